/** The breakdown while it is loading, in the size that it will have. */
import { html, nothing, type TemplateResult } from 'lit';

const placeholder = (width: string): TemplateResult => html`<span class="skeleton ${width}">&nbsp;</span>`;

const row = (note: boolean, level = 0): TemplateResult =>
  html`<div class="row">
    <div class="name" .style=${`--_level: ${level}`}>${placeholder('wide')}</div>
    <div class="bar"><div class="track skeleton"></div></div>
    <div class="percent">${placeholder('narrow')}</div>
    <div class="comparison"></div>
    <div class="meta">
      <div class="changes">${placeholder('medium')}</div>
      <div class="detail">${placeholder('wide')}</div>
    </div>
    ${note ? html`<div class="notes caption">${placeholder('wide')}</div>` : nothing}
  </div>`;

const rows = (count: number, level: number): TemplateResult[] => Array.from({ length: count }, () => html`<li>${row(false, level)}</li>`);

/** Two halves and four parts, or the first lines of a list. */
export function skeletonTemplate(isTree: boolean): TemplateResult {
  if (!isTree)
    return html`<div class="tools"></div>
      <ul class="list" role="presentation">
        ${rows(6, 0)}
      </ul>`;
  return html`<ul class="list tree" role="presentation">
    <li class="total">${row(true)}</li>
    <li class="half">${row(true)}</li>
    <li class="half">
      ${row(false)}
      <ul role="presentation">
        ${rows(4, 1)}
      </ul>
    </li>
  </ul>`;
}
