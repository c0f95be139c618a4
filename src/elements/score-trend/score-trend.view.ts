/** What the trend prints: the series of a range with their words, the sentence above them, the rows of the table. */
import { firstAtLeast } from '../../charts/decimate.js';
import { runsOf } from '../../charts/series-path.js';
import { changeOver } from '../../core/history.js';
import type { HistoryDay, ScoreChange, ScoreReport } from '../../core/report.js';
import type { Formatter } from '../../format/formatter.js';
import type { ActiveScope } from '../../state/store.js';
import {
  comparedPercent,
  indexBounds,
  offeredRanges,
  rangeBounds,
  seriesIds,
  type SeriesId,
  type TrendHistory,
  type TrendRange,
  type TrendSeries,
} from './score-trend.history.js';

export interface SeriesView extends TrendSeries {
  readonly name: string;
  /** Place in the order of colours and dashes. */
  readonly style: number;
  readonly isShown: boolean;
  /** Of the newest known day of the range; `null` where there is none. */
  readonly lastPercent: number | null;
}

/** A level to compare with: the target, or other organizations. */
export interface Reference {
  readonly id: string;
  readonly kind: 'target' | 'comparison';
  readonly percent: number;
  readonly text: string;
}

export interface ChangeView {
  readonly wantedDays: number;
  readonly change: ScoreChange;
}

export interface RangeView {
  readonly value: TrendRange;
  readonly text: string;
}

export interface TrendView {
  readonly history: TrendHistory;
  readonly ranges: readonly RangeView[];
  readonly range: TrendRange;
  /** Day numbers of the range, and the indexes of its days, the second of each pair being one past the last for indexes. */
  readonly bounds: readonly [from: number, to: number];
  readonly indexes: readonly [first: number, end: number];
  readonly series: readonly SeriesView[];
  readonly shown: readonly SeriesView[];
  /** Indexes of the days on which a shown series is known, rising: where the cursor can stand. */
  readonly stops: Int32Array;
  readonly sentences: readonly string[];
  readonly references: readonly Reference[];
  readonly changes: readonly ChangeView[];
  readonly print: (percent: number) => string;
  /** With trailing zeros, for columns. */
  readonly printInColumn: (percent: number) => string;
}

export interface ViewInput {
  readonly report: ScoreReport;
  readonly history: TrendHistory;
  readonly formatter: Formatter;
  readonly range: TrendRange;
  /** The series that the reader chose; `null` for the usual ones. */
  readonly chosen: readonly SeriesId[] | null;
  readonly scope: ActiveScope | null;
}

const changePeriods: readonly number[] = [7, 30, 90];

export function trendView(input: ViewInput): TrendView {
  const { report, history, formatter } = input;
  const ranges = offeredRanges(history);
  const range = rangeWithin(history, input.range);
  const bounds = rangeBounds(history, range);
  const indexes = indexBounds(history, bounds);
  const shownIds = shownSeries(input);
  const print = (percent: number): string => formatter.percent(percent, { model: report.model });
  const series = history.series.map((one) => seriesView(one, indexes, shownIds, formatter));
  const shown = series.filter(({ isShown }) => isShown);
  const main = mainSeries(shown);
  const view = { history, range, bounds, indexes, series, shown, print };
  return {
    ...view,
    printInColumn: (percent) => formatter.percent(percent, { model: report.model, fixed: true }),
    ranges: ranges.map((value) => ({ value, text: rangeText(value, formatter) })),
    stops: stopsOf(shown, indexes),
    sentences: [...narrowing(input), ...(main ? summary(main, view, formatter) : [formatter.text('trend.noPoints')])],
    references: main ? [...targetsOf(report, shown, formatter, print), ...comparisonsOf(report, main, formatter, print)] : [],
    changes: main ? changesOf(history, main) : [],
  };
}

/** A range that is longer than the history is all of it. */
function rangeWithin({ x }: TrendHistory, range: TrendRange): TrendRange {
  const span = (x.at(-1) ?? 0) - (x[0] ?? 0);
  return range !== 'all' && range > 0 && range < span ? range : 'all';
}

/** Chosen by the reader, else what the page is narrowed to, else the total; with the half whose history there is while the total has none. */
function shownSeries({ history, chosen, scope }: ViewInput): ReadonlySet<SeriesId> {
  const available = new Set(history.series.map(({ id }) => id));
  const kept = chosen?.filter((id) => available.has(id)) ?? [];
  if (kept.length > 0) return new Set(kept);
  const narrowed = scopedSeries(history, scope);
  if (narrowed) return new Set([narrowed]);
  const total = history.series[0];
  return new Set<SeriesId>((total?.known ?? 0) < 2 && available.has('defenderXdr') ? ['total', 'defenderXdr'] : ['total']);
}

function scopedSeries(history: TrendHistory, scope: ActiveScope | null): SeriesId | null {
  if (scope?.kind !== 'subscore') return null;
  return history.series.find(({ id }) => id === scope.id)?.id ?? null;
}

function narrowing({ history, formatter, scope }: ViewInput): readonly string[] {
  return scope && !scopedSeries(history, scope) ? [formatter.text('trend.notNarrowed', { name: scope.name })] : [];
}

function seriesView(
  series: TrendSeries,
  [first, end]: readonly [number, number],
  shown: ReadonlySet<SeriesId>,
  formatter: Formatter,
): SeriesView {
  const last = knownIndex(series.y, end - 1, first, -1);
  return {
    ...series,
    name: seriesName(series.id, formatter),
    style: seriesIds.indexOf(series.id),
    isShown: shown.has(series.id),
    lastPercent: last < 0 ? null : series.y[last]!,
  };
}

export function seriesName(id: SeriesId, formatter: Formatter): string {
  if (id === 'total') return formatter.text('trend.total');
  return formatter.text(id === 'defenderXdr' ? 'half.defenderXdr' : `subscore.${id}`);
}

export function rangeText(range: TrendRange, formatter: Formatter): string {
  return range === 'all' ? formatter.text('range.all') : formatter.text('range.days', { count: range });
}

/** The one that the sentence is about: the first that is a line, else the first with a value at all. */
function mainSeries(shown: readonly SeriesView[]): SeriesView | null {
  return shown.find(({ known }) => known > 1) ?? shown.find(({ known }) => known > 0) ?? null;
}

/** The nearest index with a value from `from` to `to`, in steps of `step`; -1 where there is none. */
export function knownIndex(y: Float64Array, from: number, to: number, step: 1 | -1): number {
  for (let index = from; step > 0 ? index <= to : index >= to; index += step) if (!Number.isNaN(y[index] ?? NaN)) return index;
  return -1;
}

function stopsOf(shown: readonly SeriesView[], [first, end]: readonly [number, number]): Int32Array {
  const stops = new Int32Array(end - first);
  let length = 0;
  for (let index = first; index < end; index++) if (shown.some(({ y }) => !Number.isNaN(y[index]!))) stops[length++] = index;
  return stops.subarray(0, length);
}

type Described = Pick<TrendView, 'history' | 'indexes' | 'print'>;

function summary(series: SeriesView, { history, indexes, print }: Described, formatter: Formatter): readonly string[] {
  const [from, end] = indexes;
  const first = knownIndex(series.y, from, end - 1, 1);
  const last = knownIndex(series.y, end - 1, from, -1);
  if (first < 0) return [formatter.text('trend.noPointsInRange')];
  const to = formatter.day(history.days[last]!.date);
  const lastText = print(series.y[last]!);
  if (first === last) {
    const single = formatter.text('trend.single', { name: series.name, last: lastText, to });
    return series.known === 1 ? [single, formatter.text('trend.onePoint')] : [single];
  }
  const values = { name: series.name, first: print(series.y[first]!), last: lastText, from: formatter.day(history.days[first]!.date), to };
  const [lowest, highest, known] = extremes(series.y, first, last);
  const course = courseKey(series.y[last]! - series.y[first]!, values.first === lastText);
  if (known === 2) return [formatter.text(course, values), formatter.text('trend.twoPoints')];
  const range = formatter.text('trend.extremes', { lowest: print(lowest), highest: print(highest) });
  return [formatter.text(course, values), range, ...gapSentence(series.y, history, first, last, formatter)];
}

/** A change too small to be printed is none. */
function courseKey(difference: number, isSame: boolean): 'trend.rose' | 'trend.fell' | 'trend.held' {
  return isSame ? 'trend.held' : difference > 0 ? 'trend.rose' : 'trend.fell';
}

function extremes(y: Float64Array, first: number, last: number): [lowest: number, highest: number, known: number] {
  let [lowest, highest, known] = [Infinity, -Infinity, 0];
  for (let index = first; index <= last; index++) {
    const value = y[index]!;
    if (Number.isNaN(value)) continue;
    known++;
    if (value < lowest) lowest = value;
    if (value > highest) highest = value;
  }
  return [lowest, highest, known];
}

/** Missing days are counted where snapshots are daily; of rarer ones nobody can say what is missing. */
function gapSentence(y: Float64Array, { x, interval }: TrendHistory, first: number, last: number, formatter: Formatter): readonly string[] {
  if (interval > 1) return [];
  const known = runsOf({ x: x.subarray(first, last + 1), y: y.subarray(first, last + 1) }).reduce(
    (sum, [from, to]) => sum + to - from + 1,
    0,
  );
  const missing = x[last]! - x[first]! + 1 - known;
  return missing > 0 ? [`${formatter.text('trend.gap', { count: missing })}.`] : [];
}

function targetsOf(
  report: ScoreReport,
  shown: readonly SeriesView[],
  formatter: Formatter,
  print: (percent: number) => string,
): Reference[] {
  if (!shown.some(({ id }) => id === 'total')) return [];
  return report.targets.map(({ percent, date }, index) => {
    const text = date
      ? formatter.text('target.by', { percent: print(percent), date: formatter.day(date) })
      : formatter.text('target.yours', { percent: print(percent) });
    return { id: `target ${index}`, kind: 'target', percent, text };
  });
}

function comparisonsOf(report: ScoreReport, main: SeriesView, formatter: Formatter, print: (percent: number) => string): Reference[] {
  return report.comparisons.flatMap((comparison, index) => {
    const percent = comparedPercent(comparison, main.id, report);
    if (percent === null) return [];
    const key = `basis.${comparison.basis}`;
    const name = formatter.has(key) ? formatter.text(key) : comparison.basis;
    return [
      {
        id: `comparison ${index}`,
        kind: 'comparison' as const,
        percent,
        text: formatter.text('trend.reference', { name, percent: print(percent) }),
      },
    ];
  });
}

/** The changes over the usual periods. A history that is too short gives its own period, once. */
function changesOf(history: TrendHistory, series: SeriesView): readonly ChangeView[] {
  const last = knownIndex(series.y, series.y.length - 1, 0, -1);
  const own = recentDays(history, series, last);
  const changes: ChangeView[] = [];
  for (const wantedDays of changePeriods) {
    const change = changeOver(own, own.at(-1)?.percent ?? null, own.at(-1)?.date ?? null, wantedDays);
    if (change && change.since !== changes.at(-1)?.change.since) changes.push({ wantedDays, change });
  }
  return changes;
}

/** The days up to `last` that the longest period needs, as a history of this series: the whole may have a hundred thousand. */
function recentDays({ days, x }: TrendHistory, { y }: SeriesView, last: number): readonly HistoryDay[] {
  const limit = x[last]! - Math.max(...changePeriods);
  const first = Math.max(0, knownIndex(y, firstAtLeast(x, limit + 1) - 1, 0, -1));
  return days.slice(first, last + 1).map(({ date }, index) => {
    const percent = y[first + index]!;
    return { date, percent: Number.isNaN(percent) ? null : percent };
  });
}
