/**
 * The picture of a view at a size: paths, ticks and labels as numbers and texts. The percent axis is 0 to 100 unless the
 * reader zooms; values outside are drawn at its ends, their texts keep the number. The time axis runs left to right in right-to-left
 * languages too, as the axes of printed charts there do: "later" never changes sides between two languages of one page.
 */
import { decimate, type Points } from '../../charts/decimate.js';
import { spreadLabels, textWidth, visibleLabels, type LabelBox } from '../../charts/label-layout.js';
import { linearScale, type LinearScale } from '../../charts/linear-scale.js';
import { runsOf, seriesPaths, type SeriesOptions } from '../../charts/series-path.js';
import { timeTicks, type TickUnit } from '../../charts/time-scale.js';
import type { Formatter } from '../../format/formatter.js';
import type { SeriesId } from './score-trend.history.js';
import type { SeriesView, TrendView } from './score-trend.view.js';

export type TrendCurve = 'straight' | 'step';

export interface Size {
  readonly width: number;
  readonly height: number;
  /** Size of the text against the usual 16 pixels; 1 where absent. */
  readonly scale?: number;
}

export interface Dot {
  readonly x: number;
  readonly y: number;
}

export interface LineDrawing {
  readonly id: SeriesId;
  readonly style: number;
  readonly path: string;
  /** Empty where several lines would cover one another, and where the axis does not begin at zero. */
  readonly area: string;
  /** Points without a neighbour, and the newest point. */
  readonly dots: readonly Dot[];
}

export interface AxisTick {
  /** Along the axis. */
  readonly at: number;
  readonly text: string;
  readonly anchor: 'start' | 'middle' | 'end';
}

export interface EndLabelDrawing {
  readonly id: string;
  readonly y: number;
  readonly text: string;
  /** Of the series; `null` for a reference. */
  readonly style: number | null;
}

export interface TrendDrawing extends Size {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly scaleX: LinearScale;
  readonly scaleY: (value: number) => number;
  readonly gridlines: readonly AxisTick[];
  readonly ticks: readonly AxisTick[];
  readonly lines: readonly LineDrawing[];
  readonly references: readonly { readonly id: string; readonly kind: string; readonly y: number }[];
  readonly endLabels: readonly EndLabelDrawing[];
}

/** Width from which the ends of the lines have room for labels, in pixels. */
const roomyWidth = 560;
/** The share of the width that labels may take from the lines. */
const mostForLabels = 0.3;
/** Height of one line of a label at the end, and a generous width of a character, in pixels of 11 and 12 px type at a scale of 1. */
const labelHeight = 18;
const characterWidth = 6.3;
/** Beyond this many lone points a dot for each would be a cloud; the line's own round ends are left. */
const mostDots = 60;

export function trendDrawing(view: TrendView, size: Size, curve: TrendCurve, formatter: Formatter): TrendDrawing {
  const { width, height, scale = 1 } = size;
  const character = characterWidth * scale;
  const endWidth = (text: string): number => textWidth(text, character) + 28;
  const roomy = width >= roomyWidth * scale;
  const labels = roomy ? labelTexts(view).filter(({ text }) => endWidth(text) <= width * mostForLabels) : [];
  const gridlines = view.gridValues.map((value) => ({
    value,
    text: view.history.unit === 'count' ? view.print(value) : formatter.percent(value),
  }));
  const left = Math.ceil(Math.max(...gridlines.map(({ text }) => textWidth(text, character)))) + 12;
  const right = width - Math.max(12, ...labels.map(({ text }) => endWidth(text)));
  const top = 10;
  // A hidden chart has no height at all.
  const bottom = Math.max(top, height - 10 - 16 * scale);
  const scaleX = linearScale(view.bounds, [left, Math.max(left + 1, right)]);
  const toY = linearScale(view.domain, [bottom, top]);
  const [low, high] = view.domain;
  const scaleY = (value: number): number => toY(Math.min(high, Math.max(low, value)));
  return {
    width,
    height,
    scale,
    left,
    right,
    top,
    bottom,
    scaleX,
    scaleY,
    gridlines: gridlines.map(({ value, text }) => ({ at: scaleY(value), text, anchor: 'end' })),
    ticks: axisTicks(view, scaleX, { left, right, character }, formatter),
    lines: view.shown.map((series) => lineDrawing(series, view, { scaleX, scaleY, curve })),
    references: view.references
      .filter(({ percent }) => percent >= low && percent <= high)
      .map(({ id, kind, percent }) => ({ id, kind, y: scaleY(percent) })),
    endLabels: placedLabels(labels, scaleY, labelHeight * scale, top - 8, bottom + 8),
  };
}

function lineDrawing(series: SeriesView, view: TrendView, options: SeriesOptions): LineDrawing {
  const [from, to] = view.bounds;
  const { x, maximumGap } = view.history;
  const columns = Math.abs(options.scaleX(to) - options.scaleX(from));
  const points = decimate({ x, y: series.y }, { columns, from, to, maximumGap });
  const dots = runsOf(points).flatMap(([first, last]) => (first === last ? [first] : []));
  const newest = newestIndex(points, to);
  const marked = new Set([...(dots.length > mostDots ? [] : dots), ...(newest < 0 ? [] : [newest])]);
  const hasArea = view.shown.length === 1 && view.domain[0] === 0;
  const { line, area } = seriesPaths(points, { ...options, isDense: points.x.length > columns * 2 }, hasArea ? 0 : null);
  return {
    id: series.id,
    style: series.style,
    path: line,
    area,
    dots: [...marked]
      .filter((index) => points.x[index]! >= from && points.x[index]! <= to)
      .map((index) => ({ x: options.scaleX(points.x[index]!), y: options.scaleY(points.y[index]!) })),
  };
}

/** The last known point that is not beyond the range. */
function newestIndex({ x, y }: Points, to: number): number {
  let index = y.length - 1;
  while (index >= 0 && (Number.isNaN(y[index]!) || x[index]! > to)) index--;
  return index;
}

const dayStyles = { day: 'short', week: 'short', month: 'month', year: 'year' } as const satisfies Readonly<Record<TickUnit, string>>;

interface TickRoom {
  readonly left: number;
  readonly right: number;
  /** Width of a character. */
  readonly character: number;
}

function axisTicks(view: TrendView, scaleX: LinearScale, { left, right, character }: TickRoom, formatter: Formatter): readonly AxisTick[] {
  const [from, to] = view.bounds;
  const ticks = timeTicks(from, to, Math.max(2, Math.floor((right - left) / (character * 11)))).map(({ day, date, unit }) => {
    const text = formatter.day(date, dayStyles[unit]);
    return { ...anchored(scaleX(day), textWidth(text, character), left, right), text };
  });
  const boxes: LabelBox[] = ticks.map(({ at, anchor, text }, index) => {
    const width = textWidth(text, character);
    return {
      id: String(index),
      x: at - { start: 0, middle: width / 2, end: width }[anchor],
      y: 0,
      width,
      height: 12,
      priority: ticks.length - index,
    };
  });
  const visible = visibleLabels(boxes, null, [], 10);
  return ticks.filter((_, index) => visible.has(String(index)));
}

/** A label at the edge grows inwards. */
function anchored(at: number, width: number, left: number, right: number): Pick<AxisTick, 'at' | 'anchor'> {
  if (at - width / 2 < left - 8) return { at: Math.max(at, left), anchor: 'start' };
  return at + width / 2 > right + 8 ? { at: Math.min(at, right), anchor: 'end' } : { at, anchor: 'middle' };
}

interface LabelText {
  readonly id: string;
  readonly percent: number;
  readonly text: string;
  readonly style: number | null;
  readonly priority: number;
}

/** Series before the target before comparisons. */
function labelTexts({ shown, references, print, domain: [low, high] }: TrendView): readonly LabelText[] {
  const series = shown.flatMap(({ id, name, style, lastPercent }) =>
    lastPercent === null ? [] : [{ id, percent: lastPercent, text: `${name} ${print(lastPercent)}`, style, priority: 30 - style }],
  );
  const levels = references
    .filter(({ percent }) => percent >= low && percent <= high)
    .map(({ id, percent, text, kind }) => ({ id, percent, text, style: null, priority: kind === 'target' ? 2 : 1 }));
  return [...series, ...levels];
}

function placedLabels(
  labels: readonly LabelText[],
  scaleY: (percent: number) => number,
  height: number,
  top: number,
  bottom: number,
): readonly EndLabelDrawing[] {
  const centers = spreadLabels(
    labels.map(({ id, percent, priority }) => ({ id, y: scaleY(percent), height, priority })),
    top,
    bottom,
  );
  return labels.flatMap(({ id, text, style }) => {
    const y = centers.get(id);
    return y === undefined ? [] : [{ id, y, text, style }];
  });
}
