/** Gives a file to the reader, without a request. */

/** How long an engine may take to start reading the file before its address is taken back. */
const readWithinMs = 1000;

/** The byte order mark makes spreadsheets read CSV as UTF-8. */
export const csvFile = (text: string): Blob => new Blob(['\ufeff', text], { type: 'text/csv;charset=utf-8' });

export function saveFile(file: Blob, filename: string): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = filename;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), readWithinMs);
}
