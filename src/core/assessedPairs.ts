/**
 * The rows of an assessment table by pair, which is a recommendation in a scope: all rows of a pair are scored in the
 * same cells. It depends on the table alone, and a table never changes, so it is made once for each.
 */
import { keyOf } from './identifiers.js';
import type { AssessmentTable } from './posture.js';

export interface AssessedPairs {
  /** The rows sorted by pair; those of pair `p` are `rows[starts[p]]` up to `rows[starts[p + 1]]`, in the order of the table. */
  readonly rows: Uint32Array;
  readonly starts: Uint32Array;
  /** Place of the row's resource among those of its scope, by row, and how many there are, by scope. */
  readonly places: Uint32Array;
  readonly sizes: Uint32Array;
  /** Keys of the table's recommendations and scopes; `null` where there is no scope. */
  readonly keys: readonly string[];
  readonly scopeKeys: readonly (string | null)[];
  /** Recommendation and scope of the table, by pair. */
  readonly recommendations: readonly number[];
  readonly scopes: readonly number[];
  /** The pairs of a recommendation, by keys: in a scope and in none, or in all of them. */
  readonly find: (recommendation: string, scope: string | null) => readonly number[];
  /** Rows of one recommendation, resource and scope that say something else than the first of them. */
  readonly contradictions: readonly number[];
}

const known = new WeakMap<AssessmentTable, AssessedPairs>();

export function assessedPairs(table: AssessmentTable): AssessedPairs {
  const made = known.get(table) ?? pairsOf(table);
  known.set(table, made);
  return made;
}

function pairsOf(table: AssessmentTable): AssessedPairs {
  const keys = table.recommendationIds.map(keyOf);
  const scopeKeys = table.scopeIds.map((id) => keyOf(id) || null);
  const { recommendations, scopes, rows, starts } = sortRows(table);
  const find = finder(keys, scopeKeys, recommendations, scopes);
  const contradictions = contradicting(table, rows, starts);
  return { rows, starts, ...placeResources(table), keys, scopeKeys, recommendations, scopes, find, contradictions };
}

/** Pairs are numbered as they come. */
function sortRows({ length, recommendation, scope, scopeIds }: AssessmentTable) {
  const pairs = new Uint32Array(length);
  const [recommendations, scopes, counts]: [number[], number[], number[]] = [[], [], []];
  const numbers = new Map<number, number>();
  for (let row = 0; row < length; row++) {
    const key = recommendation[row]! * scopeIds.length + scope[row]!;
    let pair = numbers.get(key);
    if (pair === undefined) {
      numbers.set(key, (pair = counts.push(0) - 1));
      recommendations.push(recommendation[row]!);
      scopes.push(scope[row]!);
    }
    pairs[row] = pair;
    counts[pair]!++;
  }
  const starts = new Uint32Array(counts.length + 1);
  counts.forEach((count, pair) => (starts[pair + 1] = starts[pair]! + count));
  const next = starts.slice();
  const rows = new Uint32Array(length);
  for (let row = 0; row < length; row++) rows[next[pairs[row]!]!++] = row;
  return { recommendations, scopes, rows, starts };
}

/**
 * Numbers the resources within each scope, by row, so that a cell's arrays are as long as its scope has resources and not
 * as long as the estate. A resource that shows up in two scopes has a place in each.
 */
function placeResources({ length, resource, scope, resourceIds, scopeIds }: AssessmentTable) {
  const places = new Uint32Array(length);
  const sizes = new Uint32Array(scopeIds.length);
  /** The row after the first one of each resource. */
  const first = new Uint32Array(resourceIds.length);
  const elsewhere = new Map<number, number>();
  for (let row = 0; row < length; row++) {
    const here = scope[row]!;
    const id = resource[row]!;
    const before = first[id]!;
    if (before === 0) {
      first[id] = row + 1;
      places[row] = sizes[here]!++;
    } else if (scope[before - 1] === here) places[row] = places[before - 1]!;
    else {
      const key = id * scopeIds.length + here;
      if (!elsewhere.has(key)) elsewhere.set(key, sizes[here]!++);
      places[row] = elsewhere.get(key)!;
    }
  }
  return { places, sizes };
}

/** An array over the resources is enough, pair by pair: a map of a hundred thousand couples takes longer than all sums over them. */
function contradicting({ resource, resourceIds, state }: AssessmentTable, rows: Uint32Array, starts: Uint32Array): number[] {
  const found: number[] = [];
  /** Where the first row of a resource is among the sorted ones, plus one. */
  const first = new Uint32Array(resourceIds.length);
  for (let pair = 0; pair < starts.length - 1; pair++) {
    const start = starts[pair]!;
    for (let index = start; index < starts[pair + 1]!; index++) {
      const row = rows[index]!;
      const before = first[resource[row]!]!;
      if (before <= start) first[resource[row]!] = index + 1;
      else if (state[rows[before - 1]!] !== state[row]) found.push(row);
    }
  }
  return found.sort((a, b) => a - b);
}

function finder(
  keys: readonly string[],
  scopeKeys: readonly (string | null)[],
  recommendations: readonly number[],
  scopes: readonly number[],
): AssessedPairs['find'] {
  const found = new Map(keys.map((key) => [key, { all: [] as number[], byScope: new Map<string | null, number>() }]));
  recommendations.forEach((recommendation, pair) => {
    const { all, byScope } = found.get(keys[recommendation]!)!;
    all.push(pair);
    byScope.set(scopeKeys[scopes[pair]!]!, pair);
  });
  return (recommendation, scope) => {
    const own = found.get(recommendation);
    if (!own || scope === null) return own?.all ?? [];
    const [everywhere, here] = [own.byScope.get(null), own.byScope.get(scope)];
    if (everywhere === undefined) return here === undefined ? [] : [here];
    return here === undefined ? [everywhere] : [everywhere, here];
  };
}
