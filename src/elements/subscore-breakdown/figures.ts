/** Figures of a column: as many decimals as its model has, the same in every row, so that points stand under points. */
import type { ScoreModel } from '../../core/report.js';
import type { Score, Scored } from '../../core/score.js';
import type { Formatter } from '../../format/formatter.js';
import { roundDecimal } from '../../format/rounding.js';

/** Two numbers that print alike at two decimals are not told apart. */
export const visibleDifference = 0.005;

/** The classic page prints whole numbers, the risk-based one a decimal, all others two (SCORING.md, Printing). */
const increaseDigits: Partial<Readonly<Record<ScoreModel, number>>> = { classic: 0, riskBased: 1 };

/** "+9 pp", of the whole: what everything that is open would add. */
export function increaseText(percent: number, model: ScoreModel, formatter: Formatter): string {
  return formatter.text('change.value', { change: formatter.change(percent, increaseDigits[model] ?? 2) });
}

/** "6 points" of an increase, with the decimals of the column; the classic page counts whole ones. */
export function increasePoints(points: number, digits: number, model: ScoreModel, formatter: Formatter): string {
  if (model === 'classic' && points >= 0.5) return formatter.text('breakdown.points', { count: Math.round(points) });
  const count = digits === 0 ? roundDecimal(points, 0) : formatter.points(points, null, digits);
  return formatter.text('breakdown.points', { count });
}

export function percentText(percent: number, model: ScoreModel, formatter: Formatter): string {
  return formatter.percent(percent, { model, fixed: true });
}

export interface PointsText {
  /** "25 / 41". */
  readonly short: string;
  /** "25 of 41 points". */
  readonly long: string;
}

/** `digits` are those of the column; `null` where points cannot be added up. */
export function pointsText(score: Score, digits: number, formatter: Formatter): PointsText | null {
  if (!hasPoints(score)) return null;
  const { points, maxPoints } = score;
  const values = {
    points: formatter.points(points, maxPoints, digits),
    max: formatter.points(maxPoints),
  };
  return { short: formatter.text('score.pointsShort', values), long: formatter.text('score.points', values) };
}

/** None where all points of a column are whole, achieved and open ones. */
export function pointsDigits(scores: readonly Score[]): number {
  const isWhole = (points: number) => Math.abs(points - Math.round(points)) < visibleDifference;
  return scores.every((score) => !hasPoints(score) || (isWhole(score.points) && isWhole(score.maxPoints))) ? 0 : 2;
}

function hasPoints(score: Score): score is Scored & { readonly points: number; readonly maxPoints: number } {
  return score.kind === 'scored' && score.points !== undefined && score.maxPoints !== undefined;
}

/** Points that are still open in a score, or `null` where points cannot be added up. */
export function openPoints(score: Score): number | null {
  return hasPoints(score) ? score.maxPoints - score.points : null;
}

/** `null` where nothing is known; what is known adds up. */
export function sumKnown(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((total, value) => total + value, 0);
}
