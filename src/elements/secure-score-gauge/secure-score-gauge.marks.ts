/** What stands on the dial and beside it, in numbers: targets, comparisons, their labels. */
import { arcMark, arcNotch, arcPath, arcPoint, type Point } from '../../charts/arc.js';
import { visibleLabels, type Box } from '../../charts/label-layout.js';
import { dialSize, stepFrom, type Dial } from './secure-score-gauge.dial.js';

const markSize = 9;
/** Pixels between the arc and a label outside it. */
const labelDistance = 6;
/** No label stands beside a dial of fewer pixels. */
const smallestLabelled = 130;

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
