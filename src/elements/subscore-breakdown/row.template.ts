/** One line on the screen. Words and numbers are text; what is drawn is hidden from speech. */
import { html, nothing, svg, type TemplateResult } from 'lit';
import type { ResourceCounts } from '../../core/posture.js';
import type { Formatter } from '../../format/formatter.js';
import type { ActiveScope } from '../../state/store.js';
import { changeChip } from '../../ui/change-chip.js';
import { lockIcon } from '../../ui/icons.js';
import type { BarView, RowView } from './row.view.js';

export interface RowActs {
  readonly formatter: Formatter;
  readonly isActive: (scope: ActiveScope) => boolean;
  readonly choose: (scope: ActiveScope) => void;
}

/** Deeper than this the names would have no room left; the order still tells what is below what. */
const deepestLevel = 6;

export function rowTemplate(row: RowView, acts: RowActs): TemplateResult {
  const isActive = row.scope !== null && acts.isActive(row.scope);
  return html`<div class="row ${row.kind} ${row.scope ? 'selectable' : ''} ${isActive ? 'active' : ''}" part="row">
    <div class="name" part="name" .style=${`--_level: ${Math.min(row.level, deepestLevel)}`}>${nameTemplate(row, isActive, acts)}</div>
    ${barTemplate(row.bar)}
    <div class="percent" part="value">${row.kind === 'restricted' ? lockIcon : nothing}<span>${row.value}</span></div>
    <div class="comparison caption">${row.comparison ? comparisonTemplate(row.comparison) : nothing}</div>
    <div class="meta">${changesTemplate(row, acts.formatter)} ${healthTemplate(row, acts)} ${detailTemplate(row, acts.formatter)}</div>
    ${row.notes.length > 0 ? html`<div class="notes caption">${row.notes.map((note) => html`<div>${note}</div>`)}</div>` : nothing}
  </div>`;
}

function nameTemplate({ name, caption, scope }: RowView, isActive: boolean, { formatter, choose }: RowActs): TemplateResult {
  const small = caption ? html`<div class="caption">${caption}</div>` : nothing;
  if (!scope) return html`<span>${name}</span>${small}`;
  const label = formatter.text('breakdown.select', { name });
  const pressed = isActive ? 'true' : 'false';
  return html`<button class="choose" aria-pressed=${pressed} aria-label=${label} @click=${() => choose(scope)}>${name}</button>${small}`;
}

/** The same box stands where there is nothing to draw, so that the columns keep their places. */
function barTemplate(bar: BarView | null): TemplateResult {
  if (!bar) return html`<div class="bar none" part="bar" aria-hidden="true"></div>`;
  const uncertain = bar.possible - bar.certain;
  return html`<div class="bar" part="bar" aria-hidden="true">
    <div class="track">
      <div class="certain" .style=${`inline-size: ${bar.certain}%`}></div>
      ${uncertain > 0 ? html`<div class="uncertain" .style=${`inline-size: ${uncertain}%`}></div>` : nothing}
    </div>
    ${bar.mark === null ? nothing : html`<div class="mark" .style=${`inset-inline-start: ${bar.mark}%`}>${triangle}</div>`}
  </div>`;
}

export const triangle = html`<svg class="triangle" viewBox="0 0 8 6" width="8" height="6" aria-hidden="true">
  ${svg`<path d="M4 0 8 6H0z" fill="currentColor" />`}
</svg>`;

function comparisonTemplate({ short, full }: NonNullable<RowView['comparison']>): TemplateResult {
  return html`<span class="visually-hidden">${full}</span><span class="short" aria-hidden="true">${triangle} ${short}</span>`;
}

function changesTemplate({ changes }: RowView, formatter: Formatter): TemplateResult {
  return html`<div class="changes">${changes.map(({ change, wantedDays }) => changeChip(change, formatter, { wantedDays }))}</div>`;
}

function detailTemplate({ points, potential }: RowView, formatter: Formatter): TemplateResult {
  return html`<div class="detail">
    ${potential ? html`<span class="potential" part="potential">${formatter.text('breakdown.potential', { value: potential })}</span>` : nothing}
    ${points ? html`<span class="muted" part="points">${points}</span>` : nothing}
  </div>`;
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
  >
    ${svg`<path d=${path} />`}
  </svg>`;
}

const healthOrder = ['healthy', 'unhealthy', 'notApplicable'] as const;

/** It lies above the button for the sake of its tooltip, so it passes a click on. */
function healthTemplate({ health, scope }: RowView, { choose }: RowActs): TemplateResult | typeof nothing {
  if (!health) return nothing;
  const { shares, counts, text } = health;
  return html`<div class="health" title=${text} @click=${() => scope && choose(scope)}>
    <span class="visually-hidden">${text}</span>
    <div class="segments" aria-hidden="true">
      ${healthOrder.map((name) => (shares[name] > 0 ? html`<span class=${name} .style=${`inline-size: ${shares[name]}%`}></span>` : nothing))}
    </div>
    <div class="counts caption" aria-hidden="true">
      ${healthOrder.map((name) => html`<span class=${name}>${healthMarks[name]}${counts[name]}</span>`)}
    </div>
  </div>`;
}
