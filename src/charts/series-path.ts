/**
 * The path of a line or an area. A NaN breaks it: what is not known is not drawn. Written by hand: d3's line brings all of
 * its curves along, twenty kilobytes for the two that are drawn here.
 */
import { coordinate } from './coordinate.js';
import type { Points } from './decimate.js';

export interface SeriesOptions {
  readonly scaleX: (value: number) => number;
  readonly scaleY: (value: number) => number;
  /** `step` holds a day's value until the next point; `straight` joins the points. */
  readonly curve: 'step' | 'straight';
}

/** The line of a series. A point without neighbours is a stroke of no length, which round line ends draw as a dot. */
export function linePath(points: Points, options: SeriesOptions): string {
  return runsOf(points)
    .map(([first, last]) => runPath(points, first, last, options) + (first === last ? 'Z' : ''))
    .join('');
}

/** The area between the line and `baseline` (in y of the data), closed for each run. */
export function areaPath(points: Points, options: SeriesOptions, baseline = 0): string {
  const { scaleX, scaleY } = options;
  const base = coordinate(scaleY(baseline));
  return runsOf(points)
    .map(([first, last]) => {
      const [start, end] = [first, last].map((index) => coordinate(scaleX(points.x[index]!)));
      return `${runPath(points, first, last, options)}L${end},${base}L${start},${base}Z`;
    })
    .join('');
}

function runPath({ x, y }: Points, first: number, last: number, { scaleX, scaleY, curve }: SeriesOptions): string {
  let height = coordinate(scaleY(y[first]!));
  let path = `M${coordinate(scaleX(x[first]!))},${height}`;
  for (let index = first + 1; index <= last; index++) {
    const at = coordinate(scaleX(x[index]!));
    if (curve === 'step') path += `L${at},${height}`;
    height = coordinate(scaleY(y[index]!));
    path += `L${at},${height}`;
  }
  return path;
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
