/** A change in percentage points as a sentence; also for what is printed without a page. */
import type { ScoreChange } from '../core/report.js';
import type { Formatter } from '../format/formatter.js';

/** What the chip says in full: the change and its period. */
export function changeText(change: ScoreChange, formatter: Formatter, wantedDays: number): string {
  const isWhole = change.days >= wantedDays && change.days <= wantedDays + 3;
  const isNone = Math.abs(change.deltaPercent) < 0.005;
  if (isWhole && isNone) return formatter.text('change.none', { count: change.days });
  if (isNone) return formatter.text('change.noneSince', { date: formatter.day(change.since) });
  const delta = formatter.change(change.deltaPercent);
  return isWhole
    ? formatter.text('change.inDays', { change: delta, count: change.days })
    : formatter.text('change.since', { change: delta, date: formatter.day(change.since) });
}
