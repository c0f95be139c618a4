/** What the templates of the table are given: everything that is shown, and everything that can be done. */
import type { Plan } from '../../core/planToTarget.js';
import type { RecommendationReport, ScoreReport } from '../../core/report.js';
import type { Formatter } from '../../format/formatter.js';
import type { PendingStatus } from '../../state/status-requests.js';
import type { ActiveScope } from '../../state/active-scope.js';
import type { ExplainController } from '../../ui/explain.js';
import type { Column } from './recommendation-table.columns.js';
import type { RequestedAction } from './recommendation-table.events.js';
import type { Figures } from './recommendation-table.figures.js';
import type { Group, Lines } from './recommendation-table.groups.js';
import type { ColumnId, FacetId } from './recommendation-table.ids.js';
import type { PanelId } from './recommendation-table.late.js';
import type { Matches, Page } from './recommendation-table.query.js';
import type { RowTable } from './recommendation-table.rows.js';
import type { Grouping, Sorting, TableView, TabId } from './recommendation-table.viewState.js';

export type ScarceCost = 'actions' | 'resources' | 'effort';

/** Where the score would be with the selection done. */
export interface Projected {
  /** The selection that it was computed for. */
  readonly keys: ReadonlySet<string>;
  /** The report with all of it done; `null` where it cannot be computed. */
  readonly after: ScoreReport | null;
}

/** A plan that is shown: its rows are selected and alone in the table. */
export interface ShownPlan {
  readonly targetPercent: number;
  readonly cost: ScarceCost;
  /** `null` while it is being made. */
  readonly result: Plan | null;
  readonly isFailed: boolean;
  readonly steps: readonly PlanStep[];
}

/** What is to be done together: one action, or the planned recommendations of one security control. */
export interface PlanStep {
  readonly title: string;
  readonly recommendationIds: readonly string[];
  /** Percentage points of the total; `null` where it was not computed. */
  readonly gainPercent: number | null;
  /** The total after this step, 0..100. */
  readonly reachedPercent: number | null;
}

/** What came of a status that was asked for. */
export interface Notice {
  readonly text: string;
  /** What the rows had before, by which the reader can go back. */
  readonly undo: readonly StatusWish[] | null;
  readonly isFailure: boolean;
}

export interface StatusWish {
  readonly row: number;
  readonly status: string;
}

export interface ExportedFile {
  readonly format: 'csv' | 'json';
  readonly text: string;
  readonly filename: string;
  /** Recommendations in it. */
  readonly count: number;
}

export interface TableModel {
  readonly report: ScoreReport;
  readonly formatter: Formatter;
  readonly table: RowTable;
  readonly columns: readonly Column[];
  readonly view: TableView;
  readonly sorting: readonly Sorting[];
  /** A sorting by many distinct texts is being prepared. */
  readonly isSorting: boolean;
  readonly matches: Matches;
  /** The rows that are listed, in order. */
  readonly rows: Uint32Array;
  readonly groups: readonly Group[] | null;
  /** With groups: their heads and rows. */
  readonly lines: Lines | null;
  readonly page: Page;
  readonly pageSize: number;
  readonly figures: Figures;
  readonly scope: ActiveScope | null;
  /** Words that are searched for, in lower case. */
  readonly words: readonly string[];
  /** The largest increase of all rows in percentage points: the full length of the bars. */
  readonly largestPercent: number;
  /** Keys of the rows whose details are open. */
  readonly open: ReadonlySet<string>;
  readonly selected: ReadonlySet<string>;
  readonly isOnlySelected: boolean;
  readonly projected: Projected | null;
  readonly plan: ShownPlan | null;
  readonly notice: Notice | null;
  readonly panel: PanelId | null;
  /** Pages of affected resources by key of their row. */
  readonly resourcePages: ReadonlyMap<string, number>;
  readonly headingLevel: number;
  readonly editable: boolean;
  /** The name by which the data know the reader as an owner. */
  readonly reader: string | null;
  /** What the host does on request. */
  readonly requestable: readonly RequestedAction[];
  readonly explain: ExplainController;
  /** The status that was asked for and that the report does not have yet. */
  pendingOf(item: RecommendationReport): PendingStatus | null;
}

export interface TableActions {
  chooseTab(tab: TabId): void;
  search(query: string): void;
  prepareSearch(): void;
  toggleWord(facet: FacetId, word: string): void;
  clearFacet(facet: FacetId): void;
  toggleCompleted(): void;
  toggleRiskAccepted(): void;
  clearFilters(): void;
  clearScope(): void;
  sort(id: ColumnId, isAdded: boolean): void;
  setSorting(sorting: readonly Sorting[]): void;
  group(grouping: Grouping | null): void;
  toggleGroup(key: string): void;
  goTo(page: number): void;
  setPageSize(size: number): void;
  togglePanel(panel: PanelId): void;
  toggleColumn(id: ColumnId, isOn: boolean): void;
  /** Back to what fits, as wide as it needs. */
  fitColumns(): void;
  setWidths(widths: TableView['widths'], isDone: boolean): void;
  resizeBy(event: Event, id: ColumnId): void;
  toggleRow(row: number): void;
  goToResources(row: number, page: number): void;
  navigate(event: Event, row: number): void;
  select(rows: Iterable<number>, isOn: boolean): void;
  selectOne(row: number, isOn: boolean, isRange: boolean): void;
  clearSelection(): void;
  showOnlySelected(isOnly: boolean): void;
  makePlan(targetPercent: number, cost: ScarceCost): void;
  leavePlan(): void;
  changeStatus(wishes: readonly StatusWish[], note: string | null): void;
  dismissNotice(): void;
  request(action: RequestedAction, rows: readonly number[]): void;
  save(file: ExportedFile): void;
  print(): void;
}
