/**
 * A what-if on 10,000 recommendations (PERFORMANCE.md): actions alone, classic recommendations over scopes with their
 * assessments, and both halves. Asked of a report, as the elements do, and for comparison of the posture, which is then
 * scored as it is first. Prints the median of rounds for each and exits with 1 where one of a report is above the bar.
 * `node --import ./scripts/typescript-loader.mjs bench/what-if.ts [ROUNDS]`
 */
import { performance } from 'node:perf_hooks';
import { assessmentTable, percentOf, scorePosture, whatIf } from '../src/core/index.js';
import type { Assessment, Posture, Recommendation, ScoreReport } from '../src/core/index.js';

const barMs = 16;
const rounds = Number(process.argv[2] ?? 41);
const count = 10_000;

const actions = (length: number): Recommendation[] =>
  Array.from({ length }, (_, index) => ({
    id: `Action-${index}`,
    title: `Recommended action ${index}`,
    subscore: (['identity', 'apps', 'data', 'devices'] as const)[index % 4]!,
    service: `Service ${index % 12}`,
    maxPoints: 1 + (index % 10),
    implemented: index % 7,
    total: 7,
    implementationCost: 'low',
    userImpact: 'moderate',
    threats: ['Account breach', 'Data exfiltration'],
    status: index % 5 === 0 ? 'planned' : 'toAddress',
  }));

const scopes = Array.from({ length: 40 }, (_, index) => ({ id: `/subscriptions/S-${index}`, weight: 10 + index }));
const controls = Array.from({ length: 15 }, (_, index) => ({
  id: `Control-${index}`,
  name: `Control ${index}`,
  maxPoints: 1 + (index % 10),
}));

/** `distinct` recommendations, as often as scopes are needed to have `length` of them, each at five resources. */
function cloud(length: number, distinct: number): Posture {
  const recommendations = Array.from({ length }, (_, index): Recommendation => ({
    id: `Recommendation-${index % distinct}`,
    title: `Recommendation ${index}`,
    model: 'classic',
    controlId: controls[(index % distinct) % controls.length]!.id,
    scopeId: scopes[Math.floor(index / distinct)]!.id,
    riskLevel: 'high',
    severity: 'High',
    environment: 'Azure',
  }));
  const assessments = recommendations.flatMap(({ id, scopeId }, index) =>
    Array.from({ length: 5 }, (_, row): Assessment => ({
      recommendationId: id,
      resourceId: `${scopeId}/Machine-${(index * 31 + row * 7) % 400}`,
      scopeId: scopeId!,
      status: (index + row) % 3 === 0 ? 'unhealthy' : 'healthy',
    })),
  );
  return { scopes, controls, recommendations, assessments: assessmentTable(assessments) };
}

const estate = cloud(count / 2, 250);
const cases: Readonly<Record<string, Posture>> = {
  actions: { recommendations: actions(count) },
  'in 40 scopes': cloud(count, 250),
  'in one scope': cloud(count, count),
  'both halves': { ...estate, recommendations: [...estate.recommendations!, ...actions(count / 2)] },
};

/** All of a control and five actions: enough to move the total. */
const changesOf = (posture: Posture) => {
  const { recommendations = [] } = posture;
  const cloudIds = recommendations!.filter(({ controlId }) => controlId === controls[3]!.id).map(({ id }) => id);
  const actionIds = recommendations!.filter(({ subscore }) => subscore === 'identity').slice(1, 6);
  return [...new Set(cloudIds), ...actionIds.map(({ id }) => id)].map((recommendationId) => ({
    recommendationId,
    remediated: true as const,
  }));
};

const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[values.length >> 1]!;

for (const [name, posture] of Object.entries(cases)) {
  const report = scorePosture(posture);
  const before = percentOf(report.total)!;
  const changes = changesOf(posture);
  const medianOf = (from: Posture | ScoreReport) => {
    const times = Array.from({ length: rounds }, () => {
      const start = performance.now();
      const after = whatIf(from, changes);
      const milliseconds = performance.now() - start;
      if (after.recommendations.length !== count || !(percentOf(after.total)! > before)) throw new Error('not what was measured');
      return milliseconds;
    });
    return { first: times[0]!, median: median(times) };
  };
  const [ofReport, ofPosture] = [medianOf(report), medianOf(posture)];
  console.log(
    `${name.padEnd(12)} ${changes.length} changed: first ${ofReport.first.toFixed(1)} ms, median ${ofReport.median.toFixed(1)} ms of at most ${barMs} ms; from the posture ${ofPosture.median.toFixed(1)} ms`,
  );
  if (ofReport.median > barMs) process.exitCode = 1;
}
