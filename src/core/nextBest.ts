import { isPlannable, planCost, type PlanCost } from './planCosts.js';
import type { RecommendationReport, ScoreReport } from './report.js';

/**
 * The rows that raise the total most for what they cost, best first, ties by id (SCORING.md, G). The increase is that of
 * doing the row alone where the data tell it, else "up to"; rows that win nothing alone are left to `planToTarget`.
 */
export function nextBest(report: ScoreReport, count = 3, cost: PlanCost = 'effort'): RecommendationReport[] {
  return report.recommendations
    .filter(isPlannable)
    .map((row) => ({ row, worth: alonePercent(row) / planCost(cost, [row]) }))
    .filter(({ worth }) => worth > 0)
    .sort((a, b) => (a.worth === b.worth ? (a.row.id < b.row.id ? -1 : 1) : b.worth - a.worth))
    .slice(0, count)
    .map(({ row }) => row);
}

/** Percentage points of the total that the row adds alone; the share of its points that it wins alone, over all its scopes. */
export function alonePercent({ potentialPercent, potentialPoints, potentialAlonePoints }: RecommendationReport): number {
  return (potentialPercent ?? 0) * (potentialPoints && potentialAlonePoints !== null ? potentialAlonePoints / potentialPoints : 1);
}
