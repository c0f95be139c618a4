/** Model A, rule by rule: what counts, what does not and why, what is left to win, and what the vendor's totals make of it. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { percentOf, scorePosture, whatIf, type Posture, type Recommendation, type ScoreOptions } from '../../src/core/index.js';
import { same } from '../support/same.js';

const action = (id: string, more: Partial<Recommendation> = {}): Recommendation => ({ id, subscore: 'identity', ...more });
const near = (actual: number | null | undefined, expected: number) =>
  assert.ok(actual != null && Math.abs(actual - expected) < 1e-9, `${actual} is not ${expected}`);
const rowOf = (recommendations: Recommendation[], options?: ScoreOptions) => scorePosture({ recommendations }, options).recommendations[0]!;

describe('what is listed and does not count', () => {
  const cases: [string, Partial<Recommendation>, string, number | null, number | null][] = [
    ['a preview', { preview: true, maxPoints: 5, points: 1 }, 'preview', null, 5],
    ['a deprecated one', { deprecated: true, maxPoints: 5, points: 1 }, 'deprecated', null, 5],
    ['another standard’s', { standard: 'PCI', maxPoints: 5, points: 1 }, 'otherStandard', null, 5],
    ['a not scored one, without points and maximum', { status: 'notScored', maxPoints: 5, points: 1 }, 'notScored', null, null],
    ['one worth nothing', { maxPoints: 0, points: 0 }, 'zeroMaximum', null, 0],
    ['an accepted risk', { status: 'riskAccepted', maxPoints: 5, points: 1 }, 'riskAccepted', 0, 5],
    ['an ignored one', { status: 'ignored', maxPoints: 5, points: 1 }, 'riskAccepted', 0, 5],
    ['no units', { maxPoints: 5, implemented: 0, total: 0 }, 'nothingToScore', null, 5],
    ['one of which nothing is known', { maxPoints: 5 }, 'unknownPoints', null, 5],
    ['a maximum below zero', { maxPoints: -5, implemented: true }, 'unknownPoints', null, null],
    ['a count out of an unreadable total', { maxPoints: 5, implemented: 2, total: -4 }, 'unknownPoints', null, 5],
    ['a count out of an endless total', { maxPoints: 5, implemented: 2, total: Infinity }, 'unknownPoints', null, 5],
    ['one that is not done, of a maximum that nobody knows', { implemented: false }, 'unknownPoints', null, null],
    ['points that are no number', { maxPoints: 5, points: NaN }, 'unknownPoints', null, 5],
  ];
  for (const [name, fields, reason, points, maxPoints] of cases) {
    it(name, () => {
      const report = scorePosture({ recommendations: [action('a', fields), action('b', { maxPoints: 10, points: 4 })] });
      const row = report.recommendations[0]!;
      same([row.notCounted, row.points, row.maxPoints, row.selfDeclared], [reason, points, maxPoints, false]);
      assert.equal(row.scoreImpactShare, null);
      assert.equal(row.potentialPoints, reason === 'riskAccepted' ? 0 : null);
      near(percentOf(report.total), 40);
    });
  }

  it('the second of two with one id, whatever its case', () => {
    const report = scorePosture({
      recommendations: [action('a', { maxPoints: 10, points: 4 }), action('A', { maxPoints: 90, points: 90 })],
    });
    same(
      report.recommendations.map(({ notCounted, points }) => [notCounted, points]),
      [
        [null, 4],
        ['duplicate', 90],
      ],
    );
    near(percentOf(report.total), 40);
    same(
      report.quality.filter(({ code }) => code === 'duplicateId').map(({ subject }) => subject),
      [{ kind: 'recommendation', id: 'A' }],
    );
  });
});

describe('a row of an action', () => {
  it('has a status of its own where the vendor sends none', () => {
    assert.equal(rowOf([action('a', { maxPoints: 5, points: 5 })]).status, 'completed');
    assert.equal(rowOf([action('a', { maxPoints: 5, points: 6 })]).status, 'completed');
    assert.equal(rowOf([action('a', { maxPoints: 5, points: 4 })]).status, 'toAddress');
    assert.equal(rowOf([action('a', { maxPoints: 5 })]).status, 'toAddress');
    assert.equal(rowOf([action('a', { maxPoints: 5, points: 5, status: 'planned' })]).status, 'planned');
  });
  it('that is still to be done, or planned, has no points where none are detected', () => {
    for (const status of ['toAddress', 'planned']) {
      const row = rowOf([action('a', { maxPoints: 5, status })]);
      same([row.points, row.notCounted, row.potentialPoints], [0, null, 5]);
    }
  });
  it('is titled by its id where it has no title', () => {
    assert.equal(rowOf([action('a')]).title, 'a');
    assert.equal(rowOf([action('a', { title: '' })]).title, 'a');
    assert.equal(rowOf([action('a', { title: 'Name' })]).title, 'Name');
  });
  it('says its increase and its share of the maximum', () => {
    const row = rowOf([action('a', { maxPoints: 10, points: 4 }), action('b', { maxPoints: 30, points: 15 })]);
    same([row.potentialPoints, row.potentialAlonePoints, row.scoreImpactShare], [6, 6, 0.25]);
    near(row.potentialPercent, 15);
    near(row.potentialPercentOfScope, 15);
  });
  it('of an unknown maximum has nothing to win that is known', () => {
    const row = rowOf([action('a', { points: 4 })]);
    same([row.points, row.maxPoints, row.notCounted, row.potentialPoints, row.scoreImpactShare], [4, null, null, null, null]);
  });
  it('of a half that is switched off counts in nothing', () => {
    const rows = scorePosture(
      { recommendations: [action('a', { maxPoints: 10, points: 4 }), action('b', { maxPoints: 10, preview: true })] },
      { defenderXdr: false },
    ).recommendations;
    same(
      rows.map(({ notCounted, potentialPoints, potentialPercent }) => [notCounted, potentialPoints, potentialPercent]),
      [
        ['halfNotEnabled', null, null],
        ['preview', null, null],
      ],
    );
  });
  it('points on someone’s word are full, unless the vendor’s points are final', () => {
    for (const status of ['thirdParty', 'alternateMitigation', 'completed']) {
      const [own, final] = [
        rowOf([action('a', { maxPoints: 10, points: 2, status })]),
        rowOf([action('a', { maxPoints: 10, points: 2, pointsAreFinal: true, status })]),
      ];
      same([own.points, final.points], [10, 2]);
      same([own.selfDeclared, final.selfDeclared], [status !== 'completed', status !== 'completed']);
    }
  });
  it('an accepted risk that keeps its maximum has all of it still to win', () => {
    const row = rowOf([action('a', { maxPoints: 10, points: 2, status: 'ignored' })], { riskAccepted: 'keepMaximum' });
    same([row.points, row.maxPoints, row.notCounted, row.potentialPoints], [0, 10, null, 10]);
  });
  it('whose category nobody told is of the group "other", part of the total', () => {
    const report = scorePosture({
      recommendations: [{ id: 'a', maxPoints: 10, points: 4 }, action('b', { maxPoints: 10, points: 10 })],
    });
    near(percentOf(report.total), 70);
    near(percentOf(report.subscores.find(({ id }) => id === 'other')!.score), 40);
    same(
      report.subscores.map(({ id }) => id),
      ['infrastructure', 'apps', 'identity', 'data', 'devices', 'other'],
    );
  });
});

describe('an action that a what-if touches is computed again', () => {
  const points = (fields: Partial<Recommendation>, change: Omit<Parameters<typeof whatIf>[1][number], 'recommendationId'>) =>
    whatIf({ recommendations: [action('a', fields)] }, [{ recommendationId: 'A', ...change }]).recommendations[0]!.points;
  it('done for all it has its maximum, even where the vendor’s points are final', () => {
    assert.equal(points({ maxPoints: 10, points: 2, pointsAreFinal: true }, { remediated: true }), 10);
    assert.equal(points({ maxPoints: 10, points: 2 }, { status: 'completed' }), 10);
    assert.equal(points({ points: 2 }, { remediated: true }), 2);
  });
  it('some more units of a percentage action are so many more of its points, and never above them', () => {
    assert.equal(points({ maxPoints: 10, implemented: 2, total: 4 }, { remediated: ['u1'] }), 7.5);
    assert.equal(points({ maxPoints: 10, implemented: 3, total: 4 }, { remediated: ['u1', 'U1', 'u2'] }), 10);
    assert.equal(points({ maxPoints: 10, total: 4, points: 1 }, { remediated: ['u1'] }), 2.5);
  });
  it('some resources of what has no units change nothing that is known', () => {
    assert.equal(points({ maxPoints: 10, points: 3 }, { remediated: ['u1'] }), 3);
    assert.equal(points({ maxPoints: 10, points: 3, implemented: 0, total: 0 }, { remediated: ['u1'] }), 3);
  });
  it('another status counts as that status does', () => {
    assert.equal(points({ maxPoints: 10, points: 3 }, { status: 'thirdParty' }), 10);
    assert.equal(points({ maxPoints: 10, points: 3 }, { status: 'riskAccepted' }), 0);
    assert.equal(points({ maxPoints: 10, points: 3, status: 'thirdParty' }, { status: 'planned' }), 3);
    assert.equal(points({ maxPoints: 10, points: 3, status: 'thirdParty' }, { remediated: ['x'] }), 10);
  });
  it('changes of one recommendation add up: of one scope, of all, and the last status stands', () => {
    const posture: Posture = {
      recommendations: [
        action('a', { scopeId: 's', maxPoints: 8, implemented: 0, total: 4 }),
        action('a', { scopeId: 't', maxPoints: 8, implemented: 0, total: 4 }),
      ],
    };
    const rows = (changes: Parameters<typeof whatIf>[1]) => whatIf(posture, changes).recommendations.map((row) => row.points);
    same(rows([{ recommendationId: 'a', remediated: ['x'] }]), [2, 2]);
    same(rows([{ recommendationId: 'a', scopeId: 'S', remediated: ['x'] }]), [2, 0]);
    same(
      rows([
        { recommendationId: 'a', remediated: ['x'] },
        { recommendationId: 'a', scopeId: 't', remediated: ['y'] },
      ]),
      [2, 4],
    );
    same(
      rows([
        { recommendationId: 'a', remediated: ['x'] },
        { recommendationId: 'A', remediated: ['y', 'X'] },
      ]),
      [4, 4],
    );
    same(
      rows([
        { recommendationId: 'a', remediated: true },
        { recommendationId: 'a', remediated: ['x'] },
      ]),
      [8, 8],
    );
    same(
      rows([
        { recommendationId: 'a', status: 'thirdParty' },
        { recommendationId: 'a', status: 'riskAccepted' },
      ]),
      [0, 0],
    );
    same(
      rows([
        { recommendationId: 'a', status: 'riskAccepted' },
        { recommendationId: 'a', scopeId: 't', status: 'thirdParty' },
      ]),
      [0, 8],
    );
    same(rows([null, {}, { recommendationId: 7 }] as never), [0, 0]);
  });
});

describe('totals that the vendor gives', () => {
  const recommendations = [
    action('a', { maxPoints: 10, points: 5 }),
    action('b', { subscore: 'apps', maxPoints: 10, points: 10 }),
    action('c', { subscore: 'apps', maxPoints: 20, points: 10, status: 'riskAccepted' }),
  ];
  it('an accepted risk that the total still holds is a part without points, not unlisted', () => {
    const keeps = scorePosture({ recommendations, scores: { defenderXdr: { points: 15, maxPoints: 40 } } });
    near(percentOf(keeps.total), 37.5);
    same(keeps.halves.defenderXdr.unlisted, { points: 0, maxPoints: 0 });
    const without = scorePosture({ recommendations, scores: { defenderXdr: { points: 15, maxPoints: 20 } } });
    near(percentOf(without.total), 75);
    same(without.halves.defenderXdr.unlisted, { points: 0, maxPoints: 0 });
    const halfway = scorePosture({ recommendations, scores: { defenderXdr: { points: 15, maxPoints: 30 } } });
    same(halfway.halves.defenderXdr.unlisted, { points: 0, maxPoints: 10 });
  });
  it('a percent stands, and what is listed only moves it', () => {
    const posture: Posture = { recommendations: recommendations.slice(0, 2), scores: { defenderXdr: { percent: 60 } } };
    near(percentOf(scorePosture(posture).total), 60);
    near(percentOf(whatIf(posture, [{ recommendationId: 'a', remediated: true }]).total), 85);
    assert.equal(scorePosture(posture).halves.defenderXdr.unlisted, null);
  });
  it('sub-scores in points make the total, with the listed rows of the others', () => {
    const report = scorePosture({ recommendations, scores: { subscores: [{ id: 'identity', points: 6, maxPoints: 20 }] } });
    near(percentOf(report.total), (100 * 16) / 30);
    near(percentOf(report.subscores.find(({ id }) => id === 'identity')!.score), 30);
    same(report.halves.defenderXdr.unlisted, { points: 1, maxPoints: 10 });
  });
  it('a sub-score of which only a percent is known leaves the total without a maximum', () => {
    const report = scorePosture({ scores: { subscores: [{ id: 'identity', percent: 60 }] } });
    same(report.total, { kind: 'unknown', reason: 'missingMaximum' });
    near(percentOf(report.subscores.find(({ id }) => id === 'identity')!.score), 60);
  });
  it('what is self-declared is said of figures that were given, too', () => {
    const recommendations: Recommendation[] = [
      { id: 'a', subscore: 'apps', maxPoints: 10, points: 0, status: 'thirdParty' },
      { id: 'b', subscore: 'apps', maxPoints: 30, points: 10 },
    ];
    const scored = (given: Posture['scores']) => {
      const { parts, subscores } = scorePosture({ recommendations, scores: given! });
      return [parts.defenderXdr, subscores.find(({ id }) => id === 'apps')!.score].map((score) =>
        score.kind === 'scored' ? score.selfDeclaredPercent : null,
      );
    };
    same(scored(null), [25, 25]);
    same(scored({ defenderXdr: { points: 30, maxPoints: 80 }, subscores: [{ id: 'apps', points: 20, maxPoints: 50 }] }), [12.5, 20]);
    same(scored({ defenderXdr: { percent: 50 }, subscores: [{ id: 'apps', percent: 55 }] }), [25, 25]);
  });
  it('a given sub-score is moved by a what-if of its own rows, by points or by percent', () => {
    const change = [{ recommendationId: 'a', remediated: true as const }];
    const identity = (given: object) =>
      percentOf(
        whatIf({ recommendations, scores: { subscores: [{ id: 'identity', ...given }] } }, change).subscores.find(
          ({ id }) => id === 'identity',
        )!.score,
      );
    near(identity({ points: 6, maxPoints: 20 }), 55);
    near(identity({ percent: 30 }), 80);
  });
  it('a half of which all is taken out says so, and one of which nothing is known too', () => {
    const reason = (...list: Recommendation[]) => {
      const { defenderXdr } = scorePosture({ recommendations: list }).parts;
      return defenderXdr.kind === 'scored' ? null : defenderXdr.reason;
    };
    assert.equal(reason(action('a', { maxPoints: 5, points: 1, preview: true })), 'allExcluded');
    assert.equal(reason(action('a', { maxPoints: 5 }), action('b', { maxPoints: 5, points: 1, preview: true })), 'noData');
    assert.equal(reason(action('a', { points: 0 })), 'missingMaximum');
    assert.equal(reason(), 'notEnabled');
  });
  it('an increase of a sub-score is that of its open points on the total', () => {
    const report = scorePosture({ recommendations: recommendations.slice(0, 2) });
    same(
      report.subscores.map(({ id, potentialPercent }) => [id, potentialPercent]),
      [
        ['infrastructure', null],
        ['apps', 0],
        ['identity', 25],
        ['data', null],
        ['devices', null],
      ],
    );
  });
});

describe('which arithmetic a recommendation belongs to', () => {
  const modelsOf = (posture: Posture) => scorePosture(posture).recommendations.map(({ id, model }) => [id, model]);
  it('is told from its control, its assessments and its points', () => {
    same(
      modelsOf({
        controls: [{ id: 'c', maxPoints: 4, recommendationIds: ['B'] }],
        recommendations: [
          { id: 'a', controlId: 'c' },
          { id: 'b' },
          { id: 'd' },
          { id: 'e', subscore: 'infrastructure' },
          { id: 'f', subscore: 'infrastructure', maxPoints: 5 },
          { id: 'g', subscore: 'infrastructure', points: 5 },
          { id: 'h', subscore: 'identity' },
          { id: 'i', model: 'actions', controlId: 'c' },
          { id: 7 as unknown as string },
        ],
        assessments: [
          { recommendationId: 'D', resourceId: 'x', status: 'healthy' },
          { recommendationId: 'z', resourceId: 'x', status: 'healthy' },
        ],
      }).sort(),
      [
        ['a', 'classic'],
        ['b', 'classic'],
        ['d', 'classic'],
        ['e', 'classic'],
        ['f', 'actions'],
        ['g', 'actions'],
        ['h', 'actions'],
        ['i', 'actions'],
        ['z', 'classic'],
      ],
    );
  });
  it('a host’s own actions for Infrastructure are that half, where no cloud model feeds it', () => {
    const own = { id: 'own', subscore: 'infrastructure' as const, maxPoints: 10, points: 4 };
    const alone = scorePosture({ recommendations: [own] });
    near(percentOf(alone.parts.infrastructure), 40);
    assert.equal(alone.halves.infrastructure.model, 'actions');
    near(alone.recommendations[0]!.potentialPercent, 60);
    const beside = scorePosture({
      recommendations: [own],
      controls: [{ id: 'c', maxPoints: 4, resources: { healthy: 1, unhealthy: 1, notApplicable: 0 } }],
    });
    near(percentOf(beside.parts.infrastructure), 50);
    const row = beside.recommendations.find(({ id }) => id === 'own')!;
    same([row.notCounted, row.potentialPoints, row.potentialPercent], ['countedElsewhere', null, null]);
  });
});

describe('projections', () => {
  const recommendations = [
    action('a', { maxPoints: 10, points: 0, status: 'planned' }),
    action('b', { maxPoints: 10, points: 0, licensed: false }),
    action('c', { maxPoints: 10, points: 0, licensed: true }),
    action('d', { maxPoints: 10, points: 10 }),
    action('e', { maxPoints: 10, points: 0, status: 'riskAccepted' }),
  ];
  const percents = (posture: Posture, options?: ScoreOptions) => {
    const { planned, currentLicense, achievable } = scorePosture(posture, options).projections;
    return [planned, currentLicense, achievable].map(percentOf);
  };
  it('are planned, current license and achievable over one maximum', () => {
    same(percents({ recommendations }), [50, 75, 75]);
    same(percents({ recommendations }, { riskAccepted: 'keepMaximum' }), [40, 80, 60]);
  });
  it('of a control with all of its open recommendations done are full, with some of them are scored again', () => {
    const cloud = (statuses: (string | undefined)[]): Posture => ({
      controls: [{ id: 'c', maxPoints: 8 }],
      recommendations: statuses.map((status, index) => ({ id: `r${index}`, controlId: 'c', ...(status ? { status } : {}) })),
      assessments: statuses.flatMap((_, index) => [
        { recommendationId: `r${index}`, resourceId: 'both', status: 'unhealthy' as const },
        { recommendationId: `r${index}`, resourceId: `only${index}`, status: 'unhealthy' as const },
      ]),
    });
    same(percents(cloud(['planned', 'planned'])), [100, 100, 100]);
    // Of three resources the one that hangs on the planned recommendation alone: 2.67 of 8.
    near(percents(cloud(['planned', undefined]))[0], (100 * 2.67) / 8);
    same(percents(cloud([undefined, undefined])), [0, 100, 100]);
  });
  it('without a score are unknown', () => same(scorePosture({}).projections.planned, { kind: 'unknown', reason: 'noData' }));
});
