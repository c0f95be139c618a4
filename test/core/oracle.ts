/**
 * A second implementation of the score, as plain as the published rules: slow, without columns, ledger or what-if.
 * It shares no code with the core. It knows complete data only: nothing that a vendor gives in place of our sums.
 */
import type { Assessment, Posture, Recommendation } from '../../src/core/index.js';

const lower = (id: string | null | undefined) => (id ?? '').toLowerCase();

/** Points and maximum of an action, or `null` where it does not count (accepted risks leave both sums). */
function actionPoints(item: Recommendation): { points: number; maxPoints: number } | null {
  const { maxPoints, status, implemented, total } = item;
  if (item.preview || status === 'notScored' || status === 'riskAccepted' || status === 'ignored' || maxPoints === 0) return null;
  if (total === 0 && item.points == null) return null;
  const isDone = status === 'thirdParty' || status === 'alternateMitigation' || status === 'completed';
  if (maxPoints != null && isDone && !item.pointsAreFinal) return { points: maxPoints, maxPoints };
  if (item.points != null) return { points: item.points, maxPoints: maxPoints ?? item.points };
  if (maxPoints == null) return null;
  if (implemented === true) return { points: maxPoints, maxPoints };
  if (implemented === false) return { points: 0, maxPoints };
  if (implemented != null && total) return { points: (maxPoints * implemented) / total, maxPoints };
  if (isDone && !item.pointsAreFinal) return { points: maxPoints, maxPoints };
  return status === 'toAddress' || status === 'planned' ? { points: 0, maxPoints } : null;
}

/** Model A: Σ points / Σ max in percent, or `null`. */
export function actionsPercent(recommendations: readonly Recommendation[]): number | null {
  const counted = recommendations.map(actionPoints).filter((item) => item !== null);
  const maxPoints = counted.reduce((sum, item) => sum + item.maxPoints, 0);
  return maxPoints > 0 ? (100 * counted.reduce((sum, item) => sum + item.points, 0)) / maxPoints : null;
}

/** Two decimals, half to even, for a quotient of integers below some ten thousand. */
function roundHalfToEven(numerator: number, denominator: number): number {
  const whole = Math.floor((numerator * 100) / denominator);
  const twiceRest = 2 * (numerator * 100 - whole * denominator);
  const isUp = twiceRest > denominator || (twiceRest === denominator && whole % 2 === 1);
  return (whole + (isUp ? 1 : 0)) / 100;
}

/** What an assessment says; a person's decision about the recommendation stands over its rows. */
function healthOf({ status, exemption }: Assessment, decision: string | null | undefined): Assessment['status'] {
  return exemption ||
    decision === 'riskAccepted' ||
    decision === 'ignored' ||
    decision === 'thirdParty' ||
    decision === 'alternateMitigation'
    ? 'notApplicable'
    : status;
}

interface ScopeSums {
  readonly points: number;
  readonly maxPoints: number;
  readonly resources: number;
}

function scopeSums(posture: Posture, scopeId: string): ScopeSums {
  const sums = { points: 0, maxPoints: 0, resources: 0 };
  for (const control of posture.controls ?? []) {
    const members = (posture.recommendations ?? []).filter((item) => lower(item.controlId) === lower(control.id) && !item.preview);
    const health = new Map<string, Set<string>>();
    for (const row of posture.assessments as Assessment[]) {
      const member = members.find((item) => lower(item.id) === lower(row.recommendationId));
      if (!member || row.scopeId !== scopeId) continue;
      health.set(row.resourceId, (health.get(row.resourceId) ?? new Set()).add(healthOf(row, member.status)));
    }
    const states = [...health.values()];
    const unhealthy = states.filter((set) => set.has('unhealthy')).length;
    const healthy = states.filter((set) => !set.has('unhealthy') && set.has('healthy')).length;
    const maxPoints = control.maxPoints ?? 0;
    if (maxPoints === 0 || healthy + unhealthy === 0) continue;
    sums.points += roundHalfToEven(maxPoints * healthy, healthy + unhealthy);
    sums.maxPoints += maxPoints;
    sums.resources += healthy + unhealthy;
  }
  return sums;
}

/** Model B from assessments: the weighted mean of the scopes, or `null`. Restricted scopes take no part. */
export function classicPercent(posture: Posture): number | null {
  const scopes = posture.scopes ?? [];
  const ids = [...new Set((posture.assessments as Assessment[]).map((row) => row.scopeId!))];
  const open = ids.filter((id) => !scopes.some((scope) => scope.id === id && scope.restricted));
  const members = open
    .map((id) => ({ ...scopeSums(posture, id), weight: scopes.find((scope) => scope.id === id)?.weight }))
    .filter(({ maxPoints }) => maxPoints > 0);
  if (members.length === 0) return null;
  const isGiven = members.every(({ weight }) => weight != null) && members.some(({ weight }) => weight! > 0);
  const weightOf = (member: (typeof members)[number]) => (members.length === 1 ? 1 : isGiven ? member.weight! : member.resources);
  const weights = members.reduce((sum, member) => sum + weightOf(member), 0);
  return (100 * members.reduce((sum, member) => sum + (member.points / member.maxPoints) * weightOf(member), 0)) / weights;
}

/** Model D: the mean of the halves that are there. */
export function combinedPercent(halves: readonly (number | null)[]): number | null {
  const present = halves.filter((percent) => percent !== null);
  return present.length > 0 ? present.reduce((sum, percent) => sum + percent, 0) / present.length : null;
}
