/** What stands in the place of rows. */
import { html, type TemplateResult } from 'lit';
import type { TableActions, TableModel } from './recommendation-table.model.js';

/** One plain sentence and one act. */
export function noMatchTemplate({ formatter, view }: TableModel, actions: TableActions): TemplateResult {
  const query = view.query.trim();
  return html`<div class="message" part="message">
    <p>${query ? formatter.text('search.none', { query }) : formatter.text('filter.none')}</p>
    <button @click=${actions.clearFilters}>${formatter.text('action.clearAll')}</button>
  </div>`;
}

/** What the reader asked for could not be fetched. */
export function lackTemplate({ formatter }: TableModel, retry: () => void): TemplateResult {
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

/** What is not on the paper, where that is not all. */
export const printedNote = ({ formatter, rows }: TableModel, most: number): string =>
  rows.length > most ? formatter.text('print.limit', { shown: most, total: rows.length }) : '';
