/** A line of the breakdown, whatever it is about: what it prints, what its bar draws, and what choosing it narrows to. */
import type { ScoreModel, ScoreReport } from '../../core/report.js';
import type { Score } from '../../core/score.js';
import type { Formatter } from '../../format/formatter.js';
import type { ActiveScope } from '../../state/active-scope.js';
import type { ExplainTarget } from '../../ui/explain.js';
import type { ChangeView } from './changes.view.js';
import { increasePoints, increaseText, percentText, type PointsText } from './figures.js';

/** Lengths on the shared axis, 0..100, limited to it; the text keeps what is outside. */
export interface BarView {
  /** How far the bar is certain. */
  readonly certain: number;
  /** How far it may reach; equal to `certain` where nothing is open. */
  readonly possible: number;
  /** Where the comparison stands, or `null`. */
  readonly mark: number | null;
  /** Into how many points the bar is cut, or `null` for a plain one. */
  readonly segments: number | null;
}

export interface HealthView {
  /** Shares of all resources, 0..100. */
  readonly shares: { readonly healthy: number; readonly unhealthy: number; readonly notApplicable: number };
  /** Short counts, in the same order as the shares. */
  readonly counts: { readonly healthy: string; readonly unhealthy: string; readonly notApplicable: string };
  /** "58 of 226 unhealthy". */
  readonly summary: string;
  /** All three in words, exact. */
  readonly lines: readonly string[];
}

export type RowKind = 'scored' | 'notScored' | 'notEnabled' | 'restricted' | 'unknown';

export interface ValueView {
  /** The percent, its upper bound ("at most 47.42%"), or the word that stands in its place. */
  readonly text: string;
  /** The lower bound of a partial score, or `null`. */
  readonly atLeast: string | null;
}

export interface PotentialView {
  readonly change: string;
  readonly points: string | null;
}

export interface RowView {
  readonly key: string;
  readonly name: string;
  /** What kind of thing it is, in small print under the name. */
  readonly caption: string | null;
  /** The long id that the name stands for, shown on demand; `null` where there is none. */
  readonly id: string | null;
  readonly kind: RowKind;
  readonly value: ValueView;
  /** `null` where there is no length to draw. */
  readonly bar: BarView | null;
  readonly points: PointsText | null;
  readonly potential: PotentialView | null;
  readonly comparison: { readonly short: string; readonly full: string } | null;
  readonly week: ChangeView | null;
  readonly month: ChangeView | null;
  /** Sentences under the line: reasons, formulas, where the number comes from. */
  readonly notes: readonly string[];
  readonly health: HealthView | null;
  /** What choosing the row narrows to; `null` where there is nothing behind it. */
  readonly scope: ActiveScope | null;
  /** Whose arithmetic the numbers of the row open; `null` where there is none. */
  readonly target: ExplainTarget | null;
}

/** Columns that are there only where some row has something for them. */
export const columnIds = ['potential', 'points', 'comparison', 'week', 'month', 'health'] as const;
export type ColumnId = (typeof columnIds)[number];
export type Columns = ReadonlySet<ColumnId>;

export const columnsOf = (rows: readonly RowView[]): Columns => new Set(columnIds.filter((id) => rows.some((row) => row[id] !== null)));

/** Between facts in one line of small print. */
export const separator = ' · ';

/** What a line has where it has nothing of the kind. */
export const plainRow = {
  caption: null,
  id: null,
  points: null,
  potential: null,
  comparison: null,
  week: null,
  month: null,
  notes: [],
  health: null,
  scope: null,
  target: null,
} as const;

const limited = (percent: number): number => Math.min(100, Math.max(0, percent));

/** More would be a grey line: then the bar is a plain one. */
const mostSegments = 24;

export function barOf(score: Score, { mark = null, segments = null }: Partial<Pick<BarView, 'mark' | 'segments'>> = {}): BarView | null {
  if (score.kind !== 'scored') return null;
  const possible = limited(score.percent);
  const certain = Math.min(possible, limited(score.percentAtLeast ?? score.percent));
  const isCut = segments !== null && Number.isInteger(segments) && segments > 1 && segments <= mostSegments;
  return { certain, possible, mark: mark === null ? null : limited(mark), segments: isCut ? segments : null };
}

export function kindOf(score: Score): RowKind {
  return score.kind === 'unknown' && score.reason === 'notEnabled' ? 'notEnabled' : score.kind;
}

/**
 * Something that belongs into the score and would lower it is not in it. A total of which only a half is missing is the
 * exact score of the other one.
 */
export function isUpperBound(score: Score, { parts }: Pick<ScoreReport, 'parts'>): boolean {
  if (score.kind !== 'scored' || !score.partial) return false;
  if (!score.missing?.length || score.percentAtLeast !== undefined) return true;
  return Object.values(parts).some((part) => part.kind === 'scored' && part.partial);
}

/** The percent of a score, its bounds, or the word for why there is none: never 0 % for what is not known. */
export function valueOf(score: Score, report: ScoreReport, formatter: Formatter): ValueView {
  const plain = (text: string): ValueView => ({ text, atLeast: null });
  if (score.kind === 'notScored' && score.reason === 'nothingToScore') return plain(formatter.text('score.notApplicable'));
  if (score.kind !== 'scored') return plain(formatter.text(`score.${kindOf(score) as Exclude<RowKind, 'scored'>}`));
  const print = (percent: number) => percentText(percent, report.model, formatter);
  if (!isUpperBound(score, report)) return plain(print(score.percent));
  const { percentAtLeast } = score;
  return {
    text: formatter.text('breakdown.atMost', { percent: print(score.percent) }),
    atLeast: percentAtLeast === undefined ? null : formatter.text('score.atLeast', { percent: print(percentAtLeast) }),
  };
}

/** Why there is no number; nothing where there is one. */
export function reasonNotes(score: Score, formatter: Formatter): string[] {
  return score.kind === 'scored' ? [] : [formatter.text(`reason.${score.reason}`)];
}

/** "+9 pp" and "6 points"; without the points where there are none to add, and `null` where nothing is left to win. */
export function potentialOf(
  percent: number | null,
  points: number | null,
  digits: number,
  model: ScoreModel,
  formatter: Formatter,
): PotentialView | null {
  if (percent === null || percent <= 0) return null;
  return {
    change: increaseText(percent, model, formatter),
    points: points === null || points <= 0 ? null : increasePoints(points, digits, model, formatter),
  };
}
