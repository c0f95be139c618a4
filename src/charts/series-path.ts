/** The path of a line or an area. A NaN breaks it: what is not known is not drawn. */
import { area, curveLinear, curveStepAfter, line } from 'd3';
import type { Points } from './decimate.js';

export interface SeriesOptions {
  readonly scaleX: (value: number) => number;
  readonly scaleY: (value: number) => number;
  /** `step` holds a day's value until the next point; `straight` joins the points. */
  readonly curve: 'step' | 'straight';
}

/** Tenths of a pixel are finer than a screen shows. */
const decimals = 1;
const curves = { straight: curveLinear, step: curveStepAfter };

/** The line of a series. A point without neighbours is a stroke of no length, which round line ends draw as a dot. */
export function linePath({ x, y }: Points, { scaleX, scaleY, curve }: SeriesOptions): string {
  const path = line<number>((_, index) => scaleX(x[index]!), scaleY)
    .defined((value) => !Number.isNaN(value))
    .curve(curves[curve])
    .digits(decimals);
  return path(Array.from(y)) ?? '';
}

/** The area between the line and `baseline` (in y of the data), closed for each run. */
export function areaPath({ x, y }: Points, { scaleX, scaleY, curve }: SeriesOptions, baseline = 0): string {
  const path = area<number>((_, index) => scaleX(x[index]!), scaleY(baseline), scaleY)
    .defined((value) => !Number.isNaN(value))
    .curve(curves[curve])
    .digits(decimals);
  return path(Array.from(y)) ?? '';
}

/** First and last index of each stretch of known values. */
export function runsOf({ y }: Points): [number, number][] {
  const runs: [number, number][] = [];
  let start = -1;
  for (let index = 0; index <= y.length; index++) {
    const known = index < y.length && !Number.isNaN(y[index]!);
    if (known && start < 0) start = index;
    if (!known && start >= 0) {
      runs.push([start, index - 1]);
      start = -1;
    }
  }
  return runs;
}
