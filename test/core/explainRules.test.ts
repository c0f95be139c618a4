/** What an explanation holds, node by node: formula, inputs, value, source, reason, and what is left to win. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  explainScore,
  scorePosture,
  whatIf,
  type Explanation,
  type ExplanationTarget,
  type Posture,
  type ScoreOptions,
  type ScoreReport,
} from '../../src/core/index.js';
import { same } from '../support/same.js';

const explained = (posture: Posture, target: ExplanationTarget, options?: ScoreOptions) =>
  explainScore(scorePosture(posture, options), target);
/** label, formula, value and unit of a node, then its children's. */
const outline = ({ label, formula, value, unit, children }: Explanation): unknown[] => [
  label,
  formula,
  value,
  unit,
  ...children.map(outline),
];
const counts = (healthy: number, unhealthy: number) => ({ healthy, unhealthy, notApplicable: 0 });
const mean = 'sum(percent * weight) / sum(weight)';
const sums = '100 * sum(points) / sum(maxPoints)';
const vendor = 'maxPoints * healthy / (healthy + unhealthy)';

const tenant: Posture = {
  asOf: '2026-03-02T00:00:00Z',
  scopes: [
    { id: 'g', name: 'Group', kind: 'managementGroup' },
    { id: 's', name: 'One', weight: 1, parentId: 'g' },
    { id: 'u', name: 'Two', weight: 3, parentId: 'g' },
  ],
  controls: [
    { id: 'c', name: 'Updates', scopeId: 's', maxPoints: 6, resources: counts(1, 1), recommendationIds: ['r'] },
    { id: 'd', scopeId: 's', maxPoints: 4, points: 1, resources: counts(1, 1) },
    { id: 'c', name: 'Updates', scopeId: 'u', maxPoints: 6, points: 6, resources: counts(2, 0) },
    { id: 'zero', scopeId: 'u', maxPoints: 0, resources: counts(2, 0) },
  ],
  recommendations: [
    { id: 'r', controlId: 'c', resources: counts(1, 1), title: 'Patch' },
    { id: 'a', title: 'Action', subscore: 'identity', maxPoints: 10, implemented: 2, total: 8 },
    { id: 'b', subscore: 'data', maxPoints: 10, status: 'thirdParty' },
  ],
};

describe('the tree of the total', () => {
  it('goes down to the counts and the units', () =>
    same(outline(explained(tenant, { kind: 'total' })), [
      'total',
      '(infrastructure + defenderXdr) / 2',
      (85 + 62.5) / 2,
      'percent',
      [
        'infrastructure',
        mean,
        85,
        'percent',
        [
          'One',
          sums,
          40,
          'percent',
          ['Updates', '100 * points / maxPoints', 50, 'percent', ['points', vendor, 3, 'points']],
          ['d', '100 * points / maxPoints', 25, 'percent', ['points', 'given', 1, 'points']],
        ],
        ['Two', sums, 100, 'percent', ['Updates', '100 * points / maxPoints', 100, 'percent', ['points', vendor, 6, 'points']]],
      ],
      [
        'defenderXdr',
        sums,
        62.5,
        'percent',
        ['identity', sums, 25, 'percent', ['Action', 'maxPoints * implemented / total', 2.5, 'points']],
        ['data', sums, 100, 'percent', ['b', 'maxPoints', 10, 'points']],
      ],
    ]));
  it('names subject, source, date and the share on someone’s word', () => {
    const total = explained(tenant, { kind: 'total' });
    same(
      [total.subject, total.source, total.asOf, total.rounding, total.reason, total.notes.length, total.potential],
      [{ kind: 'total', id: '', name: 'total' }, 'computed', '2026-03-02T00:00:00Z', null, null, 0, null],
    );
    same(total.selfDeclaredPercent, 25);
    const xdr = total.children[1]!;
    same(xdr.inputs, { points: 12.5, maxPoints: 20 });
    same(xdr.children[1]!.children[0]!.source, 'selfDeclared');
    const [one] = total.children[0]!.children;
    same(one!.inputs, { points: 4, maxPoints: 10, weight: 1 });
    same(one!.subject, { kind: 'scope', id: 's', name: 'One' });
    same(one!.children[0]!.subject, { kind: 'control', id: 'c', name: 'Updates', scopeId: 's' });
    same(one!.children[0]!.children[0]!.inputs, { maxPoints: 6, healthy: 1, unhealthy: 1 });
    same(one!.children[1]!.children[0]!.inputs, { given: 1, maxPoints: 4 });
    same(one!.children[1]!.children[0]!.source, 'given');
  });
  it('without its halves is given, or none and why', () => {
    const only = explained({ scores: { total: { percent: 40 } } }, { kind: 'total' });
    same([only.formula, only.value, only.source, only.inputs], ['given', 40, 'given', { given: 40 }]);
    const points = explained({ scores: { total: { points: 4, maxPoints: 16 } } }, { kind: 'total' });
    same(
      [points.formula, points.value, points.source, points.inputs],
      ['100 * points / maxPoints', 25, 'given', { points: 4, maxPoints: 16 }],
    );
    const none = explained({}, { kind: 'total' });
    same([none.formula, none.value, none.reason, none.children], ['none', null, 'noData', []]);
  });
});

describe('a group of scopes', () => {
  it('with a figure of its own stands on it where all that is below weighs nothing', () => {
    const scopes = [
      { id: 'g', kind: 'managementGroup' as const, score: { percent: 60 } },
      { id: 's', parentId: 'g', weight: 0, score: { points: 1, maxPoints: 4 } },
      { id: 't', weight: 5, score: { points: 1, maxPoints: 2 } },
    ];
    const { formula, value, inputs } = explained({ scopes }, { kind: 'scope', id: 'g' });
    same([formula, value, inputs], ['given', 60, { given: 60 }]);
  });
  it('is the mean of what is below it', () => {
    const group = explained(tenant, { kind: 'scope', id: 'G' });
    same([group.label, group.formula, group.value], ['Group', mean, 85]);
    const rows = group.children.map(({ label, value, inputs }) => [label, value, inputs.weight]);
    same(
      rows.sort((a, b) => Number(a[2]) - Number(b[2])),
      [
        ['One', 40, 1],
        ['Two', 100, 3],
      ],
    );
  });
  it('a scope outside the half is explained by its own controls or its own figure', () => {
    const posture: Posture = {
      scopes: [
        { id: 'g', score: { points: 1, maxPoints: 4 } },
        { id: 's', weight: 1, parentId: 'g', score: { percent: 60 } },
      ],
    };
    same(outline(explained(posture, { kind: 'scope', id: 'g' })), ['g', '100 * points / maxPoints', 25, 'percent']);
    same(outline(explained(posture, { kind: 'scope', id: 's' })), ['s', 'given', 60, 'percent']);
  });
  it('a scope whose total holds more than its controls has one child more', () => {
    const scope = explained(
      { scopes: [{ id: 's', score: { points: 5, maxPoints: 20 } }], controls: tenant.controls!.slice(0, 2) },
      { kind: 'scope', id: 's' },
    );
    same(
      scope.children.slice(2).map(({ label, value, inputs, subject, source }) => [label, value, inputs, subject.kind, source]),
      [['unlisted', 1, { given: 1, maxPoints: 10 }, 'unlisted', 'given']],
    );
  });
  it('a percent beside listed points is their share and an offset', () => {
    const half = explained(
      { scores: { defenderXdr: { percent: 60 } }, recommendations: tenant.recommendations!.slice(1) },
      { kind: 'part', id: 'defenderXdr' },
    );
    same([half.formula, half.inputs, half.value], [`${sums} + offsetPercent`, { offsetPercent: -2.5 }, 60]);
  });
});

describe('what a control can win', () => {
  const potential = (target: ExplanationTarget, posture = tenant) => explained(posture, target).potential!;
  it('is its open share of its scope’s share of its half’s share', () => {
    const gain = potential({ kind: 'control', id: 'c', scopeId: 's' });
    same(
      [gain.formula, gain.value, gain.unit, gain.inputs],
      [
        '100 * potentialPoints / scopeMaxPoints * weight / weightTotal / halves',
        3.75,
        'percent',
        { potentialPoints: 3, scopeMaxPoints: 10, weight: 1, weightTotal: 4, halves: 2 },
      ],
    );
    same(outline(gain.children[0]!), ['potentialPoints', 'maxPoints * unhealthy / (healthy + unhealthy)', 3, 'points']);
  });
  it('of one scope and one half is its share of the points', () => {
    const gain = potential(
      { kind: 'control', id: 'c' },
      {
        controls: [
          { id: 'c', maxPoints: 10, points: 4 },
          { id: 'd', maxPoints: 10, points: 4 },
        ],
      },
    );
    same(
      [gain.formula, gain.value, gain.inputs],
      ['100 * potentialPoints / scopeMaxPoints', 30, { potentialPoints: 6, scopeMaxPoints: 20 }],
    );
    same([gain.children[0]!.formula, gain.children[0]!.inputs], ['maxPoints - points', { points: 4, maxPoints: 10 }]);
  });
  it('over several scopes is their sum, for display only', () => {
    const over = explained(tenant, { kind: 'control', id: 'C' });
    same(
      [over.formula, over.value, over.unit, over.reason, over.potential!.formula, over.potential!.value],
      ['sum(points)', 9, 'points', 'displayOnly', 'sum(percent)', 3.75],
    );
    same(
      over.children.map(({ subject }) => subject.scopeId),
      ['s', 'u'],
    );
    same(over.subject, { kind: 'control', id: 'c', name: 'Updates' });
  });
  it('stays in points where its half is switched off', () => {
    const gain = explained(
      { ...tenant, scores: { defenderXdr: { percent: 50 } } },
      { kind: 'control', id: 'c', scopeId: 's' },
      { infrastructure: false },
    ).potential!;
    same([gain.unit, gain.value], ['points', 3]);
  });
  it('that is not scored says why', () => {
    const zero = explained(tenant, { kind: 'control', id: 'zero' });
    same([zero.formula, zero.value, zero.reason, zero.potential], ['none', null, 'zeroMaximum', null]);
  });
});

describe('a recommendation', () => {
  it('of a control wins up to its resources there', () => {
    const tree = explained(tenant, { kind: 'recommendation', id: 'R' });
    same([tree.formula, tree.unit, tree.label], ['given', 'points', 'Patch']);
    const alone = explained(
      { controls: tenant.controls!.slice(0, 1), recommendations: tenant.recommendations! },
      { kind: 'recommendation', id: 'r' },
    );
    same(outline(alone), ['Patch', 'sum(points)', 3, 'points', ['Updates', 'maxPoints * own / (healthy + unhealthy)', 3, 'points']]);
    same(alone.children[0]!.inputs, { maxPoints: 6, own: 1, healthy: 1, unhealthy: 1 });
    same([alone.potential!.formula, alone.potential!.value], ['sum(percent)', 25]);
  });
  it('of controls in several scopes adds them', () => {
    const rows = ['s', 's', 'u'].map((scopeId, index) => ({
      recommendationId: 'r',
      resourceId: `x${index}`,
      scopeId,
      status: 'unhealthy' as const,
    }));
    const posture: Posture = {
      scopes: tenant.scopes!,
      controls: [{ id: 'c', maxPoints: 6 }],
      recommendations: [{ id: 'r', controlId: 'c' }],
      assessments: [...rows, { recommendationId: 'r', resourceId: 'fine', scopeId: 'u', status: 'healthy' }],
    };
    const tree = explained(posture, { kind: 'recommendation', id: 'r' });
    same(
      tree.children.map(({ inputs, value, subject }) => [subject.scopeId, inputs.own, value]),
      [
        ['s', 2, 6],
        ['u', 1, 3],
      ],
    );
    same([tree.value, tree.potential!.value], [9, 25 + 37.5]);
  });
  it('of the risk-based model divides by its factor', () => {
    const posture: Posture = {
      assets: [
        { id: 'x', open: { high: 2, low: 1 }, criticality: 3 },
        { id: 'y', name: 'Host', open: {} },
      ],
      recommendations: [{ id: 'r', model: 'riskBased', riskLevel: 'high' }],
      assessments: [
        { recommendationId: 'r', resourceId: 'X', status: 'unhealthy' },
        { recommendationId: 'r', resourceId: 'y', status: 'unhealthy' },
      ],
    };
    const share = 0.25 * 0.99;
    const half = explained(posture, { kind: 'total' }).children[0]!;
    same(outline(half), [
      'infrastructure',
      '100 * sum(share * criticality) / sum(criticality)',
      (100 * (3 * share + 1)) / 4,
      'percent',
      ['x', 'highFactor ^ high * lowFactor ^ low', share, 'share'],
      ['Host', '1', 1, 'share'],
    ]);
    same(half.children[0]!.inputs, { criticality: 3, high: 2, low: 1, highFactor: 0.5, lowFactor: 0.99 });
    const tree = explained(posture, { kind: 'recommendation', id: 'r' });
    same([tree.value, tree.unit, tree.children.length], [(100 * 3 * share) / 4, 'percent', 1]);
    same(tree.inputs, { criticalityTotal: 4, halves: 1 });
    same(tree.children[0]!.inputs, { given: share, criticality: 3, factor: 0.5 });
    const after = explainScore(whatIf(posture, [{ recommendationId: 'r', remediated: true }]), { kind: 'part', id: 'infrastructure' });
    same(
      after.children.map(({ formula, value }) => [formula, value]),
      [
        ['given', 0.5 * 0.99],
        ['1', 1],
      ],
    );
  });
  it('that does not count says why', () => {
    const reason = (fields: object, options?: ScoreOptions) => {
      const tree = explained(
        { recommendations: [{ id: 'a', subscore: 'data', maxPoints: 4, points: 1, ...fields }] },
        { kind: 'recommendation', id: 'a' },
        options,
      );
      return [tree.formula, tree.value, tree.reason, tree.potential === null];
    };
    same(reason({ preview: true }), ['none', null, 'preview', true]);
    same(reason({ status: 'ignored' }), ['0', 0, 'riskAccepted', true]);
    same(reason({ status: 'ignored' }, { riskAccepted: 'keepMaximum' }), ['0', 0, null, false]);
    same(reason({ maxPoints: null }), ['given', 1, 'missingMaximum', true]);
    same(reason({ points: 4, implemented: true }), ['maxPoints * implemented', 4, null, false]);
    same(reason({ points: 0 }), ['maxPoints * implemented', 0, null, false]);
    same(reason({}), ['given', 1, null, false]);
    same(reason({ controlId: 'gone' }), ['none', null, 'noControl', true]);
  });
  it('of a half of its own actions, with accepted risks that its total holds', () => {
    const own = (id: string, more: object = {}) => ({ id, subscore: 'infrastructure' as const, maxPoints: 10, points: 4, ...more });
    const half = explained(
      {
        scores: { infrastructure: { points: 4, maxPoints: 20 } },
        recommendations: [own('a'), own('b', { status: 'ignored' })],
      },
      { kind: 'part', id: 'infrastructure' },
    );
    same(outline(half), ['infrastructure', sums, 20, 'percent', ['a', 'given', 4, 'points'], ['b', '0', 0, 'points']]);
    const gain = explained({ recommendations: [own('a')] }, { kind: 'recommendation', id: 'a' }).potential!;
    same([gain.value, gain.formula, gain.children[0]!.formula], [60, '100 * potentialPoints / scopeMaxPoints', 'maxPoints - points']);
  });
});

describe('notes of a subject', () => {
  it('stand at its node, also where one note is about several', () => {
    const recommendations = ['a', 'b', 'fine'].map((id) => ({
      id,
      subscore: 'data' as const,
      maxPoints: 4,
      points: id === 'fine' ? 1 : 5,
    }));
    const tree = explained({ recommendations }, { kind: 'subscore', id: 'data' });
    same(
      tree.children.map(({ notes }) => notes.map(({ code }) => code)),
      [['pointsAboveMaximum'], ['pointsAboveMaximum'], []],
    );
  });
});

describe('a report without its rows’ origin', () => {
  it('explains what came back from JSON', () => {
    const stored = JSON.parse(JSON.stringify(scorePosture(tenant))) as ScoreReport;
    for (const target of [{ kind: 'total' }, { kind: 'scope', id: 'g' }, { kind: 'control', id: 'c' }] as ExplanationTarget[])
      assert.deepEqual(explainScore(stored, target), explained(tenant, target));
  });
});

describe('a target that nobody has', () => {
  it('is a node without a number that says why', () => {
    const report = scorePosture(tenant);
    const odd = [null, undefined, 5, 'total', {}, { kind: 'nonsense', id: 's' }, { kind: 'scope' }, { kind: 'control', id: 7 }, []];
    for (const target of odd) {
      const { value, formula, reason, children } = explainScore(report, target as unknown as ExplanationTarget);
      same([value, formula, reason, children], [null, 'none', 'noData', []]);
    }
  });
});

describe('a figure that stands as it was given', () => {
  const sourceOf = (posture: Posture, target: ExplanationTarget) => explained(posture, target).source;
  it('says so, whatever parts are listed below it', () => {
    const scores = { total: { percent: 60 }, defenderXdr: { points: 40, maxPoints: 80 }, infrastructure: { percent: 70 } };
    same(sourceOf({ ...tenant, scores }, { kind: 'total' }), 'given');
    same(sourceOf({ ...tenant, scores }, { kind: 'part', id: 'defenderXdr' }), 'given');
    same(sourceOf({ ...tenant, scores }, { kind: 'subscore', id: 'infrastructure' }), 'given');
    same(sourceOf({ ...tenant, scores: { subscores: [{ id: 'identity', percent: 30 }] } }, { kind: 'subscore', id: 'identity' }), 'given');
    same(
      sourceOf(
        { scopes: [{ id: 's', score: { points: 5, maxPoints: 20 } }], controls: tenant.controls!.slice(0, 2) },
        { kind: 'scope', id: 's' },
      ),
      'given',
    );
    same(sourceOf(tenant, { kind: 'total' }), 'computed');
    same(sourceOf(tenant, { kind: 'scope', id: 's' }), 'computed');
  });
  it('is computed where a what-if moved it', () => {
    const moved = whatIf({ ...tenant, scores: { total: { percent: 60 } } }, [{ recommendationId: 'a', remediated: true }]);
    same(explainScore(moved, { kind: 'total' }).source, 'computed');
  });
});
