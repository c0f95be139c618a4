/** The panel of columns: which there are, and how wide. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Formatter } from '../../format/formatter.js';
import { columns, hasContent, type Column } from './recommendation-table.columns.js';
import type { ColumnId } from './recommendation-table.ids.js';
import { lateWords } from './recommendation-table.lateWords.js';
import type { TableActions, TableModel } from './recommendation-table.model.js';
import { limited, narrowest, widest } from './recommendation-table.viewState.js';

export function panelTemplate(model: TableModel, actions: TableActions): TemplateResult {
  const { report, table, view } = model;
  const words = lateWords(model.formatter);
  const available = columns.filter((column) => hasContent(column, report, table.facts));
  return html`<div class="chooser">
    <fieldset class="facet wide">
      <legend class="caption">${words.text('columns.heading')}</legend>
      ${available.map((column) => option(column, model, actions, words))}
    </fieldset>
    <button ?disabled=${view.columns === null} @click=${() => actions.fitColumns()}>${words.text('columns.fitting')}</button>
  </div>`;
}

function option({ id, message }: Column, model: TableModel, actions: TableActions, words: Formatter): TemplateResult {
  const isShown = model.columns.some((column) => column.id === id);
  const name = words.text(message);
  return html`<div class="option">
    <label>
      <input
        type="checkbox"
        .checked=${isShown}
        ?disabled=${id === 'title'}
        @change=${(event: Event) => actions.toggleColumn(id, (event.target as HTMLInputElement).checked)}
      />
      ${name}
    </label>
    ${isShown && model.view.columns ? widthInput(id, name, model, actions, words) : nothing}
  </div>`;
}

/** The width by number, for whom a handle of a few pixels is too small. */
function widthInput(id: ColumnId, name: string, model: TableModel, actions: TableActions, words: Formatter): TemplateResult {
  const { widths } = model.view;
  const change = (event: Event) => {
    const width = Number((event.target as HTMLInputElement).value);
    const { [id]: _, ...others } = widths;
    actions.setWidths(width > 0 ? { ...filled(model), [id]: limited(width) } : others, true);
  };
  return html`<input
    class="width"
    type="number"
    inputmode="numeric"
    min=${narrowest}
    max=${widest}
    step="1"
    placeholder=${words.text('columns.widthShort')}
    aria-label=${words.text('columns.width', { column: name })}
    .value=${widths[id] === undefined ? '' : String(Math.round(widths[id]))}
    @change=${change}
  />`;
}

/** Where one column has a width, all have: the others what they need as a rule. */
function filled({ view, columns: shown }: TableModel): Partial<Record<ColumnId, number>> {
  return Object.fromEntries(shown.map(({ id }) => [id, view.widths[id] ?? (id === 'title' ? 22 : 9)]));
}
