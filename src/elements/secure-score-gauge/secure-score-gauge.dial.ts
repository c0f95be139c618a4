/** The drawing of the round gauges in numbers: one view box for each variant. What stands on it is in `marks`. */
import { arcPath, gaugeLayout, type Arc } from '../../charts/arc.js';

export type DialVariant = 'arc' | 'ring';

/** Units of the view box; marks and obstacles are in them. */
export const dialSize = 200;
const margin = 4;
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

/**
 * The step from which on a text of `width` pixels fits under the value, where the circle is 72 % of the dial wide. From
 * `roomStep` on the dial is smaller by the room that labels outside take on both sides.
 */
export function stepForPoints(width: number, roomStep: number | null, side: number): number | null {
  const dialWidth = width / 0.72;
  const isFittingBesideLabels = roomStep === null || roomStep - 2 * side >= dialWidth;
  return stepFrom(isFittingBesideLabels ? dialWidth : dialWidth + 2 * side);
}

export function stepFrom(width: number): number | null {
  return steps.find((step) => step >= width) ?? null;
}
