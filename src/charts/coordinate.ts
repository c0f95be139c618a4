/** A coordinate as path text: tenths of a pixel are finer than a screen shows, and never "-0" or "NaN". */
export function coordinate(value: number): string {
  return String(Math.round(value * 10) / 10 || 0);
}
