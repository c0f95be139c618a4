/** Rules that only show in unusual data. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { explainChange, percentOf, scorePosture, whatIf, type Posture, type ScoreReport } from '../../src/core/index.js';
import { same } from '../support/same.js';

const near = (actual: number | null, expected: number) =>
  assert.ok(actual !== null && Math.abs(actual - expected) < 1e-9, `${actual} is not ${expected}`);

describe('history', () => {
  const days = (history: Posture['history']) => scorePosture({ history }).history.map(({ percent }) => percent);
  it('of two points on one plain day the last wins', () => {
    assert.deepEqual(
      days([
        { date: '2026-11-05', percent: 2 },
        { date: '2026-11-05', percent: 1 },
      ]),
      [1],
    );
  });
  it('of two instants on one day the later wins, whatever the order', () => {
    assert.deepEqual(
      days([
        { date: '2026-11-05T20:00:00Z', percent: 2 },
        { date: '2026-11-05T08:00:00Z', percent: 1 },
      ]),
      [2],
    );
  });
  it('of one half is the total’s where nothing else is known', () => {
    assert.deepEqual(days([{ date: '2026-11-05', halves: { infrastructure: { percent: 72.5 } } }]), [72.5]);
  });
});

describe('history with a half switched off', () => {
  const posture: Posture = {
    asOf: '2026-11-20T00:00:00Z',
    scores: { infrastructure: { percent: 40 }, defenderXdr: { percent: 60 } },
    history: [
      { date: '2026-11-01', percent: 45, halves: { defenderXdr: { percent: 55 } } },
      { date: '2026-11-02', percent: 46 },
    ],
  };
  const days = (options = {}) => scorePosture(posture, options).history.map(({ percent }) => percent);
  it('is that of the other half, never that of both', () => {
    assert.deepEqual(days(), [45, 46, 50]);
    assert.deepEqual(days({ infrastructure: false }), [55, null, 60]);
  });
  it('has a change of like with like', () => {
    assert.equal(scorePosture(posture, { infrastructure: false }).change!.deltaPercent, 5);
  });
});

describe('the benchmark is no other standard', () => {
  for (const standard of ['Microsoft cloud security benchmark', 'Azure Security Benchmark v3', 'MCSB']) {
    it(standard, () =>
      assert.equal(
        scorePosture({ recommendations: [{ id: 'a', maxPoints: 5, points: 1, standard }] }).recommendations[0]!.notCounted,
        null,
      ),
    );
  }
  it('PCI is', () =>
    assert.equal(
      scorePosture({ recommendations: [{ id: 'a', maxPoints: 5, points: 1, standard: 'PCI DSS 4' }] }).recommendations[0]!.notCounted,
      'otherStandard',
    ));
});

describe('a what-if', () => {
  it('leaves what is not listed alone when an accepted risk is taken up again', () => {
    const posture: Posture = {
      scores: { defenderXdr: { points: 10, maxPoints: 40 } },
      recommendations: [
        { id: 'a', subscore: 'apps', maxPoints: 10, points: 4 },
        { id: 'b', subscore: 'apps', maxPoints: 10, points: 6, status: 'riskAccepted' },
        { id: 'p', subscore: 'apps', maxPoints: 8, implemented: 2, total: 8 },
      ],
    };
    const after = whatIf(posture, [{ recommendationId: 'b', status: 'toAddress' }]);
    assert.deepEqual(after.halves.defenderXdr.unlisted, scorePosture(posture).halves.defenderXdr.unlisted);
    near(percentOf(after.total), (100 * 16) / 40);
  });

  it('of all recommendations of a control without counts gives all its points, of some of them none', () => {
    const posture: Posture = {
      controls: [{ id: 'c', maxPoints: 6, points: 3, recommendationIds: ['r1', 'r2'] }],
      recommendations: [{ id: 'r1' }, { id: 'r2' }],
    };
    const done = (...ids: string[]) =>
      percentOf(
        whatIf(
          posture,
          ids.map((recommendationId) => ({ recommendationId, remediated: true })),
        ).total,
      );
    near(done('r1'), 50);
    near(done('r1', 'r2'), 100);
  });

  it('shows the assumed status, and the change says so', () => {
    const posture: Posture = {
      recommendations: [
        { id: 'a', maxPoints: 10, points: 0, status: 'toAddress' },
        { id: 'b', maxPoints: 10, points: 5 },
      ],
    };
    const after = whatIf(posture, [{ recommendationId: 'a', status: 'thirdParty' }]);
    assert.equal(after.recommendations[0]!.status, 'thirdParty');
    const change = explainChange(scorePosture(posture), after);
    assert.ok(change.kind === 'change');
    assert.deepEqual(
      change.causes.map(({ kind }) => kind),
      ['status'],
    );
    assert.equal(whatIf(posture, [{ recommendationId: 'a', remediated: true }]).recommendations[0]!.status, 'completed');
  });
});

describe('a what-if of a report', () => {
  const posture = {
    controls: [
      { id: 'c', maxPoints: 4 },
      { id: 'd', maxPoints: 2 },
      { id: 'e', maxPoints: 1, points: 1 },
    ],
    recommendations: [
      { id: 'r', controlId: 'c' },
      { id: 's', controlId: 'd' },
      { id: 'a', maxPoints: 5, points: 0 },
      { id: 'b', maxPoints: 5, points: 5 },
    ],
    assessments: [
      { recommendationId: 'r', resourceId: 'x', status: 'unhealthy' },
      { recommendationId: 'r', resourceId: 'y', status: 'healthy' },
      { recommendationId: 's', resourceId: 'x', status: 'unhealthy' },
    ],
  } satisfies Posture;
  const rowsOf = ({ recommendations }: ScoreReport) => new Map(recommendations.map((row) => [row.id, row]));

  it('shares the rows that nothing moved, and no other', () => {
    const report = scorePosture(posture);
    const [before, after] = [
      rowsOf(report),
      rowsOf(
        whatIf(report, [
          { recommendationId: 'r', remediated: true },
          { recommendationId: 'a', remediated: true },
        ]),
      ),
    ];
    const shared = [...before.keys()].filter((id) => before.get(id) === after.get(id));
    assert.deepEqual(shared.sort(), ['b', 's']);
    assert.equal(after.get('r')!.status, 'completed');
  });

  it('shares none where a point is worth something else', () => {
    const report = scorePosture({ recommendations: posture.recommendations.slice(2) });
    const after = whatIf(report, [{ recommendationId: 'a', status: 'riskAccepted' }]);
    assert.notEqual(rowsOf(after).get('b'), rowsOf(report).get('b'));
    near(rowsOf(after).get('b')!.scoreImpactShare, 1);
  });

  it('shares none of a control in whose scope another one left the sum', () => {
    const report = scorePosture(posture);
    const after = whatIf(report, [{ recommendationId: 'r', status: 'riskAccepted' }]);
    const percents = [report, after].map((one) => rowsOf(one).get('s')!.potentialPercentOfScope);
    near(percents[0]!, (100 * 2) / 7);
    near(percents[1]!, (100 * 2) / 3);
  });

  it('is that of the moment when the report was made, whatever became of the posture', () => {
    const recommendations = [
      { id: 'a', maxPoints: 5, points: 0 },
      { id: 'b', maxPoints: 5, points: 0 },
    ];
    const report = scorePosture({ recommendations });
    recommendations.pop();
    near(percentOf(whatIf(report, [{ recommendationId: 'a', remediated: true }]).total), 50);
    near(percentOf(whatIf(report.posture, [{ recommendationId: 'a', remediated: true }]).total), 100);
  });

  it('knows nothing of a report that lost its posture', () => {
    const report = JSON.parse(JSON.stringify(scorePosture(posture))) as ScoreReport;
    assert.equal(whatIf(report, [{ recommendationId: 'a', remediated: true }]).total.kind, 'unknown');
  });

  it('scores the posture that was put beside a report from elsewhere, with its options', () => {
    const options = { riskAccepted: 'keepMaximum' } as const;
    const recommendations = [
      { id: 'a', maxPoints: 5, points: 0 },
      { id: 'b', maxPoints: 5, points: 0, status: 'riskAccepted' },
    ];
    const copy = { ...scorePosture({ recommendations }, options), posture: { recommendations }, options } as ScoreReport;
    near(percentOf(whatIf(copy, [{ recommendationId: 'a', remediated: true }]).total), 50);
  });
});

describe('a control that is in no scope, where its recommendations are in some', () => {
  const counts = (unhealthy: number) => ({ healthy: 4 - unhealthy, unhealthy, notApplicable: 0 });
  const item = (id: string, scopeId: string, unhealthy: number) => ({ id, scopeId, controlId: 'c', resources: counts(unhealthy) });
  const counted: Posture = {
    controls: [{ id: 'c', maxPoints: 8, resources: counts(3) }],
    recommendations: [item('r', 's', 1), item('r', 't', 2)],
  };
  const row = (recommendationId: string, resourceId: string, scopeId: string) => ({
    recommendationId,
    resourceId,
    scopeId,
    status: 'unhealthy' as const,
  });
  const assessed: Posture = {
    controls: [{ id: 'c', maxPoints: 8, resources: counts(2), recommendationIds: ['r'] }],
    recommendations: [{ id: 'r' }],
    assessments: [row('r', 'x', 's'), row('r', 'y', 't')],
  };
  const percentWith = (posture: Posture, ...scopeIds: string[]) =>
    percentOf(
      whatIf(
        posture,
        scopeIds.map((scopeId) => ({ recommendationId: 'r', scopeId, remediated: true as const })),
      ).total,
    );

  it('moves by what is done in one of them', () => {
    near(percentWith(counted), 25);
    near(percentWith(counted, 's'), 50);
    near(percentWith(counted, 't'), 75);
    near(percentWith(assessed), 50);
    near(percentWith(assessed, 's'), 75);
    near(percentWith(assessed, 'u'), 50);
  });

  it('has all its points when all is done in each', () => {
    for (const posture of [counted, assessed]) {
      near(percentWith(posture, 's', 't'), 100);
      near(percentOf(scorePosture(posture).projections.achievable), 100);
    }
  });
});

describe('nothing scored says why', () => {
  const reason = (posture: Posture) => scorePosture(posture).parts.defenderXdr;
  it('worth no points', () =>
    assert.deepEqual(reason({ recommendations: [{ id: 'a', maxPoints: 0, points: 0 }] }), { kind: 'notScored', reason: 'zeroMaximum' }));
  it('nothing to protect', () =>
    assert.deepEqual(reason({ recommendations: [{ id: 'a', maxPoints: 5, total: 0, implemented: 0 }] }), {
      kind: 'notScored',
      reason: 'nothingToScore',
    }));
  it('taken out', () =>
    assert.deepEqual(reason({ recommendations: [{ id: 'a', maxPoints: 5, points: 1, status: 'ignored' }] }), {
      kind: 'notScored',
      reason: 'allExcluded',
    }));
  it('a deprecated control', () =>
    assert.deepEqual(scorePosture({ controls: [{ id: 'c', maxPoints: 5, points: 1, deprecated: true }] }).controls[0]!.score, {
      kind: 'notScored',
      reason: 'allExcluded',
    }));
});

describe('a half that is switched off', () => {
  it('takes the given total with it', () => {
    const posture: Posture = { scores: { total: { percent: 55 }, infrastructure: { percent: 40 }, defenderXdr: { percent: 60 } } };
    near(percentOf(scorePosture(posture).total), 55);
    const { total } = scorePosture(posture, { infrastructure: false });
    near(percentOf(total), 60);
    assert.ok(total.kind === 'scored' && total.partial);
  });
  it('with the other one leaves nothing that is enabled, whatever was given', () => {
    const off = { infrastructure: false, defenderXdr: false };
    for (const scores of [null, { total: { percent: 55 } }, { infrastructure: { percent: 40 }, defenderXdr: { percent: 60 } }])
      same(scorePosture({ scores }, off).total, { kind: 'unknown', reason: 'notEnabled' });
    same(scorePosture({}).total, { kind: 'unknown', reason: 'noData' });
  });
});

it('a cloud model that the data are not of has no data, in both directions', () => {
  const noData = { kind: 'unknown', reason: 'noData' };
  same(scorePosture({ assets: [{ id: 'a' }] }, { infrastructureModel: 'classic' }).parts.infrastructure, noData);
  same(
    scorePosture({ controls: [{ id: 'c', maxPoints: 4, points: 1 }] }, { infrastructureModel: 'riskBased' }).parts.infrastructure,
    noData,
  );
});

it('words of criticality are mapped whatever their case', () => {
  const assets = [
    { id: 'a', criticality: 'High', open: { high: 1 } },
    { id: 'b', open: {} },
  ];
  near(percentOf(scorePosture({ assets }, { criticalityWeights: { high: 4 } }).total), (100 * (4 * 0.5 + 1)) / 5);
});
