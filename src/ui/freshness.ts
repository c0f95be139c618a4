/** How old the data are and how fresh they can be: the date as a line that opens onto the vendor's cadence. */
import { html, nothing, type TemplateResult } from 'lit';
import type { ScoreReport } from '../core/report.js';
import type { Formatter } from '../format/formatter.js';
import { freshnessNotes, freshnessText } from './freshness-text.js';

export { freshnessNotes, freshnessText };

/** The line, or nothing where there is no date to give. `more` are sentences of the element's own. */
export function freshnessLine(report: ScoreReport, formatter: Formatter, more: readonly string[] = []): TemplateResult | typeof nothing {
  const text = freshnessText(report, formatter);
  if (!text) return nothing;
  const notes = [...freshnessNotes(report, formatter), ...more];
  if (notes.length === 0) return html`<p class="freshness caption" part="freshness">${text}</p>`;
  return html`<details class="freshness caption" part="freshness">
    <summary>${text}</summary>
    ${notes.map((note) => html`<p>${note}</p>`)}
  </details>`;
}
