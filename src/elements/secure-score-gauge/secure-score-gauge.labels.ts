/** Which labels stand in the drawing and from which width of the container on; the rest is said below it. */
import type { Box } from '../../charts/label-layout.js';
import { dialOf, dialSize, type DialVariant } from './secure-score-gauge.dial.js';
import { labelsTogether, marksOf, notchOf, outsideLabel, stepForRoom } from './secure-score-gauge.marks.js';
import { pointsThatFit, textWidth, type FittingPoints } from './secure-score-gauge.points.js';
import type { ScoredView } from './secure-score-gauge.score.js';
import type { GaugeView, Mark } from './secure-score-gauge.view.js';
import type { Point } from '../../charts/arc.js';

const lineHeight = 17;
/** Size of the value as a share of the dial: see the style sheet. */
const valueShare = 0.19;

export interface PlacedTarget {
  readonly mark: Mark;
  readonly notch: { readonly from: Point; readonly to: Point };
  /** The label outside the arc; `null` where there is no room for it at any width. */
  readonly label: { readonly step: number; readonly style: string } | null;
}

export interface DialLabels {
  readonly targets: readonly PlacedTarget[];
  /** Aligned with the comparisons of the view; `null` for those that are only listed. */
  readonly marks: readonly (string | null)[];
  readonly points: FittingPoints;
  /** Room for the labels outside: values for the dial's own style, and the width from which it is taken. */
  readonly room: { readonly step: number; readonly style: string } | null;
}

const bare: DialLabels = { targets: [], marks: [], points: null, room: null };

export function dialLabels(view: GaugeView, variant: DialVariant): DialLabels {
  const { score, targets, comparisons } = view;
  const dial = dialOf(variant);
  const outside = targets.map(({ percent, label }) => outsideLabel(dial, percent, ...wrappedSize(label)));
  const together = labelsTogether(outside);
  const kept = outside.filter((_, index) => together[index]);
  const side = Math.max(0, ...kept.map((label) => label.side));
  const step = kept.length > 0 ? stepForRoom(side) : null;
  const room = step === null ? null : { step, style: roomStyle(side, kept) };
  const placed = targets.map((mark, index): PlacedTarget => {
    const { left, top, moveX, moveY } = outside[index]!;
    const style = `left:${left.toFixed(1)}%;top:${top.toFixed(1)}%;transform:translate(${moveX.toFixed(1)}%,${moveY.toFixed(1)}%)`;
    return { mark, notch: notchOf(dial, mark.percent), label: step !== null && together[index] ? { step, style } : null };
  });
  if (score.kind !== 'scored') return { ...bare, targets: placed, room };
  const points = pointsThatFit(score, step, side);
  const marks = marksOf(dial, comparisons.map(({ percent }) => percent), middleTexts(score, dial.arc.centerY)); // prettier-ignore
  return { targets: placed, marks, points, room };
}

/** A label outside stands one word a line, so that the dial gives up as little room as possible. */
function wrappedSize(label: string): [width: number, height: number] {
  const words = label.split(/\s+/);
  return [Math.max(...words.map((word) => textWidth(word))), words.length * lineHeight];
}

/** In em, since it is the text that needs the room. */
function roomStyle(side: number, kept: readonly { readonly above: number; readonly below: number }[]): string {
  const [above, below] = [Math.max(...kept.map((label) => label.above)), Math.max(...kept.map((label) => label.below))];
  return `--_side:${side / 16}em;--_above:${above / 16}em;--_below:${below / 16}em`;
}

/** Where the value and the points stand, in units of the view box. */
function middleTexts({ parts, points }: ScoredView, centerY: number): Box[] {
  const valueWidth = Math.min(0.62 * dialSize, textWidth(parts.text, valueShare * dialSize));
  const pointsWidth = Math.min(0.7 * dialSize, textWidth(points));
  return [
    { x: (dialSize - valueWidth) / 2, y: centerY - 28, width: valueWidth, height: 40 },
    { x: (dialSize - pointsWidth) / 2, y: centerY + 12, width: pointsWidth, height: 18 },
  ];
}
