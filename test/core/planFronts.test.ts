import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { cheapest, nothing, pareto, relax, type PlanFront, type PlanState } from '../../src/core/planFronts.js';
import { randomFrom } from './random.js';

const state = (cost: number, gain: number, ...ids: unknown[]): PlanState => ({ cost, gain, ids });
const figures = (states: readonly PlanState[]) => states.map(({ cost, gain }) => [cost, gain]);
const idsOf = (ids: readonly unknown[]): unknown[] => (ids as unknown[]).flat(Infinity);

/** Fronts of a few whole costs and gains, each beginning with nothing. */
const someFronts = fc
  .array(fc.array(fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 })), { maxLength: 4 }), {
    minLength: 1,
    maxLength: 5,
  })
  .map((fronts) =>
    fronts.map((sets, front) =>
      pareto([nothing, ...sets.map(([cost, gain], set) => state(cost, gain, `${front}:${set}:${cost}:${gain}`))]),
    ),
  );

/** Every choice there is, one state of each front. */
const choices = (fronts: readonly PlanFront[]): PlanState[] =>
  fronts.reduce<PlanState[]>(
    (all, front) => all.flatMap((one) => front.map((more) => state(one.cost + more.cost, one.gain + more.gain))),
    [nothing],
  );

const mostOf = (fronts: readonly PlanFront[]) => Math.max(...choices(fronts).map(({ gain }) => gain));
const leastCost = (fronts: readonly PlanFront[], need: number) =>
  Math.min(
    ...choices(fronts)
      .filter(({ gain }) => gain >= need)
      .map(({ cost }) => cost),
  );

describe('a front', () => {
  it('holds what no other state beats, by rising cost', () => {
    assert.deepEqual(figures(pareto([state(3, 5), nothing, state(1, 2), state(2, 2), state(3, 4), state(4, 5)])), [
      [0, 0],
      [1, 2],
      [3, 5],
    ]);
  });

  it('holds the best of what costs the same, in whatever order it comes', () => {
    assert.deepEqual(figures(pareto([state(1, 2), state(1, 5), state(1, 3)])), [[1, 5]]);
    assert.deepEqual(figures(pareto([state(1, 5), state(1, 3), state(1, 2)])), [[1, 5]]);
  });

  it('keeps the first of two alike', () => {
    assert.deepEqual(pareto([state(1, 1, 'first'), state(1, 1, 'second')]), [state(1, 1, 'first')]);
  });
});

describe('the search for the cheapest choice', () => {
  it('finds the least cost, and proves it, where it may hold everything', () => {
    fc.assert(
      fc.property(someFronts, fc.double({ min: 0.01, max: 1, noNaN: true }), (fronts, share) => {
        const need = Math.max(1, Math.ceil(share * mostOf(fronts)));
        fc.pre(need <= mostOf(fronts));
        const { best, bound } = cheapest(fronts, need, 100_000, 1 - 1e-6);
        assert.equal(best.cost, leastCost(fronts, need));
        assert.ok(best.gain >= need);
        assert.equal(bound, best.cost);
        const parts = idsOf(best.ids).map((id) => String(id).split(':').map(Number));
        assert.equal(
          parts.reduce((sum, part) => sum + part[2]!, 0),
          best.cost,
        );
        assert.equal(
          parts.reduce((sum, part) => sum + part[3]!, 0),
          best.gain,
        );
        assert.equal(new Set(parts.map(([front]) => front)).size, parts.length);
      }),
    );
  });

  it('with hardly any room still reaches what is needed, and its bound is one', () => {
    fc.assert(
      fc.property(someFronts, fc.integer({ min: 1, max: 20 }), (fronts, maxStates) => {
        const need = mostOf(fronts);
        fc.pre(need > 0);
        for (const wanted of [need, Math.ceil(need / 2)]) {
          const { best, bound } = cheapest(fronts, wanted, maxStates, 1 - 1e-6);
          const least = leastCost(fronts, wanted);
          assert.ok(best.gain >= wanted && best.cost >= least);
          assert.ok(Math.ceil(bound - 1e-6) <= least);
        }
      }),
    );
  });
});

/** Choices of about the same worth, so that only looking at many of them tells the best. */
function alikeFronts(seed: number): PlanFront[] {
  const random = randomFrom(seed);
  return Array.from({ length: 9 }, (_, front) =>
    pareto([
      nothing,
      ...Array.from({ length: 1 + random.below(2) }, (_, set) => {
        const cost = 20 + random.below(40);
        return state(cost, cost + random.below(9), `${front}:${set}`);
      }),
    ]),
  );
}

describe('the budget of the search', () => {
  const seeds = [1, 2, 3, 4, 5, 6];
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const searched = (maxStates: number) =>
    seeds.map((seed) => {
      const fronts = alikeFronts(seed);
      const need = Math.ceil(mostOf(fronts) / 2);
      const least = leastCost(fronts, need);
      const { best, bound } = cheapest(fronts, need, maxStates, 1 - 1e-6);
      assert.ok(best.gain >= need && bound <= least && best.cost >= least);
      return { cost: best.cost / least, bound: bound / least, isProved: bound === best.cost };
    });

  for (const [maxStates, mostDear, leastBound, proved] of [
    [1, 1.08, 0.99, 1],
    [100, 1.018, 0.993, 1],
    [200, 1.007, 0.996, 3],
    [400, 1.004, 0.999, 4],
    [800, 1, 1, 6],
  ] as const)
    it(`with ${maxStates} states it is at most ${mostDear} times as dear as the least, and proves ${proved} of 6`, () => {
      const plans = searched(maxStates);
      const [cost, bound] = [mean(plans.map((plan) => plan.cost)), mean(plans.map((plan) => plan.bound))];
      assert.ok(cost <= mostDear && bound >= leastBound, `${cost}, ${bound}`);
      // More would take more states than it may hold.
      assert.equal(plans.filter(({ isProved }) => isProved).length, proved);
    });
});

describe('the relaxed search', () => {
  it('has a bound that no choice beats, and a choice that gains enough', () => {
    fc.assert(
      fc.property(someFronts, (fronts) => {
        const need = mostOf(fronts);
        fc.pre(need > 0);
        for (const wanted of [need, Math.ceil(need / 2)]) {
          const { best, bound, price } = relax(fronts, wanted);
          assert.ok(bound <= leastCost(fronts, wanted) + 1e-6);
          assert.ok(best.gain >= wanted && best.cost >= leastCost(fronts, wanted));
          assert.ok(price > 0 && bound > 0);
        }
      }),
    );
  });

  it('is tight where gains are for sale in parts', () => {
    const units = Array.from({ length: 10 }, () => [nothing, state(2, 4)]);
    const { bound, price } = relax(units, 20);
    assert.ok(Math.abs(bound - 10) < 1e-6);
    assert.ok(Math.abs(price - 0.5) < 1e-6);
  });

  it('finds a price above one as well as below', () => {
    const units = Array.from({ length: 10 }, () => [nothing, state(2000, 4)]);
    const { bound, price } = relax(units, 20);
    assert.ok(Math.abs(bound - 10_000) < 1e-3);
    assert.ok(Math.abs(price - 500) < 1e-6);
  });

  it('is content with exactly what is needed, and keeps the cheapest that it met', () => {
    const { best } = relax([[nothing, state(1, 5), state(9, 6)]], 5);
    assert.deepEqual([best.cost, best.gain], [1, 5]);
  });
});
