/** The resources behind the rows. */
import { assessmentAt, AssessmentState, assessmentTable } from '../../core/assessments.js';
import { isInScope, keyOf } from '../../core/identifiers.js';
import type { Assessment, AssessmentTable } from '../../core/posture.js';
import type { RecommendationReport, ScoreReport } from '../../core/report.js';

const tablesOfRows = new WeakMap<object, AssessmentTable>();

/** The columns behind a report; those of rows by hand are built once. A report that came as JSON has none. */
export function assessmentsOf(report: ScoreReport): AssessmentTable | null {
  const assessments = (report as Partial<ScoreReport>).posture?.assessments;
  if (!assessments || assessments.length === 0) return null;
  let table = tablesOfRows.get(assessments);
  if (!table) tablesOfRows.set(assessments, (table = assessmentTable(assessments)));
  return table;
}

/** Unhealthy first, then healthy, exempt, not applicable. */
const stateOrder: Readonly<Record<number, number>> = {
  [AssessmentState.unhealthy]: 0,
  [AssessmentState.healthy]: 1,
  [AssessmentState.exemptMitigated]: 2,
  [AssessmentState.exemptWaived]: 2,
  [AssessmentState.notApplicable]: 3,
};

/** Where a recommendation was assessed, what needs work first; equal ones in the order of the data. */
export function resourcesOf(report: ScoreReport, item: Pick<RecommendationReport, 'id' | 'scopeId'>): readonly Assessment[] {
  const table = assessmentsOf(report);
  if (!table) return [];
  const recommendation = table.recommendationIds.findIndex((id) => keyOf(id) === keyOf(item.id));
  const rows: number[] = [];
  for (let row = 0; recommendation >= 0 && row < table.length; row++)
    if (table.recommendation[row] === recommendation && isInScope(item.scopeId, table.scopeIds[table.scope[row]!])) rows.push(row);
  const placeOf = (row: number) => stateOrder[table.state[row]!]!;
  return rows.sort((a, b) => placeOf(a) - placeOf(b) || a - b).map((row) => assessmentAt(table, row));
}
