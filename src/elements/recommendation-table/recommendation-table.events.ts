import type { RecommendationReport } from '../../core/report.js';

export interface RecommendationOpenDetail {
  readonly recommendationId: string;
  readonly scopeId: string | null;
  readonly recommendation: RecommendationReport;
}

export interface NavigateDetail {
  /** Always https, without user information. */
  readonly url: string;
  readonly recommendationId: string;
}

declare global {
  interface HTMLElementEventMap {
    'secure-score-recommendation-open': CustomEvent<RecommendationOpenDetail>;
    'secure-score-navigate': CustomEvent<NavigateDetail>;
  }
}
