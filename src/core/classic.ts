/** Model B, classic Defender for Cloud: from resources to the points of each control in each scope (SCORING.md, B). */
import { isRiskAccepted, isSelfDeclared } from './actions.js';
import { AssessmentState } from './assessments.js';
import type { AssumedChanges } from './changes.js';
import { mapControls, type ControlCell, type ControlMap } from './controlCells.js';
import { keyOf } from './identifiers.js';
import type { AssessmentTable, Control, Recommendation, ResourceCounts } from './posture.js';
import type { NotCountedReason } from './report.js';
import { countHealth, type HealthCounts, type RecommendationCounts } from './resourceHealth.js';
import { vendorPoints } from './rounding.js';
import { isMaximum, isNumber, notScored, unknownScore, type Score } from './score.js';

export interface ScoredCell {
  readonly cell: ControlCell;
  readonly maxPoints: number | null;
  readonly resources: ResourceCounts;
  readonly score: Score;
  /** Points without assumed changes: what the vendor's total of the scope was made of. */
  readonly basePoints: number | null;
  /** Unrounded; `null` where neither counts nor points tell. */
  readonly potentialPoints: number | null;
}

export interface ClassicScore {
  readonly map: ControlMap;
  readonly cells: readonly ScoredCell[];
  readonly table: AssessmentTable;
  /** By recommendation and scope of the table: `recommendation * scopes + scope`. */
  readonly recommendationCounts: ReadonlyMap<number, RecommendationCounts>;
  /** Cells whose what-if is only bounded, because the data hold counts and not resources. */
  readonly boundedCells: readonly ScoredCell[];
}

/** Why a classic recommendation is listed but not scored; `null` where it is. */
export function classicNotCounted(recommendation: Recommendation): NotCountedReason | null {
  if (recommendation.preview) return 'preview';
  if (recommendation.deprecated) return 'deprecated';
  if (recommendation.standard) return 'otherStandard';
  if (recommendation.status === 'notScored') return 'notScored';
  return null;
}

export function scoreClassic(
  controls: readonly Control[],
  recommendations: readonly Recommendation[],
  table: AssessmentTable,
  mitigatedExemption: 'notApplicable' | 'healthy',
  changes: AssumedChanges,
): ClassicScore {
  const map = mapControls(controls, recommendations, table);
  const byKey = new Map<string, Recommendation[]>();
  for (const recommendation of recommendations) {
    const list = byKey.get(keyOf(recommendation.id));
    if (list) list.push(recommendation);
    else byKey.set(keyOf(recommendation.id), [recommendation]);
  }
  const count = (assumed: AssumedChanges | null): HealthCounts =>
    countHealth(table, map, {
      mitigatedExemption,
      isScored: (index) => (byKey.get(keyOf(table.recommendationIds[index])) ?? []).every((item) => classicNotCounted(item) === null),
      changeOf: (index, scope) => assumed?.of(table.recommendationIds[index]!, table.scopeIds[scope]) ?? null,
      stateByStatus: (index, scope) => stateByStatus(statusOf(byKey, table, index, scope, assumed)),
    });
  const base = count(null);
  const now = changes.isEmpty ? base : count(changes);
  const members = membersByControl(map, recommendations);
  const bounded: ScoredCell[] = [];
  const cells = map.cells.map((cell, index) => {
    const siblings = members.get(keyOf(cell.control.id)) ?? [];
    const touched = !changes.isEmpty && siblings.some((item) => changes.of(item.id, cell.scopeId) !== null);
    const counts = cellCounts(cell, base.cells[index]!, now.cells[index]!, siblings, touched ? changes : null);
    const baseCounts = touched ? cellCounts(cell, base.cells[index]!, base.cells[index]!, siblings, null) : counts;
    const scored = scoreCell(cell, counts, baseCounts, touched);
    if (counts?.isBound) bounded.push(scored);
    return scored;
  });
  return { map, cells, table, recommendationCounts: now.recommendations, boundedCells: bounded };
}

/** A status that a person gave turns all rows of the recommendation: an accepted risk is an exemption. */
function stateByStatus(status: string | null): number | null {
  if (isRiskAccepted(status)) return AssessmentState.exemptWaived;
  if (isSelfDeclared(status)) return AssessmentState.exemptMitigated;
  return null;
}

function statusOf(
  byKey: ReadonlyMap<string, readonly Recommendation[]>,
  table: AssessmentTable,
  index: number,
  scope: number,
  changes: AssumedChanges | null,
): string | null {
  const id = table.recommendationIds[index]!;
  const scopeId = table.scopeIds[scope] ?? null;
  const assumed = changes?.of(id, scopeId)?.status;
  if (assumed) return assumed;
  const candidates = byKey.get(keyOf(id)) ?? [];
  const own = candidates.find((item) => keyOf(item.scopeId) === keyOf(scopeId)) ?? candidates.find((item) => item.scopeId == null);
  return own?.status ?? null;
}

/** The scored recommendations of each control, by control key. */
function membersByControl(map: ControlMap, recommendations: readonly Recommendation[]): Map<string, Recommendation[]> {
  const members = new Map<string, Recommendation[]>();
  for (const recommendation of recommendations) {
    if (classicNotCounted(recommendation) !== null) continue;
    for (const control of map.controlsOf.get(keyOf(recommendation.id)) ?? []) {
      const list = members.get(control);
      if (list) list.push(recommendation);
      else members.set(control, [recommendation]);
    }
  }
  return members;
}

interface CellCounts {
  readonly counts: ResourceCounts;
  /** The least a what-if can bring, not exactly what it brings. */
  readonly isBound: boolean;
}

/**
 * Resources of a cell. The vendor's counts stand and are moved by what the assessments say about a change; where
 * there are no assessments, they move by what is certain. `null` where nothing is counted.
 */
function cellCounts(
  cell: ControlCell,
  base: ResourceCounts,
  now: ResourceCounts,
  siblings: readonly Recommendation[],
  changes: AssumedChanges | null,
): CellCounts | null {
  const given = validCounts(cell.control.resources);
  const isAssessed = base.healthy + base.unhealthy + base.notApplicable > 0;
  if (!given) return isAssessed ? { counts: now, isBound: false } : null;
  if (!changes) return { counts: given, isBound: false };
  if (isAssessed) {
    const moved = (key: keyof ResourceCounts) => Math.max(0, given[key] + now[key] - base[key]);
    return { counts: { healthy: moved('healthy'), unhealthy: moved('unhealthy'), notApplicable: moved('notApplicable') }, isBound: false };
  }
  return countsWithoutAssessments(cell, given, siblings, changes);
}

/** With counts alone, only those resources are surely healthy that the remaining recommendations cannot cover. */
function countsWithoutAssessments(
  cell: ControlCell,
  given: ResourceCounts,
  siblings: readonly Recommendation[],
  changes: AssumedChanges,
): CellCounts {
  const here = siblings.filter((item) => item.scopeId == null || cell.scopeId === null || keyOf(item.scopeId) === keyOf(cell.scopeId));
  const remaining = here.filter((item) => !isDone(changes, item.id, cell.scopeId));
  const coverable = remaining.reduce((sum, item) => sum + (validCounts(item.resources)?.unhealthy ?? Infinity), 0);
  const unhealthy = Math.min(given.unhealthy, coverable);
  return { counts: { ...given, healthy: given.healthy + given.unhealthy - unhealthy, unhealthy }, isBound: remaining.length > 0 };
}

const isDone = (changes: AssumedChanges, id: string, scopeId: string | null): boolean => changes.of(id, scopeId)?.remediated === 'all';

export function validCounts(counts: ResourceCounts | null | undefined): ResourceCounts | null {
  if (!counts) return null;
  const { healthy = 0, unhealthy = 0, notApplicable = 0 } = counts;
  return [healthy, unhealthy, notApplicable].every((count) => isNumber(count) && count >= 0) ? { healthy, unhealthy, notApplicable } : null;
}

const nothing: ResourceCounts = { healthy: 0, unhealthy: 0, notApplicable: 0 };

function scoreCell(cell: ControlCell, cellCounts: CellCounts | null, baseCounts: CellCounts | null, touched: boolean): ScoredCell {
  const { control } = cell;
  const maxPoints = isMaximum(control.maxPoints) ? control.maxPoints : null;
  const given = isNumber(control.points) ? control.points : null;
  const counts = cellCounts?.counts ?? null;
  const resources = counts ?? nothing;
  const applicable = resources.healthy + resources.unhealthy;
  const cellOf = (score: Score, basePoints: number | null, potentialPoints: number | null): ScoredCell => ({
    cell,
    maxPoints,
    resources,
    score,
    basePoints,
    potentialPoints,
  });

  if (counts && applicable === 0 && (maxPoints !== 0 || resources.notApplicable > 0)) return cellOf(notScored('nothingToScore'), null, 0);
  if (maxPoints === 0) return cellOf(notScored('zeroMaximum'), null, 0);
  if (maxPoints === null) return cellOf(unknownScore(control.maxPoints == null ? 'missingMaximum' : 'invalidNumber'), null, null);
  if (control.points != null && given === null) return cellOf(unknownScore('invalidNumber'), null, null);
  if (!counts && given === null) return cellOf(unknownScore('noData'), null, null);

  const points = given !== null && !touched ? given : (pointsFromCounts(maxPoints, counts) ?? given!);
  const basePoints = given ?? pointsFromCounts(maxPoints, baseCounts?.counts ?? null);
  const potential = counts ? (maxPoints * resources.unhealthy) / applicable : maxPoints - points;
  return cellOf({ kind: 'scored', percent: (100 * points) / maxPoints, points, maxPoints }, basePoints, potential);
}

function pointsFromCounts(maxPoints: number, counts: ResourceCounts | null): number | null {
  return counts && counts.healthy + counts.unhealthy > 0 ? vendorPoints(maxPoints, counts.healthy, counts.unhealthy) : null;
}
