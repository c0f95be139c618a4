/** What the elements print with: one object for a locale, its messages and the host's choice of digits. */
import type { ScoreModel } from '../core/report.js';
import { isolated, isolatedWhole } from './bidi.js';
import { printAge, printDay, printDuration, printInstant, type DayStyle } from './dates.js';
import { collator, listFormat } from './intl-cache.js';
import { canonicalLocale, directionOf, isAgainstSurroundings } from './locale.js';
import type { ArgumentName, MessageKey, Messages } from './messages.js';
import { printChange, printCompact, printNumber, printPercent, printPercentParts, printPoints, type PercentParts } from './numbers.js';
import { fillPlaceholders, pluralText, type Message } from './plurals.js';

/** A number is printed in the locale, text is isolated where its direction differs, `null` is printed as a dash. */
export type Argument = string | number | null | undefined;

type IsUnion<T, Whole = T> = T extends unknown ? ([Whole] extends [T] ? false : true) : never;
type Arguments<Key extends MessageKey> = Readonly<Record<ArgumentName<Key>, Argument>>;
/** A known key demands its arguments; where the key is one of several, any of theirs may be given. */
type TextArguments<Key extends MessageKey> = [ArgumentName<Key>] extends [never]
  ? []
  : IsUnion<Key> extends false
    ? [values: Arguments<Key>]
    : [values?: Partial<Arguments<Key>>];

/** Decimals of a percent, for all models or by model. */
export type PercentDigits = number | Partial<Readonly<Record<ScoreModel, number>>>;

export interface FormatterOptions {
  /** Messages that stand over those of the catalogue: a language, or a host's own words. */
  readonly messages?: Partial<Messages> | null;
  readonly digits?: PercentDigits | null;
  /** IANA zone for instants; the reader's own where absent. Days are always UTC. */
  readonly timeZone?: string | null;
}

export interface PercentOptions {
  /** Decimals; over the host's and the model's. */
  readonly digits?: number;
  /** Whose digits to take; those of the combined score where absent. */
  readonly model?: ScoreModel | null;
  /** Keep trailing zeros, so that a column lines up. */
  readonly fixed?: boolean;
}

export interface Formatter {
  /** Canonical BCP 47 tag. */
  readonly locale: string;
  readonly direction: 'ltr' | 'rtl';
  readonly collator: Intl.Collator;
  /** A message of the catalogue with its arguments; `count` chooses the plural form. */
  text<Key extends MessageKey>(key: Key, ...values: TextArguments<Key>): string;
  /** Whether the catalogue holds a key that was put together from data (`status.${vendorWord}`). */
  has(key: string): key is MessageKey;
  /** A number with at most `digits` decimals (2), or with exactly as many. */
  number(value: number, digits?: number, isFixed?: boolean): string;
  /** A percent 0..100, never rounded up to 100 or down to 0. */
  percent(percent: number, options?: PercentOptions): string;
  percentParts(percent: number, options?: PercentOptions): PercentParts;
  /**
   * Points with up to two decimals, or with exactly those of a column; given the maximum, they do not round onto it while something is
   * open.
   */
  points(points: number, maxPoints?: number | null, columnDigits?: number): string;
  /** Percentage points with their sign, without the unit; always with as many decimals (2), so that a column lines up. */
  change(percentagePoints: number, digits?: number): string;
  /** Counts from 10,000 on in compact notation; put the exact number (`number(n)`) into the tooltip. */
  compact(count: number): string;
  day(day: string, style?: DayStyle): string;
  instant(instant: string | number): string;
  /** "2 hours ago", from milliseconds. */
  age(milliseconds: number): string;
  /** "2 hr", from milliseconds. */
  duration(milliseconds: number): string;
  list(items: readonly string[]): string;
}

/** As the portals print: Microsoft 365 two decimals, the risk-based cloud score one, the classic none. */
const digitsByModel: Readonly<Record<ScoreModel, number>> = { actions: 2, riskBased: 1, classic: 0, combined: 2, given: 2, none: 2 };

/**
 * A formatter over `catalogue`, which has to hold every key that is asked for: all of English, or the areas that an
 * entry prints. An invalid tag falls back to English.
 */
export function formatterWith(catalogue: Partial<Messages>, tag: string | null | undefined, options: FormatterOptions = {}): Formatter {
  const locale = canonicalLocale(tag);
  const direction = directionOf(locale);
  const { messages, timeZone } = options;

  const has = (key: string): key is MessageKey => Object.hasOwn(messages ?? {}, key) || Object.hasOwn(catalogue, key);
  const messageOf = (key: MessageKey): Message => messages?.[key] ?? catalogue[key] ?? key;
  const number = (value: number, digits = 2, isFixed = false) => printNumber(locale, value, digits, isFixed);
  const argument = (value: Argument) => {
    if (value == null) return '–';
    return typeof value === 'number' ? number(value) : isolated(value, direction);
  };
  const fill = (key: MessageKey, values: Readonly<Record<string, Argument>> = {}) =>
    fillPlaceholders(pluralText(messageOf(key), locale, values['count']), (name) => argument(values[name]));
  const digitsFor = ({ digits, model }: PercentOptions = {}) => digits ?? digitsOf(options.digits, model ?? 'combined');
  const list = (items: readonly string[]) => listFormat(locale).format(items.map((item) => isolated(item, direction)));
  const whole = (text: string) => (isAgainstSurroundings(locale) ? isolatedWhole(text, direction) : text);

  return {
    locale,
    direction,
    get collator() {
      return collator(locale);
    },
    text: (key, ...[values]) => whole(fill(key, values)),
    has,
    number: (value, digits, isFixed) => whole(number(value, digits, isFixed)),
    percent: (percent, choice) => whole(printPercent(locale, percent, digitsFor(choice), choice?.fixed)),
    percentParts: (percent, choice) => printPercentParts(locale, percent, digitsFor(choice), choice?.fixed),
    points: (points, maxPoints, columnDigits) => whole(printPoints(locale, points, maxPoints, columnDigits)),
    change: (percentagePoints, digits = 2) => whole(printChange(locale, percentagePoints, digits)),
    compact: (count) => whole(printCompact(locale, count)),
    day: (day, style) => whole(printDay(locale, day, style)),
    instant: (instant) => whole(printInstant(locale, instant, timeZone ?? undefined)),
    age: (milliseconds) => whole(printAge(locale, milliseconds)),
    duration: (milliseconds) => whole(printDuration(locale, milliseconds)),
    list: (items) => whole(list(items)),
  };
}

function digitsOf(choice: PercentDigits | null | undefined, model: ScoreModel): number {
  return (typeof choice === 'number' ? choice : choice?.[model]) ?? digitsByModel[model];
}
