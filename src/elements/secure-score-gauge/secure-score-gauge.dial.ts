/** The drawing of the round gauges in numbers: one view box for each variant, and what stands on it. */
import { arcMark, arcNotch, arcPath, arcPoint, gaugeLayout, type Arc, type Point } from '../../charts/arc.js';
import { visibleLabels, type Box } from '../../charts/label-layout.js';

export type DialVariant = 'arc' | 'ring';

/** Units of the view box; marks and obstacles are in them. */
export const dialSize = 200;
const margin = 4;
const markSize = 9;
/** Pixels between the arc and a label outside it. */
const labelDistance = 6;
/** No label stands beside a dial of fewer pixels. */
const smallestLabelled = 130;
/** Widths of the container, in pixels, at which the style sheet lets a label appear. */
export const steps = [120, 160, 200, 240, 320, 400] as const;

export interface Dial {
  readonly arc: Arc;
  readonly height: number;
  /** The whole centre line, for strokes with a `pathLength` of 100. */
  readonly path: string;
  /** Half a stroke as a percentage of the ring's length: how far a round end reaches over. 0 on the arc, whose track has the same ends. */
  readonly capPercent: number;
}

const dials = new Map<DialVariant, Dial>();

/** The same for every gauge of a variant, so it is made once. */
export function dialOf(variant: DialVariant): Dial {
  let dial = dials.get(variant);
  if (!dial) dials.set(variant, (dial = makeDial(variant)));
  return dial;
}

function makeDial(variant: DialVariant): Dial {
  const { arc, height } = gaugeLayout(variant, { size: dialSize, margin });
  const capPercent = variant === 'ring' ? (100 * arc.thickness) / 2 / (2 * Math.PI * arc.radius) : 0;
  return { arc, height, path: arcPath(arc, 0, 1), capPercent };
}

export interface Dash {
  /** Values of `stroke-dasharray` and `stroke-dashoffset` for a `pathLength` of 100. */
  readonly array: string;
  readonly offset: number;
}

/** The stroke of a percent. The round ends of a ring stay inside what it shows, so that 99 % is no closed ring; nothing for 0 or less. */
export function dashOf({ capPercent }: Dial, percent: number): Dash | null {
  const share = Math.min(100, percent);
  if (!(share > 0)) return null;
  if (share === 100 || capPercent === 0) return { array: `${precise(share)} 100`, offset: 0 };
  return { array: `${precise(Math.max(0.01, share - 2 * capPercent))} 100`, offset: precise(-capPercent) };
}

const precise = (value: number): number => Math.round(value * 1000) / 1000;

/** The centre line between two percents, clear of the round ends before it by `clearance` percent. */
export function stretchOf({ arc }: Dial, from: number, to: number, clearance = 0): string {
  return arcPath(arc, (from + clearance) / 100, to / 100);
}

export function notchOf({ arc }: Dial, percent: number): { readonly from: Point; readonly to: Point } {
  return arcNotch(arc, percent / 100, 3);
}

/**
 * Triangles inside the arc, by position in `percents`; `null` where one would touch an earlier one or the text in the
 * middle, which is more important.
 */
export function marksOf({ arc }: Dial, percents: readonly number[], texts: readonly Box[]): (string | null)[] {
  const boxes = percents.map((percent, index) => {
    const middle = arcPoint(arc, percent / 100, -arc.thickness / 2 - markSize / 2);
    return {
      id: String(index),
      priority: -index,
      x: middle.x - markSize / 2,
      y: middle.y - markSize / 2,
      width: markSize,
      height: markSize,
    };
  });
  const visible = visibleLabels(boxes, null, texts, 1);
  return percents.map((percent, index) => (visible.has(String(index)) ? arcMark(arc, percent / 100, markSize) : null));
}

/** A label outside the arc, placed by percentages of the dial's box and growing away from the arc. */
export interface OutsideLabel {
  readonly left: number;
  readonly top: number;
  /** By how much of its own size it moves, in percent. */
  readonly moveX: number;
  readonly moveY: number;
  /** Room it needs beside, above and below the dial, in pixels. */
  readonly side: number;
  readonly above: number;
  readonly below: number;
  readonly box: Box;
}

/** `width` and `height` of the text in pixels. The room is that at the smallest dial with labels: a larger one needs less. */
export function outsideLabel({ arc, height: dialHeight }: Dial, percent: number, width: number, height: number): OutsideLabel {
  const scale = smallestLabelled / dialSize;
  const edge = arc.thickness / 2 + labelDistance / scale;
  const anchor = arcPoint(arc, percent / 100, edge);
  const [across, up] = [(anchor.x - arc.centerX) / (arc.radius + edge), (arc.centerY - anchor.y) / (arc.radius + edge)];
  const box = {
    x: anchor.x * scale - (width / 2) * (1 - across),
    y: anchor.y * scale - (height / 2) * (1 + up),
    width,
    height,
  };
  return {
    left: (100 * anchor.x) / dialSize,
    top: (100 * anchor.y) / dialHeight,
    moveX: -50 * (1 - across),
    moveY: -50 * (1 + up),
    side: Math.ceil(Math.max(0, -box.x, box.x + width - smallestLabelled)),
    above: Math.ceil(Math.max(0, -box.y)),
    below: Math.ceil(Math.max(0, box.y + height - dialHeight * scale)),
    box,
  };
}

/** Which of the labels stand together, the first being the most important. */
export function labelsTogether(labels: readonly OutsideLabel[]): boolean[] {
  const visible = visibleLabels(labels.map(({ box }, index) => ({ ...box, id: String(index), priority: -index })));
  return labels.map((_, index) => visible.has(String(index)));
}

/** The step of the container from which on a label with `side` pixels of room on both sides has a dial to stand beside. */
export const stepForRoom = (side: number): number | null => stepFrom(smallestLabelled + 2 * side);

/**
 * The step from which on a text of `width` pixels fits under the value, where the circle is 72 % of the dial wide. From
 * `roomStep` on the dial is smaller by the room that labels outside take on both sides.
 */
export function stepForPoints(width: number, roomStep: number | null, side: number): number | null {
  const dialWidth = width / 0.72;
  const isFittingBesideLabels = roomStep === null || roomStep - 2 * side >= dialWidth;
  return stepFrom(isFittingBesideLabels ? dialWidth : dialWidth + 2 * side);
}

function stepFrom(width: number): number | null {
  return steps.find((step) => step >= width) ?? null;
}
