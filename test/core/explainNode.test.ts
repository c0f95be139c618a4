/** What an explanation's nodes are made from: where a figure comes from, which rule gave points, and what is open. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { actionFormula, openRows, pointsOf, sourceOf, valueOf, type Explanation } from '../../src/core/explainNode.js';
import { scorePosture } from '../../src/core/index.js';
import type { Posture, Recommendation, RecommendationReport, ScoreReport } from '../../src/core/index.js';

const action = (more: Partial<Recommendation> = {}): Recommendation => ({
  id: 'a',
  subscore: 'identity',
  maxPoints: 10,
  implemented: false,
  ...more,
});
const cloud: Posture = {
  controls: [{ id: 'c', scopeId: 's', maxPoints: 4 }],
  recommendations: [{ id: 'r', controlId: 'c' }],
  assessments: [{ recommendationId: 'r', resourceId: 'vm', scopeId: 's', status: 'unhealthy' }],
};
const identity: Posture = { recommendations: [action()] };
const both: Posture = { ...cloud, recommendations: [...cloud.recommendations!, action()] };

describe('a figure stands as given', () => {
  const report = (posture: Posture): ScoreReport => scorePosture(posture);

  it('for the total, where it is the one that was given', () => {
    const given = report({ ...both, scores: { total: { percent: 40 } } });
    assert.equal(sourceOf(given, 'total', 'total', 40), 'given');
    assert.equal(sourceOf(given, 'total', 'total', 40 + 1e-12), 'given');
    assert.equal(sourceOf(given, 'total', 'total', 41), 'computed');
    assert.equal(sourceOf(report(both), 'total', 'total', 0), 'computed');
  });

  it('for a half, where its own was given', () => {
    const given = report({ ...both, scores: { defenderXdr: { points: 30, maxPoints: 60 } } });
    assert.equal(sourceOf(given, 'part', 'defenderXdr', 50), 'given');
    assert.equal(sourceOf(given, 'part', 'infrastructure', 50), 'computed');
    assert.equal(sourceOf(given, 'subscore', 'identity', 50), 'computed');
    assert.equal(sourceOf(given, 'total', 'total', 50), 'computed');
    assert.equal(sourceOf(report({ ...both, scores: { infrastructure: { percent: 50 } } }), 'subscore', 'infrastructure', 50), 'given');
  });

  it('for the only half by the total, and for no half of two', () => {
    const scores = { total: { percent: 40 } };
    const alone = report({ ...identity, scores });
    assert.equal(sourceOf(alone, 'part', 'defenderXdr', 40), 'given');
    assert.equal(sourceOf(alone, 'subscore', 'identity', 40), 'computed');
    const cloudAlone = report({ ...cloud, scores });
    assert.equal(sourceOf(cloudAlone, 'part', 'infrastructure', 40), 'given');
    assert.equal(sourceOf(cloudAlone, 'subscore', 'infrastructure', 40), 'given');
    assert.equal(sourceOf(cloudAlone, 'scope', 'infrastructure', 40), 'computed');
    const two = report({ ...both, scores });
    assert.equal(sourceOf(two, 'part', 'defenderXdr', 40), 'computed');
    assert.equal(sourceOf(two, 'part', 'infrastructure', 40), 'computed');
    // Not one that has a score: neither is alone.
    assert.equal(sourceOf(report({ scores }), 'part', 'defenderXdr', 40), 'computed');
  });

  it('for a sub-score by its own figure', () => {
    const given = report({
      ...both,
      scores: {
        subscores: [
          { id: 'identity', points: 3, maxPoints: 10 },
          { id: 'infrastructure', percent: 20 },
        ],
      },
    });
    assert.equal(sourceOf(given, 'subscore', 'identity', 30), 'given');
    assert.equal(sourceOf(given, 'subscore', 'data', 30), 'computed');
    assert.equal(sourceOf(given, 'subscore', 'identity', 20), 'computed');
    assert.equal(sourceOf(given, 'part', 'infrastructure', 20), 'given');
    assert.equal(sourceOf(given, 'control', 'identity', 30), 'computed');
    assert.equal(sourceOf(given, 'total', 'identity', 30), 'computed');
  });

  it('for a scope by its own figure, whatever the case of its id', () => {
    const given = report({
      ...cloud,
      scopes: [
        { id: 'S', score: { percent: 60 } },
        { id: 't', score: { percent: 70 } },
      ],
    });
    assert.equal(sourceOf(given, 'scope', 's', 60), 'given');
    assert.equal(sourceOf(given, 'scope', 'T', 70), 'given');
    assert.equal(sourceOf(given, 'scope', 's', 70), 'computed');
    assert.equal(sourceOf(given, 'control', 's', 60), 'computed');
    assert.equal(sourceOf(given, 'scope', 'other', 60), 'computed');
  });

  it('never, where the posture is gone or holds no figures', () => {
    const { posture: _, ...rest } = report(both);
    assert.equal(sourceOf(rest as unknown as ScoreReport, 'total', 'total', 40), 'computed');
    assert.equal(sourceOf(rest as unknown as ScoreReport, 'scope', 's', 40), 'computed');
  });
});

describe('the rule that gives the points of an action', () => {
  const formula = (more: Partial<RecommendationReport>) =>
    actionFormula({ ...scorePosture(identity).recommendations[0]!, ...more } as RecommendationReport);

  it('none for an accepted risk', () => {
    assert.equal(formula({ status: 'riskAccepted', points: 0 }), '0');
    assert.equal(formula({ status: 'ignored', points: 0 }), '0');
  });

  it('its share, where it is done in units', () => {
    const share = 'maxPoints * implemented / total';
    assert.equal(formula({ implemented: 5, total: 10, points: 5 }), share);
    assert.equal(formula({ implemented: 0, total: 10, points: 0 }), share);
    assert.equal(formula({ implemented: 10, total: 10, points: 10 }), share);
    // Ten of ten, and the vendor says otherwise.
    assert.equal(formula({ implemented: 5, total: 10, points: 3 }), 'given');
    assert.equal(formula({ implemented: 5, total: 10, points: 10 }), 'maxPoints');
  });

  it('all or nothing, where it is done or not', () => {
    assert.equal(formula({ implemented: true, points: 10 }), 'maxPoints * implemented');
    assert.equal(formula({ implemented: false, points: 0 }), 'maxPoints * implemented');
    assert.equal(formula({ implemented: null, points: 0 }), 'maxPoints * implemented');
    assert.equal(formula({ implemented: true, total: 1, points: 10 }), 'maxPoints * implemented');
    assert.equal(formula({ implemented: null, total: 4, points: 0 }), 'maxPoints * implemented');
    assert.equal(formula({ implemented: true, points: 4 }), 'given');
  });

  it('its maximum, where it has that on other grounds', () => {
    assert.equal(formula({ implemented: false, points: 10, status: 'thirdParty' }), 'maxPoints');
    assert.equal(formula({ implemented: 1, points: 10 }), 'maxPoints');
    assert.equal(formula({ implemented: 1, total: 0, points: 10 }), 'maxPoints');
  });

  it("the vendor's figure, where no rule gives it", () => {
    assert.equal(formula({ implemented: 1, points: 7 }), 'given');
    assert.equal(formula({ implemented: true, maxPoints: null, points: 0 }), 'given');
    assert.equal(formula({ implemented: 3, total: 10, maxPoints: null, points: 2 }), 'given');
  });
});

describe('what is open for a recommendation', () => {
  const posture: Posture = {
    ...cloud,
    assessments: [
      { recommendationId: 'other', resourceId: 'vm0', scopeId: 's', status: 'unhealthy' },
      { recommendationId: 'R', resourceId: 'VM1', scopeId: 'S', status: 'unhealthy' },
      { recommendationId: 'R', resourceId: 'vm2', scopeId: 's', status: 'healthy' },
      { recommendationId: 'R', resourceId: 'vm3', scopeId: 't', status: 'unhealthy' },
      { recommendationId: 'R', resourceId: 'vm4', scopeId: null, status: 'unhealthy' },
    ],
  };
  const open = (more: Partial<RecommendationReport>) =>
    openRows(scorePosture(posture), { id: 'r', scopeId: null, ...more } as RecommendationReport);

  it('its unhealthy resources in all scopes, by keys', () =>
    assert.deepEqual(open({}), [
      { scope: 's', resource: 'vm1' },
      { scope: 't', resource: 'vm3' },
      { scope: '', resource: 'vm4' },
    ]));

  it('or in its own', () => {
    assert.deepEqual(open({ scopeId: 'S' }), [{ scope: 's', resource: 'vm1' }]);
    assert.deepEqual(open({ scopeId: 'T' }), [{ scope: 't', resource: 'vm3' }]);
    assert.deepEqual(open({ scopeId: 'x' }), []);
  });

  it('none for one that was never assessed, and in a report without its posture', () => {
    assert.deepEqual(open({ id: 'unheard' }), []);
    const { posture: _, ...rest } = scorePosture(posture);
    assert.deepEqual(openRows(rest as unknown as ScoreReport, { id: 'r' } as RecommendationReport), []);
  });
});

describe('the points of a node', () => {
  const node = (more: Partial<Explanation>) => ({ value: null, unit: 'percent', inputs: {}, ...more }) as Explanation;

  it('its value in points, else what it takes in as points', () => {
    assert.equal(pointsOf(node({ unit: 'points', value: 3, inputs: { points: 4 } })), 3);
    assert.equal(pointsOf(node({ unit: 'percent', value: 3, inputs: { points: 4 } })), 4);
    assert.equal(pointsOf(node({ unit: 'points' })), 0);
    assert.equal(pointsOf(node({})), 0);
  });

  it('what has no number counts as none', () => assert.deepEqual([valueOf(node({ value: 2 })), valueOf(node({}))], [2, 0]));
});
