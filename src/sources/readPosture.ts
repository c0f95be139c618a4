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
import { envelopes, readBareRows, readSingle, readTableOfTexts } from './formats.js';
import { parseText } from './jsonText.js';
import { readPlainList } from './plain.js';
import { safely } from './safely.js';
import { allSteps, type Steps } from './steps.js';
import { tableRows } from './tableRows.js';

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
    return allSteps(readSteps(payload, options));
  } catch (thrown) {
    return unreadable(thrown);
  }
}

export function unreadable(thrown: unknown): ReadResult {
  return { kind: 'invalid', problems: [problemWithText('', expectedPayload, `an error while reading: ${messageOf(thrown)}`)] };
}

/** `readPosture`, stopping between slices of rows. */
export function* readSteps(payload: unknown, options: ReadOptions): Steps<ReadResult> {
  const collection = new Collection();
  const payloads = severalPayloads(payload);
  if (payloads) yield* readEach(payloads, collection);
  else yield* readOne(payload, '', collection);
  return resultOf(collection, options);
}

export function resultOf(collection: Collection, options: ReadOptions): ReadResult {
  if (!collection.recognised) return { kind: 'invalid', problems: collection.log.problems };
  const posture = assemble(collection, options ?? {});
  return { kind: 'posture', posture, quality: posture.notes ?? [], problems: collection.log.problems };
}

/** The members of an array of payloads, or `null` for a single payload. */
export function severalPayloads(payload: unknown): readonly unknown[] | null {
  if (!Array.isArray(payload)) return null;
  const isPayload = (item: unknown) =>
    typeof item === 'string' || Array.isArray(item) || (isRow(item) && envelopes.some((format) => format.matches(item)));
  return payload.some((item) => safely(() => isPayload(item), false)) ? payload : null;
}

function* readEach(payloads: readonly unknown[], collection: Collection): Steps<void> {
  for (let index = 0; index < payloads.length; index++) yield* readNext(payloads[index], index, collection);
}

/** One of several payloads. */
export function* readNext(payload: unknown, index: number, collection: Collection): Steps<void> {
  if (index > 0) yield;
  collection.payload = index;
  yield* readOne(payload, `[${index}]`, collection);
}

function* readOne(payload: unknown, path: string, collection: Collection): Steps<void> {
  const before = collection.log.problems.length;
  try {
    if (yield* readValue(payload, path, collection)) collection.recognised = true;
    else if (collection.log.problems.length === before) collection.log.problem(path, expectedPayload, payload);
  } catch (thrown) {
    collection.log.unreadable(path, thrown);
  }
}

function* readValue(payload: unknown, path: string, collection: Collection): Steps<boolean> {
  if (typeof payload === 'string') return yield* readString(payload, path, collection);
  if (Array.isArray(payload)) return yield* readBareRows(payload, path, collection);
  if (!isRow(payload)) return false;
  return yield* readObject(payload, path, collection);
}

function readObject(payload: Row, path: string, collection: Collection): Steps<boolean> {
  const format = envelopes.find(({ matches }) => matches(payload));
  return format ? format.read(payload, path, collection) : readSingle(payload, path, collection);
}

function* readString(text: string, path: string, collection: Collection): Steps<boolean> {
  const parsed = parseText(text, path);
  if (parsed.kind === 'csv') return yield* readCsv(parsed.text, path, collection);
  if (parsed.kind === 'problem') {
    collection.log.add(parsed.problem);
    return false;
  }
  const { value } = parsed;
  const several = path === '' ? severalPayloads(value) : null;
  if (!several) return yield* readParsed(value, path, collection);
  yield* readEach(several, collection);
  return collection.recognised;
}

/** A parsed value; text inside text is not parsed again. */
function* readParsed(value: unknown, path: string, collection: Collection): Steps<boolean> {
  const before = collection.log.problems.length;
  if (typeof value !== 'string' && (yield* readValue(value, path, collection))) return true;
  if (collection.log.problems.length === before) collection.log.problem(path, expectedPayload, value);
  return false;
}

function* readCsv(text: string, path: string, collection: Collection): Steps<boolean> {
  const delimiter = csvDelimiter(text);
  if (delimiter === null) {
    collection.log.add(problem(path, 'JSON, or CSV whose first line names columns of recommendations', text));
    return false;
  }
  const table = parseCsv(text, delimiter);
  if (table.incomplete) collection.log.add(problemWithText(path, 'CSV', 'incomplete text: the last quoted cell does not end'));
  const base = path === '' ? 'csv' : `${path}.csv`;
  const columns = (table.rows[0] ?? []).map((head) => ({ name: head.toLowerCase() }));
  collection.reader.textIsExpected = true;
  // The portal exports rows of Azure Resource Graph with their properties as JSON.
  if (columns.some(({ name }) => name === 'properties')) yield* readTableOfTexts(tableRows(columns, table.rows.slice(1), base), collection);
  else yield* readPlainList('recommendations', csvRecommendations(table), base, collection);
  collection.reader.textIsExpected = false;
  return true;
}
