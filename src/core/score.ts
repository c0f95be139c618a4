/**
 * The one noun every number of the kit is made of. An unknown is never a zero: whoever reads a score has to
 * look at its `kind` before there is a percent to print.
 */

/** The two halves of the portal's combined score (SCORING.md, D). */
export type HalfId = 'infrastructure' | 'defenderXdr';

/** The five sub-scores of the portal, and the group for categories nobody has told us about. */
export type SubscoreId = 'infrastructure' | 'apps' | 'identity' | 'data' | 'devices' | 'other';

export interface PointsPair {
  readonly points: number;
  readonly maxPoints: number;
}

export interface Scored {
  readonly kind: 'scored';
  /** 0..100, unrounded but for a classic control, whose points the vendor rounds to two decimals. A vendor figure outside 0..100 is kept. */
  readonly percent: number;
  /** In the vendor's points. Absent where points cannot be added up (a weighted mean over several scopes). */
  readonly points?: number;
  readonly maxPoints?: number;
  /** Something that belongs into this score is not in it; `percent` is then an upper bound or the score of what is there. */
  readonly partial?: true;
  /** The halves that are not enabled, where that is why the score is partial. */
  readonly missing?: readonly HalfId[];
  /** The lower bound of a partial score, 0..100, if one can be given. */
  readonly percentAtLeast?: number;
  /** The share of `percent`, in percentage points, that rests on someone's word: third party or alternate mitigation. */
  readonly selfDeclaredPercent?: number;
}

export interface NotScored {
  readonly kind: 'notScored';
  /** `nothingToScore`: no resource or unit applies. `zeroMaximum`: worth no points. `allExcluded`: everything that applied was taken out. */
  readonly reason: 'nothingToScore' | 'zeroMaximum' | 'allExcluded';
}

export interface UnknownScore {
  readonly kind: 'unknown';
  readonly reason: 'noData' | 'notEnabled' | 'missingMaximum' | 'invalidNumber';
}

export interface RestrictedScore {
  readonly kind: 'restricted';
  readonly reason: 'noPermission';
}

export type Score = Scored | NotScored | UnknownScore | RestrictedScore;

export const notScored = (reason: NotScored['reason']): NotScored => ({ kind: 'notScored', reason });
export const unknownScore = (reason: UnknownScore['reason']): UnknownScore => ({ kind: 'unknown', reason });
export const restrictedScore: RestrictedScore = { kind: 'restricted', reason: 'noPermission' };

/** Beyond this no vendor's figure is meant, and products of two would overflow. */
const largest = 1e15;
const smallest = 1e-9;

/** True for a number that can be a figure; everything the arithmetic takes in has to pass here first. */
export function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Math.abs(value) <= largest;
}

/** True for a number that can be a maximum: zero, or large enough to divide by. */
export function isMaximum(value: unknown): value is number {
  return isNumber(value) && (value === 0 || value >= smallest);
}

/**
 * The score of `points` out of `maxPoints`. Negative points and points above the maximum are kept as given;
 * a maximum of zero is not scored, and a number that is none makes the score unknown.
 */
export function scoreOf(points: number | null | undefined, maxPoints: number | null | undefined): Score {
  if (points == null) return unknownScore('noData');
  if (maxPoints == null) return unknownScore('missingMaximum');
  if (!isNumber(points) || !isMaximum(maxPoints)) return unknownScore('invalidNumber');
  return sumScore({ points, maxPoints });
}

/** The score of a sum of points, which may have any sign; a maximum of zero or less is not scored. */
export function sumScore({ points, maxPoints }: PointsPair): Scored | NotScored {
  return maxPoints > 0 ? { kind: 'scored', percent: (100 * points) / maxPoints, points, maxPoints } : notScored('zeroMaximum');
}

/** The percent of a score, or `null` where it has none. */
export function percentOf(score: Score): number | null {
  return score.kind === 'scored' ? score.percent : null;
}
