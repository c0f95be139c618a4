/** Tables of columns and rows, as Azure Resource Graph and Log Analytics send them. */
import { rowsOf, type Rows } from './rowReader.js';

/** Rows of cells as objects, made when they are read. Cells that are no list stay what they are, for the row reader to report. */
export function tableRows(columns: readonly { readonly name: string }[], rows: readonly unknown[], path: string): Rows {
  return { ...rowsOf(rows, path), at: (index) => objectOf(columns, rows[index]) };
}

function objectOf(columns: readonly { readonly name: string }[], cells: unknown): unknown {
  if (!Array.isArray(cells)) return cells;
  const row = Object.create(null) as Record<string, unknown>;
  columns.forEach(({ name }, index) => (row[name] = cells[index]));
  return row;
}
