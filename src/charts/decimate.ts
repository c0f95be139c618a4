/**
 * Fewer points that draw the same line: of each pixel column the first, the lowest, the highest and the last point are
 * kept, so that no extreme is lost. One pass, linear time. Gaps come out as NaN.
 */

import { bisectLeft } from 'd3';

export interface Points {
  /** Rising. */
  readonly x: ArrayLike<number>;
  /** NaN where the value is not known. */
  readonly y: ArrayLike<number>;
}

export interface DecimateOptions {
  /** Pixel columns that the range is drawn in. */
  readonly columns: number;
  /** Range of x; all points where absent. One point on each side of it is kept, so that lines run out of the picture. */
  readonly from?: number;
  readonly to?: number;
  /** A greater distance in x between two points is a gap. None where absent. */
  readonly maximumGap?: number;
}

/** At most four points for each column, and a NaN in y between points that must not be joined. */
export function decimate(points: Points, options: DecimateOptions): { x: Float64Array; y: Float64Array } {
  const { x, y } = points;
  const [first, last] = visibleRange(x, options.from ?? -Infinity, options.to ?? Infinity);
  const count = last - first + 1;
  const start = Math.max(options.from ?? -Infinity, x[first] ?? 0);
  const span = Math.min(options.to ?? Infinity, x[last] ?? 0) - start;
  const columns = Math.max(1, Math.floor(options.columns));
  const all = count <= columns * 4 || !(span > 0);
  const writer = new Writer(x, y, all ? count : (columns + 2) * 4, options.maximumGap ?? Infinity);
  if (all) {
    for (let index = first; index <= last; index++) writer.add(index);
    return writer.result();
  }
  const perX = columns / span;
  let column = new Column(y);
  let current = NaN;
  for (let index = first; index <= last; index++) {
    const next = Math.floor((x[index]! - start) * perX);
    if (next !== current) {
      column.writeTo(writer);
      column = column.reset();
      current = next;
    }
    column.add(index);
  }
  column.writeTo(writer);
  return writer.result();
}

/** Indexes of the points inside, and of one neighbour on each side. */
function visibleRange(x: ArrayLike<number>, from: number, to: number): [number, number] {
  return [Math.max(0, firstAtLeast(x, from) - 1), Math.min(x.length - 1, firstAtLeast(x, to))];
}

/** The first index whose x is not below `value`; the length where all are. Binary search. */
export const firstAtLeast = (x: ArrayLike<number>, value: number): number => bisectLeft(x, value);

/** The points of one pixel column that are worth drawing, by index. */
class Column {
  readonly #y: ArrayLike<number>;
  #first = -1;
  #lowest = -1;
  #highest = -1;
  #last = -1;

  constructor(y: ArrayLike<number>) {
    this.#y = y;
  }

  /** An unknown value inside a column is thinner than a pixel; only a column without any known value is a gap. */
  add(index: number): void {
    const value = this.#y[index]!;
    if (Number.isNaN(value)) {
      if (this.#first < 0) this.#last = index;
      return;
    }
    if (this.#first < 0) this.#first = this.#lowest = this.#highest = index;
    if (value < this.#y[this.#lowest]!) this.#lowest = index;
    if (value > this.#y[this.#highest]!) this.#highest = index;
    this.#last = index;
  }

  writeTo(writer: Writer): void {
    if (this.#first < 0) {
      if (this.#last >= 0) writer.add(this.#last);
      return;
    }
    writer.add(this.#first);
    writer.add(Math.min(this.#lowest, this.#highest));
    writer.add(Math.max(this.#lowest, this.#highest));
    writer.add(this.#last);
  }

  reset(): this {
    this.#first = this.#lowest = this.#highest = this.#last = -1;
    return this;
  }
}

/** Collects points by index, each once, with a NaN at gaps. */
class Writer {
  readonly #from: Points;
  readonly #maximumGap: number;
  readonly #x: Float64Array;
  readonly #y: Float64Array;
  #length = 0;
  #previous = -1;

  constructor(x: ArrayLike<number>, y: ArrayLike<number>, capacity: number, maximumGap: number) {
    this.#from = { x, y };
    this.#maximumGap = maximumGap;
    this.#x = new Float64Array(capacity * 2);
    this.#y = new Float64Array(capacity * 2);
  }

  add(index: number): void {
    if (index === this.#previous) return;
    const x = this.#from.x[index]!;
    if (this.#previous >= 0 && x - this.#from.x[this.#previous]! > this.#maximumGap && this.#isApart(index)) this.#push(x, NaN);
    this.#push(x, this.#from.y[index]!);
    this.#previous = index;
  }

  /** Two kept points may be far apart because those between them were left out: what counts is the one just before. */
  #isApart(index: number): boolean {
    return this.#from.x[index]! - this.#from.x[index - 1]! > this.#maximumGap;
  }

  #push(x: number, y: number): void {
    this.#x[this.#length] = x;
    this.#y[this.#length++] = y;
  }

  result(): { x: Float64Array; y: Float64Array } {
    return { x: this.#x.subarray(0, this.#length), y: this.#y.subarray(0, this.#length) };
  }
}
