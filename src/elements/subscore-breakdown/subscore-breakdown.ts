import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { ScoreReport } from '../../core/report.js';
import type { SubscoreId } from '../../core/score.js';
import type { Messages } from '../../format/messages.js';
import { breakdown } from '../../format/messages/breakdown.js';
import { common } from '../../format/messages/common.js';
import type { DataInput } from '../../state/data-input.js';
import type { ActiveScope } from '../../state/active-scope.js';
import { ExplainController, explainStyles, type ExplainTarget } from '../../ui/explain.js';
import { closeIcon } from '../../ui/icons.js';
import { adoptLate } from '../../ui/late-styles.js';
import type { Late } from '../../ui/late.js';
import { numeric } from '../../ui/numeric.js';
import { property, state } from '../../ui/property.js';
import { Widget } from '../../ui/widget.js';
import { groupings, groupingsOf, type Grouping, type ListGrouping } from './grouping.js';
import { groups, rows, type Groups } from './late.js';
import type { SortChoice } from './order.js';
import type { RowActs } from './row.template.js';
import { skeletonTemplate } from './skeleton.template.js';
import { breakdownStyles } from './subscore-breakdown.styles.js';

const words = { ...common, ...breakdown };
let wordsOfRows: Partial<Messages> | null = null;
let wordsOfGroups: Partial<Messages> | null = null;

/** The attributes that hold a sub-score each. */
const percentAttributes = [
  ['infrastructure', 'infrastructurePercent'],
  ['apps', 'appsPercent'],
  ['identity', 'identityPercent'],
  ['data', 'dataPercent'],
  ['devices', 'devicesPercent'],
] as const;

/**
 * What the score is made of: the two halves and the sub-scores on one axis, or the environments, scopes, security
 * controls, workloads or risk levels behind them. Choosing a line narrows the other widgets under the same provider to it.
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
 * @csspart notes - How many notes there are on the data.
 * @csspart message - The sentence in place of the content.
 * @csspart freshness - The age of the data.
 * @cssprop {color} [--secure-score-accent=oklch(0.52 0.15 255)] - The bars and what is chosen.
 * @cssprop {color} [--secure-score-track] - What a bar has still to go.
 * @fires {CustomEvent<ScopeChangeDetail>} secure-score-scope-change - A line was chosen or let go; cancelable.
 * @fires {CustomEvent<StateChangeDetail>} secure-score-state-change - The data reached another state.
 * @fires {CustomEvent<LoadError>} secure-score-error - The data could not be loaded or read.
 */
export class SubscoreBreakdown extends Widget {
  static override styles = [Widget.styles, explainStyles, breakdownStyles];

  /**
   * What a line stands for: `subscore`, `environment`, `scope`, `control`, `workload` or `risk`. Without data for it,
   * sub-scores are shown.
   */
  @property({ attribute: 'group-by', reflect: true }) groupBy: Grouping = 'subscore';

  /** Whom to compare sub-scores with: `AllTenants`, `TotalSeats` or `IndustryTypes`; all organizations by default. */
  @property({ attribute: 'compare-with' }) compareWith: string | null = null;

  /** Percents of the sub-scores, for a page without data of its own: the breakdown then needs no script. */
  @property({ attribute: 'infrastructure-percent', converter: numeric }) infrastructurePercent: number | null = null;
  @property({ attribute: 'apps-percent', converter: numeric }) appsPercent: number | null = null;
  @property({ attribute: 'identity-percent', converter: numeric }) identityPercent: number | null = null;
  @property({ attribute: 'data-percent', converter: numeric }) dataPercent: number | null = null;
  @property({ attribute: 'devices-percent', converter: numeric }) devicesPercent: number | null = null;

  @state() private sort: SortChoice | null = null;
  @state() private announcement = '';

  /** With the words of what has come. */
  protected get catalogue(): Partial<Messages> {
    if (!rows.value) return words;
    const own = (wordsOfRows ??= { ...words, ...rows.value.words });
    return groups.value ? (wordsOfGroups ??= { ...own, ...groups.value.words }) : own;
  }

  readonly #explaining = new ExplainController(this, () => this.formatter);
  #list: { readonly grouping: ListGrouping; readonly list: InstanceType<Groups['GroupList']> } | null = null;
  #tenant: string | null = null;

  protected override get hasOwnInput(): boolean {
    return super.hasOwnInput || this.#percents.length > 0;
  }

  /** As a reader's result, so that none has to be loaded to look at it. */
  protected override ownData(): DataInput | null {
    const subscores = this.#percents;
    const isFed = this.source !== null || this.src !== null || subscores.length === 0;
    return super.ownData() ?? (isFed ? null : { kind: 'posture', posture: { scores: { subscores } }, problems: [] });
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
    this.sort = null;
    this.#list = null;
    this.announcement = '';
    if (groups.isLost) this.#fetch(groups);
  }

  readonly #choose = (scope: ActiveScope): void => {
    this.#narrow(this.#isActive(scope) ? null : scope);
  };

  readonly #isActive = ({ kind, id }: ActiveScope): boolean => this.activeScope?.kind === kind && this.activeScope.id === id;

  readonly #explain = (target: ExplainTarget): ((event: Event) => void) => this.#explaining.opening(target);

  /** Spoken only where it happened: the host may have prevented it. */
  #narrow(scope: ActiveScope | null): void {
    const before = this.activeScope;
    this.requestScope(scope);
    if (this.activeScope === before) return;
    this.announcement = scope ? this.formatter.text('scope.announced', { name: scope.name }) : this.formatter.text('scope.cleared');
  }

  /** The button that was pressed goes away with the sentence: the line it stood for takes the focus. */
  async #removeScope(): Promise<void> {
    const chosen = this.renderRoot.querySelector<HTMLElement>('[aria-pressed="true"]:is(.choose, .tile), .row[aria-selected="true"]');
    this.#narrow(null);
    await this.updateComplete;
    if (this.activeScope === null) (chosen ?? this.renderRoot.querySelector<HTMLElement>('.choose, .tile, .row[tabindex]'))?.focus();
  }

  /** What is shown: the wanted grouping, or the sub-scores where there are no data for it. */
  #grouping(report: ScoreReport): Grouping {
    return groupingsOf(report).find((grouping) => grouping === this.groupBy) ?? 'subscore';
  }

  protected override label(): string {
    return this.formatter.text('breakdown.label');
  }

  protected override above(): TemplateResult {
    return this.heading();
  }

  /** Lines are on the screen too where their code had to be fetched. */
  protected override async getUpdateComplete(): Promise<boolean> {
    const isDone = await super.getUpdateComplete();
    if (!this.report || rows.value || rows.isLost) return isDone;
    await rows.loaded();
    return super.getUpdateComplete();
  }

  /** While data are loading, so are the lines. */
  protected override skeleton(): TemplateResult {
    void rows.loaded();
    return skeletonTemplate(this.groupBy === 'subscore');
  }

  protected override content(report: ScoreReport): TemplateResult {
    if (!rows.value) return this.#waiting(rows, this.groupBy === 'subscore');
    const grouping = this.#grouping(report);
    return html`${this.#groupToggle(report, grouping)} ${this.#activeSentence()}
      ${grouping === 'subscore' ? this.#subscores(report) : this.#group(report, grouping)}
      <p class="quality screen-only">${this.#explaining.qualityNotes()}</p>
      <p class="visually-hidden" role="status">${this.announcement}</p>`;
  }

  /** Buttons where they fit in a line, else a list. */
  #groupToggle(report: ScoreReport, grouping: Grouping): TemplateResult | typeof nothing {
    const available = groupingsOf(report);
    if (available.length < 2) return nothing;
    const { formatter } = this;
    const label = formatter.text('breakdown.groupBy');
    const wordOf = (name: Grouping) => formatter.text(`breakdown.group.${name}`);
    const select = (event: Event) => {
      this.groupBy = groupings.find((name) => name === (event.target as HTMLSelectElement).value) ?? 'subscore';
    };
    return html`<div class="grouping screen-only" part="toolbar">
      <div class="toggle" role="group" aria-label=${label}>
        ${available.map(
          (name) => html`<button aria-pressed=${`${name === grouping}`} @click=${() => (this.groupBy = name)}>${wordOf(name)}</button>`,
        )}
      </div>
      <label class="caption">
        <span>${label}</span>
        <select @change=${select}>
          ${available.map(
            (name) => html`<option value=${name} ?selected=${name === grouping} .selected=${name === grouping}>${wordOf(name)}</option>`,
          )}
        </select>
      </label>
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

  get acts(): RowActs {
    return { formatter: this.formatter, isActive: this.#isActive, choose: this.#choose, explain: this.#explain };
  }

  #subscores(report: ScoreReport): TemplateResult {
    return rows.value!.subscoresTemplate(report, {
      acts: this.acts,
      choice: { sort: this.sort, basis: this.compareWith },
      sortBy: (sort) => (this.sort = sort),
      compareWith: (basis) => (this.compareWith = basis),
    });
  }

  #group(report: ScoreReport, grouping: Exclude<Grouping, 'subscore'>): TemplateResult {
    const { value } = groups;
    if (!value) return this.#waiting(groups, false);
    adoptLate(this.renderRoot, value.listStyles);
    if (grouping === 'risk') return value.risksTemplate(report, this.acts);
    if (this.#list?.grouping !== grouping) this.#list = { grouping, list: new value.GroupList(this, grouping) };
    return this.#list.list.template(report);
  }

  /** A page that was offline when the code should have come may try again. */
  #waiting(part: Late<unknown>, isBracket: boolean): TemplateResult {
    if (part.isLost) {
      return html`<div class="message" part="message">
        <p>${this.formatter.text('breakdown.notLoaded')}</p>
        <button @click=${() => this.#fetch(part)}>${this.formatter.text('action.retry')}</button>
      </div>`;
    }
    void part.loaded().then(() => this.requestUpdate());
    return html`<div aria-busy="true"><div aria-hidden="true">${skeletonTemplate(isBracket)}</div></div>`;
  }

  #fetch(part: Late<unknown>): void {
    void part.loaded().then(() => this.requestUpdate());
    this.requestUpdate();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'subscore-breakdown': SubscoreBreakdown;
  }
}
