import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { ScoreReport } from '../../core/report.js';
import { common } from '../../format/messages/common.js';
import type { Messages } from '../../format/messages.js';
import { tableFrame } from '../../format/messages/table-frame.js';
import { dispatch } from '../../ui/events.js';
import { explainStyles, ExplainController } from '../../ui/explain.js';
import { flag } from '../../ui/flag.js';
import { adoptLate } from '../../ui/late-styles.js';
import { property, state } from '../../ui/property.js';
import { Widget } from '../../ui/widget.js';
import { actionList, type RequestedAction } from './recommendation-table.events.js';
import type { Decisions } from './recommendation-table.decisions.js';
import { type ColumnId, columnIds, type FacetId, isColumnId } from './recommendation-table.ids.js';
import { later, listing, type Listing, type PanelId } from './recommendation-table.late.js';
import { Fitting } from './recommendation-table.fitting.js';
import type { Memory } from './recommendation-table.memory.js';
import type { ExportedFile, StatusWish, TableActions, TableModel } from './recommendation-table.model.js';
import { lackTemplate, rowsSkeleton, skeletonTemplate } from './recommendation-table.messages.js';
import type { Preparing } from './recommendation-table.preparing.js';
import { mostPrinted, Printing } from './recommendation-table.printing.js';
import type { RowTable } from './recommendation-table.rows.js';
import { tableStyles } from './recommendation-table.styles.js';
import {
  initialSorting,
  initialView,
  narrowed,
  readView,
  sortingIn,
  wanted,
  type Grouping,
  type Sorting,
  type TableView,
  type ViewState,
} from './recommendation-table.viewState.js';

const words = { ...common, ...tableFrame };
let wordsOfAll: Partial<Messages> | null = null;

/** How long typing has to rest before its outcome is spoken. */
const speakAfterMs = 500;

/**
 * Lists what raises the score, the most rewarding first: each recommendation with its status, the percentage points and
 * points to win and what has to be done. Can be searched, filtered, grouped and sorted by several columns; what is selected
 * shows where the score would be, and a plan to a target selects the cheapest way there.
 *
 * @element recommendation-table
 * @csspart base - The frame around everything.
 * @csspart heading - The heading.
 * @csspart summary - The figures above the table.
 * @csspart tile - The number of a risk level.
 * @csspart toolbar - Tabs, search and what can be opened.
 * @csspart search - The search field.
 * @csspart chip - A quick filter.
 * @csspart panel - What opens above the table: filters, columns, plan, export.
 * @csspart filter - The sentence of the active filter.
 * @csspart table - The table.
 * @csspart group - The line above a group of rows.
 * @csspart row - A recommendation.
 * @csspart detail - What an open recommendation shows.
 * @csspart selection - What is selected and where the score would be with it.
 * @csspart pager - The range that is shown and the way to other pages.
 * @csspart message - The sentence where there is nothing to list.
 * @csspart freshness - The age of data that could not be refreshed.
 * @csspart explanation - The arithmetic behind a number.
 * @cssprop {length} [--secure-score-sticky-top=0px] - How far below the top the header stays when the page scrolls: the height of the host's own bar.
 * @fires {CustomEvent<RecommendationOpenDetail>} secure-score-recommendation-open - Details are about to open; can be prevented.
 * @fires {CustomEvent<NavigateDetail>} secure-score-navigate - A link out of the page was chosen; can be prevented.
 * @fires {CustomEvent<SelectionChangeDetail>} secure-score-selection-change - Other rows are selected.
 * @fires {CustomEvent<ViewChangeDetail>} secure-score-view-change - The reader has set something; the view is plain JSON.
 * @fires {StatusRequestEvent} secure-score-status-request - Another status is wanted; can be prevented, and waits for what the host hands to `waitUntil`.
 * @fires {CustomEvent<ActionRequestDetail>} secure-score-action-request - Something is to be done that only the host can do.
 * @fires {CustomEvent<ExportDetail>} secure-score-export - The rows are about to be saved as a file; can be prevented.
 * @fires {CustomEvent<ScopeChangeDetail>} secure-score-scope-change - The filter by a part of the score was removed; can be prevented.
 * @fires {CustomEvent<StateChangeDetail>} secure-score-state-change - The data reached another state.
 * @fires {CustomEvent<LoadError>} secure-score-error - The data could not be loaded or read.
 */
export class RecommendationTable extends Widget {
  static override styles = [Widget.styles, explainStyles, tableStyles];

  /** Rows on a page, as long as the reader chooses no other number. */
  @property({ type: Number, attribute: 'page-size' }) pageSize = 50;

  /** Columns to sort by, the first one leading: `{ id, desc }`. */
  @property({ attribute: false }) sorting: readonly Sorting[] = initialSorting;

  /** Statuses can be changed: the host listens to `secure-score-status-request` and saves them. */
  @property({ converter: flag }) editable = false;

  /** What the host does on `secure-score-action-request`: `fix`, `enforce`, `deny`, `assign`, `exempt`, `share`. */
  @property({ converter: actionList }) actions: readonly RequestedAction[] = [];

  /** The name by which the data know the reader as an owner; with it there is a filter for the reader's own items. */
  @property() reader: string | null = null;

  @state() private shown: TableView = initialView;
  @state() private open: ReadonlySet<string> = new Set();
  @state() private panel: PanelId | null = null;
  @state() private resourcePages: ReadonlyMap<string, number> = new Map();
  @state() private spoken = '';
  /** What opens could not be loaded. */
  @state() private isLacking = false;

  protected get catalogue(): Partial<Messages> {
    return listing.value ? (wordsOfAll ??= { ...words, ...listing.value.words }) : words;
  }

  #ownMemory: Memory | null = null;
  #ownPreparing: Preparing | null = null;
  #ownDecisions: Decisions | null = null;
  readonly #printing = new Printing(this, () => this.performUpdate());
  readonly #explain = new ExplainController(this, () => this.formatter);
  #shownReport: ScoreReport | null = null;
  #speakLater: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    new Fitting(this);
  }

  /** Asked for only where there are rows on the screen, which it has made. */
  get #part(): Listing {
    return listing.value!;
  }

  get #memory(): Memory {
    return (this.#ownMemory ??= new this.#part.Memory());
  }

  get #decisions(): Decisions {
    return (this.#ownDecisions ??= new this.#part.Decisions({
      element: this,
      table: () => this.#table,
      store: () => this.stores.store,
      model: () => this.report && listing.value && this.#model(this.report),
      speak: (text) => {
        this.spoken = text;
      },
      showPlan: () => {
        this.shown = { ...this.shown, query: '', filters: {}, hideCompleted: false, grouping: null, page: 0 };
      },
    }));
  }

  get #preparing(): Preparing {
    return (this.#ownPreparing ??= new this.#part.Preparing({
      isConnected: () => this.isConnected,
      table: () => this.#table,
      sorting: () => this.#memory.sorting(this.sorting),
      order: (table, sorting) => this.#memory.order(table, sorting, null),
      redraw: () => this.requestUpdate(),
    }));
  }

  /** Everything that the reader can set, as plain JSON: kept by a host and given back, it shows the same again. */
  @property({ attribute: false })
  get view(): ViewState {
    return { ...this.shown, sorting: this.sorting };
  }

  set view(view: Partial<ViewState> | null) {
    this.shown = readView(view);
    this.sorting = sortingIn(view);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#speakLater);
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const { report } = this;
    if (!report || report === this.#shownReport) return;
    // What was typed and opened belongs to the tenant that was shown.
    if (this.#shownReport && this.#shownReport.tenantId !== report.tenantId) this.#reset();
    else this.#ownDecisions?.follow();
    this.#shownReport = report;
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    if (!this.report || !listing.value) return;
    // As soon as there are rows to open; the first paint does not wait for it.
    if (later.value) adoptLate(this.renderRoot, later.value.lateStyles);
    else void this.#loadLater();
    this.#preparing.prepareLargeSearch(this.#memory.table(this.report, this.formatter));
  }

  /** Rows, and what is open, are on the screen when the code for them is loaded. */
  protected override async getUpdateComplete(): Promise<boolean> {
    const isDone = await super.getUpdateComplete();
    if (!this.report) return isDone;
    if (!listing.value && !listing.isLost) {
      await listing.loaded();
      await super.getUpdateComplete();
    }
    if (later.value || !listing.value || !this.#needsLater) return isDone;
    await this.#loadLater();
    return super.getUpdateComplete();
  }

  get #needsLater(): boolean {
    const { selected, notice } = this.#decisions;
    return this.open.size > 0 || selected.size > 0 || notice !== null || this.panel !== null || this.shown.grouping !== null;
  }

  /** A page that was offline when the code should have come may try again. */
  async #loadLater(): Promise<void> {
    this.isLacking = (await later.loaded()) === null;
    if (!this.isLacking) this.requestUpdate();
  }

  #reset(): void {
    const { tab, hideCompleted, grouping, columns, widths, pageSize } = this.shown;
    this.shown = { ...initialView, tab, hideCompleted, grouping, columns, widths, pageSize };
    this.open = new Set();
    this.#ownDecisions?.reset();
    this.panel = null;
    this.resourcePages = new Map();
    this.spoken = '';
  }

  #model(report: ScoreReport): TableModel {
    const { formatter, shown: view, activeScope: scope } = this;
    const { selected, only, places, projected, plan, notice } = this.#decisions;
    const memory = this.#memory;
    const table = memory.table(report, formatter);
    const sorting = memory.sorting(this.sorting);
    const ready = this.#preparing.readySorting(table, sorting);
    const inScope = memory.mask(table, report, scope);
    const subset = only && memory.subset(table, only);
    const matches = memory.matches(table, inScope, view, subset);
    const planned = plan && only && places;
    const rows = memory.rows(memory.order(table, ready, planned), matches);
    const { groups, lines } = memory.grouped(table, report, rows, view.grouping, ready, view.closedGroups);
    const pageSize = this.#printing.isOn ? mostPrinted : (view.pageSize ?? this.pageSize);
    return {
      report,
      formatter,
      table,
      columns: memory.columns(report, table, view.columns),
      view,
      // Step by step is another order than that of any column.
      sorting: planned ? [] : sorting,
      isSorting: ready !== sorting,
      matches,
      rows,
      groups,
      lines,
      page: this.#part.pageOf(lines?.length ?? rows.length, this.#printing.isOn ? 0 : view.page, pageSize),
      pageSize,
      figures: memory.figures(table, report, inScope, scope, view.tab),
      scope,
      words: memory.words(view.query),
      largestPercent: memory.largest(table),
      open: this.open,
      selected,
      isOnlySelected: only !== null,
      projected,
      plan,
      notice,
      panel: this.panel,
      resourcePages: this.resourcePages,
      headingLevel: this.headingLevel,
      editable: this.editable,
      reader: this.reader,
      requestable: this.actions,
      explain: this.#explain,
      pendingOf: (item) => this.stores.store?.pendingStatusOf(item) ?? null,
    };
  }

  readonly #acts: TableActions = {
    chooseTab: (tab) => this.#narrow({ tab }),
    search: (query) => this.#narrow({ query }, speakAfterMs),
    prepareSearch: () => this.#preparing.prepareSearch(this.#table!),
    toggleWord: (facet, word) => this.#toggleWord(facet, word),
    clearFacet: (facet) => this.#clear({ filters: narrowed(this.shown.filters, facet, []) }),
    toggleCompleted: () => this.#narrow({ hideCompleted: !this.shown.hideCompleted }),
    toggleRiskAccepted: () => this.#narrow({ showRiskAccepted: !this.shown.showRiskAccepted }),
    clearFilters: () => this.#clear({ query: '', filters: {}, hideCompleted: false }),
    clearScope: () => this.#clearScope(),
    sort: (id, isAdded) => {
      const { sortingAfter, columnOf } = this.#part;
      this.#sort(sortingAfter(this.#memory.sorting(this.sorting), id, columnOf(id).isNumber, isAdded));
    },
    setSorting: (sorting) => this.#sort(sorting),
    group: (grouping) => this.#group(grouping),
    toggleGroup: (key) => this.#set({ closedGroups: toggled(this.shown.closedGroups, key) }),
    goTo: (page) => this.#goTo(page),
    setPageSize: (pageSize) => this.#set({ pageSize, page: 0 }),
    togglePanel: (panel) => this.#togglePanel(panel),
    toggleColumn: (id, isOn) => this.#toggleColumn(id, isOn),
    fitColumns: () => this.#set({ columns: null, widths: {} }),
    setWidths: (widths, isDone) => this.#setWidths(widths, isDone),
    resizeBy: (event, id) => this.#resize(event, id),
    toggleRow: (row) => this.#toggleRow(row),
    goToResources: (row, page) => {
      this.resourcePages = new Map(this.resourcePages).set(this.#table!.keyOf(row), page);
    },
    navigate: (event, row) => this.#navigate(event, row),
    select: (rows, isOn) => this.#decisions.select(rows, isOn),
    selectOne: (row, isOn, isRange) => this.#decisions.selectOne(row, isOn, isRange),
    clearSelection: () => this.#clearSelection(),
    showOnlySelected: (isOnly) => this.#showOnlySelected(isOnly),
    makePlan: (targetPercent, cost) => void this.#decisions.makePlan(targetPercent, cost),
    leavePlan: () => this.#clearSelection(),
    changeStatus: (wishes, note) => this.#changeStatus(wishes, note),
    dismissNotice: () => this.#decisions.dismissNotice(),
    request: (action, rows) => void this.#decisions.request(action, rows),
    save: (file) => void this.#save(file),
    print: () => void this.#printing.print(),
  };

  get #table(): RowTable | null {
    return this.report && listing.value && this.#memory.table(this.report, this.formatter);
  }

  /** What the reader has set is told to the host. */
  #set(change: Partial<TableView>): void {
    this.shown = { ...this.shown, ...change };
    this.#tellView();
  }

  #tellView(): void {
    dispatch(this, 'secure-score-view-change', { view: this.view });
  }

  /** What a filter does is spoken after it is done, never on load. */
  #narrow(change: Partial<TableView>, speakAfter = 0): void {
    this.#set({ page: 0, ...change });
    clearTimeout(this.#speakLater);
    this.#speakLater = setTimeout(() => this.#speakCount(), speakAfter);
  }

  #speakCount(): void {
    if (this.report) this.spoken = this.formatter.text('filter.announced', { count: this.#model(this.report).rows.length });
  }

  #toggleWord(facet: FacetId, word: string): void {
    this.#narrow({ filters: narrowed(this.shown.filters, facet, toggled(wanted(this.shown, facet), word)) });
  }

  #clear(change: Partial<TableView>): void {
    this.#narrow(change);
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
    this.#decisions.places = null;
    this.#set({ page: 0 });
    this.spoken = this.#part.sortSentence(sorting, this.formatter);
  }

  /** Over all scopes the most pressing comes first: the highest risk, at the most resources. */
  #group(grouping: Grouping | null): void {
    if (grouping === 'recommendation') this.sorting = pressing.filter(({ id }) => this.#hasColumn(id));
    else if (this.shown.grouping === 'recommendation') this.sorting = initialSorting;
    this.#set({ grouping, closedGroups: [], page: 0 });
    const name = grouping && this.formatter.text(`group.${grouping}`);
    this.spoken = name ? this.formatter.text('group.announced', { name }) : this.formatter.text('group.ungrouped');
  }

  #hasColumn(id: ColumnId): boolean {
    return this.#memory.columns(this.report!, this.#table!, this.shown.columns).some((column) => column.id === id);
  }

  #goTo(page: number): void {
    if (!this.report) return;
    this.#set({ page });
    const { pages } = this.#model(this.report).page;
    this.spoken = this.formatter.text('page.announced', { page: page + 1, pages });
    const table = this.renderRoot.querySelector('table');
    if (table && table.getBoundingClientRect().top < 0) table.scrollIntoView({ block: 'start' });
  }

  /** Opened, the panel has the focus; closed, the button that opened it. */
  #togglePanel(panel: PanelId): void {
    const isClosing = this.panel === panel;
    this.panel = isClosing ? null : panel;
    if (isClosing) this.#focus(`[data-panel='${panel}']`);
    else void this.updateComplete.then(() => this.panel === panel && this.#focus('#panel [data-first], #panel :is(input, select, button)'));
  }

  #toggleColumn(id: ColumnId, isOn: boolean): void {
    const shown = this.#memory.columns(this.report!, this.#table!, this.shown.columns).map((column) => column.id);
    this.#set({ columns: columnIds.filter((column) => (column === id ? isOn : shown.includes(column))) });
  }

  #setWidths(widths: TableView['widths'], isDone: boolean): void {
    // A column with a width of its own is one that was chosen, and so are those beside it.
    this.shown = { ...this.shown, widths, columns: Object.keys(widths).filter(isColumnId) };
    if (isDone) this.#tellView();
  }

  #resize(event: Event, id: ColumnId): void {
    const handle = event.currentTarget as HTMLElement;
    void later.loaded().then((part) => part?.resize(handle, event, id, this.shown.widths, this.#acts));
    // The default has to be prevented before the part is there.
    if (event instanceof KeyboardEvent ? /^(Arrow(Left|Right)|Home|Escape)$/.test(event.key) : event.type === 'pointerdown')
      event.preventDefault();
  }

  #toggleRow(row: number): void {
    const table = this.#table!;
    const key = table.keyOf(row);
    const open = new Set(this.open);
    if (!open.delete(key)) {
      const recommendation = table.items[row]!;
      const opened = { recommendationId: recommendation.id, scopeId: recommendation.scopeId ?? null, recommendation };
      if (!dispatch(this, 'secure-score-recommendation-open', opened, { cancelable: true })) return;
      open.add(key);
    }
    this.open = open;
  }

  #navigate(event: Event, row: number): void {
    const link = (event.target as Element).closest('a');
    if (!link) return;
    const recommendationId = this.#table!.items[row]!.id;
    if (!dispatch(this, 'secure-score-navigate', { url: link.href, recommendationId }, { cancelable: true })) event.preventDefault();
  }

  #clearSelection(): void {
    this.#decisions.clear();
    if (this.panel === 'status') this.panel = null;
    this.#focus('thead .pick input');
  }

  #showOnlySelected(isOnly: boolean): void {
    this.#decisions.showOnly(isOnly);
    this.#narrow({});
  }

  #changeStatus(wishes: readonly StatusWish[], note: string | null): void {
    if (this.panel === 'status') this.#togglePanel('status');
    void this.#decisions.changeStatus(wishes, note);
  }

  async #save(file: ExportedFile): Promise<void> {
    const { format, text, filename } = file;
    if (!dispatch(this, 'secure-score-export', { format, text, filename }, { cancelable: true })) return;
    const part = await later.loaded();
    if (part) this.spoken = part.saved(file, this.formatter);
  }

  protected override label(): string {
    return this.formatter.text('table.label');
  }

  protected override content(report: ScoreReport): TemplateResult {
    if (!listing.value) return this.#waiting();
    const { stripTemplate, toolbarTemplate, pagerTemplate, printedNote } = listing.value;
    if (report.recommendations.length === 0)
      return html`<div class="message" part="message"><p>${this.formatter.text('table.empty')}</p></div>`;
    const [model, acts] = [this.#model(report), this.#acts];
    return html`<div class="layout">
      ${stripTemplate(model, acts)} ${toolbarTemplate(model, acts)}
      ${this.isLacking && this.#needsLater ? lackTemplate(model, () => void this.#loadLater()) : nothing} ${this.#rows(model)}
      ${pagerTemplate(model, acts)} ${model.selected.size > 0 || model.notice ? later.value?.selectionTemplate(model, acts) : nothing}
      <p class="caption print-only">${printedNote(model, mostPrinted)} ${this.formatter.text('disclaimer.text')}</p>
      <div class="visually-hidden" role="status" aria-live="polite">${this.spoken}</div>
    </div>`;
  }

  /** Rows that are wanted in groups are not shown without them. */
  #rows(model: TableModel): TemplateResult | readonly TemplateResult[] {
    if (model.rows.length === 0) return this.#part.noMatchTemplate(model, this.#acts);
    if (model.view.grouping && !model.lines) return rowsSkeleton();
    return this.#part.tableTemplate(model, this.#acts);
  }

  /** A page that was offline when the code should have come may try again. */
  #waiting(): TemplateResult {
    const fetch = () => void listing.loaded().then(() => this.requestUpdate());
    if (!listing.isLost) fetch();
    else return lackTemplate({ formatter: this.formatter }, () => (fetch(), this.requestUpdate()));
    return html`<div aria-busy="true"><div aria-hidden="true">${skeletonTemplate()}</div></div>`;
  }

  /** While data are loading, so is the code for their rows. */
  protected override skeleton(): TemplateResult {
    void listing.loaded();
    return skeletonTemplate();
  }

  protected override above(): TemplateResult {
    return this.heading();
  }
}

/** How the table is sorted over all scopes. */
const pressing: readonly Sorting[] = [
  { id: 'risk', desc: true },
  { id: 'unhealthy', desc: true },
];

const toggled = (list: readonly string[], word: string): readonly string[] =>
  list.includes(word) ? list.filter((item) => item !== word) : [...list, word];

declare global {
  interface HTMLElementTagNameMap {
    'recommendation-table': RecommendationTable;
  }
}
