/** The path of a line or an area. A NaN breaks it: what is not known is not drawn. */
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
    .map(([from, to]) => runPath(points, from, to, options))
    .join('');
}

/** The area between the line and `baseline` (in y of the data), closed for each run. */
export function areaPath(points: Points, options: SeriesOptions, baseline = 0): string {
  const bottom = coordinate(options.scaleY(baseline));
  return runsOf(points)
    .map(([from, to]) => `${runPath(points, from, to, options)}V${bottom}H${coordinate(options.scaleX(points.x[from]!))}Z`)
    .join('');
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

function runPath({ x, y }: Points, from: number, to: number, { scaleX, scaleY, curve }: SeriesOptions): string {
  let path = `M${coordinate(scaleX(x[from]!))} ${coordinate(scaleY(y[from]!))}`;
  if (from === to) return `${path}h0`;
  for (let index = from + 1; index <= to; index++) {
    const [left, top] = [coordinate(scaleX(x[index]!)), coordinate(scaleY(y[index]!))];
    path += curve === 'step' ? `H${left}V${top}` : `L${left} ${top}`;
  }
  return path;
}
