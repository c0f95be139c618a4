/** Which colours stand on which, how much contrast they need (WCAG 2.2: 1.4.3, 1.4.11), and what would give it. */
import { contrastOf, hexOf, type Oklch } from './contrast.js';
import { parseColor } from './parse-color.js';
import type { TokenName } from './tokens.js';

/** Text needs 4.5:1; graphics, edges and the focus ring 3:1. */
export type LeastContrast = 4.5 | 3;

export type ColorToken = Exclude<TokenName, 'font' | 'font-size' | 'line-height' | 'space' | 'radius' | 'duration'>;
export type Pair = readonly [foreground: ColorToken, background: ColorToken, least: LeastContrast];

const grounds = ['surface', 'surface-subtle'] as const;
export const series = ['series-1', 'series-2', 'series-3', 'series-4', 'series-5', 'series-6'] as const;
export const bands = ['band-at-risk', 'band-fair', 'band-good', 'band-very-good'] as const;
export const textTokens = ['text', 'text-muted', 'accent-text', 'positive', 'negative'] as const;
export const graphicTokens = ['accent-graphic', 'outline', 'focus', 'band-neutral', ...bands, ...series] as const;

/** Every pair that occurs in a widget. */
export const pairs: readonly Pair[] = [
  ...textTokens.flatMap((text) => [...grounds, 'accent-soft' as const].map((ground): Pair => [text, ground, 4.5])),
  ['on-accent', 'accent', 4.5],
  ...graphicTokens.flatMap((graphic) => grounds.map((ground): Pair => [graphic, ground, 3])),
  ['accent-graphic', 'track', 3],
];

/**
 * The nearest colour in lightness, of the same hue, that reaches `least` on every background, as `#rrggbb`. Where it cannot be, for
 * the backgrounds are too far apart, black or white, whichever comes closer.
 */
export function nearestPassing(color: Oklch, backgrounds: readonly Oklch[], least: number, ways: readonly (0 | 1)[] = [0, 1]): string {
  const passes = (hex: string): boolean => contrastWith(hex, backgrounds) >= least;
  const own = hexOf(color);
  if (passes(own)) return own;
  const found = ways.map((end) => towards(color, end, passes));
  const distance = (hex: string): number =>
    passes(hex) ? Math.abs(parseColor(hex)!.lightness - color.lightness) : 21 - contrastWith(hex, backgrounds);
  return found.reduce((best, hex) => (distance(hex) < distance(best) ? hex : best));
}

/** Least contrast of a colour with several. */
function contrastWith(hex: string, backgrounds: readonly Oklch[]): number {
  return Math.min(...backgrounds.map((background) => contrastOf(parseColor(hex)!, background)));
}

/** The first colour that passes on the way to black (0) or white (1); the end itself where none does. */
function towards(color: Oklch, end: 0 | 1, passes: (hex: string) => boolean): string {
  let [failing, passing] = [color.lightness, end as number];
  for (let step = 0; step < 14; step++) {
    const lightness = (failing + passing) / 2;
    if (passes(hexOf({ ...color, lightness }))) passing = lightness;
    else failing = lightness;
  }
  return hexOf({ ...color, lightness: passing });
}
