/** Calendar arithmetic on text, strict and without a clock: `new Date` makes 30 February into 2 March. */

const pattern = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d+))?)?\s*(Z|[+-]\d{2}:?\d{2})?)?$/i;
const minuteMs = 60_000;
export const dayMs = 86_400_000;

/**
 * Milliseconds since the epoch of an ISO 8601 date or instant; text without an offset is UTC, as the vendor's is.
 * `null` for anything else, for days that do not exist and for .NET's empty date (year 1).
 */
export function instantOf(text: unknown): number | null {
  if (typeof text !== 'string') return null;
  const match = pattern.exec(text.trim());
  if (!match) return null;
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map((part) => Number(part ?? 0)) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  if (year <= 1 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null;
  if (hour > 23 || minute > 59 || second > 60) return null;
  const milliseconds = Number((match[7] ?? '').slice(0, 3).padEnd(3, '0'));
  const utc = new Date(0);
  utc.setUTCFullYear(year, month - 1, day);
  utc.setUTCHours(hour, minute, second, milliseconds);
  return utc.getTime() - offsetMs(match[8]);
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
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayMs);
}

/** The UTC day `days` after `day`. */
export function addDays(day: string, days: number): string {
  return dayOfInstant(Date.parse(`${day}T00:00:00Z`) + days * dayMs);
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function offsetMs(zone: string | undefined): number {
  if (!zone || zone.toUpperCase() === 'Z') return 0;
  const [hours, minutes] = [zone.slice(1, 3), zone.slice(-2)].map(Number) as [number, number];
  return (zone[0] === '-' ? -1 : 1) * (hours * 60 + minutes) * minuteMs;
}
