/** A coordinate of a path: tenths of a pixel are finer than a screen shows, and never -0 or NaN. */
export const tenth = (value: number): number => Math.round(value * 10) / 10 || 0;

/** As path text. */
export function coordinate(value: number): string {
  return String(tenth(value));
}
