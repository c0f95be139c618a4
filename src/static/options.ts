/** What a host may choose, checked: from here on every value is safe to print. */
import { formatterWith, type Formatter, type FormatterOptions } from '../format/formatter.js';
import { en, type Messages } from '../format/messages.js';
import { defaultThresholds, type BandThresholds } from '../theme/bands.js';
import { tokenDefaults } from '../theme/tokens.js';
import { paletteOf, type ColorScheme, type Palette } from './colors.js';

export interface StaticOptions {
  /** BCP 47 tag; English where absent. */
  readonly language?: string;
  /** Words of that language (`secure-score-widgets/locales/<language>`), or a host's own; English stands in for what is missing. */
  readonly messages?: Partial<Messages>;
  /** Decimals of percents, for all models or by model, as the elements take them. */
  readonly digits?: FormatterOptions['digits'];
  /** The brand colour: `#rgb`, `#rrggbb` or `oklch(…)`; moved until it can be read. Anything else is left out. */
  readonly accent?: string;
  /** A `font-family` list. Anything but names, quotes and commas is left out. */
  readonly font?: string;
  /** `light` by default. HTML may follow the reader (`auto`); pictures are one or the other. */
  readonly colorScheme?: ColorScheme | 'auto';
  /** Percents from which a score is fair, good and very good. */
  readonly thresholds?: BandThresholds;
  /** The arc in the accent, or in the colour of its band. */
  readonly arc?: 'accent' | 'band';
  /** Of whom the report is; over the name that the report holds. */
  readonly customer?: string;
  /** Who made the review, for its head. */
  readonly preparedBy?: string;
  /** Days that the change is over; the report's own where absent. */
  readonly changeDays?: number;
  /** Level of the first heading of a fragment, 1 to 6; 2 by default. */
  readonly headingLevel?: number;
  /** A whole page, or a part of yours. Whole by default for the review. */
  readonly page?: boolean;
  /** For the `<style>` element, under a policy that wants one. */
  readonly nonce?: string;
  /** No `<style>` element: the host serves `staticStyles()` as a file of its own. */
  readonly withoutStyles?: boolean;
}

export interface Context {
  readonly options: StaticOptions;
  readonly formatter: Formatter;
  readonly thresholds: BandThresholds;
  /** Of pictures, and of HTML where it does not follow the reader. */
  readonly palette: Palette;
  readonly font: string;
  readonly headingLevel: number;
}

export function contextOf(options: StaticOptions): Context {
  const { language, messages, digits, thresholds, headingLevel } = options;
  return {
    options,
    formatter: formatterWith(en, language, { messages: messages ?? null, digits: digits ?? null, timeZone: 'UTC' }),
    thresholds: thresholds ?? defaultThresholds,
    palette: paletteOf(schemeOf(options) === 'dark' ? 'dark' : 'light', accentOf(options)),
    font: fontOf(options),
    headingLevel: Math.min(6, Math.max(1, Math.trunc(Number(headingLevel ?? 2)) || 2)),
  };
}

export const schemeOf = ({ colorScheme }: StaticOptions): ColorScheme | 'auto' =>
  colorScheme === 'dark' || colorScheme === 'auto' ? colorScheme : 'light';

export const accentOf = ({ accent }: StaticOptions): string | null => (typeof accent === 'string' ? accent : null);

const fontList = /^[\p{L}\p{N} ,'"_-]{1,200}$/u;

/** Quotes have to come in pairs, or what follows would be part of a name. */
export function fontOf({ font }: StaticOptions): string {
  const isList = typeof font === 'string' && fontList.test(font) && !/"/.test(font.replace(/"[^"']*"/g, '').replace(/'[^"']*'/g, ''));
  return isList && !/'/.test(font.replace(/"[^"']*"/g, '').replace(/'[^"']*'/g, '')) ? font : tokenDefaults.font;
}
