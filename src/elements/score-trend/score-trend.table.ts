/** The table twin: the days of the range with the values of the shown series. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Formatter } from '../../format/formatter.js';
import { chevronIcon } from '../../ui/icons.js';
import { lateWords } from './score-trend.late-words.js';
import type { TrendView } from './score-trend.view.js';

const pageSize = 50;

export function tableTemplate(view: TrendView, wantedPage: number, formatter: Formatter, turn: (page: number) => void): TemplateResult {
  const [first, end] = view.indexes;
  const page = Math.min(wantedPage, Math.max(0, Math.ceil((end - first) / pageSize) - 1));
  return html`<div>${dayTable(view, page, lateWords(formatter), turn)}</div>`;
}

/** The days of the range, the newest first, fifty at a time. */
function dayTable(view: TrendView, page: number, words: Formatter, turn: (page: number) => void): TemplateResult {
  const [first, end] = view.indexes;
  const newest = end - 1 - page * pageSize;
  const count = Math.max(0, Math.min(pageSize, newest - first + 1));
  return html`<div class="table dates" part="table" role="region" tabindex="0" aria-label=${words.text('trend.table')}>
      <table>
        <thead>
          <tr>
            <th scope="col">${words.text('column.date')}</th>
            ${view.shown.map(({ name }) => html`<th scope="col"><bdi>${name}</bdi></th>`)}
          </tr>
        </thead>
        <tbody>
          ${Array.from({ length: count }, (_, offset) => dayRow(view, newest - offset, words))}
        </tbody>
      </table>
    </div>
    ${pager(end - first, page, words, turn)}`;
}

function dayRow({ history, shown, printInColumn }: TrendView, index: number, words: Formatter): TemplateResult {
  return html`<tr>
    <th scope="row"><bdi>${words.day(history.days[index]!.date)}</bdi></th>
    ${shown.map(({ y }) => (Number.isNaN(y[index]!) ? html`<td class="muted">${words.text('score.unknown')}</td>` : html`<td>${printInColumn(y[index]!)}</td>`))}
  </tr>`;
}

function pager(count: number, page: number, words: Formatter, turn: (page: number) => void): TemplateResult | typeof nothing {
  if (count <= pageSize) return nothing;
  const [from, to] = [page * pageSize + 1, Math.min(count, (page + 1) * pageSize)];
  return html`<div class="pager">
    <button class="turn newer" aria-label=${words.text('trend.newer')} ?disabled=${page === 0} @click=${() => turn(page - 1)}>
      ${chevronIcon}
    </button>
    <span class="caption" role="status">${words.text('trend.rows', { from, to, count })}</span>
    <button class="turn older" aria-label=${words.text('trend.older')} ?disabled=${to >= count} @click=${() => turn(page + 1)}>
      ${chevronIcon}
    </button>
  </div>`;
}
