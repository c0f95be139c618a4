/** Everything, without side effects: importing this registers nothing. */
export * from './core/index.js';
export * from './sources/index.js';
export { RecommendationTable } from './elements/recommendation-table/recommendation-table.js';
export { ScoreTrend } from './elements/score-trend/score-trend.js';
export { SecureScoreGauge } from './elements/secure-score-gauge/secure-score-gauge.js';
export { SecureScoreProvider } from './elements/secure-score-provider/secure-score-provider.js';
export { SubscoreBreakdown } from './elements/subscore-breakdown/subscore-breakdown.js';
export { createFormatter } from './format/english.js';
export { storeContext } from './state/context.js';
export { ReportStore, type ActiveScope } from './state/store.js';
export type { DataInput } from './state/data-input.js';
export type { StateKind, WidgetState } from './state/widget-state.js';
export type * from './ui/events.js';
export type * from './elements/recommendation-table/recommendation-table.events.js';
export type * from './elements/score-trend/score-trend.events.js';
