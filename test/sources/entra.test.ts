import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { scorePosture } from '../../src/core/index.js';
import { controlScore, page, profile, secureScore, state, type Fields } from '../fixtures/graph.js';
import { postureOf, recommendation } from '../fixtures/read.js';

const entra = (recommendationType: string, fields: Fields = {}): Fields => ({
  id: `tenant_${recommendationType}`,
  recommendationType,
  displayName: `Title of ${recommendationType}`,
  status: 'active',
  category: 'identitySecureScore',
  priority: 'high',
  currentScore: 2,
  maxScore: 8,
  insights: 'You have 5 of 9 users covered.',
  benefits: 'Why it helps.',
  releaseType: 'generallyAvailable',
  lastModifiedDateTime: '2026-03-01T00:00:00Z',
  actionSteps: [
    { stepNumber: 1, text: 'Open the page.', actionUrl: { displayName: 'Page', url: 'https://portal.example/x' } },
    { stepNumber: 2, text: 'Save.' },
  ],
  ...fields,
});

describe('Entra recommendations', () => {
  test('stand alone as identity actions, best practices without points', () => {
    const posture = postureOf(
      page([entra('userRiskPolicy'), entra('adfsAppsMigration', { category: 'identityBestPractice', maxScore: null, currentScore: null })]),
    );
    const row = recommendation(posture, 'userRiskPolicy');
    assert.deepEqual([row.subscore, row.points, row.maxPoints, row.status], ['identity', 2, 8, 'toAddress']);
    assert.equal(row.remediation, 'Open the page.\nSave.');
    assert.equal(row.url, 'https://portal.example/x');
    assert.equal(recommendation(posture, 'adfsAppsMigration').status, 'notScored');
    const half = scorePosture(posture, {}).parts.defenderXdr;
    assert.ok(half.kind === 'scored' && half.percent === 25 && half.points === 2);
  });

  const words: readonly [vendor: string, ours: string][] = [
    ['active', 'toAddress'],
    ['completedBySystem', 'completed'],
    ['completedByUser', 'completed'],
    ['dismissed', 'riskAccepted'],
    ['postponed', 'planned'],
    ['planned', 'planned'],
    ['riskAccepted', 'riskAccepted'],
    ['thirdParty', 'thirdParty'],
    ['alternateMitigation', 'alternateMitigation'],
    ['unheardOf', 'unheardOf'],
  ];
  for (const [vendor, ours] of words) {
    test(`${vendor} is ${ours}`, () => assert.equal(recommendation(postureOf(page([entra('a', { status: vendor })])), 'a').status, ours));
  }

  const graph = (states: unknown[] = [state('Default', null)]) => [
    page([secureScore('2026-03-02', { controlScores: [controlScore('UserRiskPolicy', { score: 3, controlCategory: 'Identity' })] })]),
    page([profile('UserRiskPolicy', { controlCategory: 'Identity', maxScore: 7, controlStateUpdates: states })]),
  ];

  for (const [name, copy] of [
    ['id', entra('userRiskPolicy', { displayName: 'Another title' })],
    ['title', entra('somethingElse', { displayName: 'Title of UserRiskPolicy' })],
  ] as const) {
    test(`are Graph's own, found by ${name}: never summed twice, Graph's figures stand, holes are filled`, () => {
      for (const payloads of [
        [...graph(), page([copy])],
        [page([copy]), ...graph()],
      ]) {
        const posture = postureOf(payloads);
        assert.equal(posture.recommendations?.length, 1);
        const row = recommendation(posture, 'UserRiskPolicy');
        assert.deepEqual([row.points, row.maxPoints], [3, 7]);
        assert.deepEqual(row.insights, ['You have 5 of 9 users covered.']);
      }
    });
  }

  test('bring a status by hand where Graph has none, and no other', () => {
    const status = (states: unknown[], word: string) =>
      recommendation(postureOf([...graph(states), page([entra('userRiskPolicy', { status: word })])]), 'UserRiskPolicy').status;
    assert.equal(status([state('Default', null)], 'planned'), 'planned');
    assert.equal(status([state('Default', null)], 'completedBySystem'), 'toAddress');
    assert.equal(status([state('ThirdParty', '2026-01-01T00:00:00Z')], 'planned'), 'thirdParty');
  });

  test('that Graph does not score are listed without points', () => {
    const posture = postureOf([...graph(), page([entra('oneAdmin')])]);
    assert.equal(recommendation(posture, 'oneAdmin').status, 'notScored');
    assert.deepEqual(scorePosture(posture, {}).parts.defenderXdr, scorePosture(postureOf(graph()), {}).parts.defenderXdr);
  });
});
