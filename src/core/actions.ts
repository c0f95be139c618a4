/** Model A: the points of one recommended action (SCORING.md, A). */
import type { AssumedChange } from './changes.js';
import type { Recommendation } from './posture.js';
import type { NotCountedReason } from './report.js';
import { isMaximum, isNumber } from './score.js';

export interface ActionPoints {
  /** `null`: not known, or the action has no points at all. */
  readonly points: number | null;
  readonly maxPoints: number | null;
  readonly notCounted: NotCountedReason | null;
  readonly selfDeclared: boolean;
}

export type RiskAcceptedPolicy = 'exclude' | 'keepMaximum';

const acceptedStatuses = new Set(['riskAccepted', 'ignored']);
const selfDeclaredStatuses = new Set(['thirdParty', 'alternateMitigation']);

export const isRiskAccepted = (status: string | null | undefined): boolean => acceptedStatuses.has(status ?? '');
export const isSelfDeclared = (status: string | null | undefined): boolean => selfDeclaredStatuses.has(status ?? '');

/**
 * Points and maximum of an action, in the vendor's points, and why it does not count where it does not.
 * A vendor's own result stands; one that a change touches is recomputed.
 */
export function scoreAction(action: Recommendation, policy: RiskAcceptedPolicy, change: AssumedChange | null = null): ActionPoints {
  const status = change?.status ?? action.status ?? null;
  const maxPoints = maximumOf(action);
  if (action.preview) return notCounted('preview', maxPoints);
  if (action.deprecated) return notCounted('deprecated', maxPoints);
  if (action.standard) return notCounted('otherStandard', maxPoints);
  if (status === 'notScored') return { points: null, maxPoints: null, notCounted: 'notScored', selfDeclared: false };
  if (maxPoints === 0) return notCounted('zeroMaximum', 0);
  if (isRiskAccepted(status)) {
    return policy === 'keepMaximum' ? counted(0, maxPoints, false) : { ...notCounted('riskAccepted', maxPoints), points: 0 };
  }
  const touched = change !== null;
  if (nothingToProtect(action)) return notCounted('nothingToScore', maxPoints);
  const selfDeclared = isSelfDeclared(status);
  const full = selfDeclared || status === 'completed' || change?.remediated === 'all';
  const points =
    full && (touched || !action.pointsAreFinal) && maxPoints !== null
      ? maxPoints
      : (unitsDone(action, maxPoints, change) ?? detectedPoints(action, maxPoints, status));
  if (points === null) return notCounted('unknownPoints', maxPoints);
  return counted(points, maxPoints, selfDeclared);
}

/** `null` where the maximum is not known, NaN or negative: such a number is noted, never used. */
function maximumOf(action: Recommendation): number | null {
  return isMaximum(action.maxPoints) ? action.maxPoints : null;
}

/** A total of zero units, with no result of the vendor's beside it: nothing to protect. */
function nothingToProtect(action: Recommendation): boolean {
  return action.total === 0 && !isNumber(action.points);
}

/** Points after some more units of a percentage action are done; `null` where the change is not of that kind. */
function unitsDone(action: Recommendation, maxPoints: number | null, change: AssumedChange | null): number | null {
  const more = change?.remediated;
  if (!more || more === 'all' || maxPoints === null || !isMaximum(action.total) || action.total === 0) return null;
  const done = isNumber(action.implemented) ? action.implemented : 0;
  return (maxPoints * Math.min(action.total, done + more.size)) / action.total;
}

function detectedPoints(action: Recommendation, maxPoints: number | null, status: string | null): number | null {
  if (action.points !== undefined) return isNumber(action.points) ? action.points : null;
  if (maxPoints === null) return null;
  if (typeof action.implemented === 'boolean') return action.implemented ? maxPoints : 0;
  if (isNumber(action.implemented))
    return isMaximum(action.total) && action.total > 0 ? (maxPoints * action.implemented) / action.total : null;
  // An action that is still to be done, with nothing detected, is a binary action that is not implemented.
  return status === 'toAddress' || status === 'planned' ? 0 : null;
}

const counted = (points: number, maxPoints: number | null, selfDeclared: boolean): ActionPoints => ({
  points,
  maxPoints,
  notCounted: null,
  selfDeclared,
});

const notCounted = (reason: NotCountedReason, maxPoints: number | null): ActionPoints => ({
  points: null,
  maxPoints,
  notCounted: reason,
  selfDeclared: false,
});
