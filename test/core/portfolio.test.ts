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
const boundedPosture: Posture = {
  recommendations: [
    { id: 'a', title: 'A', maxPoints: 10, points: 6 },
    { id: 'b', title: 'B', points: 3 },
  ],
};
const bounded = () => tenant('bounded', boundedPosture);
const absent = { id: 'absent', name: 'ABSENT', report: null };
const ids = (rows: readonly { readonly item: { readonly id: string } }[]) => rows.map(({ item }) => item.id);

describe('many tenants side by side', () => {
  // Within each test, so that a mutant is held against the tests that see it.
  const items = () => [given('a', 80, 70), given('b', 20, 45), absent, given('c', 50, 50), given('d', 85), bounded()];
  const compared = () => comparePortfolio(items());

  test('the worst stands first, and what is not known last, whichever way round', () => {
    const { rows } = compared();
    assert.deepEqual(ids(orderPortfolio(rows, 'percent', 'rising')), ['b', 'c', 'a', 'd', 'absent', 'bounded']);
    assert.deepEqual(ids(orderPortfolio(rows, 'percent', 'falling')), ['d', 'a', 'c', 'b', 'absent', 'bounded']);
    assert.deepEqual(ids(rows), ids(orderPortfolio(rows, 'targetGapPercent', 'falling')));
    const mixed = [absent, given('e', 30), bounded(), given('f', 10), absent, given('g', 20)];
    const named = ids(orderPortfolio(comparePortfolio(mixed).rows, 'percent', 'rising'));
    assert.deepEqual(named, ['f', 'g', 'e', 'absent', 'bounded', 'absent']);
    assert.deepEqual(ids(orderPortfolio(rows, 'deltaPercent', 'rising')), ['b', 'c', 'a', 'absent', 'd', 'bounded']);
  });

  test('a row is in the unit of its name, over the period of its report', () => {
    const [a, b, none, c, d, bound] = compared().rows;
    assert.deepEqual([a!.percent, a!.deltaPercent, a!.changeDays], [80, 10, 30]);
    assert.deepEqual([b!.percent, b!.deltaPercent, c!.deltaPercent], [20, -25, 0]);
    for (const row of [none, d, bound]) assert.deepEqual([row!.deltaPercent, row!.changeDays], [null, null], row!.item.id);
    assert.equal(none!.targetGapPercent, null);
  });

  test('an upper bound is no percent and no place in a ranking', () => {
    const item = tenant('bounded', { ...boundedPosture, history: [{ date: '2026-10-21', percent: 10 }], targets: [{ percent: 90 }] });
    assert.equal(item.report.total.kind, 'scored');
    assert.ok(item.report.change);
    const [row] = comparePortfolio([item]).rows;
    assert.deepEqual([row!.percent, row!.deltaPercent, row!.targetGapPercent], [null, null, null]);
  });

  const scored = { kind: 'scored', percent: 40, points: null, maxPoints: null } as const;
  const unknownMaximum = { code: 'unknownMaximum', subject: { kind: 'recommendation' }, facts: {} } as const;
  const reportWith = (more: object) => ({ ...given('x', 40).report, ...more });
  const percentOf = (more: object) => comparePortfolio([{ id: 'x', name: 'X', report: reportWith(more) }]).rows[0]!.percent;

  test('a total of one half is partial, but a score of its own', () => {
    const partial = { ...scored, partial: true, missing: ['defenderXdr'] };
    assert.equal(percentOf({ total: partial, quality: [] }), 40);
    assert.equal(percentOf({ total: partial, quality: [unknownMaximum] }), 40);
    assert.equal(percentOf({ total: scored, quality: [unknownMaximum] }), 40);
    assert.equal(percentOf({ total: { ...scored, partial: true }, quality: [{ ...unknownMaximum, code: 'coverage' }] }), 40);
  });

  test('one whose known half is itself a bound is none', () => {
    const partial = { ...scored, partial: true, missing: ['defenderXdr'] };
    const quality = [{ ...unknownMaximum, code: 'coverage' }, unknownMaximum];
    const whole = { infrastructure: scored, defenderXdr: { kind: 'unknown', reason: 'notEnabled', partial: true } };
    assert.equal(percentOf({ total: partial, quality, parts: whole }), 40);
    assert.equal(percentOf({ total: partial, quality, parts: { ...whole, infrastructure: { ...scored, partial: true } } }), null);
    assert.equal(percentOf({ total: { ...partial, missing: [] }, quality, parts: whole }), null);
    assert.equal(percentOf({ total: { ...scored, partial: true }, quality, parts: whole }), null);
    assert.equal(percentOf({ total: { kind: 'unknown', reason: 'noData' }, quality: [], parts: whole }), null);
  });

  test('mean and median are over those that are scored, by hand', () => {
    const { totals } = compared();
    assert.equal(totals.count, 6);
    assert.equal(totals.scoredCount, 4);
    assert.equal(totals.meanPercent, (80 + 20 + 50 + 85) / 4);
    assert.equal(totals.medianPercent, (50 + 80) / 2);
    assert.equal(totals.changedCount, 3);
    assert.equal(totals.meanDeltaPercent, (10 - 25 + 0) / 3);
  });

  test('the median is that of the sorted', () => {
    const median = (...percents: number[]) => comparePortfolio(percents.map((percent, index) => given(String(index), percent))).totals.medianPercent; // prettier-ignore
    assert.deepEqual([median(90, 10, 30), median(9, 100, 20, 30), median(70)], [30, 25, 70]);
  });

  test('a threshold belongs to the band above it', () => {
    assert.deepEqual(compared().totals.distribution, [1, 1, 1, 1]);
    const { rows } = comparePortfolio([given('a', 49.9), given('b', 50), given('c', 69), given('d', 70), given('e', 84), given('f', 85)]);
    assert.deepEqual(totalsOf(rows).distribution, [1, 2, 2, 1]);
    assert.deepEqual(totalsOf(rows, [84]).distribution, [4, 2]);
    assert.deepEqual(comparePortfolio([given('a', 49.9), given('b', 50)], { thresholds: [49.9] }).totals.distribution, [0, 2]);
  });

  test('movers are those that moved, the greatest first', () => {
    const { risen, fallen } = compared();
    assert.deepEqual([ids(risen), ids(fallen)], [['a'], ['b']]);
    const moved = [0, 3, -2, 5, -9, 1, -4, 2, -1].map((delta, index) => given(`${index}`, 50 + delta, 50));
    assert.deepEqual(ids(comparePortfolio(moved).risen), ['3', '1', '7']);
    assert.deepEqual(ids(comparePortfolio(moved).fallen), ['4', '6', '2']);
    const two = comparePortfolio(moved, { movers: 2 });
    assert.deepEqual(
      [ids(two.risen), ids(two.fallen)],
      [
        ['3', '1'],
        ['4', '6'],
      ],
    );
    const all = comparePortfolio(moved, { movers: 9 });
    assert.deepEqual(
      [ids(all.risen), ids(all.fallen)],
      [
        ['3', '1', '7', '5'],
        ['4', '6', '2', '8'],
      ],
    );
  });

  test('no tenants, and none that is scored, have no mean', () => {
    const nothing = { meanPercent: null, medianPercent: null, meanDeltaPercent: null, scoredCount: 0, distribution: [0, 0, 0, 0] };
    for (const list of [[], [absent]]) assert.deepEqual({ ...comparePortfolio(list).totals, ...nothing }, comparePortfolio(list).totals);
    assert.equal(totalsOf(compared().rows.slice(0, 1)).medianPercent, 80);
  });

  test('coverage counts the scopes that could be read and the halves that are there', () => {
    const scopes = ['1', '2', '3', '4'].map((id) => ({ id, name: id, kind: 'subscription' as const, restricted: id === '4' }));
    const controls = scopes.map(({ id }) => ({ id: `c${id}`, name: 'C', scopeId: id, maxPoints: 10, points: 5, resources: { healthy: 1, unhealthy: 1, notApplicable: 0 } })); // prettier-ignore
    const cloud = tenant('cloud', { settings: { infrastructure: true, defenderXdr: false }, scopes, controls: controls.slice(0, 3) });
    const [row] = comparePortfolio([cloud]).rows;
    const missing = cloud.report.total.kind === 'scored' ? (cloud.report.total.missing?.length ?? 0) : NaN;
    assert.equal(row!.coverage, 0.75 * (1 - missing / 2));
    const { rows } = compared();
    assert.equal(rows[0]!.coverage, 1);
    assert.equal(rows[2]!.coverage, null);
  });

  test('a note without counts says nothing of the coverage', () => {
    const note = (facts: object) => ({ code: 'coverage', subject: { kind: 'part' }, facts });
    const coverageOf = (...notes: object[]) =>
      comparePortfolio([{ id: 'x', name: 'X', report: reportWith({ total: scored, quality: notes }) }]).rows[0]!.coverage;
    assert.equal(coverageOf(note({ complete: false }), note({ covered: 1, total: 4 })), 0.25);
    assert.equal(coverageOf({ ...note({ covered: 1, total: 4 }), code: 'sentinel' }), 1);
    assert.equal(coverageOf(note({ covered: 0, total: 0 })), 1);
    assert.equal(coverageOf(note({ covered: '?', total: 4 })), 1);
    assert.equal(coverageOf(note({ total: 4 })), 1);
    const unknown = reportWith({ total: { kind: 'unknown', reason: 'noData' }, quality: [] });
    assert.equal(comparePortfolio([{ id: 'x', name: 'X', report: unknown }]).rows[0]!.coverage, null);
  });

  test('the gap is to the nearest target above the score', () => {
    const one = tenant('t', { scores: { total: { percent: 60 } }, targets: [{ percent: 90 }, { percent: 70 }, { percent: 50 }] });
    const done = tenant('u', { scores: { total: { percent: 60 } }, targets: [{ percent: 60 }] });
    assert.deepEqual(comparePortfolio([one, done, given('v', 1)]).rows.map((row) => row.targetGapPercent), [10, 0, null]); // prettier-ignore
    const odd = { id: 'w', name: 'W', report: reportWith({ targets: [{ percent: NaN }, { percent: 45 }] }) };
    assert.equal(comparePortfolio([odd]).rows[0]!.targetGapPercent, 5);
    assert.equal(comparePortfolio([{ ...odd, report: reportWith({ targets: [{ percent: NaN }] }) }]).rows[0]!.targetGapPercent, null);
  });

  test('the list is left as it is', () => {
    const { rows } = compared();
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
  const report = () => tenant('s', { tenantName: 'S', recommendations: [{ id: 'a', title: 'A', maxPoints: 4, points: 1 }], history, targets: [{ percent: 80 }] }).report; // prettier-ignore

  test('keeps scores, change and notes, and drops every row', () => {
    const whole = report();
    const summary = summarizeReport(whole);
    for (const key of ['total', 'parts', 'subscores', 'change', 'targets', 'quality', 'asOf', 'tenantName', 'model'] as const)
      assert.deepEqual(summary[key], whole[key], key);
    assert.ok(whole.recommendations.length === 1 && summary.recommendations.length === 0);
    assert.deepEqual(Object.keys(summary).toSorted(), Object.keys(whole).toSorted());
  });

  test('keeps the last days, a percent each', () => {
    const whole = report();
    const summary = summarizeReport(whole);
    assert.equal(summary.history.length, 31);
    assert.deepEqual(summary.history[0], { date: '2026-10-21', percent: whole.history.at(-31)!.percent });
    assert.equal(summarizeReport(whole, { historyDays: 7 }).history.length, 8);
  });

  test('has no scopes and controls, and says of which day the percent was computed', () => {
    const controls = [{ id: 'c', scopeId: 's', maxPoints: 4, points: 1 }];
    const whole = scorePosture({ asOf, controls, history: [{ date: '2026-11-19', percent: 20 }] });
    assert.deepEqual([whole.scopes.length, whole.controls.length], [1, 1]);
    const summary = summarizeReport(whole);
    assert.deepEqual([summary.scopes, summary.controls, summary.recommendations, summary.risk], [[], [], [], null]);
    assert.deepEqual(summary.history, [
      { date: '2026-11-19', percent: 20 },
      { date: '2026-11-20', percent: 25, computed: true },
    ]);
  });

  test('of a report without a history has none', () => assert.deepEqual(summarizeReport(scorePosture({})).history, []));

  test('is the same after JSON', () => {
    const summary = summarizeReport(report());
    assert.deepEqual(JSON.parse(JSON.stringify(summary)), summary);
  });
});

test('scoring brings none of it along', async () => {
  const root = resolve(import.meta.dirname, '../..');
  const { metafile } = await build({ entryPoints: [join(root, 'src/core/scorePosture.ts')], absWorkingDir: root, bundle: true, write: false, metafile: true, format: 'esm' }); // prettier-ignore
  const names = Object.keys(metafile.inputs);
  assert.ok(names.includes('src/core/scorePosture.ts'));
  assert.deepEqual(names.filter((name) => /ortfolio|summarize/.test(name)), []); // prettier-ignore
});
