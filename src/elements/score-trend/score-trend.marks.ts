/** What a host adds to the chart: marked days and zones. Loaded where there are any. */
import { html, nothing, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import { textWidth, visibleLabels, type LabelBox } from '../../charts/label-layout.js';
import { dayNumber } from '../../charts/time-scale.js';
import type { Formatter } from '../../format/formatter.js';
import { isNumber } from '../../core/score.js';
import { bandColor, bandOfPercent, type Band, type BandThresholds } from '../../theme/bands.js';
import type { TrendDrawing } from './score-trend.drawing.js';
import { lateWords } from './score-trend.late-words.js';
import type { TrendAnnotation } from './score-trend.panel.js';
import type { TrendView } from './score-trend.view.js';

interface MarksInput {
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

export interface Marks {
  /** Bands and the lines of marked days, below the lines of the score. */
  readonly behind: SVGTemplateResult;
  /** Their names, which no line may cross. */
  readonly names: SVGTemplateResult;
}

export function marks({ annotations, zones, view, drawing, formatter }: MarksInput): Marks {
  const { left, right, top, bottom, scale = 1 } = drawing;
  const bands = zones && view.history.unit === 'percent' ? zoneDrawings(zones, view, drawing, formatter) : [];
  const notes = noteDrawings(annotations, view, drawing);
  const name = (x: number, y: number, text: string, anchor: 'start' | 'end') =>
    text ? svg`<text class="tick named" x=${x} y=${y + 12 * scale} text-anchor=${anchor}>${text}</text>` : nothing;
  return {
    behind: svg`${bands.map(
      ({ band, top: from, bottom: to }) =>
        svg`<rect class="zone" x=${left} y=${from} width=${Math.max(0, right - left)} height=${to - from} fill=${bandColor(band)} />`,
    )}${notes.map(
      ({ x }) => svg`<line class="noted" x1=${x} x2=${x} y1=${top} y2=${bottom} /><circle class="noted-dot" cx=${x} cy=${top} r="3" />`,
    )}`,
    names: svg`${bands.map((zone) => name(left + 6, zone.top, zone.name, 'start'))}${notes.map(({ textX, anchor, text }) => name(textX, top, text, anchor))}`,
  };
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
  const rising = thresholdsOf(zones);
  const edges = [low, ...rising.filter((threshold) => threshold > low && threshold < high), high];
  return edges.slice(1).map((to, index) => {
    const [top, bottom] = [scaleY(to), scaleY(edges[index]!)];
    const band = bandOfPercent(edges[index]!, rising);
    const name = words.text(`band.${band === 'neutral' ? 'fair' : band}`);
    return { band, top, bottom, name: bottom - top > 16 * scale ? name : '' };
  });
}

/** A page without types may give its thresholds in any order, or none that are numbers. */
function thresholdsOf(zones: BandThresholds): BandThresholds {
  const given: readonly unknown[] = Array.isArray(zones) ? zones : [];
  const rising = given.filter(isNumber).sort((one, other) => one - other);
  return rising.slice(0, 3) as unknown as BandThresholds;
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
