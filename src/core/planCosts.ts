/** What can be planned, and what it costs (SCORING.md, G). */
import { isRiskAccepted } from './actions.js';
import { sumOf } from './lists.js';
import type { RecommendationReport } from './report.js';

/**
 * What a plan keeps low. `actions`: 1 for each recommendation. `resources`: unhealthy resources to touch, 1 where that is
 * not known. `effort`: implementation cost × user impact, each low 1, moderate 2, high 3, unknown 2. A function is asked
 * once for each recommendation, with its rows (one a scope); what is not a number or negative counts as 0, and
 * `Infinity` keeps the recommendation out of the plan.
 */
export type PlanCost = 'actions' | 'resources' | 'effort' | ((rows: readonly RecommendationReport[]) => number);

/** A recommendation in all its scopes. */
export interface PlanUnit {
  readonly id: string;
  /** Its place in the order of ids. */
  readonly index: number;
  readonly cost: number;
  /** What it gains whatever else is done, in units of gain. */
  readonly gain: number;
  /** What it could gain, pp: "up to" in the cloud models. */
  readonly percent: number;
  readonly isProduct: boolean;
}

/** Counts, has something to win, is not an accepted risk, and the tenant owns the service. */
export function isPlannable(row: RecommendationReport): boolean {
  const increase = row.potentialPercent ?? (row.model === 'actions' ? 0 : 1);
  return row.notCounted === null && increase > 0 && !isRiskAccepted(row.status) && row.licensed !== false;
}

const level = (word: string | null | undefined): number => (/^(low|none)/i.test(word ?? '') ? 1 : /^high/i.test(word ?? '') ? 3 : 2);

/** The cost of one recommendation, 0 or more, from its rows. */
export function planCost(cost: PlanCost, rows: readonly RecommendationReport[]): number {
  if (typeof cost === 'function') return Math.max(0, cost(rows) || 0);
  if (cost === 'resources') return sumOf(rows, ({ resources }) => resources?.unhealthy || 1);
  return cost === 'effort' ? Math.max(...rows.map((row) => level(row.implementationCost) * level(row.userImpact))) : 1;
}
