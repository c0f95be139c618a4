import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { nextBest, planToTarget, scorePosture } from '../../src/core/index.js';
import type { Recommendation } from '../../src/core/index.js';
import { readPosture } from '../../src/sources/index.js';
import { createTenant, payloadsOf } from '../../src/testing/index.js';

const action = (id: string, maxPoints: number, implementationCost: string, more: Partial<Recommendation> = {}): Recommendation => ({
  id,
  subscore: 'identity',
  maxPoints,
  implemented: false,
  implementationCost,
  userImpact: 'low',
  ...more,
});

describe('nextBest', () => {
  const recommendations = [
    action('dear', 9, 'High'),
    action('cheap', 5, 'low'),
    action('middle', 8, 'Moderate'),
    action('done', 10, 'low', { implemented: true }),
    action('accepted', 10, 'low', { status: 'riskAccepted' }),
    action('notOwned', 10, 'low', { licensed: false }),
    action('same', 3, 'low'),
  ];
  const ids = (...rest: [number?, Parameters<typeof nextBest>[2]?]) =>
    nextBest(scorePosture({ recommendations }), ...rest).map((row) => row.id);

  it('is the three with the most increase per effort, ties by id', () => assert.deepEqual(ids(), ['cheap', 'middle', 'dear']));
  it('lists as many as asked for', () => assert.deepEqual(ids(9), ['cheap', 'middle', 'dear', 'same']));
  it('takes another cost', () => assert.deepEqual(ids(2, 'actions'), ['dear', 'middle']));
  it('names those alike by their ids, whatever their order', () => {
    const named = (...names: string[]) =>
      nextBest(scorePosture({ recommendations: names.map((id) => action(id, 5, 'low')) })).map((row) => row.id);
    assert.deepEqual(named('b', 'c', 'a'), ['a', 'b', 'c']);
    assert.deepEqual(named('c', 'a', 'b'), ['a', 'b', 'c']);
  });
  it('takes what a row may win where nobody knows what it wins alone', () => {
    const counts = (unhealthy: number) => ({ healthy: 0, unhealthy, notApplicable: 0 });
    const report = scorePosture({
      controls: [{ id: 'c', scopeId: 's', maxPoints: 6, resources: counts(10) }],
      recommendations: [
        { id: 'r1', controlId: 'c', resources: counts(4) },
        { id: 'r2', controlId: 'c', resources: counts(8) },
      ],
    });
    assert.deepEqual(
      report.recommendations.map(({ potentialAlonePoints }) => potentialAlonePoints),
      [null, null],
    );
    assert.deepEqual(
      nextBest(report).map((row) => row.id),
      ['r2', 'r1'],
    );
  });
  it('leaves out what wins nothing alone', () => {
    const recommendations = ['r1', 'r2', 'r3'].map((id) => ({ id, controlId: 'c' }));
    const assessments = [
      { recommendationId: 'r1', resourceId: 'a', status: 'unhealthy' as const },
      { recommendationId: 'r2', resourceId: 'a', status: 'unhealthy' as const },
      { recommendationId: 'r3', resourceId: 'b', status: 'unhealthy' as const },
    ];
    const classic = scorePosture({ controls: [{ id: 'c', maxPoints: 6 }], recommendations, assessments });
    assert.deepEqual(
      nextBest(classic).map((row) => row.id),
      ['r3'],
    );
  });
});

describe('planning for generated tenants', () => {
  for (const kind of ['healthy', 'poor', 'defenderXdrNotEnabled'] as const) {
    it(kind, () => {
      const tenant = createTenant({ seed: kind, kind, asOf: '2025-06-30T00:00:00Z', subscriptions: 2, resources: 60, days: 2 });
      const read = readPosture(payloadsOf(tenant));
      assert.ok(read.kind === 'posture');
      const { total } = scorePosture(read.posture);
      assert.ok(total.kind === 'scored');
      for (const cost of ['actions', 'resources', 'effort'] as const) {
        const plan = planToTarget(read.posture, total.percent + 5, { cost });
        assert.ok(plan.reached && plan.reachedPercent! >= total.percent + 5 - 1e-9);
        assert.equal(plan.optimality, 'proved');
        assert.ok(plan.cost >= plan.recommendationIds.length);
      }
    });
  }
});
