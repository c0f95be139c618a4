/** The point under the pointer. */
import { firstAtLeast } from './decimate.js';

/** Index of the value in rising `x` that is nearest to `value`, the earlier of two; -1 where there are none. */
export function nearestIndex(x: ArrayLike<number>, value: number): number {
  const after = firstAtLeast(x, value);
  if (after === 0) return x.length === 0 ? -1 : 0;
  if (after === x.length) return after - 1;
  return value - x[after - 1]! <= x[after]! - value ? after - 1 : after;
}
