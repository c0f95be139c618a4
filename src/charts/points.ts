/** Days with values as the columns that decimation and paths take. */
import type { Points } from './decimate.js';
import { dayNumber } from './time-scale.js';

/**
 * Columns of `days`: x in days since the epoch, y as `valueOf` returns it, NaN where that is `null`. Days come in rising
 * order, as the report's history does; those that are no dates are left out.
 */
export function pointsOf<Day extends { readonly date: string }>(
  days: readonly Day[],
  valueOf: (day: Day) => number | null | undefined,
): Points {
  const x = new Float64Array(days.length);
  const y = new Float64Array(days.length);
  let length = 0;
  for (const day of days) {
    const number = dayNumber(day.date);
    if (Number.isNaN(number)) continue;
    x[length] = number;
    y[length++] = valueOf(day) ?? NaN;
  }
  return { x: x.subarray(0, length), y: y.subarray(0, length) };
}
