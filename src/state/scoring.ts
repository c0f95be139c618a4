/**
 * The scoring core, loaded when there is something to score: an element that is given a computed report, or a total
 * alone, does not pay for it. Once it is here, scoring is synchronous.
 */
import type { PostureChange } from '../core/changes.js';
import type { ScoreOptions } from '../core/options.js';
import type { Plan, PlanOptions } from '../core/planToTarget.js';
import type { Posture } from '../core/posture.js';
import type { ScoreReport } from '../core/report.js';

export type ScoreFunction = (posture: Posture, options: ScoreOptions) => ScoreReport;

/** What is asked for by an act of the reader only. */
export interface Planner {
  readonly whatIf: (report: ScoreReport, changes: readonly PostureChange[]) => ScoreReport;
  readonly planToTarget: (posture: Posture, targetPercent: number, options: PlanOptions) => Plan;
}

export interface Scoring {
  /** `scorePosture` where it is loaded already, else `null`. */
  readonly ifLoaded: () => ScoreFunction | null;
  readonly load: () => Promise<ScoreFunction>;
  readonly loadPlanner: () => Promise<Planner>;
}

let loaded: ScoreFunction | null = null;

export const scoring: Scoring = {
  ifLoaded: () => loaded,
  load: async () => loaded ?? (loaded = (await import('../core/scorePosture.js')).scorePosture),
  loadPlanner: async () => {
    const [{ whatIf }, { planToTarget }] = await Promise.all([import('../core/whatIf.js'), import('../core/planToTarget.js')]);
    return { whatIf, planToTarget };
  },
};
