import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { assessmentRows } from '../../src/core/index.js';
import { noteOf, postureOf, problemsOf, recommendation, tableOf } from '../fixtures/read.js';

const full = {
  asOf: '2026-03-02',
  tenantName: 'Contoso',
  settings: { infrastructure: true, defenderXdr: 'false' },
  scores: { total: 43, infrastructure: { points: 5, maxPoints: 10 }, subscores: { apps: 50, device: { points: 1, maxPoints: 4 } } },
  targets: [{ percent: 80, date: '2026-12-31' }],
  scopes: [{ id: 's1', name: 'One', kind: 'Subscription', weight: '4', score: 60 }],
  controls: [
    { id: 'c1', name: 'Control', maxPoints: 6, scopeId: 's1', resources: { healthy: 1, unhealthy: 3 }, recommendationIds: ['r1'] },
  ],
  recommendations: [
    {
      id: 'r1',
      title: 'First',
      subscore: 'Device',
      status: 'active',
      implemented: true,
      maxPoints: '7.5',
      states: [{ date: '2026-01-01', state: 'Planned', note: null, by: 'Kim' }],
    },
  ],
  assessments: [
    { recommendationId: 'r1', resourceId: 'm1', status: 'Unhealthy', exemption: 'waived', scopeId: 's1', resourceName: 'Machine' },
  ],
  assets: [{ id: 'm1', criticality: 'high', open: { critical: 1, low: '2' } }],
  history: [
    {
      date: '2026-03-01',
      percent: 40,
      subscores: [{ id: 'apps', percent: 45 }],
      recommendations: [{ id: 'r1', points: 2, maxPoints: 7.5 }],
    },
  ],
  comparisons: [
    { basis: 'AllTenants', percent: 51 },
    { basis: 'IndustryTypes', percent: -1 },
  ],
};

describe('The plain format', () => {
  test('its date is read as an instant, so that its day is the UTC day', () => {
    const dateOf = (asOf: string) => postureOf({ asOf, recommendations: [] }).asOf;
    for (const asOf of ['2026-03-02', '2026-03-02T23:30:00Z', '2026-03-02 23:30', '2026-03-02T23:30:00.1234567Z'])
      assert.equal(dateOf(asOf), asOf);
    assert.equal(dateOf('2026-03-02T22:30:00-05:00'), '2026-03-03T03:30:00.000Z');
    assert.equal(dateOf('2026-03-02 01:30 +0200'), '2026-03-01T23:30:00.000Z');
  });
  test('every part is read', () => {
    const posture = postureOf(full);
    assert.equal(posture.asOf, '2026-03-02');
    assert.deepEqual(posture.settings, { infrastructure: true, defenderXdr: false });
    assert.deepEqual(posture.scores, {
      total: { percent: 43 },
      infrastructure: { points: 5, maxPoints: 10 },
      subscores: [
        { id: 'apps', percent: 50 },
        { id: 'devices', points: 1, maxPoints: 4 },
      ],
    });
    assert.deepEqual(posture.scopes, [{ id: 's1', name: 'One', kind: 'subscription', weight: 4, score: { percent: 60 } }]);
    assert.deepEqual(posture.controls![0]?.resources, { healthy: 1, unhealthy: 3, notApplicable: 0 });
    const row = recommendation(posture, 'r1');
    assert.deepEqual([row.subscore, row.status, row.implemented, row.maxPoints], ['devices', 'toAddress', true, 7.5]);
    assert.deepEqual(assessmentRows(tableOf(posture))[0], {
      recommendationId: 'r1',
      resourceId: 'm1',
      scopeId: 's1',
      resourceName: 'Machine',
      resourceType: null,
      status: 'notApplicable',
      exemption: 'waived',
    });
    assert.deepEqual(posture.assets![0]?.open, { critical: 1, low: 2 });
    assert.deepEqual(posture.history, full.history);
    assert.deepEqual(posture.comparisons, [{ basis: 'AllTenants', percent: 51 }]);
    assert.ok(noteOf(posture, 'sentinel') && noteOf(posture, 'numberAsString') && noteOf(posture, 'booleanAsString'));
  });

  test('a posture that was read is read again as it is', () => {
    const posture = postureOf(full);
    assert.deepEqual(postureOf(posture), posture);
  });

  test('types are strict: nothing is coerced', () => {
    const bad = [
      { id: 'a', points: true },
      { id: 'b', points: '' },
      { id: 'c', points: '5 points' },
      { id: 'd', points: [5] },
      { id: '' },
      { title: 'no id' },
      { id: 'e', preview: 1 },
      { id: 'f', threats: 'x' },
      { id: 'g', points: '0x10' },
      { id: 'h', resources: { healthy: 1 } },
      null,
      'x',
      { id: 'ok' },
    ];
    const posture = postureOf({ recommendations: bad });
    assert.deepEqual(
      posture.recommendations?.map(({ id }) => id),
      ['ok'],
    );
    assert.equal(noteOf(posture, 'unreadableRecords')?.facts['count'], 12);
    assert.deepEqual(problemsOf({ recommendations: bad })[0], {
      path: 'recommendations[0].points',
      expected: 'a number',
      received: 'true',
      message: 'recommendations[0].points: expected a number, received true.',
    });
    assert.equal(problemsOf({ recommendations: bad })[9]?.path, 'recommendations[9].resources.unhealthy');
  });

  test('a bad part is left out, and the others stand', () => {
    const posture = postureOf({ asOf: 5, scores: 'high', controls: {}, recommendations: [{ id: 'a' }] });
    assert.equal(posture.recommendations?.length, 1);
    assert.deepEqual(
      problemsOf({ asOf: 5, scores: 'high', controls: {}, recommendations: [] }).map(({ path }) => path),
      ['asOf', 'scores', 'controls'],
    );
  });

  test('unknown keys are counted and never kept; unknown words of open vocabularies stay', () => {
    const posture = postureOf({ recommendations: [{ id: 'a', colour: 'red', status: 'Parked', subscore: 'Gadgets' }], extra: 1 });
    const row = recommendation(posture, 'a');
    assert.deepEqual(row, { id: 'a', status: 'Parked', subscore: 'other', category: 'Gadgets' });
    assert.deepEqual(noteOf(posture, 'unknownFields')?.facts, { count: 2, ids: ['extra', 'colour'] });
  });

  test('days that do not exist are left out of rows, and a history row needs one', () => {
    const posture = postureOf({
      recommendations: [{ id: 'a', dueDate: '2026-02-30' }],
      history: [
        { date: '2026-02-30', percent: 1 },
        { date: '2026-02-28', percent: 1 },
      ],
    });
    assert.equal(recommendation(posture, 'a').dueDate, null);
    assert.equal(posture.history?.length, 1);
    assert.ok(noteOf(posture, 'invalidDate'));
  });
});

describe('CSV of recommendations', () => {
  test('columns are found by name, cells keep their text, numbers need no note', () => {
    const posture = postureOf(
      '\ufeffID;Title;Max points;Points;Sub-score;Threats\r\na;"One; ""two""";10;2,5\r\nb;\'=SUM(A1);4;1;Data;x; y\r\n'.replace(
        '2,5',
        '2.5',
      ),
    );
    assert.deepEqual(posture.recommendations?.[0], { id: 'a', title: 'One; "two"', maxPoints: 10, points: 2.5 });
    assert.deepEqual([posture.recommendations?.[1]?.title, posture.recommendations?.[1]?.subscore], ['=SUM(A1)', 'data']);
    assert.equal(noteOf(posture, 'numberAsString'), undefined);
  });

  test("the portal's export is read", () => {
    const [row] = postureOf(
      'Rank,Recommended action,Points achieved,Status,Category,Product,Have license?\n1,Require MFA,9/10,To address,Identity,Entra,Yes\n',
    ).recommendations!;
    assert.deepEqual(
      [row?.id, row?.points, row?.maxPoints, row?.status, row?.subscore, row?.service, row?.licensed],
      ['Require MFA', 9, 10, 'toAddress', 'identity', 'Entra', true],
    );
  });

  test('a cut table keeps its whole rows and says so', () => {
    const text = 'id,title\na,One\nb,"Tw';
    assert.deepEqual(
      postureOf(text).recommendations?.map(({ id }) => id),
      ['a'],
    );
    assert.match(problemsOf(text)[0]!.message, /incomplete/);
  });

  test('numbers may have decimal commas or grouped thousands', () => {
    const points = (text: string) => postureOf(text).recommendations?.map((row) => [row.id, row.points, row.maxPoints]);
    assert.deepEqual(points('id;points;max score\n17;"7,5";10\n18;1.234,5;2.000,0\n19;9,5/10;'), [
      ['17', 7.5, 10],
      ['18', 1234.5, 2000],
      ['19', 9.5, 10],
    ]);
    assert.deepEqual(points('id,points,max score\na,"7,5",10\nb,"1,234","2,000.5"'), [
      ['a', 7.5, 10],
      ['b', 1234, 2000.5],
    ]);
  });
});

test('ids that are numbers are read as text', () => {
  const posture = postureOf({
    scopes: [{ id: 3, parentId: 1 }],
    controls: [{ id: 5, scopeId: 3 }],
    recommendations: [{ id: 7, controlId: 5, scopeId: 3 }],
  });
  assert.deepEqual(
    [posture.scopes, posture.controls, posture.recommendations],
    [[{ id: '3', parentId: '1' }], [{ id: '5', scopeId: '3' }], [{ id: '7', controlId: '5', scopeId: '3' }]],
  );
});

test('a category that we know is the sub-score of a row that names none, today and in the past', () => {
  const recommendations = [
    { id: 'a', category: 'Identity' },
    { id: 'b', category: 'Device', subscore: 'data' },
    { id: 'c', category: 'Rockets' },
  ];
  const posture = postureOf({ recommendations, history: [{ date: '2026-01-01', recommendations }] });
  for (const rows of [posture.recommendations, posture.history?.[0]?.recommendations])
    assert.deepEqual(
      rows?.map(({ subscore }) => subscore),
      ['identity', 'data', undefined],
    );
});

test('tables that are no list are named by their path', () => assert.match(problemsOf({ tables: {} })[0]!.path, /^tables/));
