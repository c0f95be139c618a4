/** History and change (SCORING.md, E). Days are UTC days; days without data stay gaps. */
import { addDays, dayOfInstant, daysBetween, instantOf } from './dates.js';
import { givenScore } from './given.js';
import type { HistoryPoint } from './posture.js';
import type { QualityNote } from './quality.js';
import { noteAbout } from './quality.js';
import type { HistoryDay, ScoreChange } from './report.js';
import { percentOf, type HalfId, type Score } from './score.js';

export interface HistoryResult {
  readonly days: readonly HistoryDay[];
  readonly notes: readonly QualityNote[];
}

/**
 * The days of a history, oldest first. Two points on one day: the later one wins. The computed total is appended only
 * if no point has its day. `onlyHalf` is the half the total stands for, where there is just one: its history is
 * then the total's; of two halves, one half's history is not.
 */
export function historyOf(points: readonly HistoryPoint[], asOf: string | null, total: Score, onlyHalf: HalfId | null): HistoryResult {
  const dated = points.map((point) => ({ point, instant: instantOf(point.date) }));
  const invalid = dated.filter(({ instant }) => instant === null).map(({ point }) => String(point.date));
  const valid = dated.filter((item): item is { point: HistoryPoint; instant: number } => item.instant !== null).sort(byInstant);
  const byDay = new Map<string, HistoryDay>();
  const doubled = new Set<string>();
  for (const { point, instant } of valid) {
    const date = dayOfInstant(instant);
    const day = dayOf(date, point, onlyHalf);
    const before = byDay.get(date);
    if (before && before.percent !== null && day.percent !== null && before.percent !== day.percent) doubled.add(date);
    byDay.set(date, before ? joined(before, day) : day);
  }
  const notes = [...noteAbout('invalidDate', 'history', invalid), ...noteAbout('twoPointsOnOneDay', 'history', [...doubled])];
  return withComputed([...byDay.values()], asOf, total, notes);
}

/** Of two points of one day the later wins; what only the earlier one knows stays. */
function joined(before: HistoryDay, after: HistoryDay): HistoryDay {
  const halves = before.halves || after.halves ? { halves: { ...before.halves, ...after.halves } } : {};
  return after.percent === null ? { ...after, ...before, ...halves } : { ...before, ...after, ...halves };
}

/** By time; at one instant by content, so that the order of the input never shows. */
function byInstant(a: { point: HistoryPoint; instant: number }, b: { point: HistoryPoint; instant: number }): number {
  return a.instant - b.instant || (a.point.percent ?? -1) - (b.point.percent ?? -1) || (a.point.points ?? -1) - (b.point.points ?? -1);
}

function dayOf(date: string, point: HistoryPoint, onlyHalf: HalfId | null): HistoryDay {
  const isOfTotal = !point.half || point.half === onlyHalf;
  const halves = point.half ? { [point.half]: { percent: point.percent, points: point.points, maxPoints: point.maxPoints } } : point.halves;
  const given = (isOfTotal ? givenScore(point) : null) ?? (onlyHalf ? givenScore(halves?.[onlyHalf]) : meanOfHalves(halves));
  const scored = given?.kind === 'scored' ? given : null;
  const { subscores, scopes, controls, recommendations } = point;
  return {
    date,
    percent: scored?.percent ?? null,
    ...(scored?.points !== undefined && scored.maxPoints !== undefined ? { points: scored.points, maxPoints: scored.maxPoints } : {}),
    ...(halves ? { halves } : {}),
    ...(subscores ? { subscores } : {}),
    ...(scopes ? { scopes } : {}),
    ...(controls ? { controls } : {}),
    ...(recommendations ? { recommendations } : {}),
  };
}

function meanOfHalves(halves: HistoryPoint['halves']): Score | null {
  const [infrastructure, defenderXdr] = [givenScore(halves?.infrastructure), givenScore(halves?.defenderXdr)];
  if (infrastructure?.kind !== 'scored' || defenderXdr?.kind !== 'scored') return null;
  return { kind: 'scored', percent: (infrastructure.percent + defenderXdr.percent) / 2 };
}

function withComputed(days: HistoryDay[], asOf: string | null, total: Score, notes: readonly QualityNote[]): HistoryResult {
  const instant = instantOf(asOf);
  const percent = percentOf(total);
  if (instant === null || percent === null) return { days, notes };
  const date = dayOfInstant(instant);
  const same = days.find((day) => day.date === date);
  if (!same || same.percent === null) {
    const points = total.kind === 'scored' && total.points !== undefined ? { points: total.points, maxPoints: total.maxPoints! } : {};
    const computed: HistoryDay = { ...same, date, percent, ...points, computed: true };
    return { days: [...days.filter((day) => day !== same), computed].sort((a, b) => (a.date < b.date ? -1 : 1)), notes };
  }
  if (Math.abs(same.percent - percent) < 0.005) return { days, notes };
  const note: QualityNote = {
    code: 'historyDiffers',
    subject: { kind: 'history', id: date },
    facts: { date, historyPercent: same.percent, computedPercent: percent },
  };
  return { days, notes: [...notes, note] };
}

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
  if (!before) return null;
  return { deltaPercent: percent - before.percent!, since: before.date, days: daysBetween(before.date, today) };
}
