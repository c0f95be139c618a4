/**
 * The search behind a plan: one choice from each front, at the least cost for the gain needed. Gains are whole numbers
 * (of `gainUnit` pp), so that sums and comparisons are exact and do not depend on the order of the data.
 */

/** A set of recommendations, as nested lists of their ids, with what it costs and gains. */
export interface PlanState {
  readonly cost: number;
  readonly gain: number;
  readonly ids: readonly unknown[];
}

/** Sets of one group of recommendations, by rising cost and gain; the first is the empty one or better. */
export type PlanFront = readonly PlanState[];

/** Percentage points. */
export const gainUnit = 1e-11;

export const nothing: PlanState = { cost: 0, gain: 0, ids: [] };

const join = (a: PlanState, b: PlanState): PlanState => ({ cost: a.cost + b.cost, gain: a.gain + b.gain, ids: [a.ids, b.ids] });

/** The states that no other one beats in both cost and gain; of two alike the first. */
export function pareto(states: PlanState[]): PlanState[] {
  let gain = -Infinity;
  return states.sort((a, b) => a.cost - b.cost || b.gain - a.gain).filter((state) => state.gain > gain && ((gain = state.gain), true));
}

interface Relaxation {
  /** No choice that gains enough costs less. */
  readonly bound: number;
  /** Cost that a unit of gain is worth. */
  readonly price: number;
  /** The cheapest choice that was met on the way. */
  readonly best: PlanState;
}

const picked = (front: PlanFront, price: number): PlanState =>
  front.reduce((top, state) => (state.cost - top.cost < price * (state.gain - top.gain) ? state : top));

/** Lagrangian relaxation: at each price every front picks for itself, and the price is halved in on the gain needed. */
export function relax(fronts: readonly PlanFront[], need: number): Relaxation {
  let [low, high, bound, price] = [0, Infinity, 0, 0];
  let best = fronts.map((front) => front.at(-1)!).reduce(join, nothing);
  for (let round = 0; round < 80; round++) {
    const trial = high < Infinity ? (low + high) / 2 : low * 2 || gainUnit;
    const choice = fronts.map((front) => picked(front, trial)).reduce(join, nothing);
    const dual = choice.cost + trial * (need - choice.gain);
    if (dual > bound) [bound, price] = [dual, trial];
    if (choice.gain < need) low = trial;
    else {
      high = trial;
      if (choice.cost < best.cost) best = choice;
    }
  }
  return { bound, price, best };
}

/**
 * The cheapest choice that gains `need`, which has to be within reach, and a bound below which none can be. Merges front
 * after front, keeping only what can still beat the best one known; above the budget the least promising states go, and
 * the bound remembers them. `step` is the least difference between two costs.
 */
export function cheapest(fronts: readonly PlanFront[], need: number, maxStates: number, step: number): { best: PlanState; bound: number } {
  const ordered = [...fronts].sort((a, b) => b.length - a.length);
  const relaxed = relax(ordered, need);
  const { price } = relaxed;
  let { best } = relaxed;
  let rest = ordered.map((front) => picked(front, price)).reduce(join, nothing);
  let states = [nothing];
  let dropped = Infinity;
  for (const front of ordered) {
    const pick = picked(front, price);
    rest = { ...rest, cost: rest.cost - pick.cost, gain: rest.gain - pick.gain };
    const boundOf = (cost: number, gain: number) => cost + rest.cost + price * (need - gain - rest.gain);
    const room = Math.max(1, Math.floor(maxStates / fronts.length / front.length));
    if (states.length > room) {
      // Before this front was taken in, its own pick stood for it.
      const before = ({ cost, gain }: PlanState) => boundOf(cost + pick.cost, gain + pick.gain);
      states.sort((a, b) => before(a) - before(b));
      dropped = Math.min(dropped, before(states[room]!));
      states = states.slice(0, room);
    }
    const merged: PlanState[] = [];
    const consider = (state: PlanState, more: PlanState) => {
      const [cost, gain] = [state.cost + more.cost, state.gain + more.gain];
      if (gain >= need ? cost >= best.cost : boundOf(cost, gain) > best.cost - step) return;
      if (gain < need) merged.push(join(state, more));
      else best = join(state, more);
    };
    for (const state of states) for (const more of front) consider(state, more);
    states = pareto(merged);
  }
  return { best, bound: Math.min(best.cost, dropped) };
}
