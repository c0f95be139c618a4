/** How old the data are and how fresh they can be: the date as a line that opens onto the vendor's cadence. */
import { html, nothing, type TemplateResult } from 'lit';
import type { ScoreReport } from '../core/report.js';
import type { Formatter } from '../format/formatter.js';

/** The date of the data in words; empty for figures that were given without one. */
export function freshnessText(report: ScoreReport, formatter: Formatter): string {
  if (report.asOf) return formatter.text('freshness.updated', { date: formatter.day(report.asOf) });
  return report.model === 'given' || report.model === 'none' ? '' : formatter.text('freshness.unknown');
}

/** What a reader of the date should know: when a change shows, and by which cloud model Infrastructure was computed. */
export function freshnessNotes(report: ScoreReport, formatter: Formatter): string[] {
  const cadence = `cadence.${report.model}`;
  const cloud = report.halves.infrastructure.model;
  const notes = formatter.has(cadence) ? [formatter.text(cadence)] : [];
  if (report.model === 'combined' && (cloud === 'classic' || cloud === 'riskBased')) {
    notes.push(formatter.text('model.source', { model: formatter.text(`model.${cloud}`) }));
  }
  if (cloud === 'riskBased') notes.push(formatter.text('model.approximation'));
  return notes;
}

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
