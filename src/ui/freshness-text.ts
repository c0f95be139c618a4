/** How old the data are and how fresh they can be, in words; also for what is printed without a page. */
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
