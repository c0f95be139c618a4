/**
 * A cell is one security control in one scope: the unit that the classic model scores. Controls that come as bare
 * definitions, without a scope, become one cell for each scope in which their recommendations were assessed.
 */
import { assessedPairs } from './assessedPairs.js';
import { keyOf, scopedKey } from './identifiers.js';
import { listOf, repeated } from './lists.js';
import type { Keyed } from './partition.js';
import type { AssessmentTable, Control } from './posture.js';
import { ScopedLists } from './scopedLists.js';

export interface ControlCell {
  readonly control: Control;
  readonly scopeId: string | null;
  /** Of both. */
  readonly key: string;
  /** The control is given twice for its scope: the first one counts. */
  readonly isRepeated: boolean;
}

export interface ControlMap {
  readonly cells: readonly ControlCell[];
  /** Cells of each recommendation of the assessment table in each of its scopes: `(recommendation, scope)`. */
  readonly cellsOfRow: (recommendation: number, scope: number) => readonly number[];
  /** Cells of a control, by keys: in a scope and in none, or in all of them. */
  readonly cellsIn: (control: string, scope: string | null) => readonly number[];
  /** Control ids (keys) by recommendation key. */
  readonly controlsOf: ReadonlyMap<string, readonly string[]>;
}

export function mapControls(controls: readonly Control[], recommendations: readonly Keyed[], table: AssessmentTable): ControlMap {
  const controlsOf = controlsByRecommendation(controls, recommendations);
  const { keys, scopeKeys } = assessedPairs(table);
  const controlsOfRow = keys.map((key) => controlsOf.get(key) ?? []);
  const listed = cellsOf(controls, controlsOfRow, table);
  const repeats = new Set(repeated(listed, ({ key }) => key));
  const cells = listed.map((cell) => ({ ...cell, isRepeated: repeats.has(cell) }));
  const places = new ScopedLists<number>();
  cells.forEach(({ scopeId, control }, index) => places.add(keyOf(control.id), keyOf(scopeId), index));
  const cellsOfRow = (recommendation: number, scope: number) =>
    controlsOfRow[recommendation]!.flatMap((control) => places.at(control, scopeKeys[scope] ?? '')[0] ?? places.at(control, '')[0] ?? []);
  return { cells, cellsOfRow, cellsIn: (control, scope) => places.in(control, scope), controlsOf };
}

/** A recommendation names its control, or a control names its recommendations; both are read. */
function controlsByRecommendation(controls: readonly Control[], recommendations: readonly Keyed[]): Map<string, string[]> {
  const byRecommendation = new Map<string, string[]>();
  const add = (key: string, control: string) => {
    const known = byRecommendation.get(key);
    if (!known) byRecommendation.set(key, [control]);
    else if (!known.includes(control)) known.push(control);
  };
  for (const { item, key } of recommendations) if (item.controlId) add(key, keyOf(item.controlId));
  for (const { id, recommendationIds } of controls)
    for (const recommendationId of listOf(recommendationIds)) add(keyOf(recommendationId), keyOf(id));
  return byRecommendation;
}

function cellsOf(
  controls: readonly Control[],
  controlsOfRow: readonly (readonly string[])[],
  table: AssessmentTable,
): Omit<ControlCell, 'isRepeated'>[] {
  const isDefinition = ({ scopeId, points, resources }: Control) => scopeId == null && points == null && resources == null;
  const scopesOf = controls.some(isDefinition) ? assessedScopes(controlsOfRow, table) : null;
  const scoped = new Set(controls.flatMap(({ scopeId, id }) => (scopeId == null ? [] : scopedKey(scopeId, id))));
  return controls.flatMap((control) => {
    const cellIn = (scopeId: string | null) => ({ control, scopeId, key: scopedKey(scopeId, control.id) });
    const assessed = isDefinition(control) && scopesOf?.get(keyOf(control.id));
    return assessed ? [...assessed].map(cellIn).filter(({ key }) => !scoped.has(key)) : [cellIn(control.scopeId ?? null)];
  });
}

/** The scopes in which a control's recommendations have rows, by control key. */
function assessedScopes(controlsOfRow: readonly (readonly string[])[], table: AssessmentTable): Map<string, Set<string | null>> {
  const scopesOf = new Map<string, Set<string | null>>();
  const { recommendations, scopes } = assessedPairs(table);
  recommendations.forEach((recommendation, pair) => {
    for (const control of controlsOfRow[recommendation]!)
      scopesOf.set(control, (scopesOf.get(control) ?? new Set()).add(table.scopeIds[scopes[pair]!] ?? null));
  });
  return scopesOf;
}
