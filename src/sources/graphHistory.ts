/** The older entries of Graph's `secureScores`, as days of history with their rows, so that "why" can be answered. */
import { instantOf } from '../core/dates.js';
import type { HistoryPoint, Recommendation } from '../core/posture.js';
import type { SubscoreId } from '../core/score.js';
import type { ControlScore, GraphScore, Profile } from './gathered.js';
import { actionStatus, categoryOf, maximumOf } from './graphActions.js';

type Profiles = ReadonlyMap<string, Profile>;
type Sum = { points: number; maxPoints: number | null };

/** `now` are the actions of the newest entry, by key. */
export function historyPointOf(
  score: GraphScore & { readonly date: string },
  profiles: Profiles,
  now: ReadonlyMap<string, ControlScore>,
): HistoryPoint {
  const recommendations = score.actions.map((action) => {
    const key = action.id.toLowerCase();
    return historyRow(action, profiles.get(key), now.get(key), score.date);
  });
  const { points, maxPoints } = score;
  return {
    date: score.date,
    half: 'defenderXdr',
    points,
    maxPoints,
    percent: points !== null && maxPoints !== null && maxPoints > 0 ? (100 * points) / maxPoints : null,
    subscores: subscoresOf(recommendations),
    recommendations,
  };
}

/** A maximum that has to be implied is that of today, where today implies one: else it would drift with the rounding of each day. */
function historyRow(action: ControlScore, profile: Profile | undefined, now: ControlScore | undefined, date: string): Recommendation {
  const today = maximumOf(now ?? action, profile);
  const maximum = today.maxPoints === null ? maximumOf(action, profile) : today;
  return {
    id: action.id,
    title: profile?.title ?? null,
    subscore: categoryOf(action, profile).subscore,
    points: action.points,
    pointsAreFinal: true,
    ...maximum,
    status: actionStatus(action, profile && { status: stateAt(profile, date) }, maximum.maxPoints),
  };
}

/** What people had decided by then: the newest of the states with a date at or before it. */
function stateAt({ states }: Profile, date: string): string | null {
  const until = instantOf(date) ?? -Infinity;
  let [found, since]: [string | null, number] = [null, -Infinity];
  for (const { state, date } of states ?? []) {
    const instant = instantOf(date) ?? Infinity;
    if (instant <= until && instant >= since) [found, since] = [state ?? null, instant];
  }
  return found;
}

/** Sums by category; a category with an unknown part has no sum. */
function subscoresOf(rows: readonly Recommendation[]): NonNullable<HistoryPoint['subscores']> {
  const sums = new Map<SubscoreId, Sum>();
  for (const { subscore, points, maxPoints } of rows) {
    const sum = sums.get(subscore!) ?? { points: 0, maxPoints: 0 };
    sum.points += points ?? 0;
    sum.maxPoints = sum.maxPoints === null || maxPoints == null || points == null ? null : sum.maxPoints + maxPoints;
    sums.set(subscore!, sum);
  }
  return [...sums]
    .filter(([, { maxPoints }]) => maxPoints !== null && maxPoints > 0)
    .map(([id, { points, maxPoints }]) => ({ id, points, maxPoints, percent: (100 * points) / maxPoints! }));
}
