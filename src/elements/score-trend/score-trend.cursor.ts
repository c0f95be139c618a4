/** The cursor of the trend: where it stands, where keys move it, and what it says there. */
import { nearestIndex } from '../../charts/nearest.js';
import { firstAtLeast } from '../../charts/decimate.js';
import type { Formatter } from '../../format/formatter.js';
import type { SeriesId } from './score-trend.history.js';
import { knownIndex, type SeriesView, type TrendView } from './score-trend.view.js';

export interface CursorRow {
  readonly series: SeriesView;
  readonly percent: number | null;
  readonly percentText: string;
  /** Against the known point before, with sign and unit; `null` for the first. */
  readonly changeText: string | null;
}

export interface CursorView {
  /** Place among the stops. */
  readonly place: number;
  /** Days since the epoch. */
  readonly day: number;
  readonly dateText: string;
  readonly rows: readonly CursorRow[];
}

const week = 7;

/** The stop that is nearest to a day; -1 where there are none. */
export function nearestStop({ stops, history }: TrendView, day: number): number {
  return nearestIndex(daysOf(stops, history.x), day);
}

/** The place after a key, or `null` where the key means nothing here. Time runs left to right in every language. */
export function placeAfterKey(view: TrendView, place: number, key: string): number | null {
  const last = view.stops.length - 1;
  const moves: Readonly<Record<string, () => number>> = {
    ArrowRight: () => place + 1,
    ArrowLeft: () => place - 1,
    PageUp: () => weekAway(view, place, 1),
    PageDown: () => weekAway(view, place, -1),
    Home: () => 0,
    End: () => last,
  };
  const move = Object.hasOwn(moves, key) ? moves[key] : undefined;
  return move && last >= 0 ? Math.min(last, Math.max(0, move())) : null;
}

/** A week on, and at least one stop: rarer snapshots are further apart. */
function weekAway(view: TrendView, place: number, direction: 1 | -1): number {
  const day = view.history.x[view.stops[place] ?? 0]! + direction * week;
  const days = daysOf(view.stops, view.history.x);
  return direction > 0 ? Math.max(place + 1, firstAtLeast(days, day)) : Math.min(place - 1, firstAtLeast(days, day));
}

const known = new WeakMap<Int32Array, Float64Array>();

/** The days of the stops, kept for as long as the stops are: the pointer asks for them at every move. */
function daysOf(stops: Int32Array, x: Float64Array): Float64Array {
  let days = known.get(stops);
  if (!days) known.set(stops, (days = new Float64Array(stops.length).map((_, place) => x[stops[place]!]!)));
  return days;
}

export function cursorView(view: TrendView, place: number, formatter: Formatter): CursorView | null {
  const index = view.stops[place];
  if (index === undefined) return null;
  const { days, x } = view.history;
  return {
    place,
    day: x[index]!,
    dateText: formatter.day(days[index]!.date),
    rows: view.shown.map((series) => cursorRow(series, index, view, formatter)),
  };
}

function cursorRow(series: SeriesView, index: number, { print, printChange }: TrendView, formatter: Formatter): CursorRow {
  const value = series.y[index]!;
  if (Number.isNaN(value)) return { series, percent: null, percentText: formatter.text('score.unknown'), changeText: null };
  const before = knownIndex(series.y, index - 1, 0, -1);
  return { series, percent: value, percentText: print(value), changeText: before < 0 ? null : printChange(value - series.y[before]!) };
}

/** The series after an arrow up or down, from the first for who comes from all of them; `null` for another key. */
export function seriesAfterKey({ shown }: TrendView, id: SeriesId | null, key: string): SeriesId | null {
  if (key !== 'ArrowUp' && key !== 'ArrowDown') return null;
  const place = shown.findIndex((series) => series.id === id);
  const next = place < 0 ? 0 : place + (key === 'ArrowDown' ? 1 : -1);
  return shown[Math.min(shown.length - 1, Math.max(0, next))]?.id ?? null;
}

/** What is spoken when a key has moved the cursor: all series, or the one that the reader went to. */
export function spokenCursor({ dateText, rows }: CursorView, formatter: Formatter, id: SeriesId | null = null): string {
  const spoken = rows.some(({ series }) => series.id === id) ? rows.filter(({ series }) => series.id === id) : rows;
  const values = spoken.map(({ series: { name }, percentText: percent, changeText: change }) =>
    change === null
      ? formatter.text('trend.pointValue', { name, percent })
      : formatter.text('trend.pointChange', { name, percent, change }),
  );
  return formatter.text('trend.point', { date: dateText, values: formatter.list(values) });
}
