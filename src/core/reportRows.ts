/** The rows of a report: what each control and recommendation has, and what doing it would add to the total. */
import { exclusionOf, isRiskAccepted } from './actions.js';
import { validCounts, type ClassicScore, type ScoredCell } from './classic.js';
import type { EvaluatedAction } from './defenderXdr.js';
import { keyOf, scopedKey } from './identifiers.js';
import type { LedgerHalf } from './ledger.js';
import { grouped, listOf, sumOf } from './lists.js';
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
  const scopes = half?.scopes.filter(({ maxPoints }) => maxPoints > 0) ?? [];
  return new Map(
    scopes.map(({ scopeId, maxPoints, weight }) => {
      const percentOfScope = 100 / maxPoints;
      const share = half!.weightTotal > 0 ? weight / half!.weightTotal : 0;
      return [keyOf(scopeId), { percentOfScope, percentOfTotal: percentOfScope * share * halfShare }];
    }),
  );
}

const times = (points: number | null, factor: number | undefined): number | null =>
  points === null || factor === undefined ? null : points * factor;

export function controlRow(
  { control, scopeId, score, resources, potentialPoints, maxPoints }: ScoredCell,
  values: ReadonlyMap<string, PointValue>,
): ControlReport {
  const { id, name, description = null, environment = null } = control;
  const value = values.get(keyOf(scopeId));
  return {
    id,
    name: name ?? id,
    description,
    scopeId,
    environment,
    maxPoints,
    score,
    potentialPoints,
    potentialPercent: times(potentialPoints, value?.percentOfTotal),
    potentialPercentOfScope: times(potentialPoints, value?.percentOfScope),
    resources,
    recommendationIds: listOf(control.recommendationIds),
    deprecated: control.deprecated === true,
  };
}

/** A row with nothing to win and no points, but for the `figures`. `assign`, because a spread is twenty times slower here. */
export const recommendationRow = (
  item: Recommendation,
  model: RecommendationReport['model'],
  figures: Partial<RecommendationReport> & Pick<RecommendationReport, 'status' | 'notCounted'>,
): RecommendationReport => {
  const own = {
    title: item.title || item.id,
    subscore: item.subscore ?? (model === 'actions' ? 'other' : 'infrastructure'),
    model,
  };
  return Object.assign({}, item, unknown, own, figures) as RecommendationReport;
};

const unknown = {
  points: null,
  maxPoints: null,
  selfDeclared: false,
  potentialPoints: null,
  potentialAlonePoints: null,
  potentialPercent: null,
  potentialPercentOfScope: null,
  scoreImpactShare: null,
} as const;

/** A row of an action; `value` is that of a point in its half, absent where the half is not scored. */
export function actionRow(
  { action, status, now: { points, maxPoints, notCounted, selfDeclared } }: EvaluatedAction,
  value: PointValue | undefined,
  isEnabled: boolean,
): RecommendationReport {
  const reason = notCounted ?? (isEnabled ? null : 'halfNotEnabled');
  const isFull = points !== null && maxPoints !== null && points >= maxPoints;
  const ofRisk = reason === 'riskAccepted' ? 0 : null;
  const open = reason === null && points !== null && maxPoints !== null ? maxPoints - points : ofRisk;
  return recommendationRow(action, 'actions', {
    status: status ?? (isFull ? 'completed' : 'toAddress'),
    points,
    maxPoints,
    notCounted: reason,
    selfDeclared,
    potentialPoints: open,
    potentialAlonePoints: open,
    potentialPercent: times(open, value?.percentOfTotal),
    potentialPercentOfScope: times(open, value?.percentOfScope),
    scoreImpactShare: reason === null && maxPoints !== null ? times(maxPoints, value && value.percentOfScope / 100) : null,
  });
}

/** Something in a scope, or in none. */
interface Placed {
  readonly id: string;
  readonly scopeId: string | null;
}

interface Assessed extends Placed {
  readonly counts: RecommendationCounts;
}

interface PlacedCell extends Placed {
  readonly cell: ScoredCell;
  /** Among all cells. */
  readonly index: number;
}

/** Finds by id what is in a scope or in none; everything where no scope is asked for. */
function finderOf<T extends Placed>(items: readonly T[]): (id: string, scopeId: string | null | undefined) => readonly T[] {
  const found = grouped(items, ({ id, scopeId }) => [keyOf(id), scopedKey(scopeId, id)]);
  return (id, scopeId) => {
    const keys = scopeId == null ? [keyOf(id)] : [scopedKey(null, id), scopedKey(scopeId, id)];
    return [...new Set(keys)].flatMap((key) => found.get(key) ?? []);
  };
}

/** Rows of the classic recommendations, one for each of the given nouns. */
export function classicRows(
  recommendations: readonly Recommendation[],
  { cells, map, table, health, members }: ClassicScore,
  values: ReadonlyMap<string, PointValue>,
  halfShare: number,
  isEnabled: boolean,
): RecommendationReport[] {
  const { scopeIds, recommendationIds } = table;
  const assessedIn = finderOf(
    [...health.recommendations].map(([pair, counts]): Assessed => {
      const id = recommendationIds[Math.floor(pair / scopeIds.length)]!;
      return { id, scopeId: scopeIds[pair % scopeIds.length] ?? null, counts };
    }),
  );
  const cellsIn = finderOf(cells.map((cell, index): PlacedCell => ({ id: cell.control.id, scopeId: cell.scopeId, cell, index })));
  return recommendations.map((item) => {
    const assessed = assessedIn(item.id, item.scopeId);
    const controls = map.controlsOf.get(keyOf(item.id)) ?? [];
    const own = controls.flatMap((control) => cellsIn(control, item.scopeId));
    const isOnlyMember = controls.every((control) => members.get(control)?.length === 1);
    const resources = assessed.length > 0 ? sumCounts(assessed) : validCounts(item.resources);
    const notCounted = isEnabled ? classicReason(item, own, resources) : 'halfNotEnabled';
    const status = item.status ?? classicStatus(resources);
    const figures = notCounted ? null : classicFigures(resources, assessed, own, isOnlyMember, values, halfShare);
    return recommendationRow(item, 'classic', {
      ...figures,
      resources,
      controlId: item.controlId ?? controls[0] ?? null,
      status,
      notCounted,
    });
  });
}

function classicFigures(
  resources: ResourceCounts | null,
  assessed: readonly Assessed[],
  cells: readonly PlacedCell[],
  isOnlyMember: boolean,
  values: ReadonlyMap<string, PointValue>,
  halfShare: number,
): Partial<RecommendationReport> {
  const gains = cells.map(({ cell, index }) => pointsFor(cell, unhealthyIn(index, cell, assessed, cells.length, resources)));
  const alone = cells.map(({ cell, index }) => {
    if (assessed.length > 0)
      return pointsFor(
        cell,
        sumOf(assessed, ({ counts }) => counts.aloneByCell.get(index) ?? 0),
      );
    return isOnlyMember ? cell.potentialPoints : null;
  });
  const valueOf = ({ cell }: PlacedCell, of: keyof PointValue) => values.get(keyOf(cell.scopeId))?.[of] ?? 0;
  const valued = (of: keyof PointValue) => total(gains.map((gain, index) => times(gain, valueOf(cells[index]!, of))));
  const potentialPercent = valued('percentOfTotal');
  return {
    potentialPoints: total(gains),
    potentialAlonePoints: total(alone),
    potentialPercent,
    potentialPercentOfScope:
      cells.length === 1 ? valued('percentOfScope') : halfShare === 0 ? null : times(potentialPercent, 1 / halfShare),
  };
}

/** Unhealthy resources of the recommendation in a cell; its own counts serve where there is one cell they can belong to. */
function unhealthyIn(
  index: number,
  cell: ScoredCell,
  assessed: readonly Assessed[],
  cellCount: number,
  resources: ResourceCounts | null,
): number | null {
  if (assessed.length > 0) return sumOf(assessed, ({ counts }) => (counts.aloneByCell.has(index) ? counts.unhealthy : 0));
  return resources && cellCount === 1 ? Math.min(resources.unhealthy, cell.resources.unhealthy) : null;
}

function pointsFor({ score, maxPoints, resources: { healthy, unhealthy } }: ScoredCell, resources: number | null): number | null {
  if (score.kind === 'notScored') return 0;
  if (resources === null || maxPoints === null || healthy + unhealthy === 0) return null;
  return (maxPoints * resources) / (healthy + unhealthy);
}

/** `null` as soon as one of the numbers is not known, and where there is none. */
const total = (values: readonly (number | null)[]): number | null =>
  values.length === 0 || values.includes(null) ? null : sumOf(values as readonly number[], (value) => value);

function classicReason(item: Recommendation, cells: readonly PlacedCell[], resources: ResourceCounts | null): NotCountedReason | null {
  const own = exclusionOf(item);
  if (own) return own;
  if (isRiskAccepted(item.status)) return 'riskAccepted';
  if (cells.length === 0) return 'noControl';
  if (cells.every(({ cell }) => cell.maxPoints === 0)) return 'zeroMaximum';
  return resources && resources.healthy + resources.unhealthy === 0 ? 'nothingToScore' : null;
}

function classicStatus(resources: ResourceCounts | null): string {
  if (!resources || resources.unhealthy > 0) return 'toAddress';
  return resources.healthy > 0 ? 'completed' : 'notApplicable';
}

function sumCounts(assessed: readonly Assessed[]): ResourceCounts {
  const sum = (key: keyof ResourceCounts) => sumOf(assessed, ({ counts }) => counts[key]);
  return { healthy: sum('healthy'), unhealthy: sum('unhealthy'), notApplicable: sum('notApplicable') };
}
