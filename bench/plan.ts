/**
 * How long a plan takes on a realistic tenant: both halves, four subscriptions, all costs. Prints a line for each and
 * exits with 1 where the median is above the bar. Run: node --import ./scripts/typescript-loader.mjs bench/plan.ts
 */
import { performance } from 'node:perf_hooks';
import { percentOf, scorePosture } from '../src/core/index.js';
import { planToTarget, type PlanOptions } from '../src/core/planToTarget.js';
import { readPosture } from '../src/sources/index.js';
import { createTenant, payloadsOf } from '../src/testing/index.js';

const barMs = 200;
const rounds = 7;
const tenant = createTenant({ seed: 'plan', kind: 'poor', asOf: '2025-06-30T00:00:00Z', subscriptions: 4, resources: 120, days: 1 });
const read = readPosture(payloadsOf(tenant));
if (read.kind !== 'posture') throw new Error('The generated tenant cannot be read.');
const { posture } = read;
const report = scorePosture(posture);
const start = percentOf(report.total)!;
console.log(`${report.recommendations.length} recommendations, ${report.controls.length} controls, from ${start.toFixed(2)} %`);

const costs: readonly (PlanOptions['cost'] & string)[] = ['actions', 'resources', 'effort'];
// The first plans of a process are those of a cold engine.
for (const cost of costs) planToTarget(posture, 90, { cost });
let isSlow = false;
for (const cost of costs) {
  for (const target of [start + 10, 80, 95, 100]) {
    const times = Array.from({ length: rounds }, () => {
      const from = performance.now();
      planToTarget(posture, target, { cost });
      return performance.now() - from;
    });
    const median = times.sort((a, b) => a - b)[rounds >> 1]!;
    const plan = planToTarget(posture, target, { cost });
    const optimality = plan.optimality === 'proved' ? 'proved' : `within ${(100 * plan.optimality.gap).toFixed(2)} %`;
    isSlow ||= median > barMs;
    console.log(
      `${cost} to ${target.toFixed(1)} %: ${median.toFixed(1)} ms, cost ${plan.cost}, ${plan.recommendationIds.length} to do, ${plan.reachedPercent!.toFixed(2)} %, ${optimality}`,
    );
  }
}
console.log(isSlow ? `Above the bar of ${barMs} ms.` : `Within the bar of ${barMs} ms.`);
process.exitCode = isSlow ? 1 : 0;
