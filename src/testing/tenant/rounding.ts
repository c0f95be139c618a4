/** The vendor's rounding, on integers so that no binary fraction decides a tie (SCORING.md, B). */

/** `numerator / denominator` to a whole number, ties to the even one. Both non-negative integers, the second positive. */
export function roundHalfEven(numerator: number, denominator: number): number {
  const whole = Math.floor(numerator / denominator);
  const twice = 2 * (numerator - whole * denominator);
  if (twice < denominator) return whole;
  if (twice > denominator) return whole + 1;
  return whole % 2 === 0 ? whole : whole + 1;
}

/** Points in hundredths of `maxPoints × done / total`. */
export function hundredthsOf(maxPoints: number, done: number, total: number): number {
  return total === 0 ? 0 : roundHalfEven(maxPoints * done * 100, total);
}

/** The API's share of points in hundredths out of `maxPoints`: 0..1 to four decimals. */
export function shareOf(hundredths: number, maxPoints: number): number {
  return maxPoints === 0 ? 0 : roundHalfEven(hundredths * 100, maxPoints) / 10_000;
}
