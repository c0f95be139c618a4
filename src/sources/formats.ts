/**
 * Every format the kit reads, told by its shape. A further format is one more line here, and for kinds of rows one
 * more row reader; `assemble` does the joining.
 */
import { check, errorShape, joinPath, pageShape } from '../schema/envelopes.js';
import { problemWithText } from '../schema/problem.js';
import { isRow } from '../schema/values.js';
import type { Row } from '../schema/values.js';
import { armRows } from './armRows.js';
import { controlTotals, projectedControls, projectedScores, recommendationTotals, subscriptions } from './armTotals.js';
import type { Collection } from './collection.js';
import { deviceScore } from './deviceScore.js';
import { entraRecommendations } from './entra.js';
import { graphProfiles } from './graphProfiles.js';
import { graphScores } from './graphScores.js';
import { loggedControls, loggedScores, logTables } from './logAnalytics.js';
import { isPlain, plainListOf, readPlain, readPlainList } from './plain.js';
import { parsedRows, resourceGraphRows } from './resourceGraph.js';
import { readRows, rowsOf, type RowReader, type Rows } from './rowReader.js';
import { safely } from './safely.js';
import type { Steps } from './steps.js';

export interface Format {
  readonly name: string;
  readonly matches: (payload: Row) => boolean;
  /** True where something was recognised. Problems go to the collection's log. */
  readonly read: (payload: Row, path: string, collection: Collection) => Steps<boolean>;
}

const rowReaders: readonly RowReader[] = [
  ...armRows,
  // Before Graph's scores, which have `currentScore` too.
  entraRecommendations,
  projectedScores,
  projectedControls,
  graphScores,
  graphProfiles,
  loggedControls,
  loggedScores,
  controlTotals,
  recommendationTotals,
  subscriptions,
  deviceScore,
];

/** Formats with a wrapper around their rows. */
export const envelopes: readonly Format[] = [
  { name: 'error', matches: (payload) => isRow(payload['error']) && !('value' in payload), read: readError },
  { name: 'page', matches: (payload) => Object.hasOwn(payload, 'value') && !('date' in payload), read: readPage },
  { name: 'resourceGraph', matches: (payload) => Object.hasOwn(payload, 'data'), read: readResourceGraph },
  { name: 'logAnalytics', matches: (payload) => typeof payload['tables'] === 'object' && payload['tables'] !== null, read: readLogTables },
  { name: 'plain', matches: isPlain, read: readPlainPayload },
];

function* readError(payload: Row, path: string, { log }: Collection): Steps<boolean> {
  const checked = check(errorShape, payload, path);
  checked.problems.forEach((problem) => log.add(problem));
  const { code, message } = checked.value?.error ?? {};
  const words = [code, message].filter((word) => typeof word === 'string' && word !== '').join(': ');
  log.add(problemWithText(joinPath(path, 'error'), 'data', `an error from the service${words && ` (${words.slice(0, 500)})`}`));
  return false;
}

function* readPage(payload: Row, path: string, collection: Collection): Steps<boolean> {
  const checked = check(pageShape, payload, path);
  checked.problems.forEach((problem) => collection.log.add(problem));
  const rows = payload['value'];
  if (!Array.isArray(rows)) return false;
  const used = yield* readAnyRows(rows, joinPath(path, 'value'), collection);
  const open = Boolean(payload['@odata.nextLink'] || payload['nextLink']);
  used.forEach((name) => collection.openLinks.set(name, open));
  return rows.length === 0 || used.size > 0;
}

function* readResourceGraph(payload: Row, path: string, collection: Collection): Steps<boolean> {
  const found = resourceGraphRows(payload, path, collection);
  if (!found) return false;
  return found.length === 0 || (yield* readRows(found, rowReaders, collection)).size > 0;
}

function* readLogTables(payload: Row, path: string, collection: Collection): Steps<boolean> {
  const tables = logTables(payload, path, collection);
  if (!tables) return false;
  let used = 0;
  for (const rows of tables) used += (yield* readRows(rows, rowReaders, collection)).size;
  return used > 0 || tables.every(({ length }) => length === 0);
}

/** Rows of an API that came as a table of texts. */
export function readTableOfTexts(rows: Rows, collection: Collection): Steps<Set<string>> {
  return readRows(parsedRows(rows), rowReaders, collection);
}

function* readPlainPayload(payload: Row, path: string, collection: Collection): Steps<boolean> {
  yield* readPlain(payload, path, collection);
  return true;
}

/** Rows without a wrapper: those of an API, or one list of the plain format. */
export function* readBareRows(rows: readonly unknown[], path: string, collection: Collection): Steps<boolean> {
  return rows.length === 0 || (yield* readAnyRows(rows, path, collection)).size > 0;
}

/** A single record of an API outside any list. */
export function* readSingle(payload: Row, path: string, collection: Collection): Steps<boolean> {
  if (!rowReaders.some((reader) => reader.matches(payload))) return false;
  yield* readRows({ length: 1, at: () => payload, place: () => path }, rowReaders, collection);
  return true;
}

function* readAnyRows(rows: readonly unknown[], path: string, collection: Collection): Steps<Set<string>> {
  const list = plainListIn(rows);
  if (list === null) return yield* readRows(rowsOf(rows, path), rowReaders, collection);
  yield* readPlainList(list, rows, path, collection);
  return new Set(['plain']);
}

/** The list of the plain format that bare rows belong to, if the first object among them is no API's row. */
function plainListIn(rows: readonly unknown[]): ReturnType<typeof plainListOf> {
  const known = rows.slice(0, 50).filter((row) => safely(() => isRow(row), false)) as Row[];
  if (known.some((row) => rowReaders.some((reader) => safely(() => reader.matches(row), false)))) return null;
  return known.map((row) => safely(() => plainListOf(row), null)).find((list) => list !== null) ?? null;
}
