/** A host's brand colour as tokens that keep the contrast our own defaults have. */
import { contrastOf, parseColor, type Oklch } from './contrast.js';

/** The default surfaces the accent has to be read on: text size, so 4.5:1. */
const surfaces = { light: { lightness: 0.975, chroma: 0.004, hue: 255 }, dark: { lightness: 0.26, chroma: 0.012, hue: 255 } } as const;
const textContrast = 4.5;

/** Public tokens, ready for `style.setProperty`, for a style sheet, or for a theme file. */
export type BrandTokens = Readonly<Record<'--secure-score-accent', string>>;

/**
 * The accent in light and dark from one brand colour (`#rgb`, `#rrggbb` or `oklch(…)`): hue and chroma stay, lightness moves
 * only as far as links need to be read on both surfaces. The other brand tokens follow the accent by themselves.
 * `null` where the colour cannot be read.
 */
export function brandTokens(color: string): BrandTokens | null {
  const brand = parseColor(color);
  if (!brand) return null;
  return {
    '--secure-score-accent': `light-dark(${oklchText(readableOn(surfaces.light, brand, -1))}, ${oklchText(readableOn(surfaces.dark, brand, 1))})`,
  };
}

/** Steps of a hundredth of lightness, darker or lighter, until the contrast is reached; black and white always do. */
export function readableOn(surface: Oklch, color: Oklch, direction: -1 | 1): Oklch {
  const end = direction > 0 ? 1 : 0;
  let candidate = color;
  while (contrastOf(candidate, surface) < textContrast && candidate.lightness !== end) {
    candidate = { ...candidate, lightness: Math.min(1, Math.max(0, candidate.lightness + direction / 100)) };
  }
  return candidate;
}

function oklchText({ lightness, chroma, hue }: Oklch): string {
  return `oklch(${round(lightness)} ${round(chroma)} ${Math.round(hue * 10) / 10})`;
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
