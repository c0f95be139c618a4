/** Days, instants and ages. A day of a snapshot is a UTC day and printed as one, wherever the reader is. */
import { instantOf } from '../core/dates.js';
import { cachedIntl, relativeTimeFormat } from './intl-cache.js';

/** `medium` is a whole date, `short` a day and month, `month` and `year` are ticks of a time axis. */
export type DayStyle = 'medium' | 'long' | 'short' | 'month' | 'year';

const dayOptions: Readonly<Record<DayStyle, Intl.DateTimeFormatOptions>> = {
  medium: { dateStyle: 'medium', timeZone: 'UTC' },
  long: { dateStyle: 'full', timeZone: 'UTC' },
  short: { day: 'numeric', month: 'short', timeZone: 'UTC' },
  month: { month: 'short', year: 'numeric', timeZone: 'UTC' },
  year: { year: 'numeric', timeZone: 'UTC' },
};

/** A UTC day (`YYYY-MM-DD`, or an instant, whose UTC day it is); text that is no date is returned as given. */
export function printDay(locale: string, day: string, style: DayStyle = 'medium'): string {
  const instant = instantOf(day);
  return instant === null
    ? day
    : cachedIntl(`day|${locale}|${style}`, () => new Intl.DateTimeFormat(locale, dayOptions[style])).format(instant);
}

/** Date and time of an instant (ISO 8601 or milliseconds) in `timeZone`, or the reader's own. */
export function printInstant(locale: string, instant: string | number, timeZone?: string): string {
  const milliseconds = typeof instant === 'number' ? instant : instantOf(instant);
  if (milliseconds === null || !Number.isFinite(milliseconds)) return String(instant);
  const options: Intl.DateTimeFormatOptions = { dateStyle: 'medium', timeStyle: 'short', timeZone };
  return cachedIntl(`instant|${locale}|${timeZone}`, () => new Intl.DateTimeFormat(locale, options)).format(milliseconds);
}

const units = [
  ['year', 365 * 86_400_000],
  ['month', 30 * 86_400_000],
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1000],
] as const;

/** The largest unit that fits, and how many of it, truncated: 119 minutes are one hour. */
function largestUnit(milliseconds: number): [Intl.RelativeTimeFormatUnitSingular, number] {
  const [unit, length] = units.find(([, size]) => Math.abs(milliseconds) >= size) ?? units[5];
  return [unit, Math.trunc(milliseconds / length) || 0];
}

/** How long ago: "2 hours ago". A negative age, from a clock that is ahead, is now. */
export function printAge(locale: string, milliseconds: number): string {
  const [unit, count] = largestUnit(Math.max(0, milliseconds));
  return relativeTimeFormat(locale).format(-count, unit);
}

/** A length of time: "2 hr". */
export function printDuration(locale: string, milliseconds: number): string {
  const [unit, count] = largestUnit(Math.max(0, milliseconds));
  const options: Intl.NumberFormatOptions = { style: 'unit', unit, unitDisplay: 'short' };
  return cachedIntl(`duration|${locale}|${unit}`, () => new Intl.NumberFormat(locale, options)).format(count);
}
