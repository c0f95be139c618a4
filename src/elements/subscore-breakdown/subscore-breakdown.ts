import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { assessmentTable } from '../../core/assessments.js';
import type { ScoreReport } from '../../core/report.js';
import type { SubscoreId } from '../../core/score.js';
import { breakdown } from '../../format/messages/breakdown.js';
import { common } from '../../format/messages/common.js';
import { lists } from '../../format/messages/lists.js';
import { scores } from '../../format/messages/scores.js';
import type { DataInput } from '../../state/data-input.js';
import type { ActiveScope } from '../../state/store.js';
import { closeIcon } from '../../ui/icons.js';
import { numeric } from '../../ui/numeric.js';
import { Widget } from '../../ui/widget.js';
import {
  controlRow,
  groupings,
  groupingsOf,
  listedControls,
  listedScopes,
  scopeRow,
  sortKeys,
  type Grouping,
  type SortKey,
} from './lists.view.js';
import { rowTemplate, triangle, type RowActs } from './row.template.js';
import type { RowView } from './row.view.js';
import { skeletonTemplate } from './skeleton.template.js';
import { breakdownStyles } from './subscore-breakdown.styles.js';
import { subscoresView, type HalfView } from './subscore-breakdown.view.js';

const catalogue = { ...common, ...scores, ...lists, ...breakdown };
const pageSize = 50;
/** Lists longer than this can be searched. */
const searchFrom = 12;
const defaultSort: Readonly<Record<Grouping, SortKey>> = { subscore: 'name', scope: 'name', control: 'potential' };

/** The attributes that hold a sub-score each. */
const percentAttributes = [
  ['infrastructure', 'infrastructurePercent'],
  ['apps', 'appsPercent'],
  ['identity', 'identityPercent'],
  ['data', 'dataPercent'],
  ['devices', 'devicesPercent'],
] as const;

/** All rows of a list in their order; words are found for those on the screen only. */
interface OrderedRows {
  readonly count: number;
  readonly row: (index: number) => RowView;
}

/**
 * What the score is made of: the two halves and the sub-scores on one axis, or the scopes or security controls behind
 * them. Choosing a line narrows the other widgets under the same provider to it.
 *
 * @element subscore-breakdown
 * @csspart base - The frame around everything.
 * @csspart heading - The heading.
 * @csspart toolbar - The choices above the lines.
 * @csspart filter - The sentence that says what the widgets are narrowed to.
 * @csspart list - A list of lines.
 * @csspart row - A line.
 * @csspart name - The name in a line.
 * @csspart bar - The bar in a line.
 * @csspart value - The percent in a line.
 * @csspart change - A change in percentage points.
 * @csspart potential - The potential score increase.
 * @csspart points - Points achieved, and their maximum.
 * @csspart message - The sentence in place of the content.
 * @csspart freshness - The age of the data.
 * @cssprop {color} [--secure-score-accent=oklch(0.52 0.15 255)] - The bars and what is chosen.
 * @cssprop {color} [--secure-score-track] - What a bar has still to go.
 * @fires {CustomEvent<ScopeChangeDetail>} secure-score-scope-change - A line was chosen or let go; cancelable.
 * @fires {CustomEvent<StateChangeDetail>} secure-score-state-change - The data reached another state.
 * @fires {CustomEvent<LoadError>} secure-score-error - The data could not be loaded or read.
 */
export class SubscoreBreakdown extends Widget {
  static override styles = [Widget.styles, breakdownStyles];

  /** What a line stands for: `subscore`, `scope` or `control`. Without data for it, sub-scores are shown. */
  @property({ attribute: 'group-by', reflect: true }) groupBy: Grouping = 'subscore';

  /** Percents of the sub-scores, for a page without data of its own: the breakdown then needs no script. */
  @property({ attribute: 'infrastructure-percent', converter: numeric }) infrastructurePercent: number | null = null;
  @property({ attribute: 'apps-percent', converter: numeric }) appsPercent: number | null = null;
  @property({ attribute: 'identity-percent', converter: numeric }) identityPercent: number | null = null;
  @property({ attribute: 'data-percent', converter: numeric }) dataPercent: number | null = null;
  @property({ attribute: 'devices-percent', converter: numeric }) devicesPercent: number | null = null;

  @state() private sortKey: SortKey | null = null;
  @state() private query = '';
  @state() private shown = pageSize;
  @state() private announcement = '';

  protected readonly catalogue = catalogue;
  #ordered: { readonly key: readonly unknown[]; readonly rows: OrderedRows } | null = null;
  #tenant: string | null = null;

  protected override get hasOwnInput(): boolean {
    return super.hasOwnInput || this.#percents.length > 0;
  }

  protected override ownData(): DataInput | null {
    const subscores = this.#percents;
    const isFed = this.source !== null || this.src !== null || subscores.length === 0;
    return super.ownData() ?? (isFed ? null : { scores: { subscores }, assessments: assessmentTable([]) });
  }

  get #percents(): { readonly id: SubscoreId; readonly percent: number }[] {
    return percentAttributes.flatMap(([id, name]) => (this[name] === null ? [] : [{ id, percent: this[name] }]));
  }

  protected override willUpdate(changed: PropertyValues): void {
    const isOwn = percentAttributes.some(([, name]) => changed.has(name)) || changed.has('src') || changed.has('source');
    super.willUpdate(isOwn ? new Map([...changed, ['data', undefined]]) : changed);
    const tenant = this.report?.tenantId ?? this.#tenant;
    const isOtherTenant = this.#tenant !== null && tenant !== this.#tenant;
    this.#tenant = tenant;
    if (isOtherTenant || (changed.has('groupBy') && this.hasUpdated)) this.#startOver();
  }

  #startOver(): void {
    this.sortKey = null;
    this.query = '';
    this.shown = pageSize;
    this.announcement = '';
  }

  readonly #choose = (scope: ActiveScope): void => {
    this.#narrow(this.#isActive(scope) ? null : scope);
  };

  readonly #isActive = ({ kind, id }: ActiveScope): boolean => this.activeScope?.kind === kind && this.activeScope.id === id;

  /** Spoken only where it happened: the host may have prevented it. */
  #narrow(scope: ActiveScope | null): void {
    const before = this.activeScope;
    this.requestScope(scope);
    if (this.activeScope === before) return;
    this.announcement = scope ? this.formatter.text('scope.announced', { name: scope.name }) : this.formatter.text('scope.cleared');
  }

  /** The button that was pressed goes away with the sentence: the line it stood for takes the focus. */
  async #removeScope(): Promise<void> {
    const chosen = this.renderRoot.querySelector<HTMLElement>('.choose[aria-pressed="true"]');
    this.#narrow(null);
    await this.updateComplete;
    if (this.activeScope === null) (chosen ?? this.renderRoot.querySelector<HTMLElement>('.choose'))?.focus();
  }

  async #showMore(): Promise<void> {
    const first = this.shown;
    this.shown += pageSize;
    await this.updateComplete;
    if (!this.renderRoot.querySelector('.more button'))
      this.renderRoot.querySelectorAll<HTMLElement>('.list > li')[first]?.querySelector<HTMLElement>('.choose')?.focus();
  }

  #search(query: string): void {
    this.query = query;
    this.shown = pageSize;
  }

  #sort(key: string): void {
    this.sortKey = sortKeys.find((known) => known === key) ?? null;
    this.shown = pageSize;
  }

  /** What is shown: the wanted grouping, or the sub-scores where there are no data for it. */
  #grouping(report: ScoreReport): Grouping {
    return groupingsOf(report).find((grouping) => grouping === this.groupBy) ?? 'subscore';
  }

  /** Ordering two thousand scopes takes longer than printing fifty; it is done again only when something it rests on has changed. */
  #orderedRows(report: ScoreReport, grouping: 'scope' | 'control'): OrderedRows {
    const { formatter, query } = this;
    const sortKey = this.sortKey ?? defaultSort[grouping];
    const key = [report, formatter, grouping, sortKey, query];
    if (!this.#ordered || key.some((part, index) => part !== this.#ordered!.key[index])) {
      const choice = { sortKey, query };
      this.#ordered = {
        key,
        rows:
          grouping === 'scope'
            ? rowsOf(listedScopes(report, choice, formatter), scopeRow)
            : rowsOf(listedControls(report, choice, formatter), controlRow),
      };
    }
    return this.#ordered.rows;

    function rowsOf<T>(items: readonly T[], print: (item: T, report: ScoreReport, with_: typeof formatter) => RowView): OrderedRows {
      return { count: items.length, row: (index) => print(items[index]!, report, formatter) };
    }
  }

  protected override label(): string {
    return this.formatter.text('breakdown.label');
  }

  protected override skeleton(): TemplateResult {
    return html`${this.#header(nothing)}${skeletonTemplate(this.groupBy === 'subscore')}`;
  }

  protected override content(report: ScoreReport): TemplateResult {
    const grouping = this.#grouping(report);
    return html`${this.#header(this.#groupToggle(report, grouping))} ${this.#activeSentence()}
      ${grouping === 'subscore' ? this.#subscores(report) : this.#list(report, grouping)}
      <p class="visually-hidden" role="status">${this.announcement}</p>`;
  }

  #header(toolbar: TemplateResult | typeof nothing): TemplateResult {
    const level = Math.min(6, Math.max(1, Math.round(this.headingLevel) || 2));
    return html`<div class="header">
      <div class="heading" part="heading" role="heading" aria-level=${level}>${this.label()}</div>
      ${toolbar}
    </div>`;
  }

  #groupToggle(report: ScoreReport, grouping: Grouping): TemplateResult | typeof nothing {
    const available = groupingsOf(report);
    if (available.length < 2) return nothing;
    const { formatter } = this;
    return html`<div class="toggle screen-only" part="toolbar" role="group" aria-label=${formatter.text('breakdown.groupBy')}>
      ${groupings
        .filter((name) => available.includes(name))
        .map(
          (name) =>
            html`<button aria-pressed=${name === grouping ? 'true' : 'false'} @click=${() => (this.groupBy = name)}>
              ${formatter.text(`breakdown.group.${name}`)}
            </button>`,
        )}
    </div>`;
  }

  #activeSentence(): TemplateResult | typeof nothing {
    const scope = this.activeScope;
    if (!scope) return nothing;
    const { name } = scope;
    return html`<div class="narrowed" part="filter">
      <span class="chip chosen">
        <span>${this.formatter.text('scope.active', { name })}</span>
        <button class="plain" aria-label=${this.formatter.text('scope.remove', { name })} @click=${() => void this.#removeScope()}>
          ${closeIcon}
        </button>
      </span>
    </div>`;
  }

  get #acts(): RowActs {
    return { formatter: this.formatter, isActive: this.#isActive, choose: this.#choose };
  }

  #subscores(report: ScoreReport): TemplateResult {
    const { formatter } = this;
    const { total, halves, comparedWith } = subscoresView(report, formatter);
    const isPartial = report.subscores.some(({ score }) => score.kind === 'scored' && score.partial);
    return html`<ul class="list tree" part="list" role="list">
        <li class="total">${rowTemplate(total, this.#acts)}</li>
        ${halves.map((half) => this.#half(half))}
      </ul>
      ${comparedWith ? html`<p class="caption legend">${triangle} ${comparedWith}</p>` : nothing}
      ${isPartial ? html`<p class="caption legend">${formatter.text('partial.maximum')}</p>` : nothing}`;
  }

  #half({ row, rows }: HalfView): TemplateResult {
    return html`<li class="half ${row.kind === 'scored' ? '' : 'missing'}">
      ${rowTemplate(row, this.#acts)}
      ${
        rows.length > 0
          ? html`<ul role="list" part="list">
              ${rows.map((part) => html`<li>${rowTemplate(part, this.#acts)}</li>`)}
            </ul>`
          : nothing
      }
    </li>`;
  }

  #list(report: ScoreReport, grouping: 'scope' | 'control'): TemplateResult {
    const { formatter } = this;
    const rows = this.#orderedRows(report, grouping);
    const visible = Array.from({ length: Math.min(this.shown, rows.count) }, (_, index) => rows.row(index));
    const isSummed = grouping === 'control' && new Set(report.controls.map(({ scopeId }) => scopeId)).size > 1;
    return html`${this.#listToolbar(report, grouping)}
      ${rows.count === 0 ? html`<p class="muted body">${formatter.text('search.none', { query: this.query })}</p>` : nothing}
      <ul class="list ${grouping}s" part="list" role="list">
        ${repeat(
          visible,
          ({ key }) => key,
          (row) => html`<li>${rowTemplate(row, this.#acts)}</li>`,
        )}
      </ul>
      ${rows.count > visible.length ? this.#more(visible.length, rows.count) : nothing}
      ${isSummed ? html`<p class="caption legend">${formatter.text('breakdown.sumNote')}</p>` : nothing}`;
  }

  #listToolbar(report: ScoreReport, grouping: 'scope' | 'control'): TemplateResult {
    const { formatter } = this;
    const size = grouping === 'scope' ? report.scopes.length : report.controls.length;
    const chosen = this.sortKey ?? defaultSort[grouping];
    return html`<div class="tools screen-only" part="toolbar">
      ${
        size > searchFrom
          ? html`<input
              type="search"
              aria-label=${formatter.text('search.label')}
              placeholder=${formatter.text('search.placeholder')}
              .value=${this.query}
              @input=${(event: Event) => this.#search((event.target as HTMLInputElement).value)}
            />`
          : nothing
      }
      <label class="caption">
        <span>${formatter.text('breakdown.sortBy')}</span>
        <select @change=${(event: Event) => this.#sort((event.target as HTMLSelectElement).value)}>
          ${sortKeys.map((key) => html`<option value=${key} ?selected=${key === chosen} .selected=${key === chosen}>${formatter.text(`breakdown.sort.${key}`)}</option>`)}
        </select>
      </label>
    </div>`;
  }

  #more(shown: number, total: number): TemplateResult {
    const { formatter } = this;
    return html`<div class="more">
      <button @click=${() => void this.#showMore()}>${formatter.text('action.showMore')}</button>
      <span class="caption">${formatter.text('count.showing', { shown, total })}</span>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'subscore-breakdown': SubscoreBreakdown;
  }
}
