/** The cheapest set of recommendations that reaches a target (SCORING.md, G). */
import { AssessmentState, assessmentTable } from './assessments.js';
import { noise } from './given.js';
import { keyOf } from './identifiers.js';
import { listOf, sumOf } from './lists.js';
import type { ScoreOptions } from './options.js';
import type { PlanCost, PlanUnit } from './planCosts.js';
import { cheapest, gainUnit, relax } from './planFronts.js';
import { allSets, gainOf, peeled, scoredChain, statesOf, type GroupFronts } from './planGroupFronts.js';
import { planGroups, type PlanGroup } from './planGroups.js';
import type { Posture, RiskLevel } from './posture.js';
import type { ScoreReport } from './report.js';
import { isNumber, percentOf } from './score.js';
import { scorePosture } from './scorePosture.js';
import { whatIf } from './whatIf.js';

export interface PlanOptions extends ScoreOptions {
  /** `actions` by default. */
  readonly cost?: PlanCost;
  /** How many combinations the search may hold against each other; the core has no clock. 262,144 by default. */
  readonly maxStates?: number;
}

export interface Plan {
  /** To be remediated in all their scopes, by id. */
  readonly recommendationIds: readonly string[];
  /** The total of `whatIf` with all of them done, 0..100; `null` where the posture has no total. */
  readonly reachedPercent: number | null;
  readonly reached: boolean;
  /** In the unit of the cost that was asked for. */
  readonly cost: number;
  /** No cheaper set does it, or the least cost is within this share (0..1) below the plan's. */
  readonly optimality: 'proved' | { readonly gap: number };
}

const defaultStates = 2 ** 18;
/** Sums over subsets are that much lighter than combinations. */
const lightness = 16;

/**
 * Plans to `targetPercent` of the total, 0..100. Out of reach, it is the cheapest set that reaches the most. Accepted
 * risks, what does not count and services the tenant does not own are never planned. Never throws for data.
 */
export function planToTarget(posture: Posture, targetPercent: number, options: PlanOptions = {}): Plan {
  const report = scorePosture(posture, options);
  const start = percentOf(report.total);
  const isTarget = typeof targetPercent === 'number' && !Number.isNaN(targetPercent);
  const isThere = isTarget && start !== null && start >= targetPercent - noise;
  if (start === null || isThere || !isTarget)
    return { recommendationIds: [], reachedPercent: start, reached: isThere, cost: 0, optimality: 'proved' };

  const percentWith = (ids: readonly string[]) =>
    percentOf(
      whatIf(
        report,
        ids.map((recommendationId) => ({ recommendationId, remediated: true as const })),
      ).total,
    ) ?? start;
  const { cost: price, maxStates: wanted } = options ?? {};
  const maxStates = isNumber(wanted) && wanted >= 1 ? wanted : defaultStates;
  const groups = planGroups(report, price ?? 'actions');
  const scorings = Math.max(
    1,
    Math.floor((maxStates * lightness) / (1000 + 10 * assessmentTable(posture.assessments).length + groups.length)),
  );
  let budget = maxStates * lightness;
  const frontsOf = groups.map((group): GroupFronts => {
    if (group.isProduct) return scoredChain(group, scorings, (ids) => Math.round((percentWith(ids) - start) / gainUnit));
    if (statesOf(group) > budget) return peeled(group, maxStates * lightness);
    budget -= statesOf(group);
    return allSets(group);
  });
  const units = groups.flatMap((group) => group.units);
  const plan = search(frontsOf, (targetPercent - start) / gainUnit - 50, maxStates, units);
  const isExact = frontsOf.every((fronts) => fronts.isExact);
  const need = Math.min((targetPercent - start) / gainUnit - 50, plan.gain);
  // What a product gains together is only known by scoring it.
  const hasProduct = groups.some(({ isProduct }) => isProduct);
  const gainWith = (some: readonly PlanUnit[]) =>
    hasProduct
      ? (percentWith(some.map(({ id }) => id)) - start) / gainUnit
      : sumOf(groups, (group) =>
          gainOf(
            group,
            some.filter((unit) => group.units.includes(unit)),
          ),
        );
  // Where costs differ widely, giving up the dearest of all can be better than what the search went on from.
  const starts = hasProduct ? [plan.units] : [plan.units, [...units].sort((a, b) => a.index - b.index)];
  const trials = isExact ? [plan.units] : starts.map((some) => trimmed(some, need, gainWith));
  const chosen = trials.reduce((best, trial) => (costOf(trial) < costOf(best) ? trial : best));
  const recommendationIds = chosen.map(({ id }) => id);
  const reachedPercent = percentWith(recommendationIds);
  const cost = costOf(chosen);
  // Where the data make gains depend on one another, the bound does not hold.
  const isLoose = hasProduct && hasMoreRowsThanOpen(report);
  const reached = reachedPercent >= targetPercent - noise;
  const isMost = reached || isExact || isGrowing(groups);
  const isSound = isMost && !isLoose && (!isExact || Math.abs(start + plan.gain * gainUnit - reachedPercent) < 1e-6);
  const gap = cost > 0 ? Math.max(0, 1 - (isSound ? plan.bound : 0) / cost) : Number(!isMost);
  const isProved = gap < noise && (cost === 0 || !hasProduct);
  return { recommendationIds, reachedPercent, reached, cost, optimality: isProved ? 'proved' : { gap } };
}

/** Doing more never costs points, so that everything is the most. It does where a vendor's figure stands above its counts. */
const isGrowing = (groups: readonly PlanGroup[]): boolean => groups.every(({ cells }) => cells.every((cell) => cell.gain(0) >= 0));

const costOf = (units: readonly PlanUnit[]): number => units.reduce((sum, { cost }) => sum + cost, 0);

/** The best choice from the fronts, and a cost below which there is none. */
function search(fronts: readonly GroupFronts[], wanted: number, maxStates: number, units: readonly PlanUnit[]) {
  const most = fronts.reduce((sum, { front }) => sum + front.at(-1)!.gain, 0);
  const need = Math.min(wanted, most);
  const isWhole = units.every(({ cost }) => Number.isInteger(cost));
  const { best, bound } = cheapest(
    fronts.map(({ front }) => front),
    need,
    maxStates,
    isWhole ? 1 - 1e-6 : 1e-9 * costOf(units),
  );
  const least = fronts.every(({ isExact }) => isExact)
    ? bound
    : Math.min(
        bound,
        relax(
          fronts.flatMap(({ bounds }) => bounds),
          need,
        ).bound,
      );
  // The ids are nested as deep as there are fronts: too deep for a recursion.
  const ids = new Set<unknown>();
  for (const pending: unknown[] = [best.ids]; pending.length > 0;) {
    const next = pending.pop();
    if (Array.isArray(next)) pending.push(...(next as unknown[]));
    else ids.add(next);
  }
  const chosen = units.filter(({ id }) => ids.has(id)).sort((a, b) => a.index - b.index);
  return { units: chosen, gain: best.gain, bound: isWhole ? Math.ceil(least - 1e-6) : least };
}

/** What the rest gains enough without, goes; the dearest first, of those alike the first. */
function trimmed(units: readonly PlanUnit[], need: number, gainWith: (units: readonly PlanUnit[]) => number): readonly PlanUnit[] {
  const enough = Math.min(need, gainWith(units));
  let left = units;
  for (const unit of [...units].sort((a, b) => b.cost - a.cost)) {
    const without = left.filter((other) => other !== unit);
    if (gainWith(without) >= enough) left = without;
  }
  return left;
}

/** Assets that hold fewer open recommendations than are assessed at them: closing the surplus changes nothing. */
function hasMoreRowsThanOpen({ posture, recommendations }: ScoreReport): boolean {
  const table = assessmentTable(posture.assessments);
  const levels = new Map(recommendations.map((row) => [keyOf(row.id), keyOf(row.riskLevel) as RiskLevel]));
  const open = new Map(listOf(posture.assets).map((asset) => [keyOf(asset.id), { ...asset.open }]));
  return table.state.some((state, row) => {
    const counts = state === AssessmentState.unhealthy && open.get(keyOf(table.resourceIds[table.resource[row]!]));
    const level = levels.get(keyOf(table.recommendationIds[table.recommendation[row]!]));
    return counts && level ? (counts[level] = (counts[level] ?? 0) - 1) < 0 : false;
  });
}
