import type { RecommendationReport } from '../../core/report.js';
import type { ViewState } from './recommendation-table.viewState.js';

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

export interface SelectedRow {
  readonly recommendationId: string;
  readonly scopeId: string | null;
}

export interface SelectionChangeDetail {
  readonly selected: readonly SelectedRow[];
}

export interface ViewChangeDetail {
  /** Plain JSON; given to the `view` property it shows the same again. */
  readonly view: ViewState;
}

export const requestedActions = ['fix', 'enforce', 'deny', 'assign', 'exempt', 'share'] as const;
export type RequestedAction = (typeof requestedActions)[number];

/** An attribute of several, by spaces or commas; what is none of them is left out. */
export const actionList = {
  fromAttribute: (text: string | null): readonly RequestedAction[] =>
    requestedActions.filter((action) => (text ?? '').split(/[\s,]+/).includes(action)),
};

export interface ActionRequestDetail {
  readonly action: RequestedAction;
  readonly items: readonly (SelectedRow & {
    /** The unhealthy ones, where the data name them. */
    readonly resourceIds: readonly string[];
  })[];
}

declare global {
  interface HTMLElementEventMap {
    'secure-score-recommendation-open': CustomEvent<RecommendationOpenDetail>;
    'secure-score-navigate': CustomEvent<NavigateDetail>;
    'secure-score-selection-change': CustomEvent<SelectionChangeDetail>;
    'secure-score-view-change': CustomEvent<ViewChangeDetail>;
    'secure-score-action-request': CustomEvent<ActionRequestDetail>;
  }
}
