/** What is selected, where the score would be with it, and what else it takes. */
import { html, nothing, type TemplateResult } from 'lit';
import type { ScoreReport } from '../../core/report.js';
import { percentOf } from '../../core/score.js';
import type { Formatter } from '../../format/formatter.js';
import { closeIcon, infoIcon, warningIcon } from '../../ui/icons.js';
import { formTemplate, titles } from './recommendation-table.editor.js';
import { lateWords } from './recommendation-table.lateWords.js';
import type { TableActions, TableModel } from './recommendation-table.model.js';
import { changeOf } from './recommendation-table.view.js';
import { needsOf, type Need } from './recommendation-table.whatIf.js';

type Part = TemplateResult | typeof nothing;

/** More reasons than these would cover the rows. */
const needsShown = 2;

export function selectionTemplate(model: TableModel, actions: TableActions): TemplateResult {
  const words = lateWords(model.formatter);
  return html`<div class="selection screen-only" part="selection" role="group" aria-label=${words.text('select.label')}>
    ${noticeTemplate(model, actions, words)} ${model.selected.size > 0 ? bar(model, actions, words) : nothing}
  </div>`;
}

function noticeTemplate({ notice }: TableModel, actions: TableActions, words: Formatter): Part {
  if (!notice) return nothing;
  const undo = notice.undo;
  return html`<p class="notice ${notice.isFailure ? 'failure' : ''}">
    ${notice.isFailure ? warningIcon : infoIcon}<span dir="auto">${notice.text}</span>
    ${undo ? html`<button class="link" @click=${() => actions.changeStatus(undo, null)}>${words.text('edit.undo')}</button>` : nothing}
    <button class="plain" aria-label=${words.text('action.close')} @click=${actions.dismissNotice}>${closeIcon}</button>
  </p>`;
}

function bar(model: TableModel, actions: TableActions, words: Formatter): TemplateResult {
  const { selected, isOnlySelected, plan, editable, panel, rows } = model;
  const selectedRows = rowsSelected(model);
  return html`<div class="bar-line">
      <p class="projection">${projection(model, words)}</p>
      <div class="acts">
        ${
          selected.size < rows.length && !isOnlySelected
            ? html`<button class="link" @click=${() => actions.select(rows, true)}>
                ${words.text('select.all', { count: rows.length })}
              </button>`
            : nothing
        }
        ${
          plan
            ? nothing
            : html`<button class="link" @click=${() => actions.showOnlySelected(!isOnlySelected)}>
                ${words.text(isOnlySelected ? 'select.everything' : 'select.only')}
              </button>`
        }
        ${
          editable
            ? html`<button
                data-panel="status"
                aria-expanded=${panel === 'status' ? 'true' : 'false'}
                @click=${() => actions.togglePanel('status')}
              >
                ${words.text('edit.status')}
              </button>`
            : nothing
        }
        ${bulkActions(model, actions, selectedRows, words)}
        <button class="link" @click=${actions.clearSelection}>${words.text(plan ? 'plan.clear' : 'select.clear')}</button>
      </div>
    </div>
    ${needs(model, actions, selectedRows, words)}
    ${
      panel === 'status'
        ? html`<div id="panel" @keydown=${(event: KeyboardEvent) => closeOnEscape(event, actions)}>
            ${formTemplate(model, actions, selectedRows, () => actions.togglePanel('status'))}
          </div>`
        : nothing
    }`;
}

function closeOnEscape(event: KeyboardEvent, actions: TableActions): void {
  if (event.key !== 'Escape') return;
  event.stopPropagation();
  actions.togglePanel('status');
}

const rowsSelected = ({ selected, table }: TableModel): readonly number[] =>
  [...selected].map((key) => table.rowOf(key)).filter((row) => row !== undefined);

/** What a host does for one it does for several; the vendor's own remedies belong to one recommendation. */
function bulkActions({ requestable }: TableModel, actions: TableActions, rows: readonly number[], words: Formatter): Part {
  const bulk = (['assign', 'exempt', 'share'] as const).filter((action) => requestable.includes(action));
  return html`${bulk.map((action) => html`<button @click=${() => actions.request(action, rows)}>${words.text(`act.${action}`)}</button>`)}`;
}

interface ProjectedView {
  readonly from: string;
  readonly to: string;
  readonly change: string;
  readonly isNone: boolean;
}

/** `null` where there is nothing to compute with. */
export function projectedView(before: ScoreReport, after: ScoreReport | null, formatter: Formatter): ProjectedView | null {
  const from = percentOf(before.total);
  const to = after && percentOf(after.total);
  if (from === null || to === null) return null;
  const { model } = before;
  const difference = Math.abs(to - from) < 1e-9 ? 0 : to - from;
  return {
    from: formatter.percent(from, { model }),
    to: formatter.percent(to, { model }),
    change: changeOf(difference, model, formatter),
    isNone: difference === 0,
  };
}

function projection({ selected, projected, report }: TableModel, words: Formatter): Part {
  const count = selected.size;
  if (projected?.keys !== selected)
    return html`<span>${words.text('select.count', { count })}</span> <span class="muted">${words.text('select.computing')}</span>`;
  const view = projectedView(report, projected.after, words);
  if (!view)
    return html`<span>${words.text('select.count', { count })}</span> <span class="muted">${words.text('select.notComputable')}</span>`;
  if (view.isNone) return html`<span>${words.text('select.noChange', { count })}</span>`;
  return html`<strong>${words.text('select.projected', { count, ...view })}</strong>`;
}

/** The same for whoever does not see it, without arrows. */
export function spokenProjection({ selected, projected, report, formatter }: TableModel): string {
  const words = lateWords(formatter);
  const count = selected.size;
  const view = projected && projectedView(report, projected.after, words);
  if (!view) return words.text('select.count', { count });
  return view.isNone ? words.text('select.noChange', { count }) : words.text('select.spoken', { count, ...view });
}

function needs({ report, projected, selected, table }: TableModel, actions: TableActions, rows: readonly number[], words: Formatter): Part {
  if (!projected?.after || projected.keys !== selected) return nothing;
  const all = needsOf(report, projected.after, table, rows);
  return html`${all.slice(0, needsShown).map(
    (need) =>
      html`<p class="need caption">
        ${infoIcon}<span>${needText(need, table.items, words)}</span>
        <button class="link" @click=${() => actions.select(need.missing, true)}>
          ${words.text('select.add', { count: need.missing.length })}
        </button>
      </p>`,
  )}`;
}

export function needText({ control, selected, missing }: Need, items: TableModel['table']['items'], words: Formatter): string {
  const needed = titles(
    missing.map((row) => items[row]!),
    words,
  );
  const values = { control, needed };
  return selected.length === 1
    ? words.text('select.needs', { ...values, title: selected[0]!.title })
    : words.text('select.needsMany', { ...values, selected: selected.length });
}
