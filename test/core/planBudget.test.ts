/** Plans that may not look at everything: what they still promise, worked out by hand. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { percentOf, whatIf } from '../../src/core/index.js';
import type { Asset, Assessment, Posture, Recommendation, RecommendationReport } from '../../src/core/index.js';
import { planToTarget, type Plan, type PlanOptions } from '../../src/core/planToTarget.js';
import { randomFrom, type Random } from './random.js';

const open = (recommendationId: string, resourceId: string, status: Assessment['status'] = 'unhealthy'): Assessment => ({
  recommendationId,
  resourceId,
  scopeId: 's',
  status,
});
const action = (id: string, maxPoints = 10): Recommendation => ({ id, subscore: 'identity', maxPoints, implemented: false });
const ids = (plan: Plan) => plan.recommendationIds.join(' ');
const percentWith = (posture: Posture, done: readonly string[], options: PlanOptions = {}) =>
  percentOf(
    whatIf(
      posture,
      done.map((recommendationId) => ({ recommendationId, remediated: true as const })),
      options,
    ).total,
  )!;

/** Costs by id. */
const priced =
  (prices: Readonly<Record<string, number>>) =>
  ([row]: readonly RecommendationReport[]): number =>
    prices[row!.id]!;

/** Controls of four recommendations each, which have one resource in common; ids by number and control. */
const fours = (...controls: readonly string[]): Posture => ({
  controls: controls.map((id) => ({ id, maxPoints: 6 })),
  recommendations: controls.flatMap((id) => ['1', '2', '3', '4'].map((number) => ({ id: `${number}${id}`, controlId: id }))),
  assessments: controls.flatMap((id) => ['1', '2', '3', '4'].map((number) => open(`${number}${id}`, `vm-${id}`))),
});

/** One control, its resources needing a few of many recommendations each. */
function webOf(random: Random, count: number, resources: number): Posture {
  const names = Array.from({ length: count }, (_, index) => `r${String(index).padStart(2, '0')}`);
  const assessments = Array.from({ length: resources }, (_, resource) =>
    names.filter(() => random.chance(2 / count)).map((id) => open(id, `vm${resource}`)),
  ).flat();
  return { controls: [{ id: 'c', maxPoints: 10 }], recommendations: names.map((id) => ({ id, controlId: 'c' })), assessments };
}

const risky = (...levels: readonly (readonly [string, Recommendation['riskLevel']])[]): Posture => ({
  recommendations: levels.map(([id, riskLevel]) => ({ id, model: 'riskBased', riskLevel })),
  assessments: levels.map(([id]) => open(id, 'vm')),
});

describe('the budget of a plan', () => {
  it('is the one by default where it is no number of one or more', () => {
    const posture = fours('c', 'd');
    const byDefault = planToTarget(posture, 10);
    assert.equal(byDefault.optimality, 'proved');
    for (const maxStates of [0, -4, 0.5, NaN, Infinity, '7' as unknown as number])
      assert.deepEqual(planToTarget(posture, 10, { maxStates }), byDefault, String(maxStates));
    assert.deepEqual(planToTarget(posture, 10, { maxStates: 1 }).optimality, { gap: 0.75 });
  });

  it('of sixteen states a combination: one control of four has 32 sets, two have as many each', () => {
    assert.equal(planToTarget(fours('c'), 10, { maxStates: 2 }).optimality, 'proved');
    assert.deepEqual(planToTarget(fours('c'), 10, { maxStates: 1 }).optimality, { gap: 0.75 });
    assert.equal(planToTarget(fours('c', 'd'), 10, { maxStates: 4 }).optimality, 'proved');
    assert.deepEqual(planToTarget(fours('c', 'd'), 10, { maxStates: 3 }).optimality, { gap: 0.75 });
  });

  it('of sixteen recommendations that share resources all sets are looked at by default', () => {
    const posture = webOf(randomFrom(2), 16, 14);
    assert.equal(planToTarget(posture, 40).optimality, 'proved');
    assert.equal(planToTarget(posture, 40, { maxStates: 8192 }).optimality, 'proved');
    // One of six may be too many: the bound is as whole as the costs are.
    assert.ok(Math.abs(gapOf(planToTarget(posture, 40, { maxStates: 8191 })) - 1 / 6) < 1e-9);
  });

  it('of a product is in scorings, of which each costs as much as there are rows', () => {
    const posture = risky(['a', 'low'], ['b', 'medium'], ['c', 'high'], ['d', 'critical']);
    const gapWith = (maxStates: number) => gapOf(planToTarget(posture, 95, { ...riskBased, maxStates }));
    // All four at once, two and two, one by one: the cheapest of a step stands for all that it brings.
    assert.ok(Math.abs(gapWith(1) - 2 / 3) < 1e-9);
    assert.ok(Math.abs(gapWith(130) - 2 / 3) < 1e-9);
    assert.ok(Math.abs(gapWith(131) - 1 / 3) < 1e-9);
    assert.equal(gapWith(1000), 0);
  });
});

const riskBased = { infrastructureModel: 'riskBased' } as const;
const gapOf = ({ optimality }: Plan) => (optimality === 'proved' ? 0 : optimality.gap);

describe('a plan that is not proved', () => {
  const alike = risky(['a', 'high'], ['b', 'high'], ['c', 'high']);

  it('leaves out what is not needed, the dearest first, and of those alike the first', () => {
    // With one scoring all are done at once. One of three halves what is lost: 12.5, 25, 50, 100.
    const plan = (prices: Readonly<Record<string, number>>, target = 20) =>
      planToTarget(alike, target, { ...riskBased, maxStates: 1, cost: priced(prices) });
    assert.equal(ids(plan({ a: 1, b: 5, c: 9 })), 'a');
    assert.equal(ids(plan({ a: 9, b: 1, c: 5 })), 'b');
    assert.equal(ids(plan({ a: 5, b: 9, c: 1 })), 'c');
    assert.equal(ids(plan({ a: 5, b: 9, c: 1 }, 30)), 'a c');
    assert.equal(ids(plan({ a: 4, b: 4, c: 4 })), 'c');
    assert.equal(plan({ a: 5, b: 9, c: 1 }, 30).cost, 6);
  });

  it('keeps all that is needed', () => {
    const plan = planToTarget(alike, 100, { ...riskBased, maxStates: 1 });
    assert.deepEqual([ids(plan), plan.reachedPercent, plan.reached], ['a b c', 100, true]);
  });

  it('is proved all the same where it costs nothing', () => {
    const free = planToTarget(alike, 100, { ...riskBased, cost: () => 0 });
    assert.deepEqual([free.cost, free.reached, free.optimality], [0, true, 'proved']);
    assert.notEqual(planToTarget(alike, 100, riskBased).optimality, 'proved');
  });

  it('is that of the product alone: what stands beside it is planned with it', () => {
    const posture = { ...alike, recommendations: [...alike.recommendations!, action('x', 30), action('y')] };
    // The product brings up to 43.75 of the total, the actions 37.5 and 12.5.
    const plan = planToTarget(posture, 40, { ...riskBased, maxStates: 1 });
    assert.deepEqual([ids(plan), plan.optimality], ['x', { gap: 0 }]);
    assert.equal(ids(planToTarget(posture, 100, { ...riskBased, maxStates: 1 })), 'a b c x y');
  });

  it('with surplus rows at an asset has no bound', () => {
    const asset = (counts: Asset['open']): Posture => ({ ...alike, assets: [{ id: 'VM', open: counts }] });
    const gap = (posture: Posture) => gapOf(planToTarget(posture, 90, riskBased));
    assert.equal(gap(asset({ high: 3 })), 0);
    assert.equal(gap(asset({ high: 4 })), 0);
    assert.equal(gap(asset({ high: 2 })), 1);
    // Rows are held against the level they have.
    assert.equal(gap(asset({ high: 2, critical: 1 })), 1);
    const healed = { ...asset({ high: 2 }), assessments: [open('a', 'vm'), open('b', 'vm'), open('c', 'vm', 'healthy')] };
    assert.ok(gap(healed) < 1);
    // Rows at an asset that is not listed are all there is of it.
    assert.equal(gap({ ...alike, assets: [{ id: 'other', open: { high: 1 } }] }) < 1, true);
  });

  it('without a scorable level a row is no surplus', () => {
    const posture = { ...risky(['a', 'high'], ['b', null]), assets: [{ id: 'vm', open: { high: 1 } }] };
    assert.ok(gapOf(planToTarget(posture, 90, riskBased)) < 1);
  });

  it('is proved all the same where assessments know more open resources than the vendor counts', () => {
    const counts = { healthy: 1, unhealthy: 1, notApplicable: 0 };
    const posture = (weight?: number): Posture => ({
      scopes: ['s', 't'].map((id) => ({ id, ...(weight && { weight }) })),
      controls: ['s', 't'].map((scopeId) => ({ id: 'c', scopeId, maxPoints: 6, resources: counts })),
      recommendations: ['a', 'b', 'c'].map((id) => ({ id, controlId: 'c' })),
      assessments: [open('a', 'vm1'), open('b', 'vm2'), open('c', 'vm3')],
    });
    // One of the three heals the one that counts: 100 and 50 %. Healing more moves no weight.
    for (const weight of [undefined, 5]) {
      const { cost, reachedPercent, optimality } = planToTarget(posture(weight), 60);
      assert.deepEqual([cost, reachedPercent, optimality], [1, 75, 'proved']);
      assert.deepEqual(planToTarget(posture(weight), 80), { ...planToTarget(posture(weight), 100), reached: true });
    }
  });
});

describe('a large group', () => {
  /** What is left of everything when the dearest that is not needed is given up, one by one. */
  function givenUp(posture: Posture, target: number, prices: Readonly<Record<string, number>>): number {
    let left = Object.keys(prices);
    for (const id of [...left].sort((a, b) => prices[b]! - prices[a]! || (a < b ? -1 : 1))) {
      const without = left.filter((other) => other !== id);
      if (percentWith(posture, without) >= target) left = without;
    }
    return left.reduce((sum, id) => sum + prices[id]!, 0);
  }

  const budget = { maxStates: 60 };
  const widelyPriced = (seed: number) => {
    const random = randomFrom(seed);
    const web = webOf(random, 12, 12);
    const recommendations = [...web.recommendations!, action('x'), action('y', 25)];
    const prices = Object.fromEntries(recommendations.map(({ id }) => [id, 2 ** random.below(12)]));
    return { posture: { ...web, recommendations }, prices };
  };

  it('is planned no dearer than by giving up the dearest of all, and without anything that is not needed', () => {
    for (const seed of [0, 1, 11]) {
      const { posture, prices } = widelyPriced(seed);
      const plan = planToTarget(posture, 60, { maxStates: 1, cost: priced(prices) });
      assert.ok(plan.reached && plan.reachedPercent! >= 60 - 1e-9, `seed ${seed}`);
      assert.ok(Math.abs(plan.reachedPercent! - percentWith(posture, plan.recommendationIds)) < 1e-9, `seed ${seed}`);
      const upTo = givenUp(posture, 60, prices);
      assert.ok(plan.cost <= upTo, `seed ${seed}: ${plan.cost}, ${upTo}`);
      for (const id of plan.recommendationIds) {
        const without = plan.recommendationIds.filter((other) => other !== id);
        assert.ok(percentWith(posture, without) < 60, `seed ${seed}: ${id}`);
      }
    }
  });

  it('has a bound that the least cost is not below', () => {
    for (let seed = 0; seed < 4; seed++) {
      const { posture, prices } = widelyPriced(seed);
      for (const target of [30, 60, 100]) {
        const { cost, optimality } = planToTarget(posture, target, { cost: priced(prices) });
        assert.equal(optimality, 'proved');
        const plan = planToTarget(posture, target, { ...budget, cost: priced(prices) });
        assert.ok(plan.cost >= cost && plan.cost * (1 - gapOf(plan)) <= cost + 1e-6, `seed ${seed}, ${target}`);
        // Sums of whole costs are whole.
        assert.ok(Math.abs(plan.cost * gapOf(plan) - Math.round(plan.cost * gapOf(plan))) < 1e-6);
      }
    }
  });

  it('of some costs that are no whole numbers the bound is none either', () => {
    const { posture, prices } = widelyPriced(3);
    const halved = Object.fromEntries(Object.entries(prices).map(([id, price]) => [id, price === 1 ? 1 : price * 0.37]));
    for (const target of [30, 60, 100]) {
      const { cost } = planToTarget(posture, target, { cost: priced(halved) });
      const plan = planToTarget(posture, target, { ...budget, cost: priced(halved) });
      assert.ok(plan.cost * (1 - gapOf(plan)) <= cost + 1e-6);
    }
  });

  it('is planned in the order of ids, over all its controls', () => {
    const posture: Posture = {
      controls: [
        { id: 'c', maxPoints: 6 },
        { id: 'd', maxPoints: 6 },
      ],
      recommendations: ['r1', 'r2', 'r3', 'r4'].map((id, index) => ({ id, controlId: index % 2 ? 'd' : 'c' })),
      assessments: ['r4', 'r2', 'r3', 'r1'].map((id) => open(id, 'vm')),
    };
    assert.equal(ids(planToTarget(posture, 100)), 'r1 r2 r3 r4');
    assert.equal(ids(planToTarget(posture, 100, { maxStates: 1 })), 'r1 r2 r3 r4');
  });
});

describe('a posture without a total', () => {
  it('reaches no target, however low', () => {
    for (const target of [0, -1]) assert.equal(planToTarget({}, target).reached, false);
  });
});
