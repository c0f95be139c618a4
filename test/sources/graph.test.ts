import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { controlScore, page, profile, secureScore, state, tenantId } from '../fixtures/graph.js';
import { noteOf, postureOf, problemsOf, recommendation } from '../fixtures/read.js';

const day = '2026-03-02';
const scored = (...controlScores: unknown[]) => page([secureScore(day, { controlScores })]);

describe('Graph secureScores', () => {
  test('the newest entry is the posture, whatever the order', () => {
    const posture = postureOf(page([secureScore('2026-03-01', { currentScore: 20 }), secureScore(day), secureScore('2026-02-28')]));
    assert.equal(posture.asOf, `${day}T00:00:00Z`);
    assert.deepEqual(posture.scores?.defenderXdr, { points: 30, maxPoints: 60 });
    assert.equal(posture.tenantId, tenantId);
    assert.deepEqual(posture.enabledServices, ['HasEXOP2', 'HasAADFree']);
  });

  test('older entries are history with rows and sub-scores', () => {
    const controlScores = [
      controlScore('a', { score: 2, scoreInPercentage: 40 }),
      controlScore('b', { score: 0, controlCategory: 'Data' }),
    ];
    const posture = postureOf(page([secureScore(day), secureScore('2026-03-01', { currentScore: 15, controlScores })]));
    const [point] = posture.history!;
    assert.equal(posture.history!.length, 1);
    assert.equal(point?.percent, 25);
    assert.deepEqual(point?.subscores, [{ id: 'apps', points: 2, maxPoints: 5, percent: 40 }]);
    assert.deepEqual(
      point?.recommendations?.map(({ id, points, maxPoints }) => [id, points, maxPoints]),
      [
        ['a', 2, 5],
        ['b', 0, null],
      ],
    );
  });

  test('an older entry has the status that people had given by its day', () => {
    const controlScores = [
      controlScore('a', { score: 0, scoreInPercentage: 0 }),
      controlScore('b', { score: 5, scoreInPercentage: 100 }),
      controlScore('c', { score: 0, scoreInPercentage: 0, isApplicable: false }),
    ];
    const controlStateUpdates = [
      state('ThirdParty', '2026-03-01T00:00:00Z'),
      state('Ignored', '2026-02-27T10:00:00Z'),
      state('Planned', '2026-02-26T10:00:00Z'),
      state('Reviewed', null),
    ];
    const days = [day, '2026-03-01', '2026-02-28', '2026-02-27', '2026-02-26'];
    const posture = postureOf([
      page(days.map((date) => secureScore(date, { controlScores }))),
      page([profile('A', { controlStateUpdates }), profile('b'), profile('c')]),
    ]);
    assert.deepEqual(
      posture.history?.map(({ date, recommendations }) => [date.slice(0, 10), ...(recommendations ?? []).map(({ status }) => status)]),
      [
        ['2026-03-01', 'thirdParty', 'completed', 'notScored'],
        ['2026-02-28', 'riskAccepted', 'completed', 'notScored'],
        ['2026-02-27', 'planned', 'completed', 'notScored'],
        ['2026-02-26', 'toAddress', 'completed', 'notScored'],
      ],
    );
  });

  test('an older entry has the maximum that the newest implies, where no profile says one', () => {
    const entry = (date: string, ...scores: [score: number, scoreInPercentage: number][]) =>
      secureScore(date, {
        controlScores: scores.map(([score, scoreInPercentage], index) => controlScore('abc'[index]!, { score, scoreInPercentage })),
      });
    const posture = postureOf(page([entry(day, [4, 40], [0, 0]), entry('2026-03-01', [2.32, 23], [1, 20], [3, 50])]));
    assert.deepEqual(
      posture.history?.[0]?.recommendations?.map(({ id, points, maxPoints, maxPointsImplied }) => [
        id,
        points,
        maxPoints,
        maxPointsImplied,
      ]),
      [
        ['a', 2.32, 10, true],
        ['b', 1, 5, true],
        ['c', 3, 6, true],
      ],
    );
  });

  test('numbers and booleans as text are read and noted; "false" is false', () => {
    const posture = postureOf(
      scored(controlScore('a', { count: '3', total: '4' }), controlScore('b', { on: 'false' }), controlScore('c', { on: 'True' })),
    );
    assert.deepEqual([recommendation(posture, 'a').implemented, recommendation(posture, 'a').total], [3, 4]);
    assert.equal(recommendation(posture, 'b').implemented, false);
    assert.equal(recommendation(posture, 'c').implemented, true);
    assert.equal(noteOf(posture, 'numberAsString')?.facts['count'], 2);
    assert.equal(noteOf(posture, 'booleanAsString')?.facts['count'], 2);
  });

  test('a missing profile leaves an implied maximum, or none', () => {
    const posture = postureOf(scored(controlScore('implied', { score: 2, scoreInPercentage: 25 }), controlScore('unknown')));
    const implied = recommendation(posture, 'implied');
    assert.deepEqual([implied.maxPoints, implied.maxPointsImplied, implied.profileMissing, implied.title], [8, true, true, 'implied']);
    assert.equal(recommendation(posture, 'unknown').maxPoints, null);
    assert.deepEqual(noteOf(posture, 'impliedMaximum')?.facts['ids'], ['implied']);
    assert.deepEqual(noteOf(posture, 'unknownMaximum')?.facts['ids'], ['unknown']);
    assert.deepEqual(noteOf(posture, 'profileMissing')?.facts['count'], 2);
  });

  test('a count without a total is no progress', () => {
    const posture = postureOf(scored(controlScore('OneAdmin', { count: '1' })));
    assert.deepEqual([recommendation(posture, 'OneAdmin').implemented, recommendation(posture, 'OneAdmin').total], [null, null]);
    assert.equal(noteOf(posture, 'countWithoutTotal')?.subject.id, 'OneAdmin');
  });

  test('the vendor\'s points stand where the total is "0"', () => {
    const row = recommendation(postureOf(scored(controlScore('a', { score: 1, count: '0', total: '0', scoreInPercentage: 100 }))), 'a');
    assert.deepEqual([row.points, row.pointsAreFinal, row.maxPoints, row.total, row.status], [1, true, 1, 0, 'completed']);
  });

  test('categories go to their sub-score, unknown ones to other', () => {
    const words = ['Apps', 'Identity', 'Data', 'Device', 'Devices', 'Infrastructure', 'Gadgets'];
    const posture = postureOf(scored(...words.map((controlCategory) => controlScore(controlCategory, { controlCategory }))));
    assert.deepEqual(
      posture.recommendations?.map(({ subscore, category }) => category ?? subscore),
      ['apps', 'identity', 'data', 'devices', 'devices', 'infrastructure', 'Gadgets'],
    );
    assert.equal(recommendation(posture, 'Gadgets').subscore, 'other');
  });

  test('fields in PascalCase are read', () => {
    const posture = postureOf(
      scored(
        { ControlName: 'a', ControlCategory: 'Data', Score: 0, IsApplicable: 'false' },
        controlScore('b', { ControlState: 'Planned' }),
      ),
    );
    assert.deepEqual([recommendation(posture, 'a').subscore, recommendation(posture, 'a').status], ['data', 'notScored']);
    assert.equal(recommendation(posture, 'b').status, 'planned');
  });

  test('one bad control score among 500 costs itself only', () => {
    const rows: unknown[] = Array.from({ length: 500 }, (_, index) => controlScore(`action${index}`));
    rows[321] = controlScore('bad', { score: {} });
    const posture = postureOf(scored(...rows));
    assert.equal(posture.recommendations?.length, 499);
    assert.deepEqual(
      problemsOf(scored(...rows)).map(({ path, expected, received }) => [path, expected, received]),
      [['value[0].controlScores[321].score', 'a number', 'an object']],
    );
    assert.equal(noteOf(posture, 'unreadableRecords')?.facts['count'], 1);
  });

  test('rows of another tenant are never mixed in', () => {
    const payload = page([secureScore(day), secureScore('2026-03-03', { azureTenantId: 'another' })]);
    assert.deepEqual(postureOf(payload).asOf, `${day}T00:00:00Z`);
    assert.equal(problemsOf(payload)[0]?.path, 'value[1].azureTenantId');
  });

  test('days that do not exist are no dates', () => {
    const posture = postureOf(page([secureScore('2026-02-30')]));
    assert.equal(posture.asOf, null);
    assert.ok(noteOf(posture, 'invalidDate'));
    assert.ok(noteOf(postureOf(page([secureScore('0001-01-01')])), 'nullDate'));
  });

  test('scores out of range and unknown ones stay as they are', () => {
    for (const currentScore of [null, -1, 0, 30, 61])
      assert.equal(postureOf(page([secureScore(day, { currentScore })])).scores?.defenderXdr?.points, currentScore);
  });

  test('a doubled action is kept and noted', () => {
    const posture = postureOf(scored(controlScore('a'), controlScore('A')));
    assert.equal(posture.recommendations?.length, 2);
    assert.equal(noteOf(posture, 'duplicateId')?.facts['count'], 1);
  });
});

describe('Graph comparisons', () => {
  const compared = (averageComparativeScores: unknown[], maxScore = 200) =>
    postureOf(page([secureScore(day, { averageComparativeScores, maxScore })]));

  test('fields of the new payloads mean percent', () => {
    const posture = compared([
      {
        basis: 'AllTenants',
        averageScore: 40,
        appsScore: 3,
        appsScoreMax: 12,
        deviceScore: 1,
        deviceScoreMax: 4,
        dataScore: 0,
        dataScoreMax: 0,
      },
      { basis: 'TotalSeats', averageScore: 50, SeatSizeRangeLowerValue: '1' },
    ]);
    assert.deepEqual(posture.comparisons, [
      {
        basis: 'AllTenants',
        percent: 40,
        half: 'defenderXdr',
        subscores: [
          { id: 'apps', percent: 25 },
          { id: 'devices', percent: 25 },
        ],
      },
      { basis: 'TotalSeats', percent: 50, half: 'defenderXdr', subscores: [] },
    ]);
    assert.equal(noteOf(posture, 'comparisonUnit')?.facts['unit'], 'percent');
  });

  test('one value above 100 means that the whole list is points', () => {
    const posture = compared([
      { basis: 'AllTenants', averageScore: 50 },
      { basis: 'IndustryTypes', averageScore: 150 },
    ]);
    assert.deepEqual(
      posture.comparisons?.map(({ percent }) => percent),
      [25, 75],
    );
    assert.equal(noteOf(posture, 'comparisonUnit')?.facts['unit'], 'points');
  });

  test('minus one is none', () => {
    const posture = compared([
      { basis: 'AllTenants', averageScore: -1 },
      { basis: 'TotalSeats', averageScore: 30 },
    ]);
    assert.deepEqual(
      posture.comparisons?.map(({ basis }) => basis),
      ['TotalSeats'],
    );
    assert.equal(noteOf(posture, 'sentinel')?.subject.id, 'AllTenants');
  });
});

describe('Graph secureScoreControlProfiles', () => {
  const joined = (action: Record<string, unknown>, fields: Record<string, unknown>) =>
    recommendation(postureOf([page([profile('A', fields)]), scored(controlScore('a', action))]), 'a');

  test('a profile gives its action the maximum, words and vocabulary, ids in any case', () => {
    const row = joined(
      { score: 1 },
      {
        maxScore: '8',
        implementationCost: 'Medium',
        userImpact: 'HIGH',
        complianceInformation: [{ certificationName: 'ISO', certificationControls: [{ name: 'A.1', url: '' }] }],
      },
    );
    assert.deepEqual([row.maxPoints, row.maxPointsImplied, row.profileMissing, row.title], [8, false, false, 'Title of A']);
    assert.deepEqual(
      [row.implementationCost, row.userImpact, row.url, row.service],
      ['moderate', 'high', 'https://portal.example/action', 'EXO'],
    );
    assert.deepEqual(row.compliance, [{ standard: 'ISO', controls: ['A.1'] }]);
    assert.equal(row.remediation, '<ol><li>Do it.</li></ol>');
  });

  const statuses: readonly [word: string, points: number, status: string][] = [
    ['Default', 0, 'toAddress'],
    ['active', 4, 'toAddress'],
    ['Default', 5, 'completed'],
    ['Ignored', 0, 'riskAccepted'],
    ['riskAccepted', 0, 'riskAccepted'],
    ['ThirdParty', 5, 'thirdParty'],
    ['alternateMitigation', 5, 'alternateMitigation'],
    ['Planned', 0, 'planned'],
    ['Reviewed', 0, 'Reviewed'],
  ];
  for (const [word, score, status] of statuses) {
    test(`the state ${word} with ${score} of 5 points is ${status}`, () => {
      assert.equal(joined({ score }, { controlStateUpdates: [state(word, '2026-01-01T00:00:00Z')] }).status, status);
    });
  }

  test('the newest state counts, and states without a date are noted unless they are the default', () => {
    const states = [
      state('Planned', '2026-02-01T00:00:00Z', { assignedTo: 'kim@contoso.example', comment: 'soon' }),
      state('Ignored', '2026-01-01T00:00:00Z'),
      state('ThirdParty', null),
    ];
    const posture = postureOf([page([profile('a', { controlStateUpdates: states })]), scored(controlScore('a'))]);
    const row = recommendation(posture, 'a');
    assert.deepEqual([row.status, row.owner, row.states?.length], ['planned', 'kim@contoso.example', 3]);
    assert.deepEqual(row.states?.[0], { date: '2026-02-01T00:00:00Z', state: 'Planned', note: 'soon', by: null });
    assert.equal(noteOf(posture, 'nullDate')?.facts['count'], 1);
    assert.equal(noteOf(postureOf(page([profile('b')])), 'nullDate'), undefined);
  });

  test('profiles without a control score are counted, not listed', () => {
    const posture = postureOf([page([profile('a'), profile('b'), profile('c')]), scored(controlScore('a'))]);
    assert.equal(posture.recommendations?.length, 1);
    assert.equal(noteOf(posture, 'unscoredProfiles')?.facts['count'], 2);
  });

  test('a link to a further page on the last page is noted, on an earlier one it is not', () => {
    const pages = [page([profile('a')], 'https://graph.example/next'), page([profile('b')])];
    assert.equal(noteOf(postureOf(pages), 'profilesNotPagedIn'), undefined);
    assert.ok(noteOf(postureOf(pages.slice(0, 1)), 'profilesNotPagedIn'));
  });

  test('two spellings of one word are noted', () => {
    const posture = postureOf(page([profile('a', { implementationCost: 'Medium' }), profile('b', { implementationCost: 'moderate' })]));
    assert.deepEqual(noteOf(posture, 'mixedCase')?.facts['ids'], ['Medium', 'moderate']);
  });
});
