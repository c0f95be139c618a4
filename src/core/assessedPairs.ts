/**
 * The rows of an assessment table by pair, which is a recommendation in a scope: all rows of a pair are scored in the
 * same cells. It depends on the table alone, and a table never changes, so it is made once for each: row by row while a
 * reader fills the table, whose loop is compiled by then, or in a pass of its own over a table from elsewhere.
 */
import { keyOf } from './identifiers.js';
import type { AssessmentTable } from './posture.js';
import { ScopedLists } from './scopedLists.js';

export interface AssessedPairs {
  /** The first row of each pair; after a row comes `next[row]`, in the order of the table, and 0 after the last one. */
  readonly first: readonly number[];
  readonly next: readonly number[];
  /** By resource: the scope in which it came first and its place among the resources there; and how many there are, by scope. */
  readonly homes: readonly number[];
  readonly placesAtHome: readonly number[];
  readonly sizes: readonly number[];
  /** The place of a resource in another scope of its rows. */
  readonly placeElsewhere: (resource: number, scope: number) => number;
  /** Keys of the table's recommendations and scopes; `null` where there is no scope. */
  readonly keys: readonly string[];
  readonly scopeKeys: readonly (string | null)[];
  /** Recommendation and scope of the table, by pair. */
  readonly recommendations: readonly number[];
  readonly scopes: readonly number[];
  /** The pairs of a recommendation, by keys: in a scope and in none, or in all of them. */
  readonly find: (recommendation: string, scope: string | null) => readonly number[];
}

const known = new WeakMap<AssessmentTable, AssessedPairs>();

/** `collected`: by the reader that filled the table. */
export function assessedPairs(table: AssessmentTable, collected?: PairCollector): AssessedPairs {
  let pairs = known.get(table);
  if (!pairs) known.set(table, (pairs = describe(table, collected ?? collect(table))));
  return pairs;
}

/** The rows of a pair, in the order of the table. */
export function rowsOf({ first, next }: AssessedPairs, pair: number): number[] {
  const rows = [first[pair]!];
  for (let row = next[rows[0]!]!; row > 0; row = next[row]!) rows.push(row);
  return rows;
}

function describe({ recommendationIds, scopeIds }: AssessmentTable, collected: PairCollector): AssessedPairs {
  const { first, next, homes, placesAtHome, sizes, elsewhere, recommendations, scopes } = collected;
  const keys = recommendationIds.map(keyOf);
  const scopeKeys = scopeIds.map((id) => keyOf(id) || null);
  const lists = new ScopedLists<number>();
  recommendations.forEach((recommendation, pair) => lists.add(keys[recommendation]!, scopeKeys[scopes[pair]!] ?? '', pair));
  return {
    first,
    next,
    homes,
    placesAtHome,
    sizes,
    placeElsewhere: (resource, scope) => elsewhere.get(resource)![scope]!,
    keys,
    scopeKeys,
    recommendations,
    scopes,
    find: (recommendation, scope) => lists.in(recommendation, scope),
  };
}

function collect({ length, recommendation, resource, scope }: AssessmentTable): PairCollector {
  const collected = new PairCollector();
  for (let row = 0; row < length; row++) collected.add(row, recommendation[row]!, resource[row]!, scope[row]!);
  return collected;
}

/** Takes rows in their order; pairs are numbered as they come. */
export class PairCollector {
  readonly first: number[] = [];
  readonly recommendations: number[] = [];
  readonly scopes: number[] = [];
  readonly sizes: number[] = [];
  readonly next: number[] = [];
  /** A cell's arrays are as long as its scope has resources; a resource in two scopes has a place in each. */
  readonly homes: number[] = [];
  readonly placesAtHome: number[] = [];
  readonly elsewhere = new Map<number, number[]>();
  readonly #last: number[] = [];
  /** By recommendation, then by scope: a map with a key for both takes longer. */
  readonly #pairs: number[][] = [];

  add(row: number, recommendation: number, resource: number, scope: number): void {
    const pairs = (this.#pairs[recommendation] ??= []);
    const pair = pairs[scope];
    if (pair === undefined) {
      pairs[scope] = this.first.push(row) - 1;
      this.recommendations.push(recommendation);
      this.scopes.push(scope);
      this.#last.push(row);
    } else {
      this.next[this.#last[pair]!] = row;
      this.#last[pair] = row;
    }
    this.next.push(0);
    const home = this.homes[resource];
    if (home === undefined) {
      this.homes[resource] = scope;
      this.placesAtHome[resource] = this.#newPlace(scope);
    } else if (home !== scope) this.#addElsewhere(resource, scope);
  }

  #addElsewhere(resource: number, scope: number): void {
    let places = this.elsewhere.get(resource);
    if (!places) this.elsewhere.set(resource, (places = []));
    places[scope] ??= this.#newPlace(scope);
  }

  #newPlace(scope: number): number {
    const place = this.sizes[scope] ?? 0;
    this.sizes[scope] = place + 1;
    return place;
  }
}
