/** Rows that come as tables: Log Analytics, Azure Resource Graph in its formats, CSV. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { resourceGraphAnswer } from '../../src/testing/mock/resourceGraph.js';
import { scorePosture } from '../../src/core/index.js';
import { kustoQueries, type KustoQueryName } from '../../src/sources/index.js';
import { createTenant, type ArmSubscription } from '../../src/testing/index.js';
import { armAssessment, armControl, armPage, armScore, guid, scopeId, subscription } from '../fixtures/arm.js';
import type { Fields } from '../fixtures/graph.js';
import { noteOf, postureOf, problemsOf } from '../fixtures/read.js';

describe('Log Analytics', () => {
  const scoreColumns = ['TimeGenerated', 'SecureScoresSubscriptionId', 'CurrentScore', 'MaxScore', 'PercentageScore', 'Weight', 'Type'];
  const controlColumns = [
    'TimeGenerated',
    'AssessedResourceId',
    'ControlId',
    'ControlDisplayName',
    'CurrentScore',
    'MaxScore',
    'HealthyResources',
    'UnhealthyResources',
    'Type',
  ];
  const table = (columns: readonly string[], rows: readonly unknown[]) => ({
    name: 'PrimaryResult',
    columns: columns.map((name) => ({ name, type: 'string' })),
    rows,
  });
  const scoreRow = (time: string, subscriptionId: string, points: number, weight: number | null = 3) => [
    time,
    subscriptionId,
    points,
    10,
    points / 10,
    weight,
    'SecureScores',
  ];
  const historyOf = (...tables: unknown[]) => postureOf({ tables }).history!;

  test('is a history of the Infrastructure half: the latest row of a day and scope, weighted', () => {
    const history = historyOf(
      table(scoreColumns, [
        scoreRow('2026-03-02T20:00:00Z', 'a', 5),
        scoreRow('2026-03-01T08:00:00Z', 'a', 1),
        scoreRow('2026-03-01T20:00:00Z', 'a', 4),
        scoreRow('2026-03-01T12:00:00Z', 'A', 2),
        scoreRow('2026-03-01T20:00:00Z', 'b', 8, 1),
      ]),
    );
    assert.deepEqual(
      history.map(({ date, half, percent, points }) => [date, half, percent, points]),
      [
        ['2026-03-01', 'infrastructure', 50, undefined],
        ['2026-03-02', 'infrastructure', 50, 5],
      ],
    );
    assert.deepEqual(
      history[0]!.scopes?.map(({ id, weight, score }) => [id, weight, score?.points]),
      [
        ['/subscriptions/a', 3, 4],
        ['/subscriptions/b', 1, 8],
      ],
    );
  });

  test('has controls with their counts, and no figure where a weight is missing', () => {
    const id = `${subscription}/providers/Microsoft.Security/secureScores/ascScore/secureScoreControls/${guid(1)}`;
    const [day] = historyOf(
      table(scoreColumns, [scoreRow('2026-03-01T20:00:00Z', 'a', 4, null), scoreRow('2026-03-01T20:00:00Z', 'b', 4)]),
      table(controlColumns, [['2026-03-01T20:00:00Z', id, guid(1), 'Enable MFA', 3.33, 4, 5, 1, 'SecureScoreControls']]),
    );
    assert.equal(day!.percent, null);
    assert.deepEqual(day!.controls, [
      { id: guid(1), name: 'Enable MFA', scopeId, points: 3.33, maxPoints: 4, resources: { healthy: 5, unhealthy: 1, notApplicable: 0 } },
    ]);
  });

  test('reports rows without a time, a scope, or of another standard', () => {
    const iso = `${subscription}/providers/Microsoft.Security/secureScores/iso`;
    const payload = {
      tables: [
        table(
          ['TimeGenerated', 'AssessedResourceId', 'CurrentScore', 'MaxScore'],
          [
            ['2026-02-30', subscription, 1, 2],
            ['2026-03-01', '', 1, 2],
            ['2026-03-01', iso, 1, 2],
            'x',
            ['2026-03-01', subscription, 1, 2],
          ],
        ),
      ],
    };
    assert.equal(postureOf(payload).history?.length, 1);
    assert.deepEqual(
      problemsOf(payload).map(({ path }) => path),
      [0, 1, 2].map((row) => `tables[0].rows[${row}].${row === 0 ? 'TimeGenerated' : 'AssessedResourceId'}`).concat('tables[0].rows[3]'),
    );
  });

  test('is recognised where it is empty, and reported where it is none', () => {
    assert.deepEqual(postureOf({ tables: [] }).history, []);
    assert.match(problemsOf({ tables: [{ columns: 5, rows: [] }] })[0]!.path, /^tables\[0\]\.columns/);
  });
});

describe('Azure Resource Graph', () => {
  const rows = [armScore(), armControl(guid(1)), armAssessment(guid(7), 'vm1')] as Fields[];
  const objects = { totalRecords: 3, count: 3, data: rows, resultTruncated: 'false' };
  const expected = postureOf(armPage(rows));
  const names = ['id', 'name', 'type', 'properties'];

  test('reads both formats, properties also as JSON text, and CSV of the portal, alike', () => {
    const asText = rows.map((row) => ({ ...row, properties: JSON.stringify(row['properties']) }));
    const table = {
      ...objects,
      data: {
        columns: names.map((name) => ({ name, type: 'string' })),
        rows: asText.map((row) => names.map((name) => (row as Fields)[name])),
      },
    };
    const quoted = (cell: unknown) => `"${String(cell).replaceAll('"', '""')}"`;
    const csv = [names.map((name) => name.toUpperCase()), ...asText.map((row) => names.map((name) => (row as Fields)[name]))]
      .map((cells) => cells.map(quoted).join(','))
      .join('\r\n');
    for (const payload of [objects, { ...objects, data: asText }, table, csv]) assert.deepEqual(postureOf(payload), expected);
  });

  test('properties that are no JSON cost their row', () => {
    const payload = { ...objects, data: [rows[0], { ...rows[1], properties: '{"a":' }] };
    assert.equal(postureOf(payload).scopes?.length, 1);
    assert.equal(problemsOf(payload)[0]?.path, 'data[1]');
  });

  test('says how much is missing, by query', () => {
    const page = (count: number, totalRecords: number | string) => ({ totalRecords, data: rows.slice(0, count), resultTruncated: 'true' });
    assert.deepEqual(noteOf(postureOf(page(1, 47)), 'coverage')?.facts, {
      read: 1,
      total: 47,
      complete: false,
      count: 1,
      ids: ['resourceGraph'],
    });
    assert.equal(noteOf(postureOf([page(1, 3), page(2, '3')]), 'coverage'), undefined);
    assert.equal(noteOf(postureOf([page(3, 3), page(2, 40)]), 'coverage')?.facts['total'], 40);
    assert.equal(noteOf(postureOf({ data: rows, resultTruncated: 'true' }), 'coverage')?.facts['complete'], false);
  });
});

describe('Counting in the engine', () => {
  const tenant = createTenant({ seed: 'estate', kind: 'poor', asOf: '2026-03-10T00:00:00Z', subscriptions: 4, resources: 120 });
  const answer = (name: KustoQueryName) => resourceGraphAnswer(tenant, { query: kustoQueries[name](), options: { $top: 100_000 } }).body;
  /** Controls as catalogue entries: without the vendor's counts and points, so that ours are the only ones. */
  const bare = (part: ArmSubscription) =>
    part.expandedSecureScoreControls.map(({ properties, ...row }) => ({
      ...row,
      properties: {
        ...properties,
        score: { max: (properties['score'] as { max: number }).max || null },
        healthyResourceCount: null,
        unhealthyResourceCount: null,
      },
    }));
  const controls = armPage(tenant.arm.subscriptions.flatMap(bare));

  test('gives every control and recommendation the numbers of the raw rows', () => {
    const raw = scorePosture(postureOf([controls, answer('assessments')]), {});
    const counted = scorePosture(postureOf([answer('controlTotals'), answer('recommendationTotals'), controls]), {});
    const figures = ({ total, controls: list }: typeof raw) => [
      total,
      list
        .filter(({ score }) => score.kind === 'scored')
        .map(({ id, scopeId: scope, score, resources, potentialPoints, potentialPercent }) => [
          id,
          scope,
          score,
          resources,
          potentialPoints,
          potentialPercent,
        ])
        .sort(),
    ];
    assert.ok(raw.total.kind === 'scored' && raw.controls.length > 40);
    assert.deepEqual(figures(counted), figures(raw));
    const impact = ({ recommendations }: typeof raw) =>
      recommendations
        .map(({ id, scopeId: scope, potentialPoints, resources, preview, standard }) =>
          JSON.stringify([id, scope, potentialPoints, resources, preview, standard]),
        )
        .sort();
    assert.deepEqual(impact(counted), impact(raw));
    assert.ok(
      (answer('recommendationTotals') as { data: unknown[] }).data.length * 10 < (answer('assessments') as { data: unknown[] }).data.length,
    );
  });

  test('parameters narrow a query and are quoted', () => {
    assert.match(kustoQueries.controls({ subscriptionIds: ['a', 'b"; drop'] }), /where subscriptionId in~ \("a", "b\\"; drop"\)/);
    assert.doesNotMatch(kustoQueries.assessments(), /subscriptionId in~/);
  });
});
