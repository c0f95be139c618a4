/** Model B, classic Defender for Cloud: from resources to the points of each control in each scope (SCORING.md, B). */
import { exclusionOf, isRiskAccepted, isSelfDeclared } from './actions.js';
import { AssessmentState } from './assessments.js';
import type { AssumedChanges } from './changes.js';
import { mapControls, type ControlCell, type ControlMap } from './controlCells.js';
import { keyOf } from './identifiers.js';
import { sumOf } from './lists.js';
import type { Keyed, RecommendationPartition } from './partition.js';
import type { AssessmentTable, Control, Recommendation, ResourceCounts } from './posture.js';
import { countHealth, healthRows, type HealthCounts, type HealthRows } from './resourceHealth.js';
import { vendorPoints } from './rounding.js';
import { ScopedLists } from './scopedLists.js';
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

/** A listed recommendation with what it is about, whatever is assumed. */
export interface LinkedItem extends Keyed {
  /** By keys. */
  readonly controls: readonly string[];
  readonly cells: readonly number[];
  readonly pairs: readonly number[];
}

export interface ClassicScore {
  readonly map: ControlMap;
  readonly cells: readonly ScoredCell[];
  readonly rows: HealthRows;
  readonly health: HealthCounts;
  /** The recommendations of both cloud models. */
  readonly items: readonly LinkedItem[];
  /** The scored recommendations of each control, by keys. */
  readonly members: ScopedLists<Keyed>;
  /** Statuses that persons gave, by pair. */
  readonly statuses: readonly (string | null | undefined)[];
}

/** `base` is the score without assumed changes; `null` where nothing is assumed. */
export function scoreClassic(
  controls: readonly Control[],
  partition: RecommendationPartition,
  table: AssessmentTable,
  mitigated: 'notApplicable' | 'healthy',
  changes: AssumedChanges,
  base: ClassicScore | null,
): ClassicScore {
  const shared = base ?? withoutChanges(controls, partition, table);
  const { map, rows, members, statuses } = shared;
  const changeOf = (pair: number) => changes.of(rows.keys[rows.recommendations[pair]!]!, rows.scopeKeys[rows.scopes[pair]!]!);
  const ruleOf = (pair: number) => {
    const change = changeOf(pair);
    return { remediated: change?.remediated ?? null, state: stateByStatus(change?.status ?? statuses[pair]) };
  };
  const touched = base ? changes.recommendationKeys.flatMap((key) => rows.find(key, null)).filter(changeOf) : undefined;
  const health = countHealth(rows, mitigated, ruleOf, base && base.health, touched);
  const changed = base && changedMembers(map, members, changes);
  const cells = map.cells.map((cell, index): ScoredCell => {
    const before = (base ?? { health }).health.cells[index]!;
    const baseCounts = cellCounts(cell, before, before);
    if (!base) return scoreCell(cell, baseCounts, baseCounts, false, false, false);
    const isAssumed = changed!
      .get(keyOf(cell.control.id))
      ?.some((member) => changeIn(cell, member, changes) && !staysAccepted(cell, member, changes));
    if (!isAssumed && health.isOpenCell[index] === 0) return base.cells[index]!;
    const remaining = remainingOf(cell, members, changes);
    const counts = cellCounts(cell, before, health.cells[index]!, remaining);
    return scoreCell(cell, counts, baseCounts, true, remaining.length === 0, remaining.length > 0 && !isAssessed(before));
  });
  return { ...shared, cells, health };
}

const scopeKey = ({ scopeId }: ControlCell): string | null => keyOf(scopeId) || null;

/** What is assumed about a recommendation in a cell; in a cell of no scope each has its own. */
const changeIn = (cell: ControlCell, { key, scope }: Keyed, changes: AssumedChanges) => changes.of(key, scopeKey(cell) ?? scope);

/** The scored recommendations that something is assumed about, by key of the control. */
function changedMembers(map: ControlMap, members: ScopedLists<Keyed>, changes: AssumedChanges): Map<string, Keyed[]> {
  const changed = new Set(changes.recommendationKeys);
  const controls = new Set(changes.recommendationKeys.flatMap((key) => map.controlsOf.get(key) ?? []));
  const changedIn = (control: string) => members.in(control, null).filter(({ key }) => changed.has(key));
  return new Map([...controls].map((control) => [control, changedIn(control)]));
}

/** What does not depend on what is assumed. */
function withoutChanges(controls: readonly Control[], { classic, riskBased }: RecommendationPartition, table: AssessmentTable) {
  const map = mapControls(controls, classic, table);
  const rows = healthRows(table, map, new Set(classic.flatMap(({ item, key }) => (exclusionOf(item) ? key : []))));
  const items = [...classic, ...riskBased].map(({ item, key, scope }): LinkedItem => {
    const own = map.controlsOf.get(key) ?? [];
    return { item, key, scope, controls: own, cells: own.flatMap((control) => map.cellsIn(control, scope)), pairs: rows.find(key, scope) };
  });
  const statuses = givenStatuses(items.slice(0, classic.length), rows);
  return { map, rows, members: membersOf(map, classic), statuses, items };
}

/** By pair: the first one in its scope, else the first one without a scope. */
function givenStatuses(items: readonly LinkedItem[], { recommendations, scopes, scopeKeys }: HealthRows): (string | null | undefined)[] {
  const statuses = recommendations.map((): string | null | undefined => undefined);
  for (const isScoped of [true, false]) {
    for (const { item, scope, pairs } of items) {
      if ((scope !== null) !== isScoped) continue;
      for (const pair of pairs)
        if (statuses[pair] === undefined && (!isScoped || scopeKeys[scopes[pair]!] === scope)) statuses[pair] = item.status ?? null;
    }
  }
  return statuses;
}

/** A status that a person gave turns all rows of the recommendation: an accepted risk is an exemption. */
function stateByStatus(status: string | null | undefined): number | null {
  if (isRiskAccepted(status)) return AssessmentState.exemptWaived;
  return isSelfDeclared(status) ? AssessmentState.exemptMitigated : null;
}

export function membersOf<T extends Recommendation>(map: ControlMap, recommendations: readonly Keyed<T>[]): ScopedLists<Keyed<T>> {
  const members = new ScopedLists<Keyed<T>>();
  for (const one of recommendations) {
    if (exclusionOf(one.item)) continue;
    for (const control of map.controlsOf.get(one.key) ?? []) members.add(control, one.scope ?? '', one);
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
  remaining: readonly Keyed[] | null = null,
): ResourceCounts | null {
  const given = validCounts(cell.control.resources);
  if (!given) return isAssessed(base) ? now : null;
  if (!remaining) return given;
  if (!isAssessed(base)) {
    const unhealthy = Math.min(
      given.unhealthy,
      sumOf(remaining, ({ item }) => validCounts(item.resources)?.unhealthy ?? Infinity),
    );
    return { ...given, healthy: sizeOf(given) - unhealthy, unhealthy };
  }
  const moved = (key: keyof ResourceCounts, less = 0) => Math.max(0, given[key] + now[key] - base[key] - less);
  // What the vendor does not count as unhealthy cannot turn healthy any more.
  const surplus = Math.max(0, base.unhealthy - now.unhealthy - given.unhealthy);
  const healthy = moved('healthy', Math.min(surplus, Math.max(0, now.healthy - base.healthy)));
  return { healthy, unhealthy: moved('unhealthy'), notApplicable: moved('notApplicable') };
}

/**
 * The recommendations that still may make a resource unhealthy. As soon as something is done, accepted risks are none of
 * them: they are exemptions.
 */
function remainingOf(cell: ControlCell, members: ScopedLists<Keyed>, changes: AssumedChanges): readonly Keyed[] {
  const all = members.in(keyOf(cell.control.id), scopeKey(cell));
  const isAccepted = (member: Keyed) => staysAccepted(cell, member, changes);
  const open = all.filter((member) => isAccepted(member) || changeIn(cell, member, changes)?.remediated !== 'all');
  return open.length === all.length ? all : open.filter((member) => !isAccepted(member));
}

/** Doing what is accepted as a risk changes nothing in a cell. */
const staysAccepted = (cell: ControlCell, member: Keyed, changes: AssumedChanges): boolean =>
  isRiskAccepted(member.item.status) && isRiskAccepted(changeIn(cell, member, changes)?.status ?? member.item.status);

export function validCounts(counts: ResourceCounts | null | undefined): ResourceCounts | null {
  if (!counts) return null;
  const { healthy = 0, unhealthy = 0, notApplicable = 0 } = counts;
  return [healthy, unhealthy, notApplicable].every((count) => isMaximum(count)) ? { healthy, unhealthy, notApplicable } : null;
}

export function sumCounts(counts: readonly ResourceCounts[]): ResourceCounts {
  if (counts.length === 1) return counts[0]!;
  const sum = (key: keyof ResourceCounts) => sumOf(counts, (item) => item[key]);
  return { healthy: sum('healthy'), unhealthy: sum('unhealthy'), notApplicable: sum('notApplicable') };
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
  const reason = cell.isRepeated ? notScored('allExcluded') : unscored(cell.control, counts);
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
