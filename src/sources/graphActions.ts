/** Joins a Graph control score with its profile to a recommendation (SCORING.md, A). */
import type { Recommendation } from '../core/posture.js';
import type { SubscoreId } from '../core/score.js';
import type { ReadLog } from '../schema/log.js';
import { statusOf, subscoreOf } from '../schema/vocabulary.js';
import type { ControlScore, Profile } from './gathered.js';

interface Maximum {
  readonly maxPoints: number | null;
  readonly maxPointsImplied: boolean;
}

/** The profile's maximum, else the one that points and percentage imply, else none. */
export function maximumOf(action: ControlScore, profile: Profile | undefined): Maximum {
  if (profile?.maxPoints != null) return { maxPoints: profile.maxPoints, maxPointsImplied: false };
  if (action.points === null || action.percent === null || action.percent <= 0) return { maxPoints: null, maxPointsImplied: false };
  return { maxPoints: (100 * action.points) / action.percent, maxPointsImplied: true };
}

export function categoryOf(
  action: ControlScore,
  profile: Profile | undefined,
): { readonly subscore: SubscoreId; readonly category: string | null } {
  const word = action.category ?? profile?.category ?? null;
  const subscore = word === null ? null : subscoreOf(word);
  return { subscore: subscore ?? 'other', category: subscore === null ? word : null };
}

export function recommendationOf(action: ControlScore, profile: Profile | undefined, log: ReadLog): Recommendation {
  const maximum = maximumOf(action, profile);
  noteGaps(action, maximum, log);
  return {
    ...profile,
    id: action.id,
    title: profile?.title || action.id,
    ...categoryOf(action, profile),
    model: 'actions',
    ...maximum,
    points: action.points,
    pointsAreFinal: true,
    ...progressOf(action),
    status: actionStatus(action, profile, maximum.maxPoints),
    description: action.description,
    implementationStatus: action.implementationStatus,
    lastSynced: action.lastSynced,
    profileMissing: profile === undefined,
  };
}

function noteGaps(action: ControlScore, { maxPoints, maxPointsImplied }: Maximum, log: ReadLog): void {
  if (maxPointsImplied) log.note('impliedMaximum', 'recommendation', action.id);
  if (maxPoints === null) log.note('unknownMaximum', 'recommendation', action.id);
  if (action.count !== null && action.total === null) log.note('countWithoutTotal', 'recommendation', action.id);
}

/** A count without a total says nothing about progress: OneAdmin's is the number of administrators. */
function progressOf({ count, total, on }: ControlScore): Pick<Recommendation, 'implemented' | 'total'> {
  if (total !== null) return { implemented: count, total };
  return { implemented: on, total: null };
}

/** Status words of the tenant stand; without one the action is completed when it has all of its points. */
export function actionStatus(action: ControlScore, profile: Pick<Profile, 'status'> | undefined, maxPoints: number | null): string {
  const word = [profile?.status, action.state].find((state) => state && statusOf(state) !== 'toAddress');
  if (word) return statusOf(word) === 'ignored' ? 'riskAccepted' : statusOf(word);
  if (action.applicable === false && !action.points) return 'notScored';
  const completed = action.points !== null && maxPoints !== null && maxPoints > 0 && action.points >= maxPoints;
  return completed ? 'completed' : 'toAddress';
}
