/** The breakdown while it is loading, in the size that it will have. */
import { html, nothing, type TemplateResult } from 'lit';

const placeholder = (width: string): TemplateResult => html`<span class="skeleton ${width}">&nbsp;</span>`;

const row = (extraClass: string, hasNote = false): TemplateResult =>
  html`<div class="row ${extraClass}">
    <div class="c-name"><div class="label">${placeholder('wide')}</div></div>
    <div class="c-bar"><div class="track skeleton"></div></div>
    <div class="c-value">${placeholder('narrow')}</div>
    <div class="meta">
      <div class="c-potential">${placeholder('medium')}</div>
      <div class="c-month">${placeholder('medium')}</div>
    </div>
    ${hasNote ? html`<div class="c-notes caption">${placeholder('wide')}</div>` : nothing}
  </div>`;

const rows = (count: number, extraClass: string): TemplateResult[] => Array.from({ length: count }, () => row(extraClass));

/** Two halves and four parts, or the first lines of a list. */
export function skeletonTemplate(isBracket: boolean): TemplateResult {
  if (!isBracket)
    return html`<div class="grouping space"></div>
      <div class="grid">${rows(6, '')}</div>`;
  return html`<div class="grouping space"></div>
    <div class="grid bracket">${row('total', true)} ${row('half', true)} ${row('half')} ${rows(4, 'part')}</div>`;
}
