/** History (SCORING.md, E). Days are UTC days; days without data stay gaps. */
import { dayOfInstant, instantOf, utcDay } from './dates.js';
import { givenScore } from './given.js';
import type { HistoryPoint } from './posture.js';
import { noteAbout, type QualityNote } from './quality.js';
import type { HistoryDay } from './report.js';
import { percentOf, type HalfId, type Score, type Scored } from './score.js';

export interface HistoryResult {
  readonly days: readonly HistoryDay[];
  readonly notes: readonly QualityNote[];
}

interface Dated {
  readonly point: HistoryPoint;
  readonly instant: number;
}

/**
 * The days of a history, oldest first. Two points on one day: the later one wins, of two at one instant the one that
 * is given later. The computed total is appended only
 * if no point has its day. `onlyHalf` is the half the total stands for, where there is just one: its history is
 * then the total's; of two halves, one half's history is not. `isNarrowed`: the other half is switched off although it has
 * data, so that a total of the past is that of both and no match for today's.
 */
export function historyOf(
  points: readonly HistoryPoint[],
  asOf: string | null,
  total: Score,
  onlyHalf: HalfId | null,
  isNarrowed = false,
): HistoryResult {
  const valid: Dated[] = [];
  const invalid: string[] = [];
  for (const point of points) {
    const instant = instantOf(point.date);
    if (instant === null) invalid.push(String(point.date));
    else valid.push({ point, instant });
  }
  const byDay = new Map<string, HistoryDay>();
  const doubled = new Set<string>();
  const half = onlyHalf ?? (total.kind === 'scored' ? null : onlyHalfOf(points));
  for (const { point, instant } of valid.sort((a, b) => a.instant - b.instant)) {
    const day = dayOf(point.date.length === 10 ? point.date : dayOfInstant(instant), point, half, isNarrowed);
    const before = byDay.get(day.date);
    if (before && before.percent !== null && day.percent !== null && before.percent !== day.percent) doubled.add(day.date);
    byDay.set(day.date, before ? joined(before, day, half) : day);
  }
  const notes = [...noteAbout('invalidDate', 'history', invalid), ...noteAbout('twoPointsOnOneDay', 'history', [...doubled])];
  return withComputed([...byDay.values()], asOf, total, notes);
}

/**
 * Of two points of one day the later wins; what only the earlier one knows stays. Points and percent are of one point, or
 * of neither where each gives a half.
 */
function joined(before: HistoryDay, after: HistoryDay, onlyHalf: HalfId | null): HistoryDay {
  const halves = (before.halves ?? after.halves) && { ...before.halves, ...after.halves };
  const mean = onlyHalf || after.percent !== null || !after.halves ? null : meanOfHalves(halves);
  const figures = mean ?? (after.percent === null ? before : after);
  const { points, maxPoints, ...rows } = { ...before, ...after };
  const day = { ...rows, percent: figures.percent, ...(halves && { halves }) };
  return figures.points === undefined ? day : { ...day, points: points!, maxPoints: maxPoints! };
}

/** Where nothing is scored today: the half that the history is about, if it knows one only. */
function onlyHalfOf(points: readonly HistoryPoint[]): HalfId | null {
  const halves = new Set(points.flatMap(({ half, halves }) => (half ? [half] : (Object.keys(halves ?? {}) as HalfId[]))));
  return halves.size === 1 ? [...halves][0]! : null;
}

const rowKeys = ['subscores', 'scopes', 'controls', 'recommendations'] as const;

function dayOf(date: string, point: HistoryPoint, onlyHalf: HalfId | null, isNarrowed: boolean): HistoryDay {
  const { half, percent, points, maxPoints } = point;
  const halves = half ? { [half]: { percent, points, maxPoints } } : point.halves;
  const isOfTotal = half ? half === onlyHalf : !isNarrowed;
  const given = (isOfTotal ? givenScore(point) : null) ?? (onlyHalf ? givenScore(halves?.[onlyHalf]) : meanOfHalves(halves));
  const day: Record<string, unknown> & { date: string; percent: number | null } = { date, percent: given && percentOf(given) };
  if (given?.kind === 'scored' && given.points !== undefined) Object.assign(day, { points: given.points, maxPoints: given.maxPoints });
  if (halves) day.halves = halves;
  for (const key of rowKeys) if (point[key]) day[key] = point[key];
  return day;
}

function meanOfHalves(halves: HistoryPoint['halves']): Scored | null {
  const [infrastructure, defenderXdr] = [givenScore(halves?.infrastructure), givenScore(halves?.defenderXdr)];
  if (infrastructure?.kind !== 'scored' || defenderXdr?.kind !== 'scored') return null;
  return { kind: 'scored', percent: (infrastructure.percent + defenderXdr.percent) / 2 };
}

function withComputed(days: HistoryDay[], asOf: string | null, total: Score, notes: readonly QualityNote[]): HistoryResult {
  const date = utcDay(asOf);
  if (date === null || total.kind !== 'scored') return { days, notes };
  const { percent, points, maxPoints } = total;
  const same = days.find((day) => day.date === date);
  if (!same || same.percent === null) {
    const computed = { ...same, date, percent, ...(points !== undefined && { points, maxPoints: maxPoints! }), computed: true as const };
    return { days: [...days.filter((day) => day !== same), computed].sort((a, b) => (a.date < b.date ? -1 : 1)), notes };
  }
  if (Math.abs(same.percent - percent) < 0.005) return { days, notes };
  const facts = { date, historyPercent: same.percent, computedPercent: percent };
  return { days, notes: [...notes, { code: 'historyDiffers', subject: { kind: 'history', id: date }, facts }] };
}
