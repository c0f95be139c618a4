/** From a group of recommendations to the sets of it that are worth choosing, and to what bounds all its sets. */
import type { PlanCell } from './planCells.js';
import { nothing, pareto, type PlanFront, type PlanState } from './planFronts.js';
import type { PlanGroup, PlanUnit } from './planGroups.js';

export interface GroupFronts {
  readonly front: PlanFront;
  /** Fronts whose joint choices are, for any set of the group, at most as dear and at least as good. */
  readonly bounds: readonly PlanFront[];
  /** The front leaves out nothing. */
  readonly isExact: boolean;
}

const enumerable = 20;

/** How many states looking at all sets of a group takes. */
export const statesOf = ({ units, cells, isProduct }: PlanGroup): number =>
  isProduct || units.length > enumerable ? Infinity : 2 ** units.length * (cells.length + 1);

/** All sets, by sums over subsets: what each resource needs is a set too, and it is healed by any set that holds it. */
export function allSets({ units, cells }: PlanGroup): GroupFronts {
  const size = 2 ** units.length;
  const costs = new Float64Array(size);
  const gains = new Float64Array(size);
  const bits = new Map(units.map((unit, index) => [unit, 1 << index]));
  const maskOf = (some: readonly PlanUnit[]) => some.reduce((mask, unit) => mask | bits.get(unit)!, 0);
  for (let set = 1; set < size; set++) {
    const index = 31 - Math.clz32(set);
    const unit = units[index]!;
    const before = set ^ (1 << index);
    costs[set] = costs[before]! + unit.cost;
    gains[set] = gains[before]! + unit.gain;
  }
  for (const cell of cells) addCell(cell, gains, maskOf, bits);
  const front = pareto(candidates(costs, gains)).map((state) => ({
    ...state,
    ids: units.filter((_, index) => ((state.ids[0] as number) >> index) & 1).map(({ id }) => id),
  }));
  return { front, bounds: [front], isExact: true };
}

const steps = 4096;

/** The best set at each cost, leaving out what gains no more than one that is cheaper by a step: a million are not sorted. */
function candidates(costs: Float64Array, gains: Float64Array): PlanState[] {
  const perStep = costs.at(-1)! / steps || 1;
  const most = new Float64Array(steps + 2);
  for (let set = 0; set < costs.length; set++) {
    const above = Math.floor(costs[set]! / perStep) + 1;
    if (gains[set]! > most[above]!) most[above] = gains[set]!;
  }
  for (let step = 1; step < most.length; step++) most[step] = Math.max(most[step]!, most[step - 1]!);
  const best = new Map<number, PlanState>();
  for (let set = 0; set < costs.length; set++) {
    const [cost, gain] = [costs[set]!, gains[set]!];
    if (set && gain <= most[Math.floor(cost / perStep)]!) continue;
    if (gain > (best.get(cost)?.gain ?? -1)) best.set(cost, { cost, gain, ids: [set] });
  }
  return [...best.values()];
}

function addCell(
  cell: PlanCell,
  gains: Float64Array,
  maskOf: (units: readonly PlanUnit[]) => number,
  bits: ReadonlyMap<PlanUnit, number>,
): void {
  const healed = new Int32Array(gains.length);
  const touching = maskOf(cell.members);
  if (cell.blocks) {
    for (const { units, count } of cell.blocks) healed[maskOf(units)]! += count;
    for (let bit = 1; bit < gains.length; bit *= 2) {
      if (touching & bit) for (let set = bit; set < gains.length; set = (set + 1) | bit) healed[set]! += healed[set ^ bit]!;
    }
  } else for (let set = 1; set < gains.length; set++) healed[set] = cell.healed((unit) => (set & bits.get(unit)!) !== 0);
  for (let set = 1; set < gains.length; set++) if (set & touching) gains[set]! += cell.gain(healed[set & touching]!);
}

/** A chain: each set adds recommendations to the one before, `stride` at a time. The first is empty. */
function chain(order: readonly PlanUnit[], stride: number, gainOf: (done: readonly PlanUnit[]) => number): PlanState[] {
  const states: PlanState[] = [nothing];
  for (let from = 0; from < order.length; from += stride) {
    const done = order.slice(0, from + stride);
    states.push({ cost: done.reduce((sum, { cost }) => sum + cost, 0), gain: gainOf(done), ids: done.map(({ id }) => id) });
  }
  return states;
}

const optional = (cost: number, gain: number): PlanFront => pareto([nothing, { ...nothing, cost, gain }]);

/**
 * For a group too large to look at all sets: from all of it, what is lost least for its cost is given up first. As a
 * bound a resource's gain is shared out evenly over what is open for it, so that no set gains more than its shares.
 */
export function peeled({ units, cells }: PlanGroup): GroupFronts {
  let left = units;
  const order: PlanUnit[] = [];
  let alive = cells.flatMap(({ blocks, members, perResource }) =>
    (blocks ?? [{ units: members, count: 1 }]).map((block) => ({ units: block.units, worth: block.count * perResource })),
  );
  while (left.length > 0) {
    const losses = new Map(left.map((unit) => [unit, unit.gain]));
    for (const block of alive) for (const unit of block.units) losses.set(unit, losses.get(unit)! + block.worth);
    const loss = (unit: PlanUnit) => losses.get(unit)! / (unit.cost || 1e-9);
    const least = left.reduce((a, b) => (loss(b) <= loss(a) ? b : a));
    order.unshift(least);
    left = left.filter((unit) => unit !== least);
    alive = alive.filter((block) => !block.units.includes(least));
  }
  const states = chain(order, 1, (done) =>
    cells.reduce(
      (sum, { members, gain, healed }) =>
        members.some((unit) => done.includes(unit)) ? sum + gain(healed((unit) => done.includes(unit))) : sum,
      done.reduce((sum, unit) => sum + unit.gain, 0),
    ),
  );
  const bounds = units.map((unit) =>
    optional(
      unit.cost,
      cells.reduce((sum, cell) => sum + cell.perResource * shareOf(cell, unit), unit.gain),
    ),
  );
  return {
    front: pareto(states),
    bounds: [[{ ...nothing, gain: cells.reduce((sum, { slack }) => sum + slack, 0) }], ...bounds],
    isExact: false,
  };
}

/** Resources that a recommendation heals at the most, so that the shares of a set are never less than what it heals. */
function shareOf({ blocks, healed }: PlanCell, unit: PlanUnit): number {
  if (!blocks) return healed(() => true) - healed((other) => other !== unit);
  return blocks.reduce((sum, { units, count }) => (units.includes(unit) ? sum + count / units.length : sum), 0);
}

/**
 * For a product: by gain for cost, scored again at each step, of which there are at most `most`. Doing more never makes
 * the next one bring less, so what each step adds also bounds what it brings in any set (the core of a convex game).
 */
export function scoredChain({ units }: PlanGroup, most: number, gainOf: (ids: readonly string[]) => number): GroupFronts {
  const order = [...units].sort((a, b) => b.percent / b.cost - a.percent / a.cost || a.index - b.index);
  const stride = Math.ceil(order.length / most);
  const states = chain(order, stride, (done) => gainOf(done.map(({ id }) => id)));
  const bounds = states.slice(1).map(({ gain }, step) => {
    const costs = order.slice(step * stride, (step + 1) * stride).map(({ cost }) => cost);
    return optional(Math.min(...costs), gain - states[step]!.gain);
  });
  return { front: pareto(states), bounds, isExact: false };
}
