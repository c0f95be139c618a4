/** The parts of the trend as templates: pure, from views and drawings. */
import { html, nothing, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Formatter } from '../../format/formatter.js';
import { seriesColor, seriesDash } from '../../theme/series.js';
import { changeChip } from '../../ui/change-chip.js';
import { chevronIcon } from '../../ui/icons.js';
import type { CursorView } from './score-trend.cursor.js';
import type { TrendDrawing } from './score-trend.drawing.js';
import type { SeriesId, TrendRange } from './score-trend.history.js';
import type { SeriesView, TrendView } from './score-trend.view.js';

/** A short piece of the line, as it looks in the chart. */
export function swatch(style: number): TemplateResult {
  return html`<svg class="swatch" width="18" height="8" viewBox="0 0 18 8" aria-hidden="true">
    <path d="M1 4H17" stroke=${seriesColor(style)} stroke-dasharray=${seriesDash(style) || nothing} />
  </svg>`;
}

const referenceSwatch = (kind: string): TemplateResult =>
  html`<svg class="swatch" width="18" height="8" viewBox="0 0 18 8" aria-hidden="true">
    <path class="reference ${kind}" d="M1 4H17" />
  </svg>`;

export function rangeControl(view: TrendView, formatter: Formatter, choose: (range: TrendRange) => void): TemplateResult | typeof nothing {
  if (view.ranges.length === 0) return nothing;
  return html`<fieldset class="ranges" part="range">
    <legend class="visually-hidden">${formatter.text('trend.range')}</legend>
    ${view.ranges.map(
      ({ value, text }) =>
        html`<label>
          <input type="radio" name="range" .checked=${live(value === view.range)} @change=${() => choose(value)} />
          <span>${text}</span>
        </label>`,
    )}
  </fieldset>`;
}

export function chart(drawing: TrendDrawing): TemplateResult {
  const { width, height, left, right } = drawing;
  return html`<svg class="drawing" part="chart" width=${width} height=${height} viewBox="0 0 ${width} ${height}" aria-hidden="true">
      ${gridTemplate(drawing)}
      ${drawing.references.map(({ kind, y }) => svg`<line class="reference ${kind}" x1=${left} x2=${right} y1=${y} y2=${y} />`)}
      <svg x=${left} y="0" width=${Math.max(0, right - left)} height=${height} viewBox="${left} 0 ${Math.max(1, right - left)} ${height}">
        ${drawing.lines.map(
          ({ path, area, style }) =>
            svg`<path class="area" d=${area} fill=${seriesColor(style)} /><path class="line" d=${path} stroke=${seriesColor(style)} stroke-dasharray=${seriesDash(style) || nothing} />`,
        )}
      </svg>
      ${drawing.lines.map(({ dots, style }) => dots.map(({ x, y }) => svg`<circle class="dot" cx=${x} cy=${y} r="3.5" fill=${seriesColor(style)} />`))}
    </svg>
    ${endLabels(drawing)}`;
}

function gridTemplate({ gridlines, ticks, left, right, bottom }: TrendDrawing): SVGTemplateResult {
  return svg`${gridlines.map(
    ({ at, text }) =>
      svg`<line class="gridline" x1=${left} x2=${right} y1=${at} y2=${at} /><text class="tick" x=${left - 8} y=${at} dy="0.35em" text-anchor="end">${text}</text>`,
  )}${ticks.map(({ at, text, anchor }) => svg`<text class="tick" x=${at} y=${bottom + 20} text-anchor=${anchor}>${text}</text>`)}`;
}

/** Beside the chart and hidden from speech, as the chart is: the sentence and the table say the same. */
function endLabels({ endLabels: labels, right }: TrendDrawing): TemplateResult {
  return html`<div class="ends" aria-hidden="true" .style=${`--_x:${right}px`}>
    ${labels.map(
      ({ y, text, style }) =>
        html`<div class="end ${style === null ? 'muted' : ''}" .style=${`--_y:${y}px`}>
          ${style === null ? nothing : html`<svg class="key" width="8" height="8" aria-hidden="true"><circle cx="4" cy="4" r="4" fill=${seriesColor(style)} /></svg>`}
          <span>${text}</span>
        </div>`,
    )}
  </div>`;
}

export function cursorMarks(cursor: CursorView, drawing: TrendDrawing): TemplateResult {
  const x = drawing.scaleX(cursor.day);
  return html`<svg class="marks" width=${drawing.width} height=${drawing.height} aria-hidden="true">
    <line class="guide" x1=${x} x2=${x} y1=${drawing.top} y2=${drawing.bottom} />
    ${cursor.rows.map(({ series, percent }) =>
      percent === null
        ? nothing
        : svg`<circle class="mark" cx=${x} cy=${drawing.scaleY(percent)} r="4.5" fill=${seriesColor(series.style)} />`,
    )}
  </svg>`;
}

/** Hidden from speech: the live region says it after a key, the slider's value text on focus. */
export function cursorTooltip(cursor: CursorView, drawing: TrendDrawing, formatter: Formatter): TemplateResult {
  const x = drawing.scaleX(cursor.day);
  const side = x > (drawing.left + drawing.right) / 2 ? 'before' : 'after';
  return html`<div class="tooltip ${side}" part="tooltip" dir=${formatter.direction} aria-hidden="true" .style=${`--_x:${x}px`}>
    <table>
      <caption>
        ${cursor.dateText}
      </caption>
      <tbody>
        ${cursor.rows.map(
          ({ series, percentText, changeText }) =>
            html`<tr>
              <th>${swatch(series.style)}${series.name}</th>
              <td>${percentText}</td>
              <td class="muted">${changeText === null ? nothing : formatter.text('change.value', { change: changeText })}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

/** Chips that show and hide series, where there is more than one; then the levels that have no label in the chart. */
export function legend(
  view: TrendView,
  labelled: ReadonlySet<string>,
  formatter: Formatter,
  toggle: (id: SeriesId) => void,
): TemplateResult | typeof nothing {
  const references = view.references.filter(({ id }) => !labelled.has(id));
  if (view.series.length < 2 && references.length === 0) return nothing;
  return html`<div class="legend" part="legend">
    ${view.series.length < 2 ? nothing : html`<div class="series" role="group" aria-label=${formatter.text('trend.series')}>${view.series.map((series) => seriesToggle(series, view, toggle))}</div>`}
    ${references.map(({ kind, text }) => html`<span class="caption level">${referenceSwatch(kind)}${text}</span>`)}
  </div>`;
}

/** The last line stays: a chart of nothing answers nothing. */
function seriesToggle({ id, name, style, isShown }: SeriesView, { shown }: TrendView, toggle: (id: SeriesId) => void): TemplateResult {
  const isOnly = isShown && shown.length === 1;
  return html`<button class="chip" aria-pressed=${isShown} aria-disabled=${isOnly ? 'true' : nothing} @click=${() => isOnly || toggle(id)}>
    ${swatch(style)}${name}
  </button>`;
}

export function changeList(view: TrendView, formatter: Formatter): TemplateResult {
  if (view.changes.length === 0) return changeChip(null, formatter);
  return html`<ul class="changes" aria-label=${formatter.text('trend.changes')}>
    ${view.changes.map(({ change, wantedDays }) => html`<li>${changeChip(change, formatter, { wantedDays })}</li>`)}
  </ul>`;
}

export const pageSize = 50;

/** The days of the range, the newest first, fifty at a time. */
export function dayTable(view: TrendView, page: number, formatter: Formatter, turn: (page: number) => void): TemplateResult {
  const [first, end] = view.indexes;
  const newest = end - 1 - page * pageSize;
  const count = Math.max(0, Math.min(pageSize, newest - first + 1));
  return html`<div class="table" part="table" role="region" tabindex="0" aria-label=${formatter.text('trend.table')}>
      <table>
        <thead>
          <tr>
            <th scope="col">${formatter.text('column.date')}</th>
            ${view.shown.map(({ name }) => html`<th scope="col">${name}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${Array.from({ length: count }, (_, offset) => dayRow(view, newest - offset, formatter))}
        </tbody>
      </table>
    </div>
    ${pager(end - first, page, formatter, turn)}`;
}

function dayRow({ history, shown, printInColumn }: TrendView, index: number, formatter: Formatter): TemplateResult {
  return html`<tr>
    <th scope="row">${formatter.day(history.days[index]!.date)}</th>
    ${shown.map(({ y }) => (Number.isNaN(y[index]!) ? html`<td class="muted">${formatter.text('score.unknown')}</td>` : html`<td>${printInColumn(y[index]!)}</td>`))}
  </tr>`;
}

function pager(count: number, page: number, formatter: Formatter, turn: (page: number) => void): TemplateResult | typeof nothing {
  if (count <= pageSize) return nothing;
  const [from, to] = [page * pageSize + 1, Math.min(count, (page + 1) * pageSize)];
  return html`<div class="pager">
    <button class="turn newer" aria-label=${formatter.text('trend.newer')} ?disabled=${page === 0} @click=${() => turn(page - 1)}>
      ${chevronIcon}
    </button>
    <span class="caption" role="status">${formatter.text('trend.rows', { from, to, count })}</span>
    <button class="turn older" aria-label=${formatter.text('trend.older')} ?disabled=${to >= count} @click=${() => turn(page + 1)}>
      ${chevronIcon}
    </button>
  </div>`;
}
