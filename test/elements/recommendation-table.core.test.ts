import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { keyOf } from '../../src/core/identifiers.js';
import type { Posture } from '../../src/core/posture.js';
import type { ScoreReport } from '../../src/core/report.js';
import { percentOf } from '../../src/core/score.js';
import { scorePosture } from '../../src/core/scorePosture.js';
import { whatIf } from '../../src/core/whatIf.js';
import { makePlan, placesOf, requestedItem, rowsDone } from '../../src/elements/recommendation-table/recommendation-table.deciding.js';
import { isFinal, refusalOf } from '../../src/elements/recommendation-table/recommendation-table.editor.js';
import { planFile, recommendationsJson } from '../../src/elements/recommendation-table/recommendation-table.export.js';
import { groupsOf, subtotalOf } from '../../src/elements/recommendation-table/recommendation-table.groups.js';
import type { ShownPlan, TableModel } from '../../src/elements/recommendation-table/recommendation-table.model.js';
import { orderOf } from '../../src/elements/recommendation-table/recommendation-table.query.js';
import { RowTable } from '../../src/elements/recommendation-table/recommendation-table.rows.js';
import { needText, projectedView } from '../../src/elements/recommendation-table/recommendation-table.selectionBar.js';
import { needsOf } from '../../src/elements/recommendation-table/recommendation-table.whatIf.js';
import { dueStateOf, insightsOf } from '../../src/elements/recommendation-table/recommendation-table.words.js';
import { createFormatter } from '../../src/format/english.js';
import { readPosture } from '../../src/sources/index.js';
import { ReportStore } from '../../src/state/store.js';
import { createTenant, payloadsOf, type TenantKind } from '../../src/testing/index.js';

const formatter = createFormatter('en');
const now = '2026-11-20T06:00:00Z';

function tenant(kind: TenantKind): Posture {
  const read = readPosture(payloadsOf(createTenant({ seed: 'table', kind, asOf: now })));
  assert.equal(read.kind, 'posture');
  return read.kind === 'posture' ? read.posture : {};
}

const tableOf = (report: ScoreReport) => new RowTable(report, formatter);
const near = (actual: number | null, expected: number | null, message?: string) =>
  assert.ok(actual !== null && expected !== null && Math.abs(actual - expected) < 1e-9, `${message}: ${actual} is not ${expected}`);
const sum = (values: readonly (number | null)[]) => values.reduce<number>((total, value) => total + (value ?? 0), 0);

describe('what a group is worth is what the core says', () => {
  for (const kind of ['healthy', 'poor', 'defenderXdrNotEnabled'] as const) {
    const report = scorePosture(tenant(kind), { now });
    const table = tableOf(report);
    const order = orderOf(table, [{ id: 'potential', desc: true }]);

    test(`${kind}: a security control’s subtotal is its potential over its scopes, and all of them fill the Infrastructure half`, () => {
      const groups = groupsOf(table, report, order, 'control', [{ id: 'potential', desc: true }]);
      const controls = groups.filter(({ key }) => report.controls.some(({ id }) => keyOf(id) === keyOf(key)));
      assert.ok(controls.length > 5);
      for (const group of controls) {
        const cells = report.controls.filter(({ id }) => keyOf(id) === keyOf(group.key));
        near(
          subtotalOf(group, table, report, 'control').potentialPercent ?? 0,
          sum(cells.map(({ potentialPercent }) => potentialPercent)),
          group.name,
        );
      }
      const worths = controls.map((group) => subtotalOf(group, table, report, 'control').potentialPercent ?? -1);
      assert.deepEqual(
        worths,
        [...worths].sort((a, b) => b - a),
      );
    });

    test(`${kind}: a sub-score’s subtotal is the sub-score’s, and recommendations add up over their scopes`, () => {
      for (const group of groupsOf(table, report, order, 'subscore', []))
        assert.equal(
          subtotalOf(group, table, report, 'subscore').potentialPercent,
          report.subscores.find(({ id }) => id === group.key)!.potentialPercent,
        );
      for (const group of groupsOf(table, report, order, 'recommendation', [])) {
        const rows = report.recommendations.filter(({ id, notCounted }) => keyOf(id) === keyOf(group.key) && notCounted === null);
        if (rows.some(({ potentialPercent }) => potentialPercent !== null))
          near(
            subtotalOf(group, table, report, 'recommendation').potentialPercent,
            sum(rows.map(({ potentialPercent }) => potentialPercent)),
            group.name,
          );
      }
    });
  }
});

const interdependent: Posture = {
  controls: [{ id: 'mfa', name: 'Enable MFA', maxPoints: 10, recommendationIds: ['a', 'b', 'c', 'd'] }],
  recommendations: ['a', 'b', 'c', 'd'].map((id) => ({ id, title: `Do ${id}`, controlId: 'mfa', model: 'classic' })),
  assessments: [
    { recommendationId: 'a', resourceId: 'one', status: 'unhealthy' },
    { recommendationId: 'b', resourceId: 'one', status: 'unhealthy' },
    { recommendationId: 'c', resourceId: 'one', status: 'unhealthy' },
    { recommendationId: 'a', resourceId: 'two', status: 'healthy' },
    { recommendationId: 'd', resourceId: 'two', status: 'healthy' },
  ],
};

describe('what a selection takes', () => {
  const report = scorePosture(interdependent);
  const table = tableOf(report);
  const needs = (rows: readonly number[]) =>
    needsOf(report, whatIf(interdependent, rowsDone(rows.map((row) => table.items[row]!))), table, rows);

  test('two of three have no effect; the third is named, what is healthy is not', () => {
    const [need] = needs([0, 1]);
    assert.deepEqual(need?.missing, [2]);
    assert.equal(
      needText(need!, table.items, formatter),
      'Of 2 selected in Enable MFA none has an effect alone: a resource counts only when all of its recommendations are done. It also takes Do c.',
    );
    assert.equal(
      needText(needs([2])[0]!, table.items, formatter),
      '“Do c” has no effect alone: Enable MFA counts a resource only when all of its recommendations are done. It also takes Do a and Do b.',
    );
  });

  test('all three have one, and nothing is missing', () => {
    assert.deepEqual(needs([0, 1, 2]), []);
    const after = whatIf(interdependent, rowsDone([0, 1, 2].map((row) => table.items[row]!)));
    assert.deepEqual(projectedView(report, after, formatter), { from: '50%', to: '100%', change: '+50', isNone: false });
    const none = whatIf(interdependent, rowsDone([table.items[0]!]));
    assert.equal(projectedView(report, none, formatter)?.isNone, true);
    assert.equal(projectedView(report, null, formatter), null);
  });

  test('the host is asked with the resources that need it', () => {
    assert.deepEqual(requestedItem(report, table.items[0]!), { recommendationId: 'a', scopeId: null, resourceIds: ['one'] });
  });
});

describe('a plan', () => {
  for (const cost of ['actions', 'resources', 'effort'] as const)
    test(`by ${cost}: its steps add up to what it reaches, and its rows stand in their order`, async () => {
      const posture = tenant('poor');
      const store = new ReportStore();
      store.setOptions({ now });
      store.setData({ kind: 'posture', posture, quality: [], problems: [] });
      await store.reading;
      const report = store.report!;
      const table = tableOf(report);
      const target = Math.ceil(percentOf(report.total)! + 6);
      const { result, steps, keys } = await makePlan(store, table, target, cost);
      assert.ok(result?.reached);
      assert.deepEqual(new Set(steps.flatMap(({ recommendationIds }) => recommendationIds)), new Set(result.recommendationIds));
      assert.ok(
        Math.abs(steps.at(-1)!.reachedPercent! - result.reachedPercent!) < 1e-6,
        `${steps.at(-1)!.reachedPercent} ${result.reachedPercent}`,
      );
      const places = placesOf(steps, table, keys);
      assert.equal(places.size, keys.size);
      const rows = Uint32Array.from([...keys].map((key) => table.rowOf(key)!));
      const plan: ShownPlan = { targetPercent: target, cost, result, isFailed: false, steps };
      const file = planFile(plan, { report, table, rows } as unknown as TableModel);
      assert.equal(file.text.trimEnd().split('\r\n').length, keys.size + 1);
    });

  test('reached already, it is empty', async () => {
    const store = new ReportStore();
    store.setData({ kind: 'posture', posture: interdependent, quality: [], problems: [] });
    await store.reading;
    const { result, steps } = await makePlan(store, tableOf(store.report!), 40, 'actions');
    assert.deepEqual([result?.reached, steps], [true, []]);
  });
});

test('the vendor refuses a status for what it measures itself, for what is completed and for the cloud', () => {
  const report = scorePosture({
    recommendations: [
      { id: 'MFA', title: 'a', subscore: 'identity', maxPoints: 5, points: 0 },
      { id: 'scid_2', title: 'b', subscore: 'devices', maxPoints: 5, points: 0 },
      { id: 'done', title: 'c', subscore: 'apps', maxPoints: 5, points: 5, status: 'completed' },
      ...interdependent.recommendations!,
    ],
    controls: interdependent.controls!,
  });
  assert.deepEqual(
    report.recommendations.slice(0, 4).map((item) => refusalOf(item, 'planned')),
    [null, 'detectedByVendor', 'completed', 'cloud'],
  );
  assert.equal(refusalOf(report.recommendations[0]!, 'toAddress'), 'same');
  assert.deepEqual(report.recommendations.slice(0, 4).map(isFinal), [false, true, true, true]);
});

test('due states are another axis than the status', () => {
  const row = (id: string, more: object) => ({ id, title: id, subscore: 'apps' as const, maxPoints: 5, points: 0, ...more });
  const report = scorePosture(
    {
      recommendations: [
        row('late', { dueDate: '2026-11-19', owner: 'Ann' }),
        row('today', { dueDate: '2026-11-20' }),
        row('owned', { owner: 'Ann' }),
        row('free', {}),
        row('done', { status: 'completed', dueDate: '2020-01-01' }),
      ],
    },
    { now },
  );
  const { items, facts } = tableOf(report);
  assert.deepEqual(
    items.map((item) => dueStateOf(item, facts)),
    ['overdue', 'onTime', 'onTime', 'unassigned', 'completed'],
  );
});

test('insights: words of the data by any name, what the report knows, and what has become of it since', () => {
  const row = (id: string, points: number) => ({ id, title: id, subscore: 'apps' as const, maxPoints: 5, points });
  const report = scorePosture(
    {
      asOf: now,
      recommendations: [
        { ...row('fix', 0), insights: ['Quick Fix!', 'own'] },
        { ...row('old', 1), preview: true },
        { ...row('worse', 1), insights: ['deny', 'Enforce'] },
      ],
      history: [{ date: '2026-10-01', percent: 10, recommendations: [row('old', 1), row('worse', 3)] }],
    },
    { now },
  );
  const { items, facts } = tableOf(report);
  assert.deepEqual(
    items.map((item) => insightsOf(item, facts)),
    [['new', 'fix', 'own'], ['preview'], ['regressed', 'enforce', 'deny']],
  );
});

test('JSON keeps the data’s text as it is', () => {
  const title = '=cmd|"<img src=x onerror=alert(1)>"';
  const report = scorePosture({ recommendations: [{ id: 'x', title, subscore: 'apps', maxPoints: 5, points: 0 }] });
  const parsed = JSON.parse(recommendationsJson(report.recommendations, report, formatter)) as { recommendations: { title: string }[] };
  assert.equal(parsed.recommendations[0]!.title, title);
});
