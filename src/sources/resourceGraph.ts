/** Azure Resource Graph: rows of Azure Resource Manager as objects, or as a table of columns and rows. */
import { check, joinPath, resourceGraphShape, resourceGraphTableShape } from '../schema/envelopes.js';
import { numberOfText } from '../schema/values.js';
import { isRow } from '../schema/values.js';
import type { Row } from '../schema/values.js';
import type { Collection } from './collection.js';

export interface ResourceGraphRows {
  readonly rows: readonly unknown[];
  readonly place: (index: number) => string;
}

/** The rows of an answer, or `null` with problems. */
export function resourceGraphRows(payload: Row, path: string, collection: Collection): ResourceGraphRows | null {
  const data = joinPath(path, 'data');
  if (isRow(payload['data'])) {
    const checked = check(resourceGraphTableShape, payload, path);
    checked.problems.forEach((problem) => collection.log.add(problem));
    if (!checked.value) return null;
    noteTruncation(payload, checked.value.data.rows.length, collection);
    const names = checked.value.data.columns.map(({ name }) => name);
    return { rows: checked.value.data.rows.map((cells) => objectOf(names, cells)), place: (index) => `${data}.rows[${index}]` };
  }
  const checked = check(resourceGraphShape, payload, path);
  checked.problems.forEach((problem) => collection.log.add(problem));
  if (!checked.value) return null;
  noteTruncation(payload, checked.value.data.length, collection);
  return { rows: checked.value.data, place: (index) => `${data}[${index}]` };
}

/** Cells that are no list stay what they are, for the row reader to report. */
function objectOf(names: readonly string[], cells: unknown): unknown {
  if (!Array.isArray(cells)) return cells;
  const row = Object.create(null) as Record<string, unknown>;
  names.forEach((name, index) => (row[name] = cells[index]));
  return row;
}

/** Pages add up: the counts of all pages decide whether rows are missing. */
function noteTruncation(payload: Row, length: number, collection: Collection): void {
  const total = payload['totalRecords'];
  const totalRecords = typeof total === 'string' ? numberOfText(total) : total;
  collection.resourceGraph.read += length;
  if (typeof totalRecords === 'number') collection.resourceGraph.total = Math.max(collection.resourceGraph.total, totalRecords);
}
