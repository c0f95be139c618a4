import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { guard } from 'lit/directives/guard.js';
import { dateOfDay } from '../../charts/time-scale.js';
import type { ScoreReport } from '../../core/report.js';
import { common } from '../../format/messages/common.js';
import { trend } from '../../format/messages/trend.js';
import { dispatch } from '../../ui/events.js';
import { Widget } from '../../ui/widget.js';
import { cursorView, nearestStop, placeAfterKey, spokenCursor, type CursorView } from './score-trend.cursor.js';
import { trendDrawing, type TrendCurve, type TrendDrawing } from './score-trend.drawing.js';
import type { RangeChangeDetail } from './score-trend.events.js';
import { rangeBounds, trendHistory, type SeriesId, type TrendHistory, type TrendRange } from './score-trend.history.js';
import { Remembered } from './score-trend.remembered.js';
import { SizeController } from './score-trend.size.js';
import { trendStyles } from './score-trend.styles.js';
import { changeList, chart, cursorMarks, cursorTooltip, dayTable, legend, pageSize, rangeControl } from './score-trend.templates.js';
import { trendView, type TrendView } from './score-trend.view.js';

const catalogue = { ...common, ...trend };
const usualRange = 90;

/** What is on the screen, by how often it changes. */
interface Shown {
  readonly view: TrendView;
  readonly drawing: TrendDrawing | null;
  readonly cursor: CursorView | null;
}

const rangeConverter = {
  fromAttribute: (text: string | null): TrendRange => (text === 'all' ? 'all' : Number(text) > 0 ? Number(text) : usualRange),
  toAttribute: String,
};

/**
 * The secure score over time: a line on a fixed axis from 0 to 100, with the sub-scores, the target and other organizations
 * beside it, a sentence that says what the line shows, and the same numbers as a table one button away.
 *
 * Days are UTC days, the same in every time zone. Days without data stay gaps. The time axis runs left to right in
 * right-to-left languages too; labels follow the language.
 *
 * @element score-trend
 * @csspart base - everything inside the element
 * @csspart range - the choice of days
 * @csspart chart - the drawing
 * @csspart tooltip - the values at the cursor
 * @csspart legend - the series and levels
 * @csspart change - each change over a period
 * @csspart table - the table of days
 * @csspart message - the sentence of a state without a chart
 * @csspart freshness - how old the data are, when they are
 * @cssprop {<length>} [--secure-score-trend-height=clamp(180px, 36cqi, 280px)] - height of the chart
 * @fires {CustomEvent<RangeChangeDetail>} secure-score-range-change - the reader chose a range; cancelable
 * @fires {CustomEvent<StateChangeDetail>} secure-score-state-change - the state of the data changed
 * @fires {CustomEvent<LoadError>} secure-score-error - loading or reading failed
 */
export class ScoreTrend extends Widget {
  static override styles = [Widget.styles, trendStyles];

  /** Days back from the newest day of the history, or `all`. What is longer than the history is all of it. */
  @property({ converter: rangeConverter }) range: TrendRange = usualRange;

  /** `step` holds each day's score until the next snapshot; `straight` joins the snapshots. */
  @property() curve: TrendCurve = 'straight';

  @state() private chosen: { readonly scope: string | undefined; readonly series: readonly SeriesId[] } | null = null;
  @state() private cursorDay: number | null = null;
  @state() private spoken = '';
  @state() private isTable = false;
  @state() private page = 0;

  protected readonly catalogue = catalogue;
  readonly #plot = new SizeController(this, '.plot');
  readonly #history = new Remembered<TrendHistory>();
  readonly #view = new Remembered<TrendView>();
  readonly #drawing = new Remembered<TrendDrawing>();
  #tenant: string | null = null;
  #shown: Shown | null = null;

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const { report } = this;
    if (report && report.tenantId !== this.#tenant) this.#startAnew(report.tenantId);
    this.#shown = report ? this.#derived(report) : null;
  }

  /** Nothing that the reader did to one tenant's chart carries over to another's. */
  #startAnew(tenant: string | null): void {
    this.#tenant = tenant;
    this.chosen = null;
    this.cursorDay = null;
    this.spoken = '';
    this.page = 0;
  }

  /** The pointer moves often: views and drawings are made anew only when what they are made of has changed. */
  #derived(report: ScoreReport): Shown {
    const { formatter, range, activeScope: scope, curve } = this;
    const chosen = this.chosen?.scope === scope?.id ? (this.chosen?.series ?? null) : null;
    const history = this.#history.of([report], () => trendHistory(report));
    const view = this.#view.of([history, formatter, range, chosen, scope], () =>
      trendView({ report, history, formatter, range, chosen, scope }),
    );
    const { size } = this.#plot;
    const drawing =
      size && this.#drawing.of([view, size, curve], () => trendDrawing(view, size, curve === 'step' ? 'step' : 'straight', formatter));
    return { view, drawing, cursor: this.#cursorIn(view) };
  }

  #cursorIn(view: TrendView): CursorView | null {
    const [from, to] = view.bounds;
    if (this.cursorDay === null || this.cursorDay < from || this.cursorDay > to) return null;
    return cursorView(view, nearestStop(view, this.cursorDay), this.formatter);
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
    this.chosen = { scope: this.activeScope?.id, series };
  };

  readonly #point = (event: PointerEvent): void => {
    const { drawing, view } = this.#shown ?? {};
    if (!drawing || !view) return;
    const stop = view.stops[nearestStop(view, drawing.scaleX.invert(event.offsetX))];
    if (stop !== undefined) this.cursorDay = view.history.x[stop]!;
  };

  /** A finger leaves after every touch: what it pointed at stays readable until the focus goes. */
  readonly #leave = (event: PointerEvent): void => {
    if (event.pointerType !== 'touch') this.#hideCursor();
  };

  readonly #hideCursor = (): void => {
    this.cursorDay = null;
    this.spoken = '';
  };

  readonly #focus = (event: FocusEvent): void => {
    const view = this.#shown?.view;
    if (view && this.cursorDay === null && (event.currentTarget as Element).matches(':focus-visible'))
      this.#moveTo(view, view.stops.length - 1);
  };

  readonly #press = (event: KeyboardEvent): void => {
    const { view, cursor } = this.#shown ?? {};
    if (!view || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Escape') {
      if (!cursor) return;
      event.preventDefault();
      this.#hideCursor();
      return;
    }
    const place = placeAfterKey(view, cursor?.place ?? view.stops.length - 1, event.key);
    if (place === null) return;
    event.preventDefault();
    this.#moveTo(view, place);
  };

  #moveTo(view: TrendView, place: number): void {
    const cursor = cursorView(view, place, this.formatter);
    if (!cursor) return;
    this.cursorDay = cursor.day;
    this.spoken = spokenCursor(cursor, this.formatter);
  }

  protected label(): string {
    return this.formatter.text('trend.label');
  }

  protected content(): TemplateResult {
    const shown = this.#shown;
    if (!shown) return html``;
    const { formatter } = this;
    const { view } = shown;
    const isEmpty = view.series.every(({ known }) => known === 0);
    return html`<div class="top">${this.#heading()} ${isEmpty ? nothing : rangeControl(view, formatter, this.#chooseRange)}</div>
      ${isEmpty ? html`<p class="message" part="message">${view.sentences.join(' ')}</p>` : this.#figure(shown)}`;
  }

  #heading(): TemplateResult {
    return html`<div class="heading" role="heading" aria-level=${Math.min(6, Math.max(1, Math.round(this.headingLevel) || 2))}>
      ${this.label()}
    </div>`;
  }

  #figure({ view, drawing, cursor }: Shown): TemplateResult {
    const { formatter } = this;
    const labelled = new Set(drawing?.endLabels.map(({ id }) => id));
    return html`<figure>
        <figcaption class="body">${view.sentences.map((sentence) => html`<span>${sentence}</span> `)}</figcaption>
        ${this.isTable ? this.#table(view) : this.#chart(view, drawing, cursor)}
      </figure>
      ${guard([view, drawing, this.isTable], () => legend(view, this.isTable ? new Set() : labelled, formatter, this.#toggleSeries))}
      <div class="bottom">
        ${guard([view], () => changeList(view, formatter))}
        <button class="link body" @click=${() => (this.isTable = !this.isTable)}>
          ${formatter.text(this.isTable ? 'action.showChart' : 'action.showTable')}
        </button>
      </div>`;
  }

  #table(view: TrendView): TemplateResult {
    const [first, end] = view.indexes;
    const page = Math.min(this.page, Math.max(0, Math.ceil((end - first) / pageSize) - 1));
    return html`<div>${guard([view, page], () => dayTable(view, page, this.formatter, (next) => (this.page = next)))}</div>`;
  }

  #chart(view: TrendView, drawing: TrendDrawing | null, cursor: CursorView | null): TemplateResult {
    return html`<div class="plot" dir="ltr">
        ${guard([drawing], () => (drawing ? chart(drawing) : nothing))} ${drawing && cursor ? cursorMarks(cursor, drawing) : nothing}
        ${view.stops.length > 0 ? this.#slider(view, cursor) : nothing}
        ${drawing && cursor ? cursorTooltip(cursor, drawing, this.formatter) : nothing}
      </div>
      <p class="visually-hidden" role="status">${this.spoken}</p>`;
  }

  /** A slider, so that screen readers pass the arrow keys on; its value is the day, the live region says the rest. */
  #slider(view: TrendView, cursor: CursorView | null): TemplateResult {
    const { formatter } = this;
    const last = view.stops.length - 1;
    const place = cursor?.place ?? last;
    return html`<div
        class="cursor"
        role="slider"
        tabindex="0"
        aria-label=${formatter.text('trend.chooseDay')}
        aria-describedby="hint"
        aria-valuemin="0"
        aria-valuemax=${last}
        aria-valuenow=${place}
        aria-valuetext=${formatter.day(view.history.days[view.stops[place]!]!.date)}
        @keydown=${this.#press}
        @focus=${this.#focus}
        @blur=${this.#hideCursor}
        @pointerdown=${this.#point}
        @pointermove=${this.#point}
        @pointerleave=${this.#leave}
      ></div>
      <span id="hint" hidden>${formatter.text('trend.cursorHint')}</span>`;
  }

  protected skeleton(): TemplateResult {
    return html`<div class="top">${this.#heading()}</div>
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
