/** A line of the breakdown, whatever it is about: what it prints, what its bar draws, and what choosing it narrows to. */
import type { ScoreChange, ScoreModel } from '../../core/report.js';
import type { Score, Scored } from '../../core/score.js';
import type { Formatter } from '../../format/formatter.js';
import type { ActiveScope } from '../../state/store.js';

/** Lengths on the shared axis, 0..100, limited to it; the text keeps what is outside. */
export interface BarView {
  /** How far the bar is certain. */
  readonly certain: number;
  /** How far it may reach; equal to `certain` where nothing is open. */
  readonly possible: number;
  /** Where the comparison stands, or `null`. */
  readonly mark: number | null;
}

export interface ChangeView {
  readonly change: ScoreChange;
  readonly wantedDays: number;
}

export interface HealthView {
  /** Shares of all resources, 0..100. */
  readonly shares: { readonly healthy: number; readonly unhealthy: number; readonly notApplicable: number };
  /** Short counts, in the same order as the shares. */
  readonly counts: { readonly healthy: string; readonly unhealthy: string; readonly notApplicable: string };
  /** All three in words, exact. */
  readonly text: string;
}

export type RowKind = 'scored' | 'notScored' | 'notEnabled' | 'restricted' | 'unknown';

export interface RowView {
  readonly key: string;
  readonly name: string;
  /** What kind of thing it is, in small print under the name. */
  readonly caption: string | null;
  readonly kind: RowKind;
  /** The percent, or the word that stands in its place. */
  readonly value: string;
  /** `null` where there is no length to draw. */
  readonly bar: BarView | null;
  readonly points: string | null;
  readonly potential: string | null;
  readonly comparison: { readonly short: string; readonly full: string } | null;
  readonly changes: readonly ChangeView[];
  /** Sentences under the line: bounds, reasons, where the number comes from. */
  readonly notes: readonly string[];
  readonly health: HealthView | null;
  /** Depth in a tree, from 0. */
  readonly level: number;
  /** What choosing the row narrows to; `null` where there is nothing behind it. */
  readonly scope: ActiveScope | null;
}

const limited = (percent: number): number => Math.min(100, Math.max(0, percent));

export function barOf(score: Score, comparison: number | null = null): BarView | null {
  if (score.kind !== 'scored') return null;
  const possible = limited(score.percent);
  const certain = Math.min(possible, limited(score.percentAtLeast ?? score.percent));
  return { certain, possible, mark: comparison === null ? null : limited(comparison) };
}

export function kindOf(score: Score): RowKind {
  return score.kind === 'unknown' && score.reason === 'notEnabled' ? 'notEnabled' : score.kind;
}

export function percentText(percent: number, model: ScoreModel, formatter: Formatter): string {
  return formatter.percent(percent, { model, fixed: true });
}

/** The percent of a score, or the word for why there is none: never 0 % for what is not known. */
export function valueText(score: Score, model: ScoreModel, formatter: Formatter): string {
  return score.kind === 'scored'
    ? percentText(score.percent, model, formatter)
    : formatter.text(`score.${kindOf(score) as Exclude<RowKind, 'scored'>}`);
}

/** "At most 43.56 % – at least 34.13 %", or why there is no number. */
export function scoreNotes(score: Score, model: ScoreModel, formatter: Formatter): string[] {
  if (score.kind !== 'scored') return [formatter.text(`reason.${score.reason}`)];
  return score.partial && score.percentAtLeast !== undefined ? [boundsText(score, score.percentAtLeast, model, formatter)] : [];
}

function boundsText(score: Scored, atLeast: number, model: ScoreModel, formatter: Formatter): string {
  return formatter.text('breakdown.bounds', {
    atMost: formatter.text('score.atMost', { percent: percentText(score.percent, model, formatter) }),
    atLeast: formatter.text('score.atLeast', { percent: percentText(atLeast, model, formatter) }),
  });
}

/** "25 of 41 points"; `null` where points cannot be added up. */
export function pointsText(score: Score, formatter: Formatter): string | null {
  if (score.kind !== 'scored' || score.points === undefined || score.maxPoints === undefined) return null;
  const { points, maxPoints } = score;
  return formatter.text('score.points', { points: formatter.points(points, maxPoints), max: formatter.points(maxPoints) });
}

/** "+9 pp (6 points)"; without the points where there are none to add, and `null` where nothing is left to win. */
export function potentialText(percent: number | null, points: number | null, formatter: Formatter): string | null {
  if (percent === null || percent <= 0) return null;
  const change = formatter.change(percent);
  if (points === null || points <= 0) return formatter.text('change.value', { change });
  return formatter.text('potential.value', { change, count: Math.round(points * 100) / 100 });
}

/** Points that are still open in a score, or `null` where points cannot be added up. */
export function openPoints(score: Score): number | null {
  if (score.kind !== 'scored' || score.points === undefined || score.maxPoints === undefined) return null;
  return score.maxPoints - score.points;
}
