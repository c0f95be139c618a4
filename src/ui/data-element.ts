/** What widgets and the provider have in common: the ways data come in, and what the host is told of them. */
import { LitElement, type PropertyValues } from 'lit';
import type { ScoreOptions } from '../core/options.js';
import type { HistoryPoint } from '../core/posture.js';
import type { ScoreReport } from '../core/report.js';
import type { LoadError, PostureSource } from '../sources/source.js';
import type { DataInput } from '../state/data-input.js';
import { messageOf, sourceIn } from '../state/hostile.js';
import { endpointSource } from '../state/readers.js';
import type { ReportStore } from '../state/store.js';
import { reportIn, type WidgetState } from '../state/widget-state.js';
import { dispatch } from './events.js';
import { JsonChildController } from './json-child.js';
import { numeric } from './numeric.js';
import { property } from './property.js';

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
