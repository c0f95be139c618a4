/** The rows of a report: what each control and recommendation has, and what doing it would add to the total. */
import { exclusionOf, isRiskAccepted, type NotCountedReason } from './actions.js';
import { sumCounts, validCounts, type ClassicScore, type LinkedItem, type ScoredCell } from './classic.js';
import type { EvaluatedAction } from './defenderXdr.js';
import { keyOf } from './identifiers.js';
import type { LedgerHalf } from './ledger.js';
import { listOf } from './lists.js';
import type { Recommendation, ResourceCounts } from './posture.js';
import type { ControlReport, RecommendationReport } from './report.js';

/** How a point of a scope turns into pp: of the scope itself, and of the report's total. */
export interface PointValue {
  readonly percentOfScope: number;
  readonly percentOfTotal: number;
}

/** By scope key. */
export type PointValues = ReadonlyMap<string, PointValue>;

export const sameValue = (one: PointValue | undefined, other: PointValue | undefined): boolean =>
  one?.percentOfScope === other?.percentOfScope && one?.percentOfTotal === other?.percentOfTotal;

/** Values of a point by scope key of a half; the half weighs `halfShare` in the total. */
export function pointValues(half: LedgerHalf | null, halfShare: number): PointValues {
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
  values: PointValues,
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

/** What scoring finds out about a recommendation; all of it is set, so that rows of a kind have one shape. */
type Figures = Pick<RecommendationReport, 'status' | 'notCounted'> & Partial<RecommendationReport>;

/**
 * A row with nothing to win and no points, but for the figures. The copy starts from an object that has the names
 * already, and they are set one by one: eight times as fast as assigning a second object, a hundred times as a spread.
 */
export function recommendationRow(item: Recommendation, model: RecommendationReport['model'], figures: Figures): NewRow {
  const row: NewRow = Object.assign(emptyRow(), item as RecommendationReport);
  row.title = item.title || item.id;
  row.subscore = item.subscore ?? (model === 'actions' ? 'other' : 'infrastructure');
  row.model = model;
  row.status = figures.status;
  row.points = figures.points ?? null;
  row.maxPoints = figures.maxPoints ?? null;
  row.notCounted = figures.notCounted;
  row.selfDeclared = figures.selfDeclared ?? false;
  row.potentialPoints = figures.potentialPoints ?? null;
  row.potentialAlonePoints = figures.potentialAlonePoints ?? null;
  row.potentialPercent = figures.potentialPercent ?? null;
  row.potentialPercentOfScope = figures.potentialPercentOfScope ?? null;
  row.scoreImpactShare = figures.scoreImpactShare ?? null;
  if (figures.resources !== undefined) row.resources = figures.resources;
  if (figures.controlId !== undefined) row.controlId = figures.controlId;
  return row;
}

/** A row that nobody else has seen yet. */
type NewRow = { -readonly [Key in keyof RecommendationReport]: RecommendationReport[Key] };

const emptyRow = () => ({
  title: '',
  subscore: null,
  model: null,
  status: '',
  points: null,
  maxPoints: null,
  notCounted: null,
  selfDeclared: false,
  potentialPoints: null,
  potentialAlonePoints: null,
  potentialPercent: null,
  potentialPercentOfScope: null,
  scoreImpactShare: null,
});

/** A row of an action; `value` is that of a point in its half, absent where the half is not scored. */
export function actionRow(
  { action, status, now: { points, maxPoints, notCounted, selfDeclared } }: EvaluatedAction,
  value: PointValue | undefined,
  isEnabled: boolean,
): NewRow {
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

/** What the rows of the classic recommendations are made of, and those of a scoring before. */
export interface ClassicFigures {
  readonly classic: ClassicScore;
  readonly values: PointValues;
  readonly halfShare: number;
}

/** Rows of the classic recommendations, one for each of the given nouns. What nothing moved keeps its row of `before`. */
export function classicRows(
  figures: ClassicFigures,
  isEnabled: boolean,
  before: (ClassicFigures & { readonly rows: readonly RecommendationReport[] }) | null,
): RecommendationReport[] {
  const { classic, values, halfShare } = figures;
  const { cells, items, health } = classic;
  const valueOf = cells.map(({ scopeId }) => values.get(keyOf(scopeId)));
  const isMoved = cells.map((cell, index) => {
    const isSame = before?.classic.cells[index] === cell && before.classic.health.cells[index] === health.cells[index];
    return !isSame || !sameValue(before.values.get(keyOf(cell.scopeId)), valueOf[index]);
  });
  return items.map((linked, index) => {
    const { item, cells: own, controls, pairs } = linked;
    const isSame = before?.halfShare === halfShare && !own.some((cell) => isMoved[cell]) && !pairs.some((pair) => health.isCounted[pair]);
    if (isSame) return before.rows[index]!;
    const resources = pairs.length > 0 ? sumCounts(pairs.map(health.pairs)) : validCounts(item.resources);
    const notCounted = isEnabled ? classicReason(linked, cells, resources) : 'halfNotEnabled';
    const row = recommendationRow(item, 'classic', {
      resources,
      controlId: item.controlId ?? controls[0] ?? null,
      status: item.status ?? classicStatus(resources),
      notCounted,
    });
    if (notCounted === null) addGains(row, linked, figures, valueOf);
    return row;
  });
}

/** What a recommendation can win over its cells; `null` as soon as it is not known in one of them. */
function addGains(
  row: NewRow,
  { item, cells: own, pairs, controls, scope }: LinkedItem,
  { classic, halfShare }: ClassicFigures,
  valueOf: readonly (PointValue | undefined)[],
): void {
  const { resources } = row;
  const isOnlyMember = () =>
    controls.every((control) =>
      classic.members.in(control, scope).every((other) => other.item === item || isRiskAccepted(other.item.status)),
    );
  let [points, alone, percent]: [number | null, number | null, number | null] = [0, 0, 0];
  for (const index of own) {
    const cell = classic.cells[index]!;
    const [unhealthy, unhealthyAlone] =
      pairs.length > 0
        ? openIn(classic, pairs, index)
        : [resources && own.length === 1 ? Math.min(resources.unhealthy, cell.resources.unhealthy) : null, null];
    // What a control can win hangs on its only recommendation that is no accepted risk, also where nobody counted the resources.
    const here = unhealthy === null && isOnlyMember() ? cell.potentialPoints : pointsFor(cell, unhealthy);
    points = plus(points, here);
    alone = plus(alone, pairs.length > 0 ? pointsFor(cell, unhealthyAlone) : isOnlyMember() ? cell.potentialPoints : null);
    percent = plus(percent, times(here, valueOf[index]?.percentOfTotal ?? 0));
  }
  row.potentialPoints = points;
  row.potentialAlonePoints = alone;
  row.potentialPercent = percent;
  row.potentialPercentOfScope =
    own.length === 1 ? times(points, valueOf[own[0]!]?.percentOfScope ?? 0) : halfShare === 0 ? null : times(percent, 1 / halfShare);
}

const plus = (sum: number | null, more: number | null): number | null => (sum === null || more === null ? null : sum + more);

/** Unhealthy rows of the pairs in a cell, and the resources that hang on them alone. */
function openIn(
  { rows: { entries, cells }, health }: ClassicScore,
  pairs: readonly number[],
  cell: number,
): [unhealthy: number, alone: number] {
  let [unhealthy, alone] = [0, 0];
  for (const pair of pairs) {
    for (let entry = entries[pair]!; entry < entries[pair + 1]!; entry++) {
      if (cells[entry] !== cell) continue;
      unhealthy += health.pairs(pair).unhealthy;
      alone += health.alone[entry]!;
    }
  }
  return [unhealthy, alone];
}

function pointsFor({ score, maxPoints, resources: { healthy, unhealthy } }: ScoredCell, resources: number | null): number | null {
  if (score.kind === 'notScored') return 0;
  if (resources === null || maxPoints === null || healthy + unhealthy === 0) return null;
  return (maxPoints * resources) / (healthy + unhealthy);
}

function classicReason(
  { item, cells: own }: LinkedItem,
  cells: readonly ScoredCell[],
  resources: ResourceCounts | null,
): NotCountedReason | null {
  const reason = exclusionOf(item);
  if (reason) return reason;
  if (isRiskAccepted(item.status)) return 'riskAccepted';
  if (own.length === 0) return 'noControl';
  if (own.every((index) => cells[index]!.maxPoints === 0)) return 'zeroMaximum';
  return resources && resources.healthy + resources.unhealthy === 0 ? 'nothingToScore' : null;
}

function classicStatus(resources: ResourceCounts | null): string {
  if (!resources || resources.unhealthy > 0) return 'toAddress';
  return resources.healthy > 0 ? 'completed' : 'notApplicable';
}
