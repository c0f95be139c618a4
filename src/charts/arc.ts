/**
 * The geometry of a gauge. Angles are degrees clockwise from twelve o'clock, values are shares 0..1 of the sweep.
 * The paths are centre lines for a thick stroke with `stroke-linecap: round`: the track has the same round ends, so
 * 0 and 1 stand exactly on its ends. Values outside 0..1 are drawn at the ends; their text keeps the number.
 * A dial is not mirrored in right-to-left pages: clockwise means more there too, as on a clock. Linear bars are
 * mirrored, by CSS's logical properties.
 */
import { coordinate } from './coordinate.js';

export interface Arc {
  readonly centerX: number;
  readonly centerY: number;
  /** Of the centre line. */
  readonly radius: number;
  readonly thickness: number;
  readonly startAngle: number;
  /** At most 360. */
  readonly sweep: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Gauge {
  readonly arc: Arc;
  /** Of the view box, whose origin is 0 0. */
  readonly width: number;
  readonly height: number;
}

export interface GaugeLayout {
  /** Width of the view box. */
  readonly size: number;
  /** 8 % of the size where absent. */
  readonly thickness?: number;
  /** Room around the arc for labels and marks; 0 where absent. */
  readonly margin?: number;
}

const openSweep = 270;

/** `arc` is open at the bottom and as high as it needs; `ring` is closed and starts at twelve o'clock. */
export function gaugeLayout(variant: 'arc' | 'ring', { size, thickness = size * 0.08, margin = 0 }: GaugeLayout): Gauge {
  const center = size / 2;
  const radius = center - margin - thickness / 2;
  const sweep = variant === 'ring' ? 360 : openSweep;
  const arc = { centerX: center, centerY: center, radius, thickness, startAngle: variant === 'ring' ? 0 : -sweep / 2, sweep };
  const lowest = variant === 'ring' ? size : arcPoint(arc, 1).y + thickness / 2 + margin;
  return { arc, width: size, height: Math.min(size, Math.ceil(lowest)) };
}

/** The point at a share of the sweep, `offset` outside (or, negative, inside) the centre line. */
export function arcPoint(arc: Arc, share: number, offset = 0): Point {
  const angle = angleAt(arc, share);
  const distance = arc.radius + offset;
  return { x: arc.centerX + distance * Math.sin(angle), y: arc.centerY - distance * Math.cos(angle) };
}

/** The centre line from one share to another; empty where there is nothing to draw. */
export function arcPath(arc: Arc, from: number, to: number): string {
  const [start, end] = [clampShare(from), clampShare(to)];
  if (!(end > start)) return '';
  const middle = (start + end) / 2;
  /* Two halves: one SVG arc cannot close a circle, and needs a flag beyond 180 degrees. */
  return `M${pointText(arcPoint(arc, start))}${arcTo(arc, middle)}${arcTo(arc, end)}`;
}

/** A line across the arc, standing `overhang` out on both sides: a target. */
export function arcNotch(arc: Arc, share: number, overhang = 2): { readonly from: Point; readonly to: Point } {
  const half = arc.thickness / 2 + overhang;
  return { from: arcPoint(arc, share, -half), to: arcPoint(arc, share, half) };
}

/** A small triangle inside the arc that points at a share: a comparison. */
export function arcMark(arc: Arc, share: number, size: number, gap = 2): string {
  const tip = arcPoint(arc, share, -arc.thickness / 2 - gap);
  const base = arcPoint(arc, share, -arc.thickness / 2 - gap - size);
  const angle = angleAt(arc, share);
  const [acrossX, acrossY] = [(Math.cos(angle) * size) / 2, (Math.sin(angle) * size) / 2];
  const left = { x: base.x - acrossX, y: base.y - acrossY };
  const right = { x: base.x + acrossX, y: base.y + acrossY };
  return `M${pointText(tip)}L${pointText(left)}L${pointText(right)}Z`;
}

export interface LabelAnchor extends Point {
  /** `text-anchor` of SVG in a left-to-right text; the x is physical. */
  readonly anchor: 'start' | 'middle' | 'end';
}

/** Where a label outside the arc hangs, so that its text grows away from it. */
export function arcLabelAnchor(arc: Arc, share: number, distance = 6): LabelAnchor {
  const point = arcPoint(arc, share, arc.thickness / 2 + distance);
  const across = Math.sin(angleAt(arc, share));
  return { ...point, anchor: Math.abs(across) < 0.2 ? 'middle' : across > 0 ? 'start' : 'end' };
}

function angleAt({ startAngle, sweep }: Arc, share: number): number {
  return ((startAngle + sweep * clampShare(share)) * Math.PI) / 180;
}

/** Not a number is drawn as nothing. */
function clampShare(share: number): number {
  return Math.min(1, Math.max(0, share)) || 0;
}

function arcTo(arc: Arc, share: number): string {
  const radius = coordinate(arc.radius);
  return `A${radius} ${radius} 0 0 1 ${pointText(arcPoint(arc, share))}`;
}

function pointText({ x, y }: Point): string {
  return `${coordinate(x)} ${coordinate(y)}`;
}
