/** Events of the trend alone, and the types of its properties. */
import type { TrendRange } from './score-trend.history.js';

export type { TrendMeasure, TrendRange } from './score-trend.history.js';
export type { TrendAnnotation, TrendFrequency } from './score-trend.panel.js';

export interface RangeChangeDetail {
  /** Days back from the newest day of the history, everything there is, or two days. */
  readonly range: TrendRange;
  /** First and last UTC day of what becomes visible, `YYYY-MM-DD`. */
  readonly from: string;
  readonly to: string;
}

declare global {
  interface HTMLElementEventMap {
    'secure-score-range-change': CustomEvent<RangeChangeDetail>;
  }
}
