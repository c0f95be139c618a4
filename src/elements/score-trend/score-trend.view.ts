/** What the trend prints: the series of a range with their words, the sentence above them, the rows of the table. */
import { firstAtLeast } from '../../charts/decimate.js';
import { dateOfDay } from '../../charts/time-scale.js';
import { niceDomain, niceTicks } from '../../charts/ticks.js';
import { changeOver } from '../../core/changeOver.js';
import type { HistoryDay, ScoreChange, ScoreReport } from '../../core/report.js';
import type { Formatter } from '../../format/formatter.js';
import type { ActiveScope } from '../../state/active-scope.js';
import {
  comparedPercent,
  indexBounds,
  offeredRanges,
  rangeBounds,
  spanOf,
  type SeriesId,
  type TrendHistory,
  type TrendRange,
  type TrendSeries,
} from './score-trend.history.js';

export interface SeriesView extends TrendSeries {
  readonly name: string;
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
  /** The one that the sentence and the changes are about. */
  readonly main: SeriesView | null;
  /** Lowest and highest value of the axis, and the values that have a line of their own. */
  readonly domain: readonly [low: number, high: number];
  readonly gridValues: readonly number[];
  /** Indexes of the days on which a shown series is known, rising: where the cursor can stand. */
  readonly stops: Int32Array;
  readonly sentences: readonly string[];
  readonly references: readonly Reference[];
  readonly changes: readonly ChangeView[];
  readonly print: (value: number) => string;
  /** A difference with its sign and unit. */
  readonly printChange: (difference: number) => string;
  /** With trailing zeros, for columns. */
  readonly printInColumn: (value: number) => string;
}

export interface ViewInput {
  readonly report: ScoreReport;
  readonly history: TrendHistory;
  readonly formatter: Formatter;
  readonly range: TrendRange;
  /** The series that the reader chose; `null` for the usual ones. */
  readonly chosen: readonly SeriesId[] | null;
  readonly scope: ActiveScope | null;
  /** The axis is that of the shown values instead of 0 to 100. */
  readonly zoomed?: boolean;
}

/** Periods of the list of changes, in days. */
export const changePeriods: readonly number[] = [7, 14, 30, 90];
const gridPercents: readonly number[] = [0, 25, 50, 75, 100];

export function trendView(input: ViewInput): TrendView {
  const { report, history, formatter } = input;
  const range = rangeWithin(history, input.range);
  const ranges = [...offeredRanges(history), ...(spanOf(range) ? [range] : [])];
  const bounds = rangeBounds(history, range);
  const indexes = indexBounds(history, bounds);
  const shownIds = shownSeries(input);
  const words = wordsOf(input);
  const series = history.series.map((one) => seriesView(one, indexes, shownIds, formatter));
  const shown = series.filter(({ isShown }) => isShown);
  const main = mainSeries(shown);
  const axis = axisOf(input, shown, indexes);
  const view = { history, range, bounds, indexes, series, shown, main, ...axis, ...words };
  return {
    ...view,
    ranges: ranges.map((value) => ({ value, text: rangeText(value, formatter) })),
    stops: stopsOf(shown, indexes),
    sentences: [
      ...narrowing(input),
      ...(history.lead ?? []),
      ...(main ? summary(main, view, formatter) : [formatter.text('trend.noPoints')]),
      ...axisSentence(view, formatter),
    ],
    references: main ? [...targetsOf(report, shown, formatter, words.print), ...comparisonsOf(report, main, formatter, words.print)] : [],
    changes: main && history.unit === 'percent' ? changesOf(history.daily ?? history, main.id) : [],
  };
}

function wordsOf({ report: { model }, history, formatter }: ViewInput): Pick<TrendView, 'print' | 'printChange' | 'printInColumn'> {
  if (history.unit === 'count') {
    const print = (count: number): string => formatter.number(count, 0);
    return { print, printInColumn: print, printChange: (difference) => formatter.change(difference, 0) };
  }
  return {
    print: (percent) => formatter.percent(percent, { model }),
    printInColumn: (percent) => formatter.percent(percent, { model, fixed: true }),
    printChange: (difference) => formatter.text('change.value', { change: formatter.change(difference) }),
  };
}

/** 0 to 100, unless zooming is asked for; counts begin at 0. */
function axisOf(
  { history, zoomed }: ViewInput,
  shown: readonly SeriesView[],
  [first, end]: readonly [number, number],
): Pick<TrendView, 'domain' | 'gridValues'> {
  const isCount = history.unit === 'count';
  if (!isCount && !zoomed) return { domain: [0, 100], gridValues: gridPercents };
  let [low, high] = [Infinity, -Infinity];
  for (const { y } of shown) {
    const [lowest, highest, known] = extremes(y, first, end - 1);
    if (known > 0) [low, high] = [Math.min(low, lowest), Math.max(high, highest)];
  }
  if (low > high) return { domain: [0, 100], gridValues: gridPercents };
  const domain = niceDomain(isCount ? 0 : low, isCount ? Math.max(4, high) : high);
  return { domain, gridValues: niceTicks(...domain) };
}

/** An axis that does not begin at zero says so. */
function axisSentence(
  { domain: [low, high], history, print }: Pick<TrendView, 'domain' | 'history' | 'print'>,
  formatter: Formatter,
): readonly string[] {
  if (history.unit === 'count' || (low === 0 && high === 100)) return [];
  return [formatter.text('trend.zoomed', { from: print(low), to: print(high) })];
}

/** A range that is longer than the history is all of it. */
function rangeWithin({ x }: TrendHistory, range: TrendRange): TrendRange {
  if (typeof range === 'string') return spanOf(range) ? range : 'all';
  const span = (x.at(-1) ?? 0) - (x[0] ?? 0);
  return range > 0 && range < span ? range : 'all';
}

/** Chosen by the reader, else what the page is narrowed to, else the total; with the half whose history there is while the total has none. */
function shownSeries({ history, chosen, scope }: ViewInput): ReadonlySet<SeriesId> {
  const available = new Set(history.series.map(({ id }) => id));
  const kept = chosen?.filter((id) => available.has(id)) ?? [];
  if (kept.length > 0) return new Set(kept);
  const narrowed = scopedSeries(history, scope);
  if (narrowed) return new Set([narrowed]);
  if (history.usual) return new Set(history.usual);
  const total = history.series[0];
  return new Set<SeriesId>((total?.known ?? 0) < 2 && available.has('defenderXdr') ? ['total', 'defenderXdr'] : ['total']);
}

function scopedSeries(history: TrendHistory, scope: ActiveScope | null): SeriesId | null {
  if (!scope) return null;
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
    name: series.name ?? seriesName(series.id, formatter),
    isShown: shown.has(series.id),
    lastPercent: last < 0 ? null : series.y[last]!,
  };
}

export function seriesName(id: SeriesId, formatter: Formatter): string {
  if (id === 'total') return formatter.text('trend.total');
  const key = id === 'defenderXdr' ? 'half.defenderXdr' : `subscore.${id}`;
  return formatter.has(key) ? formatter.text(key) : id;
}

export function rangeText(range: TrendRange, formatter: Formatter): string {
  const span = spanOf(range);
  if (span) return formatter.text('trend.custom', { from: formatter.day(dateOfDay(span[0])), to: formatter.day(dateOfDay(span[1])) });
  if (typeof range === 'string') return formatter.text('range.all');
  return formatter.text('range.days', { count: range });
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
  for (let index = first; index < end; index++) {
    for (const { y } of shown) {
      if (Number.isNaN(y[index]!)) continue;
      stops[length++] = index;
      break;
    }
  }
  return stops.subarray(0, length);
}

type Described = Pick<TrendView, 'history' | 'indexes' | 'print' | 'printChange'>;

function summary(series: SeriesView, { history, indexes, print, printChange }: Described, formatter: Formatter): readonly string[] {
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
  const [largest, at] = largestStep(series.y, first, last);
  const step =
    largest === 0 ? [] : [formatter.text('trend.largest', { change: printChange(largest), date: formatter.day(history.days[at]!.date) })];
  return [formatter.text(course, values), ...step, range, ...gapSentence(history, first, last, known, formatter)];
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

/** Equal steps of binary fractions differ by less. */
const noise = 1e-9;

/** The greatest change between two known neighbours, the earliest of equal ones, and the index of its end. */
function largestStep(y: Float64Array, first: number, last: number): [step: number, at: number] {
  let [step, at, before] = [0, first, y[first]!];
  for (let index = first + 1; index <= last; index++) {
    const value = y[index]!;
    if (Number.isNaN(value)) continue;
    if (Math.abs(value - before) > Math.abs(step) + noise) [step, at] = [value - before, index];
    before = value;
  }
  return [step, at];
}

/** Missing days are counted where snapshots are daily; of rarer ones nobody can say what is missing. */
function gapSentence({ x, interval }: TrendHistory, first: number, last: number, known: number, formatter: Formatter): readonly string[] {
  if (interval > 1) return [];
  const missing = x[last]! - x[first]! + 1 - known;
  return missing > 0 ? [formatter.text('trend.gap', { count: missing })] : [];
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
function changesOf(history: TrendHistory, id: SeriesId): readonly ChangeView[] {
  const series = history.series.find((one) => one.id === id)!;
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
function recentDays({ days, x }: TrendHistory, { y }: TrendSeries, last: number): readonly HistoryDay[] {
  const limit = x[last]! - Math.max(...changePeriods);
  const first = Math.max(0, knownIndex(y, firstAtLeast(x, limit + 1) - 1, 0, -1));
  return days.slice(first, last + 1).map(({ date }, index) => {
    const percent = y[first + index]!;
    return { date, percent: Number.isNaN(percent) ? null : percent };
  });
}
