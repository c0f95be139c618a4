/**
 * The path of a line or an area. A NaN breaks it: what is not known is not drawn. Written by hand: d3's line brings all of
 * its curves along, twenty kilobytes for the two that are drawn here.
 */
import { tenth } from './coordinate.js';
import type { Points } from './decimate.js';

export interface SeriesOptions {
  readonly scaleX: (value: number) => number;
  readonly scaleY: (value: number) => number;
  /** `step` holds a day's value until the next point; `straight` joins the points. */
  readonly curve: 'step' | 'straight';
  /** There are more points than pixels: they are moved to whole ones across, where those of one pixel are a stroke up and down. */
  readonly isDense?: boolean;
}

/** The line of a series. A point without neighbours is a stroke of no length, which round line ends draw as a dot. */
export function linePath(points: Points, options: SeriesOptions): string {
  return seriesPaths(points, options).line;
}

/** The area between the line and `baseline` (in y of the data), closed for each run. */
export function areaPath(points: Points, options: SeriesOptions, baseline = 0): string {
  return seriesPaths(points, options, baseline).area;
}

/** Both at once, since most of an area is its line; no area without a baseline. */
export function seriesPaths(points: Points, options: SeriesOptions, baseline: number | null = null): { line: string; area: string } {
  const across = options.isDense
    ? (value: number) => Math.round(options.scaleX(value)) || 0
    : (value: number) => tenth(options.scaleX(value));
  const base = baseline === null ? null : tenth(options.scaleY(baseline));
  let [line, area] = ['', ''];
  for (const [first, last] of runsOf(points)) {
    const run = runPath(points, first, last, options, across);
    line += first === last ? `${run}Z` : run;
    if (base === null) continue;
    const outline = options.isDense ? outlinePath(points, first, last, options, across) : run;
    area += `${outline}L${across(points.x[last]!)},${base}L${across(points.x[first]!)},${base}Z`;
  }
  return { line, area };
}

type Across = (value: number) => number;

/** What stands above the last point is told by its height alone: shorter to write, and to read for the browser. */
function runPath({ x, y }: Points, first: number, last: number, { scaleY, curve }: SeriesOptions, across: Across): string {
  let at = across(x[first]!);
  let height = tenth(scaleY(y[first]!));
  let path = `M${at},${height}`;
  for (let index = first + 1; index <= last; index++) {
    const next = across(x[index]!);
    const before = height;
    height = tenth(scaleY(y[index]!));
    if (next === at) path += `V${height}`;
    else path += curve === 'step' ? `L${next},${before}L${next},${height}` : `L${next},${height}`;
    at = next;
  }
  return path;
}

/** The highest point of each pixel: below a line that is a band of strokes, nobody sees the rest of an area. */
function outlinePath({ x, y }: Points, first: number, last: number, { scaleY }: SeriesOptions, across: Across): string {
  let path = '';
  let at = NaN;
  let highest = Infinity;
  for (let index = first; index <= last; index++) {
    const next = across(x[index]!);
    const height = tenth(scaleY(y[index]!));
    if (next === at) highest = Math.min(highest, height);
    else {
      if (index > first) path += `${path ? 'L' : 'M'}${at},${highest}`;
      [at, highest] = [next, height];
    }
  }
  return `${path}${path ? 'L' : 'M'}${at},${highest}`;
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
