/**
 * The public tokens and their defaults: `--secure-score-<name>`. Elements read them as `--_<name>` (tokens.styles.ts).
 * A pair is light and dark; which of them applies follows the `color-scheme` that the host gives the page or the element.
 * Colours are OKLCH. Bands and series grow lighter in equal steps, so that they are told apart in grey and by colour-blind
 * eyes too; test/theme measures contrast and distance.
 *
 * The host's accent is read as `--_brand`; what is drawn with it is `--_accent`, which is the brand's hue with 3:1, and what is
 * written with it is `--_accent-text`, with 4.5:1 (accent.ts).
 */
import { onAccent, softAccent, usableAccent } from './accent.js';

const lightDark = (light: string, dark: string): string => `light-dark(${light},${dark})`;

/** A colour mixed out of other tokens follows them when the host changes one. In OKLab: in OKLCH the hue of white would tint it. */
const mixed = (one: string, percent: number, other: string): string => `color-mix(in oklab,var(--_${one}) ${percent}%,${other})`;

export const tokenDefaults = {
  font: 'system-ui,-apple-system,"Segoe UI",Roboto,sans-serif',
  /* The reader's own size: `rem` would follow whatever the host's page does to its root. */
  'font-size': 'medium',
  'line-height': '1.4',
  space: '4px',
  radius: '6px',
  duration: '180ms',
  surface: lightDark('oklch(1 0 0)', 'oklch(0.21 0.01 255)'),
  'surface-subtle': lightDark('oklch(0.975 0.004 255)', 'oklch(0.26 0.012 255)'),
  text: lightDark('oklch(0.24 0.02 255)', 'oklch(0.95 0.005 255)'),
  'text-muted': lightDark('oklch(0.5 0.02 255)', 'oklch(0.74 0.015 255)'),
  accent: lightDark('oklch(0.52 0.15 255)', 'oklch(0.72 0.13 255)'),
  'accent-graphic': usableAccent('graphic'),
  'accent-text': usableAccent('text'),
  'on-accent': onAccent,
  'accent-soft': softAccent,
  hairline: mixed('text', 12, 'transparent'),
  track: mixed('text', 10, 'transparent'),
  /* Edges of inputs and buttons, which have to be seen at 3:1. */
  outline: lightDark('oklch(0.62 0.015 255)', 'oklch(0.58 0.015 255)'),
  focus: 'var(--_accent)',
  'band-at-risk': lightDark('oklch(0.4 0.15 25)', 'oklch(0.62 0.19 25)'),
  'band-fair': lightDark('oklch(0.475 0.105 65)', 'oklch(0.71 0.14 70)'),
  'band-good': lightDark('oklch(0.55 0.12 240)', 'oklch(0.8 0.1 220)'),
  'band-very-good': lightDark('oklch(0.625 0.165 148)', 'oklch(0.89 0.15 150)'),
  'band-neutral': lightDark('oklch(0.58 0.01 255)', 'oklch(0.65 0.01 255)'),
  positive: lightDark('oklch(0.5 0.12 150)', 'oklch(0.8 0.14 150)'),
  negative: lightDark('oklch(0.5 0.17 25)', 'oklch(0.72 0.15 25)'),
  /* The main series wears the host's accent. */
  'series-1': 'var(--_accent)',
  'series-2': lightDark('oklch(0.62 0.14 50)', 'oklch(0.58 0.14 50)'),
  'series-3': lightDark('oklch(0.62 0.12 170)', 'oklch(0.58 0.1 180)'),
  'series-4': lightDark('oklch(0.5 0.16 350)', 'oklch(0.82 0.085 0)'),
  'series-5': lightDark('oklch(0.46 0.1 110)', 'oklch(0.74 0.16 120)'),
  'series-6': lightDark('oklch(0.38 0.16 300)', 'oklch(0.58 0.16 310)'),
} as const;

export type TokenName = keyof typeof tokenDefaults;
export const tokenNames = Object.keys(tokenDefaults) as readonly TokenName[];
/** The usable accent has the shorter private name, so that what is drawn without further thought is readable. */
const renamed: Partial<Record<TokenName, string>> = { accent: 'brand', 'accent-graphic': 'accent' };
export const privateToken = (name: TokenName): string => `--_${renamed[name] ?? name}`;
export const publicToken = <Name extends TokenName>(name: Name): `--secure-score-${Name}` => `--secure-score-${name}`;
