/** Series of every target, on days with figures, with rows and with neither. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { reportAsOf, scorePosture, seriesOf, type Control, type Posture, type SeriesTarget } from '../../src/core/index.js';

const posture: Posture = {
  asOf: '2026-03-05T00:00:00Z',
  tenantId: 't',
  tenantName: 'Tenant',
  scopes: [
    { id: 's', weight: 1 },
    { id: 'u', weight: 1 },
  ],
  controls: [
    { id: 'c', scopeId: 's', maxPoints: 4, points: 3 },
    { id: 'c', scopeId: 'u', maxPoints: 4, points: 1 },
  ],
  recommendations: [{ id: 'a', subscore: 'data', maxPoints: 10, points: 9 }],
  history: [
    { date: '2026-03-01', halves: { infrastructure: { percent: 20 }, defenderXdr: { points: 3, maxPoints: 10 } } },
    {
      date: '2026-03-02',
      percent: 40,
      scopes: [{ id: 'S', score: { percent: 35 } }, { id: 'u' }],
      subscores: [{ id: 'data', percent: 12 }],
    },
    {
      date: '2026-03-03',
      percent: 45,
      controls: [
        { id: 'C', scopeId: 'S', maxPoints: 4, points: 2 },
        { id: 'c', scopeId: 'u', maxPoints: 4, resources: { healthy: 1, unhealthy: 3, notApplicable: 0 } },
      ],
      recommendations: [{ id: 'a', subscore: 'data', maxPoints: 10, points: 5 }],
      subscores: [{ id: 'apps', percent: 77 }],
    },
    {
      date: '2026-03-04',
      recommendations: [
        { id: 'a', subscore: 'data', points: 5 },
        { id: 'b', subscore: 'apps', maxPoints: 4, points: 1 },
      ],
    },
  ],
};
// Scored within each test, so that a mutant is held against the tests that see it.
const scored = () => scorePosture(posture);

describe('the series of', () => {
  const cases: [string, SeriesTarget, (number | null)[]][] = [
    ['the total', { kind: 'total' }, [25, 40, 45, null, 70]],
    ['a half', { kind: 'part', id: 'infrastructure' }, [20, null, null, null, 50]],
    ['the other half', { kind: 'part', id: 'defenderXdr' }, [30, null, null, null, 90]],
    ['a sub-score, no point where a maximum is missing', { kind: 'subscore', id: 'data' }, [null, 12, 50, null, 90]],
    ['a sub-score with figures and rows', { kind: 'subscore', id: 'apps' }, [null, null, 77, 25, null]],
    ['a scope', { kind: 'scope', id: 's' }, [null, 35, null, null, 75]],
    ['a scope without figures', { kind: 'scope', id: 'U' }, [null, null, null, null, 25]],
    ['a control in its scope', { kind: 'control', id: 'c', scopeId: 'U' }, [null, null, 25, null, 25]],
    ['a control anywhere: the first', { kind: 'control', id: 'C' }, [null, null, 50, null, 75]],
    ['what nobody knows', { kind: 'scope', id: 'nowhere' }, [null, null, null, null, null]],
  ];
  for (const [name, target, percents] of cases) {
    it(name, () =>
      assert.deepEqual(
        seriesOf(scored(), target),
        percents.map((percent, index) => ({ date: `2026-03-0${index + 1}`, percent })),
      ),
    );
  }
});

it('rows that are no actions are no point of a sub-score', () => {
  const recommendations = [{ id: 'r', controlId: 'c', subscore: 'other' as const, maxPoints: 5, points: 2 }];
  const report = scorePosture({ history: [{ date: '2026-03-01', recommendations }] });
  assert.deepEqual(seriesOf(report, { kind: 'subscore', id: 'other' }), [{ date: '2026-03-01', percent: null }]);
  const nameless = scorePosture({ history: [{ date: '2026-03-01', controls: [{ maxPoints: 4 } as Control] }] });
  assert.deepEqual(seriesOf(nameless, { kind: 'control', id: '' }), [{ date: '2026-03-01', percent: null }]);
});

describe('the report as of a day', () => {
  it('is the report itself on the day of "now", where the data carry no date', () => {
    const report = scorePosture({ ...posture, asOf: null }, { now: '2026-03-06T10:00:00Z' });
    assert.equal(report.history.at(-1)!.date, '2026-03-06');
    assert.equal(reportAsOf(report, '2026-03-06'), report);
    assert.notEqual(reportAsOf(report, '2026-03-05'), report);
  });
  it('begins with its own day in UTC, in whatever zone it is written', () => {
    const history = [{ date: '2026-03-04', recommendations: [{ id: 'a', subscore: 'data' as const, maxPoints: 10, points: 2 }] }];
    const report = scorePosture({ ...posture, asOf: '2026-03-04T22:00:00-05:00', history });
    assert.deepEqual(
      report.history.map(({ date }) => date),
      ['2026-03-04', '2026-03-05'],
    );
    assert.equal(
      reportAsOf(report, '2026-03-04')!.total.kind === 'scored' && reportAsOf(report, '2026-03-04')!.asOf,
      '2026-03-04T00:00:00Z',
    );
    assert.equal(reportAsOf(report, '2026-03-05'), report);
  });
  it('is of the newest day with rows at or before it', () => {
    const report = scored();
    assert.equal(reportAsOf(report, '2026-03-01'), null);
    assert.equal(reportAsOf(report, '2026-03-02')!.asOf, '2026-03-02T00:00:00Z');
    assert.equal(reportAsOf(report, '2026-03-03')!.asOf, '2026-03-03T00:00:00Z');
    assert.equal(reportAsOf(report, '2026-03-05'), report);
    assert.equal(reportAsOf(report, '2026-12-31'), report);
  });
  it('keeps the tenant, the options and the day’s own total', () => {
    const report = scored();
    const past = reportAsOf(report, '2026-03-03')!;
    assert.deepEqual([past.tenantId, past.tenantName], ['t', 'Tenant']);
    assert.equal(past.total.kind === 'scored' && past.total.percent, 45);
    assert.equal(past.recommendations[0]!.points, 5);
    assert.deepEqual(
      past.history.map(({ date }) => date),
      ['2026-03-03'],
    );
    const accepted = {
      ...posture,
      history: [{ date: '2026-03-01', recommendations: [{ id: 'a', maxPoints: 4, points: 1, status: 'ignored' }] }],
    };
    const kept = reportAsOf(scorePosture(accepted, { riskAccepted: 'keepMaximum' }), '2026-03-01')!;
    assert.equal(kept.total.kind === 'scored' && kept.total.percent, 0);
  });
  it('takes given sub-scores only where there are no rows to make them', () => {
    const report = scored();
    const of = (day: string) =>
      reportAsOf(report, day)!.subscores.find(({ id }) => id === (day === '2026-03-02' ? 'data' : 'apps'))!.score.kind;
    assert.equal(of('2026-03-02'), 'scored');
    assert.equal(of('2026-03-03'), 'unknown');
  });
  it('keeps the settings of the posture', () => {
    const off = scorePosture({ ...posture, settings: { infrastructure: false } });
    assert.deepEqual(reportAsOf(off, '2026-03-03')!.parts.infrastructure, { kind: 'unknown', reason: 'notEnabled' });
  });
});
