/**
 * Model B at the resource: a resource is unhealthy in a control if any scored recommendation of the control is
 * unhealthy for it, healthy if none is and at least one is healthy, else not applicable (SCORING.md, B).
 * One pass over the columns, no object a row.
 */
import type { AssumedChange } from './changes.js';
import type { ControlCell } from './controlCells.js';
import { keyOf } from './identifiers.js';
import type { AssessmentTable, ResourceCounts } from './posture.js';

/** What is the same for all rows of a recommendation in a scope. */
export interface RowRule {
  /** The cells that it is scored in. */
  readonly cells: readonly number[];
  /** The state that a status given by a person turns its rows into; `null` where the rows stand. */
  readonly state: number | null;
  readonly remediated: AssumedChange['remediated'];
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

/** The greatest state of a resource's rows in a cell wins; 0 is not in the cell. */
const notApplicable = 1;
const healthy = 2;
const unhealthy = 3;
const several = 0xffffffff;

/** The state of each resource in a cell, and the recommendation (plus one) that makes it unhealthy, or `several`. */
interface CellSlots {
  readonly isScoped: boolean;
  readonly states: Uint8Array;
  readonly owners: Uint32Array;
  readonly alone: Map<number, number>;
}

export function countHealth(
  table: AssessmentTable,
  cells: readonly ControlCell[],
  mitigated: 'notApplicable' | 'healthy',
  ruleOf: (recommendation: number, scope: number) => RowRule,
): HealthCounts {
  const { length, recommendation, resource, scope, state, resourceIds } = table;
  const scopeCount = table.scopeIds.length;
  const places = placeResources(table);
  const slots: CellSlots[] = [];
  const pairs = new Map<number, Pair>();
  const slotsOf = (cell: number, size: number) => {
    const isScoped = cells[cell]!.scopeId !== null;
    const places = isScoped ? size : resourceIds.length;
    return (slots[cell] ??= { isScoped, states: new Uint8Array(places), owners: new Uint32Array(places), alone: new Map() });
  };
  const create = (row: number): Pair => {
    const rule = ruleOf(recommendation[row]!, scope[row]!);
    const size = places.sizes[scope[row]!]!;
    return { rule, counts: [0, 0, 0, 0], ranks: ranksOf(rule, mitigated), slots: rule.cells.map((cell) => slotsOf(cell, size)) };
  };
  let last = -1;
  let pair!: Pair;
  for (let row = 0; row < length; row++) {
    const key = recommendation[row]! * scopeCount + scope[row]!;
    if (key !== last) {
      const known = pairs.get((last = key));
      pair = known ?? create(row);
      if (!known) pairs.set(key, pair);
    }
    let rank = pair.ranks[state[row]!]!;
    if (rank === unhealthy && pair.rule.remediated && isRemediated(pair.rule, resourceIds[resource[row]!]!)) rank = healthy;
    pair.counts[rank]!++;
    for (let index = 0; index < pair.slots.length; index++) {
      const slot = pair.slots[index]!;
      mark(slot, slot.isScoped ? places.ofRow[row]! : resource[row]!, rank, recommendation[row]! + 1);
    }
  }
  slots.forEach(countAlone);
  return {
    cells: cells.map((_, cell) => countsOf(slots[cell] ? countStates(slots[cell]) : [0, 0, 0, 0])),
    recommendations: rowCounts(pairs, scopeCount),
  };
}

function mark({ states, owners }: CellSlots, place: number, rank: number, owner: number): void {
  if (rank > states[place]!) states[place] = rank;
  // A row that comes twice does not make two of one.
  if (rank === unhealthy && owners[place] !== owner) owners[place] = owners[place] === 0 ? owner : several;
}

interface Pair {
  readonly rule: RowRule;
  /** By rank. */
  readonly counts: number[];
  /** By state of the table. */
  readonly ranks: readonly number[];
  readonly slots: readonly CellSlots[];
}

function ranksOf({ state }: RowRule, mitigated: 'notApplicable' | 'healthy'): readonly number[] {
  // In the order of `AssessmentState`.
  const ranks = [healthy, unhealthy, notApplicable, notApplicable, mitigated === 'healthy' ? healthy : notApplicable];
  return state === null ? ranks : ranks.fill(ranks[state]!);
}

const isRemediated = ({ remediated }: RowRule, resourceId: string): boolean => remediated === 'all' || remediated!.has(keyOf(resourceId));

function countAlone({ owners, alone }: CellSlots): void {
  for (let place = 0; place < owners.length; place++) {
    const owner = owners[place]!;
    if (owner !== 0 && owner !== several) alone.set(owner, (alone.get(owner) ?? 0) + 1);
  }
}

function countStates({ states }: CellSlots): readonly number[] {
  const byRank = [0, 0, 0, 0];
  for (let place = 0; place < states.length; place++) byRank[states[place]!]!++;
  return byRank;
}

const countsOf = (byRank: readonly number[]): ResourceCounts => ({
  healthy: byRank[healthy]!,
  unhealthy: byRank[unhealthy]!,
  notApplicable: byRank[notApplicable]!,
});

/** The rows by recommendation and scope, with the resources that hang on each recommendation alone. */
function rowCounts(pairs: ReadonlyMap<number, Pair>, scopeCount: number): Map<number, RecommendationCounts> {
  const aloneByCell = (key: number, { rule, slots }: Pair) =>
    new Map(rule.cells.map((cell, index) => [cell, slots[index]!.alone.get(Math.floor(key / scopeCount) + 1) ?? 0]));
  return new Map([...pairs].map(([key, pair]) => [key, { ...countsOf(pair.counts), aloneByCell: aloneByCell(key, pair) }]));
}

/**
 * Numbers the resources within each scope, by row, so that a cell's arrays are as long as its scope has resources
 * and not as long as the estate. A resource that shows up in two scopes has a place in each.
 */
function placeResources({ length, resource, scope, resourceIds, scopeIds }: AssessmentTable): { ofRow: Uint32Array; sizes: Uint32Array } {
  const ofRow = new Uint32Array(length);
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
      ofRow[row] = homePlace[id]!;
      continue;
    }
    const key = id * scopeIds.length + here;
    let place = elsewhere.get(key);
    if (place === undefined) elsewhere.set(key, (place = sizes[here]!++));
    ofRow[row] = place;
  }
  return { ofRow, sizes };
}
