/** Calendar arithmetic on text, strict and without a clock: `new Date` makes 30 February into 2 March. */

const pattern = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.(\d+))?)?\s*(Z|[+-]\d\d:?\d\d)?)?$/i;
const minuteMs = 60_000;
export const dayMs = 86_400_000;

/**
 * Milliseconds since the epoch of an ISO 8601 date or instant; text without an offset is UTC, as the vendor's is.
 * `null` for anything else, for days that do not exist and for .NET's empty date (year 1).
 */
export function instantOf(text: unknown): number | null {
  if (typeof text !== 'string') return null;
  if (text.length === 10) return midnightOf(text);
  const match = pattern.exec(text.trim());
  if (!match) return null;
  const [, day = '', hour = 0, minute = 0, second = 0, fraction = '', zone] = match;
  const midnight = midnightOf(day);
  if (midnight === null || +hour > 23 || +minute > 59 || +second > 60) return null;
  return midnight + (+hour * 60 + +minute) * minuteMs + +second * 1000 + Number(fraction.slice(0, 3).padEnd(3, '0')) - offsetMs(zone);
}

/** By its digits, without a pattern or a `Date`: a history may have a hundred thousand days. Years from 2 on: .NET's empty date is in year 1. */
function midnightOf(text: string): number | null {
  if (text.length !== 10 || text.charCodeAt(4) !== hyphen || text.charCodeAt(7) !== hyphen) return null;
  const year = digitsOf(text, 0, 4);
  const month = digitsOf(text, 5, 7);
  const day = digitsOf(text, 8, 10);
  if (!(year >= 2 && month >= 1 && month <= 12 && day >= 1)) return null;
  const first = firstOfMonth(year, month);
  const exists = day <= 28 || day <= firstOfMonth(month === 12 ? year + 1 : year, (month % 12) + 1) - first;
  return exists ? (first + day - 1) * dayMs : null;
}

/**
 * Days since the epoch. Years that begin in March have their leap day at the end, and their months follow one line
 * (Howard Hinnant, days_from_civil).
 */
function firstOfMonth(year: number, month: number): number {
  const marchYear = month > 2 ? year : year - 1;
  const marchMonth = (month + 9) % 12;
  const leapDays = Math.floor(marchYear / 4) - Math.floor(marchYear / 100) + Math.floor(marchYear / 400);
  return marchYear * 365 + leapDays + Math.floor((153 * marchMonth + 2) / 5) - daysToEpoch;
}

/** From 1 March of the year 0 to 1 January 1970. */
const daysToEpoch = 719_468;
const hyphen = 45;
const zero = 48;

/** The number that stands from one place of a text up to another; NaN where something else than digits does. */
export function digitsOf(text: string, from: number, to: number): number {
  let value = 0;
  for (let index = from; index < to; index++) {
    const digit = text.charCodeAt(index) - zero;
    if (!(digit >= 0 && digit <= 9)) return NaN;
    value = value * 10 + digit;
  }
  return value;
}

/** The UTC day of an ISO 8601 date or instant as `YYYY-MM-DD`, or `null` where there is none. */
export function utcDay(text: unknown): string | null {
  const instant = instantOf(text);
  return instant === null ? null : dayOfInstant(instant);
}

export function dayOfInstant(instant: number): string {
  return new Date(instant).toISOString().slice(0, 10);
}

/** Whole days from one UTC day to another, negative backwards. Both have to be `YYYY-MM-DD`. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / dayMs);
}

/** The UTC day `days` after `day`; no text, which sorts before all days, where `days` is no number or beyond the calendar. */
export function addDays(day: string, days: number): string {
  return Math.abs(days) < 1e6 ? dayOfInstant(Date.parse(day) + days * dayMs) : '';
}

function offsetMs(zone: string | undefined): number {
  if (!zone || zone.toUpperCase() === 'Z') return 0;
  const [hours, minutes] = [zone.slice(1, 3), zone.slice(-2)].map(Number) as [number, number];
  return (zone[0] === '-' ? -1 : 1) * (hours * 60 + minutes) * minuteMs;
}
