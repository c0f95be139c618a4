/** Everything a reader can set, as plain JSON: a host keeps it in its address or storage and gives it back. */
import { safely } from '../../sources/safely.js';
import { type ColumnId, type FacetId, isColumnId, isFacetId } from './recommendation-table.ids.js';

export interface Sorting {
  readonly id: ColumnId;
  readonly desc: boolean;
}

export type TabId = 'score' | 'all';
export const groupings = ['control', 'subscore', 'status', 'recommendation'] as const;
export type Grouping = (typeof groupings)[number];
export type Filters = Readonly<Partial<Record<FacetId, readonly string[]>>>;

export interface TableView {
  readonly tab: TabId;
  readonly query: string;
  /** Wanted words by what they are words of; none or an empty list for any. */
  readonly filters: Filters;
  readonly hideCompleted: boolean;
  readonly showRiskAccepted: boolean;
  /** `null` for a flat list. */
  readonly grouping: Grouping | null;
  /** Keys of the groups whose rows are folded away. */
  readonly closedGroups: readonly string[];
  /** `null` for what fits. */
  readonly columns: readonly ColumnId[] | null;
  /** In em of the table, by column; where one is set, the table is as wide as its columns. */
  readonly widths: Readonly<Partial<Record<ColumnId, number>>>;
  readonly pageSize: number | null;
  /** From 0. */
  readonly page: number;
}

/** The view and its sorting, as the `view` property and its event have them. */
export interface ViewState extends TableView {
  readonly sorting: readonly Sorting[];
}

export const initialView: TableView = {
  tab: 'score',
  query: '',
  filters: {},
  hideCompleted: false,
  showRiskAccepted: false,
  grouping: null,
  closedGroups: [],
  columns: null,
  widths: {},
  pageSize: null,
  page: 0,
};
export const initialSorting: readonly Sorting[] = [{ id: 'potential', desc: true }];

export const narrowest = 3;
export const widest = 80;

/** Only what can be sorted by, each column once. */
export function validSorting(sorting: unknown): readonly Sorting[] {
  const list = listIn(sorting) as readonly Sorting[];
  return list
    .filter((item, index) => isColumnId(item?.id) && list.findIndex((other) => other?.id === item.id) === index)
    .map(({ id, desc }) => ({ id, desc: desc === true }));
}

/** The sorting of what a host has kept; as it is at first where it says nothing of it. Never throws. */
export const sortingIn = (given: unknown): readonly Sorting[] =>
  safely(() => ('sorting' in recordIn(given) ? validSorting(recordIn(given)['sorting']) : initialSorting), initialSorting);

/** A view out of what a host has kept: what cannot be read is as it is at first. Never throws. */
export const readView = (given: unknown): TableView => safely(() => viewIn(given), initialView);

function viewIn(given: unknown): TableView {
  const { tab, query, filters, hideCompleted, showRiskAccepted, grouping, closedGroups, columns, widths, pageSize, page } = recordIn(given);
  return {
    tab: tab === 'all' ? 'all' : 'score',
    query: typeof query === 'string' ? query : '',
    filters: filtersIn(filters),
    hideCompleted: hideCompleted === true,
    showRiskAccepted: showRiskAccepted === true,
    grouping: groupings.find((item) => item === grouping) ?? null,
    closedGroups: wordsIn(closedGroups),
    columns: Array.isArray(columns) ? columns.filter(isColumnId) : null,
    widths: widthsIn(widths),
    pageSize: isCount(pageSize) && pageSize > 0 ? pageSize : null,
    page: isCount(page) ? page : 0,
  };
}

const recordIn = (given: unknown): Readonly<Record<string, unknown>> =>
  typeof given === 'object' && given !== null ? (given as Record<string, unknown>) : {};
const listIn = (given: unknown): readonly unknown[] => (Array.isArray(given) ? given : []);
const wordsIn = (given: unknown): readonly string[] => listIn(given).filter((word) => typeof word === 'string');
const isCount = (given: unknown): given is number => Number.isInteger(given) && (given as number) >= 0;

function filtersIn(given: unknown): Filters {
  const filters = Object.entries(recordIn(given)).map(([id, words]) => [id, wordsIn(words)] as const);
  return Object.fromEntries(filters.filter(([id, words]) => isFacetId(id) && words.length > 0));
}

function widthsIn(given: unknown): TableView['widths'] {
  const widths = Object.entries(recordIn(given)).filter(([id, width]) => isColumnId(id) && typeof width === 'number' && width > 0);
  return Object.fromEntries(widths.map(([id, width]) => [id, limited(width as number)]));
}

export const limited = (width: number): number => Math.min(widest, Math.max(narrowest, width));

/** What a facet is narrowed to. */
export const wanted = ({ filters }: TableView, id: FacetId): readonly string[] => filters[id] ?? [];

/** The filters with one facet narrowed to other words. */
export function narrowed(filters: Filters, id: FacetId, words: readonly string[]): Filters {
  const { [id]: _, ...others } = filters;
  return words.length === 0 ? others : { ...others, [id]: words };
}

/** Whether the reader narrows the rows by anything but the tab and the accepted risks. */
export const isNarrowed = (view: TableView): boolean =>
  view.query.trim() !== '' || Object.keys(view.filters).length > 0 || view.hideCompleted;
