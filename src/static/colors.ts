/**
 * The tokens' colours as six digits, for places that know neither `oklch()` nor custom properties: mail programs and
 * pictures. Each is worked out from the default of its token and the host's brand colour; nothing else gets into the output.
 */
import { contrastOf, linearRgbOf, oklabOf, oklchOf, parseColor, type LinearRgb, type Oklab, type Oklch } from '../theme/contrast.js';
import { readableOn } from '../theme/brand.js';
import { tokenDefaults } from '../theme/tokens.js';

export type ColorScheme = 'light' | 'dark';

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

/** `accent`, where it can be read as a colour, takes the place of the token's, as far from the surface as text has to be. */
export function paletteOf(scheme: ColorScheme, accent: string | null): Palette {
  const brand = accent === null ? null : parseColor(accent);
  const surface = colorOf('surface', scheme, null);
  const readable = brand && isUsable(brand) ? readableOn(surface, brand, scheme === 'light' ? -1 : 1) : null;
  return Object.fromEntries(colorNames.map((name) => [name, hexOf(colorOf(name, scheme, readable))])) as unknown as Palette;
}

/** Black or white on a colour, whichever is read better. */
export function inkOn(hex: string): string {
  const [black, white, ground] = [{ lightness: 0, chroma: 0, hue: 0 }, { lightness: 1, chroma: 0, hue: 0 }, parseColor(hex)!];
  return hexOf(contrastOf(ground, white) >= contrastOf(ground, black) ? white : black);
}

const isUsable = ({ lightness, chroma, hue }: Oklch): boolean => [lightness, chroma, hue].every((value) => Number.isFinite(value));

function colorOf(name: string, scheme: ColorScheme, accent: Oklch | null): Oklch {
  if (name === 'accent' && accent) return accent;
  const text: string = tokenDefaults[name as keyof typeof tokenDefaults];
  const pair = /^light-dark\((oklch\([^)]*\)),(oklch\([^)]*\))\)$/.exec(text);
  if (pair) return parseColor(pair[scheme === 'light' ? 1 : 2]!)!;
  const reference = /^var\(--_([a-z0-9-]+)\)$/.exec(text);
  if (reference) return colorOf(reference[1]!, scheme, accent);
  const mix = /^color-mix\(in oklab,var\(--_([a-z0-9-]+)\) (\d+)%,(?:transparent|var\(--_surface\))\)$/.exec(text);
  if (!mix) throw new Error(`the token ${name} is written in a way that pictures cannot follow: ${text}`);
  return mixed(colorOf(mix[1]!, scheme, accent), Number(mix[2]) / 100, colorOf('surface', scheme, null));
}

/** What shows through is the surface: a picture has no other ground. */
function mixed(one: Oklch, share: number, other: Oklch): Oklch {
  const [first, second] = [oklabOf(one), oklabOf(other)];
  return oklchOf(first.map((value, index) => value * share + second[index]! * (1 - share)) as unknown as Oklab);
}

function hexOf(color: Oklch): string {
  const channels = insideGamut(color).map((channel) => Math.round(255 * encoded(channel)));
  return `#${channels.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
}

/** Less chroma until the screen has the colour: cutting single channels would turn its hue. */
function insideGamut(color: Oklch): LinearRgb {
  for (let { chroma } = color; chroma > 0; chroma -= 0.005) {
    const rgb = linearRgbOf(oklabOf({ ...color, chroma }));
    if (rgb.every((channel) => channel >= -0.0005 && channel <= 1.0005)) return limited(rgb);
  }
  return limited(linearRgbOf(oklabOf({ ...color, chroma: 0 })));
}

const limited = (rgb: LinearRgb): LinearRgb => rgb.map((channel) => Math.min(1, Math.max(0, channel))) as unknown as LinearRgb;

const encoded = (channel: number): number => (channel <= 0.0031308 ? channel * 12.92 : 1.055 * channel ** (1 / 2.4) - 0.055);
