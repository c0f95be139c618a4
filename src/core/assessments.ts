/** Assessments as columns: built once by a reader, scored by loops over typed arrays. */
import { assessedPairs, PairCollector } from './assessedPairs.js';
import type { Assessment, AssessmentTable, Health } from './posture.js';

/** Values of `AssessmentTable.state`. An exempted row keeps its exemption, so that the policy can be chosen when scoring. */
export const AssessmentState = {
  healthy: 0,
  unhealthy: 1,
  notApplicable: 2,
  exemptWaived: 3,
  exemptMitigated: 4,
} as const;

export type AssessmentStateValue = (typeof AssessmentState)[keyof typeof AssessmentState];

export function assessmentState(status: Health, exemption?: 'waived' | 'mitigated' | null): AssessmentStateValue {
  if (exemption === 'mitigated') return AssessmentState.exemptMitigated;
  if (exemption === 'waived') return AssessmentState.exemptWaived;
  return AssessmentState[status];
}

/**
 * Gives every distinct id a number. Ids are compared in lower case (the vendor mixes cases), the first spelling is
 * kept. Rows come grouped, so the last id is compared before the map, and lower-casing happens on a map miss only.
 */
export class IdIndex {
  readonly ids: string[] = [];
  /** By every spelling, the lower case among them. */
  readonly #indexes = new Map<string, number>();
  #lastId: string | undefined;
  #lastIndex = -1;

  indexOf(id: string): number {
    if (id === this.#lastId) return this.#lastIndex;
    let index = this.#indexes.get(id);
    if (index === undefined) {
      const lower = id.toLowerCase();
      index = this.#indexes.get(lower) ?? this.ids.push(id) - 1;
      this.#indexes.set(lower, index).set(id, index);
    }
    this.#lastId = id;
    return (this.#lastIndex = index);
  }
}

/** Collects rows into columns that grow by doubling. */
export class AssessmentTableBuilder {
  #recommendations = new IdIndex();
  #resources = new IdIndex();
  #scopes = new IdIndex();
  #resourceNames: (string | null)[] = [];
  #resourceTypes: (string | null)[] = [];
  #recommendation: Uint32Array<ArrayBuffer>;
  #resource: Uint32Array<ArrayBuffer>;
  #scope: Uint32Array<ArrayBuffer>;
  #state: Uint8Array<ArrayBuffer>;
  /** Gone with the first table: more rows would change its pairs. */
  #pairs: PairCollector | undefined = new PairCollector();
  #length = 0;

  constructor(expectedRows = 64) {
    const capacity = Math.max(16, expectedRows);
    this.#recommendation = new Uint32Array(capacity);
    this.#resource = new Uint32Array(capacity);
    this.#scope = new Uint32Array(capacity);
    this.#state = new Uint8Array(capacity);
  }

  get length(): number {
    return this.#length;
  }

  add(
    recommendationId: string,
    resourceId: string,
    scopeId: string | null,
    state: AssessmentStateValue,
    resourceName: string | null = null,
    resourceType: string | null = null,
  ): void {
    if (this.#length === this.#state.length) this.#grow();
    const row = this.#length++;
    const recommendation = this.#recommendations.indexOf(recommendationId);
    const resource = this.#resources.indexOf(resourceId);
    const scope = this.#scopes.indexOf(scopeId ?? '');
    this.#recommendation[row] = recommendation;
    this.#resource[row] = resource;
    this.#scope[row] = scope;
    this.#state[row] = state;
    this.#pairs?.add(row, recommendation, resource, scope);
    if (resource === this.#resourceNames.length) {
      this.#resourceNames.push(resourceName);
      this.#resourceTypes.push(resourceType);
    }
  }

  #grow(): void {
    this.#recommendation = wider(this.#recommendation);
    this.#resource = wider(this.#resource);
    this.#scope = wider(this.#scope);
    this.#state = wider(this.#state);
  }

  build(): AssessmentTable {
    const table: AssessmentTable = {
      kind: 'assessmentTable',
      length: this.#length,
      recommendationIds: this.#recommendations.ids,
      resourceIds: this.#resources.ids,
      scopeIds: this.#scopes.ids.map((id) => (id === '' ? null : id)),
      resourceNames: this.#resourceNames,
      resourceTypes: this.#resourceTypes,
      recommendation: this.#recommendation.slice(0, this.#length),
      resource: this.#resource.slice(0, this.#length),
      scope: this.#scope.slice(0, this.#length),
      state: this.#state.slice(0, this.#length),
    };
    assessedPairs(table, this.#pairs);
    this.#pairs = undefined;
    return table;
  }
}

/** A column of twice the length. */
function wider<Column extends Uint32Array<ArrayBuffer> | Uint8Array<ArrayBuffer>>(column: Column): Column {
  const copy = new (column.constructor as new (length: number) => Column)(column.length * 2);
  copy.set(column);
  return copy;
}

/** Columns of the given rows; a table is returned as it is. Rows without both ids or without a known status are left out. */
export function assessmentTable(rows: readonly Assessment[] | AssessmentTable | null | undefined): AssessmentTable {
  if ((rows as AssessmentTable | undefined)?.kind === 'assessmentTable') return rows as AssessmentTable;
  const list = (Array.isArray(rows) ? rows : []) as readonly Assessment[];
  const builder = new AssessmentTableBuilder(list.length);
  for (const row of list) {
    if (!isId(row?.recommendationId) || !isId(row.resourceId) || !Object.hasOwn(AssessmentState, row.status)) continue;
    builder.add(
      row.recommendationId,
      row.resourceId,
      isId(row.scopeId) ? row.scopeId : null,
      assessmentState(row.status, row.exemption),
      row.resourceName ?? null,
      row.resourceType ?? null,
    );
  }
  return builder.build();
}

const isId = (value: unknown): value is string => typeof value === 'string' && value !== '';

/** The rows of a table as objects, for display and export. */
export function assessmentRows(table: AssessmentTable, from = 0, to = table.length): Assessment[] {
  const rows: Assessment[] = [];
  for (let row = Math.max(0, from); row < Math.min(to, table.length); row++) rows.push(assessmentAt(table, row));
  return rows;
}

/** Row `row` of a table as an object; `row` has to be within its length. */
export function assessmentAt(table: AssessmentTable, row: number): Assessment {
  const resource = table.resource[row]!;
  const state = table.state[row]!;
  return {
    recommendationId: table.recommendationIds[table.recommendation[row]!]!,
    resourceId: table.resourceIds[resource]!,
    scopeId: table.scopeIds[table.scope[row]!] ?? null,
    resourceName: table.resourceNames[resource] ?? null,
    resourceType: table.resourceTypes[resource] ?? null,
    status: state === AssessmentState.healthy ? 'healthy' : state === AssessmentState.unhealthy ? 'unhealthy' : 'notApplicable',
    exemption: state === AssessmentState.exemptWaived ? 'waived' : state === AssessmentState.exemptMitigated ? 'mitigated' : null,
  };
}
