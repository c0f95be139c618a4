/**
 * The picture of a view at a size: paths, ticks and labels as numbers and texts. The percent axis is always 0 to 100;
 * values outside are drawn at its ends, their texts keep the number. The time axis runs left to right in right-to-left
 * languages too, as the axes of printed charts there do: "later" never changes sides between two languages of one page.
 */
import { decimate, type Points } from '../../charts/decimate.js';
import { spreadLabels, visibleLabels, type LabelBox } from '../../charts/label-layout.js';
import { linearScale, type LinearScale } from '../../charts/linear-scale.js';
import { areaPath, linePath, runsOf, type SeriesOptions } from '../../charts/series-path.js';
import { timeTicks, type TickUnit } from '../../charts/time-scale.js';
import type { Formatter } from '../../format/formatter.js';
import type { SeriesId } from './score-trend.history.js';
import type { SeriesView, TrendView } from './score-trend.view.js';

export type TrendCurve = 'straight' | 'step';

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Dot {
  readonly x: number;
  readonly y: number;
}

export interface LineDrawing {
  readonly id: SeriesId;
  readonly style: number;
  readonly path: string;
  /** Empty where several lines would cover one another. */
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
  readonly scaleY: (percent: number) => number;
  readonly gridlines: readonly AxisTick[];
  readonly ticks: readonly AxisTick[];
  readonly lines: readonly LineDrawing[];
  readonly references: readonly { readonly id: string; readonly kind: string; readonly y: number }[];
  readonly endLabels: readonly EndLabelDrawing[];
}

const gridPercents: readonly number[] = [0, 25, 50, 75, 100];
/** Width from which the ends of the lines have room for labels, in pixels. */
const roomyWidth = 560;
/** The share of the width that labels may take from the lines. */
const mostForLabels = 0.3;
/** Height of one line of a label at the end, and a generous width of a character, in pixels of 11 and 12 px type. */
const labelHeight = 18;
const characterWidth = 6.3;
/** Beyond this many lone points a dot for each would be a cloud; the line's own round ends are left. */
const mostDots = 60;

export function trendDrawing(view: TrendView, { width, height }: Size, curve: TrendCurve, formatter: Formatter): TrendDrawing {
  const labels = width >= roomyWidth ? labelTexts(view).filter(({ text }) => endWidth(text) <= width * mostForLabels) : [];
  const axisWidth = Math.ceil(formatter.percent(100).length * characterWidth) + 12;
  const left = axisWidth;
  const right = width - Math.max(8, ...labels.map(({ text }) => endWidth(text)));
  const [top, bottom] = [10, height - 26];
  const scaleX = linearScale(view.bounds, [left, Math.max(left + 1, right)]);
  const toY = linearScale([0, 100], [bottom, top]);
  const scaleY = (percent: number): number => toY(Math.min(100, Math.max(0, percent)));
  const drawn = { width, height, left, right, top, bottom, scaleX, scaleY };
  return {
    ...drawn,
    gridlines: gridPercents.map((percent) => ({ at: scaleY(percent), text: formatter.percent(percent), anchor: 'end' })),
    ticks: axisTicks(view, scaleX, left, right, formatter),
    lines: view.shown.map((series) => lineDrawing(series, view, { scaleX, scaleY, curve })),
    references: view.references.map(({ id, kind, percent }) => ({ id, kind, y: scaleY(percent) })),
    endLabels: placedLabels(labels, scaleY, top - 8, bottom + 8),
  };
}

/** Of a label with its dot and the space around; one that would be cut off stands below the chart instead. */
function endWidth(text: string): number {
  return text.length * characterWidth + 28;
}

function lineDrawing(series: SeriesView, view: TrendView, options: SeriesOptions): LineDrawing {
  const [from, to] = view.bounds;
  const { x, interval } = view.history;
  const columns = Math.abs(options.scaleX(to) - options.scaleX(from));
  const points = decimate({ x, y: series.y }, { columns, from, to, maximumGap: interval * 1.5 });
  const dots = runsOf(points).flatMap(([first, last]) => (first === last ? [first] : []));
  const newest = newestIndex(points, to);
  const marked = new Set([...(dots.length > mostDots ? [] : dots), ...(newest < 0 ? [] : [newest])]);
  return {
    id: series.id,
    style: series.style,
    path: linePath(points, options),
    area: view.shown.length === 1 ? areaPath(points, options) : '',
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

function axisTicks(view: TrendView, scaleX: LinearScale, left: number, right: number, formatter: Formatter): readonly AxisTick[] {
  const [from, to] = view.bounds;
  const ticks = timeTicks(from, to, Math.max(2, Math.floor((right - left) / 68))).map(({ day, date, unit }) => {
    const text = formatter.day(date, dayStyles[unit]);
    return { ...anchored(scaleX(day), text.length * characterWidth, left, right), text };
  });
  const boxes: LabelBox[] = ticks.map(({ at, anchor, text }, index) => {
    const width = text.length * characterWidth;
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
function labelTexts({ shown, references, print }: TrendView): readonly LabelText[] {
  const series = shown.flatMap(({ id, name, style, lastPercent }) =>
    lastPercent === null ? [] : [{ id, percent: lastPercent, text: `${name} ${print(lastPercent)}`, style, priority: 30 - style }],
  );
  const levels = references.map(({ id, percent, text, kind }) => ({ id, percent, text, style: null, priority: kind === 'target' ? 2 : 1 }));
  return [...series, ...levels];
}

function placedLabels(
  labels: readonly LabelText[],
  scaleY: (percent: number) => number,
  top: number,
  bottom: number,
): readonly EndLabelDrawing[] {
  const centers = spreadLabels(
    labels.map(({ id, percent, priority }) => ({ id, y: scaleY(percent), height: labelHeight, priority })),
    top,
    bottom,
  );
  return labels.flatMap(({ id, text, style }) => {
    const y = centers.get(id);
    return y === undefined ? [] : [{ id, y, text, style }];
  });
}
