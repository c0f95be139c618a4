/** What is said where not all rows are shown, or none. */
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

/** What is not on the paper, where that is not all. */
export const printedNote = ({ formatter, rows }: TableModel, most: number): string =>
  rows.length > most ? formatter.text('print.limit', { shown: most, total: rows.length }) : '';
