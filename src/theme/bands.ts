/** Bands: words for a percent, with thresholds that the host sets (GLOSSARY: they are ours, not the vendor's). */
import type { Score } from '../core/score.js';
import type { TokenName } from './tokens.js';

export type Band = 'atRisk' | 'fair' | 'good' | 'veryGood' | 'neutral';

/** Percent from which on a score is fair, good and very good. */
export type BandThresholds = readonly [fair: number, good: number, veryGood: number];

export const defaultThresholds: BandThresholds = [50, 70, 85];

const rated = ['atRisk', 'fair', 'good', 'veryGood'] as const;

/** The band of an unrounded percent; a threshold itself belongs to the band above it. */
export function bandOfPercent(percent: number, thresholds: BandThresholds = defaultThresholds): Band {
  return rated[thresholds.filter((threshold) => percent >= threshold).length]!;
}

/** The band of a score: neutral where there is no percent, or where it is only an upper bound (SCORING.md, A). */
export function bandOf(score: Score, thresholds: BandThresholds = defaultThresholds): Band {
  if (score.kind !== 'scored' || isUpperBound(score)) return 'neutral';
  return bandOfPercent(score.percent, thresholds);
}

/** A total of one half is partial too, but a score of its own. */
function isUpperBound(score: Extract<Score, { kind: 'scored' }>): boolean {
  return score.partial === true && !score.missing?.length;
}

const tokens: Readonly<Record<Band, TokenName>> = {
  atRisk: 'band-at-risk',
  fair: 'band-fair',
  good: 'band-good',
  veryGood: 'band-very-good',
  neutral: 'band-neutral',
};

/** The token that colours a band, as a value for `style.setProperty` or an SVG presentation property. */
export const bandColor = (band: Band): string => `var(--_${tokens[band]})`;

/** Sign beside the word, so that a band is never told by colour alone. */
export const bandShapes: Readonly<Record<Band, 'triangle' | 'diamond' | 'circle' | 'check' | 'dash'>> = {
  atRisk: 'triangle',
  fair: 'diamond',
  good: 'circle',
  veryGood: 'check',
  neutral: 'dash',
};
