/** Azure Resource Graph: rows of Azure Resource Manager as objects, or as a table of columns and rows. */
import { check, joinPath, resourceGraphShape, resourceGraphTableShape } from '../schema/envelopes.js';
import { numberOfText } from '../schema/values.js';
import { isRow } from '../schema/values.js';
import type { Row } from '../schema/values.js';
import type { Collection } from './collection.js';
import { rowsOf, type Rows } from './rowReader.js';
import { tableRows } from './tableRows.js';

/** The rows of an answer, or `null` with problems. */
export function resourceGraphRows(payload: Row, path: string, collection: Collection): Rows | null {
  const data = joinPath(path, 'data');
  if (isRow(payload['data'])) {
    const checked = check(resourceGraphTableShape, payload, path);
    checked.problems.forEach((problem) => collection.log.add(problem));
    if (!checked.value) return null;
    noteTruncation(payload, checked.value.data.rows.length, collection);
    const { columns, rows } = checked.value.data;
    return parsedRows(tableRows(columns, rows, `${data}.rows`));
  }
  const checked = check(resourceGraphShape, payload, path);
  checked.problems.forEach((problem) => collection.log.add(problem));
  if (!checked.value) return null;
  noteTruncation(payload, checked.value.data.length, collection);
  return parsedRows(rowsOf(checked.value.data, data));
}

const objectColumns = ['properties', 'metadata'];

/** Rows whose objects may come as JSON text: queries with `tostring`, and CSV, have no other way. */
export function parsedRows(rows: Rows): Rows {
  return { ...rows, at: (index) => parsedRow(rows.at(index)) };
}

function parsedRow(row: unknown): unknown {
  if (!isRow(row)) return row;
  const texts = objectColumns.filter((name) => typeof row[name] === 'string');
  if (texts.length === 0) return row;
  return { ...row, ...Object.fromEntries(texts.map((name) => [name, valueOf(row[name] as string)])) };
}

/** Text that is no JSON stays what it is, for the row reader to report. */
function valueOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** Pages add up: the counts of all pages decide whether rows are missing. */
function noteTruncation(payload: Row, length: number, collection: Collection): void {
  const total = payload['totalRecords'];
  const totalRecords = typeof total === 'string' ? numberOfText(total) : total;
  if (typeof totalRecords === 'number')
    collection.resourceGraph.set(totalRecords, (collection.resourceGraph.get(totalRecords) ?? 0) + length);
  else if (String(payload['resultTruncated']) === 'true') collection.resourceGraphCut = true;
}
