/** The course of a percent as a small line without axes. */
import { coordinate } from './coordinate.js';

export interface SparkPoint {
  /** Any even measure of time. */
  readonly at: number;
  /** 0..100; `null` breaks the line. */
  readonly percent: number | null;
}

export interface SparkBox {
  readonly width: number;
  readonly height: number;
}

/** Percentage points that the box is high at least: a tremble of tenths is not drawn as a mountain. */
const leastRange = 10;

/** The line in a box with its origin at the top; empty where fewer than two values are known. */
export function sparklinePath(points: readonly SparkPoint[], { width, height }: SparkBox): string {
  const known = points.flatMap(({ percent }) => percent ?? []);
  if (known.length < 2) return '';
  const [start, end] = [points[0]!.at, points.at(-1)!.at];
  const [low, high] = rangeOf(known);
  const x = (at: number) => coordinate((width * (at - start)) / (end - start || 1));
  const y = (percent: number) => coordinate(height * (1 - (percent - low) / (high - low)));
  let [path, isDrawing] = ['', false];
  for (const { at, percent } of points) {
    if (percent !== null) path += `${isDrawing ? 'L' : 'M'}${x(at)} ${y(percent)}`;
    isDrawing = percent !== null;
  }
  return path;
}

function rangeOf(values: readonly number[]): [low: number, high: number] {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const room = Math.max(0, (leastRange - (high - low)) / 2);
  return [low - room, high + room];
}
