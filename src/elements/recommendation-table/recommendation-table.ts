import { html, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { utcDay } from '../../core/dates.js';
import type { ScoreReport } from '../../core/report.js';
import { common } from '../../format/messages/common.js';
import { lists } from '../../format/messages/lists.js';
import { quality } from '../../format/messages/quality.js';
import { table as words } from '../../format/messages/table.js';
import { downloadCsv } from '../../ui/csv.js';
import { dispatch } from '../../ui/events.js';
import { Widget } from '../../ui/widget.js';
import { lastCall } from './last-call.js';
import { tableTemplate } from './recommendation-table.body.js';
import { columnOf, columnsWithContent } from './recommendation-table.columns.js';
import { figuresOf } from './recommendation-table.figures.js';
import { detailIfLoaded, loadDetail } from './recommendation-table.late-detail.js';
import type { TableActions, TableModel } from './recommendation-table.model.js';
import {
  initialSorting,
  initialView,
  orderOf,
  pageOf,
  scopeMask,
  selectRows,
  sortingAfter,
  validSorting,
  wordsOf,
  type Sorting,
  type TableView,
} from './recommendation-table.query.js';
import { RowTable } from './recommendation-table.rows.js';
import { tableStyles } from './recommendation-table.styles.js';
import { pagerTemplate, stripTemplate, toolbarTemplate } from './recommendation-table.toolbar.js';
import { recommendationsCsv, sortSentence } from './recommendation-table.view.js';

const catalogue = { ...common, ...lists, ...quality, ...words };

/** How long typing has to rest before its outcome is spoken. */
const speakAfterMs = 500;

/**
 * Lists what raises the score, the most rewarding first: each recommendation with its status, the percentage points and
 * points to win and what has to be done. Can be searched, filtered, sorted by several columns and saved as CSV.
 *
 * @element recommendation-table
 * @csspart base - The frame around everything.
 * @csspart summary - The figures above the table.
 * @csspart toolbar - Tabs, search and export.
 * @csspart search - The search field.
 * @csspart chip - A quick filter.
 * @csspart filter - The sentence of the active filter.
 * @csspart table - The table.
 * @csspart row - A recommendation.
 * @csspart detail - What an open recommendation shows.
 * @csspart pager - The range that is shown and the way to other pages.
 * @csspart message - The sentence where there is nothing to list.
 * @csspart freshness - The age of data that could not be refreshed.
 * @cssprop {length} [--secure-score-sticky-top=0px] - How far below the top the header stays when the page scrolls: the height of the host's own bar.
 * @fires {CustomEvent<RecommendationOpenDetail>} secure-score-recommendation-open - Details are about to open; can be prevented.
 * @fires {CustomEvent<NavigateDetail>} secure-score-navigate - A link out of the page was chosen; can be prevented.
 * @fires {CustomEvent<ExportDetail>} secure-score-export - The rows are about to be saved as a file; can be prevented.
 * @fires {CustomEvent<ScopeChangeDetail>} secure-score-scope-change - The filter by a part of the score was removed; can be prevented.
 * @fires {CustomEvent<StateChangeDetail>} secure-score-state-change - The data reached another state.
 * @fires {CustomEvent<LoadError>} secure-score-error - The data could not be loaded or read.
 */
export class RecommendationTable extends Widget {
  static override styles = [Widget.styles, tableStyles];

  /** Rows on a page. */
  @property({ type: Number, attribute: 'page-size' }) pageSize = 50;

  /** Columns to sort by, the first one leading: `{ id, desc }`. */
  @property({ attribute: false }) sorting: readonly Sorting[] = initialSorting;

  @state() private view: TableView = initialView;
  @state() private open: ReadonlySet<string> = new Set();
  @state() private resourcePages: ReadonlyMap<string, number> = new Map();
  @state() private spoken = '';

  protected readonly catalogue = catalogue;
  #tenant: string | null | undefined;
  #speakLater: ReturnType<typeof setTimeout> | undefined;

  readonly #tableOf = lastCall((report: ScoreReport, formatter: typeof this.formatter) => new RowTable(report, formatter));
  readonly #columnsOf = lastCall((report: ScoreReport, table: RowTable) => columnsWithContent(report, table.names));
  readonly #sortingOf = lastCall(validSorting);
  readonly #orderOf = lastCall(orderOf);
  readonly #maskOf = lastCall(scopeMask);
  readonly #selectionOf = lastCall(selectRows);
  readonly #figuresOf = lastCall(figuresOf);
  readonly #largestOf = lastCall((table: RowTable) =>
    table.items.reduce((largest, { potentialPercent }) => Math.max(largest, potentialPercent ?? 0), 0),
  );

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#speakLater);
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const tenant = this.report ? this.report.tenantId : undefined;
    if (tenant === undefined || tenant === this.#tenant) return;
    // What was typed and opened belongs to the tenant that was shown.
    if (this.#tenant !== undefined) this.#reset();
    this.#tenant = tenant;
  }

  /** As soon as there are rows to open; the first paint does not wait for it. */
  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    if (this.report && !detailIfLoaded()) void loadDetail().then(() => detailIfLoaded() && this.open.size > 0 && this.requestUpdate());
  }

  /** An open row is on the screen when its detail is. */
  protected override async getUpdateComplete(): Promise<boolean> {
    const isDone = await super.getUpdateComplete();
    if (this.open.size === 0 || detailIfLoaded()) return isDone;
    await loadDetail();
    return super.getUpdateComplete();
  }

  #reset(): void {
    this.view = initialView;
    this.open = new Set();
    this.resourcePages = new Map();
    this.spoken = '';
  }

  #model(report: ScoreReport): TableModel {
    const { formatter, view, activeScope: scope } = this;
    const table = this.#tableOf(report, formatter);
    const sorting = this.#sortingOf(this.sorting);
    const inScope = this.#maskOf(table, report, scope);
    const selection = this.#selectionOf(table, this.#orderOf(table, sorting), inScope, view);
    return {
      report,
      formatter,
      table,
      columns: this.#columnsOf(report, table),
      view,
      sorting,
      selection,
      page: pageOf(selection.rows.length, view.page, this.pageSize),
      figures: this.#figuresOf(table, report, inScope, scope, view.tab),
      scope,
      words: wordsOf(view.query),
      largestPercent: this.#largestOf(table),
      open: this.open,
      resourcePages: this.resourcePages,
      headingLevel: this.headingLevel,
    };
  }

  readonly #actions: TableActions = {
    chooseTab: (tab) => this.#filter({ tab }),
    search: (query) => this.#filter({ query }, speakAfterMs),
    prepareSearch: () => void (this.report && this.#tableOf(this.report, this.formatter).searchTexts),
    toggleStatus: (status) => this.#filter({ statuses: toggled(this.view.statuses, status) }),
    toggleSubscore: (subscore) => this.#filter({ subscores: toggled(this.view.subscores, subscore) }),
    toggleCompleted: () => this.#filter({ hideCompleted: !this.view.hideCompleted }),
    toggleRiskAccepted: () => this.#filter({ showRiskAccepted: !this.view.showRiskAccepted }),
    clearFilters: () => this.#clear(),
    clearScope: () => this.#clearScope(),
    sort: (id, isAdded) => this.#sort(sortingAfter(this.#sortingOf(this.sorting), id, columnOf(id).isNumber, isAdded)),
    setSorting: (sorting) => this.#sort(sorting),
    goTo: (page) => this.#goTo(page),
    toggleRow: (row) => this.#toggleRow(row),
    goToResources: (row, page) => this.#goToResources(row, page),
    navigate: (event, row) => this.#navigate(event, row),
    exportCsv: () => this.#exportCsv(),
  };

  /** What a filter does is spoken after it is done, never on load. */
  #filter(change: Partial<TableView>, speakAfter = 0): void {
    this.view = { ...this.view, page: 0, ...change };
    clearTimeout(this.#speakLater);
    this.#speakLater = setTimeout(() => this.#speakCount(), speakAfter);
  }

  #speakCount(): void {
    if (this.report) this.spoken = this.formatter.text('filter.announced', { count: this.#model(this.report).selection.rows.length });
  }

  #clear(): void {
    this.#filter({ query: '', statuses: [], subscores: [], hideCompleted: false });
    this.#focus('input[type="search"]');
  }

  #clearScope(): void {
    this.requestScope(null);
    if (this.activeScope) return;
    this.spoken = this.formatter.text('scope.cleared');
    this.#focus('input[type="search"]');
  }

  /** The control that was used is gone: the focus goes where the reader is likely to go on. */
  #focus(selector: string): void {
    this.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }

  #sort(sorting: readonly Sorting[]): void {
    this.sorting = sorting;
    this.view = { ...this.view, page: 0 };
    this.spoken = sortSentence(sorting, this.formatter);
  }

  #goTo(page: number): void {
    if (!this.report) return;
    this.view = { ...this.view, page };
    const { pages } = this.#model(this.report).page;
    this.spoken = this.formatter.text('page.announced', { page: page + 1, pages });
    const table = this.renderRoot.querySelector('table');
    if (table && table.getBoundingClientRect().top < 0) table.scrollIntoView({ block: 'start' });
  }

  #toggleRow(row: number): void {
    if (!this.report) return;
    const table = this.#tableOf(this.report, this.formatter);
    const key = table.keys[row]!;
    const open = new Set(this.open);
    if (!open.delete(key)) {
      const recommendation = table.items[row]!;
      const detail = { recommendationId: recommendation.id, scopeId: recommendation.scopeId ?? null, recommendation };
      if (!dispatch(this, 'secure-score-recommendation-open', detail, { cancelable: true })) return;
      open.add(key);
    }
    this.open = open;
  }

  #goToResources(row: number, page: number): void {
    if (!this.report) return;
    const key = this.#tableOf(this.report, this.formatter).keys[row]!;
    this.resourcePages = new Map(this.resourcePages).set(key, page);
  }

  #navigate(event: Event, row: number): void {
    const link = (event.target as Element).closest('a');
    if (!link || !this.report) return;
    const recommendationId = this.#tableOf(this.report, this.formatter).items[row]!.id;
    if (!dispatch(this, 'secure-score-navigate', { url: link.href, recommendationId }, { cancelable: true })) event.preventDefault();
  }

  #exportCsv(): void {
    if (!this.report) return;
    const { table, selection } = this.#model(this.report);
    const items = Array.from(selection.rows, (row) => table.items[row]!);
    const text = recommendationsCsv(items, table.names);
    const day = utcDay(this.report.asOf);
    const filename = `recommendations${day ? `-${day}` : ''}.csv`;
    if (!dispatch(this, 'secure-score-export', { format: 'csv', text, filename }, { cancelable: true })) return;
    downloadCsv(text, filename);
    this.spoken = this.formatter.text('table.exported', { count: items.length });
  }

  protected override label(): string {
    return this.formatter.text('table.label');
  }

  protected override content(report: ScoreReport): TemplateResult {
    if (report.recommendations.length === 0)
      return html`<div class="message" part="message"><p>${this.formatter.text('table.empty')}</p></div>`;
    const model = this.#model(report);
    const isEmpty = model.selection.rows.length === 0;
    return html`<div class="layout">
      ${stripTemplate(model)} ${toolbarTemplate(model, this.#actions)}
      ${isEmpty ? this.#noMatch(model) : tableTemplate(model, this.#actions)} ${pagerTemplate(model, this.#actions)}
      <p class="caption print-only">${this.formatter.text('disclaimer.text')}</p>
      <div class="visually-hidden" role="status" aria-live="polite">${this.spoken}</div>
    </div>`;
  }

  #noMatch({ formatter, view }: TableModel): TemplateResult {
    const query = view.query.trim();
    return html`<div class="message" part="message">
      <p>${query ? formatter.text('search.none', { query }) : formatter.text('filter.none')}</p>
      <button @click=${this.#actions.clearFilters}>${formatter.text('action.clearAll')}</button>
    </div>`;
  }

  protected override skeleton(): TemplateResult {
    return html`<div class="layout">
      <div class="strip">${Array.from({ length: 3 }, () => html`<div class="figure skeleton"></div>`)}</div>
      <div class="skeleton bar-skeleton"></div>
      ${Array.from({ length: 8 }, () => html`<div class="skeleton row-skeleton"></div>`)}
    </div>`;
  }
}

const toggled = (list: readonly string[], word: string): readonly string[] =>
  list.includes(word) ? list.filter((item) => item !== word) : [...list, word];

declare global {
  interface HTMLElementTagNameMap {
    'recommendation-table': RecommendationTable;
  }
}
