import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { cheapest, nothing, pareto, relax, type PlanFront, type PlanState } from '../../src/core/planFronts.js';

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
});
