/** How wide texts in the dial are, and which form of the points fits under the value. */
import { stepForPoints } from './secure-score-gauge.dial.js';
import type { ScoredView } from './secure-score-gauge.score.js';

const captionSize = 12;
/** Mean advance of a character as a share of the font size, on the wide side so that a guess is never too small. */
const advance = { narrow: 0.58, wide: 1.05 };
/** From U+2E80 on: the full-width scripts of East Asia. */
const firstWide = 0x2e80;

/** Width of a text in pixels, guessed; nothing has to be measured, so a page of gauges needs no layout in between. */
export function textWidth(text: string, fontSize = captionSize): number {
  let width = 0;
  for (const character of text) width += character.codePointAt(0)! >= firstWide ? advance.wide : advance.narrow;
  return width * fontSize;
}

/** The points as they fit under the value, and from which width on; `null` where they never do. */
export type FittingPoints = { readonly text: string; readonly step: number } | null;

/** The long form where a common width has room for it, else the short one. */
export function pointsThatFit({ points, pointsShort }: ScoredView, roomStep: number | null = null, side = 0): FittingPoints {
  if (!points) return null;
  const [long, short] = [points, pointsShort].map((text) => ({ text, step: stepForPoints(textWidth(text), roomStep, side) }));
  const best = long!.step !== null && long!.step <= 240 ? long! : short!;
  return best.step === null ? null : { text: best.text, step: best.step };
}
