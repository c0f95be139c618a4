/**
 * Single values as payloads hold them. Nothing is coerced: a number is a finite number, or text that is one from its
 * first to its last character (Microsoft Graph really sends those), which the log notes.
 */
import { instantOf } from '../core/dates.js';
import type { SubjectKind } from '../core/quality.js';
import type { ReadLog } from './log.js';
import { Unreadable } from './log.js';

export type Row = Readonly<Record<string, unknown>>;

export const numericText = /^[+-]?(?:\d{1,30}(?:\.\d{0,30})?|\.\d{1,30})(?:[eE][+-]?\d{1,3})?$/;
export const booleanText = /^(?:[tT][rR][uU][eE]|[fF][aA][lL][sS][eE])$/;

export function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The finite number that a text spells, or `undefined`. */
export function numberOfText(text: string): number | undefined {
  const trimmed = text.length > 80 ? text : text.trim();
  if (!numericText.test(trimmed)) return undefined;
  const value = Number(trimmed);
  return Number.isFinite(value) ? value : undefined;
}

/** What notes about the record being read are pinned to. */
export interface Subject {
  kind: SubjectKind;
  id: string | null;
}

/** Reads fields of one record after another; `path` arguments are relative to the record. Missing and null are `null`. */
export class FieldReader {
  subject: Subject = { kind: 'payload', id: null };
  /** Path of the record, for problems that do not cost the record. */
  place: () => string = () => '';

  /** Numbers and booleans are text by the nature of the format (CSV): no note. */
  textIsExpected = false;

  constructor(readonly log: ReadLog) {}

  note(code: Parameters<ReadLog['note']>[0]): void {
    this.log.note(code, this.subject.kind, this.subject.id);
  }

  /** A number that the arithmetic needs: anything but a number costs the record. */
  number(value: unknown, path: string): number | null {
    if (typeof value === 'number' && Number.isFinite(value)) return value;
    if (value == null) return null;
    const parsed = typeof value === 'string' ? numberOfText(value) : undefined;
    if (parsed === undefined) throw new Unreadable(path, 'a number', value);
    if (!this.textIsExpected) this.note('numberAsString');
    return parsed;
  }

  boolean(value: unknown, path: string): boolean | null {
    if (typeof value === 'boolean') return value;
    if (value == null) return null;
    if (typeof value !== 'string' || !booleanText.test(value.trim())) throw new Unreadable(path, 'true or false', value);
    if (!this.textIsExpected) this.note('booleanAsString');
    return value.trim().toLowerCase() === 'true';
  }

  /** Text that only describes: another type is reported, and the record is kept without it. */
  text(value: unknown, path: string): string | null {
    if (typeof value === 'string') return value;
    if (value != null) this.log.problem(this.place() + path, 'text', value);
    return null;
  }

  /** The text of a field of the record. */
  textOf(row: Row, key: string): string | null {
    const value = row[key];
    return typeof value === 'string' ? value : this.text(value, `.${key}`);
  }

  /** A date as text, or `null` with a note where there is no such day. */
  date(value: unknown, path: string): string | null {
    if (value == null || value === '') return null;
    if (typeof value !== 'string') throw new Unreadable(path, 'a date as ISO 8601 text', value);
    if (instantOf(value) !== null) return value;
    this.note(value.startsWith('0001-01-01') ? 'nullDate' : 'invalidDate');
    return null;
  }

  /** The texts of a list; members of another type are reported and left out. */
  texts(value: unknown, path: string): string[] | null {
    if (value == null) return null;
    if (!Array.isArray(value)) {
      this.log.problem(this.place() + path, 'a list of texts', value);
      return null;
    }
    const texts: string[] = [];
    for (let index = 0; index < value.length; index++) {
      const text: unknown = value[index];
      if (typeof text === 'string') texts.push(text);
      else this.log.problem(`${this.place()}${path}[${index}]`, 'text', text);
    }
    return texts;
  }

  /** The objects of a list; anything else in it is reported and left out. */
  rows(value: unknown, path: string): Row[] {
    if (value == null) return [];
    if (!Array.isArray(value)) {
      this.log.problem(this.place() + path, 'a list', value);
      return [];
    }
    const rows: Row[] = [];
    for (let index = 0; index < value.length; index++) {
      const row: unknown = value[index];
      if (isRow(row)) rows.push(row);
      else this.log.problem(`${this.place()}${path}[${index}]`, 'an object', row);
    }
    return rows;
  }
}
