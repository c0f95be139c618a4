/** From a group of recommendations to the sets of it that are worth choosing, and to what bounds all its sets. */
import type { PlanCell } from './planCells.js';
import { sumOf } from './lists.js';
import { nothing, pareto, type PlanFront, type PlanState } from './planFronts.js';
import type { PlanUnit } from './planCosts.js';
import type { PlanGroup } from './planGroups.js';

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
  for (let from = 0; from < order.length; from += stride) states.push(stateOf(order.slice(0, from + stride), gainOf));
  return states;
}

const stateOf = (done: readonly PlanUnit[], gainOf: (done: readonly PlanUnit[]) => number): PlanState => ({
  cost: sumOf(done, ({ cost }) => cost),
  gain: gainOf(done),
  ids: done.map(({ id }) => id),
});

const optional = (cost: number, gain: number): PlanFront => pareto([nothing, { ...nothing, cost, gain }]);

/** What some recommendations of a group that is no product gain, with the vendor's rounding. */
export function gainOf({ cells }: PlanGroup, done: readonly PlanUnit[]): number {
  const isDone = new Set(done);
  const has = (unit: PlanUnit) => isDone.has(unit);
  return cells.reduce(
    (sum, { members, gain, healed }) => (members.some(has) ? sum + gain(healed(has)) : sum),
    sumOf(done, (unit) => unit.gain),
  );
}

/** What is gained when all of some recommendations are done, unrounded; by their places in the group. */
interface Worth {
  readonly places: readonly number[];
  readonly gain: number;
}

/** How many sets of one size the search in a large group goes on from, at the most, and rounds of sharing out. */
const breadth = 32;
const rounds = 400;

/**
 * For a group too large to look at all sets: from all of it, recommendations are given up one by one, going on from the
 * sets that keep most. As a bound what resources gain is shared out over what is open for them, so that no set gains more
 * than its shares. `budget` bounds the steps of both.
 */
export function peeled(group: PlanGroup, budget: number): GroupFronts {
  const { units, cells } = group;
  const places = new Map(units.map((unit, place) => [unit, place]));
  // In an order of their own: sums of fractions must not depend on that of the data.
  const worths = cells
    .flatMap(({ blocks, members, perResource }) =>
      (blocks ?? [{ units: members, count: 1 }]).map((block): Worth => ({
        places: block.units.map((unit) => places.get(unit)!).sort((a, b) => a - b),
        gain: block.count * perResource,
      })),
    )
    .sort((a, b) => (a.places.join() < b.places.join() ? -1 : a.places.join() > b.places.join() ? 1 : a.gain - b.gain));
  const size = 1 + units.length + sumOf(worths, (worth) => worth.places.length);
  const shares = sharesOf(units, cells, Math.min(rounds, Math.ceil(budget / size)));
  const wide = Math.max(1, Math.min(breadth, Math.floor(budget / size / units.length)));
  const boundOf = concaveBound(units, shares);
  const sets = [
    ...peelings(units, worths, wide, ({ cost, gain }) => boundOf(cost) - gain),
    ...peelings(units, worths, 1, ({ saved, lost }) => lost / (saved || free)),
  ];
  const slack = { ...nothing, gain: sumOf(cells, (cell) => cell.slack + surplus(cell) * cell.perResource) };
  return {
    front: pareto([nothing, ...sets.map((done) => stateOf(done, (some) => gainOf(group, some)))]),
    bounds: [[slack], ...units.map((unit, place) => optional(unit.cost, shares[place]!))],
    isExact: false,
  };
}

/**
 * Shares of each unit in what all gain together, so that any set's shares are at least what it gains: what the last one of
 * an order adds to those before it, averaged over orders (the core of a convex game). The unit with the least share for its
 * cost comes last the next time, which makes the shares for each cost as even as they can be, and the bound as tight
 * (Frank and Wolfe's method for the point of least norm).
 */
function sharesOf(units: readonly PlanUnit[], cells: readonly PlanCell[], rounds: number): number[] {
  const places = new Map(units.map((unit, place) => [unit, place]));
  const shares = units.map(() => 0);
  const order = units.map((_, place) => place);
  const loadOf = (place: number) => shares[place]! / (units[place]!.cost || free);
  for (let round = 0; round < rounds; round++) {
    order.sort((a, b) => loadOf(b) - loadOf(a) || a - b);
    const added = units.map(({ gain }) => gain);
    for (const cell of cells) addLast(added, cell, order, (unit) => places.get(unit)!);
    const step = 2 / (round + 2);
    added.forEach((value, place) => (shares[place]! += step * (value - shares[place]!)));
  }
  return shares;
}

/** Resources, of which only counts are known, that no recommendation explains: touching the control heals them. */
const surplus = ({ healed }: PlanCell): number => healed(() => false);

/** Credits what each resource of a cell gives to the last unit, in the order, that it needed. */
function addLast(added: number[], cell: PlanCell, order: readonly number[], placeOf: (unit: PlanUnit) => number) {
  const { blocks, perResource, healed } = cell;
  const rank: number[] = [];
  order.forEach((place, index) => (rank[place] = index));
  for (const { units, count } of blocks ?? []) {
    const last = units.map(placeOf).reduce((latest, place) => (rank[latest]! > rank[place]! ? latest : place));
    added[last]! += count * perResource;
  }
  if (blocks) return;
  let before = surplus(cell);
  for (const place of order) {
    const now = healed((unit) => rank[placeOf(unit)]! <= rank[place]!);
    added[place]! += (now - before) * perResource;
    before = now;
  }
}

/** What a recommendation without cost is taken to cost where something is divided by it. */
const free = 1e-9;

interface Peeling {
  readonly left: readonly number[];
  readonly alive: readonly Worth[];
  readonly cost: number;
  /** Less what everything gains: 0 or below. */
  readonly gain: number;
}

/** A recommendation is given up: what that saves and loses, and what the rest costs and gains, less what everything does. */
interface PeelingStep {
  readonly from: Peeling;
  readonly place: number;
  readonly saved: number;
  readonly lost: number;
  readonly cost: number;
  readonly gain: number;
}

/** Sets of the group, each made by giving up one recommendation of another; at each size those of the least regret. */
function peelings(
  units: readonly PlanUnit[],
  worths: readonly Worth[],
  wide: number,
  regretOf: (step: PeelingStep) => number,
): PlanUnit[][] {
  const everything = units.map((_, place) => place);
  let beam: Peeling[] = [{ left: everything, alive: worths, cost: sumOf(units, ({ cost }) => cost), gain: 0 }];
  const found: PlanUnit[][] = [];
  while (beam.length > 0) {
    found.push(...beam.map(({ left }) => left.map((place) => units[place]!)));
    const steps = beam.flatMap((from) => {
      const losses = units.map(({ gain }) => gain);
      for (const { places, gain } of from.alive) for (const place of places) losses[place]! += gain;
      return from.left.map((place) => {
        const [saved, lost] = [units[place]!.cost, losses[place]!];
        const step = { from, place, saved, lost, cost: from.cost - saved, gain: from.gain - lost };
        return { ...step, regret: regretOf(step) };
      });
    });
    steps.sort((a, b) => a.regret - b.regret || b.place - a.place);
    const next = new Map<string, Peeling>();
    for (const { from, place, cost, gain } of steps) {
      if (next.size === wide) break;
      const left = from.left.filter((other) => other !== place);
      const key = left.join();
      if (!next.has(key)) next.set(key, { left, alive: from.alive.filter(({ places }) => !places.includes(place)), cost, gain });
    }
    beam = [...next.values()];
  }
  return found;
}

/** The most that the shares allow at a cost, parts of recommendations included. */
function concaveBound(units: readonly PlanUnit[], shares: readonly number[]): (cost: number) => number {
  const items = units
    .map(({ cost }, place) => ({ cost: cost || free, share: shares[place]! }))
    .sort((a, b) => b.share / b.cost - a.share / a.cost);
  return (budget) => {
    let [left, sum] = [budget, 0];
    for (const { cost, share } of items) {
      const part = Math.max(0, Math.min(1, left / cost));
      sum += part * share;
      left -= cost;
    }
    return sum;
  };
}

/**
 * For a product: by gain for cost, scored again at each step, of which there are at most `most`. Doing more never makes
 * the next one bring less, so what each step adds also bounds what it brings in any set (the core of a convex game).
 */
export function scoredChain({ units }: PlanGroup, most: number, gainOf: (ids: readonly string[]) => number): GroupFronts {
  // Of two alike the first stays first.
  const order = [...units].sort((a, b) => b.percent / b.cost - a.percent / a.cost);
  const stride = Math.ceil(order.length / most);
  const states = chain(order, stride, (done) => gainOf(done.map(({ id }) => id)));
  const bounds = states.slice(1).map(({ gain }, step) => {
    const costs = order.slice(step * stride, (step + 1) * stride).map(({ cost }) => cost);
    return optional(Math.min(...costs), gain - states[step]!.gain);
  });
  return { front: pareto(states), bounds, isExact: false };
}
