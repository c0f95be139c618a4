/**
 * The Defender XDR half: recommended actions over Apps, Identity, Data and Devices (SCORING.md, A and D). Also the
 * arithmetic of a host's own actions that carry points for Infrastructure where no cloud model feeds that half.
 */
import { scoreAction, type ActionPoints, type RiskAcceptedPolicy } from './actions.js';
import type { AssumedChanges } from './changes.js';
import { givenScore, withoutNoise } from './given.js';
import { scopedKey } from './identifiers.js';
import { ledgerHalf, ledgerScope, type LedgerHalf, type LedgerPart } from './ledger.js';
import type { GivenScore, Recommendation } from './posture.js';
import type { PointsPair } from './report.js';
import { notScored, unknownScore, type HalfId, type Score, type Scored, type SubscoreId } from './score.js';

export interface EvaluatedAction {
  readonly action: Recommendation;
  readonly subscore: SubscoreId;
  readonly now: ActionPoints;
  /** The same without assumed changes: what the vendor's totals were made of. */
  readonly base: ActionPoints;
}

export interface ActionGroup {
  readonly points: number;
  /** Σ of known maxima; an unknown one counts with its points, the least it can be. */
  readonly maxPoints: number;
  readonly openPoints: number;
  readonly selfDeclaredPoints: number;
  readonly unknownMaxima: number;
  readonly counted: number;
  readonly listed: number;
  /** Not counted because their points are not known. */
  readonly unknownPoints: number;
}

export interface ActionHalf {
  readonly score: Score;
  readonly ledger: LedgerHalf | null;
  readonly subscores: ReadonlyMap<SubscoreId, { readonly score: Score; readonly openPoints: number | null }>;
  readonly unlisted: PointsPair | null;
}

/** Evaluates actions in their order; the second of two with one id is listed, not counted. */
export function evaluateActions(
  actions: readonly Recommendation[],
  policy: RiskAcceptedPolicy,
  changes: AssumedChanges,
): EvaluatedAction[] {
  const seen = new Set<string>();
  return actions.map((action) => {
    const key = scopedKey(action.scopeId, action.id);
    const subscore = action.subscore ?? 'other';
    if (seen.has(key)) {
      const duplicate = { ...scoreAction(action, policy), notCounted: 'duplicate' as const };
      return { action, subscore, now: duplicate, base: duplicate };
    }
    seen.add(key);
    const base = scoreAction(action, policy);
    const change = changes.of(action.id, action.scopeId);
    return { action, subscore, base, now: change ? scoreAction(action, policy, change) : base };
  });
}

/** The half made of these actions, held against the totals that were given for it. */
export function scoreActionHalf(
  id: HalfId,
  evaluated: readonly EvaluatedAction[],
  given: GivenScore | null | undefined,
  givenSubscores: ReadonlyMap<SubscoreId, GivenScore>,
): ActionHalf {
  const bySubscore = new Map<SubscoreId, EvaluatedAction[]>();
  for (const item of evaluated) {
    const list = bySubscore.get(item.subscore);
    if (list) list.push(item);
    else bySubscore.set(item.subscore, [item]);
  }
  const all = sumActions(evaluated, 'now');
  const listedBase = sumActions(evaluated, 'base');
  const givenTotal = givenScore(given) ?? sumOfGivenSubscores(bySubscore, givenSubscores);
  const accepted = acceptedParts(evaluated, givenTotal, listedBase);
  const unlisted = unlistedPoints(givenTotal, listedBase, accepted);
  const parts = [...partsOf(evaluated), ...accepted, ...unlistedPart(id, unlisted)];
  const scope = ledgerScope(null, '', 1, parts);
  const listedPercent = scope.maxPoints > 0 ? (100 * scope.points) / scope.maxPoints : null;

  const subscores = new Map<SubscoreId, { score: Score; openPoints: number | null }>();
  for (const subscore of new Set([...bySubscore.keys(), ...givenSubscores.keys()])) {
    const members = bySubscore.get(subscore) ?? [];
    subscores.set(subscore, {
      score: subscoreOf(members, givenSubscores.get(subscore), unlisted),
      openPoints: members.length > 0 ? sumActions(members, 'now').openPoints : null,
    });
  }

  if (givenTotal && givenTotal.kind !== 'scored') return { score: givenTotal, ledger: null, subscores, unlisted: null };
  if (givenTotal && givenTotal.maxPoints === undefined) return givenPercentHalf(id, givenTotal.percent, evaluated, parts, subscores);
  if (listedPercent === null) return { score: emptyScore(all), ledger: null, subscores, unlisted: null };
  const ledger = ledgerHalf(id, [scope]);
  return { score: withDoubts(pointsScore(scope.points, scope.maxPoints), all, givenTotal !== null, unlisted), ledger, subscores, unlisted };
}

export function sumActions(evaluated: readonly EvaluatedAction[], at: 'now' | 'base'): ActionGroup {
  const sum = {
    points: 0,
    maxPoints: 0,
    openPoints: 0,
    selfDeclaredPoints: 0,
    unknownMaxima: 0,
    counted: 0,
    listed: evaluated.length,
    unknownPoints: 0,
  };
  for (const item of evaluated) {
    const { points, maxPoints, notCounted, selfDeclared } = item[at];
    if (notCounted !== null || points === null) {
      if (notCounted === 'unknownPoints') sum.unknownPoints++;
      continue;
    }
    sum.counted++;
    sum.points += points;
    sum.maxPoints += maxPoints ?? points;
    sum.openPoints += maxPoints === null ? 0 : maxPoints - points;
    if (maxPoints === null) sum.unknownMaxima++;
    if (selfDeclared) sum.selfDeclaredPoints += points;
  }
  return sum;
}

function partsOf(evaluated: readonly EvaluatedAction[]): LedgerPart[] {
  const parts: LedgerPart[] = [];
  for (const { action, now } of evaluated) {
    if (now.notCounted !== null || now.points === null) continue;
    parts.push({
      kind: 'recommendation',
      id: action.id,
      name: action.title ?? action.id,
      scopeId: action.scopeId ?? null,
      points: now.points,
      maxPoints: now.maxPoints ?? now.points,
    });
  }
  return parts;
}

function unlistedPart(id: HalfId, unlisted: PointsPair | null): LedgerPart[] {
  if (!unlisted || (unlisted.points === 0 && unlisted.maxPoints === 0)) return [];
  return [{ kind: 'unlisted', id, name: '', scopeId: null, points: unlisted.points, maxPoints: unlisted.maxPoints }];
}

function unlistedPoints(given: Score | null, listed: ActionGroup, accepted: readonly LedgerPart[]): PointsPair | null {
  if (given?.kind !== 'scored' || given.points === undefined || given.maxPoints === undefined) return null;
  const listedMax = accepted.reduce((sum, part) => sum + part.maxPoints, listed.maxPoints);
  return { points: withoutNoise(given.points - listed.points), maxPoints: withoutNoise(given.maxPoints - listedMax) };
}

/**
 * Accepted risks that a given total still holds. The Microsoft 365 portal keeps their maximum in its total, the
 * identity page leaves it out; which of them the total is, its own sum tells: the reading that leaves less unlisted.
 */
function acceptedParts(evaluated: readonly EvaluatedAction[], given: Score | null, listed: ActionGroup): LedgerPart[] {
  if (given?.kind !== 'scored' || given.maxPoints === undefined) return [];
  const accepted = evaluated.filter(
    ({ base, now }) => base.notCounted === 'riskAccepted' && now.notCounted === 'riskAccepted' && (now.maxPoints ?? 0) > 0,
  );
  const maxPoints = accepted.reduce((sum, { now }) => sum + now.maxPoints!, 0);
  const missing = given.maxPoints - listed.maxPoints;
  if (Math.abs(missing - maxPoints) >= Math.abs(missing)) return [];
  return accepted.map(({ action, now }) => ({
    kind: 'recommendation',
    id: action.id,
    name: action.title ?? action.id,
    scopeId: action.scopeId ?? null,
    points: 0,
    maxPoints: now.maxPoints!,
  }));
}

/** Where sub-scores are given in points but no total is, their sum is the total. */
function sumOfGivenSubscores(
  listed: ReadonlyMap<SubscoreId, readonly EvaluatedAction[]>,
  given: ReadonlyMap<SubscoreId, GivenScore>,
): Score | null {
  if (given.size === 0) return null;
  let points = 0;
  let maxPoints = 0;
  for (const subscore of new Set([...listed.keys(), ...given.keys()])) {
    const score = givenScore(given.get(subscore));
    const members = sumActions(listed.get(subscore) ?? [], 'base');
    if (score?.kind === 'scored' && score.points !== undefined && score.maxPoints !== undefined) {
      points += score.points;
      maxPoints += score.maxPoints;
    } else if (members.counted > 0) {
      points += members.points;
      maxPoints += members.maxPoints;
    } else if (score?.kind === 'scored') {
      return unknownScore('missingMaximum');
    }
  }
  return maxPoints > 0 ? { kind: 'scored', percent: (100 * points) / maxPoints, points, maxPoints } : null;
}

/** A percent without points stands as it is; what is listed only moves it. */
function givenPercentHalf(
  id: HalfId,
  percent: number,
  evaluated: readonly EvaluatedAction[],
  parts: readonly LedgerPart[],
  subscores: ActionHalf['subscores'],
): ActionHalf {
  const base = sumActions(evaluated, 'base');
  if (base.maxPoints <= 0) {
    const scope = ledgerScope(null, '', 1, [{ kind: 'unlisted', id, name: '', scopeId: null, points: percent, maxPoints: 100 }]);
    return { score: { kind: 'scored', percent }, ledger: ledgerHalf(id, [scope]), subscores, unlisted: null };
  }
  const ledger = ledgerHalf(id, [ledgerScope(null, '', 1, parts)], withoutNoise(percent - (100 * base.points) / base.maxPoints));
  return { score: { kind: 'scored', percent: ledger.percent }, ledger, subscores, unlisted: null };
}

function subscoreOf(members: readonly EvaluatedAction[], given: GivenScore | undefined, unlisted: PointsPair | null): Score {
  const now = sumActions(members, 'now');
  const stands = givenScore(given);
  if (stands && stands.kind !== 'scored') return stands;
  if (stands) {
    const base = sumActions(members, 'base');
    if (stands.points === undefined || stands.maxPoints === undefined) {
      const moved = base.maxPoints > 0 && now.maxPoints > 0 ? (100 * now.points) / now.maxPoints - (100 * base.points) / base.maxPoints : 0;
      return { kind: 'scored', percent: stands.percent + moved };
    }
    return pointsScore(stands.points + now.points - base.points, stands.maxPoints + now.maxPoints - base.maxPoints);
  }
  if (now.maxPoints <= 0) return emptyScore(now);
  return withDoubts(pointsScore(now.points, now.maxPoints), now, false, unlisted);
}

/** Why nothing is scored: no members, nothing known of them, or all of them taken out. */
function emptyScore(group: ActionGroup): Score {
  if (group.listed === 0) return unknownScore('notEnabled');
  if (group.unknownMaxima > 0) return unknownScore('missingMaximum');
  if (group.counted > 0) return notScored('zeroMaximum');
  if (group.unknownPoints > 0) return unknownScore('noData');
  return notScored('allExcluded');
}

function pointsScore(points: number, maxPoints: number): Score {
  if (maxPoints <= 0) return notScored('zeroMaximum');
  return { kind: 'scored', percent: (100 * points) / maxPoints, points, maxPoints };
}

/** Adds what is uncertain about a sum: unknown maxima make it an upper bound, a third party's word stays visible. */
function withDoubts(score: Score, group: ActionGroup, totalIsGiven: boolean, unlisted: PointsPair | null): Score {
  if (score.kind !== 'scored') return score;
  const { points = 0, maxPoints = 0 } = score;
  const isUpperBound = group.unknownMaxima > 0 && !totalIsGiven;
  const atLeast = isUpperBound && unlisted && unlisted.maxPoints > 0 ? (100 * points) / (maxPoints + unlisted.maxPoints) : null;
  const doubts: Partial<Scored> = {
    ...(isUpperBound ? { partial: true } : {}),
    ...(atLeast !== null ? { percentAtLeast: atLeast } : {}),
    ...(group.selfDeclaredPoints > 0 ? { selfDeclaredPercent: (100 * group.selfDeclaredPoints) / maxPoints } : {}),
  };
  return { ...score, ...doubts };
}
