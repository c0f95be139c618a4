/**
 * Everything that is loaded on demand, as one module: each of its own would cut what they share into a dozen files, and
 * the first load with them.
 */
import type { CSSResult } from 'lit';
import * as day from './score-trend.day.js';
import { explainStyles } from '../../ui/explain.js';
import * as files from './score-trend.files.js';
import * as options from './score-trend.options.js';
import { panelStyles } from './score-trend.panel.styles.js';
import * as why from './score-trend.why.js';
import { whyStyles } from './score-trend.why.styles.js';

export { annotationList, marks } from './score-trend.marks.js';
export { measureHistory } from './score-trend.measures.js';
export { tableTemplate } from './score-trend.table.js';
export { choose, overlay } from './score-trend.why.js';

/** What opens below the chart. */
export const panelTemplates = {
  why: why.panelTemplate,
  day: day.panelTemplate,
  options: options.panelTemplate,
  export: files.panelTemplate,
};

export const lateStyles: readonly CSSResult[] = [explainStyles, panelStyles, whyStyles];
