import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { explainChange, reportAsOf, scorePosture, seriesOf, type Posture } from '../../src/core/index.js';
import { readPosture } from '../../src/sources/index.js';
import { createTenant, payloadsOf } from '../../src/testing/index.js';

const recommendations = (points: number) => [
  { id: 'a', title: 'A', subscore: 'identity' as const, maxPoints: 10, points },
  { id: 'b', title: 'B', subscore: 'apps' as const, maxPoints: 10, points: 10 },
];
const posture: Posture = {
  asOf: '2026-11-20T00:00:00Z',
  recommendations: recommendations(10),
  history: [
    { date: '2026-11-10', percent: 60, recommendations: recommendations(2) },
    { date: '2026-11-15', percent: 75, subscores: [{ id: 'identity', percent: 50 }], controls: [{ id: 'c', maxPoints: 4, points: 1 }] },
    { date: '2026-11-16', percent: null },
  ],
};
// Scored within each test, so that a mutant is held against the tests that see it.
const scored = () => scorePosture(posture);

describe('series', () => {
  test('of the total has the days there are, and gaps where they are', () => {
    assert.deepEqual(seriesOf(scored(), { kind: 'total' }), [
      { date: '2026-11-10', percent: 60 },
      { date: '2026-11-15', percent: 75 },
      { date: '2026-11-16', percent: null },
      { date: '2026-11-20', percent: 100 },
    ]);
  });
  test('of a sub-score comes from what was given, else from the rows', () => {
    assert.deepEqual(
      seriesOf(scored(), { kind: 'subscore', id: 'identity' }).map(({ percent }) => percent),
      [20, 50, null, 100],
    );
  });
  test('of a control comes from its points', () => {
    assert.deepEqual(
      seriesOf(scored(), { kind: 'control', id: 'C' }).map(({ percent }) => percent),
      [null, 25, null, null],
    );
  });
});

describe('the report as of a day', () => {
  test('is scored from the rows of the newest day that has any', () => {
    const report = scored();
    const past = reportAsOf(report, '2026-11-12')!;
    assert.equal(past.total.kind === 'scored' && past.total.percent, 60);
    assert.equal(past.recommendations[0]!.points, 2);
  });
  test('is none before the first rows, and the report itself from today on', () => {
    const report = scored();
    assert.equal(reportAsOf(report, '2026-11-01'), null);
    assert.equal(reportAsOf(report, '2026-11-20'), report);
  });
  test('explains the change since then exactly', () => {
    const report = scored();
    const change = explainChange(reportAsOf(report, '2026-11-12')!, report);
    assert.ok(change.kind === 'change');
    assert.equal(change.deltaPercent, 40);
    assert.deepEqual(
      change.causes.map(({ subject, kind }) => [subject.id, kind]),
      [['a', 'points']],
    );
  });
  test('keeps the figure of a half that the day has no rows of, and makes a half that has rows from these', () => {
    const report = scorePosture({
      asOf: '2026-11-20T00:00:00Z',
      recommendations: recommendations(10),
      controls: [{ id: 'c', maxPoints: 4, points: 3 }],
      history: [
        {
          date: '2026-11-10',
          subscores: [
            { id: 'infrastructure', percent: 50 },
            { id: 'identity', percent: 99 },
          ],
          recommendations: recommendations(2),
        },
        { date: '2026-11-11', subscores: [{ id: 'infrastructure', percent: 50 }], controls: [{ id: 'c', maxPoints: 4, points: 1 }] },
        { date: '2026-11-12', subscores: [{ id: 'infrastructure', percent: 50 }], scopes: [{ id: 's', score: { percent: 30 } }] },
        { date: '2026-11-13', subscores: [{ id: 'infrastructure', percent: 50 }], scopes: [{ id: 's' }] },
      ],
    });
    const partsOn = (day: string) =>
      Object.values(reportAsOf(report, day)!.parts).map((score) => (score.kind === 'scored' ? score.percent : null));
    assert.deepEqual(partsOn('2026-11-10'), [50, 60]);
    assert.deepEqual(partsOn('2026-11-11'), [25, null]);
    assert.deepEqual(partsOn('2026-11-12'), [30, null]);
    assert.deepEqual(partsOn('2026-11-13'), [50, null]);
    const change = explainChange(reportAsOf(report, '2026-11-10')!, report);
    assert.ok(change.kind === 'change');
    assert.deepEqual(
      change.causes.map(({ subject, kind, deltaPercent }) => [subject.kind, subject.id, kind, deltaPercent]),
      [
        ['part', 'infrastructure', 'points', 12.5],
        ['recommendation', 'a', 'points', 20],
      ],
    );
  });
  test('of a generated tenant, day by day, adds up', () => {
    const read = readPosture(payloadsOf(createTenant({ seed: 'series', kind: 'healthy', asOf: '2026-11-20T06:00:00Z', days: 20 })));
    assert.ok(read.kind === 'posture');
    const now = scorePosture(read.posture);
    for (const { date } of now.history.slice(0, -1)) {
      const past = reportAsOf(now, date);
      if (!past) continue;
      const change = explainChange(past, now);
      assert.ok(change.kind === 'change', JSON.stringify(change));
      assert.ok(Math.abs(change.residual) <= 1e-9);
      assert.ok(!change.causes.some(({ kind, subject }) => kind === 'unlisted' || subject.kind === 'part'), `${date} is not complete`);
    }
  });
});
