/** What a plan chooses from: costs, groups and controls, worked out by hand. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { scorePosture } from '../../src/core/index.js';
import type { Assessment, Posture, Recommendation, RecommendationReport, ScoreOptions } from '../../src/core/index.js';
import type { PlanCell } from '../../src/core/planCells.js';
import { isPlannable, planCost, type PlanCost } from '../../src/core/planCosts.js';
import { gainUnit } from '../../src/core/planFronts.js';
import { planGroups, type PlanGroup } from '../../src/core/planGroups.js';

const row = (more: Partial<RecommendationReport> = {}): RecommendationReport => ({
  ...scorePosture({ recommendations: [{ id: 'a', subscore: 'identity', maxPoints: 10, implemented: false }] }).recommendations[0]!,
  ...more,
});

describe('what can be planned', () => {
  it('what counts, has something to win, is no accepted risk and is owned', () => {
    assert.equal(isPlannable(row()), true);
    assert.equal(isPlannable(row({ notCounted: 'preview' })), false);
    assert.equal(isPlannable(row({ potentialPercent: 0 })), false);
    assert.equal(isPlannable(row({ status: 'riskAccepted' })), false);
    assert.equal(isPlannable(row({ status: 'ignored' })), false);
    assert.equal(isPlannable(row({ licensed: false })), false);
    assert.equal(isPlannable(row({ licensed: true })), true);
  });

  it('where nobody knows what there is to win, only the cloud models may win something', () => {
    assert.equal(isPlannable(row({ potentialPercent: null })), false);
    assert.equal(isPlannable(row({ potentialPercent: null, model: 'classic' })), true);
    assert.equal(isPlannable(row({ potentialPercent: null, model: 'riskBased' })), true);
  });
});

describe('what a recommendation costs', () => {
  const counts = (unhealthy: number) => ({ healthy: 3, unhealthy, notApplicable: 0 });

  it('one, where actions are counted', () => assert.equal(planCost('actions', [row(), row()]), 1));

  it('the unhealthy resources of all its rows, one where they are not known or none', () => {
    assert.equal(planCost('resources', [row({ resources: counts(4) }), row({ resources: counts(7) })]), 11);
    assert.equal(planCost('resources', [row({ resources: counts(0) }), row({ resources: null }), row()]), 3);
  });

  it('cost times impact: low 1, moderate 2, high 3, unknown 2; the highest of its rows', () => {
    const effort = (implementationCost?: string | null, userImpact?: string | null) =>
      planCost('effort', [row({ implementationCost, userImpact } as Partial<RecommendationReport>)]);
    assert.equal(effort('low', 'low'), 1);
    assert.equal(effort('None', 'LOW'), 1);
    assert.equal(effort('moderate', 'low'), 2);
    assert.equal(effort('High', 'low'), 3);
    assert.equal(effort('high', 'high'), 9);
    assert.equal(effort('high', 'moderate'), 6);
    assert.equal(effort('low', null), 2);
    assert.equal(effort(undefined, 'low'), 2);
    // Only the first word says it.
    assert.equal(effort('not low', 'low'), 2);
    assert.equal(effort('not high', 'low'), 2);
    const rows = [row({ implementationCost: 'low', userImpact: 'low' }), row({ implementationCost: 'high', userImpact: 'high' })];
    assert.equal(planCost('effort', rows), 9);
  });

  it("what the host's function says of its rows; no number or a negative one is none", () => {
    const rows = [row(), row()];
    assert.equal(
      planCost((some) => some.length * 2.5, rows),
      5,
    );
    assert.equal(
      planCost(() => -1, rows),
      0,
    );
    assert.equal(
      planCost(() => NaN, rows),
      0,
    );
    assert.equal(
      planCost(() => Infinity, rows),
      Infinity,
    );
  });
});

const open = (recommendationId: string, resourceId: string, scopeId = 's', status: Assessment['status'] = 'unhealthy'): Assessment => ({
  recommendationId,
  resourceId,
  scopeId,
  status,
});
const groupsOf = (posture: Posture, cost: PlanCost = 'actions', options: ScoreOptions = {}) =>
  planGroups(scorePosture(posture, options), cost);
const cellsOf = (posture: Posture, options: ScoreOptions = {}) => groupsOf(posture, 'actions', options).flatMap(({ cells }) => cells);
const idsOf = (units: readonly { readonly id: string }[]) => units.map(({ id }) => id);
const healedBy = ({ healed }: PlanCell, ...ids: string[]) => healed(({ id }) => ids.includes(id));
const blocksOf = ({ blocks }: PlanCell) => blocks && blocks.map(({ units, count }) => `${idsOf(units).join('+')}: ${count}`).sort();
const figuresOf = (groups: readonly PlanGroup[]) =>
  groups.map(({ units, cells, isProduct }) => [idsOf(units).join('+'), cells.length, isProduct]);
const assertNear = (value: number, wanted: number) =>
  assert.ok(Math.abs(value - wanted) <= 1e-6 * Math.max(1, Math.abs(wanted)), `${value} is not ${wanted}`);

const action = (id: string, more: Partial<Recommendation> = {}): Recommendation => ({
  id,
  model: 'actions',
  subscore: 'identity',
  maxPoints: 10,
  implemented: false,
  ...more,
});
const classic = (id: string, more: Partial<Recommendation> = {}): Recommendation => ({ id, model: 'classic', controlId: 'c', ...more });

/** Three virtual machines: one needs both recommendations, one the first, one is healthy. */
const machines: Posture = {
  scopes: [{ id: 's' }],
  controls: [{ id: 'c', maxPoints: 6 }],
  recommendations: [classic('r1'), classic('r2')],
  assessments: [
    open('r1', 'vm1'),
    open('r2', 'vm1'),
    open('r1', 'vm2'),
    open('r2', 'vm2', 's', 'healthy'),
    open('r1', 'vm3', 's', 'healthy'),
  ],
};

describe('groups of a plan', () => {
  it('actions stand alone, with what they gain whatever else is done', () => {
    const groups = groupsOf({ recommendations: [action('b', { maxPoints: 30 }), action('a'), action('done', { implemented: true })] });
    assert.deepEqual(figuresOf(groups), [
      ['a', 0, false],
      ['b', 0, false],
    ]);
    const [a, b] = groups.map(({ units }) => units[0]!);
    // 10 and 30 of 50 points, of which 10 are there.
    assertNear(a!.gain * gainUnit, 20);
    assertNear(b!.gain * gainUnit, 60);
    assertNear(a!.percent, 20);
    assert.deepEqual([a!.index, b!.index], [0, 1]);
    assert.ok(Number.isInteger(a!.gain) && Number.isInteger(b!.gain));
  });

  it('what is not planned, or kept out by its cost, is in no group', () => {
    const recommendations = [action('a'), action('b', { licensed: false }), action('c', { status: 'riskAccepted' }), action('d')];
    const cost: PlanCost = (rows) => (rows[0]!.id === 'd' ? Infinity : 7);
    const groups = groupsOf({ recommendations }, cost);
    assert.deepEqual(figuresOf(groups), [['a', 0, false]]);
    assert.equal(groups[0]!.units[0]!.cost, 7);
  });

  it('an action in two rows is one recommendation; rows that do not count or are accepted risks gain nothing', () => {
    const rows = [
      action('A', { maxPoints: 20, scopeId: 'x' }),
      action('a', { preview: true, scopeId: 'y' }),
      action('a', { status: 'riskAccepted', scopeId: 'z' }),
    ];
    const options: ScoreOptions = { riskAccepted: 'keepMaximum' };
    const [group, ...rest] = groupsOf({ recommendations: [...rows, action('b')] }, (some) => some.length, options);
    assert.equal(rest.length, 1);
    assert.deepEqual(idsOf(group!.units), ['A']);
    assert.equal(group!.units[0]!.cost, 1);
    // 20 of the 40 points that are in the sum.
    assertNear(group!.units[0]!.gain * gainUnit, 50);
  });

  it('an action that is not plannable everywhere is done everywhere once it is planned', () => {
    const rows = [action('a', { maxPoints: 20, scopeId: 'x' }), action('a', { maxPoints: 20, scopeId: 'y', licensed: false })];
    const [group] = groupsOf({ recommendations: rows }, (some) => some.length);
    assert.equal(group!.units[0]!.cost, 1);
    assertNear(group!.units[0]!.percent, 50);
    assertNear(group!.units[0]!.gain * gainUnit, 100);
  });

  it('recommendations of one control are one group, and of controls that share one', () => {
    const posture: Posture = {
      controls: [
        { id: 'c', maxPoints: 6 },
        { id: 'd', maxPoints: 4, recommendationIds: ['r2', 'r0'] },
        { id: 'e', maxPoints: 2 },
      ],
      recommendations: [classic('r1'), classic('r2'), classic('r0', { controlId: null }), classic('r3', { controlId: 'e' }), action('a')],
      assessments: ['r0', 'r1', 'r2', 'r3'].map((id) => open(id, 'vm')),
    };
    assert.deepEqual(figuresOf(groupsOf(posture)), [
      ['a', 0, false],
      ['r0+r1+r2', 2, false],
      ['r3', 1, false],
    ]);
  });

  it('the risk-based model is one product, and actions beside it are none', () => {
    const risky = (id: string): Recommendation => ({ id, model: 'riskBased', riskLevel: 'high' });
    const posture: Posture = {
      recommendations: [risky('r2'), risky('r1'), action('a'), action('b')],
      assessments: [open('r1', 'vm'), open('r2', 'vm2')],
    };
    assert.deepEqual(figuresOf(groupsOf(posture, 'actions', { infrastructureModel: 'riskBased' })), [
      ['a', 0, false],
      ['b', 0, false],
      ['r1+r2', 0, true],
    ]);
  });
});

describe('controls of a plan', () => {
  it('a resource is healed by all that is open for it', () => {
    const [cell, ...rest] = cellsOf(machines);
    assert.equal(rest.length, 0);
    assert.deepEqual(idsOf(cell!.members), ['r1', 'r2']);
    assert.deepEqual(blocksOf(cell!), ['r1+r2: 1', 'r1: 1']);
    assert.equal(healedBy(cell!), 0);
    assert.equal(healedBy(cell!, 'r2'), 0);
    assert.equal(healedBy(cell!, 'r1'), 1);
    assert.equal(healedBy(cell!, 'r1', 'r2'), 2);
  });

  it("gains are those of the vendor's rounded points, in percent of the total", () => {
    const [cell] = cellsOf(machines);
    // One of three is healthy at 6 points: 2; the only scope, in the only half.
    const percent = (points: number) => (100 * points) / 6 / gainUnit;
    assert.equal(cell!.gain(0), 0);
    assertNear(cell!.gain(1), percent(2));
    assertNear(cell!.gain(2), percent(4));
    assert.equal(cell!.gain(2), cell!.gain(2));
    assertNear(cell!.perResource, percent(2));
    // Nothing differs but for what rounding may add, half of a hundredth.
    assertNear(cell!.slack, percent(0.005));
    assert.ok(Number.isInteger(cell!.gain(1)));
  });

  it('seven resources at 4 points are rounded to hundredths at each step', () => {
    const assessments = Array.from({ length: 7 }, (_, index) => open('r1', `vm${index}`, 's', index === 0 ? 'healthy' : 'unhealthy'));
    const [cell] = cellsOf({ controls: [{ id: 'c', maxPoints: 4 }], recommendations: [classic('r1')], assessments });
    const percent = (points: number) => (100 * points) / 4 / gainUnit;
    // 4/7 is 0.57, 8/7 is 1.14, all seven are 4.
    assertNear(cell!.gain(1), percent(1.14 - 0.57));
    assertNear(cell!.gain(6), percent(4 - 0.57));
    assertNear(cell!.slack, percent(4 / 7 + 0.005 - 0.57));
  });

  const percentOfSix = (points: number) => (100 * points) / 6 / gainUnit;

  it("a vendor's figure that stands below the counts is made good as soon as something is done, one above costs", () => {
    const withPoints = (points: number) => {
      const resources = { healthy: 1, unhealthy: 2, notApplicable: 0 };
      const controls = [{ id: 'c', scopeId: 's', maxPoints: 6, points, resources }];
      return cellsOf({ ...machines, controls })[0]!;
    };
    const percent = (points: number) => (100 * points) / 6 / gainUnit;
    assertNear(withPoints(0.5).gain(0), percent(1.5));
    assertNear(withPoints(0.5).gain(2), percent(5.5));
    assertNear(withPoints(0.5).slack, percent(1.505));
    assertNear(withPoints(3).gain(0), percent(-1));
    assert.equal(withPoints(3).slack, 0);
    const resources = { healthy: 2, unhealthy: 2, notApplicable: 0 };
    const [half] = cellsOf({ ...machines, controls: [{ id: 'c', scopeId: 's', maxPoints: 6, points: 2.5, resources }] });
    assertNear(half!.gain(0), percentOfSix(0.5));
    assertNear(half!.slack, percentOfSix(0.505));
  });

  it('a point is worth the weight of its scope, and half of it beside the other half', () => {
    const posture: Posture = {
      scopes: [
        { id: 's', weight: 3 },
        { id: 't', weight: 1 },
      ],
      controls: [
        { id: 'c', scopeId: 's', maxPoints: 6 },
        { id: 'other', scopeId: 's', maxPoints: 4 },
        { id: 'c', scopeId: 't', maxPoints: 6 },
      ],
      recommendations: [classic('r1'), classic('r2', { controlId: 'other' })],
      assessments: [open('r1', 'vm1'), open('r1', 'vm2', 't'), open('r2', 'vm1', 's', 'healthy')],
    };
    const alone = cellsOf(posture);
    assert.equal(alone.length, 2);
    // 6 of 10 points at three quarters, 6 of 6 at one quarter.
    assertNear(alone[0]!.gain(1) * gainUnit, 45);
    assertNear(alone[1]!.gain(1) * gainUnit, 25);
    const both = cellsOf({ ...posture, recommendations: [...posture.recommendations!, action('a')] });
    assertNear(both[0]!.gain(1) * gainUnit, 22.5);
    assertNear(both[1]!.gain(1) * gainUnit, 12.5);
    // Doing it touches the control everywhere, and heals in each scope what is there.
    assert.deepEqual(
      alone.map(({ members }) => idsOf(members)),
      [['r1'], ['r1']],
    );
    assert.deepEqual(alone.map(blocksOf), [['r1: 1'], ['r1: 1']]);
  });

  it('resources of several scopes are told apart', () => {
    const [s, t] = cellsOf({
      scopes: [
        { id: 's', weight: 1 },
        { id: 't', weight: 1 },
      ],
      controls: [{ id: 'c', maxPoints: 6 }],
      recommendations: [classic('r1'), classic('r2')],
      assessments: [open('r1', 'vm1'), open('r2', 'vm2', 't'), open('r1', 'vm2', 't'), open('r2', 'vm3', 't')],
    });
    assert.deepEqual([blocksOf(s!), blocksOf(t!)], [['r1: 1'], ['r1+r2: 1', 'r2: 1']]);
  });

  it('what is kept open from outside the plan is not healed', () => {
    const blocksWith = (more: Partial<Recommendation>) =>
      blocksOf(cellsOf({ ...machines, recommendations: [classic('r1'), classic('r2', more)] })[0]!);
    // Not owned: it stays open. An accepted risk or someone's word: it is not open at all.
    assert.deepEqual(blocksWith({ licensed: false }), ['r1: 1']);
    assert.deepEqual(blocksWith({ status: 'riskAccepted' }), ['r1: 2']);
    assert.deepEqual(blocksWith({ status: 'thirdParty' }), ['r1: 2']);
    assert.deepEqual(blocksWith({ preview: true }), ['r1: 2']);
    assert.deepEqual(blocksWith({ status: 'planned' }), ['r1+r2: 1', 'r1: 1']);
  });

  it('what does not count in one of its scopes counts in none', () => {
    const recommendations = [classic('r1'), classic('r2', { scopeId: 's' }), classic('r2', { scopeId: 't', preview: true })];
    assert.deepEqual(blocksOf(cellsOf({ ...machines, recommendations })[0]!), ['r1: 2']);
  });

  it('an accepted risk is one in its own scope; a row of no scope stands for the others', () => {
    const posture = (...rows: Recommendation[]): Posture => ({
      scopes: [
        { id: 's', weight: 1 },
        { id: 't', weight: 1 },
      ],
      controls: [{ id: 'c', maxPoints: 6 }],
      recommendations: [classic('r1'), ...rows],
      assessments: ['s', 't'].flatMap((scope) => [
        open('r1', `${scope}1`, scope),
        open('r2', `${scope}1`, scope),
        open('r2', `${scope}2`, scope),
      ]),
    });
    const accepted = { status: 'riskAccepted' };
    const blocksWith = (...rows: Recommendation[]) => cellsOf(posture(...rows)).map(blocksOf);
    const both = ['r1+r2: 1', 'r2: 1'];
    assert.deepEqual(blocksWith(classic('r2', { scopeId: 'S', ...accepted }), classic('r2', { scopeId: 't' })), [['r1: 1'], both]);
    assert.deepEqual(blocksWith(classic('r2', { scopeId: 's' }), classic('r2', { scopeId: 't', ...accepted })), [both, ['r1: 1']]);
    assert.deepEqual(blocksWith(classic('r2', { scopeId: 's' }), classic('r2', accepted)), [both, ['r1: 1']]);
    assert.deepEqual(blocksWith(classic('r2', accepted), classic('r2', { scopeId: 't' })), [['r1: 1'], both]);
  });

  it('an action of the same id says nothing of the resources', () => {
    const [cell] = cellsOf({ ...machines, recommendations: [action('r2', { status: 'riskAccepted' }), classic('r1'), classic('r2')] });
    assert.deepEqual(blocksOf(cell!), ['r1+r2: 1', 'r1: 1']);
    const [preview] = cellsOf({ ...machines, recommendations: [action('r2', { preview: true }), classic('r1'), classic('r2')] });
    assert.deepEqual(blocksOf(preview!), ['r1+r2: 1', 'r1: 1']);
  });

  it('an action that names the control is no member of it', () => {
    const [cell] = cellsOf({ ...machines, recommendations: [...machines.recommendations!, action('a', { controlId: 'c' })] });
    assert.deepEqual(idsOf(cell!.members), ['r1', 'r2']);
  });

  it('a recommendation that is described nowhere is planned by its id', () => {
    const { recommendations: _, ...rest } = machines;
    const [cell] = cellsOf({ ...rest, controls: [{ id: 'c', maxPoints: 6, recommendationIds: ['r1', 'r2'] }] });
    assert.deepEqual(blocksOf(cell!), ['r1+r2: 1', 'r1: 1']);
  });

  it('a control that cannot be moved is none', () => {
    const of = (more: object, assessments: readonly Assessment[] = [open('r1', 'vm')]) =>
      cellsOf({
        controls: [
          { id: 'c', maxPoints: 6, ...more },
          { id: 'other', maxPoints: 2 },
        ],
        recommendations: [classic('r1'), classic('r2', { controlId: 'other', licensed: false })],
        assessments: [...assessments, open('r2', 'vm')],
      }).length;
    assert.equal(of({}), 1);
    assert.equal(of({ maxPoints: 0 }), 0);
    assert.equal(of({ maxPoints: null }), 0);
    assert.equal(of({ deprecated: true }), 0);
    assert.equal(of({}, [open('r1', 'vm', 's', 'notApplicable')]), 0);
    assert.equal(of({ scopeId: 's', points: 3 }, []), 0);
  });

  it('no more does a scope that is not in the score, or has no weight in it', () => {
    const posture = (scope: object): Posture => ({
      ...machines,
      scopes: [
        { id: 's', ...scope },
        { id: 't', weight: 1 },
      ],
      assessments: [...(machines.assessments as Assessment[]), open('r1', 'vm', 't')],
    });
    assert.equal(cellsOf(posture({ weight: 1 })).length, 2);
    assert.equal(cellsOf(posture({ weight: 0 })).length, 1);
    assert.equal(cellsOf(posture({ weight: 1, restricted: true })).length, 1);
  });

  it('another model of the cloud has no controls to plan', () => {
    assert.deepEqual(cellsOf(machines, { infrastructureModel: 'riskBased' }), []);
    assert.deepEqual(cellsOf(machines, { infrastructure: false }), []);
  });
});

describe('controls of which only counts are known', () => {
  const counts = (unhealthy: number, healthy = 0) => ({ healthy, unhealthy, notApplicable: 0 });
  const cellWith = (...rows: Recommendation[]) =>
    cellsOf({ controls: [{ id: 'c', scopeId: 's', maxPoints: 6, resources: counts(10, 2) }], recommendations: rows })[0]!;

  it('what is left to do may be the reason at as many resources as it counts', () => {
    const cell = cellWith(classic('r1', { resources: counts(4) }), classic('r2', { resources: counts(8) }));
    assert.equal(cell.blocks, null);
    assert.equal(healedBy(cell), 0);
    assert.equal(healedBy(cell, 'r1'), 2);
    assert.equal(healedBy(cell, 'r2'), 6);
    assert.equal(healedBy(cell, 'r1', 'r2'), 10);
    const percent = (points: number) => (100 * points) / 6 / gainUnit;
    // 2 of 12 are healthy: 1 point; 6 more: 4 points.
    assertNear(cell.gain(6), percent(3));
    assertNear(cell.gain(10), percent(5));
    assertNear(cell.perResource, percent(0.5));
  });

  it('what is not counted, or stays open, may be the reason at all of them', () => {
    assert.equal(healedBy(cellWith(classic('r1', { resources: counts(4) }), classic('r2')), 'r1'), 0);
    assert.equal(healedBy(cellWith(classic('r1', { resources: counts(4) }), classic('r2')), 'r2'), 6);
    const notOwned = cellWith(classic('r1', { resources: counts(4) }), classic('r2', { resources: counts(7), licensed: false }));
    assert.deepEqual(idsOf(notOwned.members), ['r1']);
    assert.equal(healedBy(notOwned, 'r1', 'r2'), 3);
  });

  it('only rows of the scope, and of none, count in it', () => {
    const resources = counts(10);
    const cells = cellsOf({
      scopes: [
        { id: 's', weight: 1 },
        { id: 't', weight: 1 },
      ],
      controls: [
        { id: 'c', scopeId: 's', maxPoints: 6, resources },
        { id: 'c', scopeId: 't', maxPoints: 6, resources },
      ],
      recommendations: [
        classic('r1', { scopeId: 's', resources: counts(4) }),
        classic('r1', { scopeId: 't', resources: counts(9) }),
        classic('r2', { scopeId: 's', resources: counts(8) }),
        classic('r3', { resources: counts(1) }),
      ],
    });
    assert.deepEqual(
      cells.map((cell) => healedBy(cell, 'r1')),
      [1, 9],
    );
    assert.deepEqual(
      cells.map((cell) => healedBy(cell, 'r2')),
      [5, 0],
    );
    assert.deepEqual(
      cells.map((cell) => healedBy(cell, 'r1', 'r2', 'r3')),
      [10, 10],
    );
    assert.deepEqual(
      cells.map(({ members }) => idsOf(members)),
      [
        ['r1', 'r2', 'r3'],
        ['r1', 'r2', 'r3'],
      ],
    );
  });

  it('a control of no scope counts the rows of all scopes', () => {
    const [cell] = cellsOf({
      controls: [{ id: 'c', maxPoints: 6, resources: counts(10) }],
      recommendations: [classic('r1', { scopeId: 's', resources: counts(4) }), classic('r2', { scopeId: 't', resources: counts(6) })],
    });
    assert.equal(healedBy(cell!, 'r1'), 4);
    assert.equal(healedBy(cell!, 'r2'), 6);
  });
});
