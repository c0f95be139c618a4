/** The score itself as the gauge prints it: all that a score without any data has, on the screen with the first load. Pure. */
import type { ScoreReport } from '../../core/report.js';
import type { Scored } from '../../core/score.js';
import type { Formatter } from '../../format/formatter.js';
import type { PercentParts } from '../../format/numbers.js';
import { bandOf, type Band, type BandThresholds } from '../../theme/bands.js';

export interface ScoredView {
  readonly kind: 'scored';
  /** Unrounded, as given. */
  readonly percent: number;
  readonly parts: PercentParts;
  readonly points: string;
  readonly pointsShort: string;
  /** The band, or `neutral` where there is none. */
  readonly band: Band;
  readonly bandText: string;
  /** Value and band as one sentence. */
  readonly valueText: string;
  /** Something that belongs into the score is not in it. */
  readonly isPartial: boolean;
  /** The percent is an upper bound; `atLeast` the lower one, 0 where there is none. */
  readonly bound: { readonly atLeast: number; readonly text: string } | null;
}

/** No score to draw: the word or the dash in its place, and why. */
export interface UnscoredView {
  readonly kind: 'unscored';
  readonly word: string;
  readonly reason: string;
}

export interface ScoreInput {
  readonly model: ScoreReport['model'];
  readonly formatter: Formatter;
  readonly thresholds: BandThresholds;
}

/** The bound of a percent that is only that, given how the percent is printed. */
export type BoundOf = (percent: string) => ScoredView['bound'];

/** Whether there is nothing to show of a report but its score: no date, history, target, comparison or note, and nothing unknown in it. */
export function isScoreAlone({ total, model, asOf, targets, comparisons, quality, change, history }: ScoreReport): boolean {
  const isWhole = total.kind === 'scored' && !total.partial && !total.missing && !total.selfDeclaredPercent;
  const isPresent = model === 'given' && asOf === null && change === null && history.every(({ computed }) => computed);
  return isWhole && isPresent && [targets, comparisons, quality].every((list) => list.length === 0);
}

/** Days that the report's own change is over. */
export const daysOfChange = ({ options }: ScoreReport): number => options?.changeDays ?? 30;

export function scoredView(score: Scored, { model, formatter, thresholds }: ScoreInput, boundOf: BoundOf | null = null): ScoredView {
  const { percent, points, maxPoints } = score;
  const parts = formatter.percentParts(percent, { model });
  const pair =
    points === undefined || maxPoints === undefined
      ? null
      : { points: formatter.points(points, maxPoints), max: formatter.points(maxPoints) };
  const bound = boundOf?.(parts.text) ?? null;
  const band = bound ? 'neutral' : bandOf(score, thresholds);
  const bandText = band === 'neutral' ? '' : formatter.text(`band.${band}`);
  const spoken = bound?.text ?? parts.text;
  const value = pair && !bound ? formatter.text('gauge.valueText', { percent: spoken, ...pair }) : spoken;
  return {
    kind: 'scored',
    percent,
    parts,
    points: pair ? formatter.text(bound ? 'gauge.pointsAtLeast' : 'score.points', pair) : '',
    pointsShort: pair && !bound ? formatter.text('score.pointsShort', pair) : '',
    band,
    bandText,
    valueText: bandText ? formatter.text('gauge.valueTextBand', { value, band: bandText }) : value,
    isPartial: score.partial === true,
    bound,
  };
}
