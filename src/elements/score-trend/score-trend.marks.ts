/** What a host adds to the chart: marked days and zones. Loaded where there are any. */
import { html, nothing, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import { textWidth, visibleLabels, type LabelBox } from '../../charts/label-layout.js';
import { dayNumber } from '../../charts/time-scale.js';
import type { Formatter } from '../../format/formatter.js';
import { bandColor, bandOfPercent, type Band, type BandThresholds } from '../../theme/bands.js';
import type { TrendDrawing } from './score-trend.drawing.js';
import { lateWords } from './score-trend.late-words.js';
import type { TrendAnnotation } from './score-trend.panel.js';
import type { TrendView } from './score-trend.view.js';

interface BackdropInput {
  readonly annotations: readonly TrendAnnotation[];
  readonly zones: BandThresholds | null;
  readonly view: TrendView;
  readonly drawing: TrendDrawing;
  readonly formatter: Formatter;
}

interface PlacedNote extends TrendAnnotation {
  readonly day: number;
}

/** Those of the range, in the order of their days. */
function notesIn(annotations: readonly TrendAnnotation[], { bounds: [from, to] }: TrendView): readonly PlacedNote[] {
  return annotations
    .map((annotation) => ({ ...annotation, day: dayNumber(annotation.date) }))
    .filter(({ day }) => day >= from && day <= to)
    .sort((one, other) => one.day - other.day);
}

export function backdrop(input: BackdropInput): SVGTemplateResult {
  const { zones, view, drawing, formatter } = input;
  return svg`${zones && view.history.unit === 'percent' ? zoneBands(zones, view, drawing, formatter) : nothing}${notes(input)}`;
}

/** A band of the axis, between two heights. */
export interface ZoneDrawing {
  readonly band: Band;
  readonly top: number;
  readonly bottom: number;
  /** Empty where there is no room for it. */
  readonly name: string;
}

export function zoneDrawings(
  zones: BandThresholds,
  { domain: [low, high] }: TrendView,
  { scaleY, scale = 1 }: TrendDrawing,
  formatter: Formatter,
): readonly ZoneDrawing[] {
  const words = lateWords(formatter);
  const edges = [low, ...zones.filter((threshold) => threshold > low && threshold < high), high];
  return edges.slice(1).map((to, index) => {
    const [top, bottom] = [scaleY(to), scaleY(edges[index]!)];
    const band = bandOfPercent(edges[index]!, zones);
    const name = words.text(`band.${band === 'neutral' ? 'fair' : band}`);
    return { band, top, bottom, name: bottom - top > 16 * scale ? name : '' };
  });
}

function zoneBands(zones: BandThresholds, view: TrendView, drawing: TrendDrawing, formatter: Formatter): readonly SVGTemplateResult[] {
  const { left, right, scale = 1 } = drawing;
  return zoneDrawings(zones, view, drawing, formatter).map(
    ({ band, top, bottom, name }) =>
      svg`<rect class="zone" x=${left} y=${top} width=${Math.max(0, right - left)} height=${bottom - top} fill=${bandColor(band)} /><text class="tick named" x=${left + 6} y=${top + 12 * scale} text-anchor="start">${name}</text>`,
  );
}

const characterWidth = 6.3;
const gap = 7;

/** A marked day; its text stands beside its line. */
export interface NoteDrawing {
  readonly x: number;
  readonly textX: number;
  readonly anchor: 'start' | 'end';
  /** Empty where there is no room for it. */
  readonly text: string;
}

export function noteDrawings(annotations: readonly TrendAnnotation[], view: TrendView, drawing: TrendDrawing): readonly NoteDrawing[] {
  const { scaleX, top, bottom, left, right, scale = 1 } = drawing;
  const placed = notesIn(annotations, view);
  const boxes = placed.map(({ day, text }, index): LabelBox => {
    const width = textWidth(text, characterWidth * scale);
    const after = scaleX(day) + gap;
    return {
      id: String(index),
      x: after + width > right ? scaleX(day) - gap - width : after,
      y: top,
      width,
      height: 14 * scale,
      priority: index,
    };
  });
  const visible = visibleLabels(boxes, { x: left, y: 0, width: right - left, height: bottom });
  return placed.map(({ day, text }, index) => {
    const x = scaleX(day);
    const isBefore = boxes[index]!.x < x;
    return { x, textX: isBefore ? x - gap : x + gap, anchor: isBefore ? 'end' : 'start', text: visible.has(String(index)) ? text : '' };
  });
}

/** A dotted line for each marked day; its text beside it where there is room, in the list below always. */
function notes({ annotations, view, drawing }: BackdropInput): SVGTemplateResult {
  const { top, bottom, scale = 1 } = drawing;
  return svg`${noteDrawings(annotations, view, drawing).map(
    ({ x, textX, anchor, text }) =>
      svg`<line class="noted" x1=${x} x2=${x} y1=${top} y2=${bottom} /><circle class="noted-dot" cx=${x} cy=${top} r="3" /><text class="tick named" x=${textX} y=${top + 12 * scale} text-anchor=${anchor}>${text}</text>`,
  )}`;
}

/** The marked days as text. */
export function annotationList(
  annotations: readonly TrendAnnotation[],
  view: TrendView,
  formatter: Formatter,
): TemplateResult | typeof nothing {
  const words = lateWords(formatter);
  const placed = notesIn(annotations, view);
  if (placed.length === 0) return nothing;
  return html`<ul class="noted-list caption" aria-label=${words.text('trend.annotations')}>
    ${placed.map(({ date, text }) => html`<li><bdi>${words.text('trend.annotation', { date: words.day(date), text })}</bdi></li>`)}
  </ul>`;
}
