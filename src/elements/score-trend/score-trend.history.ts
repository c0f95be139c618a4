/** A report's history as columns: one for the days, one for each series, all of one length. */
import { dayNumber } from '../../charts/time-scale.js';
import { firstAtLeast } from '../../charts/decimate.js';
import { givenScore } from '../../core/given.js';
import type { Comparison, GivenScore } from '../../core/posture.js';
import type { HistoryDay, ScoreReport } from '../../core/report.js';
import { isNumber, percentOf, type HalfId, type SubscoreId } from '../../core/score.js';

/** The total, the half that is no sub-score, or a sub-score. */
export type SeriesId = 'total' | 'defenderXdr' | SubscoreId;

export type TrendRange = number | 'all';

export interface TrendSeries {
  readonly id: SeriesId;
  /** Percent by day, NaN where it is not known. */
  readonly y: Float64Array;
  /** Days with a value. */
  readonly known: number;
}

export interface TrendHistory {
  readonly days: readonly HistoryDay[];
  /** Days since the epoch, rising. */
  readonly x: Float64Array;
  readonly series: readonly TrendSeries[];
  /** Days that usually lie between two snapshots; a day in most histories. What is further apart is a gap. */
  readonly interval: number;
}

const subscoreIds: readonly SubscoreId[] = ['infrastructure', 'apps', 'identity', 'data', 'devices', 'other'];

/** Its place decides about colour and dash, so that a series looks the same in every tenant. */
export const seriesIds: readonly SeriesId[] = ['total', ...subscoreIds, 'defenderXdr'];
const subscoreSet: ReadonlySet<string> = new Set(subscoreIds);

/** Ranges offered where the history is longer than them, in days. */
export const ranges: readonly number[] = [7, 14, 30, 90, 365];

/** The columns of a report's history. The total is always among the series, others where the history has them. */
export function trendHistory(report: ScoreReport): TrendHistory {
  const days = report.history.filter(({ date }) => !Number.isNaN(dayNumber(date)));
  const x = new Float64Array(days.length);
  const columns = new Columns(days.length);
  const half = onlyHalf(report);
  days.forEach((day, index) => {
    x[index] = dayNumber(day.date);
    takeDay(columns, day, index, half);
  });
  takeComputed(columns, days, report);
  return { days, x, series: columns.series(), interval: usualInterval(x) };
}

/** One column for each series that has a value: filled in one pass, since a history may have a hundred thousand days. */
class Columns {
  readonly #byId = new Map<SeriesId, Float64Array>();

  constructor(private readonly length: number) {
    this.#column('total');
  }

  set(id: SeriesId, index: number, percent: number | null | undefined): void {
    if (isNumber(percent)) this.#column(id)[index] = percent;
  }

  has(id: SeriesId): boolean {
    return this.#byId.has(id);
  }

  series(): readonly TrendSeries[] {
    return seriesIds.flatMap((id) => {
      const y = this.#byId.get(id);
      return y ? [{ id, y, known: knownCount(y) }] : [];
    });
  }

  #column(id: SeriesId): Float64Array {
    let column = this.#byId.get(id);
    if (!column) this.#byId.set(id, (column = new Float64Array(this.length).fill(NaN)));
    return column;
  }
}

function takeDay(columns: Columns, day: HistoryDay, index: number, half: HalfId | null): void {
  columns.set('total', index, day.percent);
  if (day.halves && !half) {
    columns.set('defenderXdr', index, givenPercent(day.halves.defenderXdr));
    /* The portal's sub-score of that name is the half (SCORING.md, D); of a single half the total tells it already. */
    columns.set('infrastructure', index, givenPercent(day.halves.infrastructure));
  }
  for (const subscore of day.subscores ?? []) if (subscoreSet.has(subscore.id)) columns.set(subscore.id, index, givenPercent(subscore));
}

/** The day that the report itself was appended for ends the series that there are; it does not make one. */
function takeComputed(columns: Columns, days: readonly HistoryDay[], report: ScoreReport): void {
  const index = days.findIndex(({ computed }) => computed);
  if (index < 0) return;
  const { subscores, parts } = report;
  const scores = [...subscores, { id: 'defenderXdr' as const, score: parts.defenderXdr }];
  for (const { id, score } of scores) if (columns.has(id)) columns.set(id, index, percentOf(score));
}

function givenPercent(given: GivenScore | null | undefined): number | null {
  const score = givenScore(given);
  return score ? percentOf(score) : null;
}

function knownCount(y: Float64Array): number {
  let count = 0;
  for (const value of y) if (!Number.isNaN(value)) count++;
  return count;
}

/** Ranges that cut something off, and everything. One alone is no choice. */
export function offeredRanges({ x }: TrendHistory): readonly TrendRange[] {
  const span = (x.at(-1) ?? 0) - (x[0] ?? 0);
  const shorter = ranges.filter((days) => days < span);
  return shorter.length === 0 ? [] : [...shorter, 'all'];
}

/** The first and last day number of a range, which ends with the newest day of the history. */
export function rangeBounds({ x }: TrendHistory, range: TrendRange): readonly [from: number, to: number] {
  const [first, last] = [x[0] ?? 0, x.at(-1) ?? 0];
  return [range === 'all' ? first : Math.max(first, last - range), last];
}

/** Indexes of the first day of a range and of the day after its last. */
export function indexBounds({ x }: TrendHistory, [from, to]: readonly [number, number]): readonly [first: number, end: number] {
  return [firstAtLeast(x, from), firstAtLeast(x, to + 1)];
}

/** The percent that a comparison gives for a series, or `null` where it compares with something else. */
export function comparedPercent(comparison: Comparison, id: SeriesId, report: ScoreReport): number | null {
  if (id === 'total') return comparison.half == null || comparison.half === onlyHalf(report) ? comparison.percent : null;
  if (id === 'defenderXdr') return comparison.half === id ? comparison.percent : null;
  return comparison.subscores?.find((subscore) => subscore.id === id)?.percent ?? null;
}

/** The half that the total stands for, where it is the only one with a score. */
function onlyHalf({ parts }: ScoreReport): HalfId | null {
  const scored = (['infrastructure', 'defenderXdr'] as const).filter((half) => parts[half]?.kind === 'scored');
  return scored.length === 1 ? scored[0]! : null;
}

/** The (lower) median distance of neighbours, so that weekly snapshots are a line too; 1 where there are no neighbours. */
function usualInterval(x: Float64Array): number {
  if (x.length < 2) return 1;
  const distances = x.subarray(1).map((day, index) => day - x[index]!);
  return Math.max(1, distances.sort()[(distances.length - 1) >> 1]!);
}
