/**
 * A cell is one security control in one scope: the unit that the classic model scores. Controls that come as bare
 * definitions, without a scope, become one cell for each scope in which their recommendations were assessed.
 */
import { keyOf, scopedKey } from './identifiers.js';
import { listOf } from './lists.js';
import type { AssessmentTable, Control, Recommendation } from './posture.js';

export interface ControlCell {
  readonly control: Control;
  readonly scopeId: string | null;
}

export interface ControlMap {
  readonly cells: readonly ControlCell[];
  /** Cells of each recommendation of the assessment table in each of its scopes: `(recommendation, scope)`. */
  readonly cellsOfRow: (recommendation: number, scope: number) => readonly number[];
  /** Control ids (keys) by recommendation key. */
  readonly controlsOf: ReadonlyMap<string, readonly string[]>;
}

export function mapControls(controls: readonly Control[], recommendations: readonly Recommendation[], table: AssessmentTable): ControlMap {
  const controlsOf = controlsByRecommendation(controls, recommendations);
  const controlsOfRow = table.recommendationIds.map((id) => controlsOf.get(keyOf(id)) ?? []);
  const cells = cellsOf(controls, controlsOfRow, table);
  const cellIndex = new Map<string, number>();
  cells.forEach(({ scopeId, control }, index) => {
    const key = scopedKey(scopeId, control.id);
    if (!cellIndex.has(key)) cellIndex.set(key, index);
  });
  const cellsOfRow = (recommendation: number, scope: number) =>
    controlsOfRow[recommendation]!.flatMap(
      (control) => cellIndex.get(scopedKey(table.scopeIds[scope], control)) ?? cellIndex.get(scopedKey(null, control)) ?? [],
    );
  return { cells, cellsOfRow, controlsOf };
}

/** A recommendation names its control, or a control names its recommendations; both are read. */
function controlsByRecommendation(controls: readonly Control[], recommendations: readonly Recommendation[]): Map<string, string[]> {
  const byRecommendation = new Map<string, Set<string>>();
  const add = (recommendationId: string, controlId: string) => {
    const known = byRecommendation.get(keyOf(recommendationId)) ?? new Set();
    byRecommendation.set(keyOf(recommendationId), known.add(keyOf(controlId)));
  };
  for (const { id, controlId } of recommendations) if (controlId) add(id, controlId);
  for (const { id, recommendationIds } of controls) for (const recommendationId of listOf(recommendationIds)) add(recommendationId, id);
  return new Map([...byRecommendation].map(([key, ids]) => [key, [...ids]]));
}

function cellsOf(controls: readonly Control[], controlsOfRow: readonly (readonly string[])[], table: AssessmentTable): ControlCell[] {
  const isDefinition = ({ scopeId, points, resources }: Control) => scopeId == null && points == null && resources == null;
  const scopesOf = controls.some(isDefinition) ? assessedScopes(controlsOfRow, table) : null;
  const scoped = new Set(controls.flatMap(({ scopeId, id }) => (scopeId == null ? [] : scopedKey(scopeId, id))));
  return controls.flatMap((control): ControlCell[] => {
    const { id, scopeId = null } = control;
    const assessed = isDefinition(control) && scopesOf?.get(keyOf(id));
    if (!assessed) return [{ control, scopeId }];
    return [...assessed].filter((one) => !scoped.has(scopedKey(one, id))).map((one) => ({ control, scopeId: one }));
  });
}

/** The scopes in which a control's recommendations have rows, by control key. */
function assessedScopes(controlsOfRow: readonly (readonly string[])[], table: AssessmentTable): Map<string, Set<string | null>> {
  const scopes = new Map<string, Set<string | null>>();
  const seen = new Set<number>();
  for (let row = 0; row < table.length; row++) {
    const recommendation = table.recommendation[row]!;
    const scope = table.scope[row]!;
    if (seen.size === seen.add(recommendation * table.scopeIds.length + scope).size) continue;
    for (const control of controlsOfRow[recommendation]!)
      scopes.set(control, (scopes.get(control) ?? new Set()).add(table.scopeIds[scope] ?? null));
  }
  return scopes;
}
