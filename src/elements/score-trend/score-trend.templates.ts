/** The parts of the trend as templates: pure, from views and drawings. */
import { html, nothing, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { ScoreChange } from '../../core/report.js';
import type { Formatter } from '../../format/formatter.js';
import { seriesColor, seriesDash } from '../../theme/series.js';
import { changeChip, changeText, directionOf } from '../../ui/change-chip.js';
import { changePaths } from '../../ui/icons.js';
import type { CursorView } from './score-trend.cursor.js';
import type { TrendDrawing } from './score-trend.drawing.js';
import type { SeriesId, TrendRange } from './score-trend.history.js';
import type { Marks } from './score-trend.marks.js';
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
  // One listener for all of them: a listener each takes a good part of the time that the group takes to be made.
  const change = ({ currentTarget, target }: Event): void => {
    const place = [...(currentTarget as Element).querySelectorAll('input')].indexOf(target as HTMLInputElement);
    choose(view.ranges[place]!.value);
  };
  return html`<div class="ranges" part="range" role="group" aria-label=${formatter.text('trend.range')} @change=${change}>
    ${view.ranges.map(
      ({ value, text }) =>
        html`<label><input type="radio" name="range" .checked=${live(value === view.range)} /><span>${text}</span></label>`,
    )}
  </div>`;
}

/** `marks`: zones and marked days, their names above the lines. */
export function chart(drawing: TrendDrawing, marks: Marks | null): TemplateResult {
  const { width, height, left, right } = drawing;
  return html`<svg class="drawing" part="chart" width=${width} height=${height} viewBox="0 0 ${width} ${height}" aria-hidden="true">
      ${marks?.behind ?? nothing}${gridTemplate(drawing)}
      ${drawing.references.map(({ kind, y }) => svg`<line class="reference ${kind}" x1=${left} x2=${right} y1=${y} y2=${y} />`)}
      <svg x=${left} y="0" width=${Math.max(0, right - left)} height=${height} viewBox="${left} 0 ${Math.max(1, right - left)} ${height}">
        ${drawing.lines.map(
          ({ path, area, style }) =>
            svg`<path class="area" d=${area} fill=${seriesColor(style)} /><path class="line" d=${path} stroke=${seriesColor(style)} stroke-dasharray=${seriesDash(style) || nothing} />`,
        )}
      </svg>
      ${drawing.lines.map(({ dots, style }) => dots.map(({ x, y }) => svg`<circle class="dot" cx=${x} cy=${y} r="3.5" fill=${seriesColor(style)} />`))}
      ${drawing.endLabels.map(({ y, style }) => (style === null ? nothing : svg`<circle cx=${Math.round(right) + 16} cy=${Math.round(y)} r="4" fill=${seriesColor(style)} />`))}
      ${marks?.names ?? nothing}
    </svg>
    ${endLabels(drawing)}`;
}

function gridTemplate({ gridlines, ticks, left, right, bottom, scale = 1 }: TrendDrawing): SVGTemplateResult {
  return svg`<path class="gridline" d=${gridlines.map(({ at }) => `M${left},${at}H${right}`).join('')} />${gridlines.map(
    ({ at, text }) => svg`<text class="tick" x=${left - 8} y=${at} dy="0.35em" text-anchor="end">${text}</text>`,
  )}${ticks.map(({ at, text, anchor }) => svg`<text class="tick" x=${at} y=${bottom + 4 + 15 * scale} text-anchor=${anchor}>${text}</text>`)}`;
}

/** Beside the chart and hidden from speech, as the chart is: the sentence and the table say the same. */
function endLabels({ endLabels: labels, right }: TrendDrawing): TemplateResult {
  return html`<div class="ends" aria-hidden="true" .style=${`left:${right}px`}>
    ${labels.map(({ y, text, style }) => html`<div class=${style === null ? 'end muted' : 'end keyed'} .style=${`top:${y}px`}>${text}</div>`)}
  </div>`;
}

export interface CursorHandlers {
  readonly press: (event: KeyboardEvent) => void;
  readonly focus: (event: FocusEvent) => void;
  readonly blur: () => void;
  readonly point: (event: PointerEvent) => void;
  readonly leave: (event: PointerEvent) => void;
}

export interface CursorInput {
  readonly view: TrendView;
  readonly drawing: TrendDrawing | null;
  readonly cursor: CursorView | null;
  /** The series that the reader went to by key. */
  readonly chosen: SeriesId | null;
  /** Of the slider: what the pointer passes over is no choice, and leaves its value alone. */
  readonly held: CursorView | null;
  /** What the host marked on the day. */
  readonly note: string;
  readonly formatter: Formatter;
  readonly on: CursorHandlers;
}

/** Beside the cursor there is no room for words in a narrow chart: they stand at its far edge. In pixels at a scale of 1. */
const roomForTooltip = 480;

/** What stays while the pointer moves: the slider, and the marks and the tooltip without place and values. */
export function cursorLayer(input: CursorInput, side: string): TemplateResult {
  const { view, drawing, cursor } = input;
  return html`${view.stops.length > 0 ? slider(input) : nothing}${drawing && cursor ? moving(input, drawing, cursor, side) : nothing}`;
}

/** Each is moved as a whole, in a layer of its own: an attribute of SVG, or the chart below drawn anew, would cost more at every movement. */
function moving(input: CursorInput, drawing: TrendDrawing, cursor: CursorView, side: string): TemplateResult {
  const { top, bottom, width, scale = 1 } = drawing;
  const isFar = width < roomForTooltip * scale;
  const tooltip = cursorTooltip(cursor, isFar ? `far ${side}` : side, input);
  return html`<div class="moving" aria-hidden="true">
    <div class="at">
      <div class="guide" .style=${`top:${top}px;height:${bottom - top}px`}></div>
      ${isFar ? nothing : tooltip}
    </div>
    ${cursor.rows.map(({ series, percent }) => (percent === null ? nothing : cursorMark(series, series.id === input.chosen)))}${isFar ? tooltip : nothing}
  </div>`;
}

const cursorMark = ({ style }: SeriesView, isChosen: boolean): TemplateResult =>
  html`<svg class="mark" width="1" height="1"><circle r=${isChosen ? 6 : 4.5} fill=${seriesColor(style)} /></svg>`;

/** A slider, so that screen readers pass the arrow keys on; its value is the day, the live region says the rest. */
function slider({ view, held, formatter, on }: CursorInput): TemplateResult {
  const last = view.stops.length - 1;
  const place = held?.place ?? last;
  return html`<div
      class="cursor"
      role="slider"
      tabindex="0"
      aria-label=${formatter.text('trend.chooseDay')}
      aria-describedby="hint"
      aria-valuemin="0"
      aria-valuemax=${last}
      aria-valuenow=${place}
      aria-valuetext=${held?.dateText ?? formatter.day(view.history.days[view.stops[place]!]!.date)}
      @keydown=${on.press}
      @focus=${on.focus}
      @blur=${on.blur}
      @pointerdown=${on.point}
      @pointermove=${on.point}
      @pointerleave=${on.leave}
    ></div>
    <span id="hint" hidden>${formatter.text('trend.cursorHint')}</span>`;
}

/** Without its values, which `CursorPlace` writes. Hidden from speech: the live region says it after a key, the slider's value text on focus. */
function cursorTooltip(cursor: CursorView, side: string, { formatter, chosen, note }: CursorInput): TemplateResult {
  return html`<div class="tooltip ${side}" part="tooltip" dir=${formatter.direction}>
    <table>
      <caption></caption>
      <tbody>
        ${cursor.rows.map(
          ({ series }) =>
            html`<tr class=${series.id === chosen ? 'chosen' : ''}>
              <th>${swatch(series.style)}${series.name}</th>
              <td></td>
              <td class="muted"></td>
            </tr>`,
        )}
      </tbody>
    </table>
    ${note ? html`<bdi class="note">${note}</bdi>` : nothing}
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
    ${references.map(({ kind, text }) => html`<span class="caption level">${referenceSwatch(kind)}<bdi>${text}</bdi></span>`)}
  </div>`;
}

/** The last line stays: a chart of nothing answers nothing. */
function seriesToggle({ id, name, style, isShown }: SeriesView, { shown }: TrendView, toggle: (id: SeriesId) => void): TemplateResult {
  const isOnly = isShown && shown.length === 1;
  return html`<button class="chip" aria-pressed=${isShown} aria-disabled=${isOnly ? 'true' : nothing} @click=${() => isOnly || toggle(id)}>
    ${swatch(style)}<bdi>${name}</bdi>
  </button>`;
}

/** Each change opens its reasons: the two days that it lies between. */
export function changeList(view: TrendView, formatter: Formatter, explain: (change: ScoreChange) => void): TemplateResult | typeof nothing {
  if (view.history.unit === 'count') return nothing;
  if (view.changes.length === 0) return changeChip(null, formatter);
  return html`<ul class="changes" aria-label=${formatter.text('trend.changes')}>
    ${view.changes.map(
      ({ change, wantedDays }) =>
        html`<li>
          <button class="chip ${directionOf(change)}" part="change" title=${formatter.text('trend.why')} @click=${() => explain(change)}>
            <svg
              class="icon"
              viewBox="0 0 16 16"
              fill="none"
              stroke="currentColor"
              stroke-width="1.5"
              stroke-linecap="round"
              stroke-linejoin="round"
              aria-hidden="true"
            >
              <path d=${changePaths[directionOf(change)]} /></svg
            >${changeText(change, formatter, wantedDays)}
          </button>
        </li>`,
    )}
  </ul>`;
}
