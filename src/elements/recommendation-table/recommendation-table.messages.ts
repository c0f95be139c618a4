/** What stands in the place of rows. */
import { html, type TemplateResult } from 'lit';
import type { TableModel } from './recommendation-table.model.js';

/** What the reader asked for could not be fetched. */
export function lackTemplate({ formatter }: Pick<TableModel, 'formatter'>, retry: () => void): TemplateResult {
  return html`<p class="body" role="status">
    ${formatter.text('table.notLoaded')} <button class="link" @click=${retry}>${formatter.text('action.retry')}</button>
  </p>`;
}

/** The shape of the table while it is loading. */
export function skeletonTemplate(): TemplateResult {
  return html`<div class="layout">
    <div class="figures">${Array.from({ length: 3 }, () => html`<div class="figure skeleton"></div>`)}</div>
    <div class="skeleton bar-skeleton"></div>
    ${rowsSkeleton()}
  </div>`;
}

export const rowsSkeleton = (): readonly TemplateResult[] =>
  Array.from({ length: 8 }, () => html`<div class="skeleton row-skeleton"></div>`);
