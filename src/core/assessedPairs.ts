/**
 * The rows of an assessment table by pair, which is a recommendation in a scope: all rows of a pair are scored in the
 * same cells. It depends on the table alone, and a table never changes, so it is made once for each.
 */
import { keyOf } from './identifiers.js';
import type { AssessmentTable } from './posture.js';

export interface AssessedPairs {
  /** By row. */
  readonly pairs: Uint32Array;
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

function pairsOf({ length, recommendation, scope, resource, state, recommendationIds, scopeIds }: AssessmentTable): AssessedPairs {
  const [pairs, firstOfPair] = numbered(length, recommendation, scope);
  const [spots, firstOfSpot] = numbered(length, resource, scope);
  const [triples, firstOfTriple] = numbered(length, pairs, resource);
  const sizes = new Uint32Array(scopeIds.length);
  // A resource that shows up in two scopes has a place in each.
  const placeOf = firstOfSpot.map((row) => sizes[scope[row]!]!++);
  const contradictions: number[] = [];
  for (let row = 0; row < length; row++) {
    if (state[row] !== state[firstOfTriple[triples[row]!]!]) contradictions.push(row);
  }
  const recommendations = firstOfPair.map((row) => recommendation[row]!);
  const scopes = firstOfPair.map((row) => scope[row]!);
  const places = spots.map((spot) => placeOf[spot]!);
  const keys = recommendationIds.map(keyOf);
  const scopeKeys = scopeIds.map((id) => keyOf(id) || null);
  const find = finder(keys, scopeKeys, recommendations, scopes);
  return { pairs, places, sizes, keys, scopeKeys, recommendations, scopes, find, contradictions };
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

/**
 * Numbers the distinct couples of two columns as they come: the number of each row, and the first row of each number.
 * An open hash table in a typed array: a map of a hundred thousand keys takes longer than all sums over them.
 */
function numbered(length: number, one: Uint32Array, other: Uint32Array): [numbers: Uint32Array, firstRows: number[]] {
  const last = 2 ** (33 - Math.clz32(length)) - 1;
  const slots = new Uint32Array(last + 1);
  const numbers = new Uint32Array(length);
  const firstRows: number[] = [];
  for (let row = 0; row < length; row++) {
    const a = one[row]!;
    const b = other[row]!;
    const hash = Math.imul(a, 0x9e3779b1) + Math.imul(b, 0x85ebca6b);
    let slot = (hash ^ (hash >>> 15)) & last;
    let before = slots[slot]!;
    while (before !== 0 && (one[before - 1] !== a || other[before - 1] !== b)) before = slots[(slot = (slot + 1) & last)]!;
    if (before === 0) {
      slots[slot] = row + 1;
      numbers[row] = firstRows.push(row) - 1;
    } else numbers[row] = numbers[before - 1]!;
  }
  return [numbers, firstRows];
}
