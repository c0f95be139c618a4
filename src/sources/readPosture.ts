import type { Posture } from '../core/posture.js';
import type { QualityNote } from '../core/quality.js';
import { messageOf, problem, problemWithText } from '../schema/problem.js';
import type { Problem } from '../schema/problem.js';
import { isRow } from '../schema/values.js';
import type { Row } from '../schema/values.js';
import { assemble } from './assemble.js';
import type { ReadOptions } from './assemble.js';
import { Collection } from './collection.js';
import { csvDelimiter, csvRecommendations, parseCsv } from './csv.js';
import { envelopes, readBareRows, readSingle } from './formats.js';
import { parseText } from './jsonText.js';
import { readPlainList } from './plain.js';
import { safely } from './safely.js';

export type ReadResult =
  | {
      readonly kind: 'posture';
      readonly posture: Posture;
      /** What is odd about the data; the same list as `posture.notes`. */
      readonly quality: readonly QualityNote[];
      /** What could not be used. */
      readonly problems: readonly Problem[];
    }
  | { readonly kind: 'invalid'; readonly problems: readonly Problem[] };

const expectedPayload =
  'a payload of a known format (Microsoft Graph, Azure Resource Manager, Azure Resource Graph, Defender for Endpoint, or the plain format)';

/**
 * Reads the payloads of one tenant, in any order and mix of formats, told by their shapes, and joins them.
 * An array with an envelope or a text among its members is several payloads; any other array is one payload of rows;
 * a string is JSON, or CSV of recommendations. A payload that is recognised but empty is a posture; where nothing is
 * recognised the result is `invalid`. Bad rows cost themselves only. Never throws, whatever it is given, and never
 * changes what it is given.
 */
export function readPosture(payload: unknown, options: ReadOptions = {}): ReadResult {
  try {
    return read(payload, options);
  } catch (thrown) {
    return { kind: 'invalid', problems: [problemWithText('', expectedPayload, `an error while reading: ${messageOf(thrown)}`)] };
  }
}

function read(payload: unknown, options: ReadOptions): ReadResult {
  const collection = new Collection();
  const payloads = severalPayloads(payload);
  if (payloads) {
    payloads.forEach((item, index) => {
      collection.payload = index;
      readOne(item, `[${index}]`, collection);
    });
  } else readOne(payload, '', collection);
  if (!collection.recognised) return { kind: 'invalid', problems: collection.log.problems };
  const posture = assemble(collection, options ?? {});
  return { kind: 'posture', posture, quality: posture.notes ?? [], problems: collection.log.problems };
}

/** The members of an array of payloads, or `null` for a single payload. */
function severalPayloads(payload: unknown): readonly unknown[] | null {
  if (!Array.isArray(payload)) return null;
  const isPayload = (item: unknown) =>
    typeof item === 'string' || Array.isArray(item) || (isRow(item) && envelopes.some((format) => format.matches(item)));
  return payload.some((item) => safely(() => isPayload(item), false)) ? payload : null;
}

function readOne(payload: unknown, path: string, collection: Collection): void {
  const before = collection.log.problems.length;
  try {
    if (readValue(payload, path, collection)) collection.recognised = true;
    else if (collection.log.problems.length === before) collection.log.problem(path, expectedPayload, payload);
  } catch (thrown) {
    collection.log.unreadable(path, thrown);
  }
}

function readValue(payload: unknown, path: string, collection: Collection): boolean {
  if (typeof payload === 'string') return readString(payload, path, collection);
  if (Array.isArray(payload)) return readBareRows(payload, path, collection);
  if (!isRow(payload)) return false;
  return readObject(payload, path, collection);
}

function readObject(payload: Row, path: string, collection: Collection): boolean {
  const format = envelopes.find(({ matches }) => matches(payload));
  return format ? format.read(payload, path, collection) : readSingle(payload, path, collection);
}

function readString(text: string, path: string, collection: Collection): boolean {
  const parsed = parseText(text, path);
  if (parsed.kind === 'csv') return readCsv(parsed.text, path, collection);
  if (parsed.kind === 'problem') {
    collection.log.add(parsed.problem);
    return false;
  }
  const { value } = parsed;
  const several = path === '' ? severalPayloads(value) : null;
  if (!several) return readParsed(value, path, collection);
  several.forEach((item, index) => {
    collection.payload = index;
    readOne(item, `[${index}]`, collection);
  });
  return collection.recognised;
}

/** A parsed value; text inside text is not parsed again. */
function readParsed(value: unknown, path: string, collection: Collection): boolean {
  const before = collection.log.problems.length;
  if (typeof value !== 'string' && readValue(value, path, collection)) return true;
  if (collection.log.problems.length === before) collection.log.problem(path, expectedPayload, value);
  return false;
}

function readCsv(text: string, path: string, collection: Collection): boolean {
  const delimiter = csvDelimiter(text);
  if (delimiter === null) {
    collection.log.add(problem(path, 'JSON, or CSV whose first line names columns of recommendations', text));
    return false;
  }
  const table = parseCsv(text, delimiter);
  if (table.incomplete) collection.log.add(problemWithText(path, 'CSV', 'incomplete text: the last quoted cell does not end'));
  collection.reader.textIsExpected = true;
  readPlainList('recommendations', csvRecommendations(table), path === '' ? 'csv' : `${path}.csv`, collection);
  collection.reader.textIsExpected = false;
  return true;
}
