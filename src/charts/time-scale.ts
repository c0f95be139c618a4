/**
 * Time axes count whole UTC days, so that days are equally far apart wherever the reader is and whatever summer time
 * does. A day is a number: days since 1 January 1970.
 */
import { dayMs, dayOfInstant, digitsOf, instantOf } from '../core/dates.js';

export type TickUnit = 'day' | 'week' | 'month' | 'year';

export interface TimeTick {
  /** Days since the epoch. */
  readonly day: number;
  /** `YYYY-MM-DD`, to be printed. */
  readonly date: string;
  readonly unit: TickUnit;
}

/** Days since the epoch of a date or instant, by its UTC day; NaN for text that is none. */
export function dayNumber(date: string): number {
  const instant = instantOf(date);
  return instant === null ? NaN : Math.floor(instant / dayMs);
}

/** `dayNumber` for many dates one after another: those of one month differ in their last two digits, and only these are read. */
export function dayReader(): (date: string) => number {
  let month = '';
  let dayBefore = NaN;
  return (date) => {
    if (date.length !== 10) return dayNumber(date);
    if (month && date.startsWith(month)) {
      const day = digitsOf(date, 8, 10);
      if (day >= 1 && day <= daysOfEveryMonth) return dayBefore + day;
    }
    const number = dayNumber(date);
    if (Number.isNaN(number)) return number;
    month = date.slice(0, 8);
    dayBefore = number - digitsOf(date, 8, 10);
    return number;
  };
}

const daysOfEveryMonth = 28;

/** The `YYYY-MM-DD` of a day number; fractions belong to their day. */
export function dateOfDay(day: number): string {
  return dayOfInstant(Math.floor(day) * dayMs);
}

const steps: readonly (readonly [TickUnit, number])[] = [
  ['day', 1],
  ['day', 2],
  ['week', 1],
  ['week', 2],
  ['month', 1],
  ['month', 3],
  ['month', 6],
  ['year', 1],
  ['year', 2],
  ['year', 5],
  ['year', 10],
  ['year', 50],
  ['year', 100],
];

/** Ticks on days, Mondays, months or years within two day numbers (both included), the finest that are at most `maximum`. */
export function timeTicks(from: number, to: number, maximum = 6): TimeTick[] {
  if (!(to >= from) || !Number.isFinite(to - from)) return [];
  const room = Math.max(1, maximum);
  const averageDays = { day: 1, week: 7, month: 30.44, year: 365.25 };
  for (const [unit, step] of steps) {
    if ((to - from) / (averageDays[unit] * step) > room + 1) continue;
    const days = tickDays(from, to, unit, step);
    if (days.length > 0 && days.length <= room) return days.map((day) => ({ day, date: dateOfDay(day), unit }));
  }
  const only = Math.ceil(from);
  return only <= to ? [{ day: only, date: dateOfDay(only), unit: 'day' }] : [];
}

function tickDays(from: number, to: number, unit: TickUnit, step: number): number[] {
  const days: number[] = [];
  for (let index = firstIndex(from, unit, step); ; index += step) {
    const day = dayOfIndex(index, unit);
    if (day > to) return days;
    if (day >= from) days.push(day);
  }
}

/** Counted from the epoch, so that ticks stay where they are while the range moves. */
function firstIndex(from: number, unit: TickUnit, step: number): number {
  const date = new Date(Math.floor(from) * dayMs);
  const months = date.getUTCFullYear() * 12 + date.getUTCMonth();
  const index = { day: Math.floor(from), week: Math.floor((from - firstMonday) / 7), month: months, year: date.getUTCFullYear() }[unit];
  return Math.floor(index / step) * step;
}

function dayOfIndex(index: number, unit: TickUnit): number {
  if (unit === 'day') return index;
  if (unit === 'week') return index * 7 + firstMonday;
  const [year, month] = unit === 'year' ? [index, 0] : [Math.floor(index / 12), index % 12];
  return Math.round(new Date(0).setUTCFullYear(year, month, 1) / dayMs);
}

/** 5 January 1970. */
const firstMonday = 4;
