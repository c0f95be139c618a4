/** Ranks of a column's values: sorting then compares numbers. Made in small steps, since collating many distinct texts takes long. */

/** Rank of each row's value among the distinct values of a column, from 0; rows without a value have rank `count`. */
export interface Ranks {
  readonly ranks: Uint32Array;
  readonly count: number;
}

export type SortValue = string | number | null;

/** Rows, or comparisons of texts, between two steps: a millisecond or two. */
const stepRows = 4096;
const runLength = 512;

/** Yields where the work may be interrupted. Values that the collator holds equal share a rank: the next sorting key decides among them. */
export function* rankInSteps(
  length: number,
  valueOf: (row: number) => SortValue,
  compare: (a: string, b: string) => number,
): Generator<void, Ranks> {
  const indexOf = new Map<SortValue, number>();
  const distinct: (string | number)[] = [];
  const missing = 0xffffffff;
  const indexes = new Uint32Array(length);
  for (let row = 0; row < length; row++) {
    const value = valueOf(row);
    if (value === null || Number.isNaN(value)) indexes[row] = missing;
    else {
      let index = indexOf.get(value);
      if (index === undefined) indexOf.set(value, (index = distinct.push(value) - 1));
      indexes[row] = index;
    }
    if (row % stepRows === stepRows - 1) yield;
  }
  const isText = typeof distinct[0] === 'string';
  const order = isText ? yield* sortedTexts(distinct as string[], compare) : sortedNumbers(distinct as number[]);
  const ranks = new Uint32Array(distinct.length);
  let rank = -1;
  for (let place = 0; place < order.length; place++) {
    const index = order[place]!;
    const isSame = isText && place > 0 && compare(distinct[order[place - 1]!] as string, distinct[index] as string) === 0;
    ranks[index] = isSame ? rank : ++rank;
    if (place % stepRows === stepRows - 1) yield;
  }
  for (let row = 0; row < length; row++) indexes[row] = indexes[row] === missing ? rank + 1 : ranks[indexes[row]!]!;
  return { ranks: indexes, count: rank + 1 };
}

/** Indexes of the values in order. */
function sortedNumbers(values: readonly number[]): Uint32Array {
  return Uint32Array.from(values.keys()).sort((a, b) => values[a]! - values[b]!);
}

/** A merge sort from the bottom up, interrupted between merges of at most `stepRows`. */
function* sortedTexts(values: readonly string[], compare: (a: string, b: string) => number): Generator<void, Uint32Array> {
  const { length } = values;
  let from: Uint32Array<ArrayBuffer> = Uint32Array.from(values.keys());
  let to: Uint32Array<ArrayBuffer> = new Uint32Array(length);
  for (let start = 0; start < length; start += runLength) {
    from.subarray(start, start + runLength).sort((a, b) => compare(values[a]!, values[b]!) || a - b);
    yield;
  }
  for (let width = runLength; width < length; width *= 2) {
    for (let start = 0; start < length; start += 2 * width) {
      const middle = Math.min(start + width, length);
      const end = Math.min(start + 2 * width, length);
      for (let left = start, right = middle, place = start; place < end; place++) {
        const isLeft = right >= end || (left < middle && compare(values[from[left]!]!, values[from[right]!]!) <= 0);
        to[place] = isLeft ? from[left++]! : from[right++]!;
        if (place % stepRows === stepRows - 1) yield;
      }
    }
    [from, to] = [to, from];
  }
  return from;
}

/** All steps at once. */
export function finish<T>(steps: Generator<void, T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** How long a table may wait for the order of a column. */
const atOnceMs = 20;

/** Whether the steps come to their end at once; if not, they can be gone on with. */
export function finishWithin(steps: Generator<void, unknown>, milliseconds = atOnceMs): boolean {
  const until = performance.now() + milliseconds;
  while (performance.now() < until) if (steps.next().done) return true;
  return false;
}

/** How long a slice may take; a frame has sixteen. */
const sliceMs = 8;

/** The steps in slices, the page being served between them; `null` once nobody wants the outcome any more. */
export async function inSlices<T>(steps: Generator<void, T>, isWanted: () => boolean): Promise<T | null> {
  while (isWanted()) {
    const until = performance.now() + sliceMs;
    while (performance.now() < until) {
      const { done, value } = steps.next();
      if (done) return value;
    }
    await pause();
  }
  return null;
}

/** To the end of the queue of tasks: what the reader does comes first. */
export function pause(): Promise<void> {
  return new Promise((resume) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resume();
    };
    port2.postMessage(null);
  });
}
