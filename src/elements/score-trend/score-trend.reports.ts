/** The reports of a history's days and what explains their difference, each made once. */
import { utcDay } from '../../core/dates.js';
import { explainChange, type ChangeExplanation } from '../../core/explainChange.js';
import type { ScoreReport } from '../../core/report.js';
import { reportAsOf } from '../../core/series.js';

const byReport = new WeakMap<ScoreReport, Map<string, ScoreReport | null>>();
const byPair = new WeakMap<ScoreReport, WeakMap<ScoreReport, ChangeExplanation>>();

/** Days that are kept for a report; a reader who drags a handle over years does not fill the memory. */
const limit = 64;

/** The report as of a UTC day; `null` where the history holds no rows for it or any day before. */
export function reportOn(report: ScoreReport, date: string): ScoreReport | null {
  let days = byReport.get(report);
  if (!days) byReport.set(report, (days = new Map()));
  if (!days.has(date)) {
    if (days.size >= limit) days.clear();
    days.set(date, reportAsOf(report, date));
  }
  return days.get(date)!;
}

export function changeBetween(before: ScoreReport, after: ScoreReport): ChangeExplanation {
  let pairs = byPair.get(before);
  if (!pairs) byPair.set(before, (pairs = new WeakMap()));
  let change = pairs.get(after);
  if (!change) pairs.set(after, (change = explainChange(before, after)));
  return change;
}

/** The UTC day that a report is of. */
export const dayOf = ({ asOf }: ScoreReport): string => utcDay(asOf) ?? '';
