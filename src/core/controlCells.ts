/**
 * A cell is one security control in one scope: the unit that the classic model scores. Controls that come as bare
 * definitions, without a scope, become one cell for each scope in which their recommendations were assessed.
 */
import { keyOf, listOf, scopedKey } from './identifiers.js';
import type { AssessmentTable, Control, Recommendation } from './posture.js';

export interface ControlCell {
  readonly control: Control;
  readonly scopeId: string | null;
}

export interface ControlMap {
  readonly cells: readonly ControlCell[];
  /** Cells of each recommendation of the assessment table in each of its scopes: `[recommendation][scope]`, filled where needed. */
  readonly cellsOfRow: (recommendation: number, scope: number) => readonly number[];
  /** Control ids (keys) by recommendation key. */
  readonly controlsOf: ReadonlyMap<string, readonly string[]>;
}

const none: readonly number[] = [];

export function mapControls(controls: readonly Control[], recommendations: readonly Recommendation[], table: AssessmentTable): ControlMap {
  const controlsOf = controlsByRecommendation(controls, recommendations);
  const cells = cellsOf(controls, controlsOf, table);
  const cellIndex = new Map<string, number>();
  cells.forEach((cell, index) => {
    const key = scopedKey(cell.scopeId, cell.control.id);
    if (!cellIndex.has(key)) cellIndex.set(key, index);
  });
  const cache = new Map<number, readonly number[]>();
  const find = (recommendation: number, scope: number): readonly number[] => {
    const found: number[] = [];
    for (const control of controlsOf.get(keyOf(table.recommendationIds[recommendation])) ?? []) {
      const index = cellIndex.get(scopedKey(table.scopeIds[scope], control)) ?? cellIndex.get(scopedKey(null, control));
      if (index !== undefined) found.push(index);
    }
    return found.length > 0 ? found : none;
  };
  const cellsOfRow = (recommendation: number, scope: number): readonly number[] => {
    const key = recommendation * table.scopeIds.length + scope;
    let found = cache.get(key);
    if (!found) cache.set(key, (found = find(recommendation, scope)));
    return found;
  };
  return { cells, cellsOfRow, controlsOf };
}

/** A recommendation names its control, or a control names its recommendations; both are read. */
function controlsByRecommendation(controls: readonly Control[], recommendations: readonly Recommendation[]): Map<string, string[]> {
  const byRecommendation = new Map<string, string[]>();
  const add = (recommendationId: string, controlId: string) => {
    const control = keyOf(controlId);
    const list = byRecommendation.get(keyOf(recommendationId));
    if (!list) byRecommendation.set(keyOf(recommendationId), [control]);
    else if (!list.includes(control)) list.push(control);
  };
  for (const recommendation of recommendations) if (recommendation.controlId) add(recommendation.id, recommendation.controlId);
  for (const control of controls) for (const id of listOf(control.recommendationIds)) add(id, control.id);
  return byRecommendation;
}

function cellsOf(controls: readonly Control[], controlsOf: ReadonlyMap<string, readonly string[]>, table: AssessmentTable): ControlCell[] {
  const isDefinition = (control: Control) => control.scopeId == null && control.points == null && control.resources == null;
  const scopesOf = controls.some(isDefinition) ? assessedScopes(controlsOf, table) : new Map<string, Set<string | null>>();
  const scoped = new Set(controls.filter((control) => control.scopeId != null).map((control) => scopedKey(control.scopeId, control.id)));
  return controls.flatMap((control) => {
    if (control.scopeId != null) return [{ control, scopeId: control.scopeId }];
    const assessed = isDefinition(control) ? [...(scopesOf.get(keyOf(control.id)) ?? [])] : [];
    if (assessed.length === 0) return [{ control, scopeId: null }];
    return assessed.filter((scopeId) => !scoped.has(scopedKey(scopeId, control.id))).map((scopeId) => ({ control, scopeId }));
  });
}

/** The scopes in which a control's recommendations have rows, by control key. */
function assessedScopes(controlsOf: ReadonlyMap<string, readonly string[]>, table: AssessmentTable): Map<string, Set<string | null>> {
  const scopes = new Map<string, Set<string | null>>();
  const controls = table.recommendationIds.map((id) => controlsOf.get(keyOf(id)) ?? []);
  let last = -1;
  for (let row = 0; row < table.length; row++) {
    const pair = table.recommendation[row]! * table.scopeIds.length + table.scope[row]!;
    if (pair === last) continue;
    last = pair;
    for (const control of controls[table.recommendation[row]!]!) {
      let set = scopes.get(control);
      if (!set) scopes.set(control, (set = new Set()));
      set.add(table.scopeIds[table.scope[row]!] ?? null);
    }
  }
  return scopes;
}
