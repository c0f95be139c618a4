/** The steps from a report to what is listed, each done again only when what it is made of has changed. */
import type { ScoreReport } from '../../core/report.js';
import type { Formatter } from '../../format/formatter.js';
import { lastCall } from './last-call.js';
import { columnsShown } from './recommendation-table.columns.js';
import { figuresOf } from './recommendation-table.figures.js';
import type { Group, Lines } from './recommendation-table.groups.js';
import { later, type Later } from './recommendation-table.late.js';
import { matchesOf, matchingRows, orderOf, scopeMask, wordsOf } from './recommendation-table.query.js';
import { RowTable } from './recommendation-table.rows.js';
import { validSorting, type Filters, type Grouping, type Sorting, type TabId, type TableView } from './recommendation-table.viewState.js';

export class Memory {
  readonly table = lastCall((report: ScoreReport, formatter: Formatter) => new RowTable(report, formatter));
  readonly sorting = lastCall(validSorting);
  readonly words = lastCall(wordsOf);
  readonly mask = lastCall(scopeMask);
  readonly rows = lastCall(matchingRows);
  readonly figures = lastCall(figuresOf);
  readonly order = lastCall((table: RowTable, sorting: readonly Sorting[], plan: ReadonlyMap<string, number> | null) =>
    plan ? plannedOrder(table, plan, orderOf(table, sorting)) : orderOf(table, sorting),
  );
  readonly columns = lastCall((report: ScoreReport, table: RowTable, chosen: TableView['columns']) =>
    columnsShown(report, table.facts, chosen),
  );
  readonly largest = lastCall((table: RowTable) => {
    let largest = 0;
    for (const { potentialPercent } of table.items) if (potentialPercent !== null && potentialPercent > largest) largest = potentialPercent;
    return largest;
  });
  readonly subset = lastCall((table: RowTable, keys: ReadonlySet<string>) =>
    Uint8Array.from(table.items, (_, row) => (keys.has(table.keyOf(row)) ? 1 : 0)),
  );
  readonly #groups = lastCall((...given: Parameters<Later['groupsOf']>) => later.value!.groupsOf(...given));
  readonly #lines = lastCall((groups: readonly Group[], closed: readonly string[]) => later.value!.linesOf(groups, new Set(closed)));
  readonly #matches = lastCall(
    (
      table: RowTable,
      inScope: Uint8Array | null,
      tab: TabId,
      query: string,
      filters: Filters,
      hideCompleted: boolean,
      showRiskAccepted: boolean,
      subset: Uint8Array | null,
    ) => matchesOf(table, inScope, { tab, query, filters, hideCompleted, showRiskAccepted }, subset),
  );

  /** Turning a page asks for nothing new. */
  matches(table: RowTable, inScope: Uint8Array | null, view: TableView, subset: Uint8Array | null) {
    return this.#matches(table, inScope, view.tab, view.query, view.filters, view.hideCompleted, view.showRiskAccepted, subset);
  }

  grouped(
    table: RowTable,
    report: ScoreReport,
    rows: Uint32Array,
    grouping: Grouping | null,
    sorting: readonly Sorting[],
    closed: readonly string[],
  ): { readonly groups: readonly Group[] | null; readonly lines: Lines | null } {
    if (!grouping || !later.value) return { groups: null, lines: null };
    const groups = this.#groups(table, report, rows, grouping, sorting);
    return { groups, lines: this.#lines(groups, closed) };
  }
}

/** The rows of a plan by its steps, then all others as they are sorted. */
function plannedOrder(table: RowTable, plan: ReadonlyMap<string, number>, order: Uint32Array): Uint32Array {
  const steps = Float64Array.from(order, (row) => plan.get(table.keyOf(row)) ?? Infinity);
  const places = Uint32Array.from(order.keys()).sort((a, b) => (steps[a] === steps[b] ? a - b : steps[a]! - steps[b]!));
  return places.map((place) => order[place]!);
}
