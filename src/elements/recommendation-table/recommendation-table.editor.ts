/** Another status for one recommendation or several: which, why, and what refuses it. */
import { html, nothing, type TemplateResult } from 'lit';
import type { RecommendationReport } from '../../core/report.js';
import type { Formatter } from '../../format/formatter.js';
import { statusUpdateRequest, type StatusRefusal } from '../../sources/statusUpdate.js';
import { lateWords } from './recommendation-table.lateWords.js';
import type { TableActions, TableModel } from './recommendation-table.model.js';
import { statusName, statusOf } from './recommendation-table.words.js';

/** What a reader can decide; the vendor itself finds out what is completed. */
const choices = ['toAddress', 'planned', 'riskAccepted', 'thirdParty', 'alternateMitigation'] as const;

export type Refusal = StatusRefusal | 'cloud' | 'same';

/** Why a recommendation does not take a status by hand; `null` where it does. */
export function refusalOf(item: RecommendationReport, state: string): Refusal | null {
  if (item.model !== 'actions') return 'cloud';
  const request = statusUpdateRequest({ profileId: item.id, state, currentState: item.status });
  if (request.kind === 'refused') return request.reason;
  return statusOf(item) === state ? 'same' : null;
}

/** A refusal that no other choice changes. */
export const isFinal = (item: RecommendationReport): boolean => choices.every((state) => refusalOf(item, state) !== null);

export function formTemplate(
  model: TableModel,
  actions: TableActions,
  rows: readonly number[],
  cancel: (() => void) | null,
): TemplateResult {
  const { table } = model;
  const words = lateWords(model.formatter);
  const open = rows.filter((row) => !isFinal(table.items[row]!));
  const refused = rows.filter((row) => !open.includes(row)).map((row) => table.items[row]!);
  if (open.length === 0)
    return html`<div class="editor">
      <p class="body" tabindex="-1" data-first>${words.text('edit.none')}</p>
      ${refusals(refused, words)} ${cancel ? html`<button type="button" @click=${cancel}>${words.text('edit.cancel')}</button>` : nothing}
    </div>`;
  const first = table.items[open[0]!]!;
  const failed = model.pendingOf(first);
  const kept = failed?.kind === 'failed' ? failed.change : null;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget as HTMLFormElement);
    const status = String(fields.get('status'));
    const wishes = open.filter((row) => refusalOf(table.items[row]!, status) === null).map((row) => ({ row, status }));
    if (wishes.length > 0) actions.changeStatus(wishes, String(fields.get('note') ?? '').trim() || null);
  };
  return html`<form class="editor" @submit=${submit}>
    <label>
      <span class="caption">${words.text('edit.newStatus')}</span>
      <select name="status" data-first>
        ${choices.map((status) => html`<option value=${status} ?selected=${(kept?.status ?? suggestion(first)) === status}>${statusName(status, words)}</option>`)}
      </select>
    </label>
    <label class="note">
      <span class="caption">${words.text('edit.note')}</span>
      <textarea name="note" rows="2" maxlength="2000" placeholder=${words.text('edit.noteHint')} .value=${kept?.note ?? ''}></textarea>
    </label>
    <p class="acts">
      <button class="primary" type="submit">${words.text('edit.save')}</button>
      ${cancel ? html`<button type="button" @click=${cancel}>${words.text('edit.cancel')}</button>` : nothing}
      <span class="caption">${words.text('edit.follows')}</span>
    </p>
    ${refusals(refused, words)}
  </form>`;
}

/** The next state of work. */
const suggestion = (item: RecommendationReport): string => (statusOf(item) === 'toAddress' ? 'planned' : 'toAddress');

function refusals(items: readonly RecommendationReport[], words: Formatter): TemplateResult | typeof nothing {
  if (items.length === 0) return nothing;
  const reasons = new Map<Refusal, RecommendationReport[]>();
  for (const item of items) {
    const reason = refusalOf(item, 'planned') ?? 'completed';
    reasons.set(reason, [...(reasons.get(reason) ?? []), item]);
  }
  return html`<div class="refusals caption">
    <p>${words.text('edit.refusedList', { count: items.length })}</p>
    <ul>
      ${[...reasons].map(([reason, list]) => html`<li><span dir="auto">${titles(list, words)}</span>: ${words.text(`refusal.${reason}`)}</li>`)}
    </ul>
  </div>`;
}

const titlesShown = 3;

export function titles(items: readonly Pick<RecommendationReport, 'title'>[], words: Formatter): string {
  const names = words.list(items.slice(0, titlesShown).map(({ title }) => title));
  const count = items.length - titlesShown;
  return count > 0 ? words.text('select.more', { names, count }) : names;
}
