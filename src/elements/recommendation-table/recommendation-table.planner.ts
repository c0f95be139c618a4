/** The panel of the plan: what to reach, what is scarce, and what came out. */
import { html, nothing, type TemplateResult } from 'lit';
import type { ScoreReport } from '../../core/report.js';
import { percentOf } from '../../core/score.js';
import type { Formatter } from '../../format/formatter.js';
import { planFile } from './recommendation-table.export.js';
import { lateWords } from './recommendation-table.lateWords.js';
import type { PlanStep, ScarceCost, ShownPlan, TableActions, TableModel } from './recommendation-table.model.js';
import { changeOf } from './recommendation-table.view.js';

type Part = TemplateResult | typeof nothing;

const costs: readonly ScarceCost[] = ['actions', 'resources', 'effort'];

export function panelTemplate(model: TableModel, actions: TableActions): TemplateResult {
  const { report, plan } = model;
  const words = lateWords(model.formatter);
  const from = percentOf(report.total);
  if (from === null) return html`<p class="body" tabindex="-1" data-first>${words.text('plan.unavailable')}</p>`;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget as HTMLFormElement);
    actions.makePlan(Number(fields.get('target')), (fields.get('cost') as ScarceCost | null) ?? 'actions');
  };
  return html`<form class="planner" @submit=${submit}>
      <label>
        <span class="caption">${words.text('plan.target')}</span>
        <input name="target" type="number" min="0" max="100" step="any" required data-first value=${targetOf(report, from)} />
      </label>
      <label>
        <span class="caption">${words.text('plan.scarce')}</span>
        <select name="cost">
          ${costs.map((cost) => html`<option value=${cost}>${words.text(`plan.${cost}`)}</option>`)}
        </select>
      </label>
      <button class="primary" type="submit">${words.text('plan.make')}</button>
      <span class="caption">${words.text('plan.now', { percent: words.percent(from, { model: report.model }) })}</span>
    </form>
    ${plan ? outcome(plan, model, actions, words) : nothing}`;
}

/** The host's own target where it is still ahead, else the next round figure. */
function targetOf({ targets }: ScoreReport, from: number): number {
  return targets.find(({ percent }) => percent > from)?.percent ?? Math.min(100, Math.ceil((from + 1) / 5) * 5);
}

function outcome(plan: ShownPlan, model: TableModel, actions: TableActions, words: Formatter): TemplateResult {
  const { result, isFailed, steps } = plan;
  if (isFailed) return html`<p class="body">${words.text('plan.unavailable')}</p>`;
  if (!result) return html`<p class="body" aria-busy="true">${words.text('plan.computing')}</p>`;
  const count = result.recommendationIds.length;
  return html`<div class="outcome">
    <div class="body">
      <p><strong>${reachedText(plan, model, words)}</strong></p>
      ${count > 0 ? html`<p class="told"><span>${costText(plan, words)}</span><span class="muted">${optimalityText(plan, words)}</span></p>` : nothing}
    </div>
    ${stepsTemplate(steps, model, words)}
    ${
      count > 0
        ? html`<p class="acts">
            <button @click=${() => actions.save(planFile(plan, model))}>${words.text('plan.export')}</button>
            <button class="link" @click=${actions.leavePlan}>${words.text('plan.clear')}</button>
          </p>`
        : nothing
    }
  </div>`;
}

export function reachedText({ result, targetPercent }: ShownPlan, { report }: Pick<TableModel, 'report'>, words: Formatter): string {
  const { recommendationIds, reachedPercent, reached } = result!;
  const count = recommendationIds.length;
  const print = (percent: number) => words.percent(percent, { model: report.model });
  if (reachedPercent === null) return words.text('plan.unavailable');
  const percent = print(reachedPercent);
  if (!reached) return words.text('plan.notReached', { percent, target: print(targetPercent) });
  return count === 0 ? words.text('plan.already', { percent }) : words.text('plan.reached', { count, percent });
}

function costText({ cost, result }: ShownPlan, words: Formatter): string {
  return words.text(`plan.cost.${cost}`, { count: result!.cost });
}

export function optimalityText({ result }: ShownPlan, words: Formatter): string {
  const { optimality } = result!;
  if (optimality === 'proved') return words.text('plan.proved');
  return optimality.gap >= 1
    ? words.text('plan.unproved')
    : words.text('plan.gap', { gap: words.percent(100 * optimality.gap, { digits: 1 }) });
}

/** What to do first, and where each step leads. */
function stepsTemplate(steps: readonly PlanStep[], { report }: TableModel, words: Formatter): Part {
  if (steps.length === 0) return nothing;
  return html`<ol class="plan-steps" tabindex="0" aria-label=${words.text('plan.steps')}>
    ${steps.map(
      ({ title, recommendationIds, gainPercent, reachedPercent }) =>
        html`<li>
          <div class="plan-step">
            <span class="what"
              ><span dir="auto">${title}</span>${
                recommendationIds.length > 1
                  ? html` <span class="caption">${words.text('group.count', { count: recommendationIds.length })}</span>`
                  : nothing
              }</span
            >
            ${gainPercent === null ? nothing : html`<span class="gain">${words.text('change.value', { change: changeOf(gainPercent, report.model, words) })}</span>`}
            ${reachedPercent === null ? nothing : html`<span class="muted reached">${words.percent(reachedPercent, { model: report.model, fixed: true })}</span>`}
          </div>
        </li>`,
    )}
  </ol>`;
}
