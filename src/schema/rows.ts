/** Reads records of the plain format by the table in `fields.ts`: one pass over a record's own keys, strict about types. */
import type { Field, RecordShape } from './fields.js';
import { givenShape } from './fields.js';
import { Unreadable } from './log.js';
import { booleanText, isRow, numberOfText } from './values.js';
import type { FieldReader, Row } from './values.js';
import { subscoreOf } from './vocabulary.js';

type Target = Record<string, unknown>;

/** The record as core's nouns have it. Throws `Unreadable` where a known key holds another type; unknown keys are counted and left out. */
export function readRecord(shape: RecordShape, value: unknown, reader: FieldReader): Target {
  if (!isRow(value)) throw new Unreadable('', 'an object', value);
  const result: Target = {};
  let at = '';
  try {
    for (at of Object.keys(value)) readKey(shape.fields[at], at, value[at], reader, result);
  } catch (thrown) {
    throw inside(thrown, `.${at}`);
  }
  for (const key of shape.required) if (isBlank(result[key])) throw new Unreadable(`.${key}`, expectedOf(shape.fields[key]!), value[key]);
  return result;
}

/** Paths are put together on the way out, by failing records only. */
function inside(thrown: unknown, step: string): unknown {
  return thrown instanceof Unreadable ? new Unreadable(step + thrown.path, thrown.expected, thrown.received) : thrown;
}

function readKey(field: Field | undefined, key: string, value: unknown, reader: FieldReader, result: Target): void {
  if (!field) reader.log.note('unknownFields', 'payload', key.slice(0, 80));
  else if (value == null) return;
  else if (field.kind === 'category') readCategory(key, value, result);
  else result[key] = fieldValue(field, value, reader);
}

const isBlank = (value: unknown) => value === undefined || value === null || value === '';

function expectedOf(field: Field): string {
  if (field.kind === 'word') return `one of ${field.words.join(', ')}`;
  if (field.kind === 'texts') return 'a list of texts';
  return field.kind === 'number' ? 'a number' : field.kind === 'date' ? 'a date as ISO 8601 text' : 'text that is not empty';
}

/** A category nobody has told us about is `other`, with the vendor's word beside it. */
function readCategory(key: string, value: unknown, result: Target): void {
  const word = textValue(value);
  const known = subscoreOf(word);
  result[key] = known ?? (word === '' ? null : 'other');
  if (known === null && key === 'subscore' && word !== '') result['category'] ??= word;
}

function fieldValue(field: Field, value: unknown, reader: FieldReader): unknown {
  switch (field.kind) {
    case 'text':
      return textValue(value);
    case 'number':
      return reader.number(value, '');
    case 'boolean':
      return reader.boolean(value, '');
    case 'date':
      return reader.date(value, '');
    case 'texts':
      return listValue(value, textValue);
    case 'word':
      return wordValue(field, value);
    case 'numberOrBoolean':
      return typeof value === 'boolean' || (typeof value === 'string' && booleanText.test(value.trim()))
        ? reader.boolean(value, '')
        : reader.number(value, '');
    case 'numberOrText':
      return numberOrText(value, reader);
    case 'given':
      return givenValue(value, reader);
    case 'record':
      return withCounts(readRecord(field.record, value, reader));
    case 'rows':
      return listValue(value, (item) => readRecord(field.record, item, reader));
    case 'subscores':
      return subscoreRows(field.record, value, reader);
    case 'category':
      return null;
  }
}

function textValue(value: unknown): string {
  if (typeof value !== 'string') throw new Unreadable('', 'text', value);
  return value;
}

function listValue<T>(value: unknown, read: (item: unknown) => T): T[] {
  if (!Array.isArray(value)) throw new Unreadable('', 'a list', value);
  const result: T[] = [];
  try {
    for (const item of value) result.push(read(item));
  } catch (thrown) {
    throw inside(thrown, `[${result.length}]`);
  }
  return result;
}

function wordValue(field: Extract<Field, { kind: 'word' }>, value: unknown): string | null {
  const word = textValue(value);
  if (word === '') return null;
  const known = field.read(word);
  if (known === null && field.closed) throw new Unreadable('', `one of ${field.words.join(', ')}`, value);
  return known;
}

/** A criticality: a number, also as text, or a word that the host has a weight for. */
function numberOrText(value: unknown, reader: FieldReader): number | string | null {
  if (typeof value === 'string' && numberOfText(value) === undefined) return value;
  return reader.number(value, '');
}

function givenValue(value: unknown, reader: FieldReader): Target {
  if (isRow(value)) return readRecord(givenShape, value, reader);
  return { percent: reader.number(value, '') };
}

function subscoreRows(shape: RecordShape, value: unknown, reader: FieldReader): Target[] {
  if (!isRow(value)) return listValue(value, (item) => readRecord(shape, item, reader));
  const names = Object.keys(value).filter((name) => value[name] != null);
  return names.map((name) => ({ ...namedValue(value, name, reader), id: subscoreOf(name) ?? 'other' }));
}

function namedValue(values: Row, name: string, reader: FieldReader): Target {
  try {
    return givenValue(values[name], reader);
  } catch (thrown) {
    throw inside(thrown, `.${name}`);
  }
}

/** Counts without `notApplicable` have none: it is in no formula. */
function withCounts(result: Target): Target {
  if ('healthy' in result) result['notApplicable'] ??= 0;
  return result;
}
