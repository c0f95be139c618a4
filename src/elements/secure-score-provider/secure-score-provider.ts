import { ContextProvider } from '@lit/context';
import { css, html, type PropertyValues, type TemplateResult } from 'lit';
import type { ScoreOptions } from '../../core/options.js';
import { storeContext } from '../../state/context.js';
import { scopeIn } from '../../state/hostile.js';
import { clearReportCache } from '../../state/remembered.js';
import type { ActiveScope } from '../../state/active-scope.js';
import { ReportStore } from '../../state/store.js';
import type { WidgetState } from '../../state/widget-state.js';
import { DataElement } from '../../ui/data-element.js';
import { flag } from '../../ui/flag.js';
import { property } from '../../ui/property.js';

/**
 * Loads a tenant's secure score once and feeds every widget inside it. It shows nothing of its own. Widgets may
 * stand before it is defined, be added later, and sit in shadow roots below it.
 *
 * @element secure-score-provider
 * @slot - The page with the widgets, and optionally a `<script type="application/json">` with the data.
 * @fires {CustomEvent<StateChangeDetail>} secure-score-state-change - The data reached another state.
 * @fires {CustomEvent<LoadError>} secure-score-error - The data could not be loaded or read.
 * @fires {CustomEvent<LoadWarning>} secure-score-warning - The data are there, but not whole.
 */
export class SecureScoreProvider extends DataElement {
  static override styles = css`
    :host {
      display: contents;
    }
  `;

  /** The customer has not enabled Infrastructure (Microsoft Defender for Cloud). */
  @property({ converter: flag, attribute: 'infrastructure-disabled' }) infrastructureDisabled = false;

  /** The customer has not enabled Microsoft Defender XDR. */
  @property({ converter: flag, attribute: 'defender-xdr-disabled' }) defenderXdrDisabled = false;

  readonly #store = new ReportStore();

  constructor() {
    super();
    new ContextProvider(this, { context: storeContext, initialValue: this.#store });
    this.#store.subscribe(() => this.announce(this.#store));
  }

  override get state(): WidgetState {
    return this.#store.state;
  }

  /** What the widgets inside are narrowed to. */
  get activeScope(): ActiveScope | null {
    return this.#store.scope;
  }

  set activeScope(scope: ActiveScope | null) {
    this.#store.setScope(scopeIn(scope));
  }

  protected override get store(): ReportStore {
    return this.#store;
  }

  /** Forgets what this page remembers of sources and keys, for a person who signs out. What is shown stays until it is fed otherwise. */
  clearCache(): void {
    clearReportCache();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#store.connect();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // An element that is only moved is connected again in the same task: what is under way goes on.
    queueMicrotask(() => {
      if (!this.isConnected) this.#store.disconnect();
    });
  }

  protected override scoreOptions(): ScoreOptions {
    return {
      ...this.options,
      ...(this.infrastructureDisabled ? { infrastructure: false } : {}),
      ...(this.defenderXdrDisabled ? { defenderXdr: false } : {}),
    };
  }

  protected override willUpdate(changed: PropertyValues): void {
    const settings: PropertyValues =
      changed.has('infrastructureDisabled') || changed.has('defenderXdrDisabled') ? new Map([...changed, ['options', null]]) : changed;
    this.feed(this.#store, settings);
  }

  protected override render(): TemplateResult {
    return html`<slot></slot>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'secure-score-provider': SecureScoreProvider;
  }
}
