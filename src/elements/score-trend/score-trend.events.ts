/** Events of the trend alone. */
import type { TrendRange } from './score-trend.history.js';

export interface RangeChangeDetail {
  /** Days back from the newest day of the history, or everything there is. */
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
