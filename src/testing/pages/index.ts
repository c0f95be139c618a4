/** A page object for each widget: what a test reads and does, in words that stay when the markup changes. */
export { BreakdownPage } from './breakdownPage.js';
export type { BreakdownRow } from './breakdownPage.js';
export { GaugePage } from './gaugePage.js';
export type { MeterFacts } from './gaugePage.js';
export { TablePage } from './tablePage.js';
export { TrendPage } from './trendPage.js';
