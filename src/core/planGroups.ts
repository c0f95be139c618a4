/**
 * What a plan chooses from: recommendations, grouped where doing one changes what another brings. Actions stand alone;
 * in a classic control a resource turns healthy only when all that is open for it is done (SCORING.md, B and G).
 */
import { isRiskAccepted } from './actions.js';
import { keyOf } from './identifiers.js';
import { grouped, sumOf } from './lists.js';
import { planCells, type PlanCell } from './planCells.js';
import { isPlannable, planCost, type PlanCost, type PlanUnit } from './planCosts.js';
import { gainUnit } from './planFronts.js';
import type { RecommendationReport, ScoreReport } from './report.js';

export interface PlanGroup {
  readonly units: readonly PlanUnit[];
  readonly cells: readonly PlanCell[];
  /** A product (SCORING.md, C): only scoring it again tells what several units bring. */
  readonly isProduct: boolean;
}

/** Groups in the order of their first ids. */
export function planGroups(report: ScoreReport, cost: PlanCost): PlanGroup[] {
  const byId = grouped(report.recommendations, ({ id }) => [keyOf(id)]);
  const units = new Map<string, PlanUnit>();
  for (const key of [...byId.keys()].sort()) {
    const unit = unitOf(byId.get(key)!, units.size, cost);
    if (unit) units.set(key, unit);
  }
  const cells = planCells(report, byId, units);
  const groupOf = new Map([...units.values()].map((unit) => [unit, [unit]]));
  for (const members of [[...units.values()].filter(({ isProduct }) => isProduct), ...cells.map((cell) => cell.members)]) {
    const merged = [...new Set(members.flatMap((unit) => groupOf.get(unit)!))];
    for (const unit of merged) groupOf.set(unit, merged);
  }
  return [...new Set(groupOf.values())].map((group) => ({
    units: group.sort((a, b) => a.index - b.index),
    cells: cells.filter(({ members }) => group.includes(members[0]!)),
    isProduct: group.some(({ isProduct }) => isProduct),
  }));
}

/** `null` where there is nothing to plan, or the host keeps it out. */
function unitOf(all: readonly RecommendationReport[], index: number, price: PlanCost): PlanUnit | null {
  const rows = all.filter(isPlannable);
  const cost = rows.length > 0 ? planCost(price, rows) : Infinity;
  if (cost === Infinity) return null;
  const percentOf = (some: readonly RecommendationReport[]) => sumOf(some, ({ potentialPercent }) => potentialPercent ?? 0);
  // Done in all scopes, so that rows which are not a reason to plan it move as well.
  const actions = all.filter((row) => row.model === 'actions' && row.notCounted === null && !isRiskAccepted(row.status));
  return {
    id: rows[0]!.id,
    index,
    cost,
    gain: Math.round(percentOf(actions) / gainUnit),
    percent: percentOf(rows),
    isProduct: rows.some((row) => row.model === 'riskBased'),
  };
}
