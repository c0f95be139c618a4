/** The line above the rows that names the columns and, where rows can be ordered, orders them. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Formatter } from '../../format/formatter.js';
import { downIcon, upIcon } from '../../ui/icons.js';
import { descendingKeys, type SortChoice, type SortKey } from './order.js';
import { columnIds, type ColumnId, type Columns } from './row.view.js';

export interface HeadInput {
  readonly formatter: Formatter;
  /** What the names are names of. */
  readonly name: string;
  /** Whom the rows are compared with. */
  readonly comparedWith: string | null;
  /** `null` where the rows are in an order of their own. */
  readonly sort: SortChoice | null;
  readonly sortBy: (key: SortKey) => void;
}

const sortKeyOf: Partial<Readonly<Record<ColumnId, SortKey>>> = { potential: 'potential', health: 'unhealthy' };

export function headTemplate(columns: Columns, { formatter, name, comparedWith, sort, sortBy }: HeadInput): TemplateResult {
  const cell = (column: string, label: string, key: SortKey | null) =>
    html`<div class="c-${column}" role="columnheader" aria-sort=${key && sort?.key === key ? directionOf(sort) : nothing}>
      ${key ? sortButton(label, key, sort, sortBy) : label}
    </div>`;
  const labelOf = (id: ColumnId) => (id === 'comparison' ? (comparedWith ?? '') : formatter.text(`breakdown.column.${id}`));
  return html`<div class="head caption" role="row">
    ${cell('name', name, 'name')}
    <div class="c-bar" aria-hidden="true"></div>
    ${cell('value', formatter.text('breakdown.column.percent'), 'percent')}
    <div class="meta" role="none">${columnIds.map((id) => (columns.has(id) ? cell(id, labelOf(id), sortKeyOf[id] ?? null) : nothing))}</div>
  </div>`;
}

function sortButton(label: string, key: SortKey, sort: SortChoice | null, sortBy: (key: SortKey) => void): TemplateResult {
  const arrow = sort?.key !== key ? nothing : directionOf(sort) === 'ascending' ? upIcon : downIcon;
  return html`<button class="sort" @click=${() => sortBy(key)}>${label}${arrow}</button>`;
}

const directionOf = ({ key, isReversed }: SortChoice): 'ascending' | 'descending' =>
  descendingKeys.has(key) === isReversed ? 'ascending' : 'descending';

/** What pressing a column does: its own direction first, then the other. */
export const nextSort = (sort: SortChoice | null, key: SortKey): SortChoice => ({
  key,
  isReversed: sort?.key === key && !sort.isReversed,
});
