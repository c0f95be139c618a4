/**
 * Model B at the resource: a resource is unhealthy in a control if any scored recommendation of the control is
 * unhealthy for it, healthy if none is and at least one is healthy, else not applicable (SCORING.md, B).
 * One pass over the columns, no object a row.
 */
import { AssessmentState } from './assessments.js';
import type { AssumedChange } from './changes.js';
import type { ControlMap } from './controlCells.js';
import { keyOf } from './identifiers.js';
import type { AssessmentTable, ResourceCounts } from './posture.js';

export interface RowPolicy {
  readonly mitigatedExemption: 'notApplicable' | 'healthy';
  /** Is the recommendation part of the score at all? By index of the table's dictionary. */
  readonly isScored: (recommendation: number) => boolean;
  /** What is assumed about a recommendation in a scope of the table, by their indices; `null` where nothing is. */
  readonly changeOf: (recommendation: number, scope: number) => AssumedChange | null;
  /** The state that a status given by a person turns its rows into; `null` where the rows stand. */
  readonly stateByStatus: (recommendation: number, scope: number) => number | null;
}

export interface RecommendationCounts extends ResourceCounts {
  /** Unhealthy resources for which this is the only open recommendation of the control, by cell. */
  readonly aloneByCell: ReadonlyMap<number, number>;
}

export interface HealthCounts {
  /** Resources by cell. */
  readonly cells: readonly ResourceCounts[];
  /** Rows by recommendation and scope of the table, under `recommendation * scopes + scope`. */
  readonly recommendations: ReadonlyMap<number, RecommendationCounts>;
}

const several = 0xffffffff;

export function countHealth(table: AssessmentTable, map: ControlMap, policy: RowPolicy): HealthCounts {
  const scopeCount = table.scopeIds.length;
  const places = placeResources(table);
  const slots = new CellSlots(map.cells.length);
  const pairs = new Pairs(map, policy, scopeCount);
  for (let row = 0; row < table.length; row++) {
    const recommendation = table.recommendation[row]!;
    const scope = table.scope[row]!;
    const pair = pairs.of(recommendation * scopeCount + scope);
    const resource = table.resource[row]!;
    const state = effectiveState(pair.stateByStatus ?? table.state[row]!, policy, pair.change, resource, table);
    pair.counts[state]!++;
    for (let index = 0; index < pair.cells.length; index++) {
      const cell = pair.cells[index]!;
      if (map.cells[cell]!.scopeId === null) slots.add(cell, resource, table.resourceIds.length, state, recommendation);
      else slots.add(cell, places.ofRow[row]!, places.sizes[scope]!, state, recommendation);
    }
  }
  return { cells: slots.counts(), recommendations: pairs.counts(slots.alone()) };
}

function effectiveState(
  state: number,
  policy: RowPolicy,
  change: AssumedChange | null,
  resource: number,
  table: AssessmentTable,
): 0 | 1 | 2 {
  let effective: 0 | 1 | 2;
  if (state === AssessmentState.exemptMitigated) effective = policy.mitigatedExemption === 'healthy' ? 0 : 2;
  else if (state === AssessmentState.exemptWaived) effective = 2;
  else effective = state as 0 | 1 | 2;
  if (effective !== 1 || !change?.remediated) return effective;
  return change.remediated === 'all' || change.remediated.has(keyOf(table.resourceIds[resource])) ? 0 : 1;
}

/**
 * Numbers the resources within each scope, by row, so that a cell's arrays are as long as its scope has resources
 * and not as long as the estate. A resource that shows up in two scopes has a place in each.
 */
function placeResources(table: AssessmentTable): { ofRow: Uint32Array; sizes: Uint32Array } {
  const ofRow = new Uint32Array(table.length);
  const sizes = new Uint32Array(table.scopeIds.length);
  const homeScope = new Int32Array(table.resourceIds.length).fill(-1);
  const homePlace = new Uint32Array(table.resourceIds.length);
  const elsewhere = new Map<number, number>();
  for (let row = 0; row < table.length; row++) {
    const resource = table.resource[row]!;
    const scope = table.scope[row]!;
    if (homeScope[resource] === -1) {
      homeScope[resource] = scope;
      homePlace[resource] = sizes[scope]!++;
    }
    if (homeScope[resource] === scope) {
      ofRow[row] = homePlace[resource]!;
      continue;
    }
    const key = resource * sizes.length + scope;
    let place = elsewhere.get(key);
    if (place === undefined) elsewhere.set(key, (place = sizes[scope]!++));
    ofRow[row] = place;
  }
  return { ofRow, sizes };
}

interface Pair {
  /** Healthy, unhealthy and not applicable rows. */
  readonly counts: [number, number, number];
  readonly cells: readonly number[];
  readonly change: AssumedChange | null;
  readonly stateByStatus: number | null;
}

/** What is the same for all rows of a recommendation in a scope, looked up once. */
class Pairs {
  readonly #byPair = new Map<number, Pair>();
  #lastKey = -1;
  #last!: Pair;

  constructor(
    private readonly map: ControlMap,
    private readonly policy: RowPolicy,
    private readonly scopeCount: number,
  ) {}

  of(key: number): Pair {
    if (key === this.#lastKey) return this.#last;
    let pair = this.#byPair.get(key);
    if (!pair) this.#byPair.set(key, (pair = this.#create(key)));
    this.#lastKey = key;
    return (this.#last = pair);
  }

  #create(key: number): Pair {
    const recommendation = Math.floor(key / this.scopeCount);
    const scope = key % this.scopeCount;
    return {
      counts: [0, 0, 0],
      cells: this.policy.isScored(recommendation) ? this.map.cellsOfRow(recommendation, scope) : [],
      change: this.policy.changeOf(recommendation, scope),
      stateByStatus: this.policy.stateByStatus(recommendation, scope),
    };
  }

  /** The rows by recommendation and scope, with the resources that hang on each recommendation alone. */
  counts(alone: readonly Map<number, number>[]): Map<number, RecommendationCounts> {
    const counts = new Map<number, RecommendationCounts>();
    for (const [key, pair] of this.#byPair) {
      const [healthy, unhealthy, notApplicable] = pair.counts;
      const recommendation = Math.floor(key / this.scopeCount);
      const aloneByCell = new Map(pair.cells.map((cell) => [cell, alone[cell]?.get(recommendation) ?? 0]));
      counts.set(key, { healthy, unhealthy, notApplicable, aloneByCell });
    }
    return counts;
  }
}

/**
 * The state of each resource in each cell it takes part in. `owner` holds the recommendation (plus one) that makes
 * it unhealthy, or `several`; a row that comes twice does not make two of one.
 */
class CellSlots {
  readonly #state: (Uint8Array | undefined)[];
  readonly #owner: (Uint32Array | undefined)[];

  constructor(cells: number) {
    this.#state = new Array<Uint8Array | undefined>(cells);
    this.#owner = new Array<Uint32Array | undefined>(cells);
  }

  /** `resource` counts from 0 within the cell, below `size`. */
  add(cell: number, resource: number, size: number, state: 0 | 1 | 2, recommendation: number): void {
    const states = (this.#state[cell] ??= new Uint8Array(size));
    // 3 unhealthy, 2 healthy, 1 not applicable, 0 not in the cell: the greatest wins.
    const rank = state === 1 ? 3 : state === 0 ? 2 : 1;
    if (rank > states[resource]!) states[resource] = rank;
    if (rank !== 3) return;
    const owners = (this.#owner[cell] ??= new Uint32Array(size));
    const owner = owners[resource]!;
    if (owner === 0) owners[resource] = recommendation + 1;
    else if (owner !== recommendation + 1) owners[resource] = several;
  }

  counts(): ResourceCounts[] {
    return Array.from(this.#state, (states) => {
      const byRank = [0, 0, 0, 0];
      if (states) for (let resource = 0; resource < states.length; resource++) byRank[states[resource]!]!++;
      return { healthy: byRank[2]!, unhealthy: byRank[3]!, notApplicable: byRank[1]! };
    });
  }

  /** Resources that a recommendation alone makes unhealthy: by cell, then by recommendation. */
  alone(): Map<number, number>[] {
    return Array.from(this.#owner, (owners) => {
      const counts = new Map<number, number>();
      if (owners) {
        for (let resource = 0; resource < owners.length; resource++) {
          const owner = owners[resource]!;
          if (owner !== 0 && owner !== several) counts.set(owner - 1, (counts.get(owner - 1) ?? 0) + 1);
        }
      }
      return counts;
    });
  }
}
