/**
 * Model B at the resource: a resource is unhealthy in a control if any scored recommendation of the control is
 * unhealthy for it, healthy if none is and at least one is healthy, else not applicable (SCORING.md, B).
 * Passes over typed arrays, no object a row.
 */
import type { AssumedChange } from './changes.js';
import type { ControlMap } from './controlCells.js';
import { keyOf } from './identifiers.js';
import type { AssessmentTable, ResourceCounts } from './posture.js';

/**
 * The rows of a table by pair, which is a recommendation in a scope: all rows of a pair are scored in the same cells.
 * The pair in a cell is an entry. Made once, whatever is assumed.
 */
export interface HealthRows {
  readonly table: AssessmentTable;
  /** By row. */
  readonly pairs: Uint32Array;
  /** Place of the row's resource among those of its scope, by row. */
  readonly places: Uint32Array;
  /** Recommendation and scope of the table, by pair. */
  readonly recommendations: readonly number[];
  readonly scopes: readonly number[];
  /** The cells of pair `p` are `cells[entries[p]]` up to `cells[entries[p + 1]]`. */
  readonly entries: readonly number[];
  readonly cells: readonly number[];
  /** Where the cell's resources begin among all, and whether they are those of a scope, by entry. */
  readonly offsets: readonly number[];
  readonly isScoped: readonly boolean[];
  /** By cell, and where the last one ends. */
  readonly cellOffsets: readonly number[];
  /** The pairs of a recommendation, by keys: in a scope and in none, or in all of them. */
  readonly find: (recommendation: string, scope: string | null) => readonly number[];
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
  readonly alone: Uint32Array;
}

/** The greatest state of a resource's rows in a cell wins; 0 is not in the cell. */
const notApplicable = 1;
const healthy = 2;
const unhealthy = 3;
const ranks = 4;
const several = 0xffffffff;

/** Pairs of excluded recommendations (by key) are in no cell. */
export function healthRows(
  table: AssessmentTable,
  { cells: controlCells, cellsOfRow }: ControlMap,
  excluded: ReadonlySet<string>,
): HealthRows {
  const { length, recommendation, scope, scopeIds, recommendationIds } = table;
  const pairs = new Uint32Array(length);
  const recommendations: number[] = [];
  const scopes: number[] = [];
  const numbers = new Map<number, number>();
  const pairsOf = recommendationIds.map((): number[] => []);
  const keys = recommendationIds.map(keyOf);
  const entries = [0];
  const cells: number[] = [];
  for (let row = 0; row < length; row++) {
    const key = recommendation[row]! * scopeIds.length + scope[row]!;
    let pair = numbers.get(key);
    if (pair === undefined) {
      numbers.set(key, (pair = numbers.size));
      pairsOf[recommendation[row]!]!.push(pair);
      recommendations.push(recommendation[row]!);
      scopes.push(scope[row]!);
      if (!excluded.has(keys[recommendation[row]!]!)) cells.push(...cellsOfRow(recommendation[row]!, scope[row]!));
      entries.push(cells.length);
    }
    pairs[row] = pair;
  }
  const { places, sizes } = placeResources(table);
  const isScoped = cells.map((cell) => controlCells[cell]!.scopeId !== null);
  const lengths = new Uint32Array(controlCells.length);
  for (let pair = 0; pair < recommendations.length; pair++) {
    for (let entry = entries[pair]!; entry < entries[pair + 1]!; entry++)
      lengths[cells[entry]!] = isScoped[entry] ? sizes[scopes[pair]!]! : table.resourceIds.length;
  }
  const cellOffsets = [0];
  lengths.forEach((size, cell) => cellOffsets.push(cellOffsets[cell]! + size));
  const recommendationOf = new Map(keys.map((key, index) => [key, index]));
  const scopeOf = new Map(scopeIds.map((id, index) => [keyOf(id), index]));
  const pairAt = (index: number, scopeKey: string) => numbers.get(index * scopeIds.length + (scopeOf.get(scopeKey) ?? NaN)) ?? [];
  const find = (key: string, scopeKey: string | null) => {
    const index = recommendationOf.get(key);
    if (index === undefined) return [];
    return scopeKey === null || pairsOf[index]!.length === 0
      ? pairsOf[index]!
      : [pairAt(index, ''), scopeKey ? pairAt(index, scopeKey) : []].flat();
  };
  return {
    table,
    pairs,
    places,
    recommendations,
    scopes,
    entries,
    cells,
    offsets: cells.map((cell) => cellOffsets[cell]!),
    isScoped,
    cellOffsets,
    find,
  };
}

export function countHealth(rows: HealthRows, mitigated: 'notApplicable' | 'healthy', ruleOf: (pair: number) => RowRule): HealthCounts {
  const { table, pairs, places, recommendations, entries, offsets, isScoped, cellOffsets } = rows;
  const { length, resource, resourceIds, state } = table;
  const size = cellOffsets.at(-1)!;
  /** The state of each resource in a cell, and the entry (plus one) that makes it unhealthy, or `several`. */
  const states = new Uint8Array(size);
  const owners = new Uint32Array(size);
  const counts = new Uint32Array(recommendations.length * ranks);
  const ownerOf: number[] = recommendations.flatMap((recommendation, pair) =>
    new Array<number>(entries[pair + 1]! - entries[pair]!).fill(recommendation),
  );
  const rules = recommendations.map((_, pair) => ruleOf(pair));
  const plain = [healthy, unhealthy, notApplicable, notApplicable, mitigated === 'healthy' ? healthy : notApplicable];
  const ranksOf = rules.map((rule) => ranksBy(rule, plain));
  for (let row = 0; row < length; row++) {
    const pair = pairs[row]!;
    let rank = ranksOf[pair]![state[row]!]!;
    if (rank === unhealthy && rules[pair]!.remediated && isRemediated(rules[pair]!, resourceIds[resource[row]!]!)) rank = healthy;
    counts[pair * ranks + rank]!++;
    for (let entry = entries[pair]!; entry < entries[pair + 1]!; entry++) {
      const place = offsets[entry]! + (isScoped[entry] ? places[row]! : resource[row]!);
      if (rank > states[place]!) states[place] = rank;
      if (rank !== unhealthy) continue;
      const owner = owners[place]!;
      // A row that comes twice does not make two of one.
      if (owner === 0) owners[place] = entry + 1;
      else if (owner !== several && ownerOf[owner - 1] !== recommendations[pair]) owners[place] = several;
    }
  }
  const alone = new Uint32Array(offsets.length);
  for (const owner of owners) if (owner !== 0 && owner !== several) alone[owner - 1]!++;
  return {
    cells: cellOffsets.slice(1).map((end, cell) => countsAt(countStates(states, cellOffsets[cell]!, end), 0)),
    pairs: (pair) => countsAt(counts, pair * ranks),
    alone,
  };
}

/** By state of the table, in the order of `AssessmentState`. */
function ranksBy({ state }: RowRule, plain: readonly number[]): readonly number[] {
  return state === null ? plain : plain.map(() => plain[state]!);
}

const isRemediated = ({ remediated }: RowRule, resourceId: string): boolean => remediated === 'all' || remediated!.has(keyOf(resourceId));

function countStates(states: Uint8Array, from: number, to: number): Uint32Array {
  const byRank = new Uint32Array(ranks);
  for (let place = from; place < to; place++) byRank[states[place]!]!++;
  return byRank;
}

const countsAt = (byRank: Uint32Array, at: number): ResourceCounts => ({
  healthy: byRank[at + healthy]!,
  unhealthy: byRank[at + unhealthy]!,
  notApplicable: byRank[at + notApplicable]!,
});

/**
 * Numbers the resources within each scope, by row, so that a cell's arrays are as long as its scope has resources
 * and not as long as the estate. A resource that shows up in two scopes has a place in each.
 */
function placeResources({ length, resource, scope, resourceIds, scopeIds }: AssessmentTable): { places: Uint32Array; sizes: Uint32Array } {
  const places = new Uint32Array(length);
  const sizes = new Uint32Array(scopeIds.length);
  const homeScope = new Int32Array(resourceIds.length).fill(-1);
  const homePlace = new Uint32Array(resourceIds.length);
  const elsewhere = new Map<number, number>();
  for (let row = 0; row < length; row++) {
    const here = scope[row]!;
    const id = resource[row]!;
    if (homeScope[id] === -1) {
      homeScope[id] = here;
      homePlace[id] = sizes[here]!++;
    }
    if (homeScope[id] === here) {
      places[row] = homePlace[id]!;
      continue;
    }
    const key = id * scopeIds.length + here;
    let place = elsewhere.get(key);
    if (place === undefined) elsewhere.set(key, (place = sizes[here]!++));
    places[row] = place;
  }
  return { places, sizes };
}
