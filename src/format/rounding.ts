/** Rounding for print (SCORING.md, Printing). Core returns unrounded numbers; here they are rounded once. */

/**
 * `value` to `digits` decimals, half away from zero. The noise of binary fractions (28.499999999999996 for 28.5) is
 * cut at twelve significant digits first, as the vendor's figures have far fewer.
 */
export function roundDecimal(value: number, digits: number): number {
  if (Number.isSafeInteger(value)) return positiveZero(value);
  const scale = 10 ** digits;
  const scaled = Number((value * scale).toPrecision(12));
  return positiveZero((Math.sign(scaled) * Math.round(Math.abs(scaled))) / scale);
}

/**
 * The same, but what is open stays visible: a value inside 0..`maximum` is never rounded onto either end. 99.996 of 100
 * is 99.99 and 0.004 is 0.01. The ends themselves, and values outside, are printed as they are.
 */
export function roundInside(value: number, digits: number, maximum: number): number {
  const rounded = roundDecimal(value, digits);
  if (value > 0 && rounded <= 0) return 10 ** -digits;
  if (value < maximum && rounded >= maximum) return stepBelow(maximum, digits);
  return rounded;
}

/** `value` to `digits` decimals; what is not zero stays visible as the smallest step of its sign. */
export function roundChange(value: number, digits: number): number {
  const rounded = roundDecimal(value, digits);
  return rounded === 0 && value !== 0 ? Math.sign(value) * 10 ** -digits : rounded;
}

function stepBelow(maximum: number, digits: number): number {
  const scale = 10 ** digits;
  return (Math.ceil(Number((maximum * scale).toPrecision(12))) - 1) / scale;
}

/** Negative zero would print as "−0". */
function positiveZero(value: number): number {
  return value === 0 ? 0 : value;
}
