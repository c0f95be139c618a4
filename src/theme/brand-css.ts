/** The lines of CSS that a host needs for its brand. */
import { deriveBrand, type Brand, type BrandTheme } from './brand.js';
import { hexOf } from './contrast.js';
import { defaultColor } from './default-colors.js';
import { series } from './pairs.js';
import { publicToken } from './tokens.js';

export interface BrandLines extends Brand {
  /** A `font-family` value. */
  readonly font?: string | undefined;
  /** A length, such as `8px`. */
  readonly radius?: string | undefined;
  /** Unit of the spacing grid, such as `4px`. */
  readonly space?: string | undefined;
}

/**
 * A rule for a style sheet. Accent, font and radius are enough where the widgets stand on the default surface, since the style sheet
 * derives the rest, and those series of a chart that the accent would be taken for; with a surface or text colour of the host's own all colours are written out, moved to where they are read on it.
 * `null` where a colour cannot be read.
 */
export function brandCss(brand: BrandLines, selector = ':root'): string | null {
  const theme = deriveBrand(brand);
  if (!theme) return null;
  const colors = brand.surface === undefined && brand.text === undefined ? ownColors(theme, brand.accent) : Object.entries(theme.tokens);
  const lines = [
    ['color-scheme', brand.scheme],
    ...colors,
    ['--secure-score-font', brand.font],
    ['--secure-score-radius', brand.radius],
    ['--secure-score-space', brand.space],
  ];
  const written = lines.filter(([, value]) => value !== undefined && value !== '').map(([name, value]) => `  ${name}: ${value};\n`);
  return `${selector} {\n${written.join('')}}\n`;
}

/** The accent, and the series that have to give way to it. */
function ownColors({ tokens, scheme }: BrandTheme, accent: string): [string, string][] {
  const others = series.slice(1).filter((name) => tokens[publicToken(name)] !== hexOf(defaultColor(name, scheme)));
  return [
    [publicToken('accent'), accent.trim()],
    ...others.map((name): [string, string] => [publicToken(name), tokens[publicToken(name)]]),
  ];
}
