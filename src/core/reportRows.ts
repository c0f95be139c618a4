/** The rows of a report: what each control and recommendation has, and what doing it would add to the total. */
import { isRiskAccepted } from './actions.js';
import { classicNotCounted, validCounts, type ClassicScore, type ScoredCell } from './classic.js';
import type { EvaluatedAction } from './defenderXdr.js';
import { keyOf, listOf } from './identifiers.js';
import type { LedgerHalf } from './ledger.js';
import type { Recommendation, ResourceCounts } from './posture.js';
import type { ControlReport, NotCountedReason, RecommendationReport } from './report.js';
import type { RecommendationCounts } from './resourceHealth.js';

/** How a point of a scope turns into pp: of the scope itself, and of the report's total. */
export interface PointValue {
  readonly percentOfScope: number;
  readonly percentOfTotal: number;
}

/** Values of a point by scope key of a half; the half weighs `halfShare` in the total. */
export function pointValues(half: LedgerHalf | null, halfShare: number): ReadonlyMap<string, PointValue> {
  const values = new Map<string, PointValue>();
  for (const scope of half?.scopes ?? []) {
    if (scope.maxPoints <= 0) continue;
    const percentOfScope = 100 / scope.maxPoints;
    const share = half!.weightTotal > 0 ? scope.weight / half!.weightTotal : 0;
    values.set(keyOf(scope.scopeId), { percentOfScope, percentOfTotal: percentOfScope * share * halfShare });
  }
  return values;
}

export function controlRow(
  { cell, score, resources, potentialPoints, maxPoints }: ScoredCell,
  values: ReadonlyMap<string, PointValue>,
): ControlReport {
  const { control, scopeId } = cell;
  const value = values.get(keyOf(scopeId));
  const times = (factor: number | undefined) => (potentialPoints === null || factor === undefined ? null : potentialPoints * factor);
  return {
    id: control.id,
    name: control.name ?? control.id,
    description: control.description ?? null,
    scopeId,
    environment: control.environment ?? null,
    maxPoints,
    score,
    potentialPoints,
    potentialPercent: times(value?.percentOfTotal),
    potentialPercentOfScope: times(value?.percentOfScope),
    resources,
    recommendationIds: listOf(control.recommendationIds),
    deprecated: control.deprecated === true,
  };
}

/** A row of an action; `value` is that of a point in its half, absent where the half is not scored. */
export function actionRow(
  { action, subscore, now }: EvaluatedAction,
  value: PointValue | undefined,
  maxOfHalf: number | null,
  isEnabled: boolean,
): RecommendationReport {
  const notCounted: NotCountedReason | null = isEnabled ? now.notCounted : (now.notCounted ?? 'halfNotEnabled');
  const open =
    notCounted === null && now.points !== null && now.maxPoints !== null
      ? now.maxPoints - now.points
      : notCounted === 'riskAccepted'
        ? 0
        : null;
  return {
    ...action,
    title: action.title || action.id,
    subscore,
    model: 'actions',
    status: action.status ?? (now.maxPoints !== null && now.points !== null && now.points >= now.maxPoints ? 'completed' : 'toAddress'),
    points: now.points,
    maxPoints: now.maxPoints,
    notCounted,
    selfDeclared: now.selfDeclared,
    potentialPoints: open,
    potentialAlonePoints: open,
    potentialPercent: open === null || !value ? null : open * value.percentOfTotal,
    potentialPercentOfScope: open === null || !value ? null : open * value.percentOfScope,
    scoreImpactShare: notCounted === null && now.maxPoints !== null && maxOfHalf ? now.maxPoints / maxOfHalf : null,
  };
}

interface Assessed {
  readonly scopeId: string | null;
  readonly counts: RecommendationCounts;
}

/** Rows of the classic recommendations, one for each of the given nouns. */
export function classicRows(
  recommendations: readonly Recommendation[],
  classic: ClassicScore,
  values: ReadonlyMap<string, PointValue>,
  halfShare: number,
  isEnabled: boolean,
): RecommendationReport[] {
  const assessed = assessedByRecommendation(classic);
  const cells = cellsByControl(classic.cells);
  const membersOf = new Map<string, number>();
  for (const item of recommendations) {
    if (classicNotCounted(item) !== null) continue;
    for (const control of classic.map.controlsOf.get(keyOf(item.id)) ?? []) membersOf.set(control, (membersOf.get(control) ?? 0) + 1);
  }
  return recommendations.map((item) =>
    classicRow(item, classic, assessed.get(keyOf(item.id)) ?? [], cells, membersOf, values, halfShare, isEnabled),
  );
}

function assessedByRecommendation(classic: ClassicScore): Map<string, Assessed[]> {
  const scopeCount = classic.table.scopeIds.length;
  const byKey = new Map<string, Assessed[]>();
  for (const [pair, counts] of classic.recommendationCounts) {
    const key = keyOf(classic.table.recommendationIds[Math.floor(pair / scopeCount)]);
    const list = byKey.get(key);
    const item = { scopeId: classic.table.scopeIds[pair % scopeCount] ?? null, counts };
    if (list) list.push(item);
    else byKey.set(key, [item]);
  }
  return byKey;
}

function cellsByControl(cells: readonly ScoredCell[]): Map<string, { index: number; scored: ScoredCell }[]> {
  const byControl = new Map<string, { index: number; scored: ScoredCell }[]>();
  cells.forEach((scored, index) => {
    const key = keyOf(scored.cell.control.id);
    const list = byControl.get(key);
    if (list) list.push({ index, scored });
    else byControl.set(key, [{ index, scored }]);
  });
  return byControl;
}

function classicRow(
  item: Recommendation,
  classic: ClassicScore,
  allAssessed: readonly Assessed[],
  cellsOf: ReadonlyMap<string, readonly { index: number; scored: ScoredCell }[]>,
  membersOf: ReadonlyMap<string, number>,
  values: ReadonlyMap<string, PointValue>,
  halfShare: number,
  isEnabled: boolean,
): RecommendationReport {
  const isHere = (scopeId: string | null) => item.scopeId == null || scopeId === null || keyOf(scopeId) === keyOf(item.scopeId);
  const assessed = allAssessed.filter(({ scopeId }) => isHere(scopeId));
  const controls = classic.map.controlsOf.get(keyOf(item.id)) ?? [];
  const cells = controls.flatMap((control) => cellsOf.get(control) ?? []).filter(({ scored }) => isHere(scored.cell.scopeId));
  const resources = assessed.length > 0 ? sumCounts(assessed.map(({ counts }) => counts)) : validCounts(item.resources);
  const gains =
    classicNotCounted(item) === null
      ? cells.map(({ index, scored }) => gainOf(scored, unhealthyIn(index, scored, assessed, cells.length, resources), values))
      : [];
  const alone = aloneGains(
    cells,
    assessed,
    controls.every((control) => membersOf.get(control) === 1),
  );
  const reason = isEnabled ? classicReason(item, cells, resources) : 'halfNotEnabled';
  const percentOfTotal = reason === null ? total(gains.map((gain) => gain?.percentOfTotal ?? null)) : null;
  const isRestrictedToOneScope = cells.length === 1;
  return {
    ...item,
    title: item.title || item.id,
    subscore: item.subscore ?? 'infrastructure',
    controlId: item.controlId ?? controls[0] ?? null,
    model: 'classic',
    status: item.status ?? classicStatus(resources),
    points: null,
    maxPoints: null,
    resources,
    notCounted: reason,
    selfDeclared: false,
    potentialPoints: reason === null ? total(gains.map((gain) => gain?.points ?? null)) : null,
    potentialAlonePoints: reason === null ? total(alone) : null,
    potentialPercent: percentOfTotal,
    potentialPercentOfScope:
      isRestrictedToOneScope && reason === null
        ? (gains[0]?.percentOfScope ?? null)
        : percentOfTotal === null || halfShare === 0
          ? null
          : percentOfTotal / halfShare,
    scoreImpactShare: null,
  };
}

/** Unhealthy resources of the recommendation in a cell; its own counts serve where there is one cell they can belong to. */
function unhealthyIn(
  index: number,
  scored: ScoredCell,
  assessed: readonly Assessed[],
  cellCount: number,
  resources: ResourceCounts | null,
): number | null {
  if (assessed.length > 0) return assessed.reduce((sum, { counts }) => sum + (counts.aloneByCell.has(index) ? counts.unhealthy : 0), 0);
  if (!resources || cellCount !== 1) return null;
  return Math.min(resources.unhealthy, scored.resources.unhealthy);
}

function gainOf(
  scored: ScoredCell,
  unhealthy: number | null,
  values: ReadonlyMap<string, PointValue>,
): { points: number; percentOfScope: number; percentOfTotal: number } | null {
  const points = pointsFor(scored, unhealthy);
  if (points === null) return null;
  const value = values.get(keyOf(scored.cell.scopeId));
  return { points, percentOfScope: points * (value?.percentOfScope ?? 0), percentOfTotal: points * (value?.percentOfTotal ?? 0) };
}

function pointsFor(scored: ScoredCell, resources: number | null): number | null {
  if (scored.score.kind === 'notScored') return 0;
  const applicable = scored.resources.healthy + scored.resources.unhealthy;
  if (resources === null || scored.maxPoints === null || applicable === 0) return null;
  return (scored.maxPoints * resources) / applicable;
}

function aloneGains(
  cells: readonly { index: number; scored: ScoredCell }[],
  assessed: readonly Assessed[],
  isOnlyMember: boolean,
): (number | null)[] {
  return cells.map(({ index, scored }) => {
    if (assessed.length > 0)
      return pointsFor(
        scored,
        assessed.reduce((sum, { counts }) => sum + (counts.aloneByCell.get(index) ?? 0), 0),
      );
    return isOnlyMember ? scored.potentialPoints : null;
  });
}

/** `null` as soon as one of the numbers is not known, and where there is none. */
function total(values: readonly (number | null)[]): number | null {
  if (values.length === 0) return null;
  return values.reduce<number | null>((sum, value) => (sum === null || value === null ? null : sum + value), 0);
}

function classicReason(
  item: Recommendation,
  cells: readonly { scored: ScoredCell }[],
  resources: ResourceCounts | null,
): NotCountedReason | null {
  const own = classicNotCounted(item);
  if (own) return own;
  if (isRiskAccepted(item.status)) return 'riskAccepted';
  if (cells.length === 0) return 'noControl';
  if (cells.every(({ scored }) => scored.maxPoints === 0)) return 'zeroMaximum';
  return resources && resources.healthy + resources.unhealthy === 0 ? 'nothingToScore' : null;
}

function classicStatus(resources: ResourceCounts | null): string {
  if (!resources || resources.unhealthy > 0) return 'toAddress';
  return resources.healthy > 0 ? 'completed' : 'notApplicable';
}

function sumCounts(counts: readonly ResourceCounts[]): ResourceCounts {
  const sum = { healthy: 0, unhealthy: 0, notApplicable: 0 };
  for (const { healthy, unhealthy, notApplicable } of counts) {
    sum.healthy += healthy;
    sum.unhealthy += unhealthy;
    sum.notApplicable += notApplicable;
  }
  return sum;
}
