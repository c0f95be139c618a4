/** Totals that the vendor or the host gives; they stand over our own sums (SCORING.md, A). */
import type { GivenScore } from './posture.js';
import { isNumber, scoreOf, unknownScore, type Score } from './score.js';

/** The score a given total stands for, or `null` where nothing was given. */
export function givenScore(given: GivenScore | null | undefined): Score | null {
  if (!given || typeof given !== 'object') return null;
  const { percent, points, maxPoints } = given;
  if (percent == null ? points != null || maxPoints != null : points != null && maxPoints != null) return scoreOf(points, maxPoints);
  if (percent == null) return null;
  return isNumber(percent) ? { kind: 'scored', percent } : unknownScore('invalidNumber');
}

/** Differences below this are the noise of adding binary fractions, in points or pp. */
export const noise = 1e-9;

/** `value`, or exactly 0 where it is noise. */
export const withoutNoise = (value: number): number => (Math.abs(value) < noise ? 0 : value);
