/** What all widgets have in common: the data, the state, the language, the frame around the content. */
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { ScoreReport } from '../core/report.js';
import { formatterFor } from '../format/cache.js';
import type { Formatter } from '../format/formatter.js';
import type { Messages } from '../format/messages.js';
import type { ActiveScope } from '../state/active-scope.js';
import type { ReportStore } from '../state/store.js';
import type { WidgetState } from '../state/widget-state.js';
import { baseStyles } from '../theme/base.styles.js';
import { DataElement } from './data-element.js';
import { isDevelopment } from './development.js';
import { dispatch } from './events.js';
import { LanguageController } from './language.js';
import { property } from './property.js';
import { frameTemplate, staleLine } from './state-frame.js';
import { StoreController } from './store-controller.js';

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
