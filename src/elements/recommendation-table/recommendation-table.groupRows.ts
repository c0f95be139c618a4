/** The rows of the table in groups, each group under a line of its own. */
import { html, nothing, type TemplateResult } from 'lit';
import { chevronIcon } from '../../ui/icons.js';
import { rowTemplate } from './recommendation-table.body.js';
import { pointsPart, resourcesCell } from './recommendation-table.cells.js';
import type { Column } from './recommendation-table.columns.js';
import { groupAbove, subtotalOf, type Subtotal } from './recommendation-table.groups.js';
import type { ColumnId } from './recommendation-table.ids.js';
import type { TableActions, TableModel } from './recommendation-table.model.js';
import { achievedText, potentialView } from './recommendation-table.view.js';

/** The lines of the page; one that begins within a group repeats its head. */
export function groupRows(model: TableModel, actions: TableActions): TemplateResult {
  const { page } = model;
  const lines = model.lines!;
  const above = groupAbove(lines, page.from);
  return html`${above === null ? nothing : groupRow(model, actions, above, page.from, true)}
  ${Array.from(lines.subarray(page.from, page.to), (line, index) =>
    line < 0 ? groupRow(model, actions, ~line, page.from + index) : rowTemplate(model, actions, line, page.from + index),
  )}`;
}

function groupRow(model: TableModel, actions: TableActions, index: number, position: number, isContinued = false): TemplateResult {
  const { formatter, view, table, report, columns } = model;
  const group = model.groups![index]!;
  const grouping = view.grouping!;
  const isOpen = !view.closedGroups.includes(group.key);
  const name = group.name || formatter.text('group.noControl');
  const subtotal = subtotalOf(group, table, report, grouping);
  const control = grouping === 'control' && group.key ? group.key : null;
  const count = formatter.text(grouping === 'recommendation' ? 'group.scopes' : 'group.count', { count: group.rows.length });
  return html`<tr
    role="row"
    part="group"
    class="group"
    title=${grouping === 'control' || grouping === 'subscore' ? formatter.text('group.whole') : nothing}
    aria-rowindex=${position + 2}
  >
    <td role="cell" class="pick">${groupCheckbox(model, actions, group.rows, name)}</td>
    <th role="rowheader" scope="rowgroup" class="title">
      <button class="plain expander" aria-expanded=${isOpen ? 'true' : 'false'} @click=${() => actions.toggleGroup(group.key)}>
        ${chevronIcon}<span class="name" dir="auto">${isContinued ? formatter.text('group.continued', { name }) : name}</span>
        <span class="caption">${count}</span>
      </button>
    </th>
    ${columns.filter(({ id }) => id !== 'title').map((column) => subtotalCell(column, model, subtotal, control))}
  </tr>`;
}

function groupCheckbox({ formatter, selected, table }: TableModel, actions: TableActions, rows: Uint32Array, name: string): TemplateResult {
  const count = selected.size === 0 ? 0 : rows.reduce((sum, row) => sum + (selected.has(table.keyOf(row)) ? 1 : 0), 0);
  return html`<input
    type="checkbox"
    class="screen-only"
    aria-label=${formatter.text('select.row', { title: name })}
    .checked=${count > 0 && count === rows.length}
    .indeterminate=${count > 0 && count < rows.length}
    @change=${(event: Event) => actions.select(rows, (event.target as HTMLInputElement).checked)}
  />`;
}

/** What a group is worth, under the columns of its rows. */
export function subtotalCell({ id, isNumber }: Column, model: TableModel, subtotal: Subtotal, control: string | null): TemplateResult {
  return html`<td role="cell" class="${id} ${isNumber ? 'end' : ''}">${subtotalContent(id, model, subtotal, control)}</td>`;
}

function subtotalContent(id: ColumnId, model: TableModel, subtotal: Subtotal, control: string | null): unknown {
  const { formatter, report, explain, table } = model;
  switch (id) {
    case 'potential': {
      const potential = potentialView(subtotal, report.model, table.facts);
      if (!potential) return nothing;
      const change = html`<strong>${potential.change}</strong>`;
      return html`<span class="amount"
        >${control ? explain.trigger({ kind: 'control', id: control }, change) : change}${pointsPart(potential)}</span
      >`;
    }
    case 'achieved':
      return achievedText(subtotal, formatter, table.facts.pointsDigits) ?? nothing;
    case 'unhealthy':
      return subtotal.resources ? resourcesCell(model, subtotal) : nothing;
    default:
      return nothing;
  }
}
