/** What the templates of the table are given: everything that is shown, and everything that can be done. */
import type { ScoreReport } from '../../core/report.js';
import type { Formatter } from '../../format/formatter.js';
import type { ActiveScope } from '../../state/store.js';
import type { Column, ColumnId } from './recommendation-table.columns.js';
import type { Figures } from './recommendation-table.figures.js';
import type { Page, Selection, Sorting, TableView, TabId } from './recommendation-table.query.js';
import type { RowTable } from './recommendation-table.rows.js';

export interface TableModel {
  readonly report: ScoreReport;
  readonly formatter: Formatter;
  readonly table: RowTable;
  readonly columns: readonly Column[];
  readonly view: TableView;
  readonly sorting: readonly Sorting[];
  readonly selection: Selection;
  readonly page: Page;
  readonly figures: Figures;
  readonly scope: ActiveScope | null;
  /** Words that are searched for, in lower case. */
  readonly words: readonly string[];
  /** The largest increase of all rows in percentage points: the full length of the bars. */
  readonly largestPercent: number;
  /** Keys of the rows whose details are open. */
  readonly open: ReadonlySet<string>;
  /** Pages of affected resources by key of their row. */
  readonly resourcePages: ReadonlyMap<string, number>;
  readonly headingLevel: number;
}

export interface TableActions {
  chooseTab(tab: TabId): void;
  search(query: string): void;
  prepareSearch(): void;
  toggleStatus(status: string): void;
  toggleSubscore(subscore: string): void;
  toggleCompleted(): void;
  toggleRiskAccepted(): void;
  clearFilters(): void;
  clearScope(): void;
  sort(id: ColumnId, isAdded: boolean): void;
  setSorting(sorting: readonly Sorting[]): void;
  goTo(page: number): void;
  toggleRow(row: number): void;
  goToResources(row: number, page: number): void;
  navigate(event: Event, row: number): void;
  exportCsv(): void;
}
