/** Rounding that adds up. */

/**
 * Whole numbers that are near to `values` and whose sum is `total`: each is rounded down, and what is left over goes to the
 * largest remainders (Hamilton's method). Where the sum of `values` itself lies further from `total` than one a value,
 * the rest goes round once more.
 */
export function apportion(values: readonly number[], total: number): number[] {
  const parts = values.map((value) => Math.floor(exact(value)));
  if (parts.length === 0) return [];
  const order = values.map((value, index) => [exact(value) - parts[index]!, index] as const).sort((a, b) => b[0] - a[0] || a[1] - b[1]);
  let left = total - parts.reduce((sum, part) => sum + part, 0);
  for (let turn = 0; left > 0; turn++, left--) parts[order[turn % order.length]![1]]! += 1;
  for (let turn = 1; left < 0; turn++, left++) parts[order.at(-(((turn - 1) % order.length) + 1))![1]]! -= 1;
  return parts.map((part) => part || 0);
}

/** How many of `parts` are not what their value rounds to alone, half away from zero. */
export function movedCount(values: readonly number[], parts: readonly number[]): number {
  return values.filter((value, index) => roundedAlone(value) !== parts[index]).length;
}

const roundedAlone = (value: number): number => Math.sign(value) * Math.round(Math.abs(exact(value))) || 0;

/** Without the noise of binary fractions, so that 3 − 2⁻⁵⁰ is 3. */
const exact = (value: number): number => Number(value.toPrecision(12));
