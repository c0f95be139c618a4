import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { dateOfDay, dayNumber } from '../../charts/time-scale.js';
import type { ScoreChange, ScoreReport } from '../../core/report.js';
import { common } from '../../format/messages/common.js';
import { trendOpen } from '../../format/messages/trend-open.js';
import type { BandThresholds } from '../../theme/bands.js';
import { dispatch } from '../../ui/events.js';
import { flag } from '../../ui/flag.js';
import { adoptLate } from '../../ui/late-styles.js';
import { property, state } from '../../ui/property.js';
import { Widget } from '../../ui/widget.js';
import { cursorView, nearestStop, placeAfterKey, seriesAfterKey, spokenCursor, type CursorView } from './score-trend.cursor.js';
import { trendDrawing, type TrendCurve, type TrendDrawing } from './score-trend.drawing.js';
import type { RangeChangeDetail } from './score-trend.events.js';
import {
  rangeBounds,
  spanOf,
  trendHistory,
  weeklyHistory,
  type SeriesId,
  type TrendHistory,
  type TrendMeasure,
  type TrendRange,
} from './score-trend.history.js';
import { details, panelIds, type PanelId } from './score-trend.late.js';
import { initialPanelState, type PanelContext, type PanelState, type TrendAnnotation, type TrendFrequency } from './score-trend.panel.js';
import { CursorPlace } from './score-trend.place.js';
import { PointerPlace } from './score-trend.pointer.js';
import { Remembered } from './score-trend.remembered.js';
import { SizeController } from './score-trend.size.js';
import { trendStyles } from './score-trend.styles.js';
import { changeList, chart, legend, rangeControl, type CursorHandlers } from './score-trend.templates.js';
import { trendView, type TrendView } from './score-trend.view.js';

const catalogue = { ...common, ...trendOpen };
const usualRange = 90;

/** What is on the screen, by how often it changes. */
interface Shown {
  readonly view: TrendView;
  readonly drawing: TrendDrawing | null;
}

const rangeConverter = {
  fromAttribute(text: string | null): TrendRange {
    if (text === 'all' || (text?.includes('/') && spanOf(text as TrendRange))) return text as TrendRange;
    return Number(text) > 0 ? Number(text) : usualRange;
  },
  toAttribute: String,
};

/**
 * The secure score over time: a line on a fixed axis from 0 to 100, with the sub-scores, the target and other organizations
 * beside it, a sentence that says what the line shows, and the same numbers as a table one button away. Below it opens why
 * the score changed between two days, what stood on one day, options of the chart, and the export as a file.
 *
 * Days are UTC days, the same in every time zone. Days without data stay gaps. The time axis runs left to right in
 * right-to-left languages too; labels follow the language.
 *
 * @element score-trend
 * @csspart base - everything inside the element
 * @csspart heading - the name of the element
 * @csspart range - the choice of days
 * @csspart chart - the drawing
 * @csspart tooltip - the values at the cursor
 * @csspart legend - the series and levels
 * @csspart change - each change over a period
 * @csspart table - the table of days
 * @csspart panel - what opens below the chart
 * @csspart message - the sentence of a state without a chart
 * @csspart freshness - how old the data are, when they are
 * @cssprop {<length>} [--secure-score-trend-height=clamp(11.25em, 36cqi, 17.5em)] - height of the chart
 * @fires {CustomEvent<RangeChangeDetail>} secure-score-range-change - the reader chose a range; cancelable
 * @fires {CustomEvent<RecommendationOpenDetail>} secure-score-recommendation-open - the reader chose a cause's recommendation; cancelable
 * @fires {CustomEvent<ExportDetail>} secure-score-export - a file is about to be saved; cancelable
 * @fires {CustomEvent<StateChangeDetail>} secure-score-state-change - the state of the data changed
 * @fires {CustomEvent<LoadError>} secure-score-error - loading or reading failed
 */
export class ScoreTrend extends Widget {
  static override styles = [Widget.styles, trendStyles];

  /** Days back from the newest day of the history, `all`, or two UTC days: `2026-01-01/2026-01-31`. What is longer than the history is all of it. */
  @property({ converter: rangeConverter }) range: TrendRange = usualRange;

  /** `step` holds each day's score until the next snapshot; `straight` joins the snapshots. */
  @property() curve: TrendCurve = 'straight';

  /** `weekly` keeps the last value of each week, Monday to Sunday (UTC). */
  @property() frequency: TrendFrequency = 'daily';

  /** What the lines are of; what the history does not hold falls back to `score`. */
  @property() measure: TrendMeasure = 'score';

  /** The axis is that of the shown values instead of 0 to 100; the widget says so. */
  @property({ converter: flag }) zoomed = false;

  /** Days to mark, such as the end of a project. */
  @property({ attribute: false }) annotations: readonly TrendAnnotation[] = [];

  /** Percent from which on a score is fair, good and very good, to be shown as zones; none without it. */
  @property({ attribute: false }) zones: BandThresholds | null = null;

  @state() private chosen: { readonly key: string; readonly series: readonly SeriesId[] } | null = null;
  @state() private panel: PanelId | null = null;
  @state() private panelState: PanelState = initialPanelState;
  @state() private failed = false;
  @state() private spoken = '';
  @state() private isTable = false;
  @state() private page = 0;

  protected readonly catalogue = catalogue;
  readonly #plot = new SizeController(this, '.plot');
  readonly #pointer = new PointerPlace();
  readonly #cursor = new CursorPlace();
  readonly #history = new Remembered<TrendHistory>();
  readonly #view = new Remembered<TrendView>();
  readonly #drawing = new Remembered<TrendDrawing>();
  readonly #marked = new Remembered<readonly TrendAnnotation[]>();
  #hasLateStyles = false;
  #tenant: string | null = null;
  #shown: Shown | null = null;
  #cursorDay: number | null = null;
  /** The pointer alone put the cursor where it is: the slider's own value stays. */
  #isHovering = false;
  #held: { readonly view: TrendView; readonly cursor: CursorView | null } | null = null;
  #layer: HTMLElement | null = null;
  #cursorSeries: SeriesId | null = null;

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const { report } = this;
    if (report && report.tenantId !== this.#tenant) this.#startAnew(report.tenantId);
    const needsDetails = this.#notes.length > 0 || this.zones || this.#wantedMeasure !== 'score';
    if (needsDetails && !this.#hasLateStyles && !this.failed) void this.#bring();
    this.#shown = report ? this.#derived(report) : null;
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    this.#drawCursor();
  }

  /** Nothing that the reader did to one tenant's chart carries over to another's. */
  #startAnew(tenant: string | null): void {
    this.#tenant = tenant;
    this.chosen = null;
    this.#cursorDay = null;
    this.#cursorSeries = null;
    this.spoken = '';
    this.page = 0;
    this.panelState = initialPanelState;
  }

  /** Loads what is shown on demand; until then, and where that fails, the chart does without it. */
  async #bring(): Promise<boolean> {
    const part = await details.loaded();
    this.failed = !part;
    if (part) adoptLate(this.renderRoot, part.lateStyles);
    this.#hasLateStyles ||= part !== null;
    this.requestUpdate();
    return part !== null;
  }

  /** Days that a page without types marks badly are left out. */
  get #notes(): readonly TrendAnnotation[] {
    const given: unknown = this.annotations;
    return this.#marked.of([given], () =>
      Array.isArray(given)
        ? (given as Partial<TrendAnnotation>[]).filter(
            (note): note is TrendAnnotation => typeof note?.date === 'string' && typeof note.text === 'string',
          )
        : [],
    );
  }

  /** What the reader's choice of series holds for. */
  get #choiceKey(): string {
    return `${this.measure} ${this.activeScope?.id ?? ''}`;
  }

  /** A page that is narrowed to a scope sees that scope's line, where the history has one. */
  get #wantedMeasure(): TrendMeasure {
    return this.measure === 'score' && this.activeScope?.kind === 'scope' ? 'scopes' : this.measure;
  }

  #historyOf(report: ScoreReport): TrendHistory {
    const { frequency, formatter, measure } = this;
    const wanted = this.#wantedMeasure;
    const scopeId = wanted === measure ? null : this.activeScope!.id;
    const late = wanted === 'score' ? null : details.value;
    return this.#history.of([report, late, wanted, scopeId, frequency, late && formatter], () => {
      const other = late?.measureHistory(report, wanted, formatter, scopeId);
      const history = other ?? trendHistory(report);
      return frequency === 'weekly' ? weeklyHistory(history) : history;
    });
  }

  /** The pointer moves often: views and drawings are made anew only when what they are made of has changed. */
  #derived(report: ScoreReport): Shown {
    const { formatter, range, activeScope: scope, curve, zoomed } = this;
    const chosen = this.chosen?.key === this.#choiceKey ? this.chosen.series : null;
    const history = this.#historyOf(report);
    const view = this.#view.of([history, formatter, range, chosen, scope, zoomed], () =>
      trendView({ report, history, formatter, range, chosen, scope, zoomed }),
    );
    const { size } = this.#plot;
    const drawing =
      size && this.#drawing.of([view, size, curve], () => trendDrawing(view, size, curve === 'step' ? 'step' : 'straight', formatter));
    return { view, drawing };
  }

  #cursorIn(view: TrendView): CursorView | null {
    const [from, to] = view.bounds;
    if (this.#cursorDay === null || this.#cursorDay < from || this.#cursorDay > to) return null;
    return cursorView(view, nearestStop(view, this.#cursorDay), this.formatter);
  }

  readonly #chooseRange = (range: TrendRange): void => {
    const history = this.#shown?.view.history;
    if (!history) return;
    const [from, to] = rangeBounds(history, range);
    const detail: RangeChangeDetail = { range, from: dateOfDay(from), to: dateOfDay(to) };
    if (dispatch(this, 'secure-score-range-change', detail, { cancelable: true })) {
      this.range = range;
      this.page = 0;
    }
    this.requestUpdate();
  };

  readonly #toggleSeries = (id: SeriesId): void => {
    const shown = this.#shown?.view.shown.map((series) => series.id) ?? [];
    const series = shown.includes(id) ? shown.filter((other) => other !== id) : [...shown, id];
    this.chosen = { key: this.#choiceKey, series };
  };

  /** Apart from the rest, which stays as it is: the pointer moves often. */
  #drawCursor(): void {
    if (!this.#layer?.isConnected) this.#layer = this.renderRoot.querySelector<HTMLElement>('.pointed');
    const layer = this.#layer;
    if (!layer || !this.#shown) return;
    const { view, drawing } = this.#shown;
    const cursor = this.#cursorIn(view);
    if (!this.#isHovering || this.#held?.view !== view) this.#held = { view, cursor: this.#isHovering ? null : cursor };
    const note = cursor ? this.#noteOf(cursor.day) : '';
    const { formatter } = this;
    const on = this.#handlers;
    this.#cursor.draw(layer, { view, drawing, cursor, note, formatter, chosen: this.#cursorSeries, held: this.#held.cursor, on });
  }

  #point(event: PointerEvent): void {
    const { drawing, view } = this.#shown ?? {};
    if (!drawing || !view) return;
    const stop = view.stops[nearestStop(view, drawing.scaleX.invert(this.#pointer.across(event)))];
    if (stop === undefined) return;
    const day = view.history.x[stop]!;
    if (event.type === 'pointerdown' && this.panel === 'day') this.panelState = { ...this.panelState, day };
    const isHovering = event.type === 'pointermove';
    if (day === this.#cursorDay && isHovering) return;
    this.#cursorDay = day;
    this.#isHovering = isHovering;
    this.#drawCursor();
  }

  /** A finger leaves after every touch: what it pointed at stays readable until the focus goes. */
  #leave(event: PointerEvent): void {
    if (event.pointerType !== 'touch') this.#hideCursor();
  }

  #hideCursor(): void {
    this.#cursorDay = null;
    this.#cursorSeries = null;
    this.#isHovering = false;
    this.spoken = '';
    this.#drawCursor();
  }

  #focus(event: FocusEvent): void {
    const view = this.#shown?.view;
    if (view && this.#cursorDay === null && (event.currentTarget as Element).matches(':focus-visible'))
      this.#moveTo(view, view.stops.length - 1);
  }

  #press(event: KeyboardEvent): void {
    const view = this.#shown?.view;
    if (!view || event.ctrlKey || event.metaKey || event.altKey) return;
    const cursor = this.#cursorIn(view);
    if (event.key === 'Escape') {
      if (!cursor) return;
      event.preventDefault();
      this.#hideCursor();
      return;
    }
    if (event.key === 'Enter' && cursor) {
      event.preventDefault();
      this.panelState = { ...this.panelState, day: cursor.day };
      if (this.panel !== 'day') void this.#toggle('day');
      return;
    }
    const series = seriesAfterKey(view, this.#cursorSeries, event.key);
    const at = cursor?.place ?? view.stops.length - 1;
    const place = series === null ? placeAfterKey(view, at, event.key) : at;
    if (place === null || view.stops.length === 0) return;
    event.preventDefault();
    this.#cursorSeries = series ?? this.#cursorSeries;
    this.#moveTo(view, place);
  }

  readonly #handlers: CursorHandlers = {
    press: (event) => this.#press(event),
    focus: (event) => this.#focus(event),
    blur: () => this.#hideCursor(),
    point: (event) => this.#point(event),
    leave: (event) => this.#leave(event),
  };

  #moveTo(view: TrendView, place: number): void {
    const cursor = cursorView(view, place, this.formatter);
    if (!cursor) return;
    this.#cursorDay = cursor.day;
    this.#isHovering = false;
    const note = this.#noteOf(cursor.day);
    this.spoken = [spokenCursor(cursor, this.formatter, this.#cursorSeries), ...(note ? [note] : [])].join('. ');
    this.#drawCursor();
  }

  /** What the host marked on a day. */
  #noteOf(day: number): string {
    const notes = this.#notes;
    if (notes.length === 0) return '';
    return notes
      .filter(({ date }) => dateOfDay(day) === date.slice(0, 10))
      .map(({ text }) => text)
      .join(', ');
  }

  /** Opens or closes what stands below the chart; one part at a time. */
  async #toggle(id: PanelId): Promise<void> {
    if (this.panel === id) {
      this.panel = null;
      return;
    }
    this.panel = id;
    if (!(await this.#bring()) && this.panel === id) this.panel = null;
  }

  readonly #explainChange = async ({ since, days }: ScoreChange): Promise<void> => {
    if (this.panel !== 'why') await this.#toggle('why');
    const from = dayNumber(since);
    if (this.report && this.#shown) details.value?.choose(this.#context(this.report, this.#shown), { from, to: from + days });
  };

  async #toggleTable(): Promise<void> {
    if (await this.#bring()) this.isTable = !this.isTable;
  }

  #context(report: ScoreReport, { view, drawing }: Shown): PanelContext {
    return {
      host: this,
      report,
      view,
      drawing: this.isTable ? null : drawing,
      formatter: this.formatter,
      annotations: this.#notes,
      state: this.panelState,
      set: (change) => (this.panelState = { ...this.panelState, ...change }),
      chooseRange: this.#chooseRange,
    };
  }

  protected label(): string {
    return this.formatter.text('trend.label');
  }

  protected content(report: ScoreReport): TemplateResult {
    const shown = this.#shown;
    if (!shown) return html``;
    const { formatter } = this;
    const { view } = shown;
    const isEmpty = view.series.every(({ known }) => known === 0);
    return html`<div class="top">${this.heading()} ${isEmpty ? nothing : rangeControl(view, formatter, this.#chooseRange)}</div>
      ${isEmpty ? html`<p class="message" part="message"><bdi>${view.sentences.join(' ')}</bdi></p>` : this.#figure(shown, this.#context(report, shown))}`;
  }

  #figure({ view, drawing }: Shown, context: PanelContext): TemplateResult {
    const { formatter } = this;
    const isTable = this.isTable && details.value !== null;
    const labelled = new Set(drawing?.endLabels.map(({ id }) => id));
    return html`<figure>
        <figcaption class="body"><bdi>${view.sentences.join(' ')}</bdi></figcaption>
        ${isTable ? this.#table(view) : this.#chart(view, drawing, context)}
      </figure>
      ${details.value?.annotationList(this.#notes, view, formatter) ?? nothing}
      ${guard([view, drawing, isTable], () => legend(view, isTable ? new Set() : labelled, formatter, this.#toggleSeries))}
      <div class="bottom">
        ${guard([view], () => changeList(view, formatter, this.#explainChange))}
        <div class="acts">
          ${panelIds.map((id) => this.#panelButton(id))}
          <button class="plain body table-toggle" @click=${() => void this.#toggleTable()}>
            ${formatter.text(isTable ? 'action.showChart' : 'action.showTable')}
          </button>
        </div>
      </div>
      ${this.failed ? html`<p class="caption" role="status">${formatter.text('trend.notLoaded')}</p>` : nothing} ${this.#panel(context)}`;
  }

  #panelButton(id: PanelId): TemplateResult {
    const isOpen = this.panel === id;
    return html`<button
      class="plain body"
      aria-expanded=${isOpen}
      aria-controls=${isOpen ? 'panel' : nothing}
      @click=${() => void this.#toggle(id)}
    >
      ${this.formatter.text(`trend.${id}`)}
    </button>`;
  }

  #panel(context: PanelContext): TemplateResult | typeof nothing {
    const templates = details.value?.panelTemplates;
    const part = this.panel === null ? undefined : templates?.[this.panel];
    return part
      ? html`<section id="panel" class="panel" part="panel" aria-label=${this.formatter.text(`trend.${this.panel!}`)}>
          ${part(context)}
        </section>`
      : nothing;
  }

  #table(view: TrendView): TemplateResult {
    return html`<div>
      ${guard([view, this.page], () => details.value!.tableTemplate(view, this.page, this.formatter, (next) => (this.page = next)))}
    </div>`;
  }

  #chart(view: TrendView, drawing: TrendDrawing | null, context: PanelContext): TemplateResult {
    const { zones, formatter } = this;
    const annotations = this.#notes;
    const extra = details.value;
    return html`<div class="plot" dir="ltr">
        ${guard([drawing, extra, annotations, zones], () =>
          drawing ? chart(drawing, extra?.marks({ annotations, zones, view, drawing, formatter }) ?? null) : nothing,
        )}
        <div class="pointed"></div>
        ${this.panel === 'why' ? (extra?.overlay(context) ?? nothing) : nothing}
      </div>
      <p class="visually-hidden" role="status">${this.spoken}</p>`;
  }

  /** With data the heading stands beside the ranges. */
  protected override above(): TemplateResult | typeof nothing {
    return this.report || this.state.kind === 'loading' ? nothing : this.heading();
  }

  protected skeleton(): TemplateResult {
    return html`<div class="top">${this.heading()}</div>
      <div class="skeleton line-of-text"></div>
      <div class="skeleton plot-skeleton"></div>
      <div class="skeleton line-of-chips"></div>
      <div class="skeleton line-of-chips"></div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'score-trend': ScoreTrend;
  }
}
