/** The table itself: header, groups, rows, and the detail below an open row. */
import { html, nothing, type TemplateResult } from 'lit';
import type { RecommendationReport } from '../../core/report.js';
import { chevronIcon, downIcon, upIcon } from '../../ui/icons.js';
import { cell, insightMarks, marked } from './recommendation-table.cells.js';
import type { Column } from './recommendation-table.columns.js';
import { later } from './recommendation-table.late.js';
import type { TableActions, TableModel } from './recommendation-table.model.js';
import { underTitle } from './recommendation-table.view.js';
import { narrowest, widest } from './recommendation-table.viewState.js';

type Part = TemplateResult | typeof nothing;

/** Roles are written out, because a table that is laid out as cards would lose its own in some browsers. */
export function tableTemplate(model: TableModel, actions: TableActions): TemplateResult {
  const { formatter, columns, rows, lines, isSorting, view } = model;
  const widths = widthsOf(model);
  return html`<div class="scroller ${view.columns ? 'chosen' : ''}" role="presentation">
    <table
      role="table"
      part="table"
      class="${view.columns ? '' : 'fitting'} ${widths ? 'sized' : ''}"
      .style=${widths ? `--_table-width: ${widths.total}em` : ''}
      aria-rowcount=${(lines?.length ?? rows.length) + 1}
      aria-busy=${isSorting ? 'true' : 'false'}
    >
      <caption class="visually-hidden">
        ${formatter.text('table.label')}. ${formatter.text('sort.hint')}
      </caption>
      <thead role="rowgroup">
        <tr role="row" aria-rowindex="1">
          <th role="columnheader" scope="col" class="pick">${selectPage(model, actions)}</th>
          ${columns.map((column) => headerCell(column, model, actions))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        ${bodyRows(model, actions)}
      </tbody>
    </table>
  </div>`;
}

/** Where one column has a width, all have; the table is as wide as their sum. */
function widthsOf({ view, columns }: TableModel): { readonly total: number } | null {
  if (Object.keys(view.widths).length === 0) return null;
  return { total: columns.reduce((total, { id }) => total + (view.widths[id] ?? usualWidth), pickWidth) };
}

const usualWidth = 9;
const pickWidth = 2.5;

function headerCell({ id, message, isNumber }: Column, model: TableModel, actions: TableActions): TemplateResult {
  const { formatter, sorting, view } = model;
  const place = sorting.findIndex((item) => item.id === id);
  const sort = sorting[place];
  const order = sort ? (sort.desc ? 'descending' : 'ascending') : 'none';
  const name = formatter.text(message);
  const width = view.widths[id];
  const icon = sort
    ? html`${sort.desc ? downIcon : upIcon}${sorting.length > 1 ? html`<span class="place">${formatter.number(place + 1)}</span>` : nothing}`
    : nothing;
  return html`<th
    role="columnheader"
    scope="col"
    class="${id} ${isNumber ? 'end' : ''}"
    data-column=${id}
    aria-sort=${order}
    .style=${`--_width: ${width ?? usualWidth}em`}
  >
    <button
      class="plain"
      title=${formatter.text('sort.by', { column: name })}
      @keydown=${noteShift}
      @click=${(event: MouseEvent) => actions.sort(id, isShifted(event))}
    >
      <span>${name}</span>${icon}
    </button>
    <span
      class="handle screen-only"
      role="separator"
      tabindex="0"
      aria-orientation="vertical"
      aria-label=${formatter.text('resize.column', { column: name })}
      aria-valuenow=${Math.round(width ?? usualWidth)}
      aria-valuemin=${narrowest}
      aria-valuemax=${widest}
      @pointerdown=${(event: Event) => actions.resizeBy(event, id)}
      @keydown=${(event: Event) => actions.resizeBy(event, id)}
      @dblclick=${(event: Event) => actions.resizeBy(event, id)}
    ></span>
  </th>`;
}

/** Firefox does not tell of a click that was made by a key whether Shift was held. */
let wasShifted = false;

function noteShift({ key, shiftKey }: KeyboardEvent): void {
  if (key === 'Enter' || key === ' ') wasShifted = shiftKey;
}

function isShifted({ shiftKey, detail }: MouseEvent): boolean {
  const isShift = shiftKey || (detail === 0 && wasShifted);
  wasShifted = false;
  return isShift;
}

const rowsOnPage = ({ rows, lines, page }: TableModel): readonly number[] =>
  Array.from((lines ?? rows).subarray(page.from, page.to)).filter((row) => row >= 0);

/** Checked where all are, half where some are. */
export function selectPage(model: TableModel, actions: TableActions): TemplateResult {
  const { formatter, selected, table } = model;
  const rows = rowsOnPage(model);
  const count = rows.filter((row) => selected.has(table.keyOf(row))).length;
  return html`<input
    type="checkbox"
    class="screen-only"
    aria-label=${formatter.text('select.page')}
    .checked=${count > 0 && count === rows.length}
    .indeterminate=${count > 0 && count < rows.length}
    @change=${(event: Event) => actions.select(rows, (event.target as HTMLInputElement).checked)}
  />`;
}

function bodyRows(model: TableModel, actions: TableActions): unknown {
  const { rows, lines, page } = model;
  if (lines) return later.value?.groupRows(model, actions);
  return Array.from(rows.subarray(page.from, page.to), (row, index) => rowTemplate(model, actions, row, page.from + index));
}

export function rowTemplate(model: TableModel, actions: TableActions, row: number, position: number): TemplateResult {
  const { table, open, selected, columns } = model;
  const item = table.items[row]!;
  const key = table.keyOf(row);
  const isOpen = open.has(key);
  const isSelected = selected.has(key);
  return html`<tr
      role="row"
      part="row"
      class="${isOpen ? 'open' : ''} ${isSelected ? 'selected' : ''} ${item.notCounted ? 'aside' : ''}"
      aria-rowindex=${position + 2}
      @click=${(event: Event) => onRowClick(event, actions, row)}
    >
      <td role="cell" class="pick">${checkbox(model, actions, row, isSelected)}</td>
      ${columns.map((column) => (column.id === 'title' ? titleCell(model, actions, item, row, isOpen) : cell(column, model, item)))}
    </tr>
    ${isOpen ? detailRow(model, actions, row) : nothing}`;
}

function detailRow(model: TableModel, actions: TableActions, row: number): TemplateResult {
  return html`<tr role="row" class="detail" part="detail" @keydown=${(event: KeyboardEvent) => onDetailKey(event, actions, row)}>
    <td role="cell" colspan=${model.columns.length + 1}>${later.value?.detailTemplate(model, actions, row)}</td>
  </tr>`;
}

function checkbox({ formatter, table }: TableModel, actions: TableActions, row: number, isSelected: boolean): TemplateResult {
  return html`<input
    type="checkbox"
    class="screen-only"
    aria-label=${formatter.text('select.row', { title: table.items[row]!.title })}
    .checked=${isSelected}
    @click=${(event: MouseEvent) => actions.selectOne(row, (event.target as HTMLInputElement).checked, isShifted(event))}
    @keydown=${(event: KeyboardEvent) => onPickKey(event, actions, row)}
  />`;
}

/** Up and down go to the checkbox of the next row; with Shift they take it along. */
function onPickKey(event: KeyboardEvent, actions: TableActions, row: number): void {
  noteShift(event);
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  event.preventDefault();
  const box = event.currentTarget as HTMLInputElement;
  const all = [...box.closest('tbody')!.querySelectorAll<HTMLInputElement>('tr:not(.group) > .pick input')];
  const next = all[all.indexOf(box) + (event.key === 'ArrowDown' ? 1 : -1)];
  if (!next) return;
  next.focus();
  if (!event.shiftKey) return;
  actions.selectOne(row, true, false);
  if (!next.checked) next.click();
}

/** A click anywhere on the row opens it, unless it was meant for a control or to select text. */
function onRowClick(event: Event, actions: TableActions, row: number): void {
  const target = event.target as Element;
  const isSelecting = getSelection()?.type === 'Range';
  if (!target.closest('button, a, input, .pick') && !isSelecting) actions.toggleRow(row);
}

function onDetailKey(event: KeyboardEvent, actions: TableActions, row: number): void {
  if (event.key !== 'Escape' || event.defaultPrevented) return;
  event.stopPropagation();
  const button = (event.currentTarget as Element).previousElementSibling?.querySelector<HTMLElement>('.expander');
  actions.toggleRow(row);
  button?.focus();
}

function titleCell(model: TableModel, actions: TableActions, item: RecommendationReport, row: number, isOpen: boolean): TemplateResult {
  const { formatter, words, table, view } = model;
  // Under the head of a recommendation its rows differ by their scope.
  const title = (view.grouping === 'recommendation' && table.facts.scope(item.scopeId)) || item.title;
  return html`<th role="rowheader" scope="row" class="title">
    <button class="plain expander" aria-expanded=${isOpen ? 'true' : 'false'} @click=${() => actions.toggleRow(row)}>
      ${chevronIcon}<span class="name" dir="auto">${marked(title, words)}</span>
    </button>
    ${under(model, item)}
    ${isOpen ? nothing : html`<span class="visually-hidden">${item.notCounted ? formatter.text(`notCounted.${item.notCounted}`) : nothing}</span>`}
  </th>`;
}

/** Marks, then each part of the whereabouts that has no column. */
function under(model: TableModel, item: RecommendationReport): Part {
  const { words, table, columns, view } = model;
  const hasColumn = (id: string) => view.columns !== null && columns.some((column) => column.id === id);
  // The head of the group says it already.
  const said = { control: 'control', recommendation: 'scope', subscore: null, status: null }[view.grouping ?? 'status'];
  const where = underTitle(item, table.facts).filter(({ column }) => !hasColumn(column) && column !== said);
  return html`<span class="under caption">
    ${hasColumn('insights') ? nothing : insightMarks(model, item)}${where.map(
      ({ column, text }) => html`<span class="where in-${column}" dir="auto">${marked(text, words)}</span>`,
    )}
  </span>`;
}
