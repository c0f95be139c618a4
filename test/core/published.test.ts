/** Every number printed in the published rules: the score has to match them to the last digit. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { percentOf, scorePosture, vendorPoints, vendorShare, whatIf } from '../../src/core/index.js';
import type { Assessment, Control, Posture, Recommendation, ScoreReport } from '../../src/core/index.js';

const near = (actual: number | null | undefined, expected: number, digits = 9) =>
  assert.ok(actual != null && Math.abs(actual - expected) < 10 ** -digits, `${actual} is not ${expected}`);

const action = (id: string, more: Partial<Recommendation>): Recommendation => ({ id, subscore: 'identity', ...more });
const scoreActions = (...recommendations: Recommendation[]) => scorePosture({ recommendations });
const recommendation = (report: ScoreReport, id: string) => report.recommendations.find((row) => row.id === id)!;

describe('model A: points of an action', () => {
  const cases: [string, Partial<Recommendation>, number | null][] = [
    ['binary, implemented', { maxPoints: 10, implemented: true }, 10],
    ['binary, not implemented', { maxPoints: 10, implemented: false }, 0],
    ['50 of 100 at 10 points', { maxPoints: 10, implemented: 50, total: 100 }, 5],
    ['5 of 100 at 30 points', { maxPoints: 30, implemented: 5, total: 100 }, 1.5],
    ['5 of 100 at 12.5 points', { maxPoints: 12.5, implemented: 5, total: 100 }, 0.625],
    ['to address, nothing detected', { maxPoints: 10, status: 'toAddress' }, 0],
    ['planned counts what is detected', { maxPoints: 10, points: 4, status: 'planned' }, 4],
    ['third party', { maxPoints: 10, points: 0, status: 'thirdParty' }, 10],
    ['alternate mitigation', { maxPoints: 10, status: 'alternateMitigation' }, 10],
    ['completed', { maxPoints: 10, status: 'completed' }, 10],
    ['an unknown status counts what is detected', { maxPoints: 10, points: 3, status: 'somethingNew' }, 3],
    ['a count without a total is not known', { maxPoints: 10, implemented: 1 }, null],
    ['a null score is not known', { maxPoints: 10, points: null }, null],
    ['not scored', { maxPoints: 10, points: 3, status: 'notScored' }, null],
  ];
  for (const [name, fields, points] of cases) {
    it(name, () => assert.equal(recommendation(scoreActions(action('a', fields)), 'a').points, points));
  }

  it('5 of 100 at 10.71 points is 0.5355, where the vendor’s page truncates', () =>
    near(recommendation(scoreActions(action('a', { maxPoints: 10.71, implemented: 5, total: 100 })), 'a').points, 0.5355));

  it('a total of zero units has nothing to protect', () => {
    const report = scoreActions(action('a', { maxPoints: 5, implemented: 0, total: 0 }), action('b', { maxPoints: 5, points: 5 }));
    assert.equal(recommendation(report, 'a').notCounted, 'nothingToScore');
    near(percentOf(report.total), 100);
  });

  it('a total of zero units stands where the vendor sends a score', () => {
    near(percentOf(scoreActions(action('a', { maxPoints: 1, points: 1, implemented: 0, total: 0 })).total), 100);
  });

  it('an accepted risk leaves both sums, or keeps its maximum', () => {
    const rows = [action('a', { maxPoints: 10, points: 10 }), action('b', { maxPoints: 10, points: 2, status: 'riskAccepted' })];
    near(percentOf(scoreActions(...rows).total), 100);
    near(percentOf(scorePosture({ recommendations: rows }, { riskAccepted: 'keepMaximum' }).total), 50);
  });

  it('points on someone’s word are counted and reported', () => {
    const { total } = scoreActions(action('a', { maxPoints: 10, status: 'thirdParty' }), action('b', { maxPoints: 30, points: 10 }));
    assert.ok(total.kind === 'scored');
    near(total.percent, 50);
    near(total.selfDeclaredPercent, 25);
  });

  it('a maximum that is not known makes an upper bound', () => {
    const report = scorePosture({
      scores: { defenderXdr: { points: 7, maxPoints: 52 } },
      recommendations: [action('a', { subscore: 'data', maxPoints: 7, points: 7 }), action('b', { subscore: 'data', points: 0 })],
    });
    const data = report.subscores.find(({ id }) => id === 'data')!.score;
    assert.ok(data.kind === 'scored' && data.partial);
    near(data.percent, 100);
    near(data.percentAtLeast, (100 * 7) / 52);
  });

  it('what the vendor’s total holds beyond the list is one more part', () => {
    const recommendations = [action('a', { maxPoints: 10, points: 5 })];
    const posture: Posture = { scores: { defenderXdr: { points: 128, maxPoints: 274 } }, recommendations };
    const report = scorePosture(posture);
    assert.deepEqual(report.halves.defenderXdr.unlisted, { points: 123, maxPoints: 264 });
    near(percentOf(report.total), (100 * 128) / 274);
    near(percentOf(whatIf(posture, [{ recommendationId: 'A', remediated: true }]).total)! - percentOf(report.total)!, (100 * 5) / 274);
  });

  it('+5 points of 274 are +1.82 pp', () => near(Math.round((10000 * 5) / 274) / 100, 1.82));
});

describe('model B: the vendor’s rounding', () => {
  const cases: [number, number, number, number, number][] = [
    // max, healthy, unhealthy, points, share
    [4, 5, 1, 3.33, 0.8325],
    [6, 4, 74, 0.31, 0.0517],
    [1, 1, 4, 0.2, 0.2],
    [4, 1, 1, 2, 0.5],
    [10, 1, 0, 10, 1],
    [1, 1, 199, 0, 0], // 0.005 is half: to even
    [3, 1, 199, 0.02, 0.0067], // 0.015 is half: to even
    [1, 5, 195, 0.02, 0.02], // 0.025 is half: to even
  ];
  for (const [max, healthy, unhealthy, points, share] of cases) {
    it(`${healthy} of ${healthy + unhealthy} at ${max}`, () => {
      assert.equal(vendorPoints(max, healthy, unhealthy), points);
      assert.equal(vendorShare(points, max), share);
    });
  }
  it('7.53 of 8 has the share 0.9412', () => assert.equal(vendorShare(7.53, 8), 0.9412));
});

const control = (id: string, maxPoints: number, healthy: number, unhealthy: number, more: Partial<Control> = {}): Control => ({
  id,
  maxPoints,
  scopeId: 's',
  resources: { healthy, unhealthy, notApplicable: 0 },
  ...more,
});

describe('model B: controls and scopes', () => {
  it('4 healthy and 74 unhealthy at 6: 0.31, and 5.69 to win', () => {
    const [row] = scorePosture({ controls: [control('c', 6, 4, 74)] }).controls;
    assert.ok(row!.score.kind === 'scored');
    assert.equal(row!.score.points, 0.31);
    near(row!.score.percent, (100 * 0.31) / 6);
    near(row!.potentialPoints, (6 * 74) / 78);
    near(row!.potentialPoints, 5.69, 2);
  });

  it('the public sample: 23.53 of 39 is 60.33 %', () => {
    const counts: [number, number, number][] = [
      [10, 1, 0],
      [0, 7, 0],
      [0, 0, 1],
      [1, 1, 4],
      [4, 1, 1],
      [4, 0, 1],
      [2, 0, 1],
      [6, 0, 1],
      [4, 5, 1],
      [4, 1, 0],
      [4, 1, 0],
    ];
    const controls = counts.map(([max, healthy, unhealthy], index) => control(`c${index}`, max, healthy, unhealthy));
    const notApplicable = control('na', 2, 0, 0, { resources: { healthy: 0, unhealthy: 0, notApplicable: 1 } });
    const report = scorePosture({ controls: [...controls, notApplicable] });
    const total = report.parts.infrastructure;
    assert.ok(total.kind === 'scored');
    near(total.points, 23.53);
    assert.equal(total.maxPoints, 39);
    near(total.percent, (100 * 23.53) / 39);
    assert.deepEqual(report.controls.at(-1)!.score, { kind: 'notScored', reason: 'nothingToScore' });
    assert.deepEqual(report.controls[1]!.score, { kind: 'notScored', reason: 'zeroMaximum' });
  });

  it('weights of several scopes are the vendor’s, and never mix with the fallback', () => {
    const scopes = [
      { id: 'a', weight: 10, score: { points: 5, maxPoints: 10 } },
      { id: 'b', weight: 30, score: { points: 10, maxPoints: 10 } },
    ];
    near(percentOf(scorePosture({ scopes }).parts.infrastructure), (100 * (0.5 * 10 + 1 * 30)) / 40);
    const report = scorePosture({
      scopes: [scopes[0]!, { ...scopes[1]!, weight: null }],
      controls: [control('x', 10, 5, 5, { scopeId: 'a' }), control('y', 10, 30, 0, { scopeId: 'b' })],
    });
    near(percentOf(report.parts.infrastructure), (100 * (0.5 * 10 + 1 * 30)) / 40);
    assert.equal(report.halves.infrastructure.weighting, 'fallback');
    near(report.halves.infrastructure.simpleMeanPercent, 75);
    assert.ok(report.quality.some((note) => note.code === 'fallbackWeights'));
  });

  it('all increases add up to what is left: 57 beside 43 %', () => {
    const report = scorePosture({ controls: [control('a', 57, 0, 3), control('b', 43, 5, 0)] });
    near(percentOf(report.total), 43);
    near(
      report.controls.reduce((sum, row) => sum + row.potentialPercent!, 0),
      57,
    );
  });

  it('0.96 of 60 points is +2 pp, 1 point', () => near(Math.round((100 * 0.96) / 60), 2));
});

describe('model B: a half that is given', () => {
  it('is moved by a what-if, and keeps what it holds beyond the listed controls', () => {
    const posture: Posture = {
      scores: { infrastructure: { percent: 50 } },
      controls: [{ id: 'c', maxPoints: 10, scopeId: 's', recommendationIds: ['r'] }],
      recommendations: [{ id: 'r', controlId: 'c' }],
      assessments: [
        { recommendationId: 'r', resourceId: 'a', scopeId: 's', status: 'unhealthy' },
        { recommendationId: 'r', resourceId: 'b', scopeId: 's', status: 'healthy' },
        { recommendationId: 'r', resourceId: 'c', scopeId: 's', status: 'unhealthy' },
      ],
    };
    near(percentOf(scorePosture(posture).total), 50);
    near(percentOf(whatIf(posture, [{ recommendationId: 'r', remediated: ['a'] }]).total), 50 + 66.7 - 33.3);
  });
});

describe('model B: three of four change nothing', () => {
  const ids = ['r1', 'r2', 'r3', 'r4'];
  const assessments: Assessment[] = ids.map((recommendationId) => ({
    recommendationId,
    resourceId: 'vm',
    scopeId: 's',
    status: 'unhealthy',
  }));
  const posture: Posture = {
    controls: [{ id: 'c', maxPoints: 8, scopeId: 's', recommendationIds: ids }],
    recommendations: ids.map((id) => ({ id, controlId: 'c' })),
    assessments: [...assessments, { recommendationId: 'r1', resourceId: 'ok', scopeId: 's', status: 'healthy' }],
  };
  const percent = (done: string[]) =>
    percentOf(
      whatIf(
        posture,
        done.map((recommendationId) => ({ recommendationId, remediated: true })),
      ).total,
    );

  it('starts with one of two resources', () => near(percent([]), 50));
  it('three alone give nothing', () => near(percent(['r1', 'r2', 'r3']), 50));
  it('the fourth gives all', () => near(percent(ids), 100));
  it('each may win up to 4 points, alone none', () => {
    for (const row of scorePosture(posture).recommendations) {
      near(row.potentialPoints, 4);
      assert.equal(row.potentialAlonePoints, 0);
      assert.equal(row.status, 'toAddress');
    }
  });
  it('an exempted resource does not apply', () => {
    const exempted = assessments.map((row) => ({ ...row, exemption: 'waived' as const }));
    const report = scorePosture({ ...posture, assessments: [...exempted, assessments[0]!] });
    assert.deepEqual(report.controls[0]!.resources, { healthy: 0, unhealthy: 1, notApplicable: 0 });
  });
  it('a mitigated exemption may count as healthy', () => {
    const mitigated = assessments.map((row) => ({ ...row, exemption: 'mitigated' as const }));
    assert.deepEqual(scorePosture({ ...posture, assessments: mitigated }).controls[0]!.resources, {
      healthy: 0,
      unhealthy: 0,
      notApplicable: 1,
    });
    assert.deepEqual(scorePosture({ ...posture, assessments: mitigated }, { mitigatedExemption: 'healthy' }).controls[0]!.resources, {
      healthy: 1,
      unhealthy: 0,
      notApplicable: 0,
    });
  });
  it('preview and other standards are listed, never scored', () => {
    const report = scorePosture({
      ...posture,
      recommendations: [
        { id: 'r1', controlId: 'c', preview: true },
        { id: 'r2', controlId: 'c', standard: 'PCI' },
        { id: 'r3', controlId: 'c', preview: true },
        { id: 'r4', controlId: 'c', preview: true },
      ],
    });
    assert.equal(report.total.kind, 'unknown');
    assert.deepEqual(
      report.recommendations.map((row) => row.notCounted),
      ['preview', 'otherStandard', 'preview', 'preview'],
    );
  });
});

describe('model D: the combined score', () => {
  const posture: Posture = { scores: { infrastructure: { points: 23.53, maxPoints: 39 }, defenderXdr: { points: 128, maxPoints: 274 } } };
  it('is the mean of 60.33 and 46.72: 53.52 %', () => {
    const { total, model } = scorePosture(posture);
    near(percentOf(total), ((100 * 23.53) / 39 + (100 * 128) / 274) / 2);
    assert.equal(percentOf(total)!.toFixed(2), '53.52');
    assert.equal(model, 'combined');
  });
  it('with one half not enabled it is the other’s, partial, and names what to enable', () => {
    const { total, parts, subscores } = scorePosture(posture, { infrastructure: false });
    assert.ok(total.kind === 'scored' && total.partial);
    near(total.percent, (100 * 128) / 274);
    assert.deepEqual(total.missing, ['infrastructure']);
    assert.deepEqual(parts.infrastructure, { kind: 'unknown', reason: 'notEnabled' });
    assert.deepEqual(
      subscores.map(({ id }) => id),
      ['infrastructure', 'apps', 'identity', 'data', 'devices'],
    );
  });
  it('an action’s increase on the total is half of that on its half', () => {
    const report = scorePosture({ ...posture, recommendations: [action('a', { maxPoints: 10, points: 5 })] });
    near(recommendation(report, 'a').potentialPercentOfScope, (100 * 5) / 274);
    near(recommendation(report, 'a').potentialPercent, (100 * 5) / 274 / 2);
  });
  it('nothing known is no score', () => assert.deepEqual(scorePosture({}).total, { kind: 'unknown', reason: 'noData' }));
  it('infrastructure actions inside a vendor’s total are not counted again', () => {
    const report = scorePosture({
      scores: { defenderXdr: { points: 10, maxPoints: 20 } },
      recommendations: [{ id: 'i', subscore: 'infrastructure', model: 'actions', points: 3, maxPoints: 6 }],
    });
    assert.deepEqual(report.parts.infrastructure, { kind: 'unknown', reason: 'notEnabled' });
    assert.deepEqual(report.halves.defenderXdr.unlisted, { points: 7, maxPoints: 14 });
  });
});

describe('model C: the risk-based score', () => {
  it('matches the vendor’s first screenshot within its approximation', () => {
    const assets = [
      { id: 'a', open: { critical: 0, high: 0, medium: 0, low: 10 } },
      { id: 'b', open: { critical: 0, high: 1, medium: 0, low: 0 }, criticality: 3 },
    ];
    near(percentOf(scorePosture({ assets }).total), (100 * (0.99 ** 10 + 0.5 * 3)) / 4);
    near(percentOf(scorePosture({ assets }, { factors: 'printed' }).total), (100 * (0.1 ** 10 + 0.9 * 3)) / 4);
  });
});

describe('history and change', () => {
  const history = [
    { date: '2026-10-01T00:00:00Z', percent: 40 },
    { date: '2026-10-20', percent: 50 },
    { date: '2026-10-22', percent: 55 },
    { date: '2026-11-20T10:00:00+02:00', percent: 58 },
  ];
  const posture: Posture = { asOf: '2026-11-21T00:00:00Z', scores: { total: { percent: 60 } }, history };
  it('compares with the newest day at or before 30 days ago', () => {
    assert.deepEqual(scorePosture(posture).change, { deltaPercent: 5, since: '2026-10-22', days: 30 });
  });
  it('with a shorter history compares with the oldest, and says since when', () => {
    assert.deepEqual(scorePosture({ ...posture, history: history.slice(3) }).change, { deltaPercent: 2, since: '2026-11-20', days: 1 });
  });
  it('has no change without history', () => assert.equal(scorePosture({ ...posture, history: [] }).change, null));
  it('gives the same for shuffled and doubled points', () => {
    const shuffled = [...history.slice(2), ...history, ...history.slice(0, 2)];
    assert.deepEqual(scorePosture({ ...posture, history: shuffled }).history, scorePosture(posture).history);
  });
  it('appends today’s score only where today is not there', () => {
    assert.equal(scorePosture(posture).history.at(-1)!.computed, true);
    const withToday = [...history, { date: '2026-11-21', percent: 61 }];
    const report = scorePosture({ ...posture, history: withToday });
    assert.equal(report.history.at(-1)!.percent, 61);
    assert.ok(report.quality.some((note) => note.code === 'historyDiffers'));
  });
});
