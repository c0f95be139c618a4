/** One line on the screen. Words and numbers are text; what is drawn is hidden from speech. */
import { html, nothing, svg, type TemplateResult } from 'lit';
import type { ResourceCounts } from '../../core/posture.js';
import type { Formatter } from '../../format/formatter.js';
import type { ActiveScope } from '../../state/active-scope.js';
import { downIcon, lockIcon, sameIcon, upIcon } from '../../ui/icons.js';
import type { ChangeView } from './changes.view.js';
import type { ExplainTarget } from '../../ui/explain.js';
import { columnIds, type BarView, type ColumnId, type Columns, type HealthView, type RowView } from './row.view.js';

export interface RowActs {
  readonly formatter: Formatter;
  readonly isActive: (scope: ActiveScope) => boolean;
  readonly choose: (scope: ActiveScope) => void;
  /** What a press on a number does that opens its arithmetic. */
  readonly explain: (target: ExplainTarget) => (event: Event) => void;
}

export function rowTemplate(row: RowView, columns: Columns, acts: RowActs, extraClass = ''): TemplateResult {
  const isActive = row.scope !== null && acts.isActive(row.scope);
  const name = html`<div class="label">${nameTemplate(row, row.name, isActive, acts, false)}</div>`;
  return html`<div class=${rowClass(row, isActive, extraClass)} role="row" part="row">
    ${cells({ row, columns, acts, role: 'cell', name, isReachable: true })}
  </div>`;
}

export const rowClass = ({ kind, scope }: RowView, isActive: boolean, extra: string): string =>
  `row ${kind}${scope ? ' selectable' : ''}${isActive ? ' active' : ''} ${extra}`;

interface CellsInput {
  readonly row: RowView;
  readonly columns: Columns;
  readonly acts: RowActs;
  readonly role: 'cell' | 'gridcell';
  readonly name: TemplateResult;
  /** Whether the Tab key reaches the numbers of the row. */
  readonly isReachable: boolean;
}

const partOf: Partial<Readonly<Record<ColumnId, string>>> = { potential: 'potential', points: 'points' };

export function cells({ row, columns, acts, role, name, isReachable }: CellsInput): TemplateResult {
  const number: PrintNumber = (content, target = row.target, isNew = true) =>
    target ? numberTemplate(content, target, row.name, acts, isReachable && isNew) : content;
  const cell = (id: ColumnId) =>
    html`<div class="c-${id}" role=${role} part=${partOf[id] ?? nothing}>${cellContent(id, row, number, acts)}</div>`;
  return html`<div class="c-name" role=${role} part="name">${name}</div>
    ${barTemplate(row.bar)}
    <div class="c-value" role=${role} part="value">${valueTemplate(row, number)}</div>
    <div class="meta" role="none">${columnIds.map((id) => (columns.has(id) ? cell(id) : nothing))}</div>
    ${row.notes.length > 0 ? html`<div class="c-notes caption" role=${role}>${row.notes.map((note) => html`<div>${note}</div>`)}</div>` : nothing}`;
}

function cellContent(id: ColumnId, row: RowView, number: PrintNumber, { formatter, choose }: RowActs): unknown {
  const { potential, points, comparison, week, month, health } = row;
  switch (id) {
    case 'potential':
      return potential ? number(potentialTemplate(potential, formatter), row.target, false) : nothing;
    case 'points':
      return points ? number(twoLengths(points.short, points.long), row.target, false) : nothing;
    case 'comparison':
      return comparison ? twoLengths(comparison.short, comparison.full) : nothing;
    case 'week':
      return week ? changeTemplate(week, number) : nothing;
    case 'month':
      return month ? changeTemplate(month, number) : nothing;
    case 'health':
      return health ? healthTemplate(health, formatter, () => row.scope && choose(row.scope)) : nothing;
  }
}

export function nameTemplate(
  { name, caption, scope }: RowView,
  shown: TemplateResult | string,
  isActive: boolean,
  { formatter, choose }: RowActs,
  isInTree: boolean,
): TemplateResult {
  const small = caption ? html`<div class="caption">${caption}</div>` : nothing;
  if (!scope) return html`<span>${shown}</span>${small}`;
  const label = formatter.text('breakdown.select', { name });
  // In a tree the row itself takes the keys and says whether it is selected.
  return html`<button
      class="choose"
      tabindex=${isInTree ? -1 : nothing}
      aria-pressed=${isInTree ? nothing : `${isActive}`}
      aria-label=${label}
      @click=${() => choose(scope)}
    >
      ${shown}</button
    >${small}`;
}

/** `isNew` where no other number of the row opens the same: one stop of the Tab key is enough for each. */
type PrintNumber = (content: unknown, target?: ExplainTarget | null, isNew?: boolean) => unknown;

function valueTemplate({ kind, value }: RowView, number: PrintNumber): TemplateResult {
  const atLeast = value.atLeast ? html`<div class="caption">${value.atLeast}</div>` : nothing;
  return html`${kind === 'restricted' ? lockIcon : nothing}
    <div>${number(html`<span class="percent">${value.text}</span>`)}${atLeast}</div>`;
}

/** A number that opens its arithmetic. */
function numberTemplate(content: unknown, target: ExplainTarget, name: string, { formatter, explain }: RowActs, isReachable: boolean) {
  return html`<button
    type="button"
    class="explain number"
    tabindex=${isReachable ? nothing : -1}
    aria-haspopup="dialog"
    aria-expanded="false"
    title=${formatter.text('breakdown.explain', { name })}
    @click=${explain(target)}
  >
    ${content}
  </button>`;
}

/** Short where the head of a column says what it is, long where there are no columns; the other one is not displayed. */
function twoLengths(short: unknown, long: string): TemplateResult {
  return html`<span class="short">${short}</span><span class="long">${long}</span>`;
}

/** The same box stands where there is nothing to draw, so that the columns keep their places. */
function barTemplate(bar: BarView | null): TemplateResult {
  if (!bar) return html`<div class="c-bar none" part="bar" aria-hidden="true"></div>`;
  const uncertain = bar.possible - bar.certain;
  return html`<div class="c-bar" part="bar" aria-hidden="true">
    <div class="track ${bar.segments ? 'cut' : ''}" .style=${bar.segments ? `--_segments: ${bar.segments}` : ''}>
      <div class="certain" .style=${`inline-size: ${bar.certain}%`}></div>
      ${uncertain > 0 ? html`<div class="uncertain" .style=${`inline-size: ${uncertain}%`}></div>` : nothing}
    </div>
    ${bar.mark === null ? nothing : html`<div class="mark" .style=${`inset-inline-start: ${bar.mark}%`}>${triangle}</div>`}
  </div>`;
}

export const triangle = html`<svg class="triangle" viewBox="0 0 8 6" width="8" height="6" aria-hidden="true">
  ${svg`<path d="M4 0 8 6H0z" fill="currentColor" />`}
</svg>`;

function potentialTemplate({ change, points }: NonNullable<RowView['potential']>, formatter: Formatter): TemplateResult {
  const long = points ? formatter.text('breakdown.potentialPoints', { change, points }) : formatter.text('breakdown.potential', { change });
  return twoLengths(html`<strong>${change}</strong>${points ? html`<span class="caption">${points}</span>` : nothing}`, long);
}

const directionIcons = { same: sameIcon, positive: upIcon, negative: downIcon };

function changeTemplate({ direction, short, full, since, target }: ChangeView, number: PrintNumber): TemplateResult {
  const under = since ? html`<span class="under caption">${since}</span>` : nothing;
  return html`<span class="change ${direction}" part="change"
    >${number(html`${directionIcons[direction]}${twoLengths(short, full)}${under}`, target)}</span
  >`;
}

const healthMarks: Readonly<Record<keyof ResourceCounts, TemplateResult>> = {
  healthy: mark('m2 5.5 2.2 2.2L8 3'),
  unhealthy: mark('m2.5 2.5 5 5m0-5-5 5'),
  notApplicable: mark('M2 5h6'),
};

function mark(path: string): TemplateResult {
  return html`<svg
    viewBox="0 0 10 10"
    width="10"
    height="10"
    fill="none"
    stroke="currentColor"
    stroke-width="1.6"
    stroke-linecap="round"
    stroke-linejoin="round"
    aria-hidden="true"
  >
    ${svg`<path d=${path} />`}
  </svg>`;
}

const healthOrder = ['healthy', 'unhealthy', 'notApplicable'] as const;

/**
 * The exact words are there for speech, and shown to whoever points at the bar or comes to the row by key. It lies above
 * the area of the button that chooses the row, so it passes a click on.
 */
function healthTemplate({ shares, counts, summary, lines }: HealthView, formatter: Formatter, choose: () => void): TemplateResult {
  return html`<div class="health" role="img" aria-label=${formatter.list(lines)} @click=${choose}>
    <div class="segments">
      ${healthOrder.map((name) => (shares[name] > 0 ? html`<span class=${name} .style=${`inline-size: ${shares[name]}%`}></span>` : nothing))}
    </div>
    <div class="counts caption">${healthOrder.map((name) => html`<span class=${name}>${healthMarks[name]}${counts[name]}</span>`)}</div>
    <div class="summary caption">${summary}</div>
    <div class="tip">
      ${lines.map((line, index) => html`<div class=${healthOrder[index]!}>${healthMarks[healthOrder[index]!]} ${line}</div>`)}
    </div>
  </div>`;
}
