/** The report of a total that is all there is: nothing to compute, so it is on the screen without the scoring core. */
import { givenScore } from '../core/given.js';
import type { ScoreOptions } from '../core/options.js';
import type { Posture } from '../core/posture.js';
import type { ScoreReport } from '../core/report.js';
import { percentOf, unknownScore, type Score, type SubscoreId } from '../core/score.js';

const ids: readonly SubscoreId[] = ['infrastructure', 'apps', 'identity', 'data', 'devices'];

/**
 * What `scorePosture` makes of a posture that holds a total of 0 to 100 %, targets, and nothing else; `null` for any
 * other posture, and where the options ask for more than the present.
 */
export function totalReport(posture: Posture, options: ScoreOptions): ScoreReport | null {
  const { scores, targets, assessments, ...more } = posture;
  const { total, ...others } = scores ?? {};
  const isAlone = isNothing(more) && isNothing(others) && !(assessments && assessments.length > 0) && Object.keys(options).join() === 'now';
  const score = isAlone ? givenScore(total) : null;
  const percent = score && percentOf(score);
  if (!score || percent === null || !(percent >= 0 && percent <= 100)) return null;
  const missing = unknownScore('notEnabled');
  const unknown = unknownScore('noData');
  const report: Omit<ScoreReport, 'ledger' | 'posture' | 'options'> = {
    kind: 'report',
    asOf: null,
    tenantId: null,
    tenantName: null,
    model: 'given',
    total: score,
    parts: { infrastructure: missing, defenderXdr: missing },
    halves: {
      infrastructure: { model: null, simpleMeanPercent: null, weighting: null, unlisted: null },
      defenderXdr: { model: null, unlisted: null },
    },
    subscores: ids.map((id) => ({ id, score: missing, potentialPercent: null })),
    scopes: [],
    controls: [],
    recommendations: [],
    projections: { planned: unknown, currentLicense: unknown, achievable: unknown },
    comparisons: [],
    history: [todayOf(options.now!, score)],
    change: null,
    targets: targets ?? [],
    quality: [],
    risk: null,
    deviceExposure: null,
  };
  const references = {
    ledger: { value: { halves: [], offsetPercent: percent } },
    posture: { value: posture },
    options: { value: options },
  };
  return Object.defineProperties(report, references) as unknown as ScoreReport;
}

const isNothing = (record: object): boolean => Object.values(record).every((value) => value == null);

function todayOf(now: string, score: Score): ScoreReport['history'][number] {
  const { kind: _, ...figures } = score as Extract<Score, { kind: 'scored' }>;
  return { date: now.slice(0, 10), ...figures, computed: true };
}
