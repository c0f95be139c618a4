/**
 * The Defender XDR half: recommended actions over Apps, Identity, Data and Devices (SCORING.md, A and D). Also the
 * arithmetic of a host's own actions that carry points for Infrastructure where no cloud model feeds that half.
 */
import { scoreAction, type ActionPoints, type NotCountedReason, type RiskAcceptedPolicy } from './actions.js';
import type { AssumedChanges } from './changes.js';
import { givenScore, withoutNoise } from './given.js';
import { givenHalf, plainHalf, unlistedPart, type LedgerPart } from './ledger.js';
import { grouped, sumOf } from './lists.js';
import { placeOf, type Keyed } from './partition.js';
import type { GivenScore, Recommendation } from './posture.js';
import { notScored, sumScore, unknownScore, type HalfId, type PointsPair, type Score, type Scored, type SubscoreId } from './score.js';
import type { HalfResult } from './total.js';

export interface EvaluatedAction {
  readonly action: Recommendation;
  readonly keys: Keyed;
  /** Its own place among the actions, or that of the first one of its id. */
  readonly first: number;
  readonly subscore: SubscoreId;
  /** As given, or as assumed. */
  readonly status: string | null;
  readonly now: ActionPoints;
  /** The same without assumed changes: what the vendor's totals were made of. */
  readonly base: ActionPoints;
}

type Actions = readonly EvaluatedAction[];
type GivenSubscores = ReadonlyMap<SubscoreId, GivenScore>;

export interface ActionHalf extends HalfResult {
  /** What the listed parts of the ledger stand for, in their order. */
  readonly members: Actions;
  readonly subscores: ReadonlyMap<SubscoreId, { readonly score: Score; readonly openPoints: number | null }>;
  readonly unlisted: PointsPair | null;
}

/** Evaluates actions in their order; the second of two with one id is listed, not counted. `base`: without assumed changes. */
export function evaluateActions(
  actions: readonly Keyed[],
  policy: RiskAcceptedPolicy,
  changes: AssumedChanges,
  base: Actions | null,
): EvaluatedAction[] {
  const evaluated = base ?? evaluateAsGiven(actions, policy);
  if (changes.isEmpty) return [...evaluated];
  return evaluated.map((one) => {
    const { action, keys, base } = one;
    const change = base.notCounted === 'duplicate' ? null : changes.of(keys.key, keys.scope);
    if (!change) return one;
    const status = change.status ?? (change.remediated === 'all' ? 'completed' : one.status);
    return { ...one, status, now: scoreAction(action, policy, change) };
  });
}

function evaluateAsGiven(actions: readonly Keyed[], policy: RiskAcceptedPolicy): EvaluatedAction[] {
  const places = new Map<string, number>();
  return actions.map((keys, index) => {
    const { item: action } = keys;
    const first = places.get(placeOf(keys)) ?? index;
    if (first === index) places.set(placeOf(keys), index);
    const scored = scoreAction(action, policy);
    const base = first === index ? scored : { ...scored, notCounted: 'duplicate' as const };
    return { action, keys, first, subscore: action.subscore ?? 'other', status: action.status ?? null, base, now: base };
  });
}

/** The half made of these actions, held against the totals that were given for it. */
export function scoreActionHalf(
  id: HalfId,
  evaluated: Actions,
  given: GivenScore | null | undefined,
  givenSubscores: GivenSubscores,
): ActionHalf {
  const bySubscore = grouped(evaluated, ({ subscore }) => [subscore]) as Map<SubscoreId, EvaluatedAction[]>;
  const ids = [...new Set([...bySubscore.keys(), ...givenSubscores.keys()])];
  const membersOf = (subscore: SubscoreId) => bySubscore.get(subscore) ?? [];
  const total = givenScore(given) ?? sumOfGiven(ids, membersOf, givenSubscores);
  const base = sumActions(evaluated, 'base');
  const accepted = acceptedActions(evaluated, total, base.maxPoints);
  const unlisted = unlistedPoints(total, base, accepted);
  const stillAccepted = accepted.filter(({ now }) => now.notCounted === 'riskAccepted');
  const members = [...counted(evaluated), ...stillAccepted];
  const parts = members.map(partOf);
  const half = halfOf(id, evaluated, total, base, [...parts, ...unlistedPart(id, '', null, unlisted)], unlisted);
  const subscores = ids.map((subscore) => {
    const own = membersOf(subscore);
    const { points, maxPoints } = sumActions(own, 'now');
    const score = subscoreOf(own, givenSubscores.get(subscore), unlisted);
    return [subscore, { score, openPoints: own.length > 0 ? maxPoints - points : null }] as const;
  });
  return { ...half, members, subscores: new Map(subscores), unlisted: half.ledger && unlisted };
}

function halfOf(
  id: HalfId,
  evaluated: Actions,
  total: Score | null,
  base: PointsPair,
  parts: readonly LedgerPart[],
  unlisted: PointsPair | null,
): HalfResult {
  if (total && total.kind !== 'scored') return { score: total, ledger: null };
  if (total && total.points === undefined) {
    // A percent without points stands as it is; what is listed only moves it.
    if (base.maxPoints <= 0) return { score: total, ledger: givenHalf(id, total) };
    const ledger = plainHalf(id, parts, withoutNoise(total.percent - (100 * base.points) / base.maxPoints));
    return { score: { kind: 'scored', percent: ledger.percent, ...selfDeclaredIn(evaluated, ledger.scopes[0]!.maxPoints) }, ledger };
  }
  const ledger = plainHalf(id, parts);
  const sum = ledger.scopes[0]!;
  if (sum.maxPoints <= 0) return { score: emptyScore(evaluated), ledger: null };
  return { score: withDoubts(sum, evaluated, total !== null, unlisted), ledger };
}

const counted = (evaluated: Actions, at: 'now' | 'base' = 'now'): Actions => evaluated.filter((item) => item[at].notCounted === null);

/** Σ of points and maxima; an unknown maximum counts with its points, the least it can be. */
export function sumActions(evaluated: Actions, at: 'now' | 'base'): PointsPair {
  let [pointsSum, maximum] = [0, 0];
  for (const item of evaluated) {
    const { notCounted, points, maxPoints } = item[at];
    if (notCounted !== null) continue;
    pointsSum += points!;
    maximum += maxPoints ?? points!;
  }
  return { points: pointsSum, maxPoints: maximum };
}

const partOf = ({ action: { id, title, scopeId = null }, now: { points, maxPoints } }: EvaluatedAction): LedgerPart => ({
  kind: 'recommendation',
  id,
  name: title ?? id,
  scopeId,
  points: points!,
  maxPoints: maxPoints ?? points!,
});

function unlistedPoints(given: Score | null, listed: PointsPair, accepted: Actions): PointsPair | null {
  if (given?.kind !== 'scored' || given.points === undefined) return null;
  const listedMax = listed.maxPoints + sumOf(accepted, ({ base }) => base.maxPoints!);
  return { points: withoutNoise(given.points - listed.points), maxPoints: withoutNoise(given.maxPoints! - listedMax) };
}

/**
 * Accepted risks that a given total still holds. The Microsoft 365 portal keeps their maximum in its total, the
 * identity page leaves it out; which of them the total is, its own sum tells: the reading that leaves less unlisted.
 */
function acceptedActions(evaluated: Actions, given: Score | null, listedMax: number): Actions {
  if (given?.kind !== 'scored' || given.maxPoints === undefined) return [];
  const accepted = evaluated.filter(({ base }) => base.notCounted === 'riskAccepted' && base.maxPoints);
  const missing = given.maxPoints - listedMax;
  const isHeld = Math.abs(missing - sumOf(accepted, ({ base }) => base.maxPoints!)) < Math.abs(missing);
  return isHeld ? accepted : [];
}

/** Where sub-scores are given in points but no total is, their sum is the total. */
function sumOfGiven(ids: readonly SubscoreId[], membersOf: (id: SubscoreId) => Actions, given: GivenSubscores): Score | null {
  if (given.size === 0) return null;
  const sums: PointsPair[] = [];
  for (const id of ids) {
    const score = givenScore(given.get(id));
    const members = counted(membersOf(id), 'base');
    if (score?.kind === 'scored' && score.points !== undefined) sums.push(score as PointsPair);
    else if (members.length > 0) sums.push(sumActions(members, 'base'));
    else if (score?.kind === 'scored') return unknownScore('missingMaximum');
  }
  const sum = sumScore({ points: sumOf(sums, ({ points }) => points), maxPoints: sumOf(sums, ({ maxPoints }) => maxPoints) });
  return sum.kind === 'scored' ? sum : null;
}

function subscoreOf(members: Actions, given: GivenScore | undefined, unlisted: PointsPair | null): Score {
  const now = sumActions(members, 'now');
  const stands = givenScore(given);
  if (!stands) return now.maxPoints > 0 ? withDoubts(now, members, false, unlisted) : emptyScore(members);
  if (stands.kind !== 'scored') return stands;
  const base = sumActions(members, 'base');
  if (stands.points !== undefined) {
    const maxPoints = stands.maxPoints! + now.maxPoints - base.maxPoints;
    const score = sumScore({ points: stands.points + now.points - base.points, maxPoints });
    return score.kind === 'scored' ? { ...score, ...selfDeclaredIn(members, maxPoints) } : score;
  }
  const moved = base.maxPoints > 0 && now.maxPoints > 0 ? now.points / now.maxPoints - base.points / base.maxPoints : 0;
  return { kind: 'scored', percent: stands.percent + 100 * moved, ...selfDeclaredIn(members, now.maxPoints) };
}

/** What rests on someone's word stays visible, also in a figure that was given. */
function selfDeclaredIn(evaluated: Actions, maxPoints: number): Pick<Scored, 'selfDeclaredPercent'> {
  const points = sumOf(counted(evaluated), ({ now }) => (now.selfDeclared ? now.points! : 0));
  return points > 0 ? { selfDeclaredPercent: (100 * points) / maxPoints } : {};
}

/** Why nothing is scored: no members, nothing known of them, or all of them taken out. */
function emptyScore(evaluated: Actions): Score {
  if (evaluated.length === 0) return unknownScore('notEnabled');
  const rest = counted(evaluated);
  if (rest.some(({ now }) => now.maxPoints === null)) return unknownScore('missingMaximum');
  if (rest.length > 0) return notScored('zeroMaximum');
  const isEach = (reason: NotCountedReason) => evaluated.every(({ now }) => now.notCounted === reason);
  if (isEach('zeroMaximum')) return notScored('zeroMaximum');
  if (isEach('nothingToScore')) return notScored('nothingToScore');
  return evaluated.some(({ now }) => now.notCounted === 'unknownPoints') ? unknownScore('noData') : notScored('allExcluded');
}

/** Adds what is uncertain about a sum: unknown maxima make it an upper bound. */
function withDoubts(sum: PointsPair, evaluated: Actions, totalIsGiven: boolean, unlisted: PointsPair | null): Score {
  const { points, maxPoints } = sum;
  const isUpperBound = !totalIsGiven && counted(evaluated).some(({ now }) => now.maxPoints === null);
  return {
    ...(sumScore(sum) as Score & { kind: 'scored' }),
    ...(isUpperBound && { partial: true }),
    ...(isUpperBound && unlisted && unlisted.maxPoints > 0 && { percentAtLeast: (100 * points) / (maxPoints + unlisted.maxPoints) }),
    ...selfDeclaredIn(evaluated, maxPoints),
  };
}
