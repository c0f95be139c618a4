/** What the reader asks for, and the rows that answer it: pure functions over the prepared columns. */
import { keyOf } from '../../core/identifiers.js';
import type { ScoreReport } from '../../core/report.js';
import type { ActiveScope } from '../../state/store.js';
import { isColumnId, type ColumnId } from './recommendation-table.columns.js';
import { RowFlag, type Codes, type Ranks, type RowTable } from './recommendation-table.rows.js';

export interface Sorting {
  readonly id: ColumnId;
  readonly desc: boolean;
}

export type TabId = 'score' | 'all';

/** Everything a reader can set but the sorting; plain JSON. */
export interface TableView {
  readonly tab: TabId;
  readonly query: string;
  /** Empty for any. */
  readonly statuses: readonly string[];
  readonly subscores: readonly string[];
  readonly hideCompleted: boolean;
  readonly showRiskAccepted: boolean;
  /** From 0. */
  readonly page: number;
}

export const initialView: TableView = {
  tab: 'score',
  query: '',
  statuses: [],
  subscores: [],
  hideCompleted: false,
  showRiskAccepted: false,
  page: 0,
};
export const initialSorting: readonly Sorting[] = [{ id: 'potential', desc: true }];

/** Only what can be sorted by, each column once. */
export function validSorting(sorting: readonly Sorting[] | null | undefined): readonly Sorting[] {
  const list = Array.isArray(sorting) ? (sorting as readonly Sorting[]) : [];
  return list.filter((item, index) => isColumnId(item?.id) && list.findIndex(({ id }) => id === item.id) === index);
}

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
  const keys = sorting.map(({ id, desc }) => ({ ...table.ranks(id), desc }));
  return packedOrder(table.length, keys) ?? comparedOrder(table.length, keys);
}

type SortKey = Ranks & { readonly desc: boolean };

const placeOf = ({ ranks, count, desc }: SortKey, row: number): number => {
  const rank = ranks[row]!;
  return desc && rank < count ? count - 1 - rank : rank;
};

/** All keys and the row in one number, sorted without a comparison function; `null` where they do not fit. */
function packedOrder(length: number, keys: readonly SortKey[]): Uint32Array | null {
  const span = keys.reduce((product, { count }) => product * (count + 1), Math.max(1, length));
  if (span > Number.MAX_SAFE_INTEGER) return null;
  const packed = new Float64Array(length);
  for (let row = 0; row < length; row++) {
    let place = 0;
    for (const key of keys) place = place * (key.count + 1) + placeOf(key, row);
    packed[row] = place * length + row;
  }
  packed.sort();
  return Uint32Array.from(packed, (place) => place % length);
}

function comparedOrder(length: number, keys: readonly SortKey[]): Uint32Array {
  const order = Uint32Array.from({ length }, (_, row) => row);
  return order.sort((a, b) => {
    for (const key of keys) {
      const difference = placeOf(key, a) - placeOf(key, b);
      if (difference !== 0) return difference;
    }
    return a - b;
  });
}

/** 1 for each row inside the scope, or `null` where nothing narrows. */
export function scopeMask(table: RowTable, report: ScoreReport, scope: ActiveScope | null): Uint8Array | null {
  if (!scope) return null;
  const isInside = scopeTest(report, scope);
  return Uint8Array.from(table.items, (item) => (isInside(item) ? 1 : 0));
}

function scopeTest(report: ScoreReport, { kind, id }: ActiveScope): (item: ScoreReport['recommendations'][number]) => boolean {
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
    case 'environment': {
      const environments = new Map(report.scopes.map((item) => [keyOf(item.id), keyOf(item.environment)]));
      return (item) => (keyOf(item.environment) || environments.get(keyOf(item.scopeId))) === key;
    }
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

export interface Selection {
  /** Rows that pass everything, in order. */
  readonly rows: Uint32Array;
  /** By code: rows that pass everything but this very filter. */
  readonly statusCounts: Uint32Array;
  readonly subscoreCounts: Uint32Array;
  readonly riskAcceptedCount: number;
  readonly completedCount: number;
  /** Rows in the scope. */
  readonly tabCounts: Readonly<Record<TabId, number>>;
}

const Miss = { tab: 1, query: 2, status: 4, subscore: 8, completed: 16, risk: 32 } as const;

export const wordsOf = (query: string): readonly string[] => query.toLowerCase().split(/\s+/).filter(Boolean);

/** One pass over the rows in order: which pass, and what each filter would let through. */
export function selectRows(table: RowTable, order: Uint32Array, inScope: Uint8Array | null, view: TableView): Selection {
  const missOf = missTest(table, view);
  const rows = new Uint32Array(order.length);
  const statusCounts = new Uint32Array(table.statuses.words.length);
  const subscoreCounts = new Uint32Array(table.subscores.words.length);
  const tabCounts = { score: 0, all: 0 };
  let [length, riskAcceptedCount, completedCount] = [0, 0, 0];
  for (const row of order) {
    if (inScope && inScope[row] === 0) continue;
    const flags = table.flags[row]!;
    const miss = missOf(row);
    tabCounts.all++;
    if (flags & RowFlag.scored) tabCounts.score++;
    if (miss === 0) rows[length++] = row;
    if ((miss & ~Miss.status) === 0) statusCounts[table.statuses.codes[row]!]!++;
    if ((miss & ~Miss.subscore) === 0) subscoreCounts[table.subscores.codes[row]!]!++;
    if ((miss & ~Miss.risk) === 0 && flags & RowFlag.riskAccepted) riskAcceptedCount++;
    if ((miss & ~Miss.completed) === 0 && flags & RowFlag.completed) completedCount++;
  }
  return { rows: rows.slice(0, length), statusCounts, subscoreCounts, riskAcceptedCount, completedCount, tabCounts };
}

/** Which conditions a row misses, as bits of `Miss`. */
function missTest(table: RowTable, view: TableView): (row: number) => number {
  const words = wordsOf(view.query);
  const texts = words.length > 0 ? table.searchTexts : [];
  const statuses = chosen(table.statuses, view.statuses);
  const subscores = chosen(table.subscores, view.subscores);
  return (row) => {
    const flags = table.flags[row]!;
    let miss = 0;
    if (view.tab === 'score' && !(flags & RowFlag.scored)) miss |= Miss.tab;
    for (const word of words) if (!texts[row]!.includes(word)) miss |= Miss.query;
    if (statuses && statuses[table.statuses.codes[row]!] === 0) miss |= Miss.status;
    if (subscores && subscores[table.subscores.codes[row]!] === 0) miss |= Miss.subscore;
    if (view.hideCompleted && flags & RowFlag.completed) miss |= Miss.completed;
    if (!view.showRiskAccepted && flags & RowFlag.riskAccepted) miss |= Miss.risk;
    return miss;
  };
}

/** 1 for each chosen code, or `null` where any will do. */
function chosen({ words }: Codes, wanted: readonly string[]): Uint8Array | null {
  return wanted.length === 0 ? null : Uint8Array.from(words, (word) => (wanted.includes(word) ? 1 : 0));
}

export interface Page {
  readonly page: number;
  readonly pages: number;
  /** Positions of the first row and after the last. */
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
