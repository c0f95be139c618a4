/** Model A: the points of one recommended action (SCORING.md, A). */
import { isRiskAccepted, isSelfDeclared } from './statuses.js';
import type { AssumedChange } from './changes.js';
import type { Recommendation } from './posture.js';
import { isMaximum, isNumber } from './score.js';

/** Why a listed recommendation is not part of any sum. */
export type NotCountedReason =
  | 'notScored'
  | 'preview'
  | 'deprecated'
  | 'riskAccepted'
  | 'otherStandard'
  | 'nothingToScore'
  | 'zeroMaximum'
  | 'duplicate'
  | 'unknownPoints'
  | 'noControl'
  | 'countedElsewhere'
  | 'halfNotEnabled';

export interface ActionPoints {
  /** `null`: not known, or the action has no points at all. */
  readonly points: number | null;
  readonly maxPoints: number | null;
  readonly notCounted: NotCountedReason | null;
  readonly selfDeclared: boolean;
}

export { isRiskAccepted, isSelfDeclared };

export type RiskAcceptedPolicy = 'exclude' | 'keepMaximum';

/** The benchmark whose recommendations are scored, by its names. */
const benchmark = /^\s*((microsoft )?(cloud|azure) security benchmark|mcsb|asb)\b/i;

/** Why a recommendation is listed but not scored, in any model; `null` where it is. */
export function exclusionOf(
  { preview, deprecated, standard, status: own }: Recommendation,
  status: string | null | undefined = own,
): NotCountedReason | null {
  if (preview) return 'preview';
  if (deprecated) return 'deprecated';
  if (standard && !benchmark.test(standard)) return 'otherStandard';
  return status === 'notScored' ? status : null;
}

/**
 * Points and maximum of an action, in the vendor's points, and why it does not count where it does not.
 * A vendor's own result stands; one that a change touches is recomputed.
 */
export function scoreAction(action: Recommendation, policy: RiskAcceptedPolicy, change: AssumedChange | null = null): ActionPoints {
  const status = change?.status ?? action.status ?? null;
  const excluded = exclusionOf(action, status);
  // A maximum that is not known, NaN or negative is noted, never used.
  const maxPoints = isMaximum(action.maxPoints) && excluded !== 'notScored' ? action.maxPoints : null;
  const result = (notCounted: NotCountedReason | null, points: number | null = null, selfDeclared = false): ActionPoints => ({
    points,
    maxPoints,
    notCounted,
    selfDeclared,
  });
  if (excluded) return result(excluded);
  if (maxPoints === 0) return result('zeroMaximum');
  if (isRiskAccepted(status)) return result(policy === 'keepMaximum' ? null : 'riskAccepted', 0);
  // A total of zero units, with no result of the vendor's beside it.
  if (action.total === 0 && !isNumber(action.points)) return result('nothingToScore');
  const selfDeclared = isSelfDeclared(status);
  const isFull = selfDeclared || status === 'completed' || change?.remediated === 'all';
  const points =
    isFull && (change || !action.pointsAreFinal) && maxPoints !== null
      ? maxPoints
      : (unitsDone(action, maxPoints, change) ?? detectedPoints(action, maxPoints, status));
  return points === null ? result('unknownPoints') : result(null, points, selfDeclared);
}

/** Points after some more units of a percentage action are done; `null` where the change is not of that kind. */
function unitsDone({ implemented, total }: Recommendation, maxPoints: number | null, change: AssumedChange | null): number | null {
  const more = change?.remediated;
  if (!more || more === 'all' || maxPoints === null || !isMaximum(total) || total === 0) return null;
  return (maxPoints * Math.min(total, (isNumber(implemented) ? implemented : 0) + more.size)) / total;
}

function detectedPoints({ points, implemented, total }: Recommendation, maxPoints: number | null, status: string | null): number | null {
  if (points !== undefined) return isNumber(points) ? points : null;
  if (maxPoints === null) return null;
  if (typeof implemented === 'boolean') return implemented ? maxPoints : 0;
  if (isNumber(implemented)) return isMaximum(total) && total > 0 ? (maxPoints * implemented) / total : null;
  // An action that is still to be done, with nothing detected, is a binary action that is not implemented.
  return implemented == null && (status === 'toAddress' || status === 'planned') ? 0 : null;
}
