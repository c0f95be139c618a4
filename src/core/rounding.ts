/**
 * The vendor's rounding (SCORING.md, B): decimal, half to even, on integers. Binary fractions never take part:
 * 1.005 is a little less than 1.005, but 201 / 200 is exactly in the middle.
 */

/**
 * `numerator / denominator` rounded to `decimals` decimal places, half to even. Both have to be finite and
 * the denominator not zero; they may carry decimals of their own, which are scaled away first.
 */
export function roundRatio(numerator: number, denominator: number, decimals: number): number {
  const scale = Math.max(decimalsOf(numerator), decimalsOf(denominator));
  const shifted = BigInt(Math.round(numerator * 10 ** scale)) * 10n ** BigInt(decimals);
  const divisor = BigInt(Math.round(denominator * 10 ** scale));
  return Number(divideHalfEven(shifted, divisor)) / 10 ** decimals;
}

/** Current points of a control, two decimals: `max × healthy / (healthy + unhealthy)`. Needs at least one resource. */
export function vendorPoints(maxPoints: number, healthy: number, unhealthy: number): number {
  return roundRatio(maxPoints * healthy, healthy + unhealthy, 2);
}

/** The share 0..1 that the API prints beside points: four decimals, from the rounded points. */
export function vendorShare(points: number, maxPoints: number): number {
  return roundRatio(points, maxPoints, 4);
}

function divideHalfEven(numerator: bigint, denominator: bigint): bigint {
  if (denominator < 0n) return divideHalfEven(-numerator, -denominator);
  if (numerator < 0n) return -divideHalfEven(-numerator, denominator);
  const quotient = numerator / denominator;
  const twiceRest = 2n * (numerator % denominator);
  if (twiceRest > denominator || (twiceRest === denominator && quotient % 2n === 1n)) return quotient + 1n;
  return quotient;
}

/** Decimal places of the shortest decimal that reads back as `value`, at most 12. */
function decimalsOf(value: number): number {
  for (let places = 0; places < 12; places++) {
    if (Number(value.toFixed(places)) === value) return places;
  }
  return 12;
}
