/** Round numbers for an axis: steps of 1, 2 or 5 times a power of ten. */

/** The smallest round step that cuts `span` into at most `count` intervals. */
export function niceStep(span: number, count: number): number {
  const rough = span / Math.max(1, count);
  if (!(rough > 0) || !Number.isFinite(rough)) return 1;
  const power = 10 ** Math.floor(Math.log10(rough));
  const factor = [1, 2, 5, 10].find((candidate) => candidate * power >= rough * (1 - 1e-9)) ?? 10;
  return factor * power;
}

/** `minimum` and `maximum` moved out to round numbers; one value alone gets a step on both sides. */
export function niceDomain(minimum: number, maximum: number, count = 4): [number, number] {
  if (minimum === maximum) return [minimum - 1, maximum + 1];
  const step = niceStep(maximum - minimum, count);
  return [Math.floor(minimum / step + 1e-9) * step, Math.ceil(maximum / step - 1e-9) * step].map((value) => exact(value, step)) as [
    number,
    number,
  ];
}

/** The round numbers within a domain. 0 to 100 in four intervals are not round, so percent axes pass `[0, 25, 50, 75, 100]` themselves. */
export function niceTicks(minimum: number, maximum: number, count = 4): number[] {
  const step = niceStep(maximum - minimum, count);
  const first = Math.ceil(minimum / step - 1e-9);
  const last = Math.floor(maximum / step + 1e-9);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => exact((first + index) * step, step));
}

/** Multiplying leaves binary noise (3 × 0.1): cut it at the digits of the step. */
function exact(value: number, step: number): number {
  return Number(value.toFixed(Math.max(0, Math.ceil(-Math.log10(step) + 1e-9)))) || 0;
}
