/** The order of the rows as a list, where there is no room for columns. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Formatter } from '../../format/formatter.js';
import type { SortChoice, SortKey } from './order.js';

/** `own` is the order nobody chose. */
export function sortSelect(
  keys: readonly SortKey[],
  sort: SortChoice | null,
  formatter: Formatter,
  choose: (sort: SortChoice | null) => void,
): TemplateResult {
  const change = (event: Event) => {
    const key = keys.find((candidate) => candidate === (event.target as HTMLSelectElement).value);
    choose(key ? { key, isReversed: false } : null);
  };
  const own = sort === null ? html`<option value="" selected .selected=${true}>${formatter.text('breakdown.sort.own')}</option>` : nothing;
  return html`<label class="sorting caption">
    <span>${formatter.text('breakdown.sortBy')}</span>
    <select @change=${change}>
      ${own}
      ${keys.map(
        (key) =>
          html`<option value=${key} ?selected=${sort?.key === key} .selected=${sort?.key === key}>
            ${formatter.text(`breakdown.sort.${key}`)}
          </option>`,
      )}
    </select>
  </label>`;
}
