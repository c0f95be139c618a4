/**
 * Model B at the resource: a resource is unhealthy in a control if any scored recommendation of the control is
 * unhealthy for it, healthy if none is and at least one is healthy, else not applicable (SCORING.md, B).
 * Passes over typed arrays, no object a row.
 */
import { assessedPairs, type AssessedPairs } from './assessedPairs.js';
import type { AssumedChange } from './changes.js';
import type { ControlMap } from './controlCells.js';
import { keyOf } from './identifiers.js';
import type { AssessmentTable, ResourceCounts } from './posture.js';

/** The pairs of a table in their cells; a pair in a cell is an entry, numbered from 1. Made once, whatever is assumed. */
export interface HealthRows extends AssessedPairs {
  readonly table: AssessmentTable;
  /** The cells of pair `p` are `cells[entries[p]]` up to `cells[entries[p + 1]]`. */
  readonly entries: readonly number[];
  readonly cells: readonly number[];
  /** The recommendation of the table, by entry; −1 for the entry 0, which stands for none, and for the last one, for several. */
  readonly recommendationOf: readonly number[];
  /** Whether its resources are those of a scope, by cell. */
  readonly isScoped: readonly boolean[];
  /** Where the resources of a cell begin among all, by cell, and where the last one ends. */
  readonly cellOffsets: readonly number[];
}

/** What is assumed about the rows of a pair. */
export interface RowRule {
  /** The state that a status given by a person turns its rows into; `null` where the rows stand. */
  readonly state: number | null;
  readonly remediated: AssumedChange['remediated'];
}

export interface HealthCounts {
  /** Resources by cell. */
  readonly cells: readonly ResourceCounts[];
  /** Rows by pair. */
  readonly pairs: (pair: number) => ResourceCounts;
  /** Unhealthy resources for which the entry's recommendation is the only open one of the control, by entry. */
  readonly alone: Int32Array;
  /** The pairs whose rows or neighbours in a cell have other rules than in the base, by pair: 1, all of them without a base. */
  readonly isCounted: Uint8Array;
  /** The cells that such a pair is in, by cell: 1. */
  readonly isOpenCell: Uint8Array;
  /** Rows that say something else of a resource than the first one of their pair; whatever is assumed. */
  readonly contradictions: readonly number[];
  /** What is behind them, for counting again: rows by pair and rank, ranks by pair and state. */
  readonly counts: Uint32Array;
  readonly rankOf: Uint8Array;
}

/** The greatest state of a resource's rows in a cell wins; 0 is not in the cell. */
const notApplicable = 1;
const healthy = 2;
const unhealthy = 3;
const ranks = 4;
const states = 5;

/** Pairs of excluded recommendations (by key) are in no cell. */
export function healthRows(
  table: AssessmentTable,
  { cells: controlCells, cellsOfRow }: ControlMap,
  excluded: ReadonlySet<string>,
): HealthRows {
  const pairs = assessedPairs(table);
  const isExcluded = pairs.keys.map((key) => excluded.has(key));
  const isScoped = controlCells.map(({ scopeId }) => scopeId !== null);
  const lengths = new Uint32Array(controlCells.length);
  const [entries, cells, recommendationOf]: [number[], number[], number[]] = [[1], [0], [-1]];
  pairs.recommendations.forEach((recommendation, pair) => {
    const scope = pairs.scopes[pair]!;
    for (const cell of isExcluded[recommendation] ? [] : cellsOfRow(recommendation, scope)) {
      lengths[cell] = isScoped[cell] ? pairs.sizes[scope]! : table.resourceIds.length;
      cells.push(cell);
      recommendationOf.push(recommendation);
    }
    entries.push(cells.length);
  });
  recommendationOf.push(-1);
  const cellOffsets = [0];
  lengths.forEach((size, cell) => cellOffsets.push(cellOffsets[cell]! + size));
  return { ...pairs, table, entries, cells, recommendationOf, isScoped, cellOffsets };
}

/**
 * Counts by the rules of the pairs. With a `base`, only the pairs that `touched` names have another rule than there, and
 * only the cells that these are in are counted again.
 */
export function countHealth(
  rows: HealthRows,
  mitigated: 'notApplicable' | 'healthy',
  ruleOf: (pair: number) => RowRule,
  base: HealthCounts | null = null,
  touched: readonly number[] = rows.recommendations.map((_, pair) => pair),
): HealthCounts {
  const { cells, entries, recommendationOf } = rows;
  const { isCounted, isOpenCell } = reach(rows, touched);
  const rankOf = base ? base.rankOf.slice() : new Uint8Array(isCounted.length * states);
  const some = new Map<number, ReadonlySet<string>>();
  const plain = [healthy, unhealthy, notApplicable, notApplicable, mitigated === 'healthy' ? healthy : notApplicable];
  for (const pair of touched) {
    const { state, remediated } = ruleOf(pair);
    if (remediated instanceof Set) some.set(pair, remediated);
    for (let own = 0; own < states; own++) {
      const rank = plain[state ?? own]!;
      rankOf[pair * states + own] = rank === unhealthy && remediated === 'all' ? healthy : rank;
    }
  }
  const counts = base ? base.counts.slice() : new Uint32Array(isCounted.length * ranks);
  const alone = base ? base.alone.slice() : new Int32Array(recommendationOf.length);
  for (let pair = 0; pair < isCounted.length; pair++) {
    if (isCounted[pair] === 0) continue;
    counts.fill(0, pair * ranks, pair * ranks + ranks);
    for (let entry = entries[pair]!; entry < entries[pair + 1]!; entry++) if (isOpenCell[cells[entry]!]) alone[entry] = 0;
  }
  const { byCell, contradictions } = markResources(rows, { isCounted, isOpenCell, rankOf, some, counts, alone });
  return {
    cells: rows.isScoped.map((_, cell) => (base && !isOpenCell[cell] ? base.cells[cell]! : countsAt(byCell, cell * ranks))),
    pairs: (pair) => countsAt(counts, pair * ranks),
    alone,
    isCounted,
    isOpenCell,
    contradictions: base?.contradictions ?? contradictions.sort((a, b) => a - b),
    counts,
    rankOf,
  };
}

/** The cells of the touched pairs, and all pairs in these cells. */
function reach({ recommendations, isScoped, cells, entries }: HealthRows, touched: readonly number[]) {
  const isCounted = new Uint8Array(recommendations.length);
  const isOpenCell = new Uint8Array(isScoped.length);
  for (const pair of touched) {
    isCounted[pair] = 1;
    for (let entry = entries[pair]!; entry < entries[pair + 1]!; entry++) isOpenCell[cells[entry]!] = 1;
  }
  for (let pair = 0; pair < isCounted.length; pair++)
    for (let entry = entries[pair]!; entry < entries[pair + 1]!; entry++) isCounted[pair]! |= isOpenCell[cells[entry]!]!;
  return { isCounted, isOpenCell };
}

/** What is counted again, by which rules, and where the counts go. */
interface Recount extends Pick<HealthCounts, 'isCounted' | 'isOpenCell' | 'rankOf' | 'counts' | 'alone'> {
  /** By pair, the resources (keys) that are done. */
  readonly some: ReadonlyMap<number, ReadonlySet<string>>;
}

const emptyMarks = (cellOffsets: readonly number[], resources: number) => ({
  /** Resources by cell and rank. */
  byCell: new Uint32Array(cellOffsets.length * ranks),
  /** Of each resource in each cell: its rank, and the entry that makes it unhealthy. */
  found: new Uint8Array(cellOffsets.at(-1)!),
  owners: new Uint32Array(cellOffsets.at(-1)!),
  /** Of each resource: the last pair (plus one) that it was met in, and its state there. */
  metIn: new Uint32Array(resources),
  metAs: new Uint8Array(resources),
  contradictions: [] as number[],
});

/**
 * Counts the rows, and the resources of each cell by their rank; and for each entry those that it alone makes unhealthy.
 * One pass over the rows, since in a fresh process each further one begins uncompiled.
 */
function markResources(
  {
    table,
    first,
    next,
    homes,
    placesAtHome,
    placeElsewhere,
    recommendations,
    scopes,
    entries,
    cells,
    recommendationOf,
    isScoped,
    cellOffsets,
  }: HealthRows,
  { isCounted, isOpenCell, rankOf, some, counts, alone }: Recount,
) {
  const { resource, resourceIds, state } = table;
  const { byCell, found, owners, metIn, metAs, contradictions } = emptyMarks(cellOffsets, resourceIds.length);
  const several = recommendationOf.length - 1;
  for (let pair = 0; pair < isCounted.length; pair++) {
    if (isCounted[pair] === 0) continue;
    const done = some.get(pair);
    const [from, to] = [entries[pair]!, entries[pair + 1]!];
    const [recommendation, scope] = [recommendations[pair]!, scopes[pair]!];
    let row = first[pair]!;
    do {
      const id = resource[row]!;
      const own = state[row]!;
      if (metIn[id] !== pair + 1) {
        metIn[id] = pair + 1;
        metAs[id] = own;
      } else if (metAs[id] !== own) contradictions.push(row);
      if (own >= states) continue;
      const placeInScope = homes[id] === scope ? placesAtHome[id]! : placeElsewhere(id, scope);
      let rank = rankOf[pair * states + own]!;
      if (rank === unhealthy && done?.has(keyOf(resourceIds[id]))) rank = healthy;
      counts[pair * ranks + rank]!++;
      for (let entry = from; entry < to; entry++) {
        const cell = cells[entry]!;
        if (isOpenCell[cell] === 0) continue;
        const place = cellOffsets[cell]! + (isScoped[cell] ? placeInScope : id);
        const before = found[place]!;
        if (rank > before) {
          found[place] = rank;
          byCell[cell * ranks + rank]!++;
          byCell[cell * ranks + before]!--;
        }
        if (rank !== unhealthy) continue;
        const owner = owners[place]!;
        // A row that comes twice does not make two of one.
        if (recommendationOf[owner] === recommendation) continue;
        owners[place] = owner === 0 ? entry : several;
        alone[owner]!--;
        alone[owners[place]!]!++;
      }
    } while ((row = next[row]!) > 0);
  }
  return { byCell, contradictions };
}

const countsAt = (byRank: Uint32Array, at: number): ResourceCounts => ({
  healthy: byRank[at + healthy]!,
  unhealthy: byRank[at + unhealthy]!,
  notApplicable: byRank[at + notApplicable]!,
});
