/** Bars that stand on one another's ends: a start, causes, and the end they add up to. */

export interface WaterfallBar {
  /** Running total before and after this cause. */
  readonly from: number;
  readonly to: number;
}

/** One bar for each change; the last one's `to` is the end. */
export function waterfall(start: number, changes: readonly number[]): WaterfallBar[] {
  let from = start;
  return changes.map((change) => {
    const bar = { from, to: from + change };
    from = bar.to;
    return bar;
  });
}

/** The lowest and highest running total, for the axis. */
export function waterfallExtent(start: number, bars: readonly WaterfallBar[]): [number, number] {
  const totals = [start, ...bars.map(({ to }) => to)];
  return [Math.min(...totals), Math.max(...totals)];
}
