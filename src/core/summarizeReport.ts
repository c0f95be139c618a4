/** A report without its rows: what a list of many tenants needs of each, a hundredth of the whole. */
import { addDays } from './dates.js';
import type { ScoreReport } from './report.js';

/**
 * The same report with its score, parts, sub-scores, projections, comparisons, targets, change and notes, but without
 * scopes, controls and recommendations. Of the history the last `historyDays` days stay, with their percents alone. It
 * is plain data: made for JSON, and for the `data` of an element that shows scores.
 */
export function summarizeReport(report: ScoreReport, { historyDays = 30 }: { readonly historyDays?: number } = {}): ScoreReport {
  const last = report.history.at(-1)?.date;
  const from = last === undefined ? '' : addDays(last, -historyDays);
  const history = report.history
    .filter(({ date }) => date >= from)
    .map(({ date, percent, computed }) => ({ date, percent, ...(computed && { computed }) }));
  // What a report refers to is not enumerable, so it stays behind.
  return { ...report, scopes: [], controls: [], recommendations: [], risk: null, history };
}
