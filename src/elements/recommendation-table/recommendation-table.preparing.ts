/** What takes long in a large table is made ready in slices, beside what the reader does: search texts, and the order of many texts. */
import { finishWithin, inSlices, pause } from './recommendation-table.ranks.js';
import type { ColumnId } from './recommendation-table.ids.js';
import type { RowTable } from './recommendation-table.rows.js';
import type { Sorting } from './recommendation-table.viewState.js';

/** From here on search texts and the order of texts are prepared in slices. */
const largeTable = 5000;

export interface PreparingHost {
  readonly isConnected: () => boolean;
  /** What is on the screen now. */
  readonly table: () => RowTable | null;
  readonly sorting: () => readonly Sorting[];
  /** Orders the rows, and keeps that. */
  readonly order: (table: RowTable, sorting: readonly Sorting[]) => unknown;
  readonly redraw: () => void;
}

export class Preparing {
  #sortedBy: readonly Sorting[] = [];
  #ranking: readonly Sorting[] | null = null;
  #preparedFor: RowTable | null = null;

  constructor(private readonly host: PreparingHost) {}

  prepareLargeSearch(table: RowTable): void {
    if (table.length >= largeTable) this.prepareSearch(table);
  }

  /** Search texts are there before the first key is pressed. */
  prepareSearch(table: RowTable): void {
    if (this.#preparedFor === table || table.isSearchPrepared) return;
    this.#preparedFor = table;
    void inSlices(table.prepareSearch(), () => this.host.isConnected() && this.#preparedFor === table);
  }

  /** Collating many distinct texts takes long: until their order is there, the table keeps the one it has. */
  readySorting(table: RowTable, sorting: readonly Sorting[]): readonly Sorting[] {
    const isReady = ({ id }: Sorting) => table.hasRanks(id);
    if (this.#ranking !== sorting) {
      if (sorting.every((item) => isReady(item) || this.#rankAtOnce(table, item.id))) return (this.#sortedBy = sorting);
      void this.#rank(table, sorting);
    }
    return this.#sortedBy.every(isReady) ? this.#sortedBy : (this.#sortedBy = this.#sortedBy.filter(isReady));
  }

  /** Titles are all different: where there are many, their order is not worth a try. */
  #rankAtOnce(table: RowTable, id: ColumnId): boolean {
    return (id !== 'title' || table.length < largeTable) && finishWithin(table.prepareRanks(id));
  }

  async #rank(table: RowTable, sorting: readonly Sorting[]): Promise<void> {
    const { host } = this;
    this.#ranking = sorting;
    const isWanted = () => host.isConnected() && host.sorting() === sorting && host.table() === table;
    for (const { id } of sorting) await inSlices(table.prepareRanks(id), isWanted);
    // Ordering and drawing are a task each.
    await pause();
    if (isWanted()) host.order(table, sorting);
    await pause();
    if (this.#ranking === sorting) this.#ranking = null;
    host.redraw();
  }
}
