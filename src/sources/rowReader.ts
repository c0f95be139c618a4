import { Unreadable } from '../schema/log.js';
import { isRow } from '../schema/values.js';
import type { Row } from '../schema/values.js';
import type { Collection } from './collection.js';

/** Reads one kind of row. `read` throws `Unreadable` for a row that cannot be used. */
export interface RowReader {
  readonly name: string;
  readonly matches: (row: Row) => boolean;
  readonly read: (row: Row, collection: Collection) => void;
}

/**
 * Reads rows by the first reader that knows their shape; the reader of the row before is asked first. A bad row costs
 * itself only. Returns the names of the readers used.
 */
export function readRows(
  rows: readonly unknown[],
  place: (index: number) => string,
  readers: readonly RowReader[],
  collection: Collection,
): Set<string> {
  const used = new Set<string>();
  let current: RowReader | undefined;
  let index = 0;
  collection.reader.place = () => place(index);
  for (; index < rows.length; index++) {
    try {
      const row = rows[index];
      if (!isRow(row)) throw new Unreadable('', 'an object', row);
      if (!current?.matches(row)) {
        current = readers.find((reader) => reader.matches(row));
        if (!current) throw new Unreadable('', 'a record of a known kind', row);
        used.add(current.name);
      }
      current.read(row, collection);
    } catch (thrown) {
      collection.log.unreadable(place(index), thrown);
    }
  }
  return used;
}
