/** The Infrastructure half of model B: scopes from their controls, the half from its weighted scopes (SCORING.md, B). */
import type { ClassicScore, ScoredCell } from './classic.js';
import { validCounts } from './classic.js';
import { givenScore, withoutNoise } from './given.js';
import { keyOf } from './identifiers.js';
import { ledgerHalf, ledgerScope, type LedgerHalf, type LedgerPart, type LedgerScope } from './ledger.js';
import type { GivenScore, ResourceCounts, Scope } from './posture.js';
import type { PointsPair } from './report.js';
import { isNumber, notScored, restrictedScore, unknownScore, type Score } from './score.js';
import { scopeTree, subtreeOf, type ScopeTree } from './scopeTree.js';

export interface ScoredScope {
  readonly scope: Scope;
  readonly score: Score;
  readonly resources: ResourceCounts | null;
  readonly unlisted: PointsPair | null;
  /** Takes part in the half by itself, not through the scopes below it. */
  readonly contributes: boolean;
  readonly weight: number | null;
  /** 0..1 of the half. */
  readonly weightShare: number | null;
  readonly simpleMeanPercent: number | null;
}

export interface InfrastructureHalf {
  readonly score: Score;
  readonly ledger: LedgerHalf | null;
  readonly scopes: readonly ScoredScope[];
  readonly tree: ScopeTree;
  readonly simpleMeanPercent: number | null;
  readonly weighting: 'given' | 'fallback' | 'equal' | null;
}

interface OwnScore {
  readonly scope: Scope;
  readonly cells: readonly ScoredCell[];
  readonly score: Score;
  readonly unlisted: PointsPair | null;
  readonly ledger: LedgerScope | null;
}

export function scoreInfrastructure(
  classic: ClassicScore,
  scopeList: readonly Scope[],
  given: GivenScore | null | undefined,
  /** Percent of the half's own scopes without assumed changes, so that these do not move what a given total holds beyond them. */
  basePercent: number | null = null,
): InfrastructureHalf {
  const cellsOf = groupCells(classic.cells);
  const tree = scopeTree(withScopesOfCells(scopeList, cellsOf));
  const own = new Map(tree.scopes.map((scope) => [keyOf(scope.id), ownScore(scope, cellsOf.get(keyOf(scope.id)) ?? [])]));
  const contributors = findContributors(tree, own);
  const withoutScope = ownScore({ id: '' }, cellsOf.get('') ?? []);
  const members = [...contributors, ...(withoutScope.ledger ? [withoutScope] : [])];
  const { weights, weighting } = chooseWeights(members);
  const ledgerScopes = members.map((member, index) => ({ ...member.ledger!, scopeId: member.scope.id || null, weight: weights[index]! }));
  const half = halfOf(ledgerScopes, given, basePercent);
  const weightOf = new Map(members.map((member, index) => [keyOf(member.scope.id), weights[index]!]));
  const weightTotal = weights.reduce((sum, weight) => sum + weight, 0);
  const scopes = tree.scopes.map((scope) => reportScope(scope, tree, own, weightOf, weightTotal));
  return {
    ...half,
    score: half.ledger ? half.score : emptyHalf(half.score, classic, [...own.values()]),
    scopes,
    tree,
    simpleMeanPercent: ledgerScopes.length > 0 ? simpleMean(ledgerScopes) : null,
    weighting: ledgerScopes.length > 1 ? weighting : null,
  };
}

/** Cells by scope key; the empty key holds those of no scope. */
function groupCells(cells: readonly ScoredCell[]): Map<string, ScoredCell[]> {
  const groups = new Map<string, ScoredCell[]>();
  for (const cell of cells) {
    const key = keyOf(cell.cell.scopeId);
    const group = groups.get(key);
    if (group) group.push(cell);
    else groups.set(key, [cell]);
  }
  return groups;
}

/** A scope that is only known from its controls is a scope all the same. */
function withScopesOfCells(list: readonly Scope[], cellsOf: ReadonlyMap<string, readonly ScoredCell[]>): Scope[] {
  const known = new Set(list.map((scope) => keyOf(scope.id)));
  const added = [...cellsOf]
    .filter(([key]) => key !== '' && !known.has(key))
    .map(([, cells]): Scope => ({ id: cells[0]!.cell.scopeId!, environment: cells[0]!.cell.control.environment ?? null }));
  return [...list, ...added];
}

/** The score of a scope from what it holds itself: the given one stands, else the sum of its rounded controls. */
function ownScore(scope: Scope, cells: readonly ScoredCell[]): OwnScore {
  const nothing = { scope, cells, unlisted: null, ledger: null };
  if (scope.restricted) return { ...nothing, score: restrictedScore };
  const parts = partsOf(cells);
  const given = givenScore(scope.score);
  if (given && given.kind !== 'scored') return { ...nothing, score: given };
  if (!given) {
    const sum = ledgerScope(scope.id, nameOf(scope), 1, parts);
    if (sum.maxPoints <= 0) return { ...nothing, score: unscoredSum(cells) };
    return { scope, cells, unlisted: null, ledger: sum, score: scoredSum(sum, cells) };
  }
  const points = given.points ?? given.percent;
  const maxPoints = given.maxPoints ?? 100;
  const isPoints = given.points !== undefined && given.maxPoints !== undefined;
  const base = cells.reduce((sum, cell) => sum + (cell.basePoints ?? 0), 0);
  const listedMax = parts.reduce((sum, part) => sum + part.maxPoints, 0);
  // A percent beside listed controls is scaled to their maximum, so that the difference is a matter of points alone.
  const scale = isPoints || listedMax === 0 ? 1 : listedMax / 100;
  const unlisted = { points: withoutNoise(points * scale - base), maxPoints: withoutNoise(maxPoints * scale - listedMax) };
  const extra: LedgerPart[] =
    unlisted.points === 0 && unlisted.maxPoints === 0
      ? []
      : [{ kind: 'unlisted', id: scope.id, name: nameOf(scope), scopeId: scope.id, ...unlisted }];
  const ledger = ledgerScope(scope.id, nameOf(scope), 1, [...parts, ...extra]);
  const percent = (100 * ledger.points) / ledger.maxPoints;
  const score: Score = isPoints
    ? { kind: 'scored', percent, points: ledger.points, maxPoints: ledger.maxPoints }
    : { kind: 'scored', percent };
  return { scope, cells, score, unlisted: cells.length > 0 ? unlisted : null, ledger };
}

function partsOf(cells: readonly ScoredCell[]): LedgerPart[] {
  return cells.flatMap(({ cell, score }): LedgerPart[] => {
    if (score.kind !== 'scored') return [];
    const { id, name } = cell.control;
    return [{ kind: 'control', id, name: name ?? id, scopeId: cell.scopeId, points: score.points!, maxPoints: score.maxPoints! }];
  });
}

/** A sum that leaves out a control of unknown score is the score of what is there. */
function scoredSum(sum: LedgerScope, cells: readonly ScoredCell[]): Score {
  const hasUnknown = cells.some(({ score }) => score.kind === 'unknown');
  return {
    kind: 'scored',
    percent: (100 * sum.points) / sum.maxPoints,
    points: sum.points,
    maxPoints: sum.maxPoints,
    ...(hasUnknown ? { partial: true as const } : {}),
  };
}

function unscoredSum(cells: readonly ScoredCell[]): Score {
  const unknown = cells.find(({ score }) => score.kind === 'unknown');
  if (unknown) return unknown.score;
  return cells.length > 0 && cells.every(({ score }) => score.kind === 'notScored' && score.reason === 'zeroMaximum')
    ? notScored('zeroMaximum')
    : notScored('nothingToScore');
}

/**
 * The scopes the half is made of: those with a score of their own and none below them that has one. Initiatives
 * (other standards) count only where nothing else is there to count.
 */
function findContributors(tree: ScopeTree, own: ReadonlyMap<string, OwnScore>): OwnScore[] {
  const scored = tree.scopes.filter((scope) => own.get(keyOf(scope.id))!.ledger !== null);
  const isBenchmark = (scope: Scope) => scope.kind !== 'initiative';
  const candidates = scored.some(isBenchmark) ? scored.filter(isBenchmark) : scored;
  const keys = new Set(candidates.map((scope) => keyOf(scope.id)));
  return candidates
    .filter((scope) => !subtreeOf(tree, scope).some((below) => below !== scope && keys.has(keyOf(below.id))))
    .map((scope) => own.get(keyOf(scope.id))!);
}

/** All given weights or none of them: the scales never mix. */
function chooseWeights(members: readonly OwnScore[]): { weights: number[]; weighting: InfrastructureHalf['weighting'] } {
  const isWeight = (weight: unknown): weight is number => isNumber(weight) && weight >= 0;
  const given = members.map((member) => member.scope.weight);
  if (members.length === 1) return { weights: [isWeight(given[0]) && given[0] > 0 ? given[0] : 1], weighting: null };
  if (given.every(isWeight) && given.some((weight) => weight > 0)) return { weights: given, weighting: 'given' };
  const fallback = members.map(fallbackWeight);
  if (fallback.some((weight) => weight > 0)) return { weights: fallback, weighting: 'fallback' };
  return { weights: members.map(() => 1), weighting: members.length > 0 ? 'equal' : null };
}

/** Healthy + unhealthy resources over the scored controls of a scope. */
function fallbackWeight(member: OwnScore): number {
  const scored = member.cells.filter(({ score }) => score.kind === 'scored');
  const counted = scored.reduce((sum, { resources }) => sum + resources.healthy + resources.unhealthy, 0);
  if (counted > 0) return counted;
  const resources = validCounts(member.scope.resources);
  return resources ? resources.healthy + resources.unhealthy : 0;
}

function halfOf(
  scopes: readonly LedgerScope[],
  given: GivenScore | null | undefined,
  basePercent: number | null,
): { score: Score; ledger: LedgerHalf | null } {
  const stands = givenScore(given);
  if (stands && stands.kind !== 'scored') return { score: stands, ledger: null };
  if (scopes.length === 0) return stands ? givenHalf(stands) : { score: unknownScore('notEnabled'), ledger: null };
  const computed = ledgerHalf('infrastructure', scopes);
  const ledger = stands ? ledgerHalf('infrastructure', scopes, withoutNoise(stands.percent - (basePercent ?? computed.percent))) : computed;
  const only = scopes.length === 1 && ledger.offsetPercent === 0 ? scopes[0]! : null;
  const points =
    only && only.parts.some((part) => part.kind === 'control' || part.maxPoints !== 100)
      ? { points: only.points, maxPoints: only.maxPoints }
      : {};
  return { score: { kind: 'scored', percent: ledger.percent, ...points }, ledger };
}

function givenHalf(given: Extract<Score, { kind: 'scored' }>): { score: Score; ledger: LedgerHalf } {
  const part: LedgerPart = {
    kind: 'unlisted',
    id: 'infrastructure',
    name: '',
    scopeId: null,
    points: given.points ?? given.percent,
    maxPoints: given.maxPoints ?? 100,
  };
  return { score: given, ledger: ledgerHalf('infrastructure', [ledgerScope(null, '', 1, [part])]) };
}

/** Why a half without a ledger has no score: restricted scopes and unscored controls say more than "not enabled". */
function emptyHalf(score: Score, classic: ClassicScore, own: readonly OwnScore[]): Score {
  if (score.kind !== 'unknown' || score.reason !== 'notEnabled') return score;
  if (own.length > 0 && own.every((item) => item.score.kind === 'restricted')) return restrictedScore;
  const cells = classic.cells;
  if (cells.length > 0) return unscoredSum(cells);
  const unknown = own.find((item) => item.score.kind === 'unknown');
  return unknown?.score ?? (own.length > 0 && own.some((item) => item.scope.score != null) ? notScored('nothingToScore') : score);
}

function simpleMean(scopes: readonly LedgerScope[]): number {
  return (100 * scopes.reduce((sum, scope) => sum + scope.points / scope.maxPoints, 0)) / scopes.length;
}

function reportScope(
  scope: Scope,
  tree: ScopeTree,
  own: ReadonlyMap<string, OwnScore>,
  weightOf: ReadonlyMap<string, number>,
  weightTotal: number,
): ScoredScope {
  const key = keyOf(scope.id);
  const self = own.get(key)!;
  const below = subtreeOf(tree, scope).map((item) => own.get(keyOf(item.id))!);
  const members = below.filter((item) => weightOf.has(keyOf(item.scope.id)));
  const weight = members.length > 0 ? members.reduce((sum, item) => sum + weightOf.get(keyOf(item.scope.id))!, 0) : null;
  const isGroup = (tree.childrenOf.get(key)?.length ?? 0) > 0;
  const contributes = weightOf.has(key);
  return {
    scope,
    score: contributes || !isGroup || self.ledger || self.score.kind === 'restricted' ? self.score : groupScore(members, below, weightOf),
    resources: validCounts(scope.resources) ?? sumResources(below),
    unlisted: self.unlisted,
    contributes,
    weight: contributes ? weightOf.get(key)! : null,
    weightShare: weight !== null && weightTotal > 0 ? weight / weightTotal : null,
    simpleMeanPercent: isGroup && members.length > 0 ? simpleMean(members.map((item) => item.ledger!)) : null,
  };
}

function groupScore(members: readonly OwnScore[], below: readonly OwnScore[], weightOf: ReadonlyMap<string, number>): Score {
  const weight = members.reduce((sum, item) => sum + weightOf.get(keyOf(item.scope.id))!, 0);
  if (weight > 0) {
    const ratio = members.reduce(
      (sum, item) => sum + (item.ledger!.points / item.ledger!.maxPoints) * weightOf.get(keyOf(item.scope.id))!,
      0,
    );
    return { kind: 'scored', percent: (100 * ratio) / weight };
  }
  const leaves = below.slice(1);
  return leaves.length > 0 && leaves.every((item) => item.score.kind === 'restricted') ? restrictedScore : notScored('nothingToScore');
}

/** For display: resources over the controls below, a resource counting once a control. */
function sumResources(below: readonly OwnScore[]): ResourceCounts | null {
  const cells = below.flatMap((item) => item.cells);
  if (cells.length === 0) return null;
  const sum = { healthy: 0, unhealthy: 0, notApplicable: 0 };
  for (const { resources } of cells) {
    sum.healthy += resources.healthy;
    sum.unhealthy += resources.unhealthy;
    sum.notApplicable += resources.notApplicable;
  }
  return sum;
}

export const nameOf = (scope: Scope): string => scope.name ?? scope.id;
