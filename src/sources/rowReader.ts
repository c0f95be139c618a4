import { Unreadable } from '../schema/log.js';
import { isRow } from '../schema/values.js';
import type { Row } from '../schema/values.js';
import type { Collection } from './collection.js';
import { inSlices, type Steps } from './steps.js';

/** Reads one kind of row. `read` throws `Unreadable` for a row that cannot be used. */
export interface RowReader {
  readonly name: string;
  readonly matches: (row: Row) => boolean;
  readonly read: (row: Row, collection: Collection) => void;
}

/** Rows by index: a list, or what makes one row at a time of something else. */
export interface Rows {
  readonly length: number;
  readonly at: (index: number) => unknown;
  /** The path of a row. */
  readonly place: (index: number) => string;
}

/**
 * Reads rows by the first reader that knows their shape; the reader of the row before is asked first. A bad row costs
 * itself only. Returns the names of the readers used.
 */
export function* readRows(rows: Rows, readers: readonly RowReader[], collection: Collection): Steps<Set<string>> {
  const used = new Set<string>();
  let current: RowReader | undefined;
  yield* inSlices(rows.length, (from, to) => {
    let index = from;
    collection.reader.place = () => rows.place(index);
    for (; index < to; index++) {
      try {
        const row = rows.at(index);
        if (!isRow(row)) throw new Unreadable('', 'an object', row);
        if (!current?.matches(row)) {
          current = readers.find((reader) => reader.matches(row));
          if (!current) throw new Unreadable('', 'a record of a known kind', row);
          used.add(current.name);
        }
        current.read(row, collection);
      } catch (thrown) {
        collection.log.unreadable(rows.place(index), thrown);
      }
    }
  });
  return used;
}

export function rowsOf(list: readonly unknown[], path: string): Rows {
  return { length: list.length, at: (index) => list[index], place: (index) => `${path}[${index}]` };
}
