/** One picture for each state of a widget, the same in all of them: a sentence and an act, or the content with its age. */
import { html, nothing, type TemplateResult } from 'lit';
import type { ScoreReport } from '../core/report.js';
import type { Formatter } from '../format/formatter.js';
import type { LoadError } from '../sources/source.js';
import type { WidgetState } from '../state/widget-state.js';
import { clockIcon, infoIcon, lockIcon, warningIcon } from './icons.js';

export interface FrameInput {
  readonly state: WidgetState;
  readonly formatter: Formatter;
  readonly content: (report: ScoreReport) => TemplateResult;
  readonly skeleton: () => TemplateResult;
  readonly retry: () => void;
  readonly canRetry: boolean;
}

export function frameTemplate(input: FrameInput): TemplateResult {
  const { state, formatter } = input;
  switch (state.kind) {
    case 'idle':
      return message(infoIcon, formatter.text('state.idle'));
    case 'loading':
      return html`<div class="loading" aria-busy="true">
        <span class="visually-hidden">${formatter.text('state.loading')}</span>
        <div aria-hidden="true">${input.skeleton()}</div>
      </div>`;
    case 'empty':
      return message(infoIcon, formatter.text('state.empty'));
    case 'restricted':
      return state.report ? input.content(state.report) : message(lockIcon, restrictedText(formatter, state.error), retryButton(input));
    case 'error':
      return failure(input, state.error);
    case 'stale':
    case 'partial':
    case 'loaded':
      return input.content(state.report);
  }
}

function message(icon: TemplateResult, text: string, act: TemplateResult | typeof nothing = nothing): TemplateResult {
  return html`<div class="message" part="message">
    ${icon}
    <p>${text}</p>
    ${act}
  </div>`;
}

function failure(input: FrameInput, error: LoadError): TemplateResult {
  const { formatter } = input;
  const id = error.requestId
    ? html`<p class="caption">
        <span>${formatter.text('error.requestId', { id: error.requestId })}</span>
        <button class="link" @click=${() => copy(error.requestId!)}>${formatter.text('action.copyRequestId')}</button>
      </p>`
    : nothing;
  return html`<div class="message" part="message">
    ${warningIcon}
    <p><strong>${formatter.text('error.title')}</strong> ${errorText(formatter, error)}</p>
    ${problemList(error)} ${id} ${retryButton(input)}
  </div>`;
}

/** What was expected and what came: the text is for whoever feeds the widget, so it is not translated. */
function problemList(error: LoadError): TemplateResult | typeof nothing {
  const problems = error.problems?.slice(0, 3) ?? [];
  if (problems.length === 0) return nothing;
  return html`<ul class="caption problems" lang="en">
    ${problems.map((problem) => html`<li>${problem.message}</li>`)}
  </ul>`;
}

function errorText(formatter: Formatter, error: LoadError): string {
  const values = { host: error.host ?? globalThis.location?.host ?? '–', permission: error.permission ?? '–', name: error.setting ?? '–' };
  // No host was asked yet: what took too long is the page's own sign-in.
  return formatter.text(error.waitsFor === 'token' ? 'error.waitsFor.token' : `error.${error.code}`, values);
}

function restrictedText(formatter: Formatter, error: LoadError | null): string {
  return error?.permission ? formatter.text('state.restricted', { permission: error.permission }) : formatter.text('state.restrictedPlain');
}

/** How old the data above it are, where they could not be refreshed; beside the content, which going stale leaves as it is. */
export function staleLine(input: FrameInput): TemplateResult | typeof nothing {
  const { formatter, state } = input;
  if (state.kind !== 'stale') return nothing;
  const { ageMs, error } = state;
  const age =
    ageMs === null ? formatter.text('freshness.unknown') : formatter.text('freshness.old', { duration: formatter.duration(ageMs) });
  return html`<p class="caption stale" part="freshness">
    ${clockIcon}<span>${age}</span> ${error ? html`<span>${errorText(formatter, error)}</span>` : nothing} ${retryButton(input, 'link')}
  </p>`;
}

function retryButton({ formatter, retry, canRetry }: FrameInput, style = ''): TemplateResult | typeof nothing {
  return canRetry ? html`<button class=${style} @click=${retry}>${formatter.text('action.retry')}</button>` : nothing;
}

/** Not every host page may write to the clipboard; then the text is still there to be selected. */
function copy(text: string): void {
  navigator.clipboard?.writeText(text).catch(() => undefined);
}
