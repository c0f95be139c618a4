/** The course of what the gauge shows, day by day. Pure. */
import { addDays } from '../../core/dates.js';
import type { ScoreReport } from '../../core/report.js';
import { seriesOf, type SeriesPoint, type SeriesTarget } from '../../core/series.js';
import type { GaugeView } from './secure-score-gauge.view.js';

/** The days of the change's period, from the first to the last with a value. */
export function courseOf(report: ScoreReport, { explained, changeDays }: Pick<GaugeView, 'explained' | 'changeDays'>): SeriesPoint[] {
  const series = seriesOf(report, explained as SeriesTarget);
  const last = series.filter(({ percent }) => percent !== null).at(-1)?.date;
  if (last === undefined) return [];
  const shown = series.filter(({ date }) => date >= addDays(last, -changeDays) && date <= last);
  return shown.slice(shown.findIndex(({ percent }) => percent !== null));
}
