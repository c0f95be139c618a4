/** Below the table: the range that is shown, the way to other pages, and how long a page is. */
import { html, nothing, type TemplateResult } from 'lit';
import { chevronIcon } from '../../ui/icons.js';
import type { TableActions, TableModel } from './recommendation-table.model.js';

const sizes = [25, 50, 100, 200];

export function pagerTemplate(model: TableModel, actions: TableActions): TemplateResult | typeof nothing {
  const { formatter, page, rows, lines } = model;
  const total = lines?.length ?? rows.length;
  if (total === 0) return nothing;
  const range = formatter.text('page.range', { from: page.from + 1, to: page.to, total });
  const count = lines ? html` <span class="caption">${formatter.text('group.count', { count: rows.length })}</span>` : nothing;
  const last = page.pages - 1;
  return html`<nav class="pager" part="pager" aria-label=${formatter.text('page.label')}>
    <span class="caption">${range}</span>${count} ${total > sizes[0]! ? sizeSelect(model, actions) : nothing}
    ${
      page.pages === 1
        ? nothing
        : html`<span class="steps screen-only">
            ${step('page.first', 0, page.page === 0, true, true)} ${step('page.previous', page.page - 1, page.page === 0, true)}
            ${step('page.next', page.page + 1, page.page === last)} ${step('page.last', last, page.page === last, false, true)}
          </span>`
    }
  </nav>`;

  /** A step that leads nowhere stays focusable: a disabled button would drop the focus. */
  function step(
    key: 'page.first' | 'page.previous' | 'page.next' | 'page.last',
    to: number,
    isOff: boolean,
    isBack = false,
    isDouble = false,
  ): TemplateResult {
    return html`<button
      class="step ${isBack ? 'back' : ''}"
      aria-disabled=${isOff ? 'true' : 'false'}
      aria-label=${formatter.text(key)}
      @click=${() => isOff || actions.goTo(to)}
    >
      ${chevronIcon}${isDouble ? chevronIcon : nothing}
    </button>`;
  }
}

function sizeSelect({ formatter, pageSize }: TableModel, actions: TableActions): TemplateResult {
  const all = sizes.includes(pageSize) ? sizes : [...sizes, pageSize].sort((a, b) => a - b);
  return html`<label class="size caption screen-only">
    ${formatter.text('page.size')}
    <select @change=${(event: Event) => actions.setPageSize(Number((event.target as HTMLSelectElement).value))}>
      ${all.map((size) => html`<option value=${size} .selected=${size === pageSize}>${formatter.number(size)}</option>`)}
    </select>
  </label>`;
}
