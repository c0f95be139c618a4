/** The gauge as a bar or as a plain number. */
import { html, nothing, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import type { ScoredView, UnscoredView } from './secure-score-gauge.score.js';
import { clamped, figureTemplate, meterValue, type Drawing } from './secure-score-gauge.templates.js';
import type { GaugeView } from './secure-score-gauge.view.js';

export const word = ({ word: text }: UnscoredView): TemplateResult => html`<div class="value word" part="value">${text}</div>`;

/** A bar, or with `isBare` the number alone. */
export function lineTemplate(view: GaugeView, drawing: Omit<Drawing, 'score'>, isBare: boolean): TemplateResult {
  const { score, heading } = view;
  if (score.kind !== 'scored')
    return html`<div class="line">${word(score)}</div>
      ${isBare ? nothing : html`<div class="bar" part="dial"><div class="rail"></div></div>`}`;
  const { isPartial } = score;
  const marked = view.comparisons.length > 0;
  return html`<div class="line">
      ${figureTemplate({ ...drawing, score }, score.points, '')}
      <div class="band caption ${score.band}" part="band">${score.bandText}</div>
    </div>
    <div
      class=${isBare ? 'visually-hidden' : `bar ${isPartial ? 'open' : ''} ${marked ? 'marked' : ''}`}
      part=${isBare ? nothing : 'dial'}
      role="meter"
      aria-label=${heading}
      aria-valuemin="0"
      aria-valuemax="100"
      aria-valuenow=${meterValue(score)}
      aria-valuetext=${score.valueText}
    >
      ${isBare ? nothing : barTemplate(view, score)}
    </div>`;
}

function barTemplate({ targets, comparisons, projection }: GaugeView, { percent, bound }: ScoredView): TemplateResult {
  const at = (value: number) => `--_at:${clamped(value)}`;
  const from = bound ? Math.min(bound.atLeast, percent) : percent;
  return html`<div class="rail">
      ${projection && projection.percent > percent ? html`<div class="fill ghost" .style=${at(projection.percent)}></div>` : nothing}
      ${bound ? html`<div class="fill bound" .style=${at(percent)}></div>` : nothing}
      <div class="fill" .style=${at(from)}></div>
    </div>
    ${targets.map((target) => html`<div class="notch" .style=${at(target.percent)}></div>`)}
    ${comparisons.map((comparison, index) => html`<svg viewBox="0 0 8 8" .style=${at(comparison.percent)}>${triangle(index)}</svg>`)}`;
}

export const triangle = (index: number): SVGTemplateResult => svg`<path class="mark mark-${index % 3}" d="M4 .5 7.5 7h-7z" />`;
