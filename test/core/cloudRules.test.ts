/** Model B, rule by rule: resources, controls, scopes, weights, groups, and what a what-if moves. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  percentOf,
  scorePosture,
  whatIf,
  type Assessment,
  type Control,
  type Posture,
  type Recommendation,
  type Scope,
} from '../../src/core/index.js';
import { same } from '../support/same.js';

const near = (actual: number | null | undefined, expected: number) =>
  assert.ok(actual != null && Math.abs(actual - expected) < 1e-9, `${actual} is not ${expected}`);
const counts = (healthy: number, unhealthy: number, notApplicable = 0) => ({ healthy, unhealthy, notApplicable });
const control = (id: string, maxPoints: number, healthy: number, unhealthy: number, more: Partial<Control> = {}): Control => ({
  id,
  maxPoints,
  resources: counts(healthy, unhealthy),
  ...more,
});
const row = (recommendationId: string, resourceId: string, status: Assessment['status'], scopeId: string | null = 's'): Assessment => ({
  recommendationId,
  resourceId,
  scopeId,
  status,
});
const outcome = (score: ReturnType<typeof scorePosture>['total']) => (score.kind === 'scored' ? score.percent : score.reason);
const scopeOf = (posture: Posture, id: string) => scorePosture(posture).scopes.find((scope) => scope.id === id)!;

describe('a control', () => {
  const cases: [string, Partial<Control>, unknown, number | null][] = [
    ['of nothing but what does not apply leaves both sums', { maxPoints: 4, resources: counts(0, 0, 3) }, 'nothingToScore', 0],
    ['without any resource too', { maxPoints: 4, resources: counts(0, 0) }, 'nothingToScore', 0],
    ['worth nothing is not scored', { maxPoints: 0, resources: counts(1, 2) }, 'zeroMaximum', 0],
    ['worth nothing, without resources', { maxPoints: 0, resources: counts(0, 0) }, 'zeroMaximum', 0],
    ['worth nothing, with what does not apply', { maxPoints: 0, resources: counts(0, 0, 1) }, 'nothingToScore', 0],
    ['without a maximum', { resources: counts(1, 1) }, 'missingMaximum', null],
    ['with a maximum below zero', { maxPoints: -1, resources: counts(1, 1) }, 'invalidNumber', null],
    ['with points that are no number', { maxPoints: 4, points: NaN, resources: counts(1, 1) }, 'invalidNumber', null],
    ['of which nothing is known', { maxPoints: 4 }, 'noData', null],
    ['with counts below zero', { maxPoints: 4, resources: counts(-1, 1) }, 'noData', null],
    ['with counts that are no number', { maxPoints: 4, resources: counts(1, NaN) }, 'noData', null],
    ['with points alone wins what is left of them', { maxPoints: 4, points: 1 }, 25, 3],
    ['with points that stand over its counts', { maxPoints: 4, points: 1, resources: counts(1, 1) }, 25, 2],
    ['with counts', { maxPoints: 4, resources: counts(1, 3) }, 25, 3],
    ['with one count alone', { maxPoints: 4, resources: { healthy: 2 } as never }, 100, 0],
  ];
  for (const [name, fields, expected, potential] of cases) {
    it(name, () => {
      const [report] = scorePosture({ controls: [{ id: 'c', ...fields }] }).controls;
      assert.equal(outcome(report!.score), expected);
      assert.equal(report!.potentialPoints, potential);
    });
  }
  it('says what its increase is worth in its scope and in the total', () => {
    const posture: Posture = {
      scores: { defenderXdr: { percent: 50 } },
      scopes: [
        { id: 's', weight: 1 },
        { id: 't', weight: 3 },
      ],
      controls: [
        control('a', 6, 1, 1, { scopeId: 'S' }),
        control('b', 4, 1, 1, { scopeId: 's' }),
        control('a', 10, 1, 3, { scopeId: 't' }),
      ],
    };
    const rows = scorePosture(posture).controls;
    same(
      rows.map(({ potentialPoints, potentialPercentOfScope, potentialPercent }) => [
        potentialPoints,
        potentialPercentOfScope,
        potentialPercent,
      ]),
      [
        [3, 30, 30 / 4 / 2],
        [2, 20, 20 / 4 / 2],
        [7.5, 75, (75 * 3) / 4 / 2],
      ],
    );
    const { subscores, scopes } = scorePosture(posture);
    near(subscores[0]!.potentialPercent, (30 + 20 + 75 * 3) / 4 / 2);
    same(
      scopes.map(({ potentialPercent }) => potentialPercent),
      [6.25, 28.125],
    );
  });
  it('has a name, a description and its recommendations, or its id, nothing and none', () => {
    const [named, bare] = scorePosture({
      controls: [
        control('a', 1, 1, 1, { name: 'A', description: 'D', environment: 'AWS', recommendationIds: ['r'], deprecated: true }),
        control('b', 1, 1, 1),
      ],
    }).controls;
    same(
      [named!.name, named!.description, named!.environment, named!.recommendationIds, named!.deprecated],
      ['A', 'D', 'AWS', ['r'], true],
    );
    same([bare!.name, bare!.description, bare!.environment, bare!.recommendationIds, bare!.deprecated], ['b', null, null, [], false]);
  });
  it('defined once is a cell in each scope in which it was assessed', () => {
    const report = scorePosture({
      controls: [{ id: 'c', maxPoints: 4 }, control('C', 4, 3, 1, { scopeId: 'given' })],
      recommendations: [{ id: 'r', controlId: 'C' }],
      assessments: [
        row('r', 'a', 'healthy', 'x'),
        row('r', 'b', 'unhealthy', 'y'),
        row('R', 'c', 'healthy', 'X'),
        row('r', 'd', 'healthy', 'given'),
      ],
    });
    same(
      report.controls.map(({ scopeId, resources }) => [scopeId, resources.healthy, resources.unhealthy]),
      [
        ['x', 2, 0],
        ['y', 0, 1],
        ['given', 3, 1],
      ],
    );
    same(
      report.scopes.map(({ id, name }) => [id, name]),
      [
        ['x', 'x'],
        ['y', 'y'],
        ['given', 'given'],
      ],
    );
  });
  it('without a scope, with counts of its own, is one for all scopes', () => {
    const report = scorePosture({
      controls: [control('c', 4, 1, 3)],
      recommendations: [{ id: 'r', controlId: 'c' }],
      assessments: [row('r', 'a', 'unhealthy', 'x')],
    });
    assert.equal(report.controls.length, 1);
    near(percentOf(report.total), 25);
  });
});

describe('a resource in a control', () => {
  const states = (assessments: Assessment[], recommendations?: Recommendation[], options = {}) =>
    scorePosture(
      {
        controls: [{ id: 'c', maxPoints: 4, recommendationIds: ['r', 'q'] }],
        ...(recommendations ? { recommendations } : {}),
        assessments,
      },
      options,
    ).controls[0]!.resources;
  it('is unhealthy where one recommendation is, else healthy where one is, else not applicable', () => {
    same(states([row('r', 'a', 'healthy'), row('q', 'A', 'unhealthy')]), counts(0, 1));
    same(states([row('r', 'a', 'unhealthy'), row('q', 'a', 'healthy')]), counts(0, 1));
    same(states([row('r', 'a', 'healthy'), row('q', 'a', 'notApplicable')]), counts(1, 0));
    same(states([row('r', 'a', 'notApplicable'), row('q', 'a', 'healthy')]), counts(1, 0));
    same(states([row('r', 'a', 'notApplicable'), row('q', 'a', 'notApplicable')]), counts(0, 0, 1));
    same(states([row('r', 'a', 'unhealthy'), row('r', 'a', 'unhealthy')]), counts(0, 1));
  });
  it('counts once in each scope it shows up in', () => {
    const report = scorePosture({
      controls: [{ id: 'c', maxPoints: 4, recommendationIds: ['r'] }],
      assessments: [
        row('r', 'a', 'healthy', 'x'),
        row('r', 'b', 'unhealthy', 'x'),
        row('r', 'a', 'unhealthy', 'y'),
        row('r', 'b', 'unhealthy', 'y'),
        row('r', 'a', 'unhealthy', 'y'),
        row('r', 'd', 'healthy', 'y'),
        row('r', 'd', 'healthy', null),
      ],
    });
    same(
      report.controls.map(({ scopeId, resources }) => [scopeId, resources]),
      [
        ['x', counts(1, 1)],
        ['y', counts(1, 2)],
        [null, counts(1, 0)],
      ],
    );
  });
  it('is as a person decided about the recommendation', () => {
    const one = [row('r', 'a', 'unhealthy'), row('q', 'b', 'healthy')];
    const decided = (status: string, options = {}) => states(one, [{ id: 'r', controlId: 'c', status }], options);
    same(decided('toAddress'), counts(1, 1));
    same(decided('riskAccepted'), counts(1, 0, 1));
    same(decided('ignored'), counts(1, 0, 1));
    same(decided('thirdParty'), counts(1, 0, 1));
    same(decided('thirdParty', { mitigatedExemption: 'healthy' }), counts(2, 0));
    same(decided('alternateMitigation', { mitigatedExemption: 'healthy' }), counts(2, 0));
    same(decided('riskAccepted', { mitigatedExemption: 'healthy' }), counts(1, 0, 1));
    same(decided('notScored'), counts(1, 0));
  });
  it('is as it was decided in its own scope', () => {
    const report = scorePosture({
      controls: [{ id: 'c', maxPoints: 4, recommendationIds: ['r'] }],
      recommendations: [
        { id: 'r', scopeId: 'X', status: 'riskAccepted' },
        { id: 'r', scopeId: 'y' },
      ],
      assessments: [row('r', 'a', 'unhealthy', 'x'), row('r', 'a', 'unhealthy', 'y')],
    });
    same(
      report.controls.map(({ resources }) => resources),
      [counts(0, 0, 1), counts(0, 1)],
    );
  });
});

describe('a recommendation of a control', () => {
  const assessments = [
    row('r1', 'both', 'unhealthy'),
    row('r2', 'both', 'unhealthy'),
    row('r1', 'one', 'unhealthy'),
    row('r2', 'one', 'healthy'),
    row('r1', 'fine', 'healthy'),
    row('r2', 'other', 'notApplicable'),
  ];
  const posture: Posture = {
    controls: [{ id: 'c', maxPoints: 6 }],
    recommendations: [
      { id: 'r1', controlId: 'c' },
      { id: 'r2', controlId: 'c' },
    ],
    assessments,
  };
  it('may win up to its unhealthy resources, and alone those that hang on it only', () => {
    same(
      scorePosture(posture).recommendations.map((item) => [
        item.potentialPoints,
        item.potentialAlonePoints,
        item.potentialPercentOfScope,
        item.resources,
      ]),
      [
        [4, 2, (100 * 4) / 6, counts(1, 2)],
        [2, 0, (100 * 2) / 6, counts(1, 1, 1)],
      ],
    );
  });
  it('has the status its resources tell, unless it has its own', () => {
    const status = (fields: Partial<Recommendation>) =>
      scorePosture({ controls: [control('c', 4, 1, 1)], recommendations: [{ id: 'r', controlId: 'c', ...fields }] }).recommendations[0]!
        .status;
    assert.equal(status({}), 'toAddress');
    assert.equal(status({ resources: counts(1, 1) }), 'toAddress');
    assert.equal(status({ resources: counts(1, 0) }), 'completed');
    assert.equal(status({ resources: counts(0, 0, 2) }), 'notApplicable');
    assert.equal(status({ resources: counts(1, 0), status: 'planned' }), 'planned');
  });
  const reasons: [string, Partial<Recommendation>, string | null][] = [
    ['a preview', { preview: true }, 'preview'],
    ['a deprecated one', { deprecated: true }, 'deprecated'],
    ['another standard’s', { standard: 'PCI' }, 'otherStandard'],
    ['one that is not scored', { status: 'notScored' }, 'notScored'],
    ['an accepted risk', { status: 'riskAccepted' }, 'riskAccepted'],
    ['one of no control', { controlId: 'nowhere' }, 'noControl'],
    ['one of a control worth nothing', { controlId: 'zero' }, 'zeroMaximum'],
    ['one with nothing to look at', { resources: counts(0, 0, 4) }, 'nothingToScore'],
    ['one that counts', { resources: counts(1, 1) }, null],
  ];
  for (const [name, fields, reason] of reasons) {
    it(`${name}: ${reason ?? 'counted'}`, () => {
      const report = scorePosture({
        controls: [control('c', 4, 1, 1), control('zero', 0, 1, 1)],
        recommendations: [{ id: 'r', controlId: 'c', ...fields }],
      });
      const item = report.recommendations[0]!;
      assert.equal(item.notCounted, reason);
      assert.equal(item.potentialPoints, reason === null ? 2 : null);
      assert.equal(item.potentialAlonePoints, reason === null ? 2 : null);
      assert.equal(item.potentialPercent, reason === null ? 50 : null);
    });
  }
  it('with counts of its own is bound by those of its control, and alone nothing is known beside others', () => {
    const [first, second] = scorePosture({
      controls: [control('c', 4, 1, 3, { recommendationIds: ['r2'] })],
      recommendations: [
        { id: 'r1', controlId: 'c', resources: counts(0, 9) },
        { id: 'r2', model: 'classic' },
      ],
    }).recommendations;
    same([first!.potentialPoints, first!.potentialAlonePoints], [3, null]);
    same([second!.potentialPoints, second!.controlId, second!.subscore, second!.title], [null, 'c', 'infrastructure', 'r2']);
  });
  it('of one scope counts there alone', () => {
    const rows = scorePosture({
      scopes: [
        { id: 'x', weight: 1 },
        { id: 'y', weight: 1 },
      ],
      controls: [{ id: 'c', maxPoints: 4 }],
      recommendations: [
        { id: 'r', controlId: 'c', scopeId: 'x' },
        { id: 'r', controlId: 'c', scopeId: 'y' },
        { id: 'q', controlId: 'c' },
      ],
      assessments: [
        row('r', 'a', 'unhealthy', 'x'),
        row('r', 'b', 'healthy', 'x'),
        row('r', 'a', 'unhealthy', 'y'),
        row('q', 'a', 'unhealthy', 'y'),
        row('q', 'd', 'unhealthy', 'x'),
      ],
    }).recommendations;
    // In x one of three resources, in y the only one; each scope is half of the total.
    near(rows[0]!.potentialPercentOfScope, 100 / 3);
    near(rows[0]!.potentialPercent, 100 / 6);
    near(rows[1]!.potentialPercentOfScope, 100);
    near(rows[1]!.potentialPercent, 50);
    near(rows[2]!.potentialPercent, 50 / 3 + 50);
    near(rows[2]!.potentialPercentOfScope, 50 / 3 + 50);
    same([rows[0]!.potentialAlonePoints, rows[1]!.potentialAlonePoints], [4 / 3, 0]);
  });
  it('of a half that is switched off counts in nothing', () => {
    const report = scorePosture({ ...posture, scores: { defenderXdr: { percent: 50 } } }, { infrastructure: false });
    same(
      report.recommendations.map(({ notCounted, potentialPoints }) => [notCounted, potentialPoints]),
      [
        ['halfNotEnabled', null],
        ['halfNotEnabled', null],
      ],
    );
    assert.equal(report.controls[0]!.potentialPercent, null);
  });
});

describe('a what-if over counts', () => {
  const posture: Posture = {
    controls: [control('c', 10, 2, 8, { scopeId: 's' })],
    recommendations: [
      { id: 'r1', controlId: 'c', resources: counts(0, 5) },
      { id: 'r2', controlId: 'c', resources: counts(0, 6) },
    ],
  };
  const done = (...ids: string[]) => ids.map((recommendationId) => ({ recommendationId, remediated: true as const }));
  it('makes surely healthy what the rest cannot cover, and says that it is a bound', () => {
    const one = whatIf(posture, done('r1'));
    near(percentOf(one.total), 40);
    same(
      one.quality.filter(({ code }) => code === 'boundedWhatIf').map(({ subject }) => subject.id),
      ['c'],
    );
    near(percentOf(whatIf(posture, done('r2')).total), 50);
    const both = whatIf(posture, done('r1', 'r2'));
    near(percentOf(both.total), 100);
    assert.ok(!both.quality.some(({ code }) => code === 'boundedWhatIf'));
  });
  it('counts a recommendation without counts as able to cover all', () => {
    const recommendations = [posture.recommendations![0]!, { id: 'r2', controlId: 'c' }];
    near(percentOf(whatIf({ ...posture, recommendations }, done('r1')).total), 20);
    near(percentOf(whatIf({ ...posture, recommendations }, done('r2')).total), 50);
  });
  it('leaves out recommendations of other scopes', () => {
    const recommendations = [...posture.recommendations!, { id: 'r3', controlId: 'c', scopeId: 'elsewhere', resources: counts(0, 9) }];
    near(percentOf(whatIf({ ...posture, recommendations }, done('r1', 'r2')).total), 100);
  });
  it('moves the vendor’s counts by what the assessments say', () => {
    const assessed: Posture = {
      controls: [control('c', 10, 2, 8, { scopeId: 's' })],
      recommendations: [{ id: 'r', controlId: 'c' }],
      assessments: [row('r', 'a', 'unhealthy'), row('r', 'b', 'unhealthy'), row('r', 'd', 'healthy')],
    };
    near(percentOf(scorePosture(assessed).total), 20);
    same(whatIf(assessed, [{ recommendationId: 'r', remediated: ['A'] }]).controls[0]!.resources, counts(3, 7));
    same(whatIf(assessed, done('r')).controls[0]!.resources, counts(4, 6));
    same(whatIf(assessed, [{ recommendationId: 'r', status: 'riskAccepted' }]).controls[0]!.resources, counts(1, 6, 3));
  });
  it('turns no more resources healthy than the vendor counts as unhealthy, so that no weight moves', () => {
    const fixed = (...given: Control[]) => {
      const posture: Posture = {
        controls: given,
        recommendations: [{ id: 'r', controlId: 'c' }],
        assessments: [row('r', 'a', 'unhealthy'), row('r', 'b', 'unhealthy')],
      };
      const { total, controls } = whatIf(posture, done('r'));
      return [percentOf(scorePosture(posture).total), percentOf(total), controls[0]!.resources];
    };
    const other = control('d', 4, 0, 4, { scopeId: 't' });
    // 75 and 0 %, four resources each; then 100 and 0 %.
    same(fixed(control('c', 4, 3, 1, { scopeId: 's' }), other), [37.5, 50, counts(4, 0)]);
    same(fixed(control('c', 4, 3, 0, { scopeId: 's' }), other), [(100 * 3) / 7, (100 * 3) / 7, counts(3, 0)]);
    // Nothing that the control applies to: it stays out of both sums.
    same(fixed(control('c', 4, 0, 0, { scopeId: 's' }), other), [0, 0, counts(0, 0)]);
  });
  it('recomputes the points of what it touches alone', () => {
    const controls = [control('c', 10, 2, 8, { points: 5 }), control('d', 10, 0, 4, { points: 1 })];
    const recommendations = [{ id: 'r', controlId: 'c' }];
    near(percentOf(scorePosture({ controls, recommendations }).total), 30);
    near(percentOf(whatIf({ controls, recommendations }, done('r')).total), 55);
  });
});

describe('the Infrastructure half of several scopes', () => {
  const scope = (id: string, percent: number | null, more: Partial<Scope> = {}): Scope => ({
    id,
    ...(percent === null ? {} : { score: { points: percent, maxPoints: 100 } }),
    ...more,
  });
  it('weighs all by the vendor’s weights or none', () => {
    const half = (...scopes: Scope[]) => {
      const { parts, halves } = scorePosture({ scopes });
      return [outcome(parts.infrastructure), halves.infrastructure.weighting, halves.infrastructure.simpleMeanPercent];
    };
    same(half(scope('a', 20, { weight: 1 }), scope('b', 60, { weight: 3 })), [50, 'given', 40]);
    same(half(scope('a', 20, { weight: 0 }), scope('b', 60, { weight: 3 })), [60, 'given', 40]);
    same(half(scope('a', 20, { weight: 0 }), scope('b', 60, { weight: 0 })), [40, 'equal', 40]);
    same(half(scope('a', 20, { weight: -1 }), scope('b', 60, { weight: 3 })), [40, 'equal', 40]);
    same(half(scope('a', 20, { resources: counts(1, 0) }), scope('b', 60, { weight: 9, resources: counts(1, 2, 5) })), [
      50,
      'fallback',
      40,
    ]);
    same(half(scope('a', 20, { weight: 5 })), [20, 'given', 20]);
    same(half(scope('a', 20, { weight: -5 })), [20, 'equal', 20]);
    same(half(scope('a', null)), ['notEnabled', null, null]);
  });
  it('says which scopes fell back', () => {
    const notes = (...scopes: Scope[]) => scorePosture({ scopes }).quality.map(({ code, facts }) => [code, facts.ids]);
    same(notes(scope('a', 20, { resources: counts(1, 0) }), scope('b', 60, { weight: 9, resources: counts(1, 2) })), [
      ['fallbackWeights', ['a']],
    ]);
    same(notes(scope('a', 20), scope('b', 60)), [['equalWeights', ['a', 'b']]]);
  });
  it('does not fall back on resources where a scope is scored without a count: unknown is not 0', () => {
    const scopes = [scope('a', 80, { weight: 5 }), { id: 'b' }];
    const { parts, halves, quality } = scorePosture({ scopes, controls: [control('c', 4, 1, 1, { scopeId: 'b' })] });
    same([outcome(parts.infrastructure), halves.infrastructure.weighting], [65, 'equal']);
    assert.ok(quality.some(({ code }) => code === 'equalWeights'));
  });
  it('a control that is given twice for a scope counts once, as it is given first', () => {
    const twice = [
      control('c', 4, 2, 2, { scopeId: 's' }),
      control('d', 4, 3, 0, { scopeId: 's' }),
      control('C', 4, 0, 9, { scopeId: 'S' }),
    ];
    const report = scorePosture({ controls: [...twice, control('c', 4, 0, 4, { scopeId: 't' })] });
    same(
      report.scopes.map(({ score }) => outcome(score)),
      [75, 0],
    );
    same(
      report.controls.map(({ score, potentialPoints }) => [outcome(score), potentialPoints]),
      [
        [50, 2],
        [100, 0],
        ['allExcluded', 0],
        [0, 4],
      ],
    );
    same(
      report.quality.filter(({ code }) => code === 'duplicateId').map(({ subject }) => subject),
      [{ kind: 'control', id: 'C' }],
    );
  });
  it('a scope without an id holds nothing of what is in no scope', () => {
    const scopes = [{ id: '' }, scope('a', 20)];
    near(percentOf(scorePosture({ scopes, controls: [control('c', 4, 3, 1, { points: 3 })] }).parts.infrastructure), (20 + 75) / 2);
  });
  it('falls back to the resources of the scored controls', () => {
    const report = scorePosture({
      controls: [
        control('c', 4, 1, 0, { scopeId: 'a' }),
        control('zero', 0, 50, 50, { scopeId: 'a' }),
        control('c', 4, 0, 3, { scopeId: 'b' }),
      ],
    });
    near(percentOf(report.total), 25);
    same(
      report.scopes.map(({ id, weight, weightShare }) => [id, weight, weightShare]),
      [
        ['a', 1, 0.25],
        ['b', 3, 0.75],
      ],
    );
  });
  it('is a tree: a group is the weighted mean of what is below it, beside the simple one', () => {
    const scopes: Scope[] = [
      { id: 'root', kind: 'managementGroup', name: 'Root' },
      { id: 'group', kind: 'managementGroup', parentId: 'ROOT' },
      scope('a', 20, { weight: 1, parentId: 'group' }),
      scope('b', 60, { weight: 3, parentId: 'Group' }),
      scope('d', 100, { weight: 4, parentId: 'root', environment: 'AWS', kind: 'account' }),
      { id: 'empty', kind: 'managementGroup', parentId: 'root' },
      { id: 'leaf', parentId: 'empty' },
      { id: 'closed', kind: 'managementGroup', parentId: 'root' },
      { id: 'shut', parentId: 'closed', restricted: true, weight: 7, score: { points: 1, maxPoints: 2 } },
    ];
    const report = scorePosture({ scopes });
    same(
      report.scopes.map(({ id, score, weight, weightShare, simpleMeanPercent }) => [
        id,
        outcome(score),
        weight,
        weightShare,
        simpleMeanPercent,
      ]),
      [
        ['root', 75, null, 1, 60],
        ['group', 50, null, 0.5, 40],
        ['a', 20, 1, 0.125, null],
        ['b', 60, 3, 0.375, null],
        ['d', 100, 4, 0.5, null],
        ['empty', 'nothingToScore', null, null, null],
        ['leaf', 'nothingToScore', null, null, null],
        ['closed', 'noPermission', null, null, null],
        ['shut', 'noPermission', null, null, null],
      ],
    );
    near(percentOf(report.total), 75);
    same(
      report.scopes.slice(0, 5).map(({ name, kind, parentId, environment }) => [name, kind, parentId, environment]),
      [
        ['Root', 'managementGroup', null, null],
        ['group', 'managementGroup', 'ROOT', null],
        ['a', null, 'group', null],
        ['b', null, 'Group', null],
        ['d', 'account', 'root', 'AWS'],
      ],
    );
    same(
      report.quality.find(({ code }) => code === 'coverage'),
      { code: 'coverage', subject: { kind: 'part', id: 'infrastructure' }, facts: { covered: 3, total: 5, restricted: 1 } },
    );
  });
  it('counts what is below a scope before the scope’s own score, and each once', () => {
    const scopes = [scope('g', 10, { weight: 5 }), scope('a', 50, { weight: 1, parentId: 'g' })];
    near(percentOf(scorePosture({ scopes }).total), 50);
    assert.equal(outcome(scopeOf({ scopes }, 'g').score), 10);
  });
  it('leaves other standards out, unless nothing else is there', () => {
    const initiative = scope('i', 10, { kind: 'initiative', weight: 5 });
    near(percentOf(scorePosture({ scopes: [initiative, scope('a', 50, { weight: 1 })] }).total), 50);
    near(percentOf(scorePosture({ scopes: [initiative] }).total), 10);
    assert.ok(!scorePosture({ scopes: [initiative, scope('a', 50, { weight: 1 })] }).quality.some(({ code }) => code === 'coverage'));
  });
  it('adds the resources of the controls below, unless a scope has its own', () => {
    const posture: Posture = {
      scopes: [{ id: 'g' }, { id: 'a', parentId: 'g' }, { id: 'b', parentId: 'g', resources: counts(9, 9, 9) }, { id: 'none' }],
      controls: [
        control('c', 4, 1, 2, { scopeId: 'a', resources: counts(1, 2, 3) }),
        control('d', 4, 1, 1, { scopeId: 'a' }),
        control('c', 4, 1, 0, { scopeId: 'b' }),
      ],
    };
    same(scopeOf(posture, 'g').resources, counts(3, 3, 3));
    same(scopeOf(posture, 'a').resources, counts(2, 3, 3));
    same(scopeOf(posture, 'b').resources, counts(9, 9, 9));
    assert.equal(scopeOf(posture, 'none').resources, null);
  });
  it('a scope given twice counts once, a parent nobody knows is none, and a circle has none', () => {
    const report = scorePosture({ scopes: [scope('a', 50), scope('A', 90), scope('b', 70, { parentId: 'gone' })] });
    near(percentOf(report.total), 60);
    same(
      report.quality.filter(({ code }) => code === 'duplicateId').map(({ subject }) => subject),
      [{ kind: 'scope', id: 'A' }],
    );
    const circle = scorePosture({
      scopes: [scope('a', 50, { parentId: 'b' }), scope('b', 30, { parentId: 'a' }), scope('d', 10, { parentId: 'a' })],
    });
    // Of the circle both stand alone; what hangs below one of them still does.
    near(percentOf(circle.total), 20);
    same(circle.quality.find(({ code }) => code === 'scopeCycle')!.facts.ids, ['a', 'b']);
  });
});

describe('a scope whose score is given', () => {
  const controls = [control('c', 10, 1, 1, { scopeId: 's' }), control('d', 10, 1, 0, { scopeId: 's' })];
  const given = (score: Scope['score'], list: Control[] = controls) => scopeOf({ scopes: [{ id: 's', score }], controls: list }, 's');
  it('stands over its controls; the rest is unlisted', () => {
    const scope = given({ points: 12, maxPoints: 30 });
    same(scope.score, { kind: 'scored', percent: 40, points: 12, maxPoints: 30 });
    same(scope.unlisted, { points: -3, maxPoints: 10 });
    same(given({ points: 15, maxPoints: 20 }).unlisted, { points: 0, maxPoints: 0 });
    assert.equal(given({ points: 15, maxPoints: 20 }, []).unlisted, null);
  });
  it('as a percent is scaled to the maximum of its controls', () => {
    const scope = given({ percent: 50 });
    same(scope.score, { kind: 'scored', percent: 50 });
    same(scope.unlisted, { points: -5, maxPoints: 0 });
    same(given({ percent: 50 }, []).score, { kind: 'scored', percent: 50 });
  });
  it('is the total with its points, where it is alone and not a mere percent', () => {
    const total = (scopes: Scope[], list: Control[] = []) =>
      scorePosture({ scopes, controls: list }, { defenderXdr: false }).parts.infrastructure;
    same(total([{ id: 's', score: { points: 12, maxPoints: 30 } }]), {
      kind: 'scored',
      percent: 40,
      points: 12,
      maxPoints: 30,
    });
    same(total([{ id: 's', score: { percent: 40 } }]), { kind: 'scored', percent: 40 });
    same(total([{ id: 's', score: { percent: 75 } }], controls), { kind: 'scored', percent: 75, points: 15, maxPoints: 20 });
  });
  it('without one says why', () => {
    assert.equal(outcome(given({ points: 1 }, []).score), 'missingMaximum');
    assert.equal(outcome(given(null, [control('c', 0, 1, 1, { scopeId: 's' })]).score), 'zeroMaximum');
    assert.equal(
      outcome(given(null, [control('c', 0, 1, 1, { scopeId: 's' }), control('d', 4, 0, 0, { scopeId: 's' })]).score),
      'nothingToScore',
    );
    assert.equal(outcome(given(null, [{ id: 'c', scopeId: 's', maxPoints: 4 }]).score), 'noData');
    assert.equal(outcome(given(null, []).score), 'nothingToScore');
    const half = (posture: Posture) => outcome(scorePosture(posture).parts.infrastructure);
    assert.equal(half({ scopes: [{ id: 's', restricted: true }] }), 'noPermission');
    assert.equal(half({ scopes: [{ id: 's', restricted: true }, { id: 't' }] }), 'notEnabled');
    assert.equal(half({ scopes: [{ id: 's', score: { points: 1 } }] }), 'missingMaximum');
    assert.equal(half({ scopes: [{ id: 's', score: { points: 0, maxPoints: 0 } }] }), 'nothingToScore');
    assert.equal(half({ controls: [control('c', 0, 1, 1)] }), 'zeroMaximum');
  });
  it('that leaves a control of unknown score out is partial', () => {
    const scope = given(null, [...controls, { id: 'e', scopeId: 's', maxPoints: 4 }]);
    same(scope.score, { kind: 'scored', percent: 75, points: 15, maxPoints: 20, partial: true });
  });
  it('a given half keeps what it holds beyond its scopes when something is fixed', () => {
    const posture: Posture = {
      scores: { infrastructure: { percent: 60 }, defenderXdr: { percent: 0 } },
      controls: [control('c', 10, 1, 3)],
      recommendations: [{ id: 'r', controlId: 'c' }],
    };
    near(percentOf(scorePosture(posture).parts.infrastructure), 60);
    near(percentOf(whatIf(posture, [{ recommendationId: 'r', remediated: true }]).parts.infrastructure), 135);
    assert.equal('points' in scorePosture(posture).parts.infrastructure, false);
  });
});

describe('a control’s only recommendation', () => {
  const rowOf = (posture: Posture, id = 'r') => scorePosture(posture).recommendations.find((item) => item.id === id)!;
  it('without counts can win all that the control can', () => {
    const { potentialPoints, potentialAlonePoints, potentialPercent } = rowOf({
      controls: [control('c', 4, 3, 1), control('d', 4, 1, 0)],
      recommendations: [{ id: 'r', controlId: 'c' }],
    });
    same([potentialPoints, potentialAlonePoints, potentialPercent], [1, 1, 12.5]);
  });
  it('is so in each scope for itself', () => {
    const posture: Posture = {
      controls: ['s', 't'].map((scopeId) => control('c', 4, 3, 1, { scopeId })),
      recommendations: ['s', 't'].map((scopeId) => ({ id: 'r', controlId: 'c', scopeId })),
    };
    same([rowOf(posture).potentialPoints, rowOf(posture).potentialAlonePoints], [1, 1]);
  });
  it('beside another one is not known', () =>
    same(
      rowOf({ controls: [control('c', 4, 3, 1, { recommendationIds: ['r', 'q'] })], recommendations: [{ id: 'r' }, { id: 'q' }] })
        .potentialPoints,
      null,
    ));
});

it('a control of no scope that is assessed in several counts each resource once', () => {
  const posture: Posture = {
    controls: [{ id: 'c', maxPoints: 4, points: 2, recommendationIds: ['r'] }],
    assessments: [row('r', 'x', 'unhealthy', 's'), row('r', 'y', 'unhealthy', 't'), row('r', 'z', 'healthy', 't')],
  };
  const { potentialPoints, potentialAlonePoints } = scorePosture(posture).recommendations[0]!;
  same([potentialPoints, potentialAlonePoints], [(4 * 2) / 3, (4 * 2) / 3]);
});

it('a what-if in a management group reaches every scope below it, and no other', () => {
  const posture: Posture = {
    scopes: [
      { id: 'G', kind: 'managementGroup' },
      { id: 'h', kind: 'managementGroup', parentId: 'g' },
      { id: 's', parentId: 'h', weight: 1 },
      { id: 't', parentId: 'g', weight: 1 },
      { id: 'u', weight: 1 },
    ],
    controls: ['s', 't', 'u'].map((scopeId) => control('c', 4, 1, 1, { scopeId, recommendationIds: ['r'] })),
    recommendations: [{ id: 'r' }],
  };
  const percents = whatIf(posture, [{ recommendationId: 'r', scopeId: 'g', remediated: true }]).scopes.map(({ score }) => percentOf(score));
  same(percents, [100, 100, 100, 100, 50]);
});

describe('a scope that the reader may not see', () => {
  const seen: Scope = { id: 's', parentId: 'g', score: { points: 1, maxPoints: 4 } };
  const hidden: Scope = { id: 't', parentId: 'g', restricted: true };
  const isPartial = ({ scopes, scores = null }: Posture) => {
    const { parts, total, scopes: rows } = scorePosture({ scopes: scopes!, scores });
    return [parts.infrastructure, total, rows.find(({ id }) => id === 'g')?.score].map(
      (score) => score?.kind === 'scored' && score.partial === true,
    );
  };
  it('makes its group, the half and the total partial', () => {
    const group: Scope = { id: 'g', kind: 'managementGroup' };
    same(isPartial({ scopes: [group, seen, hidden] }), [true, true, true]);
    same(isPartial({ scopes: [group, seen] }), [false, true, false]);
    same(isPartial({ scopes: [{ ...group, restricted: true }, seen] }), [false, true, false]);
  });
  it('is in a total that was given', () =>
    same(isPartial({ scopes: [seen, hidden], scores: { infrastructure: { percent: 30 } } })[0], false));
  it('is like one whose score is not known', () => {
    const group: Scope = { id: 'g', kind: 'managementGroup' };
    for (const score of [{ points: 1 }, { percent: NaN }])
      same(isPartial({ scopes: [group, seen, { id: 't', parentId: 'g', score }] }), [true, true, true]);
    same(isPartial({ scopes: [group, seen, { id: 't', parentId: 'g' }] }), [false, true, false]);
    same(isPartial({ scopes: [group, seen, { id: 't', kind: 'initiative', score: { points: 1 } }] }), [false, true, false]);
  });
  it('and a group of such scopes is unknown too, not one with nothing in it', () => {
    const scopes: Scope[] = [
      { id: 'g' },
      { id: 't', parentId: 'g', score: { points: 1 } },
      { id: 'u', parentId: 'g' },
      { ...seen, parentId: null },
    ];
    same(outcome(scorePosture({ scopes }).scopes[0]!.score), 'missingMaximum');
    same(outcome(scorePosture({ scopes: [scopes[0]!, scopes[2]!, scopes[3]!] }).scopes[0]!.score), 'nothingToScore');
  });
});

describe('the rows of a what-if', () => {
  const open = (recommendationId: string, resourceId: string, scopeId: string) =>
    ({ recommendationId, resourceId, scopeId, status: 'unhealthy' }) as const;
  const posture: Posture = {
    scopes: [
      { id: 's', weight: 1 },
      { id: 't', weight: 1 },
    ],
    controls: [{ id: 'c', maxPoints: 6 }],
    recommendations: [
      { id: 'r1', controlId: 'c' },
      { id: 'r2', controlId: 'c' },
      { id: 'loose', model: 'classic' },
      { id: 'a', maxPoints: 10, points: 5 },
    ],
    assessments: [...['r1', 'r2', 'loose'].flatMap((id) => [open(id, 'vm1', 's'), open(id, 'vm2', 't')]), open('r1', 'vm3', 't')],
  };
  const rowOf = (id: string, changes: Parameters<typeof whatIf>[1] = []) =>
    whatIf(posture, changes).recommendations.find((row) => row.id === id)!;
  const inOneScope = [
    { recommendationId: 'r2', scopeId: 's', remediated: true as const },
    { recommendationId: 'loose', scopeId: 's', remediated: true as const },
  ];

  it('follow where only one of their controls moved', () => {
    // vm3 alone hangs on r1; once r2 is done in s, vm1 does too.
    same(rowOf('r1').potentialAlonePoints, 3);
    same(rowOf('r1', inOneScope).potentialAlonePoints, 9);
  });

  it('follow where only one of their scopes moved, also without a control', () => {
    const counts = (changes?: typeof inOneScope) => rowOf('loose', changes).resources;
    same(counts(), { healthy: 0, unhealthy: 2, notApplicable: 0 });
    same(counts(inOneScope), { healthy: 1, unhealthy: 1, notApplicable: 0 });
    same(rowOf('loose').notCounted, 'noControl');
  });

  it('say what is to win of the half, and half of that of the total', () => {
    const row = rowOf('r1');
    same([row.potentialPercentOfScope, row.potentialPercent], [100, 50]);
  });

  it('name their category, and rest on nobody’s word', () => {
    same([rowOf('a').subscore, rowOf('r1').subscore, rowOf('r1').selfDeclared], ['other', 'infrastructure', false]);
  });
});

it('a recommendation that is the only one of one of its controls is not known beside others in the other', () => {
  const given = (id: string) => ({ id, scopeId: 's', maxPoints: 6, points: 2 });
  const { recommendations } = scorePosture({
    controls: [
      { ...given('c'), recommendationIds: ['r', 'x'] },
      { ...given('d'), recommendationIds: ['r'] },
    ],
    recommendations: [{ id: 'r' }, { id: 'x' }],
  });
  same(recommendations[0]!.potentialPoints, null);
});

describe('what-ifs of one report', () => {
  const posture: Posture = {
    controls: [
      { id: 'c', maxPoints: 6 },
      { id: 'd', maxPoints: 4 },
    ],
    recommendations: [
      { id: 'r1', controlId: 'c' },
      { id: 'r2', controlId: 'c' },
      { id: 'r3', controlId: 'd' },
    ],
    assessments: [
      row('r1', 'vm1', 'unhealthy'),
      row('r2', 'vm1', 'unhealthy'),
      row('r1', 'vm2', 'unhealthy'),
      // The same row once more, in other letters.
      row('R1', 'VM2', 'unhealthy'),
      row('r2', 'vm3', 'healthy'),
      row('r3', 'vm3', 'unhealthy'),
    ],
  };
  const figures = (report: ReturnType<typeof scorePosture>) => ({
    controls: report.controls.map(({ resources }) => resources),
    rows: report.recommendations.map(({ resources, potentialPoints, potentialAlonePoints }) => [
      resources,
      potentialPoints,
      potentialAlonePoints,
    ]),
  });
  const changes = [
    [{ recommendationId: 'r1', remediated: true as const }],
    [{ recommendationId: 'r2', remediated: ['VM1'] }],
    [{ recommendationId: 'r1', remediated: ['vm2'] }],
    [{ recommendationId: 'r3', status: 'riskAccepted' }],
  ];

  it('know nothing of each other, and leave the report as it is', () => {
    const report = scorePosture(posture);
    for (const change of [...changes, ...changes]) {
      same(figures(whatIf(report, change)), figures(whatIf(posture, change)));
      same(figures(report), figures(scorePosture(posture)));
    }
  });

  it('add up, one on top of another', () => {
    const [first, second, third] = changes;
    const step = whatIf(whatIf(scorePosture(posture), first!), second!);
    same(figures(step), figures(whatIf(posture, [...first!, ...second!])));
    same(figures(whatIf(step, third!)), figures(whatIf(posture, [...first!, ...second!, ...third!])));
  });

  it('a resource that hangs on one recommendation hangs on it once, however often its row comes', () => {
    const [r1, r2, r3] = scorePosture(posture).recommendations;
    // Of three resources in the first control vm2 hangs on r1 alone; nothing hangs on r2 alone.
    same([r1!.potentialAlonePoints, r2!.potentialAlonePoints, r3!.potentialAlonePoints], [2, 0, 4]);
    // Once r2 is done at vm1, that hangs on r1 alone as well.
    same(whatIf(scorePosture(posture), changes[1]!).recommendations[0]!.potentialAlonePoints, 4);
  });
});
