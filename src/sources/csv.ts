/** CSV (RFC 4180) of recommendations: comma, semicolon or tab, one pass, a header in the first line. */
import { recommendationShape } from '../schema/fields.js';
import type { Row } from '../schema/values.js';

export interface CsvTable {
  readonly rows: readonly (readonly string[])[];
  /** A quoted cell was still open at the end. */
  readonly incomplete: boolean;
  /** Where commas do not separate cells, they separate decimals. */
  readonly hasDecimalCommas: boolean;
}

export function parseCsv(text: string, delimiter: string): CsvTable {
  const rows: string[][] = [];
  let row: string[] = [];
  let index = 0;
  let incomplete = false;
  while (index < text.length) {
    const cell = text[index] === '"' ? quotedCell(text, index, delimiter) : bareCell(text, index, delimiter);
    row.push(cell.text);
    incomplete = cell.incomplete;
    index = cell.end;
    if (text[index] === delimiter) {
      index++;
      if (index === text.length) row.push('');
      continue;
    }
    index += text.startsWith('\r\n', index) ? 2 : 1;
    if (row.length > 1 || row[0] !== '') rows.push(row);
    row = [];
  }
  if (row.length > 0) rows.push(row);
  return { rows: incomplete ? rows.slice(0, -1) : rows, incomplete, hasDecimalCommas: delimiter !== ',' };
}

interface Cell {
  readonly text: string;
  /** Index of the delimiter or line break behind it. */
  readonly end: number;
  readonly incomplete: boolean;
}

function bareCell(text: string, start: number, delimiter: string): Cell {
  let end = start;
  while (end < text.length && text[end] !== delimiter && text[end] !== '\n' && text[end] !== '\r') end++;
  return { text: text.slice(start, end), end, incomplete: false };
}

function quotedCell(text: string, start: number, delimiter: string): Cell {
  let from = start + 1;
  let result = '';
  for (;;) {
    const quote = text.indexOf('"', from);
    if (quote < 0) return { text: result + text.slice(from), end: text.length, incomplete: true };
    result += text.slice(from, quote);
    if (text[quote + 1] !== '"') {
      // What other writers leave behind the closing quote belongs to the cell all the same.
      const rest = bareCell(text, quote + 1, delimiter);
      return { ...rest, text: result + rest.text };
    }
    result += '"';
    from = quote + 2;
  }
}

/** Column heads of other writers, among them the Microsoft Defender portal's export. */
const aliases: Readonly<Record<string, string>> = {
  recommendedaction: 'title',
  improvementaction: 'title',
  recommendation: 'title',
  name: 'title',
  product: 'service',
  havelicense: 'licensed',
  pointsachieved: 'points',
  currentscore: 'points',
  maxscore: 'maxPoints',
};

const headKey = (head: string) => head.toLowerCase().replace(/[^a-z]/g, '');
const columns = new Map([
  ...Object.keys(recommendationShape.fields).map((field) => [headKey(field), field] as const),
  ...Object.entries(aliases),
]);
const numberFields = Object.entries(recommendationShape.fields).flatMap(([field, { kind }]) =>
  kind === 'number' || kind === 'numberOrBoolean' ? field : [],
);
const listFields = new Set(['threats', 'insights']);
const nestedFields = new Set(['resources', 'states', 'compliance']);

/** The delimiter of a table of recommendations, or `null` where the first line is no head of one. */
export function csvDelimiter(text: string): string | null {
  const firstLine = text.slice(0, 10_000).split(/\r\n|\r|\n/, 1)[0]!;
  const known = (delimiter: string) => (parseCsv(firstLine, delimiter).rows[0] ?? []).filter((head) => columns.has(headKey(head))).length;
  const [best] = [',', ';', '\t'].map((delimiter) => ({ delimiter, count: known(delimiter) })).sort((a, b) => b.count - a.count);
  return best!.count >= 2 ? best!.delimiter : null;
}

/** The rows of a table as plain recommendations; numbers stay text for the row reader. */
export function csvRecommendations(table: CsvTable): Row[] {
  const [head = [], ...body] = table.rows;
  const fields = head.map((cell) => columns.get(headKey(cell)) ?? cell);
  return body.map((cells) => recommendationRow(fields, cells, table.hasDecimalCommas));
}

function recommendationRow(fields: readonly string[], cells: readonly string[], hasDecimalCommas: boolean): Row {
  const row: Record<string, unknown> = {};
  fields.forEach((field, index) => {
    const cell = unguarded(cells[index] ?? '');
    if (cell !== '' && !nestedFields.has(field)) define(row, field, cellValue(field, cell));
  });
  splitFraction(row);
  for (const field of numberFields) if (typeof row[field] === 'string') row[field] = numberText(row[field], hasDecimalCommas);
  row['subscore'] ??= row['category'];
  row['id'] ??= row['title'];
  return row;
}

/** A head may read `__proto__`: it is a column like any other. */
function define(row: Record<string, unknown>, key: string, value: unknown): void {
  Object.defineProperty(row, key, { value, enumerable: true, configurable: true, writable: true });
}

function cellValue(field: string, cell: string): unknown {
  if (listFields.has(field)) return cell.split(';').map((part) => part.trim());
  if (recommendationShape.fields[field]?.kind === 'boolean') return /^(yes|no)$/i.test(cell) ? /^yes$/i.test(cell) : cell;
  return cell;
}

/**
 * "1.234,5" and "1,234.5" as the row reader takes them. A comma that can only group thousands does so in a file of commas;
 * any other is a decimal comma. What is no number in either way stays as it is.
 */
function numberText(text: string, hasDecimalCommas: boolean): string {
  const grouped = /^\s*[+-]?\d{1,3}(,\d{3})+(\.\d*)?\s*$/.test(text);
  if (grouped && (!hasDecimalCommas || /,.*[,.]/.test(text))) return text.replaceAll(',', '');
  return /^\s*[+-]?(\d+|\d{1,3}(\.\d{3})+),\d+\s*$/.test(text) ? text.replaceAll('.', '').replace(',', '.') : text;
}

/** "9/10" in a column of points holds the maximum too. */
function splitFraction(row: Record<string, unknown>): void {
  const match = typeof row['points'] === 'string' ? /^\s*([\d.,]+)\s*\/\s*([\d.,]+)\s*$/.exec(row['points']) : null;
  if (!match) return;
  row['points'] = match[1];
  row['maxPoints'] ??= match[2];
}

/** Takes off the apostrophe that guards text which a spreadsheet would run as a formula. */
function unguarded(cell: string): string {
  return /^'[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell;
}
