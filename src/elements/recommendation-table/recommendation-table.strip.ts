/** The figures above the table. */
import { html, nothing, svg, type TemplateResult } from 'lit';
import { around } from '../../format/around.js';
import { facetCounts } from './recommendation-table.query.js';
import type { TableActions, TableModel } from './recommendation-table.model.js';
import { changeOf, totalOf } from './recommendation-table.view.js';
import { wanted } from './recommendation-table.viewState.js';

type Part = TemplateResult | typeof nothing;

export function stripTemplate(model: TableModel, actions: TableActions): TemplateResult {
  const { figures, formatter, report } = model;
  const { active, total, potentialPercent, potentialPoints, resources } = figures;
  const change =
    potentialPercent === null ? '–' : formatter.text('change.value', { change: changeOf(potentialPercent, report.model, formatter) });
  const points = potentialPoints ? formatter.text('count.points', { count: potentialPoints }) : '';
  const ofTotal = (count: number) => around(formatter, 'count.of', 'shown', { total: formatter.compact(count) });
  const health = resources ? formatter.text('table.healthDetail', { ...resources }) : '';
  return html`<div class="strip" part="summary">
    <dl class="figures">
      ${figure(formatter.text('table.activeRecommendations'), formatter.number(active), ofTotal(total), formatter.text('table.active', { active, count: total }))}
      ${figure(formatter.text('potential.increase'), change, ['', points])}
      ${resources ? figure(formatter.text('table.unhealthyResources'), formatter.compact(resources.unhealthy), ofTotal(totalOf(resources)), health) : nothing}
      ${resources ? healthBar(formatter.text('table.resourceHealth'), health, [resources.healthy, resources.unhealthy, resources.notApplicable]) : nothing}
    </dl>
    ${riskTiles(model, actions)}
  </div>`;
}

/** The number is large; what is said around it is not, and stands where the language has it. */
function figure(label: string, value: string, [before, after]: readonly [string, string], title = ''): TemplateResult {
  return html`<div class="figure" title=${title || nothing}>
    <dt class="caption">${label}</dt>
    <dd>${small(before)} <span class="number">${value}</span> ${small(after)}</dd>
  </div>`;
}

const small = (text: string): Part => (text.trim() ? html`<span class="muted">${text.trim()}</span>` : nothing);

/** Healthy, unhealthy, not applicable; each a length and, in the words below, a number. */
function healthBar(label: string, detail: string, counts: readonly number[]): TemplateResult {
  return html`<div class="figure wide">
    <dt class="caption">${label}</dt>
    <dd>
      ${segments(counts, 'health')}
      <span class="caption">${detail}</span>
    </dd>
  </div>`;
}

const kinds = ['healthy', 'unhealthy', 'rest'];

/** Healthy, unhealthy and other resources as lengths of one bar. */
export function segments(counts: readonly number[], name: string): TemplateResult {
  const total = counts.reduce((sum, count) => sum + count, 0) || 1;
  const starts = counts.map((_, index) => (100 * counts.slice(0, index).reduce((sum, count) => sum + count, 0)) / total);
  return html`<svg class=${name} viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
    ${counts.map((count, index) => (count > 0 ? rectangle(kinds[index]!, starts[index]!, (100 * count) / total) : nothing))}
  </svg>`;
}

const rectangle = (kind: string, x: number, width: number) =>
  svg`<rect class=${kind} x=${x} width=${Math.max(1, width - 0.6)} height="6" />`;

/** How many are listed of each risk level; a tile narrows the table to its level. */
function riskTiles(model: TableModel, actions: TableActions): Part {
  const { formatter, table, matches, view, columns } = model;
  if (!columns.some(({ id }) => id === 'risk')) return nothing;
  const { words, names } = table.facet('risk');
  const counts = facetCounts(table.facet('risk'), matches, 'risk');
  const chosen = wanted(view, 'risk');
  return html`<div class="tiles" role="group" aria-label=${formatter.text('table.riskTiles')}>
    ${words.map(
      (word, index) =>
        html`<button
          class="tile"
          part="tile"
          aria-pressed=${chosen.includes(word) ? 'true' : 'false'}
          title=${formatter.number(counts[index]!)}
          @click=${() => actions.toggleWord('risk', word)}
        >
          <span class="number">${formatter.compact(counts[index]!)}</span>
          <span class="level"><span class="gauge level-${word.toLowerCase()}" aria-hidden="true"></span>${names[index]}</span>
        </button>`,
    )}
  </div>`;
}
