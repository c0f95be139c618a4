/** Whether colours that a host sets can be read and told apart, and what is nearest to them that can. */
import { hexOf, type Oklch } from './contrast.js';
import { brandColors, measured, usableOf, type ContrastPair, type PublicColorToken } from './brand.js';
import { defaultColor, type ColorScheme } from './default-colors.js';
import { bands, series } from './pairs.js';
import { parseColor } from './parse-color.js';
import { distinct, leastDistance } from './sight.js';
import { publicToken, tokenNames, type TokenName } from './tokens.js';

/** Two series of a chart that some readers take for each other. */
export interface AlikePair {
  readonly tokens: readonly [PublicColorToken, PublicColorToken];
  readonly colors: readonly [string, string];
  /** In OKLab, as the reader sees them who tells them apart least; 0.07 is enough. */
  readonly distance: number;
}

export interface BrandFindings {
  /** Pairs with too little contrast; `nearest` is the nearest colour that has enough. */
  readonly failing: readonly ContrastPair[];
  /** Series that look alike with full sight, protanopia, deuteranopia or tritanopia. Dashes and labels tell them apart still. */
  readonly alike: readonly AlikePair[];
}

/**
 * Checks public colour tokens as a host would write them; what is not given has its default, derived where the style sheet derives it.
 * A colour that cannot be read or is translucent is left out, with its pairs.
 */
export function checkBrand(tokens: Readonly<Partial<Record<PublicColorToken, string>>>, scheme: ColorScheme): BrandFindings {
  const colors = colorsOf(tokens, scheme);
  return { failing: measured(colors).filter(({ passes }) => !passes), alike: alikeIn(colors) };
}

type Colors = Partial<Record<TokenName, Oklch>>;

function colorsOf(tokens: Readonly<Partial<Record<string, string>>>, scheme: ColorScheme): Colors {
  const given = (name: TokenName): Oklch | null | undefined => {
    const text = tokens[publicToken(name)];
    return text === undefined ? undefined : parseColor(text);
  };
  const start = (name: 'accent' | 'surface' | 'text') => hexOf(given(name) ?? defaultColor(name, scheme));
  const accent = start('accent');
  const derived = brandColors({ accent, surface: start('surface'), text: start('text'), scheme })!;
  const shown = { ...derived, ...asInStyleSheet(parseColor(accent)!, given('accent-graphic'), scheme) } as Colors;
  const entries = tokenNames.map((name) => [name, given(name) === undefined ? shown[name] : given(name)] as const);
  return Object.fromEntries(entries.filter(([, color]) => color)) as Colors;
}

const pairsOfDefaults = [
  'surface-subtle',
  'text-muted',
  'outline',
  'positive',
  'negative',
  'band-neutral',
  ...bands,
  ...series.slice(1),
] as const;

/** What the style sheet does not move, whatever the surface: only `deriveBrand` knows two colours at a time. */
function asInStyleSheet(accent: Oklch, given: Oklch | null | undefined, scheme: ColorScheme): Colors {
  const graphic = given ?? usableOf(accent, 'graphic', scheme);
  const defaults = Object.fromEntries(pairsOfDefaults.map((name) => [name, defaultColor(name, scheme)]));
  return { ...defaults, 'accent-graphic': graphic, 'accent-text': usableOf(accent, 'text', scheme), focus: graphic, 'series-1': graphic };
}

function alikeIn(colors: Colors): AlikePair[] {
  return series.flatMap((one, index) =>
    series.slice(index + 1).flatMap((other): AlikePair[] => {
      const [a, b] = [colors[one], colors[other]];
      const distance = a && b ? leastDistance(a, b) : Infinity;
      return distance < distinct ? [{ tokens: [publicToken(one), publicToken(other)], colors: [hexOf(a!), hexOf(b!)], distance }] : [];
    }),
  );
}
