/** Model B, classic Defender for Cloud: from resources to the points of each control in each scope (SCORING.md, B). */
import { exclusionOf, isRiskAccepted, isSelfDeclared } from './actions.js';
import { AssessmentState } from './assessments.js';
import type { AssumedChanges } from './changes.js';
import { mapControls, Places, type ControlCell, type ControlMap } from './controlCells.js';
import { keyOf, scopedKey } from './identifiers.js';
import { sumOf } from './lists.js';
import type { AssessmentTable, Control, Recommendation, ResourceCounts } from './posture.js';
import { countHealth, healthRows, type HealthCounts, type HealthRows } from './resourceHealth.js';
import { vendorPoints } from './rounding.js';
import { isMaximum, isNumber, notScored, sumScore, unknownScore, type Score } from './score.js';

export interface ScoredCell extends ControlCell {
  readonly maxPoints: number | null;
  readonly resources: ResourceCounts;
  readonly score: Score;
  /** Points without assumed changes: what the vendor's total of the scope was made of. */
  readonly basePoints: number | null;
  /** Unrounded; `null` where neither counts nor points tell. */
  readonly potentialPoints: number | null;
  /** A what-if is only bounded, because the data hold counts and not resources. */
  readonly isBounded: boolean;
}

export interface ClassicScore {
  readonly map: ControlMap;
  readonly cells: readonly ScoredCell[];
  readonly rows: HealthRows;
  readonly health: HealthCounts;
  /** The scored recommendations of each control, by keys. */
  readonly members: Places<Recommendation>;
  /** Statuses that persons gave, by pair. */
  readonly statuses: readonly (string | null)[];
}

/** `base` is the score without assumed changes; `null` where nothing is assumed. */
export function scoreClassic(
  controls: readonly Control[],
  recommendations: readonly Recommendation[],
  table: AssessmentTable,
  mitigated: 'notApplicable' | 'healthy',
  changes: AssumedChanges,
  base: ClassicScore | null,
): ClassicScore {
  const shared = base ?? withoutChanges(controls, recommendations, table);
  const { map, rows, members, statuses } = shared;
  const health = countHealth(rows, mitigated, (pair) => {
    const change = changes.of(table.recommendationIds[rows.recommendations[pair]!]!, table.scopeIds[rows.scopes[pair]!]);
    return { remediated: change?.remediated ?? null, state: stateByStatus(change?.status ?? statuses[pair]) };
  });
  const changed = base ? changedMembers(map, members, changes) : null;
  const cells = map.cells.map((cell, index): ScoredCell => {
    const before = (base ?? { health }).health.cells[index]!;
    const baseCounts = cellCounts(cell, before, before);
    if (!base) return scoreCell(cell, baseCounts, baseCounts, false, false, false);
    const isTouched = [...(changed!.get(keyOf(cell.control.id)) ?? [])].some((key) => changes.of(key, cell.scopeId) !== null);
    if (!isTouched) return base.cells[index]!;
    const remaining = remainingOf(cell, members, changes);
    const counts = cellCounts(cell, before, health.cells[index]!, remaining);
    return scoreCell(cell, counts, baseCounts, true, remaining.length === 0, remaining.length > 0 && !isAssessed(before));
  });
  return { map, cells, rows, health, members, statuses };
}

/** The scored recommendations that something is assumed about, by control; all by keys. */
function changedMembers(map: ControlMap, members: Places<Recommendation>, changes: AssumedChanges): Map<string, Set<string>> {
  const changed = new Set(changes.recommendationKeys);
  const controls = new Set(changes.recommendationKeys.flatMap((key) => map.controlsOf.get(key) ?? []));
  const membersIn = (control: string) => members.in(control, null).map(({ id }) => keyOf(id));
  return new Map([...controls].map((control) => [control, new Set(membersIn(control).filter((key) => changed.has(key)))]));
}

/** What does not depend on what is assumed. */
function withoutChanges(controls: readonly Control[], recommendations: readonly Recommendation[], table: AssessmentTable) {
  const map = mapControls(controls, recommendations, table);
  const excluded = new Set(recommendations.filter((item) => exclusionOf(item)).map(({ id }) => keyOf(id)));
  const rows = healthRows(table, map, excluded);
  const given = new Map<string, string | null>();
  for (const { scopeId, id, status } of recommendations) {
    const key = scopedKey(scopeId, id);
    if (!given.has(key)) given.set(key, status ?? null);
  }
  const statuses = rows.recommendations.map((recommendation, pair) => {
    const id = table.recommendationIds[recommendation]!;
    const own = given.get(scopedKey(table.scopeIds[rows.scopes[pair]!], id));
    return (own === undefined ? given.get(scopedKey(null, id)) : own) ?? null;
  });
  return { map, rows, members: membersOf(map, recommendations), statuses };
}

/** A status that a person gave turns all rows of the recommendation: an accepted risk is an exemption. */
function stateByStatus(status: string | null | undefined): number | null {
  if (isRiskAccepted(status)) return AssessmentState.exemptWaived;
  return isSelfDeclared(status) ? AssessmentState.exemptMitigated : null;
}

export function membersOf<T extends Recommendation>(map: ControlMap, recommendations: readonly T[]): Places<T> {
  const members = new Places<T>();
  for (const item of recommendations) {
    if (exclusionOf(item)) continue;
    for (const control of map.controlsOf.get(keyOf(item.id)) ?? []) members.add(control, keyOf(item.scopeId), item);
  }
  return members;
}

const sizeOf = ({ healthy, unhealthy }: ResourceCounts): number => healthy + unhealthy;

/** Only the vendor's counts are there, and no resources. */
const isAssessed = (base: ResourceCounts): boolean => sizeOf(base) + base.notApplicable > 0;

/**
 * Resources of a cell. The vendor's counts stand and are moved by what the assessments say about a change. With counts
 * alone, only those resources are surely healthy that the `remaining` recommendations cannot cover. `null` where nothing
 * is counted.
 */
function cellCounts(
  cell: ControlCell,
  base: ResourceCounts,
  now: ResourceCounts,
  remaining: readonly Recommendation[] | null = null,
): ResourceCounts | null {
  const given = validCounts(cell.control.resources);
  if (!given) return isAssessed(base) ? now : null;
  if (!remaining) return given;
  if (!isAssessed(base)) {
    const unhealthy = Math.min(
      given.unhealthy,
      sumOf(remaining, ({ resources }) => validCounts(resources)?.unhealthy ?? Infinity),
    );
    return { ...given, healthy: sizeOf(given) - unhealthy, unhealthy };
  }
  const moved = (key: keyof ResourceCounts) => Math.max(0, given[key] + now[key] - base[key]);
  return { healthy: moved('healthy'), unhealthy: moved('unhealthy'), notApplicable: moved('notApplicable') };
}

const remainingOf = (
  { control, scopeId }: ControlCell,
  members: Places<Recommendation>,
  changes: AssumedChanges,
): readonly Recommendation[] =>
  members
    .in(keyOf(control.id), scopeId === null ? null : keyOf(scopeId))
    .filter((item) => changes.of(item.id, scopeId)?.remediated !== 'all');

export function validCounts(counts: ResourceCounts | null | undefined): ResourceCounts | null {
  if (!counts) return null;
  const { healthy = 0, unhealthy = 0, notApplicable = 0 } = counts;
  return [healthy, unhealthy, notApplicable].every((count) => isMaximum(count)) ? { healthy, unhealthy, notApplicable } : null;
}

function scoreCell(
  cell: ControlCell,
  counts: ResourceCounts | null,
  baseCounts: ResourceCounts | null,
  isTouched: boolean,
  isDone: boolean,
  isBounded: boolean,
): ScoredCell {
  const { maxPoints, points: given } = cell.control;
  const resources = counts ?? { healthy: 0, unhealthy: 0, notApplicable: 0 };
  const row = { ...cell, maxPoints: isMaximum(maxPoints) ? maxPoints : null, resources, isBounded };
  const reason = unscored(cell.control, counts);
  if (reason) return { ...row, score: reason, basePoints: null, potentialPoints: reason.kind === 'unknown' ? null : 0 };
  const max = maxPoints!;
  // Without counts it is only certain that a control has all its points when all of its recommendations are done.
  const points = (isTouched ? null : given) ?? pointsFromCounts(max, counts) ?? (isDone ? Math.max(max, given!) : given!);
  return {
    ...row,
    score: sumScore({ points, maxPoints: max }),
    basePoints: given ?? pointsFromCounts(max, baseCounts),
    potentialPoints: counts ? (max * resources.unhealthy) / sizeOf(resources) : max - points,
  };
}

function unscored({ maxPoints, points, deprecated }: Control, counts: ResourceCounts | null): Score | null {
  if (counts && sizeOf(counts) === 0 && (maxPoints !== 0 || counts.notApplicable > 0)) return notScored('nothingToScore');
  if (deprecated) return notScored('allExcluded');
  if (maxPoints === 0) return notScored('zeroMaximum');
  if (maxPoints == null) return unknownScore('missingMaximum');
  if (!isMaximum(maxPoints) || (points != null && !isNumber(points))) return unknownScore('invalidNumber');
  return counts || points != null ? null : unknownScore('noData');
}

const pointsFromCounts = (maxPoints: number, counts: ResourceCounts | null): number | null =>
  counts && sizeOf(counts) > 0 ? vendorPoints(maxPoints, counts.healthy, counts.unhealthy) : null;
