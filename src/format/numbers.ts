/** Numbers as the portals print them (SCORING.md, Printing). */
import { cachedIntl } from './intl-cache.js';
import { roundChange, roundDecimal, roundInside } from './rounding.js';

/** Counts from here on are printed compact ("12.36K"); smaller ones in full, as the vendor does. */
const compactFrom = 10_000;

export interface PercentParts {
  readonly number: string;
  readonly sign: string;
  /** The sign stands before the number (Turkish, Basque). */
  readonly signFirst: boolean;
  /** The same as one text, with the space that the language puts between the two. */
  readonly text: string;
}

/** Some locales' data give the hyphen; a minus is a minus. No locale prints another hyphen in a number, and parts take ten times as long. */
const minusSign = (text: string): string => text.replace('-', '\u2212');

type NumberKind = 'number' | 'fixed' | 'percent' | 'fixedPercent' | 'change' | 'compact';

/** The unit "percent" prints what the style "percent" prints, but takes 62 for 62 %: no binary noise from dividing by 100. */
const percentUnit = { style: 'unit', unit: 'percent' } as const;

function optionsOf(kind: NumberKind, digits: number): Intl.NumberFormatOptions {
  const kinds: Record<NumberKind, Intl.NumberFormatOptions> = {
    number: {},
    fixed: { minimumFractionDigits: digits },
    percent: percentUnit,
    fixedPercent: { ...percentUnit, minimumFractionDigits: digits },
    change: { signDisplay: 'exceptZero', minimumFractionDigits: digits },
    compact: { notation: 'compact' },
  };
  return { maximumFractionDigits: digits, ...kinds[kind] };
}

function formatOf(locale: string, kind: NumberKind, digits: number): Intl.NumberFormat {
  return cachedIntl(`${kind}|${locale}|${digits}`, () => new Intl.NumberFormat(locale, optionsOf(kind, digits)));
}

function print(locale: string, kind: NumberKind, digits: number, rounded: number): string {
  const text = formatOf(locale, kind, digits).format(rounded);
  return rounded < 0 ? minusSign(text) : text;
}

/** `isFixed` keeps trailing zeros, for columns. */
export function printNumber(locale: string, value: number, digits: number, isFixed = false): string {
  return print(locale, isFixed ? 'fixed' : 'number', digits, roundDecimal(value, digits));
}

/** A percent 0..100; values outside are printed as given. `fixed` keeps trailing zeros, for columns. */
export function printPercent(locale: string, percent: number, digits: number, fixed = false): string {
  return print(locale, fixed ? 'fixedPercent' : 'percent', digits, roundInside(percent, digits, 100));
}

/** What a locale puts around a percent; the lengths are those of the text before and after the number. */
interface PercentFrame extends Pick<PercentParts, 'sign' | 'signFirst'> {
  readonly before: number;
  readonly after: number;
}

const isOfNumber = ({ type }: Intl.NumberFormatPart): boolean => type !== 'unit' && type !== 'literal';
const numberIn = (parts: readonly Intl.NumberFormatPart[]): string =>
  parts
    .filter(isOfNumber)
    .map(({ value }) => value)
    .join('');
const lengthOf = (parts: readonly Intl.NumberFormatPart[]): number => parts.reduce((length, { value }) => length + value.length, 0);

function percentFrame(format: Intl.NumberFormat): PercentFrame {
  const parts = format.formatToParts(1);
  const ofNumber = parts.map(isOfNumber);
  const first = ofNumber.indexOf(true);
  const unit = parts.findIndex(({ type }) => type === 'unit');
  return {
    sign: parts[unit]?.value ?? '%',
    signFirst: unit < first,
    before: lengthOf(parts.slice(0, first)),
    after: lengthOf(parts.slice(ofNumber.lastIndexOf(true) + 1)),
  };
}

/**
 * The same in two pieces, so that the sign can be set smaller. `formatToParts` takes tens of microseconds and a page prints a
 * thousand percents: what stands around a number is asked for once, and only of a negative one, whose minus may stand anywhere, each time.
 */
export function printPercentParts(locale: string, percent: number, digits: number, fixed = false): PercentParts {
  const kind = fixed ? 'fixedPercent' : 'percent';
  const format = formatOf(locale, kind, digits);
  const { sign, signFirst, before, after } = cachedIntl(`frame|${kind}|${locale}`, () => percentFrame(format));
  const rounded = roundInside(percent, digits, 100);
  const text = print(locale, kind, digits, rounded);
  const number = rounded < 0 ? minusSign(numberIn(format.formatToParts(rounded))) : text.slice(before, text.length - after);
  return { number, sign, signFirst, text };
}

/**
 * Points, up to two decimals, or as many as their column has. Beside their maximum they never round onto it while something is open, nor
 * to 0.
 */
export function printPoints(locale: string, points: number, maxPoints?: number | null, columnDigits?: number): string {
  const digits = columnDigits ?? 2;
  const rounded = maxPoints == null ? roundChange(points, digits) : roundInside(points, digits, maxPoints);
  return print(locale, columnDigits === undefined ? 'number' : 'fixed', digits, rounded);
}

/** A change with its sign and all its digits, as changes stand in columns; one that is not zero is never printed as zero. */
export function printChange(locale: string, change: number, digits: number): string {
  return print(locale, 'change', digits, roundChange(change, digits));
}

export function printCompact(locale: string, count: number): string {
  return print(locale, Math.abs(count) >= compactFrom ? 'compact' : 'number', 2, count);
}
