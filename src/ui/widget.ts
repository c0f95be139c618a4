/** What all widgets have in common: the ways data come in, the state, the language, the frame around the content. */
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { ScoreOptions } from '../core/options.js';
import type { HistoryPoint } from '../core/posture.js';
import type { ScoreReport } from '../core/report.js';
import { formatterFor } from '../format/cache.js';
import type { Formatter } from '../format/formatter.js';
import type { Messages } from '../format/messages.js';
import type { LoadError, PostureSource } from '../sources/source.js';
import type { DataInput } from '../state/data-input.js';
import { messageOf, sourceIn } from '../state/hostile.js';
import { endpointSource } from '../state/readers.js';
import type { ActiveScope } from '../state/active-scope.js';
import type { ReportStore } from '../state/store.js';
import { reportIn, type WidgetState } from '../state/widget-state.js';
import { baseStyles } from '../theme/base.styles.js';
import { isDevelopment } from './development.js';
import { dispatch } from './events.js';
import { JsonChildController } from './json-child.js';
import { LanguageController } from './language.js';
import { numeric } from './numeric.js';
import { property } from './property.js';
import { frameTemplate, staleLine } from './state-frame.js';
import { StoreController } from './store-controller.js';

/** So that the declarations of every element lead to those of its events, which a host's `addEventListener` then knows. */
export type * from './events.js';

/**
 * The data inputs that all elements share; the provider has them too.
 *
 * @fires {CustomEvent<LoadWarning>} secure-score-warning - The data are there, but not whole.
 */
export abstract class DataElement extends LitElement {
  /** A payload or several, a result of `readPosture`, a posture, or a computed report. Stands over `source` and `src`. */
  @property({ attribute: false }) data: DataInput | null = null;

  /** Address of an endpoint that answers with any payload the readers know. */
  @property() src: string | null = null;

  /** A live source. Stands over `src`; another object is another tenant or identity. */
  @property({ attribute: false }) source: PostureSource | null = null;

  /**
   * Seconds after which a source or `src` is asked again by itself, 60 at least; never without it. It rests while the
   * page is hidden or offline.
   */
  @property({ attribute: 'refresh-interval', converter: numeric }) refreshInterval: number | null = null;

  /**
   * Your name for what is loaded and by whom, such as tenant and account; no secret. What was loaded under it is
   * remembered in memory and shown at once when the same name comes back. Without it only the same `source` object
   * finds what it loaded.
   */
  @property({ attribute: 'cache-key' }) cacheKey: string | null = null;

  /** How to score, see `ScoreOptions`. */
  @property({ attribute: false }) options: ScoreOptions | null = null;

  /** The state of the data. */
  abstract get state(): WidgetState;

  /** The computed report, or `null` while there is none. */
  get report(): ScoreReport | null {
    return reportIn(this.state);
  }

  /** What the element shows or shares; `null` where nothing feeds it yet. */
  protected abstract get store(): ReportStore | null;

  /** Loads again and resolves when the outcome is on the screen. */
  async refresh(): Promise<void> {
    await this.store?.refresh();
  }

  /** The report as JSON, for you to keep and to give back in the `history` of later data; `null` where there is none. */
  async snapshot(): Promise<HistoryPoint | null> {
    return (await this.store?.snapshot()) ?? null;
  }

  #jsonText: string | null = null;
  #announced: WidgetState = { kind: 'idle' };

  constructor() {
    super();
    new JsonChildController(this, (text) => {
      this.#jsonText = text;
      this.requestUpdate('data');
    });
  }

  /** Whether the element has been given anything of its own to show. */
  protected get hasOwnInput(): boolean {
    return this.data !== null || this.#jsonText !== null || this.source !== null || this.src !== null;
  }

  /** Passes the changed inputs to the store. */
  protected feed(store: ReportStore, changed: PropertyValues): void {
    const isFirst = !this.hasUpdated || this.#fed !== store;
    this.#fed = store;
    if (isFirst || changed.has('options')) store.setOptions(this.scoreOptions());
    if (isFirst || changed.has('source') || changed.has('src') || changed.has('cacheKey')) this.#feedSource(store);
    if (isFirst || changed.has('data')) store.setData(this.ownData());
    if (isFirst || changed.has('refreshInterval')) store.setRefreshInterval(this.refreshInterval);
  }

  #feedSource(store: ReportStore): void {
    const { source, src, cacheKey } = this;
    if (source) store.setSource(sourceIn(source), { key: cacheKey });
    else if (src === null) store.setSource(null);
    else store.setSource(endpointSource(src, cacheKey), { key: cacheKey === null ? null : JSON.stringify([cacheKey, src]) });
  }

  #fed: ReportStore | null = null;

  /** The options to score with; elements add what their attributes say. */
  protected scoreOptions(): ScoreOptions {
    return this.options ?? {};
  }

  /** The data of the element itself; elements add what their attributes say. */
  protected ownData(): DataInput | null {
    return this.data ?? this.#jsonText;
  }

  #told = '';

  /**
   * A value that no property is meant for may break an update in the middle. That is told to developers, once for each
   * fault, and never thrown into the page: what was drawn before stays.
   */
  protected override scheduleUpdate(): void | Promise<unknown> {
    try {
      return super.scheduleUpdate();
    } catch (thrown) {
      const text = messageOf(thrown);
      if (text !== this.#told) console.warn(`secure-score-widgets: <${this.localName}> cannot show what it was given: ${text}`);
      this.#told = text;
    }
  }

  /** Given data are on the screen when the update is complete, also where the code to read them had to be loaded. */
  protected override async getUpdateComplete(): Promise<boolean> {
    const isComplete = await super.getUpdateComplete();
    const reading = this.store?.reading;
    if (!reading) return isComplete;
    await reading;
    return super.getUpdateComplete();
  }

  /** Tells the host about a new state or a new report, and about each load that failed, once. */
  protected announce(store: ReportStore): void {
    const { state } = store;
    const before = this.#announced;
    this.#announced = state;
    const isNew = state.kind !== before.kind || reportIn(state) !== reportIn(before);
    if (isNew) dispatch(this, 'secure-score-state-change', { kind: state.kind, state });
    const error = errorIn(state);
    if (error && error !== errorIn(before)) dispatch(this, 'secure-score-error', error);
    if (isNew) for (const warning of store.warnings) dispatch(this, 'secure-score-warning', warning);
  }
}

const errorIn = (state: WidgetState): LoadError | null => ('error' in state ? state.error : null);

/** A widget: data of its own or the provider's, shown in the frame that all of them share. */
export abstract class Widget extends DataElement {
  static override styles = baseStyles;

  /** Level of the widget's heading in the host's outline, 1 to 6. */
  @property({ type: Number, attribute: 'heading-level' }) headingLevel = 2;

  protected readonly stores = new StoreController(
    this,
    () => this.requestUpdate(),
    () => this.hasOwnInput,
  );
  protected readonly language = new LanguageController(this);
  #idle: WidgetState = { kind: 'idle' };

  override get state(): WidgetState {
    return this.store?.state ?? this.#idle;
  }

  protected override get store(): ReportStore | null {
    return this.stores.store;
  }

  /** What the widgets under one provider are narrowed to. */
  get activeScope(): ActiveScope | null {
    return this.stores.store?.scope ?? null;
  }

  protected get formatter(): Formatter {
    return formatterFor(this.language.language, this.catalogue);
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (this.hasOwnInput) this.feed(this.stores.own(), changed);
    else this.stores.disown();
  }

  protected override firstUpdated(_changed: PropertyValues): void {
    const root = this.shadowRoot;
    if (root && isDevelopment()) void import('./brand-warning.js').then(({ warnOfBrand }) => this.isConnected && warnOfBrand(root));
  }

  protected override updated(_changed: PropertyValues): void {
    if (this.stores.isOwn && this.stores.store) this.announce(this.stores.store);
  }

  /** Narrows all widgets under the provider, unless the host prevents it. */
  protected requestScope(scope: ActiveScope | null): void {
    const store = this.stores.store;
    if (store && dispatch(this, 'secure-score-scope-change', { scope }, { cancelable: true })) store.setScope(scope);
  }

  /** The messages that the element prints, so that a page with one widget carries only its words. */
  protected abstract readonly catalogue: Partial<Messages>;

  /** The content for a report. */
  protected abstract content(report: ScoreReport): TemplateResult;

  /** The shape of the content while it is loading. */
  protected abstract skeleton(): TemplateResult;

  /** A name for the region, from the catalogue. */
  protected abstract label(): string;

  /** The element's name as a heading of the level that the page wants. */
  protected heading(): TemplateResult {
    const level = Math.min(6, Math.max(1, Math.round(this.headingLevel) || 2));
    return html`<div class="heading" part="heading" role="heading" aria-level=${level}>${this.label()}</div>`;
  }

  /** What stands above every state: with a heading, a widget that has failed still tells what it is. */
  protected above(): TemplateResult | typeof nothing {
    return nothing;
  }

  protected override render(): TemplateResult {
    const input = {
      state: this.state,
      formatter: this.formatter,
      content: (report: ScoreReport) => this.content(report),
      skeleton: () => this.skeleton(),
      retry: () => void this.refresh(),
      canRetry: this.stores.store?.canRefresh ?? false,
    };
    return html`<div class="frame" part="base" role="group" aria-label=${this.label()} lang=${input.formatter.locale}>
      ${this.above()}${frameTemplate(input)}${staleLine(input)}
    </div>`;
  }
}
