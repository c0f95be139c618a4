import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Posture } from '../../src/core/posture.js';
import { scorePosture } from '../../src/core/scorePosture.js';
import { controlRow, groupingsOf, listedControls, listedScopes, scopeRow } from '../../src/elements/subscore-breakdown/lists.view.js';
import { barOf, scoreNotes } from '../../src/elements/subscore-breakdown/row.view.js';
import { subscoresView } from '../../src/elements/subscore-breakdown/subscore-breakdown.view.js';
import { formatterWith } from '../../src/format/formatter.js';
import { breakdown } from '../../src/format/messages/breakdown.js';
import { common } from '../../src/format/messages/common.js';
import { lists } from '../../src/format/messages/lists.js';
import { scores } from '../../src/format/messages/scores.js';

const formatter = formatterWith({ ...common, ...scores, ...lists, ...breakdown }, 'en');
const now = '2026-11-20T06:00:00Z';
const report = (posture: Posture) => scorePosture({ asOf: now, ...posture }, { now });
const view = (posture: Posture) => subscoresView(report(posture), formatter);
const row = (posture: Posture, key: string) =>
  view(posture)
    .halves.flatMap(({ row: own, rows }) => [own, ...rows])
    .find((candidate) => candidate.key === key)!;

const bothHalves: Posture = { scores: { infrastructure: { percent: 60.33 }, defenderXdr: { percent: 46.72 } } };

test('the formula of the mean shows both halves and the total', () => {
  assert.match(view(bothHalves).total.notes.join(), /\(60\.33% \+ 46\.72%\) \/ 2 = 53\.5[23]%/);
});

test('a total that was given as another number is not called the mean', () => {
  const { total } = view({ scores: { ...bothHalves.scores, total: { percent: 70 } } });
  assert.equal(total.value, '70.00%');
  assert.doesNotMatch(total.notes.join(), /\/ 2/);
});

test('with one half missing the total is that of the other, and the row says what to enable', () => {
  const posture: Posture = { scores: { infrastructure: { percent: 60 } }, settings: { defenderXdr: false } };
  const { total, halves } = view(posture);
  assert.ok(total.notes.includes('The total is that of Infrastructure alone.'));
  assert.equal(halves[1]!.row.value, 'Not enabled');
  assert.match(halves[1]!.row.notes.join(), /Enable Microsoft Defender XDR/);
  assert.equal(row(posture, 'identity').value, 'Not enabled');
  assert.equal(row(posture, 'identity').bar, null);
  assert.equal(row(posture, 'identity').scope, null);
});

test('a partial score is drawn and said as a range', () => {
  assert.deepEqual(barOf({ kind: 'scored', percent: 43.56, partial: true, percentAtLeast: 34.13 }), {
    certain: 34.13,
    possible: 43.56,
    mark: null,
  });
  const score = { kind: 'scored', percent: 43.56, partial: true, percentAtLeast: 34.13 } as const;
  assert.deepEqual(scoreNotes(score, 'combined', formatter), ['At most 43.56% – at least 34.13%']);
});

test('bars are limited to the axis, the text is not', () => {
  const posture: Posture = { scores: { subscores: [{ id: 'apps', percent: 120 }] } };
  assert.equal(row(posture, 'apps').bar!.possible, 100);
  assert.equal(row(posture, 'apps').value, '120.00%');
});

test('comparisons come from all organizations first and never cross halves', () => {
  const subscores = [
    { id: 'identity', percent: 40 },
    { id: 'infrastructure', percent: 30 },
  ] as const;
  const posture: Posture = {
    scores: { infrastructure: { percent: 60 }, subscores: [{ id: 'identity', percent: 50 }] },
    comparisons: [
      { basis: 'TotalSeats', percent: 1, half: 'defenderXdr', subscores: [{ id: 'identity', percent: 2 }] },
      { basis: 'AllTenants', percent: 1, half: 'defenderXdr', subscores },
    ],
  };
  assert.equal(row(posture, 'identity').comparison!.full, 'All organizations: 40.00%');
  assert.equal(row(posture, 'identity').bar!.mark, 40);
  assert.equal(row(posture, 'infrastructure').comparison, null);
});

test('changes are those over 7 and 30 days, or since the history begins', () => {
  const scores: Posture['scores'] = { subscores: [{ id: 'identity', percent: 50 }] };
  const day = (date: string, percent: number) => ({ date, percent, subscores: [{ id: 'identity', percent } as const] });
  const changes = (history: Posture['history']) =>
    row({ scores, history }, 'identity').changes.map(({ change, wantedDays }) => [wantedDays, change.deltaPercent, change.days]);
  assert.deepEqual(changes([day('2026-10-01', 20), day('2026-10-21', 30), day('2026-11-12', 45), day('2026-11-18', 49)]), [
    [7, 5, 8],
    [30, 20, 30],
  ]);
  assert.deepEqual(changes([day('2026-11-18', 49)]), [[30, 1, 2]]);
  assert.deepEqual(changes([]), []);
});

test('weighted and simple mean stand side by side where they differ', () => {
  const scopes = (weight: number): Posture => ({
    scopes: [
      { id: 'a', weight: 3, score: { points: 10, maxPoints: 20 } },
      { id: 'b', weight, score: { points: 20, maxPoints: 20 } },
    ],
  });
  assert.match(row(scopes(1), 'infrastructure').notes.join(), /Weighted 62\.50%.*Simple mean 75\.00%/);
  assert.doesNotMatch(row(scopes(3), 'infrastructure').notes.join(), /Simple mean/);
});

const tree: Posture = {
  scopes: [
    { id: 'Z', name: 'Zeta', parentId: 'root', score: { points: 1, maxPoints: 2 } },
    { id: 'a', name: 'Alpha', parentId: 'ROOT', score: { points: 2, maxPoints: 2 } },
    { id: 'root', name: 'Root', kind: 'managementGroup' },
    { id: 'secret', name: 'Secret', restricted: true },
  ],
};

test('scopes are written down as a tree, siblings in order, and searched flat', () => {
  const scored = report(tree);
  const lines = (sortKey: 'name' | 'percent', query = '') =>
    listedScopes(scored, { sortKey, query }, formatter).map(({ scope, depth }) => `${depth} ${scope.name}`);
  assert.deepEqual(lines('name'), ['0 Root', '1 Alpha', '1 Zeta', '0 Secret']);
  assert.deepEqual(lines('percent'), ['0 Root', '1 Zeta', '1 Alpha', '0 Secret']);
  assert.deepEqual(lines('name', ' ZET'), ['0 Zeta']);
});

test('scopes in a circle are listed, each once, and a chain of any depth is walked', () => {
  const circle = report({
    scopes: [
      { id: 'a', name: 'A', parentId: 'b' },
      { id: 'b', name: 'B', parentId: 'a' },
    ],
  });
  assert.equal(listedScopes(circle, { sortKey: 'name', query: '' }, formatter).length, 2);
  const scopes = Array.from({ length: 20_000 }, (_, index) => ({
    ...report(tree).scopes[0]!,
    id: `s${index}`,
    parentId: index === 0 ? null : `s${index - 1}`,
  }));
  assert.equal(listedScopes({ ...report(tree), scopes }, { sortKey: 'name', query: '' }, formatter).at(-1)!.depth, 19_999);
});

test('a restricted scope has a reason, no number and nothing to choose', () => {
  const scored = report(tree);
  const listed = listedScopes(scored, { sortKey: 'name', query: 'secret' }, formatter)[0]!;
  const { kind, value, notes, scope } = scopeRow(listed, scored, formatter);
  assert.deepEqual([kind, value, scope], ['restricted', 'Restricted', null]);
  assert.match(notes.join(), /permission/);
});

test('a control in several scopes is one row whose increase is the sum', () => {
  const resources = { healthy: 1, unhealthy: 3, notApplicable: 2 };
  const controls = ['s1', 's2'].map((scopeId) => ({ id: 'mfa', name: 'Enable MFA', scopeId, maxPoints: 10, resources }));
  const scored = report({ controls, scopes: [{ id: 's1' }, { id: 's2' }] });
  const [only, ...others] = listedControls(scored, { sortKey: 'potential', query: '' }, formatter);
  assert.equal(others.length, 0);
  const expected = scored.controls.reduce((sum, control) => sum + (control.potentialPercent ?? 0), 0);
  assert.equal(only!.potentialPercent, expected);
  const { points, health, scope } = controlRow(only!, scored, formatter);
  assert.equal(points, '5 of 20 points');
  assert.deepEqual(health!.counts, { healthy: '2', unhealthy: '6', notApplicable: '4' });
  assert.deepEqual(scope, { kind: 'control', id: 'mfa', name: 'Enable MFA' });
});

test('only groupings with data are offered', () => {
  assert.deepEqual(groupingsOf(report(bothHalves)), ['subscore']);
  assert.deepEqual(groupingsOf(report(tree)), ['subscore', 'scope']);
});
