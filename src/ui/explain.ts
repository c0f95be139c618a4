/**
 * Every number opens its arithmetic. How an element uses it:
 *
 *     static override styles = [Widget.styles, explainStyles, ...];
 *     readonly #explain = new ExplainController(this, () => this.formatter);
 *     const messages = { ...common, ...explainOpen, ... };            // format/messages/explain-open.ts
 *
 *     // in a template: a button around the printed number; `content` is text or a template of phrasing content
 *     ${this.#explain.trigger({ kind: 'total' }, '53.52 %')}
 *     ${this.#explain.trigger({ kind: 'control', id, scopeId }, html`...`)}
 *     ${this.#explain.trigger({ kind: 'change', change: report.change, percent: 53.52 }, chip)}
 *     ${this.#explain.trigger((report) => ownExplanation(report), '48 %')}     // a tree of the element's own
 *     // in a footer: "3 notes on the data", or nothing where there are none
 *     ${this.#explain.qualityNotes()}
 *     // where a button of the element's own is wanted: class `explain`, aria-haspopup="dialog", aria-expanded="false" and
 *     @click=${this.#explain.opening({ kind: 'total' })}
 *
 * A trigger is a button, so it stands neither inside another button or link nor inside a role whose children are
 * presentational (`meter`, `img`, `option`). The panel hangs itself into the host's shadow root when it is first opened;
 * the arithmetic, its words and its looks are loaded then. It follows new data of the host, and closes where the number
 * is gone or the data are another tenant's.
 */
import { css, html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { Explanation, ExplanationTarget, ScoreExplanation } from '../core/explainNode.js';
import type { ScoreChange, ScoreReport } from '../core/report.js';
import type { Formatter } from '../format/formatter.js';

/** A change of a percent that stands at `percent` now, 0..100. */
export interface ChangeTarget {
  readonly kind: 'change';
  readonly change: ScoreChange;
  readonly percent: number;
}

/** Which number: one that `explainScore` knows, a change, or a tree that the element makes when it is asked for. */
export type ExplainTarget = ExplanationTarget | ChangeTarget | ((report: ScoreReport) => Explanation | ScoreExplanation);

/** A number, the notes on the data, or a few sentences of the element's own: what is missing in a partial score. */
export type PanelSubject =
  | ExplainTarget
  | { readonly kind: 'notes' }
  | { readonly kind: 'sentences'; readonly title: string; readonly sentences: readonly string[] };

/** What the panel needs of its host. */
export interface ExplainHost extends ReactiveControllerHost, HTMLElement {
  readonly report: ScoreReport | null;
  readonly renderRoot: HTMLElement | DocumentFragment;
}

/** What the panel does, once it is loaded. */
export interface ExplainPanel {
  open(anchor: HTMLElement, subject: PanelSubject): void;
  close(): void;
  /** The host has been drawn again. */
  update(): void;
}

/** Looks of the number that can be opened; those of the panel come with it. */
export const explainStyles = css`
  button.explain {
    min-block-size: 0;
    padding: 0;
    border: 0;
    border-radius: 3px;
    background: none;
    color: inherit;
    font: inherit;
    text-align: inherit;
    text-decoration: underline dotted color-mix(in oklab, currentColor 45%, transparent) 1px;
    text-underline-offset: 0.2em;
  }
  button.explain:hover:not(:disabled),
  button.explain[aria-expanded='true'] {
    background: none;
    text-decoration-color: currentColor;
  }
  button.explain.notes {
    min-block-size: 24px;
    color: var(--_text-muted);
    font-size: max(11px, 0.75em);
  }
  button.explain[aria-busy] {
    cursor: progress;
  }
  @media print {
    button.explain {
      text-decoration: none;
    }
  }
`;

export class ExplainController implements ReactiveController {
  #panel: ExplainPanel | null = null;

  /** `formatter` is the host's own, whose catalogue holds `explainOpen`. */
  constructor(
    private readonly host: ExplainHost,
    private readonly formatter: () => Formatter,
  ) {
    host.addController(this);
  }

  /** The number as a button that opens its arithmetic. */
  trigger(target: ExplainTarget, content: unknown): TemplateResult {
    return html`<button
      type="button"
      class="explain"
      aria-haspopup="dialog"
      aria-expanded="false"
      title=${this.formatter().text('explain.open')}
      @click=${this.opening(target)}
    >
      ${content}
    </button>`;
  }

  /** How many notes there are on the data, as a button that lists them. */
  qualityNotes(): TemplateResult | typeof nothing {
    const count = this.host.report?.quality.length ?? 0;
    if (count === 0) return nothing;
    return html`<button
      type="button"
      class="explain notes"
      part="notes"
      aria-haspopup="dialog"
      aria-expanded="false"
      @click=${this.opening({ kind: 'notes' })}
    >
      ${this.formatter().text('notes.count', { count })}
    </button>`;
  }

  /** A listener for clicks on a button of the element's own. */
  opening(subject: PanelSubject): (event: Event) => void {
    return ({ currentTarget }) => void this.#open(currentTarget as HTMLElement, subject);
  }

  hostUpdated(): void {
    this.#panel?.update();
  }

  hostDisconnected(): void {
    this.#panel?.close();
  }

  /** A panel that cannot be loaded leaves the number as it is; the next click tries again. */
  async #open(anchor: HTMLElement, subject: PanelSubject): Promise<void> {
    anchor.setAttribute('aria-busy', 'true');
    try {
      this.#panel ??= (await import('./explain-panel.js')).explainPanel(this.host, this.formatter);
    } catch {
      return;
    } finally {
      anchor.removeAttribute('aria-busy');
    }
    if (anchor.isConnected) this.#panel.open(anchor, subject);
  }
}
