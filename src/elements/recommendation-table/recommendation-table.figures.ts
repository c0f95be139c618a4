/** The figures above the table, and the resources behind a row. */
import { assessmentAt, AssessmentState, assessmentTable } from '../../core/assessments.js';
import { keyOf } from '../../core/identifiers.js';
import type { Assessment, AssessmentTable } from '../../core/posture.js';
import type { RecommendationReport, ScoreReport } from '../../core/report.js';
import type { ActiveScope } from '../../state/store.js';
import { scopesBelow, type TabId } from './recommendation-table.query.js';
import { RowFlag, type RowTable } from './recommendation-table.rows.js';

export interface Figures {
  readonly active: number;
  readonly total: number;
  /** Percentage points of the report's total; `null` where nothing is known. */
  readonly potentialPercent: number | null;
  /** `null` where the points of several scopes or models would be mixed. */
  readonly potentialPoints: number | null;
  /** Distinct resources; `null` without resource data. */
  readonly resources: { readonly healthy: number; readonly unhealthy: number; readonly notApplicable: number } | null;
}

export function figuresOf(
  table: RowTable,
  report: ScoreReport,
  inScope: Uint8Array | null,
  scope: ActiveScope | null,
  tab: TabId,
): Figures {
  const rows = table.items
    .map((_, row) => row)
    .filter((row) => (!inScope || inScope[row] === 1) && (tab === 'all' || table.flags[row]! & RowFlag.scored));
  const active = rows.filter((row) => table.flags[row]! & RowFlag.active).length;
  const parts = openParts(table, report, rows, scope) ?? [];
  const currencies = new Set(parts.map(({ currency }) => currency));
  return {
    active,
    total: rows.length,
    potentialPercent: sum(parts.map(({ potentialPercent }) => potentialPercent)),
    potentialPoints: currencies.size === 1 ? sum(parts.map(({ potentialPoints }) => potentialPoints)) : null,
    resources: resourcesOf(table, report, rows),
  };
}

interface OpenPart {
  readonly potentialPercent: number | null;
  readonly potentialPoints: number | null;
  /** Points add up only within one. */
  readonly currency: string;
}

/** Actions add up; classic recommendations overlap, so their controls stand for them (SCORING.md, B). `null` where there is no such sum. */
function openParts(table: RowTable, report: ScoreReport, rows: readonly number[], scope: ActiveScope | null): OpenPart[] | null {
  const items = rows.map((row) => table.items[row]!);
  const actions = items
    .filter(({ model, notCounted }) => model === 'actions' && notCounted === null)
    .map((item) => ({ ...potentialOf(item), currency: 'actions' }));
  const whole = items.some(({ model }) => model === 'classic') ? controlsIn(report, scope) : [];
  const controls = whole?.map((item) => ({ ...potentialOf(item), currency: `classic ${keyOf(item.scopeId)}` }));
  return controls ? [...actions, ...controls] : null;
}

const potentialOf = ({ potentialPercent, potentialPoints }: { potentialPercent: number | null; potentialPoints: number | null }) => ({
  potentialPercent,
  potentialPoints,
});

/** Controls that lie wholly in what is shown; `null` where the scope cuts through them, so that they have no sum. */
function controlsIn(report: ScoreReport, scope: ActiveScope | null): readonly ScoreReport['controls'][number][] | null {
  const key = keyOf(scope?.id);
  switch (scope?.kind) {
    case 'control':
      return report.controls.filter(({ id }) => keyOf(id) === key);
    case 'scope': {
      const inside = scopesBelow(report, key);
      return report.controls.filter(({ scopeId }) => inside.has(keyOf(scopeId)));
    }
    case 'environment':
    case 'workload':
    case 'riskLevel':
      return null;
    default:
      return report.controls;
  }
}

function sum(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((total, value) => total + value, 0);
}

const tablesOfRows = new WeakMap<object, AssessmentTable>();

/** The columns behind a report; those of rows by hand are built once. A report that came as JSON has none. */
function assessmentsOf(report: ScoreReport): AssessmentTable | null {
  const assessments = (report as Partial<ScoreReport>).posture?.assessments;
  if (!assessments || assessments.length === 0) return null;
  let table = tablesOfRows.get(assessments);
  if (!table) tablesOfRows.set(assessments, (table = assessmentTable(assessments)));
  return table;
}

/** A resource is unhealthy if any listed recommendation is unhealthy for it, healthy if one is healthy and none unhealthy. */
function resourcesOf(table: RowTable, report: ScoreReport, rows: readonly number[]): Figures['resources'] {
  const assessments = assessmentsOf(report);
  if (!assessments) return null;
  const shown = new Set(rows.map((row) => keyOf(table.items[row]!.id)));
  const isShown = Uint8Array.from(assessments.recommendationIds, (id) => (shown.has(keyOf(id)) ? 1 : 0));
  const seen = new Uint8Array(assessments.resourceIds.length);
  for (let row = 0; row < assessments.length; row++) {
    if (isShown[assessments.recommendation[row]!] === 0) continue;
    const resource = assessments.resource[row]!;
    const state = assessments.state[row]!;
    seen[resource] = Math.max(seen[resource]!, state === AssessmentState.unhealthy ? 3 : state === AssessmentState.healthy ? 2 : 1);
  }
  const counts = [0, 0, 0, 0];
  for (const state of seen) counts[state]!++;
  return counts[1]! + counts[2]! + counts[3]! === 0 ? null : { unhealthy: counts[3]!, healthy: counts[2]!, notApplicable: counts[1]! };
}

/** The unhealthy resources of a row, in the order of the data. */
export function affectedResources(report: ScoreReport, item: RecommendationReport): readonly Assessment[] {
  const assessments = assessmentsOf(report);
  if (!assessments) return [];
  const recommendation = assessments.recommendationIds.findIndex((id) => keyOf(id) === keyOf(item.id));
  const affected: Assessment[] = [];
  for (let row = 0; recommendation >= 0 && row < assessments.length; row++) {
    if (assessments.recommendation[row] !== recommendation || assessments.state[row] !== AssessmentState.unhealthy) continue;
    const scopeId = assessments.scopeIds[assessments.scope[row]!];
    if (item.scopeId == null || scopeId == null || keyOf(scopeId) === keyOf(item.scopeId)) affected.push(assessmentAt(assessments, row));
  }
  return affected;
}
