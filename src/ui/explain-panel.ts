/** The panel that opens a number's arithmetic, level by level, or the notes on the data. Loaded when it is first opened. */
import { html, nothing, render, type TemplateResult } from 'lit';
import type { Explanation, ScoreExplanation } from '../core/explainNode.js';
import { formatterFor } from '../format/cache.js';
import { explanationText, explanationView, largeFrom, partsOf, rootFacts, type ExplanationContext } from '../format/explain.js';
import type { Formatter } from '../format/formatter.js';
import { common } from '../format/messages/common.js';
import { explain } from '../format/messages/explain.js';
import { lists } from '../format/messages/lists.js';
import { quality } from '../format/messages/quality.js';
import { scores } from '../format/messages/scores.js';
import type { ExplainHost, ExplainPanel, ExplainTarget, PanelSubject } from './explain.js';
import { explainPanelStyles } from './explain-panel.styles.js';
import { explanationOf } from './explain-target.js';
import { chevronIcon, closeIcon, infoIcon } from './icons.js';
import { Popover, popoverStyles } from './popover.js';
import { notesTemplate } from './quality-notes.js';

const messages = { ...common, ...scores, ...lists, ...quality, ...explain };

/** A level of so few parts says each formula in words too. */
const fewParts = 3;

type Copied = 'copied' | 'failed' | null;

/** The panel of a host; `formatterOf` gives the language the host is in. */
export function explainPanel(host: ExplainHost, formatterOf: () => Formatter): ExplainPanel {
  return new Panel(host, formatterOf);
}

class Panel implements ExplainPanel {
  readonly #popover: Popover;
  #subject: PanelSubject | null = null;
  #explained: ScoreExplanation | null = null;
  #context: ExplanationContext | null = null;
  #tenantId: string | null = null;
  #copied: Copied = null;
  /** How many parts are shown, by the path of what they are parts of; a path that is here is open. */
  readonly #shown = new Map<string, number>();

  constructor(
    private readonly host: ExplainHost,
    private readonly formatterOf: () => Formatter,
  ) {
    this.#popover = new Popover(host, 'explain', [popoverStyles, explainPanelStyles]);
  }

  open(anchor: HTMLElement, subject: PanelSubject): void {
    this.#popover.toggle(anchor, () => {
      this.#subject = subject;
      this.#tenantId = this.host.report?.tenantId ?? null;
      this.#copied = null;
      this.#shown.clear();
      this.#explain();
    });
  }

  close(): void {
    this.#popover.close();
  }

  update(): void {
    const { anchor } = this.#popover;
    if (!anchor) return;
    const report = this.host.report;
    if (!anchor.isConnected || !report || report.tenantId !== this.#tenantId) this.close();
    else if (report !== this.#context?.report || this.#formatter() !== this.#context.formatter) this.#explain();
  }

  /** Another one when the language changes, and when the file of a language has come. */
  #formatter(): Formatter {
    return formatterFor(this.formatterOf().locale, messages);
  }

  /** The arithmetic for the report as it is now; nothing of it is kept for another. */
  #explain(): void {
    const { report } = this.host;
    if (!report || !this.#subject) return;
    this.#context = { report, formatter: this.#formatter() };
    this.#explained = isNumber(this.#subject) ? explanationOf(report, this.#subject) : null;
    this.#draw();
  }

  readonly #draw = (): void => {
    this.#popover.box.lang = this.#context!.formatter.locale;
    render(this.#explained ? this.#explanation(this.#explained) : this.#sentences(), this.#popover.box);
    this.#popover.place();
  };

  #frame(title: string, content: TemplateResult): TemplateResult {
    const { formatter } = this.#context!;
    this.#popover.box.setAttribute('aria-label', title);
    return html`<div class="explanation">
      <header>
        <h2 class="heading">${title}</h2>
        <button
          class="plain"
          type="button"
          aria-label=${formatter.text('explain.close')}
          title=${formatter.text('explain.close')}
          @click=${() => this.close()}
        >
          ${closeIcon}
        </button>
      </header>
      ${content}
    </div>`;
  }

  #sentences(): TemplateResult {
    const { formatter, report } = this.#context!;
    const subject = this.#subject;
    if (typeof subject !== 'object' || subject?.kind !== 'sentences')
      return this.#frame(formatter.text('notes.title'), notesTemplate(report.quality, formatter));
    return this.#frame(subject.title, html`${subject.sentences.map((sentence) => html`<p class="formula">${sentence}</p>`)}`);
  }

  #explanation(root: ScoreExplanation): TemplateResult {
    const context = this.#context!;
    const { formatter } = context;
    const { label, value, words, numbers, facts, notes } = explanationView(root, context);
    return this.#frame(
      formatter.text('explain.title', { name: label }),
      html`<p class="result">${value}</p>
        ${formulaTemplate(words, numbers, 'formula')} ${factsTemplate([...facts, ...rootFacts(root, context)], notes)}
        ${partsOf(root).length > 0 ? html`<h3>${formatter.text('explain.parts')}</h3>` : nothing} ${this.#parts(root, '')}
        <footer class="caption">
          <p>${formatter.text('explain.disclaimer')}</p>
          <button type="button" @click=${this.#copy}>${formatter.text('explain.copy')}</button>
          <span role="status"
            >${this.#copied ? formatter.text(this.#copied === 'copied' ? 'explain.copied' : 'explain.copyFailed') : nothing}</span
          >
        </footer>
        ${this.#copied === 'failed' ? this.#textToSelect(root) : nothing}`,
    );
  }

  /** A level; a long one begins with its largest parts. */
  #parts(node: Explanation, path: string): TemplateResult | typeof nothing {
    const parts = partsOf(node);
    if (parts.length === 0) return nothing;
    const shown = this.#shown.get(path) ?? largeFrom;
    const { formatter } = this.#context!;
    const rest = parts.length - shown;
    return html`${rest > 0 ? html`<p class="caption">${formatter.text('explain.largestFirst', { count: parts.length })}</p>` : nothing}
      <ul class="parts">
        ${parts.slice(0, shown).map((part, index) => html`<li>${this.#part(part, `${path}/${index}`, parts.length <= fewParts)}</li>`)}
      </ul>
      ${
        rest > 0
          ? html`<button class="more link" type="button" @click=${() => this.#show(path, shown + pageOf(rest))}>
              ${formatter.text('explain.more', { count: pageOf(rest) })}
            </button>`
          : nothing
      }`;
  }

  /** The words of a formula stand beside it where they are not the same line after line: of a few parts, and of an opened one. */
  #part(node: Explanation, path: string, isOneOfFew: boolean): TemplateResult {
    const { label, value, words, numbers, facts, notes } = explanationView(node, this.#context!);
    const [isOpen, hasParts] = [this.#shown.has(path), partsOf(node).length > 0];
    const shownWords = isOpen || (isOneOfFew && !hasParts) ? words : '';
    const line = html`<span>${label}</span><b>${value}</b>
      <div class="below">${formulaTemplate(shownWords, numbers)}${factsTemplate(facts, notes)}</div>`;
    if (!hasParts) return html`<div class="row">${line}</div>`;
    return html`<details ?open=${isOpen} @toggle=${(event: Event) => this.#turn(event, path)}>
      <summary class="row">${chevronIcon}${line}</summary>
      ${isOpen ? this.#parts(node, path) : nothing}
    </details>`;
  }

  #show(path: string, count: number): void {
    this.#shown.set(path, count);
    this.#draw();
    // The button of the last page is gone, and the focus must not go with it.
    if (!this.#popover.box.matches(':focus-within')) this.#popover.box.focus({ preventScroll: true });
  }

  #turn(event: Event, path: string): void {
    const { open } = event.currentTarget as HTMLDetailsElement;
    if (open === this.#shown.has(path)) return;
    if (open) this.#shown.set(path, largeFrom);
    else this.#shown.delete(path);
    this.#draw();
  }

  /** Where the page may not write to the clipboard, the text stands there to be taken by hand. */
  readonly #copy = async (): Promise<void> => {
    const text = explanationText(this.#explained!, this.#context!);
    this.#copied = (await isWritten(text)) ? 'copied' : 'failed';
    this.#draw();
    this.#popover.box.querySelector('textarea')?.select();
  };

  #textToSelect(root: ScoreExplanation): TemplateResult {
    const context = this.#context!;
    return html`<textarea
      readonly
      rows="6"
      aria-label=${context.formatter.text('explain.copyText')}
      .value=${explanationText(root, context)}
    ></textarea>`;
  }
}

async function isWritten(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

const isNumber = (subject: PanelSubject): subject is ExplainTarget =>
  typeof subject === 'function' || (subject.kind !== 'notes' && subject.kind !== 'sentences');

/** Ever larger pages: thousands of parts are reached in a few steps, and nobody waits for them unasked. */
const pageOf = (rest: number): number => Math.min(rest, 100);

/** Names, then numbers. Arithmetic runs from left to right in every script. */
function formulaTemplate(words: string, numbers: string, className = ''): TemplateResult | typeof nothing {
  if (!numbers) return nothing;
  return html`${words ? html`<p class="muted ${className}"><bdi>${words}</bdi></p>` : nothing}
    <p class=${className}><bdi dir="ltr">${numbers}</bdi></p>`;
}

function factsTemplate(facts: readonly string[], notes: readonly string[]): TemplateResult | typeof nothing {
  if (facts.length + notes.length === 0) return nothing;
  return html`<ul class="facts caption">
    ${facts.map((fact) => html`<li>${fact}</li>`)}${notes.map((note) => html`<li class="odd">${infoIcon}${note}</li>`)}
  </ul>`;
}
