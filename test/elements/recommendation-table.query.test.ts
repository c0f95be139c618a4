import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import type { Posture, Recommendation } from '../../src/core/posture.js';
import type { RecommendationReport } from '../../src/core/report.js';
import { scorePosture } from '../../src/core/scorePosture.js';
import { columnOf } from '../../src/elements/recommendation-table/recommendation-table.columns.js';
import { facetOf } from '../../src/elements/recommendation-table/recommendation-table.facets.js';
import { groupAbove, groupsOf, linesOf } from '../../src/elements/recommendation-table/recommendation-table.groups.js';
import { columnIds, type FacetId, facetIds } from '../../src/elements/recommendation-table/recommendation-table.ids.js';
import { facetCounts, matchesOf, matchingRows, orderOf } from '../../src/elements/recommendation-table/recommendation-table.query.js';
import { finish, inSlices, rankInSteps } from '../../src/elements/recommendation-table/recommendation-table.ranks.js';
import { RowTable } from '../../src/elements/recommendation-table/recommendation-table.rows.js';
import {
  groupings,
  initialView,
  type Filters,
  type Sorting,
  type TableView,
} from '../../src/elements/recommendation-table/recommendation-table.viewState.js';
import { createFormatter } from '../../src/format/english.js';
import { runs } from '../support/runs.js';

const formatter = createFormatter('en');
const maybe = <T>(values: readonly T[]) => fc.option(fc.constantFrom(...values), { nil: undefined });

const recommendation = fc.record({
  title: fc.constantFrom('Enable MFA', 'enable mfa', 'Äpfel', 'apfel', 'Zulu', 'zulu 2', 'Block legacy'),
  subscore: maybe(['identity', 'apps', 'devices', 'infrastructure'] as const),
  scopeId: maybe(['s1', 'S1', 's2']),
  controlId: maybe(['c1', 'C1', 'c2']),
  status: maybe(['toAddress', 'planned', 'riskAccepted', 'completed', 'ignored', 'own word']),
  points: maybe([0, 1, 2.5]),
  maxPoints: maybe([2.5, 5, 10]),
  riskLevel: maybe(['critical', 'High', 'high', 'low', 'unknown']),
  userImpact: maybe(['Low', 'moderate', 'High']),
  service: maybe(['MDO', 'mdo', 'AzureAD']),
  owner: maybe(['Ann', 'ann', 'Ben']),
  dueDate: maybe(['2026-11-01', '2026-12-01']),
  preview: maybe([true]),
  insights: maybe([['Fix'], ['fix', 'Deny'], ['Own']] as string[][]),
  updatedAt: maybe(['2026-10-01T00:00:00Z', '2026-10-02T00:00:00Z', 'nonsense']),
});

const posture = fc.array(recommendation, { maxLength: 40 }).map((rows): Posture => ({
  asOf: '2026-11-20T00:00:00Z',
  scopes: [
    { id: 's1', name: 'One', environment: 'Azure' },
    { id: 's2', name: 'Two', environment: 'AWS' },
  ],
  controls: [{ id: 'c1', name: 'Control one', maxPoints: 10 }],
  recommendations: rows.map((row, index) => ({ id: `r${index % 25}`, ...row }) as Recommendation),
}));

const sortings = fc.uniqueArray(fc.record({ id: fc.constantFrom(...columnIds), desc: fc.boolean() }), {
  maxLength: 4,
  selector: ({ id }) => id,
});
const words: Partial<Record<FacetId, string[]>> = {
  status: ['toAddress', 'PLANNED', 'completed'],
  owner: ['ANN', 'Ben'],
  risk: ['high', 'critical'],
  insights: ['fix', 'Own', 'preview'],
  control: ['c1'],
  environment: ['azure'],
  due: ['overdue', 'unassigned'],
};
const filters = fc
  .uniqueArray(fc.constantFrom(...(Object.keys(words) as FacetId[])), { maxLength: 3 })
  .chain((ids) => fc.tuple(...ids.map((id) => fc.subarray(words[id]!, { minLength: 1 }).map((list) => [id, list] as const))))
  .map((list) => Object.fromEntries(list) as Filters);
const views = fc.record({
  tab: fc.constantFrom('score' as const, 'all' as const),
  query: fc.constantFrom('', 'mfa', 'ENABLE mfa', 'control', 'office', 'zulu 2'),
  filters,
  hideCompleted: fc.boolean(),
  showRiskAccepted: fc.boolean(),
});

const tableOf = (given: Posture) => {
  const report = scorePosture(given);
  return { report, table: new RowTable(report, formatter) };
};

/** By the sentences of the manual, row by row. */
function naiveCompare(table: RowTable, sorting: readonly Sorting[], a: number, b: number): number {
  for (const { id, desc } of sorting) {
    const [left, right] = [a, b].map((row) => columnOf(id).value(table.items[row]!, table.facts));
    const isMissing = [left, right].map((value) => value === null || Number.isNaN(value));
    if (isMissing[0] && isMissing[1]) continue;
    if (isMissing[0]) return 1;
    if (isMissing[1]) return -1;
    const order = typeof left === 'number' ? left - (right as number) : formatter.collator.compare(left as string, right as string);
    if (order !== 0) return desc ? -order : order;
  }
  return a - b;
}

const lower = (text: string) => text.toLowerCase();

function naiveWords(id: FacetId, item: RecommendationReport, table: RowTable): readonly string[] {
  const found = facetOf(id).words(item, table.facts);
  return (found === null ? [] : typeof found === 'string' ? [found] : found).map(lower);
}

function naiveMatches(table: RowTable, view: Omit<TableView, 'page'>, row: number, except?: FacetId | 'accepted' | 'done'): boolean {
  const item = table.items[row]!;
  const isAccepted = item.status === 'riskAccepted' || item.status === 'ignored' || item.notCounted === 'riskAccepted';
  const isCompleted = ['completed', 'thirdParty', 'alternateMitigation'].includes(item.status);
  const text = lower(
    [item.title, table.facts.control(item.controlId) ?? '', columnOf('service').value(item, table.facts) ?? ''].join('\n'),
  );
  if (view.tab === 'score' && item.notCounted !== null && !isAccepted) return false;
  if (
    !lower(view.query)
      .split(/\s+/)
      .every((word) => text.includes(word))
  )
    return false;
  if (except !== 'done' && view.hideCompleted && isCompleted) return false;
  if (except !== 'accepted' && !view.showRiskAccepted && isAccepted) return false;
  return (Object.entries(view.filters) as [FacetId, string[]][]).every(
    ([id, wanted]) => id === except || naiveWords(id, item, table).some((word) => wanted.map(lower).includes(word)),
  );
}

describe('sorting, filtering, counting and grouping against a naive oracle', () => {
  test('rows are in the order of a stable sort by each key in turn, missing values last', () => {
    fc.assert(
      fc.property(posture, sortings, (given, sorting) => {
        const { table } = tableOf(given);
        const naive = [...table.items.keys()].sort((a, b) => naiveCompare(table, sorting, a, b));
        assert.deepEqual([...orderOf(table, sorting)], naive);
      }),
      { numRuns: runs(150) },
    );
  });

  test('the rows that are listed and the counts of every facet are those of asking each row', () => {
    fc.assert(
      fc.property(posture, views, (given, change) => {
        const { table } = tableOf(given);
        const view = { ...initialView, ...change };
        const matches = matchesOf(table, null, view);
        const rows = [...table.items.keys()];
        const order = Uint32Array.from(rows);
        assert.deepEqual(
          [...matchingRows(order, matches)],
          rows.filter((row) => naiveMatches(table, view, row)),
        );
        for (const id of facetIds) {
          const facet = table.facet(id);
          const counts = facetCounts(facet, matches, id);
          const left = rows.filter((row) => naiveMatches(table, view, row, id));
          facet.words.forEach((word, index) => {
            const naive = left.filter((row) => naiveWords(id, table.items[row]!, table).includes(lower(word))).length;
            assert.equal(counts[index], naive, `${id} ${word}`);
          });
        }
        const accepted = rows.filter((row) => naiveMatches(table, view, row, 'accepted') && table.flags[row]! & 2).length;
        assert.equal(matches.riskAcceptedCount, accepted);
      }),
      { numRuns: runs(150) },
    );
  });

  test('groups hold every listed row once, in order, each under its word', () => {
    fc.assert(
      fc.property(posture, sortings, fc.constantFrom(...groupings), (given, sorting, grouping) => {
        const { report, table } = tableOf(given);
        const order = orderOf(table, sorting);
        const groups = groupsOf(table, report, order, grouping, sorting);
        const placeOf = new Map([...order].map((row, place) => [row, place]));
        const keyOf = (row: number) =>
          grouping === 'recommendation' ? lower(table.items[row]!.id) : (naiveWords(grouping, table.items[row]!, table)[0] ?? '');
        for (const { key, rows } of groups) {
          assert.ok(rows.length > 0);
          assert.deepEqual(
            [...rows],
            [...rows].sort((a, b) => placeOf.get(a)! - placeOf.get(b)!),
          );
          for (const row of rows) assert.equal(keyOf(row), lower(key));
        }
        assert.equal(new Set(groups.map(({ key }) => lower(key))).size, groups.length);
        assert.deepEqual(
          groups.flatMap(({ rows }) => [...rows]).sort((a, b) => a - b),
          [...table.items.keys()],
        );
      }),
      { numRuns: runs(100) },
    );
  });

  test('lines are heads and the rows of open groups; a page in the middle of a group knows it', () => {
    fc.assert(
      fc.property(posture, fc.array(fc.nat(4)), (given, closedIndexes) => {
        const { report, table } = tableOf(given);
        const groups = groupsOf(table, report, orderOf(table, []), 'status', []);
        const closed = new Set(closedIndexes.flatMap((index) => groups[index]?.key ?? []));
        const lines = linesOf(groups, closed);
        const naive = groups.flatMap((group, index) => [~index, ...(closed.has(group.key) ? [] : group.rows)]);
        assert.deepEqual([...lines], naive);
        lines.forEach((line, at) => {
          const above = groupAbove(lines, at);
          if (line < 0) assert.equal(above, null);
          else assert.ok(groups[above!]!.rows.includes(line));
        });
      }),
      { numRuns: runs(60) },
    );
  });

  test('ranks made in slices are those made at once, and of thousands of texts those of a plain sort', async () => {
    const texts = Array.from({ length: 9000 }, (_, index) => `Title ${(index * 7919) % 6007} ${index % 3 ? 'é' : 'E'}`);
    const compare = (a: string, b: string) => formatter.collator.compare(a, b);
    const once = finish(rankInSteps(texts.length, (row) => texts[row]!, compare));
    const sliced = await inSlices(
      rankInSteps(texts.length, (row) => texts[row]!, compare),
      () => true,
    );
    assert.deepEqual(sliced, once);
    const naive = [...new Set(texts)].sort(compare);
    const isRising = naive.every((text, place) => {
      const before = naive[place - 1];
      const step = before === undefined ? 1 : once.ranks[texts.indexOf(text)]! - once.ranks[texts.indexOf(before)]!;
      return before === undefined || step === (compare(before, text) === 0 ? 0 : 1);
    });
    assert.ok(isRising);
    const never = rankInSteps(texts.length, (row) => texts[row]!, compare);
    assert.equal(await inSlices(never, () => false), null);
  });
});
