/** The Infrastructure half of model B: scopes from their controls, the half from its weighted scopes (SCORING.md, B). */
import { sumCounts, validCounts, type ScoredCell } from './classic.js';
import { givenScore, withoutNoise } from './given.js';
import { keyOf } from './identifiers.js';
import {
  givenHalf,
  ledgerHalf,
  ledgerScope,
  unlistedPart,
  type LedgerHalf,
  type LedgerPart,
  type LedgerScope,
  type Weighting,
} from './ledger.js';
import { grouped, sumOf } from './lists.js';
import type { GivenScore, ResourceCounts, Scope } from './posture.js';
import type { ScopeReport } from './report.js';
import { isNumber, notScored, restrictedScore, sumScore, unknownScore, type PointsPair, type Score } from './score.js';
import { scopeTree, subtreeOf, type ScopeTree } from './scopeTree.js';
import type { HalfResult } from './total.js';

export interface InfrastructureHalf extends HalfResult {
  /** Without what a point in them is worth. */
  readonly scopes: readonly ScopeReport[];
  readonly tree: ScopeTree;
  readonly simpleMeanPercent: number | null;
  readonly weighting: Weighting | null;
}

/** A scope from what it holds itself. */
interface OwnScore {
  readonly scope: Scope;
  readonly cells: readonly ScoredCell[];
  readonly score: Score;
  readonly unlisted: PointsPair | null;
  readonly ledger: LedgerScope | null;
}

/** A scope that the half is made of, not through the scopes below it. */
interface Member extends OwnScore {
  readonly ledger: LedgerScope;
}

/** `base` is the half without assumed changes, so that these do not move what a given total holds beyond the scopes. */
export function scoreInfrastructure(
  cells: readonly ScoredCell[],
  scopeList: readonly Scope[],
  given: GivenScore | null | undefined,
  base: LedgerHalf | null = null,
): InfrastructureHalf {
  const cellsOf = grouped(cells, ({ scopeId }) => [keyOf(scopeId)]);
  // One without an id would hold what is in no scope a second time.
  const tree = scopeTree([...scopeList.filter(({ id }) => id), ...scopesOfCells(scopeList, cellsOf)]);
  const own = new Map(tree.scopes.map((scope) => [keyOf(scope.id), ownScore(scope, cellsOf.get(keyOf(scope.id)) ?? [])]));
  const withoutScope = ownScore({ id: '' }, cellsOf.get('') ?? []);
  const members = [...contributors(tree, own), ...[withoutScope].filter(isMember)];
  const [weights, weighting] = chooseWeights(members);
  const scopes = members.map(({ scope, ledger }, index) => ({ ...ledger, scopeId: scope.id || null, weight: weights[index]! }));
  const weighted = new Map(scopes.map((scope) => [keyOf(scope.scopeId), scope]));
  const half = halfOf(scopes, weighting, given, base, isPartial([...own.values(), withoutScope], tree));
  const weightTotal = sumOf(weights, (weight) => weight);
  return {
    ledger: half.ledger,
    score: half.ledger ? half.score : emptyHalf(half.score, cells, [...own.values()]),
    scopes: tree.scopes.map((scope) => reportScope(scope, tree, own, weighted, weightTotal)),
    tree,
    simpleMeanPercent: simpleMean(scopes),
    weighting: members.length > 0 ? weighting : null,
  };
}

/** A scope that is only known from its controls is a scope all the same. */
function scopesOfCells(list: readonly Scope[], cellsOf: ReadonlyMap<string, readonly ScoredCell[]>): Scope[] {
  const known = new Set(['', ...list.map(({ id }) => keyOf(id))]);
  return [...cellsOf].flatMap(([key, [cell]]) =>
    known.has(key) ? [] : { id: cell!.scopeId!, environment: cell!.control.environment ?? null },
  );
}

/** The given score stands, else the sum of the rounded controls. */
function ownScore(scope: Scope, cells: readonly ScoredCell[]): OwnScore {
  const result = (score: Score, ledger: LedgerScope | null = null, unlisted: PointsPair | null = null): OwnScore => ({
    scope,
    cells,
    score,
    unlisted,
    ledger,
  });
  if (scope.restricted) return result(restrictedScore);
  const given = givenScore(scope.score);
  if (given && given.kind !== 'scored') return result(given);
  const name = nameOf(scope);
  const listed = ledgerScope(scope.id, name, 1, cells.flatMap(partOf));
  if (!given) {
    const sum = sumScore(listed);
    if (sum.kind !== 'scored') return result(unscoredSum(cells));
    // A sum that leaves out a control of unknown score is the score of what is there.
    return result({ ...sum, ...(cells.some(({ score }) => score.kind === 'unknown') && { partial: true }) }, listed);
  }
  const { percent, points = percent, maxPoints = 100 } = given;
  const isPoints = given.points !== undefined;
  // A percent beside listed controls is scaled to their maximum, so that the difference is a matter of points alone.
  const scale = isPoints || listed.maxPoints === 0 ? 1 : listed.maxPoints / 100;
  const unlisted = {
    points: withoutNoise(points * scale - sumOf(cells, ({ basePoints }) => basePoints ?? 0)),
    maxPoints: withoutNoise(maxPoints * scale - listed.maxPoints),
  };
  const ledger = ledgerScope(scope.id, name, 1, [...listed.parts, ...unlistedPart(scope.id, name, scope.id, unlisted)]);
  const sum = {
    percent: (100 * ledger.points) / ledger.maxPoints,
    ...(isPoints && { points: ledger.points, maxPoints: ledger.maxPoints }),
  };
  return result({ kind: 'scored', ...sum }, ledger, cells.length > 0 ? unlisted : null);
}

const partOf = ({ control: { id, name }, scopeId, score }: ScoredCell): LedgerPart[] =>
  score.kind === 'scored' ? [{ kind: 'control', id, name: name ?? id, scopeId, points: score.points!, maxPoints: score.maxPoints! }] : [];

const isZero = ({ score }: ScoredCell): boolean => score.kind === 'notScored' && score.reason === 'zeroMaximum';

const unscoredSum = (cells: readonly ScoredCell[]): Score =>
  cells.find(({ score }) => score.kind === 'unknown')?.score ??
  notScored(cells.length > 0 && cells.every(isZero) ? 'zeroMaximum' : 'nothingToScore');

const isMember = (own: OwnScore): own is Member => own.ledger !== null;

/**
 * The scopes the half is made of: those with a score of their own and none below them that has one. Initiatives
 * (other standards) count only where nothing else is there to count.
 */
function contributors(tree: ScopeTree, own: ReadonlyMap<string, OwnScore>): Member[] {
  const scored = [...own.values()].filter(isMember);
  const benchmark = scored.filter(({ scope }) => scope.kind !== 'initiative');
  const candidates = new Map((benchmark.length > 0 ? benchmark : scored).map((item) => [item.scope, item]));
  return [...candidates.values()].filter(({ scope }) => !subtreeOf(tree, scope).some((below) => below !== scope && candidates.has(below)));
}

/** All given weights or none of them: the scales never mix. */
function chooseWeights(members: readonly Member[]): [weights: readonly number[], weighting: Weighting] {
  const given = members.flatMap(({ scope: { weight } }) => (isNumber(weight) && weight >= 0 ? weight : []));
  const isPositive = (weight: number) => weight > 0;
  if (given.length === members.length && given.some(isPositive)) return [given, 'given'];
  const fallback = members.map(fallbackWeight);
  // A scope that is scored without a count has an unknown weight, and unknown is not 0.
  return members.length > 1 && fallback.every(isPositive) ? [fallback, 'fallback'] : [members.map(() => 1), 'equal'];
}

/** Healthy + unhealthy resources over the scored controls of a scope. */
function fallbackWeight({ cells, scope }: OwnScore): number {
  const { healthy, unhealthy } = validCounts(scope.resources) ?? { healthy: 0, unhealthy: 0 };
  return (
    sumOf(cells, ({ score, resources }) => (score.kind === 'scored' ? resources.healthy + resources.unhealthy : 0)) || healthy + unhealthy
  );
}

/** Something that belongs into the sum is not in it: a scope that the reader may not see, or of an unknown score, or a control of one. */
const isPartial = (own: readonly OwnScore[], { childrenOf }: ScopeTree): boolean =>
  own.some(({ score, scope }) =>
    score.kind === 'scored' ? score.partial : score.kind !== 'notScored' && scope.kind !== 'initiative' && !childrenOf.has(keyOf(scope.id)),
  );

function halfOf(
  scopes: readonly LedgerScope[],
  weighting: Weighting,
  given: GivenScore | null | undefined,
  base: LedgerHalf | null,
  isPartial: boolean,
): HalfResult {
  const stands = givenScore(given);
  if (stands && stands.kind !== 'scored') return { score: stands, ledger: null };
  if (scopes.length === 0) return stands ? { score: stands, ledger: givenHalf('infrastructure', stands) } : noHalf;
  const offset = stands && (base?.offsetPercent ?? withoutNoise(stands.percent - ledgerHalf('infrastructure', scopes).percent));
  const ledger = ledgerHalf('infrastructure', scopes, offset ?? 0, weighting);
  const { points, maxPoints, parts } = scopes[0]!;
  const hasPoints = scopes.length === 1 && !ledger.offsetPercent && parts.some((part) => part.kind === 'control' || part.maxPoints !== 100);
  const more = { ...(hasPoints && { points, maxPoints }), ...(isPartial && !stands && { partial: true as const }) };
  return { score: { kind: 'scored', percent: ledger.percent, ...more }, ledger };
}

const noHalf: HalfResult = { score: unknownScore('notEnabled'), ledger: null };

/** Why a half without a ledger has no score: restricted scopes and unscored controls say more than "not enabled". */
function emptyHalf(score: Score, cells: readonly ScoredCell[], own: readonly OwnScore[]): Score {
  if (score !== noHalf.score) return score;
  if (isRestricted(own)) return restrictedScore;
  if (cells.length > 0) return unscoredSum(cells);
  const unknown = own.find((item) => item.score.kind === 'unknown');
  return unknown?.score ?? (own.some(({ scope }) => scope.score != null) ? notScored('nothingToScore') : score);
}

const isRestricted = (own: readonly OwnScore[]): boolean => own.length > 0 && own.every(({ score }) => score.kind === 'restricted');

const simpleMean = (scopes: readonly LedgerScope[]): number | null =>
  scopes.length > 0 ? (100 * sumOf(scopes, ({ points, maxPoints }) => points / maxPoints)) / scopes.length : null;

function reportScope(
  scope: Scope,
  tree: ScopeTree,
  own: ReadonlyMap<string, OwnScore>,
  weighted: ReadonlyMap<string, LedgerScope>,
  weightTotal: number,
): ScopeReport {
  const key = keyOf(scope.id);
  const self = own.get(key)!;
  const below = subtreeOf(tree, scope).map(({ id }) => own.get(keyOf(id))!);
  const members = below.flatMap((item) => weighted.get(keyOf(item.scope.id)) ?? []);
  const isGroup = tree.childrenOf.has(key);
  const isOwn = weighted.has(key) || !isGroup || self.ledger || self.score.kind === 'restricted';
  const weight = sumOf(members, (item) => item.weight);
  const { id, kind = null, parentId = null, environment = null } = scope;
  return {
    id,
    name: nameOf(scope),
    kind,
    parentId,
    environment,
    score: isOwn ? self.score : groupScore(members, below, tree),
    resources: validCounts(scope.resources) ?? sumResources(below.flatMap(({ cells }) => cells)),
    unlisted: self.unlisted,
    weight: weighted.get(key)?.weight ?? null,
    weightShare: members.length > 0 && weightTotal > 0 ? weight / weightTotal : null,
    simpleMeanPercent: isGroup ? simpleMean(members) : null,
    potentialPercent: null,
  };
}

function groupScore(members: readonly LedgerScope[], [, ...below]: readonly OwnScore[], tree: ScopeTree): Score {
  const { percent } = ledgerHalf('infrastructure', members);
  // All of them may weigh nothing.
  if (isNumber(percent)) return { kind: 'scored', percent, ...(isPartial(below, tree) && { partial: true }) };
  if (isRestricted(below)) return restrictedScore;
  return below.find(({ score }) => score.kind === 'unknown')?.score ?? notScored('nothingToScore');
}

/** For display: resources over the controls below, a resource counting once a control. */
const sumResources = (cells: readonly ScoredCell[]): ResourceCounts | null =>
  cells.length > 0 ? sumCounts(cells.map(({ resources }) => resources)) : null;

const nameOf = (scope: Scope): string => scope.name ?? scope.id;
