/** CSV by RFC 4180, safe to open in a spreadsheet: text is quoted and guarded, numbers stay numbers. */

export type CsvValue = string | number | boolean | null | undefined;

/**
 * Text that a spreadsheet would run as a formula, also after blanks and in full-width characters. Apostrophes before it
 * count, so that taking one away always gives the original back.
 */
const formula = /^'*(?:\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r])/;

/** One cell. Not known is an empty cell; an empty text is `""`. Numbers that are none are not known. */
export function csvCell(value: CsvValue): string {
  if (value == null) return '';
  if (typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : '';
  const text = formula.test(value) ? `'${value}` : value;
  return `"${text.replaceAll('"', '""')}"`;
}

/** The text of a file, each line ended by CR LF. */
export function csvText(rows: readonly (readonly CsvValue[])[]): string {
  return rows.map((row) => `${row.map(csvCell).join(',')}\r\n`).join('');
}
