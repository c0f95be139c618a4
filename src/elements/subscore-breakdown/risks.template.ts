/** Open recommendations by risk level: four tiles, and a bar of their shares. */
import { html, svg, type TemplateResult } from 'lit';
import { riskLevels } from '../../core/riskBased.js';
import type { ScoreReport } from '../../core/report.js';
import type { RowActs } from './row.template.js';
import { risksView, type RiskTile } from './risks.view.js';

export function risksTemplate(report: ScoreReport, acts: RowActs): TemplateResult {
  const { tiles, summary } = risksView(report, acts.formatter);
  return html`<p class="summary body">${summary}</p>
    <ul class="tiles" role="list" part="list">
      ${tiles.map((tile) => html`<li>${tileTemplate(tile, acts)}</li>`)}
    </ul>
    <div class="shares" aria-hidden="true">
      ${tiles.map(({ level, share }) => (share > 0 ? html`<span class=${level} .style=${`inline-size: ${share}%`}></span>` : ''))}
    </div>`;
}

function tileTemplate({ level, name, count, full, scope }: RiskTile, { isActive, choose }: RowActs): TemplateResult {
  return html`<button class="tile ${level}" part="row" aria-pressed=${`${isActive(scope)}`} title=${full} @click=${() => choose(scope)}>
    <span class="level">${levelIcon(riskLevels.length - riskLevels.indexOf(level))}<span part="name">${name}</span></span>
    <span class="count" part="value">${count}</span>
  </button>`;
}

/** One to four bars: the level is told without its colour. */
function levelIcon(filled: number): TemplateResult {
  return html`<svg class="bars" viewBox="0 0 16 12" width="16" height="12" fill="currentColor" aria-hidden="true">
    ${[0, 1, 2, 3].map((index) => svg`<rect x=${index * 4} y=${9 - index * 3} width="3" height=${3 + index * 3} rx="0.5" opacity=${index < filled ? 1 : 0.25} />`)}
  </svg>`;
}
