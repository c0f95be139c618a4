/** The rows that answer what the reader asks for: pure functions over the prepared columns. */
import { keyOf } from '../../core/identifiers.js';
import type { ScoreReport } from '../../core/report.js';
import type { ActiveScope } from '../../state/active-scope.js';
import { wantedSets, type FacetCodes } from './recommendation-table.facets.js';
import type { ColumnId, FacetId } from './recommendation-table.ids.js';
import type { Ranks } from './recommendation-table.ranks.js';
import { RowFlag, type RowTable } from './recommendation-table.rows.js';
import type { Filters, Sorting, TabId, TableView } from './recommendation-table.viewState.js';
import { environmentOf } from './recommendation-table.words.js';

/**
 * The sorting after a column is chosen: the other way round where it leads already, else its natural way (highest number,
 * first letter). With `isAdded` the other keys stay, and a third choice takes the column out again.
 */
export function sortingAfter(sorting: readonly Sorting[], id: ColumnId, isNumber: boolean, isAdded: boolean): readonly Sorting[] {
  const current = sorting.find((item) => item.id === id);
  if (!isAdded) return [{ id, desc: current && sorting.length === 1 ? !current.desc : isNumber }];
  if (!current) return [...sorting, { id, desc: isNumber }];
  if (current.desc === isNumber) return sorting.map((item) => (item.id === id ? { id, desc: !item.desc } : item));
  return sorting.filter((item) => item.id !== id);
}

/** All rows in order: stable, rows without a value last in both directions. */
export function orderOf(table: RowTable, sorting: readonly Sorting[]): Uint32Array {
  let order: Uint32Array = new Uint32Array(table.length);
  for (let row = 0; row < order.length; row++) order[row] = row;
  for (const { id, desc } of [...sorting].reverse()) order = countingSort(order, table.ranks(id), desc);
  return order;
}

/**
 * By one key, equal ranks as they were: from the last key to the first, the order by all. Ranks are dense, so rows are counted instead of
 * compared.
 */
function countingSort(order: Uint32Array, { ranks, count }: Ranks, desc: boolean): Uint32Array {
  const placeOf = (rank: number) => (desc && rank < count ? count - 1 - rank : rank);
  const ends = new Uint32Array(count + 1);
  for (const rank of ranks) ends[placeOf(rank)]!++;
  for (let place = 1; place <= count; place++) ends[place]! += ends[place - 1]!;
  const sorted = new Uint32Array(order.length);
  for (let index = order.length - 1; index >= 0; index--) sorted[--ends[placeOf(ranks[order[index]!]!)]!] = order[index]!;
  return sorted;
}

/** 1 for each row inside the scope, or `null` where nothing narrows. */
export function scopeMask(table: RowTable, report: ScoreReport, scope: ActiveScope | null): Uint8Array | null {
  if (!scope) return null;
  const isInside = scopeTest(table, report, scope);
  return Uint8Array.from(table.items, (item) => (isInside(item) ? 1 : 0));
}

function scopeTest(
  { facts }: RowTable,
  report: ScoreReport,
  { kind, id }: ActiveScope,
): (item: ScoreReport['recommendations'][number]) => boolean {
  const key = keyOf(id);
  switch (kind) {
    case 'subscore':
      return ({ subscore }) => keyOf(subscore) === key;
    case 'control': {
      const members = new Set(
        report.controls.filter((control) => keyOf(control.id) === key).flatMap(({ recommendationIds }) => recommendationIds.map(keyOf)),
      );
      return (item) => keyOf(item.controlId) === key || members.has(keyOf(item.id));
    }
    case 'scope': {
      const inside = scopesBelow(report, key);
      return ({ scopeId }) => inside.has(keyOf(scopeId));
    }
    case 'environment':
      return (item) => keyOf(environmentOf(item, facts)) === key;
    case 'workload':
      return ({ workload }) => keyOf(workload) === key;
    case 'riskLevel':
      return ({ riskLevel }) => keyOf(riskLevel) === key;
  }
}

/** Keys of a scope and all below it; those of the tenant hold what has no scope of its own too. */
export function scopesBelow(report: ScoreReport, key: string): ReadonlySet<string> {
  const inside = new Set([key]);
  if (report.scopes.some(({ id, kind }) => keyOf(id) === key && kind === 'tenant')) inside.add('');
  for (let before = 0; before !== inside.size;) {
    before = inside.size;
    for (const { id, parentId } of report.scopes) if (parentId && inside.has(keyOf(parentId))) inside.add(keyOf(id));
  }
  return inside;
}

/** Which conditions each row misses, as bits; what is asked of every row, whatever its order. */
export interface Matches {
  /** By row; `outside` where the scope leaves it out. */
  readonly misses: Uint32Array;
  /** The bit of each facet that narrows. */
  readonly bits: Readonly<Partial<Record<FacetId, number>>>;
  readonly riskAcceptedCount: number;
  readonly completedCount: number;
  /** Rows in the scope. */
  readonly tabCounts: Readonly<Record<TabId, number>>;
}

const Miss = { tab: 1, query: 2, completed: 4, risk: 8, subset: 16 } as const;
const firstFacetBit = 32;
const outside = 0xffffffff;

export const wordsOf = (query: string): readonly string[] => query.toLowerCase().split(/\s+/).filter(Boolean);

/** What narrows the rows. */
export type Narrowing = Pick<TableView, 'tab' | 'query' | 'filters' | 'hideCompleted' | 'showRiskAccepted'>;

/** `subset` is 1 for each row of a chosen set that alone is shown, with its accepted risks; `null` for all. */
export function matchesOf(table: RowTable, inScope: Uint8Array | null, view: Narrowing, subset: Uint8Array | null = null): Matches {
  const { conditions, bits } = facetConditions(table, view.filters);
  const isFound = searchTest(table, view.query);
  const { flags } = table;
  const misses = new Uint32Array(table.length);
  const tabCounts = { score: 0, all: 0 };
  let [riskAcceptedCount, completedCount] = [0, 0];
  for (let row = 0; row < misses.length; row++) {
    if (inScope && inScope[row] === 0) {
      misses[row] = outside;
      continue;
    }
    const flag = flags[row]!;
    let miss = 0;
    if (view.tab === 'score' && !(flag & RowFlag.scored)) miss |= Miss.tab;
    if (isFound && !isFound(row)) miss |= Miss.query;
    if (view.hideCompleted && flag & RowFlag.completed) miss |= Miss.completed;
    if (!view.showRiskAccepted && !subset && flag & RowFlag.riskAccepted) miss |= Miss.risk;
    if (subset && subset[row] === 0) miss |= Miss.subset;
    for (const { codes, sets, bit } of conditions) if (sets[codes[row]!] === 0) miss |= bit;
    misses[row] = miss;
    tabCounts.all++;
    if (flag & RowFlag.scored) tabCounts.score++;
    if ((miss & ~Miss.risk) === 0 && flag & RowFlag.riskAccepted) riskAcceptedCount++;
    if ((miss & ~Miss.completed) === 0 && flag & RowFlag.completed) completedCount++;
  }
  return { misses, bits, riskAcceptedCount, completedCount, tabCounts };
}

function facetConditions(table: RowTable, filters: Filters) {
  const bits: Partial<Record<FacetId, number>> = {};
  const conditions: { codes: Uint32Array; sets: Uint8Array; bit: number }[] = [];
  for (const id of Object.keys(filters) as FacetId[]) {
    const codes = table.facet(id);
    const sets = wantedSets(codes, filters[id]);
    if (!sets) continue;
    const bit = firstFacetBit << conditions.length;
    bits[id] = bit;
    conditions.push({ codes: codes.codes, sets, bit });
  }
  return { conditions, bits };
}

/** `null` where nothing is searched for. */
function searchTest(table: RowTable, query: string): ((row: number) => boolean) | null {
  const words = wordsOf(query);
  if (words.length === 0) return null;
  const texts = table.searchTexts;
  if (words.length > 1) return (row) => words.every((word) => texts[row]!.includes(word));
  const word = words[0]!;
  return (row) => texts[row]!.includes(word);
}

/** The rows that miss nothing, in order. */
export function matchingRows(order: Uint32Array, { misses }: Matches): Uint32Array {
  const rows = new Uint32Array(order.length);
  let length = 0;
  for (const row of order) if (misses[row] === 0) rows[length++] = row;
  return rows.slice(0, length);
}

/** By word: rows that pass everything but this very facet's filter. */
export function facetCounts({ codes, sets, words }: FacetCodes, { misses, bits }: Matches, id: FacetId): Uint32Array {
  const others = ~(bits[id] ?? 0);
  const bySet = new Uint32Array(sets.length);
  for (let row = 0; row < misses.length; row++) if ((misses[row]! & others) === 0) bySet[codes[row]!]!++;
  const counts = new Uint32Array(words.length);
  sets.forEach((set, code) => set.forEach((index) => (counts[index]! += bySet[code]!)));
  return counts;
}

export interface Page {
  readonly page: number;
  readonly pages: number;
  /** Positions of the first line and after the last. */
  readonly from: number;
  readonly to: number;
}

/** The page that is shown: the wanted one, or the last where there are fewer by now. */
export function pageOf(total: number, wanted: number, pageSize: number): Page {
  const size = Number.isFinite(pageSize) && pageSize >= 1 ? Math.floor(pageSize) : 50;
  const pages = Math.max(1, Math.ceil(total / size));
  const page = Math.min(Math.max(0, wanted), pages - 1);
  return { page, pages, from: page * size, to: Math.min(total, (page + 1) * size) };
}
