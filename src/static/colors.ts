/**
 * The tokens' colours as six digits, for places that know neither `oklch()` nor custom properties: mail programs and
 * pictures. They are those that the widgets show with the host's brand colour; nothing else gets into the output.
 */
import { brandColors } from '../theme/brand.js';
import { contrastOf, hexOf } from '../theme/contrast.js';
import { defaultColor, type ColorScheme } from '../theme/default-colors.js';
import type { ColorToken } from '../theme/pairs.js';
import { parseColor } from '../theme/parse-color.js';

export type { ColorScheme };

export const colorNames = [
  'surface',
  'surface-subtle',
  'text',
  'text-muted',
  'accent',
  'hairline',
  'track',
  'positive',
  'negative',
  'band-at-risk',
  'band-fair',
  'band-good',
  'band-very-good',
  'band-neutral',
] as const;
export type ColorName = (typeof colorNames)[number];
/** `#rrggbb` for each name. */
export type Palette = Readonly<Record<ColorName, string>>;

/** One accent serves text and drawing, so it is the one that can be read. What cannot be read as a colour leaves the default. */
export function paletteOf(scheme: ColorScheme, accent: string | null): Palette {
  const usual = hexOf(defaultColor('accent', scheme));
  const colors = (accent !== null && brandColors({ accent, scheme })) || brandColors({ accent: usual, scheme })!;
  const token = (name: ColorName): ColorToken => (name === 'accent' ? 'accent-text' : name);
  return Object.fromEntries(colorNames.map((name) => [name, hexOf(colors[token(name)])])) as unknown as Palette;
}

/** Black or white on a colour, whichever is read better. */
export function inkOn(hex: string): string {
  const [black, white, ground] = [{ lightness: 0, chroma: 0, hue: 0 }, { lightness: 1, chroma: 0, hue: 0 }, parseColor(hex)!];
  return hexOf(contrastOf(ground, white) >= contrastOf(ground, black) ? white : black);
}
