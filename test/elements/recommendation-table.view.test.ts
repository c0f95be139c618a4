import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Posture, Recommendation } from '../../src/core/posture.js';
import { scorePosture } from '../../src/core/scorePosture.js';
import { columnsShown } from '../../src/elements/recommendation-table/recommendation-table.columns.js';
import { stateName, threatNames } from '../../src/elements/recommendation-table/recommendation-table.detail.view.js';
import { recommendationsCsv } from '../../src/elements/recommendation-table/recommendation-table.export.js';
import { figuresOf } from '../../src/elements/recommendation-table/recommendation-table.figures.js';
import {
  facetCounts,
  matchesOf,
  matchingRows,
  orderOf,
  pageOf,
  scopeMask,
  sortingAfter,
} from '../../src/elements/recommendation-table/recommendation-table.query.js';
import { resourcesOf } from '../../src/elements/recommendation-table/recommendation-table.resources.js';
import { RowTable } from '../../src/elements/recommendation-table/recommendation-table.rows.js';
import {
  achievedText,
  filterSentence,
  highlighted,
  isUpTo,
  potentialView,
  sortSentence,
} from '../../src/elements/recommendation-table/recommendation-table.view.js';
import {
  initialView,
  readView,
  validSorting,
  type TableView,
} from '../../src/elements/recommendation-table/recommendation-table.viewState.js';
import { createFormatter } from '../../src/format/english.js';

const formatter = createFormatter('en');

const action = (id: string, points: number | null, maxPoints: number | null, more: Partial<Recommendation> = {}): Recommendation => ({
  id,
  title: `Title ${id}`,
  subscore: 'identity',
  points,
  maxPoints,
  ...more,
});

const posture: Posture = {
  asOf: '2026-11-20T00:00:00Z',
  recommendations: [
    action('a', 2, 10, { title: 'Ännchen', service: 'MDO', updatedAt: '2026-11-01' }),
    action('b', 5, 5, { title: 'zebra', subscore: 'devices' }),
    action('c', 0, 5, { title: 'Öffnen', userImpact: 'High' }),
    action('d', 0, 4, { title: 'apple', status: 'riskAccepted' }),
    action('e', null, null, { title: 'Preview', preview: true }),
    action('f', 0, 5, { title: 'öffnen 2', status: 'planned', userImpact: 'low' }),
  ],
};

const report = scorePosture(posture);
const table = new RowTable(report, formatter);
const ids = (rows: Iterable<number>): string => [...rows].map((row) => table.items[row]!.id).join('');
const select = (change: Partial<TableView>, scope: Parameters<typeof scopeMask>[2] = null) => {
  const matches = matchesOf(table, scopeMask(table, report, scope), { ...initialView, ...change });
  return { ...matches, rows: matchingRows(orderOf(table, [{ id: 'potential', desc: true }]), matches) };
};

test('rows sort by the collator, stable, unknown last in both directions', () => {
  assert.equal(ids(orderOf(table, [{ id: 'title', desc: false }])), 'adcfeb');
  assert.equal(ids(orderOf(table, [{ id: 'potential', desc: true }])), 'acfbde');
  assert.equal(ids(orderOf(table, [{ id: 'userImpact', desc: false }])), 'fcabde');
  assert.equal(ids(orderOf(table, [{ id: 'userImpact', desc: true }])), 'cfabde');
  assert.equal(ids(orderOf(table, [])), 'abcdef');
});

test('several keys decide one after the other, however many distinct values there are', () => {
  const sorting = [
    { id: 'potential', desc: true },
    { id: 'title', desc: true },
  ] as const;
  assert.equal(ids(orderOf(table, sorting)), 'afcbde');
  const many = scorePosture({
    recommendations: Array.from({ length: 3000 }, (_, index) =>
      action(`r${index}`, index % 7, 10 + (index % 11), {
        title: `t${(index * 7919) % 3000}`,
        service: `s${index}`,
        updatedAt: `2026-01-${10 + (index % 9)}`,
      }),
    ),
  });
  const large = new RowTable(many, formatter);
  const order = orderOf(large, [
    { id: 'achieved', desc: false },
    { id: 'title', desc: true },
    { id: 'service', desc: false },
    { id: 'potential', desc: true },
    { id: 'control', desc: true },
  ]);
  for (let place = 1; place < order.length; place++)
    assert.ok(large.items[order[place - 1]!]!.points! <= large.items[order[place]!]!.points!);
  assert.equal(new Set(order).size, 3000);
});

test('choosing a column turns it round, adding it keeps the others', () => {
  assert.deepEqual(sortingAfter([], 'title', false, false), [{ id: 'title', desc: false }]);
  assert.deepEqual(sortingAfter([{ id: 'title', desc: false }], 'title', false, false), [{ id: 'title', desc: true }]);
  assert.deepEqual(sortingAfter([{ id: 'title', desc: false }], 'potential', true, false), [{ id: 'potential', desc: true }]);
  const two = sortingAfter([{ id: 'title', desc: false }], 'potential', true, true);
  assert.deepEqual(two, [
    { id: 'title', desc: false },
    { id: 'potential', desc: true },
  ]);
  assert.deepEqual(sortingAfter(sortingAfter(two, 'potential', true, true), 'potential', true, true), [{ id: 'title', desc: false }]);
  assert.deepEqual(
    validSorting([
      { id: 'nope', desc: true },
      { id: 'title', desc: true },
      { id: 'title', desc: false },
    ] as never),
    [{ id: 'title', desc: true }],
  );
});

test('an accepted risk hides behind its chip, what never counts behind the other tab', () => {
  assert.equal(ids(select({}).rows), 'acfb');
  assert.equal(ids(select({ showRiskAccepted: true }).rows), 'acfbd');
  assert.equal(ids(select({ tab: 'all' }).rows), 'acfbe');
  assert.deepEqual(select({}).tabCounts, { score: 5, all: 6 });
  assert.equal(select({}).riskAcceptedCount, 1);
});

test('a filter counts what it would let through', () => {
  const selection = select({ filters: { status: ['planned'] }, hideCompleted: true });
  assert.equal(ids(selection.rows), 'f');
  const countOf = (id: 'status' | 'subscore', word: string) =>
    facetCounts(table.facet(id), selection, id)[table.facet(id).words.indexOf(word)];
  assert.equal(countOf('status', 'toAddress'), 2);
  assert.equal(countOf('subscore', 'identity'), 1);
  assert.deepEqual(table.facet('status').words, ['toAddress', 'planned', 'riskAccepted', 'completed']);
});

test('search looks at title, control and printed service, all words', () => {
  assert.equal(ids(select({ query: ' ÖFFNEN ' }).rows), 'cf');
  assert.equal(ids(select({ query: 'öffnen 2' }).rows), 'f');
  assert.equal(ids(select({ query: 'office' }).rows), 'a');
  assert.equal(ids(select({ query: 'nothing' }).rows), '');
});

test('the active scope narrows rows and figures', () => {
  const scope = { kind: 'subscore', id: 'devices', name: 'Devices' } as const;
  assert.equal(ids(select({}, scope).rows), 'b');
  assert.equal(figuresOf(table, report, scopeMask(table, report, scope), scope, 'score').active, 0);
});

test('figures count what is open and what it would add', () => {
  const figures = figuresOf(table, report, null, null, 'score');
  assert.equal(figures.active, 3);
  assert.equal(figures.total, 5);
  assert.equal(figures.potentialPoints, 18);
  assert.ok(Math.abs(figures.potentialPercent! - (100 * 18) / 25) < 1e-9);
  assert.equal(figures.resources, null);
});

const classic: Posture = {
  controls: [{ id: 'mfa', name: 'Enable MFA', maxPoints: 10, recommendationIds: ['x', 'y'] }],
  recommendations: [
    { id: 'x', title: 'X', controlId: 'mfa', model: 'classic', url: 'https://a.example' },
    { id: 'y', title: '=Y', controlId: 'mfa', model: 'classic' },
  ],
  assessments: [
    { recommendationId: 'X', resourceId: 'one', status: 'unhealthy', resourceName: 'One' },
    { recommendationId: 'y', resourceId: 'one', status: 'unhealthy' },
    { recommendationId: 'x', resourceId: 'two', status: 'healthy' },
    { recommendationId: 'y', resourceId: 'three', status: 'notApplicable' },
  ],
};

test('overlapping recommendations are printed "up to", their control gives the sum', () => {
  const scored = scorePosture(classic);
  const rows = new RowTable(scored, formatter);
  assert.equal(potentialView(rows.items[0]!, scored.model, rows.facts, isUpTo(rows.items[0]!))?.change, 'up to +50 pp');
  assert.equal(potentialView(rows.items[0]!, scored.model, rows.facts)?.points, '5 points');
  assert.equal(figuresOf(rows, scored, null, null, 'score').potentialPercent, 50);
});

test('increase and points are printed with their unknowns', () => {
  assert.deepEqual(potentialView(table.items[0]!, 'actions', table.facts), { change: '+32.00 pp', points: '8 points', isNone: false });
  assert.equal(potentialView(table.items[4]!, 'actions', table.facts), null);
  assert.equal(potentialView(table.items[1]!, 'actions', table.facts)?.isNone, true);
  assert.equal(achievedText(table.items[0]!, formatter), '2 / 10');
  assert.equal(achievedText({ ...table.items[0]!, maxPoints: null }, formatter), '2 / –');
});

test('the resources of a row come unhealthy first, and the figures count each once', () => {
  const scored = scorePosture(classic);
  assert.deepEqual(
    resourcesOf(scored, scored.recommendations[0]!).map(({ resourceId, status }) => [resourceId, status]),
    [
      ['one', 'unhealthy'],
      ['two', 'healthy'],
    ],
  );
  const rows = new RowTable(scored, formatter);
  assert.deepEqual(figuresOf(rows, scored, null, null, 'score').resources, { healthy: 1, unhealthy: 1, notApplicable: 1 });
});

test('matches are cut out of the text as it is', () => {
  assert.deepEqual(highlighted('Enable MFA now', ['mfa', 'en']), [
    { text: 'En', isMatch: true },
    { text: 'able ', isMatch: false },
    { text: 'MFA', isMatch: true },
    { text: ' now', isMatch: false },
  ]);
  assert.deepEqual(highlighted('İx', ['x']), [{ text: 'İx', isMatch: false }]);
});

test('filter and sorting read as sentences', () => {
  const view: TableView = { ...initialView, filters: { status: ['planned'] }, query: 'mfa' };
  assert.equal(
    filterSentence(2, view, { kind: 'subscore', id: 'apps', name: 'Apps' }, table.facts),
    '2 recommendations where Secure score: Apps, Status is Planned, and the text holds “mfa”',
  );
  assert.equal(filterSentence(2, initialView, null, table.facts), null);
  assert.equal(
    sortSentence(
      [
        { id: 'title', desc: false },
        { id: 'potential', desc: true },
      ],
      formatter,
    ),
    'Sorted by Recommendation, ascending, then Sorted by Potential score increase, descending',
  );
});

test('words of the vendor are printed as ours', () => {
  assert.equal(stateName('Default', formatter), 'To address');
  assert.equal(stateName('ThirdParty', formatter), 'Resolved through third party');
  assert.equal(stateName('Reviewed', formatter), 'Reviewed');
  assert.deepEqual(threatNames(['Account breach', 'accountBreach', 'Own word'], formatter), ['Account breach', 'Own word']);
});

test('the file holds a row each, text guarded, numbers bare', () => {
  const scored = scorePosture(classic);
  const lines = recommendationsCsv(scored.recommendations, new RowTable(scored, formatter).facts).split('\r\n');
  assert.equal(lines.length, 4);
  assert.ok(lines[2]!.startsWith('"\'=Y","y","Infrastructure","Enable MFA",'));
  assert.ok(lines[1]!.includes(',50,5,0,'), lines[1]);
});

test('pages never run past the end', () => {
  assert.deepEqual(pageOf(120, 9, 50), { page: 2, pages: 3, from: 100, to: 120 });
  assert.deepEqual(pageOf(0, 0, Number.NaN), { page: 0, pages: 1, from: 0, to: 0 });
});

test('a column without content is not shown, nor one that nobody chose', () => {
  const shown = (chosen: TableView['columns']) => columnsShown(report, table.facts, chosen).map(({ id }) => id);
  assert.deepEqual(shown(null), ['title', 'subscore', 'service', 'status', 'potential', 'achieved', 'userImpact', 'updated']);
  assert.deepEqual(shown(['maximum', 'rank']), ['title', 'maximum']);
});

test('a view survives JSON, and what cannot be read in it is as at first', () => {
  const view: TableView = {
    ...initialView,
    filters: { owner: ['Ann'] },
    grouping: 'control',
    columns: ['title', 'risk'],
    widths: { title: 20 },
    page: 2,
  };
  assert.deepEqual(readView(JSON.parse(JSON.stringify(view))), view);
  for (const nonsense of [null, 7, 'x', { tab: 3, filters: { nope: ['a'], owner: 'b', status: [1] }, widths: { title: -1 }, page: -2 }])
    assert.deepEqual(readView(nonsense), initialView);
  assert.deepEqual(readView({ widths: { title: 9000 } }).widths, { title: 80 });
});
