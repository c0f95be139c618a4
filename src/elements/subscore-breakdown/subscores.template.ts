/** The sub-scores: the total, the bracket of the two halves it is the mean of, and the parts of the second half. */
import { html, nothing, type TemplateResult } from 'lit';
import type { ScoreReport } from '../../core/report.js';
import type { Formatter } from '../../format/formatter.js';
import { headTemplate, nextSort } from './head.template.js';
import type { SortChoice } from './order.js';
import { rowTemplate, triangle, type RowActs } from './row.template.js';
import { columnsOf, type Columns } from './row.view.js';
import { basesOf, basisName, subscoresView, type HalfView, type SubscoresChoice } from './subscore-breakdown.view.js';

export interface SubscoresInput {
  readonly acts: RowActs;
  readonly choice: SubscoresChoice;
  readonly sortBy: (sort: SortChoice | null) => void;
  readonly compareWith: (basis: string) => void;
}

export function subscoresTemplate(report: ScoreReport, { acts, choice, sortBy, compareWith }: SubscoresInput): TemplateResult {
  const { formatter } = acts;
  const { sort } = choice;
  const { total, halves, comparedWith, basis, isBounded } = subscoresView(report, formatter, choice);
  const columns = columnsOf([total, ...halves.flatMap(({ row, rows }) => [row, ...rows])]);
  const name = formatter.text('breakdown.group.subscore');
  return html`<div class="grid bracket" role="table" part="list" aria-label=${formatter.text('breakdown.label')}>
      ${headTemplate(columns, { formatter, name, comparedWith, sort, sortBy: (key) => sortBy(nextSort(sort, key)) })}
      ${rowTemplate(total, columns, acts, 'total')} ${halves.map((half) => halfTemplate(half, columns, acts))}
    </div>
    ${comparedWith ? legend(report, comparedWith, basis, compareWith, formatter) : nothing}
    ${isBounded ? html`<p class="caption legend">${formatter.text('partial.maximum')}</p>` : nothing}`;
}

function halfTemplate({ row, rows }: HalfView, columns: Columns, acts: RowActs): TemplateResult {
  return html`${rowTemplate(row, columns, acts, row.kind === 'scored' ? 'half' : 'half missing')}
  ${rows.map((part) => rowTemplate(part, columns, acts, 'part'))}`;
}

/** Whom the triangles on the bars stand for; a choice where the data know several. */
function legend(
  report: ScoreReport,
  comparedWith: string,
  basis: string | null,
  compareWith: (basis: string) => void,
  formatter: Formatter,
): TemplateResult {
  const bases = basesOf(report);
  if (bases.length < 2) return html`<p class="caption legend">${triangle} ${comparedWith}</p>`;
  return html`<label class="caption legend comparing">
    ${triangle}<span>${formatter.text('breakdown.compareWith')}</span>
    <select @change=${(event: Event) => compareWith((event.target as HTMLSelectElement).value)}>
      ${bases.map(
        (id) => html`<option value=${id} ?selected=${id === basis} .selected=${id === basis}>${basisName(id, formatter)}</option>`,
      )}
    </select>
  </label>`;
}
