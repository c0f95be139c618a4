/** Each node of an explanation says what it is about, in which unit, and where it comes from. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  explainScore,
  scorePosture,
  type Explanation,
  type ExplanationTarget,
  type Posture,
  type ScoreOptions,
} from '../../src/core/index.js';
import { evaluateExplanation } from './evaluate.js';

const explained = (posture: Posture, target: ExplanationTarget, options?: ScoreOptions) =>
  explainScore(scorePosture(posture, options), target);
const counts = (healthy: number, unhealthy: number) => ({ healthy, unhealthy, notApplicable: 0 });
const near = (actual: number | null | undefined, wanted: number) =>
  assert.ok(actual != null && Math.abs(actual - wanted) < 1e-9, `${actual} is not ${wanted}`);

const action = (id: string, more: object = {}) => ({ id, subscore: 'identity', maxPoints: 10, points: 5, ...more }) as const;

const cloud: Posture = {
  scopes: [
    { id: 'g', kind: 'managementGroup' },
    { id: 's', parentId: 'g', weight: 1 },
    { id: 't', parentId: 'g', weight: 3 },
  ],
  controls: [
    { id: 'c', scopeId: 's', maxPoints: 6, resources: counts(1, 1) },
    { id: 'c', scopeId: 't', maxPoints: 6, resources: counts(3, 1) },
    { id: 'd', scopeId: 's', maxPoints: 4, points: 1, recommendationIds: ['x', 'r'] },
    { id: 'e', scopeId: 's', maxPoints: 4, points: 2, recommendationIds: ['x'] },
  ],
  recommendations: [{ id: 'r', controlId: 'c', resources: counts(4, 2) }, { id: 'x' }, action('a'), action('b', { status: 'thirdParty' })],
  assessments: [
    { recommendationId: 'r', resourceId: 'vm1', scopeId: 's', status: 'unhealthy' },
    { recommendationId: 'r', resourceId: 'vm2', scopeId: 't', status: 'unhealthy' },
  ],
};

const risky: Posture = {
  recommendations: [
    { id: 'h', model: 'riskBased', riskLevel: 'High' },
    { id: 'm', model: 'riskBased', riskLevel: 'medium' },
    { id: 'p', model: 'riskBased', riskLevel: 'low', preview: true },
    action('a'),
  ],
  assessments: [
    { recommendationId: 'h', resourceId: 'vm1', scopeId: 's', status: 'unhealthy' },
    { recommendationId: 'm', resourceId: 'vm1', scopeId: 's', status: 'unhealthy' },
    { recommendationId: 'm', resourceId: 'vm2', scopeId: 's', status: 'unhealthy' },
    { recommendationId: 'h', resourceId: 'vm2', scopeId: 's', status: 'healthy' },
  ],
};
const riskBased: ScoreOptions = { infrastructureModel: 'riskBased' };

const ownActions: Posture = { recommendations: [action('i', { subscore: 'infrastructure', maxPoints: 4, points: 1 }), action('a')] };

const kinds = ['total', 'part', 'subscore', 'scope', 'control', 'recommendation', 'asset', 'unlisted'];

function* nodesOf(node: Explanation): Generator<Explanation> {
  yield node;
  for (const child of node.children) yield* nodesOf(child);
  if (node.potential) yield* nodesOf(node.potential);
}

describe('every node', () => {
  it('is about something, in a unit, from somewhere', () => {
    const reports = [scorePosture(cloud), scorePosture(risky, riskBased), scorePosture(ownActions), scorePosture({})];
    for (const report of reports) {
      const targets: ExplanationTarget[] = [
        { kind: 'total' },
        ...(['infrastructure', 'defenderXdr'] as const).map((id) => ({ kind: 'part', id }) as const),
        ...report.subscores.map(({ id }) => ({ kind: 'subscore', id }) as const),
        ...report.scopes.map(({ id }) => ({ kind: 'scope', id }) as const),
        ...report.controls.map(({ id, scopeId }) => ({ kind: 'control', id, scopeId }) as const),
        ...report.controls.map(({ id }) => ({ kind: 'control', id }) as const),
        ...report.recommendations.map(({ id }) => ({ kind: 'recommendation', id }) as const),
        { kind: 'control', id: 'nobody' },
      ];
      for (const target of targets) {
        const root = explainScore(report, target);
        assert.equal(root.subject.kind, target.kind);
        for (const node of nodesOf(root)) {
          const { subject, unit, source, value, formula, reason } = node;
          const name = `${JSON.stringify(target)}: ${JSON.stringify(node)}`;
          assert.ok(kinds.includes(subject.kind), name);
          assert.ok(['percent', 'points', 'share', 'count'].includes(unit), name);
          assert.ok(['computed', 'given', 'selfDeclared'].includes(source), name);
          assert.equal(formula === 'none', value === null, name);
          assert.notEqual(reason, '', name);
          if (value === null) assert.ok(reason, name);
          else near(evaluateExplanation(node), value);
          // What is left to win is that of the same subject.
          if (node.potential) assert.deepEqual(node.potential.subject, { ...subject, name: node.potential.label }, name);
        }
      }
    }
  });
});

describe('a target', () => {
  const report = () => scorePosture(cloud);

  it('that is none is a total without a number', () => {
    for (const odd of [null, undefined, 'total', 7] as unknown as ExplanationTarget[]) {
      const { subject, unit, formula, value, reason } = explainScore(report(), odd);
      assert.deepEqual([subject, unit, formula, value, reason], [{ kind: 'total', id: '', name: '' }, 'percent', 'none', null, 'noData']);
    }
  });

  it('that nobody has is named all the same', () => {
    const { subject, unit, reason } = explainScore(report(), { kind: 'scope', id: 'nowhere' });
    assert.deepEqual([subject, unit, reason], [{ kind: 'scope', id: 'nowhere', name: 'nowhere' }, 'percent', 'noData']);
  });

  it('Infrastructure is a half and a sub-score, of one number', () => {
    const [part, subscore] = (['part', 'subscore'] as const).map((kind) => explainScore(report(), { kind, id: 'infrastructure' }));
    assert.deepEqual([subscore!.value, subscore!.formula], [part!.value, part!.formula]);
    assert.deepEqual([part!.subject.kind, subscore!.subject.kind], ['part', 'subscore']);
  });
});

describe('what a given figure holds beyond its parts', () => {
  const unlisted = (points: number, maxPoints: number) => {
    const node = explained(
      { recommendations: [action('a')], scores: { defenderXdr: { points, maxPoints } } },
      { kind: 'part', id: 'defenderXdr' },
    );
    return node.children
      .filter(({ subject }) => subject.kind === 'unlisted')
      .map(({ inputs, unit }) => [inputs.given, inputs.maxPoints, unit]);
  };

  it('is one child more, of points, of a maximum or of both', () => {
    assert.deepEqual(unlisted(5, 10), []);
    assert.deepEqual(unlisted(7, 10), [[2, 0, 'points']]);
    assert.deepEqual(unlisted(5, 20), [[0, 10, 'points']]);
    assert.deepEqual(unlisted(7, 20), [[2, 10, 'points']]);
  });
});

describe('controls of no scope', () => {
  it('are one among the scopes', () => {
    const posture: Posture = {
      controls: [
        { id: 'c', scopeId: 's', maxPoints: 6, resources: counts(1, 1) },
        { id: 'd', maxPoints: 4, resources: counts(1, 3) },
      ],
    };
    const half = explained(posture, { kind: 'part', id: 'infrastructure' });
    const [own] = half.children.filter(({ subject }) => subject.id === '');
    assert.deepEqual(half.children.map(({ value }) => value).sort(), [25, 50]);
    assert.deepEqual([own!.value, own!.inputs.weight, own!.label], [25, 4, '']);
    near(half.value, (2 * 50 + 4 * 25) / 6);
  });
});

describe('what an action can win', () => {
  it('is its share of its own half', () => {
    const gain = (id: string) => explained(ownActions, { kind: 'recommendation', id }).potential!.value;
    // 3 of 4 points of one half of two, and 5 of 10 of the other.
    near(gain('i'), 37.5);
    near(gain('a'), 25);
  });
});

describe('what a recommendation can win', () => {
  it('is told for the scored controls that it belongs to, in its scope', () => {
    const node = explained(cloud, { kind: 'recommendation', id: 'r' });
    assert.deepEqual(
      node.children.map(({ subject }) => [subject.id, subject.scopeId]),
      [
        ['c', 's'],
        ['c', 't'],
        ['d', 's'],
      ],
    );
  });

  it('of a control without counts is all that the control lacks', () => {
    const posture: Posture = {
      controls: [{ id: 'c', scopeId: 's', maxPoints: 10, points: 4 }],
      recommendations: [{ id: 'r', controlId: 'c' }],
    };
    const { value, unit, children } = explained(posture, { kind: 'recommendation', id: 'r' });
    assert.deepEqual([value, unit], [6, 'points']);
    assert.deepEqual(
      children.map(({ formula, inputs, value: own, unit: its }) => [formula, inputs, own, its]),
      [['maxPoints - points', { maxPoints: 10, points: 4 }, 6, 'points']],
    );
    near(children[0]!.potential!.value, 60);
  });

  it('in the risk-based model is what its assets lose to its factor', () => {
    const gain = (id: string) => explained(risky, { kind: 'recommendation', id }, riskBased);
    // vm1 has both open: 0.45, vm2 the one of medium risk: 0.9; half of a mean of two.
    const [high, medium] = [gain('h'), gain('m')];
    assert.deepEqual(
      high.children.map(({ subject, unit, source }) => [subject.id, unit, source]),
      [['vm1', 'share', 'computed']],
    );
    near(high.value, (100 * (0.9 - 0.45)) / 2 / 2);
    near(medium.value, (100 * (0.5 - 0.45 + (1 - 0.9))) / 2 / 2);
    assert.deepEqual(
      medium.children.map(({ inputs }) => inputs),
      [
        { given: 0.45, criticality: 1, factor: 0.9 },
        { given: 0.9, criticality: 1, factor: 0.9 },
      ],
    );
    const preview = gain('p');
    assert.deepEqual([preview.unit, preview.value, preview.reason], ['percent', null, 'preview']);
  });
});

describe('an asset', () => {
  it('is the product of the factors of what is open at it', () => {
    const half = explained(risky, { kind: 'part', id: 'infrastructure' }, riskBased);
    assert.deepEqual(
      half.children.map(({ subject, formula, unit, source }) => [subject.kind, subject.id, formula, unit, source]),
      [
        ['asset', 'vm1', 'highFactor ^ high * mediumFactor ^ medium', 'share', 'computed'],
        ['asset', 'vm2', 'mediumFactor ^ medium', 'share', 'computed'],
      ],
    );
  });

  it('of the host that has no id stays out of it', () => {
    const assets = [{ open: { high: 3 } }, { id: 'vm', open: { high: 1 } }, { id: 'idle' }] as Posture['assets'];
    const half = explained({ assets }, { kind: 'part', id: 'infrastructure' }, riskBased);
    assert.deepEqual(
      half.children.map(({ label, formula, value }) => [label, formula, value]),
      [
        ['vm', 'highFactor ^ high', 0.5],
        ['idle', '1', 1],
      ],
    );
  });
});
