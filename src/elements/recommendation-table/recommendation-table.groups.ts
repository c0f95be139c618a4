/** Rows in groups, each under a line of its own with what the core says about the whole group. */
import { keyOf } from '../../core/identifiers.js';
import type { ResourceCounts } from '../../core/posture.js';
import type { RecommendationReport, ScoreReport } from '../../core/report.js';
import type { FacetCodes } from './recommendation-table.facets.js';
import type { RowTable } from './recommendation-table.rows.js';
import type { Grouping, Sorting } from './recommendation-table.viewState.js';
import { levelRank } from './recommendation-table.words.js';

export interface Group {
  /** The word of the data, `''` for the rows that have none. */
  readonly key: string;
  readonly name: string;
  /** Rows of it that are listed. */
  readonly rows: Uint32Array;
}

/** What a group is worth as a whole; `null` where there is no such number. */
export interface Subtotal {
  /** Percentage points of the report's total. */
  readonly potentialPercent: number | null;
  readonly potentialPoints: number | null;
  readonly points: number | null;
  readonly maxPoints: number | null;
  readonly resources: ResourceCounts | null;
}

const unknown: Subtotal = { potentialPercent: null, potentialPoints: null, points: null, maxPoints: null, resources: null };

export const codesOf = (table: RowTable, grouping: Grouping): FacetCodes =>
  grouping === 'recommendation' ? table.ids : table.facet(grouping);

/**
 * The given rows in groups. Rows keep their order; groups of statuses and sub-scores stand in their natural one, the others by
 * what the table is sorted by: their increase or their affected resources as a whole, else their first row.
 */
export function groupsOf(
  table: RowTable,
  report: ScoreReport,
  rows: Uint32Array,
  grouping: Grouping,
  sorting: readonly Sorting[],
): readonly Group[] {
  const codes = codesOf(table, grouping);
  const members = membersOf(codes, rows);
  const groups = members.map(({ index, rows: own }): Group => ({
    key: index < 0 ? '' : codes.words[index]!,
    name: index < 0 ? '' : codes.names[index]!,
    rows: own,
  }));
  if (grouping === 'status' || grouping === 'subscore') return sortedBy(groups, members, ({ index }) => (index < 0 ? Infinity : index));
  const leading = sorting[0];
  const worth = leading ? worthBy(leading, table, report, grouping) : null;
  const placeOf = (group: Group): number => {
    const value = worth && group.key !== '' ? worth(group) : 0;
    return value === null ? Number.MAX_VALUE : leading?.desc ? -value : value;
  };
  // What belongs to no group stands below all that do.
  return sortedBy(groups, groups, (group) => (group.key === '' ? Infinity : placeOf(group)));
}

interface Members {
  /** Of the group's word; -1 for none. */
  readonly index: number;
  readonly rows: Uint32Array;
}

/** In the order of their first rows. */
function membersOf({ codes, sets, words }: FacetCodes, rows: Uint32Array): readonly Members[] {
  const none = words.length;
  const indexOf = Uint32Array.from(sets, (set) => set[0] ?? none);
  const counts = new Uint32Array(none + 1);
  const order: number[] = [];
  for (const row of rows) if (counts[indexOf[codes[row]!]!]!++ === 0) order.push(indexOf[codes[row]!]!);
  // All groups share one array, each its stretch of it.
  const ends = new Uint32Array(none + 1);
  let from = 0;
  for (const index of order) {
    ends[index] = from;
    from += counts[index]!;
  }
  const sorted = new Uint32Array(rows.length);
  for (const row of rows) sorted[ends[indexOf[codes[row]!]!]!++] = row;
  return order.map((index) => ({
    index: index === none ? -1 : index,
    rows: sorted.subarray(ends[index]! - counts[index]!, ends[index]!),
  }));
}

function sortedBy<T>(groups: readonly Group[], along: readonly T[], placeOf: (item: T) => number): readonly Group[] {
  const places = along.map(placeOf);
  return [...groups.keys()].sort((a, b) => difference(places[a]!, places[b]!) || a - b).map((index) => groups[index]!);
}

/** Infinity stands last and equals itself. */
const difference = (a: number, b: number): number => (a === b ? 0 : a < b ? -1 : 1);

function worthBy({ id }: Sorting, table: RowTable, report: ScoreReport, grouping: Grouping): ((group: Group) => number | null) | null {
  if (id === 'potential') return (group) => subtotalOf(group, table, report, grouping).potentialPercent;
  if (id === 'unhealthy') return (group) => subtotalOf(group, table, report, grouping).resources?.unhealthy ?? null;
  if (id === 'risk')
    return ({ rows }) => {
      const ranks = Array.from(rows, (row) => levelRank(table.items[row]!.riskLevel) ?? 0);
      return Math.max(...ranks) || null;
    };
  return null;
}

/**
 * What the core says about the whole group, whatever part of it is listed: of a security control its own potential, since its
 * recommendations overlap (SCORING.md, B); of a sub-score the sub-score's; rows that add up, added up.
 */
export function subtotalOf({ key, rows }: Group, table: RowTable, report: ScoreReport, grouping: Grouping): Subtotal {
  if (grouping === 'control' && key !== '') return controlSubtotal(report, key);
  if (grouping === 'subscore') {
    const subscore = report.subscores.find(({ id }) => keyOf(id) === keyOf(key));
    const score = subscore?.score;
    const points = score?.kind === 'scored' ? { points: score.points ?? null, maxPoints: score.maxPoints ?? null } : null;
    return { ...unknown, ...points, potentialPercent: subscore?.potentialPercent ?? null };
  }
  const items = Array.from(rows, (row) => table.items[row]!);
  return grouping === 'recommendation' ? sumOfScopes(items) : sumOfActions(items);
}

/** Scopes add up to percentage points of the total; points of several scopes do not. */
function controlSubtotal({ controls }: ScoreReport, id: string): Subtotal {
  const cells = controls.filter((control) => keyOf(control.id) === keyOf(id));
  const only = cells.length === 1 ? cells[0]! : null;
  return {
    potentialPercent: sum(cells.map(({ potentialPercent }) => potentialPercent)),
    potentialPoints: only?.potentialPoints ?? null,
    points: only?.score.kind === 'scored' ? (only.score.points ?? null) : null,
    maxPoints: only?.maxPoints ?? null,
    resources: sumOfResources(cells.map(({ resources }) => resources)),
  };
}

const sumOfScopes = (items: readonly RecommendationReport[]): Subtotal => ({
  ...unknown,
  potentialPercent: sum(items.filter(({ notCounted }) => notCounted === null).map(({ potentialPercent }) => potentialPercent)),
  potentialPoints: items.length === 1 ? items[0]!.potentialPoints : null,
  resources: sumOfResources(items.flatMap(({ resources }) => resources ?? [])),
});

/** Actions do not depend on each other; where there is anything else, there is no sum. */
function sumOfActions(items: readonly RecommendationReport[]): Subtotal {
  const counted = items.filter(({ notCounted }) => notCounted === null);
  if (counted.some(({ model }) => model !== 'actions')) return unknown;
  return {
    ...unknown,
    potentialPercent: sum(counted.map(({ potentialPercent }) => potentialPercent)),
    potentialPoints: sum(counted.map(({ potentialPoints }) => potentialPoints)),
    points: sum(counted.map(({ points }) => points)),
    maxPoints: sum(counted.map(({ maxPoints }) => maxPoints)),
  };
}

function sum(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((total, value) => total + value, 0);
}

function sumOfResources(counts: readonly ResourceCounts[]): ResourceCounts | null {
  if (counts.length === 0) return null;
  const total = { healthy: 0, unhealthy: 0, notApplicable: 0 };
  for (const { healthy, unhealthy, notApplicable } of counts) {
    total.healthy += healthy;
    total.unhealthy += unhealthy;
    total.notApplicable += notApplicable;
  }
  return total;
}

/** A line of the table: a row, or the head of a group as `~index`. */
export type Lines = Int32Array;

/** Heads and the rows below them that are not folded away. */
export function linesOf(groups: readonly Group[], closed: ReadonlySet<string>): Lines {
  const isOpen = ({ key }: Group) => !closed.has(key);
  const lines = new Int32Array(groups.reduce((length, group) => length + 1 + (isOpen(group) ? group.rows.length : 0), 0));
  let at = 0;
  groups.forEach((group, index) => {
    lines[at++] = ~index;
    if (!isOpen(group)) return;
    lines.set(group.rows, at);
    at += group.rows.length;
  });
  return lines;
}

/** The group that a page goes on with, or `null` where it begins with a head. */
export function groupAbove(lines: Lines, from: number): number | null {
  if (from >= lines.length || lines[from]! < 0) return null;
  let at = from;
  while (lines[at]! >= 0) at--;
  return ~lines[at]!;
}
