/** Changes over 7 and over 30 days, of the total, a half or a sub-score (SCORING.md, E). */
import { addDays, utcDay } from '../../core/dates.js';
import { givenScore } from '../../core/given.js';
import { changeOver } from '../../core/changeOver.js';
import type { GivenScore } from '../../core/posture.js';
import type { HistoryDay, ScoreChange, ScoreReport } from '../../core/report.js';
import { percentOf, type HalfId, type Score, type SubscoreId } from '../../core/score.js';
import type { Formatter } from '../../format/formatter.js';
import type { ChangeTarget } from '../../ui/explain.js';
import { visibleDifference } from './figures.js';
import { isUpperBound } from './row.view.js';

export interface ChangeView {
  readonly direction: 'positive' | 'negative' | 'same';
  /** "+2.30 pp". */
  readonly short: string;
  /** The same with its period. */
  readonly full: string;
  /** "since Nov 12" where the history is shorter than the period, else `null`. */
  readonly since: string | null;
  readonly target: ChangeTarget;
}

export interface ChangesView {
  readonly week: ChangeView | null;
  readonly month: ChangeView | null;
}

export const noChanges: ChangesView = { week: null, month: null };

export const [weekDays, monthDays] = [7, 30];

export function totalChanges(report: ScoreReport, formatter: Formatter): ChangesView {
  return changesOf(report.total, report.history, report, formatter);
}

export function halfChanges(report: ScoreReport, id: HalfId, formatter: Formatter): ChangesView {
  return changesOf(
    report.parts[id],
    daysOf(report, (day) => day.halves?.[id]),
    report,
    formatter,
  );
}

export function subscoreChanges(report: ScoreReport, id: SubscoreId, score: Score, formatter: Formatter): ChangesView {
  const given = (day: HistoryDay) =>
    day.subscores?.find((subscore) => subscore.id === id) ?? (id === 'infrastructure' ? day.halves?.infrastructure : null);
  return changesOf(score, daysOf(report, given), report, formatter);
}

const daysOf = ({ history }: ScoreReport, given: (day: HistoryDay) => GivenScore | null | undefined): HistoryDay[] =>
  history.map((day) => ({ date: day.date, percent: percentIn(given(day)) }));

export function percentIn(given: GivenScore | null | undefined): number | null {
  const score = givenScore(given);
  return score && percentOf(score);
}

/** 7 days only where the history reaches back that far, and has another day for them than for 30: else it would repeat that one. */
export function changesOf(score: Score, days: readonly HistoryDay[], report: ScoreReport, formatter: Formatter): ChangesView {
  // An upper bound less an exact day is no change: the missing maximum would pass for an improvement.
  if (isUpperBound(score, report)) return noChanges;
  const percent = percentOf(score);
  const today = utcDay(report.asOf);
  if (percent === null || today === null) return noChanges;
  const reachesAWeek = days.some((day) => day.percent !== null && day.date <= addDays(today, -weekDays));
  const week = reachesAWeek ? changeOver(days, percent, today, weekDays) : null;
  const month = changeOver(days, percent, today, monthDays);
  return {
    week: changeView(week?.since === month?.since ? null : week, percent, weekDays, formatter),
    month: changeView(month, percent, monthDays, formatter),
  };
}

/** A few days more than the period still pass for it: a history may have gaps. */
const daysOver = 3;

function changeView(change: ScoreChange | null, percent: number, wantedDays: number, formatter: Formatter): ChangeView | null {
  if (!change) return null;
  const { deltaPercent, days, since } = change;
  const isWhole = days >= wantedDays && days <= wantedDays + daysOver;
  const isNone = Math.abs(deltaPercent) < visibleDifference;
  const value = formatter.change(isNone ? 0 : deltaPercent);
  const date = formatter.day(since);
  return {
    direction: isNone ? 'same' : deltaPercent > 0 ? 'positive' : 'negative',
    short: formatter.text('change.value', { change: value }),
    full: isWhole
      ? formatter.text('change.inDays', { change: value, count: days })
      : formatter.text('change.since', { change: value, date }),
    since: isWhole ? null : formatter.text('breakdown.since', { date }),
    target: { kind: 'change', change, percent },
  };
}
