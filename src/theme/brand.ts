/** All colours of the widgets from a host's brand colour, with the contrast of every pair: pure, for build scripts, settings pages and tests. */
import { darkEnough, lightEnough, middleLuminance, softLightness, softPercent } from './accent.js';
import { contrastOf, hexOf, laidOver, linearRgbOf, luminanceOf, mix, oklabOf, type Oklch } from './contrast.js';
import { bands, nearestPassing, pairs, type ColorToken, type LeastContrast } from './pairs.js';
import { parseColor } from './parse-color.js';
import { defaultColor, type ColorScheme } from './default-colors.js';
import { distinctSeries } from './series-colors.js';
import { publicToken } from './tokens.js';

export type PublicColorToken = `--secure-score-${ColorToken}`;

export interface Brand {
  /** The brand colour: `#rgb`, `#rrggbb`, `rgb()`, `hsl()`, `oklch()`, `oklab()` or `color()`, opaque. */
  readonly accent: string;
  /** What the widgets stand on; the default of the scheme without it. */
  readonly surface?: string | undefined;
  /** Colour of text; the default of the scheme without it, moved where the surface asks for it. */
  readonly text?: string | undefined;
  readonly scheme: ColorScheme;
}

/** Two colours, one on the other. */
export interface ContrastPair {
  readonly foreground: PublicColorToken;
  readonly background: PublicColorToken;
  readonly colors: readonly [foreground: string, background: string];
  /** WCAG contrast, 1 to 21. */
  readonly ratio: number;
  readonly least: LeastContrast;
  readonly passes: boolean;
  /** The foreground itself where it passes, else the nearest of its hue that does. */
  readonly nearest: string;
}

export interface BrandTheme {
  readonly scheme: ColorScheme;
  /** Every colour token, as opaque CSS colours. */
  readonly tokens: Readonly<Record<PublicColorToken, string>>;
  readonly pairs: readonly ContrastPair[];
}

type Colors = Record<ColorToken, Oklch>;
type Palette = (name: ColorToken) => Oklch;

/**
 * All colour tokens of one scheme, and each pair of colours with its contrast. On the default surfaces they are what the widgets show
 * anyway when only the accent is set; another surface moves whatever would not be read on it. `null` where a colour cannot be read.
 */
export function deriveBrand(brand: Brand): BrandTheme | null {
  const colors = brandColors(brand);
  return colors && { scheme: brand.scheme, tokens: namedTokens(colors, brand.accent), pairs: measured(colors) };
}

/** The colours themselves, before they are written as text. */
export function brandColors({ accent, surface, text, scheme }: Brand): Colors | null {
  const read = [accent, surface, text].map((value) => (value === undefined ? undefined : parseColor(value)));
  if (read.includes(null)) return null;
  const [brand, ground, ink] = read as [Oklch, Oklch | undefined, Oklch | undefined];
  const palette: Palette = (name) => defaultColor(name, scheme);
  const grounds = groundsOf(brand, ground, palette, scheme);
  const texts = textsOf(ink, grounds, palette, scheme);
  const accents = accentsOf(brand, grounds, texts.text, scheme);
  return { ...grounds, ...texts, ...accents, ...statusOf(accents['accent-graphic'], grounds, palette, scheme), accent: brand };
}

type Grounds = Pick<Colors, 'surface' | 'surface-subtle' | 'accent-soft'>;

function groundsOf(brand: Oklch, given: Oklch | undefined, palette: Palette, scheme: ColorScheme): Grounds {
  const surface = given ?? palette('surface');
  const subtle = given
    ? { ...given, lightness: clamp(0, given.lightness + (scheme === 'light' ? -0.025 : 0.05), 1) }
    : palette('surface-subtle');
  const tint = { ...brand, lightness: clamp(softLightness[0], brand.lightness, softLightness[1]) };
  return { surface: written(surface), 'surface-subtle': written(subtle), 'accent-soft': written(mix(tint, softPercent / 100, surface)) };
}

type Texts = Pick<Colors, 'text' | 'text-muted' | 'hairline' | 'outline' | 'track'>;

function textsOf(given: Oklch | undefined, grounds: Grounds, palette: Palette, scheme: ColorScheme): Texts {
  const { surface } = grounds;
  const text = given ?? onGrounds(palette('text'), Object.values(grounds), 4.5, scheme);
  const muted = given ? mix(given, 0.7, surface) : palette('text-muted');
  return {
    text,
    'text-muted': onGrounds(muted, Object.values(grounds), 4.5, scheme),
    outline: onGrounds(palette('outline'), plain(grounds), 3, scheme),
    hairline: laidOver(text, 0.12, surface),
    track: laidOver(text, 0.1, surface),
  };
}

type Accents = Pick<Colors, 'accent-graphic' | 'accent-text' | 'on-accent' | 'focus'>;

function accentsOf(brand: Oklch, grounds: Grounds, text: Oklch, scheme: ColorScheme): Accents {
  const tracks = plain(grounds).map((ground) => written(laidOver(text, 0.1, ground)));
  const graphic = onGrounds(usableOf(brand, 'graphic', scheme), [...plain(grounds), ...tracks], 3, scheme);
  return {
    'accent-graphic': graphic,
    'accent-text': onGrounds(usableOf(brand, 'text', scheme), Object.values(grounds), 4.5, scheme),
    'on-accent': { lightness: luminance(brand) < middleLuminance ? 1 : 0, chroma: 0, hue: 0 },
    focus: graphic,
  };
}

type Status = Omit<Colors, keyof Grounds | keyof Texts | keyof Accents | 'accent'>;

function statusOf(graphic: Oklch, grounds: Grounds, palette: Palette, scheme: ColorScheme): Status {
  const drawn = (name: ColorToken) => onGrounds(palette(name), plain(grounds), 3, scheme);
  const spelled = (name: ColorToken) => onGrounds(palette(name), Object.values(grounds), 4.5, scheme);
  const others = distinctSeries(graphic, scheme).map((color) => onGrounds(color, plain(grounds), 3, scheme));
  return {
    ...(Object.fromEntries([...bands, 'band-neutral' as const].map((name) => [name, drawn(name)])) as Pick<
      Colors,
      (typeof bands)[number] | 'band-neutral'
    >),
    positive: spelled('positive'),
    negative: spelled('negative'),
    'series-1': graphic,
    'series-2': others[0]!,
    'series-3': others[1]!,
    'series-4': others[2]!,
    'series-5': others[3]!,
    'series-6': others[4]!,
  };
}

/** The accent as the style sheet has it, see accent.ts. */
export function usableOf(brand: Oklch, use: keyof typeof darkEnough, scheme: ColorScheme): Oklch {
  if (scheme === 'dark') {
    const { lightness, chroma } = lightEnough[use];
    return brand.lightness >= lightness ? brand : { ...brand, lightness, chroma: Math.min(brand.chroma, chroma) };
  }
  const scale = Math.cbrt(darkEnough[use] / Math.max(luminance(brand), darkEnough[use]));
  return { ...brand, lightness: brand.lightness * scale, chroma: brand.chroma * scale };
}

/** The colour itself where it is read on all of them, else the nearest darker one in light, lighter one in dark. */
function onGrounds(color: Oklch, grounds: readonly Oklch[], least: LeastContrast, scheme: ColorScheme): Oklch {
  return parseColor(nearestPassing(color, grounds, least, [scheme === 'light' ? 0 : 1]))!;
}

/** As it will be written, so that what is measured is what is seen. */
const written = (color: Oklch): Oklch => parseColor(hexOf(color))!;
const plain = (grounds: Grounds): readonly Oklch[] => [grounds.surface, grounds['surface-subtle']];
const luminance = (color: Oklch): number => luminanceOf(linearRgbOf(oklabOf(color)));
const clamp = (least: number, value: number, most: number): number => Math.min(most, Math.max(least, value));

function namedTokens(colors: Colors, accent: string): BrandTheme['tokens'] {
  const entries = Object.entries(colors).map(([name, color]) => [
    publicToken(name as ColorToken),
    name === 'accent' ? accent.trim() : hexOf(color),
  ]);
  return Object.fromEntries(entries) as BrandTheme['tokens'];
}

/** Every pair as it will be seen: measured on the colours as written. */
export function measured(colors: Partial<Colors>): ContrastPair[] {
  return pairs.flatMap(([foreground, background, least]): ContrastPair[] => {
    const [front, back] = [colors[foreground], colors[background]];
    if (!front || !back) return [];
    const shown = [hexOf(front), hexOf(back)] as const;
    const ratio = contrastOf(parseColor(shown[0])!, parseColor(shown[1])!);
    const nearest = nearestPassing(front, [parseColor(shown[1])!], least);
    const names = { foreground: publicToken(foreground), background: publicToken(background) } as Pick<
      ContrastPair,
      'foreground' | 'background'
    >;
    return [{ ...names, colors: shown, ratio, least, passes: ratio >= least, nearest }];
  });
}
