/** A report without its rows: what a list of many tenants needs of each, a hundredth of the whole. */
import { addDays } from './dates.js';
import type { ScoreReport } from './report.js';

/**
 * The same report with its score, parts, sub-scores, projections, comparisons, targets, change and notes, but without
 * scopes, controls and recommendations. Of the history the last `historyDays` days stay, with their percents alone. It
 * is plain data: made for JSON, and for the `data` of an element that shows scores.
 */
export function summarizeReport(report: ScoreReport, { historyDays = 30 }: { readonly historyDays?: number } = {}): ScoreReport {
  const { kind, asOf, tenantId, tenantName, model, total, parts, halves, subscores, projections, comparisons, change, targets } = report;
  const { quality, deviceExposure } = report;
  const last = report.history.at(-1)?.date;
  const from = last === undefined ? '' : addDays(last, -historyDays);
  const history = report.history
    .filter(({ date }) => date >= from)
    .map(({ date, percent, computed }) => ({ date, percent, ...(computed && { computed }) }));
  const lists = { scopes: [], controls: [], recommendations: [], risk: null };
  const scores = { total, parts, halves, subscores, projections, comparisons };
  const summary = { kind, asOf, tenantId, tenantName, model, ...scores, ...lists, history, change, targets, quality, deviceExposure };
  return summary as unknown as ScoreReport;
}
