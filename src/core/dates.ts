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

const dayPattern = /^\d{4}-\d\d-\d\d$/;

/** A day that does not exist parses as none, or as one of the next month. */
function midnightOf(day: string): number | null {
  const instant = dayPattern.test(day) && day > '0002' ? Date.parse(day) : NaN;
  return new Date(instant).getUTCDate() === +day.slice(8) ? instant : null;
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

/** The UTC day `days` after `day`. */
export function addDays(day: string, days: number): string {
  return dayOfInstant(Date.parse(day) + days * dayMs);
}

function offsetMs(zone: string | undefined): number {
  if (!zone || zone.toUpperCase() === 'Z') return 0;
  const [hours, minutes] = [zone.slice(1, 3), zone.slice(-2)].map(Number) as [number, number];
  return (zone[0] === '-' ? -1 : 1) * (hours * 60 + minutes) * minuteMs;
}
