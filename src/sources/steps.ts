/**
 * Reading in steps: the reader stops after each slice of rows, so that a long payload can be read between other tasks.
 * Slices are counted in rows, because a reader has no clock; how many of them make a task is for the caller to say.
 */
export type Steps<T> = Generator<void, T>;

/** Takes a millisecond, cold, for the largest rows there are. */
const rowsAtOnce = 250;

/** Calls `read` for slice after slice of `length` rows; a loop inside it runs at full speed. */
export function* inSlices(length: number, read: (from: number, to: number) => void): Steps<void> {
  for (let from = 0; from < length; from += rowsAtOnce) {
    if (from > 0) yield;
    read(from, Math.min(length, from + rowsAtOnce));
  }
}

/** All steps at once. */
export function allSteps<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
