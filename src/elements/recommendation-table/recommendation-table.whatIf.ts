/** Why a selection changes nothing alone, and what else it takes (SCORING.md, B: all recommendations of a control have to be done). */
import { AssessmentState } from '../../core/assessments.js';
import { keyOf, scopedKey } from '../../core/identifiers.js';
import type { ControlReport, RecommendationReport, ScoreReport } from '../../core/report.js';
import { assessmentsOf } from './recommendation-table.resources.js';
import type { RowTable } from './recommendation-table.rows.js';

export interface Need {
  /** Name of the security control. */
  readonly control: string;
  /** Selected rows of it that change nothing. */
  readonly selected: readonly RecommendationReport[];
  /** Rows that have to be done too. */
  readonly missing: readonly number[];
}

/** A need for each control in which the selection has no effect, in the order of the selection. */
export function needsOf(before: ScoreReport, after: ScoreReport, table: RowTable, selected: readonly number[]): readonly Need[] {
  const needs: Need[] = [];
  for (const rows of byControl(table, selected).values()) {
    const first = table.items[rows[0]!]!;
    const control = cellOf(before, first);
    const then = control && cellOf(after, first);
    if (!control || !then || then.resources.unhealthy < control.resources.unhealthy) continue;
    const missing = missingFor(before, table, rows, control);
    if (missing.length > 0) needs.push({ control: control.name, selected: rows.map((row) => table.items[row]!), missing });
  }
  return needs;
}

/** Selected open rows of the classic score by control and scope. */
function byControl(table: RowTable, selected: readonly number[]): ReadonlyMap<string, number[]> {
  const groups = new Map<string, number[]>();
  for (const row of selected) {
    const item = table.items[row]!;
    if (!isOpen(item)) continue;
    const key = scopedKey(item.scopeId, item.controlId!);
    const rows = groups.get(key);
    if (rows) rows.push(row);
    else groups.set(key, [row]);
  }
  return groups;
}

const isOpen = ({ model, controlId, notCounted, resources }: RecommendationReport): boolean =>
  model === 'classic' && Boolean(controlId) && notCounted === null && (resources?.unhealthy ?? 1) > 0;

const isOf = (control: ControlReport, { controlId, scopeId }: RecommendationReport): boolean =>
  keyOf(control.id) === keyOf(controlId) && keyOf(control.scopeId) === keyOf(scopeId);

const cellOf = ({ controls }: ScoreReport, item: RecommendationReport): ControlReport | undefined =>
  controls.find((control) => isOf(control, item)) ??
  controls.find(({ id, scopeId }) => scopeId === null && keyOf(id) === keyOf(item.controlId));

/** The other open rows of the control that stand at the same resources; without assessments all that are open. */
function missingFor(report: ScoreReport, table: RowTable, rows: readonly number[], control: ControlReport): readonly number[] {
  const own = new Set(rows);
  const others = [...table.items.keys()].filter((row) => {
    const item = table.items[row]!;
    return (
      !own.has(row) &&
      isOpen(item) &&
      keyOf(item.controlId) === keyOf(control.id) &&
      keyOf(item.scopeId) === keyOf(table.items[rows[0]!]!.scopeId)
    );
  });
  const touched = unhealthyAt(
    report,
    rows.map((row) => table.items[row]!),
  );
  if (touched.size === 0) return others;
  return others.filter((row) => [...unhealthyAt(report, [table.items[row]!])].some((resource) => touched.has(resource)));
}

/** Indexes of the resources at which any of the rows is unhealthy. */
function unhealthyAt(report: ScoreReport, items: readonly RecommendationReport[]): ReadonlySet<number> {
  const assessments = assessmentsOf(report);
  const resources = new Set<number>();
  if (!assessments) return resources;
  const ids = new Set(items.map(({ id }) => keyOf(id)));
  const isWanted = Uint8Array.from(assessments.recommendationIds, (id) => (ids.has(keyOf(id)) ? 1 : 0));
  const scope = keyOf(items[0]?.scopeId);
  const isInside = Uint8Array.from(assessments.scopeIds, (id) => (scope === '' || id === null || keyOf(id) === scope ? 1 : 0));
  for (let row = 0; row < assessments.length; row++)
    if (
      assessments.state[row] === AssessmentState.unhealthy &&
      isWanted[assessments.recommendation[row]!] &&
      isInside[assessments.scope[row]!]
    )
      resources.add(assessments.resource[row]!);
  return resources;
}
