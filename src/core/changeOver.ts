/** Change over a period (SCORING.md, E). A file of its own, since the elements compute changes before the rest of the core is loaded. */
import { addDays, daysBetween } from './dates.js';
import type { HistoryDay, ScoreChange } from './report.js';

/**
 * The change of a score over the last `changeDays` days before `today`: against the newest day at or before then, or
 * with a shorter history against the oldest. `null` where there is nothing earlier than today to compare with.
 */
export function changeOver(
  days: readonly HistoryDay[],
  percent: number | null,
  today: string | null,
  changeDays: number,
): ScoreChange | null {
  if (percent === null || today === null) return null;
  const earlier = days.filter((day) => day.percent !== null && day.date < today);
  const limit = addDays(today, -changeDays);
  const before = earlier.filter((day) => day.date <= limit).at(-1) ?? earlier[0];
  return before ? { deltaPercent: percent - before.percent!, since: before.date, days: daysBetween(before.date, today) } : null;
}
