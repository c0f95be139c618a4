import assert from 'node:assert/strict';
import { join, resolve } from 'node:path';
import { describe, test } from 'node:test';
import { build } from 'esbuild';
import { comparePortfolio, orderPortfolio, scorePosture, summarizeReport, totalsOf, type Posture } from '../../src/core/index.js';

const asOf = '2026-11-20T06:00:00Z';
const tenant = (id: string, posture: Posture) => ({
  id,
  name: id.toUpperCase(),
  report: scorePosture({ asOf, ...posture }, { now: asOf }),
});
const given = (id: string, percent: number, before?: number) =>
  tenant(id, { scores: { total: { percent } }, history: before === undefined ? [] : [{ date: '2026-10-21', percent: before }] });
const bounded = tenant('bounded', {
  recommendations: [
    { id: 'a', title: 'A', maxPoints: 10, points: 6 },
    { id: 'b', title: 'B', points: 3 },
  ],
});
const absent = { id: 'absent', name: 'ABSENT', report: null };
const ids = (rows: readonly { readonly item: { readonly id: string } }[]) => rows.map(({ item }) => item.id);

describe('many tenants side by side', () => {
  const items = [given('a', 80, 70), given('b', 20, 45), absent, given('c', 50, 50), given('d', 85), bounded];
  const { rows, totals, risen, fallen } = comparePortfolio(items);

  test('the worst stands first, and what is not known last, whichever way round', () => {
    assert.deepEqual(ids(orderPortfolio(rows, 'percent', 'rising')), ['b', 'c', 'a', 'd', 'absent', 'bounded']);
    assert.deepEqual(ids(orderPortfolio(rows, 'percent', 'falling')), ['d', 'a', 'c', 'b', 'absent', 'bounded']);
    assert.deepEqual(ids(rows), ids(orderPortfolio(rows, 'targetGapPercent', 'falling')));
  });

  test('an upper bound is no percent and no place in a ranking', () => {
    assert.equal(bounded.report.total.kind, 'scored');
    assert.equal(rows.at(-1)!.percent, null);
  });

  test('mean and median are over those that are scored, by hand', () => {
    assert.equal(totals.count, 6);
    assert.equal(totals.scoredCount, 4);
    assert.equal(totals.meanPercent, (80 + 20 + 50 + 85) / 4);
    assert.equal(totals.medianPercent, (50 + 80) / 2);
    assert.equal(totals.changedCount, 3);
    assert.equal(totals.meanDeltaPercent, (10 - 25 + 0) / 3);
  });

  test('a threshold belongs to the band above it', () => assert.deepEqual(totals.distribution, [1, 1, 1, 1]));

  test('movers are those that moved, the greatest first', () => {
    assert.deepEqual([ids(risen), ids(fallen)], [['a'], ['b']]);
    assert.deepEqual(ids(comparePortfolio(items, { movers: 0 }).risen), []);
  });

  test('no tenants, and none that is scored, have no mean', () => {
    const nothing = { meanPercent: null, medianPercent: null, meanDeltaPercent: null, scoredCount: 0, distribution: [0, 0, 0, 0] };
    for (const list of [[], [absent]]) assert.deepEqual({ ...comparePortfolio(list).totals, ...nothing }, comparePortfolio(list).totals);
    assert.equal(totalsOf(rows.slice(0, 1)).medianPercent, 80);
  });

  test('coverage counts the scopes that could be read and the halves that are there', () => {
    const scopes = ['1', '2', '3', '4'].map((id) => ({ id, name: id, kind: 'subscription' as const, restricted: id === '4' }));
    const controls = scopes.map(({ id }) => ({ id: `c${id}`, name: 'C', scopeId: id, maxPoints: 10, points: 5, resources: { healthy: 1, unhealthy: 1, notApplicable: 0 } })); // prettier-ignore
    const cloud = tenant('cloud', { settings: { infrastructure: true, defenderXdr: false }, scopes, controls: controls.slice(0, 3) });
    const [row] = comparePortfolio([cloud]).rows;
    const missing = cloud.report.total.kind === 'scored' ? (cloud.report.total.missing?.length ?? 0) : NaN;
    assert.equal(row!.coverage, 0.75 * (1 - missing / 2));
    assert.equal(rows[0]!.coverage, 1);
    assert.equal(rows[2]!.coverage, null);
  });

  test('the gap is to the nearest target above the score', () => {
    const one = tenant('t', { scores: { total: { percent: 60 } }, targets: [{ percent: 90 }, { percent: 70 }, { percent: 50 }] });
    const done = tenant('u', { scores: { total: { percent: 60 } }, targets: [{ percent: 60 }] });
    assert.deepEqual(comparePortfolio([one, done, given('v', 1)]).rows.map((row) => row.targetGapPercent), [10, 0, null]); // prettier-ignore
  });

  test('the list is left as it is', () => {
    const frozen = Object.freeze(rows.map((row) => Object.freeze(row)));
    orderPortfolio(frozen, 'percent', 'rising');
    assert.deepEqual(ids(frozen), ids(rows));
  });
});

describe('a summary', () => {
  const history = Array.from({ length: 60 }, (_, index) => ({
    date: new Date(Date.UTC(2026, 8, 21 + index)).toISOString().slice(0, 10),
    percent: index,
    recommendations: [{ id: 'a', title: 'A', maxPoints: 4, points: 1 }],
  }));
  const { report } = tenant('s', { tenantName: 'S', recommendations: [{ id: 'a', title: 'A', maxPoints: 4, points: 1 }], history, targets: [{ percent: 80 }] }); // prettier-ignore
  const summary = summarizeReport(report);

  test('keeps scores, change and notes, and drops every row', () => {
    for (const key of ['total', 'parts', 'subscores', 'change', 'targets', 'quality', 'asOf', 'tenantName', 'model'] as const)
      assert.deepEqual(summary[key], report[key], key);
    assert.ok(report.recommendations.length === 1 && summary.recommendations.length === 0);
    assert.deepEqual(Object.keys(summary).toSorted(), Object.keys(report).toSorted());
  });

  test('keeps the last days, a percent each', () => {
    assert.equal(summary.history.length, 31);
    assert.deepEqual(summary.history[0], { date: '2026-10-21', percent: report.history.at(-31)!.percent });
    assert.equal(summarizeReport(report, { historyDays: 7 }).history.length, 8);
  });

  test('is the same after JSON', () => assert.deepEqual(JSON.parse(JSON.stringify(summary)), summary));
});

test('scoring brings none of it along', async () => {
  const root = resolve(import.meta.dirname, '../..');
  const { metafile } = await build({ entryPoints: [join(root, 'src/core/scorePosture.ts')], absWorkingDir: root, bundle: true, write: false, metafile: true, format: 'esm' }); // prettier-ignore
  const names = Object.keys(metafile.inputs);
  assert.ok(names.includes('src/core/scorePosture.ts'));
  assert.deepEqual(names.filter((name) => /ortfolio|summarize/.test(name)), []); // prettier-ignore
});
