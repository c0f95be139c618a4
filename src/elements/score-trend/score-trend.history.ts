/** A report's history as columns: one for the days, one for each series, all of one length. */
import { dayNumber, dayReader } from '../../charts/time-scale.js';
import { firstAtLeast } from '../../charts/decimate.js';
import { givenScore } from '../../core/given.js';
import type { Comparison, GivenScore } from '../../core/posture.js';
import type { HistoryDay, ScoreReport } from '../../core/report.js';
import { isNumber, percentOf, type HalfId, type SubscoreId } from '../../core/score.js';

/** The total, the half that is no sub-score, or a sub-score; of another measure its own id. */
export type SeriesId = string;

/** Days back from the newest, everything, or two UTC days: `2026-01-01/2026-01-31`. */
export type TrendRange = number | 'all' | `${string}/${string}`;

/** What the lines are of. */
export type TrendMeasure = 'score' | 'scopes' | 'controls' | 'risk';

export interface TrendSeries {
  readonly id: SeriesId;
  /** `null` where the catalogue names it. */
  readonly name: string | null;
  /** Place in the order of colours and dashes. */
  readonly style: number;
  /** Percent or count by day, NaN where it is not known. */
  readonly y: Float64Array;
  /** Days with a value. */
  readonly known: number;
}

export interface TrendHistory {
  readonly days: readonly HistoryDay[];
  /** Days since the epoch, rising. */
  readonly x: Float64Array;
  readonly series: readonly TrendSeries[];
  /** Days that usually lie between two snapshots; a day in most histories. */
  readonly interval: number;
  /** What is further apart, in days, is a gap. */
  readonly maximumGap: number;
  readonly unit: 'percent' | 'count';
  /** Of weekly points, all days: what changed in seven days is asked of them. */
  readonly daily?: TrendHistory;
  /** What is counted, as sentences: the names of such series alone do not say it. */
  readonly lead?: readonly string[];
  /** Series that are shown until the reader chooses; the usual ones where absent. */
  readonly usual?: readonly SeriesId[];
}

const subscoreIds: readonly SubscoreId[] = ['infrastructure', 'apps', 'identity', 'data', 'devices', 'other'];

/** Its place decides about colour and dash, so that a series looks the same in every tenant. */
const seriesIds: readonly SeriesId[] = ['total', ...subscoreIds, 'defenderXdr'];
const subscoreSet: ReadonlySet<string> = new Set(subscoreIds);

/** Ranges offered where the history is longer than them, in days. */
export const ranges: readonly number[] = [7, 14, 30, 90, 365];

const made = new WeakMap<ScoreReport, TrendHistory>();

/** The columns of a report's history, made once. The total is always among the series, others where the history has them. */
export function trendHistory(report: ScoreReport): TrendHistory {
  let history = made.get(report);
  if (!history) made.set(report, (history = columnsOf(report)));
  return history;
}

function columnsOf(report: ScoreReport): TrendHistory {
  const columns = new Columns(report.history.length);
  const half = onlyHalf(report);
  let computed = -1;
  const [days, x] = datedDays(report, (day, index) => {
    columns.total(index, day.percent);
    if (day.halves ?? day.subscores) takeParts(columns, day, index, half);
    if (day.computed) computed = index;
  });
  if (computed >= 0) takeComputed(columns, computed, report);
  return historyOf(days, x, columns.series(days.length), 'percent');
}

const nothing = (): void => undefined;

/** The days that are dates, with their numbers; in one pass, since a history may have a hundred thousand, and `take` sees each of them. */
export function datedDays(
  { history }: ScoreReport,
  take: (day: HistoryDay, index: number) => void = nothing,
): readonly [days: readonly HistoryDay[], x: Float64Array] {
  const numberOf = dayReader();
  const x = new Float64Array(history.length);
  let length = 0;
  for (const day of history) {
    const number = numberOf(day.date);
    if (Number.isNaN(number)) continue;
    take(day, length);
    x[length++] = number;
  }
  if (length === history.length) return [history, x];
  return [history.filter(({ date }) => !Number.isNaN(dayNumber(date))), x.subarray(0, length)];
}

/** Columns with how far apart their days usually are. */
export function historyOf(
  days: readonly HistoryDay[],
  x: Float64Array,
  series: readonly TrendSeries[],
  unit: TrendHistory['unit'],
): TrendHistory {
  const interval = usualInterval(x);
  return { days, x, series, interval, maximumGap: interval * 1.5, unit };
}

/** 5 January 1970, a Monday. */
const firstMonday = 4;
const weekOf = (day: number): number => Math.floor((day - firstMonday) / 7);

/** The last known value of each week, Monday to Sunday, on the last day of it that there is. */
export function weeklyHistory(history: TrendHistory): TrendHistory {
  const { x, days } = history;
  const ends: number[] = [];
  for (let index = 0; index < x.length; index++)
    if (index + 1 === x.length || weekOf(x[index]!) !== weekOf(x[index + 1]!)) ends.push(index);
  const series = history.series.map((one) => {
    const y = Float64Array.from(ends, (end, place) => lastKnown(one.y, end, place === 0 ? 0 : ends[place - 1]! + 1));
    return { ...one, y, known: knownCount(y) };
  });
  const weekly = { days: ends.map((index) => days[index]!), x: Float64Array.from(ends, (index) => x[index]!), series };
  // From the Monday of a week to the Sunday of the next.
  return { ...history, ...weekly, daily: history, interval: Math.max(7, history.interval), maximumGap: Math.max(13, history.maximumGap) };
}

function lastKnown(y: Float64Array, from: number, to: number): number {
  let index = from;
  while (index > to && Number.isNaN(y[index]!)) index--;
  return y[index]!;
}

/** One column for each series that has a value: filled in one pass, since a history may have a hundred thousand days. */
class Columns {
  readonly #byId = new Map<SeriesId, Float64Array>();
  readonly #total: Float64Array;

  constructor(private readonly length: number) {
    this.#total = this.#column('total');
  }

  total(index: number, percent: number | null): void {
    if (isNumber(percent)) this.#total[index] = percent;
  }

  set(id: SeriesId, index: number, percent: number | null | undefined): void {
    if (isNumber(percent)) this.#column(id)[index] = percent;
  }

  has(id: SeriesId): boolean {
    return this.#byId.has(id);
  }

  /** The first `length` of each: days that are none left no trace. */
  series(length: number): readonly TrendSeries[] {
    return seriesIds.flatMap((id) => {
      const y = this.#byId.get(id)?.subarray(0, length);
      return y ? [{ id, name: null, style: seriesIds.indexOf(id), y, known: knownCount(y) }] : [];
    });
  }

  #column(id: SeriesId): Float64Array {
    let column = this.#byId.get(id);
    if (!column) this.#byId.set(id, (column = new Float64Array(this.length).fill(NaN)));
    return column;
  }
}

function takeParts(columns: Columns, { halves, subscores }: HistoryDay, index: number, half: HalfId | null): void {
  if (halves && !half) {
    columns.set('defenderXdr', index, givenPercent(halves.defenderXdr));
    /* The portal's sub-score of that name is the half (SCORING.md, D); of a single half the total tells it already. */
    columns.set('infrastructure', index, givenPercent(halves.infrastructure));
  }
  for (const subscore of subscores ?? []) if (subscoreSet.has(subscore.id)) columns.set(subscore.id, index, givenPercent(subscore));
}

/** The day that the report itself was appended for ends the series that there are; it does not make one. */
function takeComputed(columns: Columns, index: number, report: ScoreReport): void {
  const { subscores, parts } = report;
  const scores = [...subscores, { id: 'defenderXdr' as const, score: parts.defenderXdr }];
  for (const { id, score } of scores) if (columns.has(id)) columns.set(id, index, percentOf(score));
}

function givenPercent(given: GivenScore | null | undefined): number | null {
  const score = givenScore(given);
  return score ? percentOf(score) : null;
}

export function knownCount(y: Float64Array): number {
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

/** The first and last day number of a range within the history; one of so many days ends with the newest. */
export function rangeBounds({ x }: TrendHistory, range: TrendRange): readonly [from: number, to: number] {
  const [first, last] = [x[0] ?? 0, x.at(-1) ?? 0];
  const span = spanOf(range);
  // Days that the history does not reach stay what they are: another day's score is no answer.
  if (span) return span[0] > last || span[1] < first ? span : [Math.max(first, span[0]), Math.min(last, span[1])];
  if (typeof range === 'string') return [first, last];
  return [Math.max(first, last - range), last];
}

/** The day numbers of a range of two days, in their order; `null` for others, and for text that is none. */
export function spanOf(range: TrendRange): readonly [from: number, to: number] | null {
  if (typeof range === 'number' || range === 'all') return null;
  const [from, to] = range.split('/').map(dayNumber) as [number, number?];
  return to === undefined || !(from <= to) ? null : [from, to];
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
  let daily = 0;
  for (let index = 1; index < x.length; index++) if (x[index]! - x[index - 1]! <= 1) daily++;
  // Most histories are daily, and sorting a hundred thousand distances takes longer than drawing them.
  if (daily * 2 >= x.length - 1) return 1;
  const distances = x.subarray(1).map((day, index) => day - x[index]!);
  return distances.sort()[(distances.length - 1) >> 1]!;
}
