/** The table itself: header, rows, and the detail below an open row. */
import { html, nothing, svg, type TemplateResult } from 'lit';
import type { RecommendationReport } from '../../core/report.js';
import { chevronIcon, downIcon, upIcon } from '../../ui/icons.js';
import { levelName, serviceName, statusName, statusOf, subscoreName, type Column, type ColumnId } from './recommendation-table.columns.js';
import { detailIfLoaded } from './recommendation-table.late-detail.js';
import type { TableActions, TableModel } from './recommendation-table.model.js';
import {
  achievedText,
  healthText,
  highlighted,
  potentialView,
  statusShape,
  underTitle,
  unhealthyText,
} from './recommendation-table.view.js';

/** Roles are written out, because a table that is laid out as cards would lose its own in some browsers. */
export function tableTemplate(model: TableModel, actions: TableActions): TemplateResult {
  const { formatter, columns, page, selection } = model;
  const rows = selection.rows.subarray(page.from, page.to);
  return html`<table role="table" part="table" aria-rowcount=${selection.rows.length + 1}>
    <caption class="visually-hidden">
      ${formatter.text('table.label')}. ${formatter.text('sort.hint')}
    </caption>
    <thead role="rowgroup">
      <tr role="row" aria-rowindex="1">
        ${columns.map((column) => headerCell(column, model, actions))}
      </tr>
    </thead>
    <tbody role="rowgroup">
      ${Array.from(rows, (row, index) => rowTemplate(model, actions, row, page.from + index))}
    </tbody>
  </table>`;
}

function headerCell({ id, message, isNumber }: Column, { formatter, sorting }: TableModel, actions: TableActions): TemplateResult {
  const place = sorting.findIndex((item) => item.id === id);
  const sort = sorting[place];
  const order = sort ? (sort.desc ? 'descending' : 'ascending') : 'none';
  const icon = sort
    ? html`${sort.desc ? downIcon : upIcon}${sorting.length > 1 ? html`<span class="place">${formatter.number(place + 1)}</span>` : nothing}`
    : html`<span class="unsorted"></span>`;
  return html`<th role="columnheader" scope="col" class="${id} ${isNumber ? 'end' : ''}" aria-sort=${order}>
    <button
      class="plain"
      title=${formatter.text('sort.by', { column: formatter.text(message) })}
      @click=${(event: MouseEvent) => actions.sort(id, event.shiftKey)}
    >
      <span>${formatter.text(message)}</span>${icon}
    </button>
  </th>`;
}

function rowTemplate(model: TableModel, actions: TableActions, row: number, position: number): TemplateResult {
  const item = model.table.items[row]!;
  const isOpen = model.open.has(model.table.keys[row]!);
  const cells = model.columns.map((column) =>
    column.id === 'title' ? titleCell(model, actions, item, row, isOpen) : cell(column, model, item),
  );
  return html`<tr
      role="row"
      part="row"
      class="${isOpen ? 'open' : ''} ${item.notCounted ? 'aside' : ''}"
      aria-rowindex=${position + 2}
      @click=${(event: Event) => onRowClick(event, actions, row)}
    >
      ${cells}
    </tr>
    ${
      isOpen
        ? html`<tr role="row" class="detail" part="detail" @keydown=${(event: KeyboardEvent) => onDetailKey(event, actions, row)}>
            <td role="cell" colspan=${model.columns.length}>${detailIfLoaded()?.(model, actions, row)}</td>
          </tr>`
        : nothing
    }`;
}

/** A click anywhere on the row opens it, unless it was meant for a control or to select text. */
function onRowClick(event: Event, actions: TableActions, row: number): void {
  const target = event.target as Element;
  const isSelecting = getSelection()?.type === 'Range';
  if (!target.closest('button, a, input') && !isSelecting) actions.toggleRow(row);
}

function onDetailKey(event: KeyboardEvent, actions: TableActions, row: number): void {
  if (event.key !== 'Escape') return;
  event.stopPropagation();
  const button = (event.currentTarget as Element).previousElementSibling?.querySelector('button');
  actions.toggleRow(row);
  button?.focus();
}

function titleCell(model: TableModel, actions: TableActions, item: RecommendationReport, row: number, isOpen: boolean): TemplateResult {
  const { formatter, words, table } = model;
  const under = underTitle(item, table.names);
  return html`<th role="rowheader" scope="row" class="title">
    <button class="plain expander" aria-expanded=${isOpen ? 'true' : 'false'} @click=${() => actions.toggleRow(row)}>
      ${chevronIcon}<span class="name" dir="auto">${marked(item.title, words)}</span>
    </button>
    <span class="under caption">
      ${marks(model, item)}${under.length > 0 ? html`${under.map(({ column, text }) => html`<span class="where in-${column}" dir="auto">${marked(text, words)}</span>`)}` : nothing}
    </span>
    ${isOpen ? nothing : html`<span class="visually-hidden">${item.notCounted ? formatter.text(`notCounted.${item.notCounted}`) : nothing}</span>`}
  </th>`;
}

/** Why a row does not count, in a word; the whole sentence is its tooltip and stands in the detail. */
function marks({ formatter }: TableModel, item: RecommendationReport): TemplateResult {
  const own =
    item.notCounted && item.notCounted !== 'riskAccepted'
      ? html`<span class="mark" title=${formatter.text(`notCounted.${item.notCounted}`)}
          >${formatter.text(`mark.${item.notCounted}`)}</span
        >`
      : nothing;
  return html`${own}${item.selfDeclared ? html`<span class="mark" title=${formatter.text('score.selfDeclaredNote')}>${formatter.text('mark.selfDeclared')}</span>` : nothing}`;
}

const marked = (text: string, words: readonly string[]) =>
  highlighted(text, words).map((piece) => (piece.isMatch ? html`<mark>${piece.text}</mark>` : piece.text));

function cell({ id, message, isNumber }: Column, model: TableModel, item: RecommendationReport): TemplateResult {
  const content = cellContent(id, model, item);
  return html`<td role="cell" class="${id} ${isNumber ? 'end' : ''} ${content === unknown ? 'none' : ''}">
    <span class="label caption" aria-hidden="true">${model.formatter.text(message)}</span>
    ${content}
  </td>`;
}

function cellContent(id: ColumnId, model: TableModel, item: RecommendationReport): unknown {
  const { formatter, words, table } = model;
  const text = (value: string | null) => (value === null ? unknown : html`<span dir="auto">${marked(value, words)}</span>`);
  switch (id) {
    case 'title':
      return nothing;
    case 'subscore':
      return html`<span>${subscoreName(item, formatter)}</span>`;
    case 'control':
      return text(table.names.control(item.controlId));
    case 'scope':
      return text(table.names.scope(item.scopeId));
    case 'service':
      return text(serviceName(item.service, formatter));
    case 'status':
      return html`<span class="state"
        ><span class="dot ${statusShape(statusOf(item))}"></span>${statusName(statusOf(item), formatter)}</span
      >`;
    case 'potential':
      return potentialCell(model, item);
    case 'achieved':
      return plain(achievedText(item, formatter));
    case 'unhealthy':
      return item.resources ? html`<span title=${healthText(item, formatter)}>${unhealthyText(item, formatter)}</span>` : unknown;
    case 'userImpact':
      return plain(levelName(item.userImpact, formatter));
    case 'cost':
      return plain(levelName(item.implementationCost, formatter));
    case 'updated':
      return plain(item.updatedAt ? formatter.day(item.updatedAt) : null);
  }
}

const unknown = html`<span class="muted">–</span>`;
const plain = (text: string | null) => (text === null ? unknown : html`<span>${text}</span>`);

function potentialCell({ report, formatter, largestPercent }: TableModel, item: RecommendationReport): TemplateResult {
  const potential = potentialView(item, report.model, formatter);
  if (!potential) return unknown;
  const share = largestPercent > 0 ? Math.min(100, (100 * Math.max(0, item.potentialPercent!)) / largestPercent) : 0;
  return html`<span class="increase ${potential.isNone ? 'muted' : ''}">
    <span class="amount"
      ><strong>${potential.change}</strong>${potential.points ? html` <span class="muted">(${potential.points})</span>` : nothing}</span
    >
    ${potential.isNone ? nothing : html`<svg class="bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">${bar(share)}</svg>`}
  </span>`;
}

const bar = (share: number) => svg`<rect class="track" width="100" height="4" /><rect class="fill" width=${share} height="4" />`;
