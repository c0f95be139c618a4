/** Icons of the table alone, 16 px, drawn with the colour of the text; words always stand beside them. */
import { svg, type SVGTemplateResult } from 'lit';
import type { InsightId } from './recommendation-table.words.js';

const icon = (path: string): SVGTemplateResult =>
  svg`<svg class="icon" viewBox="0 0 16 16" fill="none" stroke="currentColor" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"><path d=${path} /></svg>`;

export const filterIcon = icon('M2.5 4h11M4.5 8h7M6.5 12h3');
export const columnsIcon = icon('M2.5 3.5h11v9h-11zM6.2 3.5v9M9.8 3.5v9');
export const planIcon = icon('M2.5 13 6 9l2.5 2.5 5-6.5M10.5 4.5l3 .5-.5 3');
export const exportIcon = icon('M8 2.5v7.5M5 7.5 8 10.5l3-3M3 12.5h10');

const insightIcons: Readonly<Record<InsightId, SVGTemplateResult>> = {
  regressed: icon('M2.5 4 6.5 8.5 9 6l4.5 6M13.5 8.5V12H10'),
  new: icon('M8 2.5v11M2.5 8h11M4.2 4.2l7.6 7.6M11.8 4.2l-7.6 7.6'),
  preview: icon('M1.75 8S4 4 8 4s6.25 4 6.25 4S12 12 8 12 1.75 8 1.75 8zM8 6.5v3M6.5 8h3'),
  deprecated: icon('M3 4.5h10M4.5 4.5v8h7v-8M6.5 7.5l3 3M9.5 7.5l-3 3'),
  notScored: icon('M8 1.75a6.25 6.25 0 1 0 0 12.5 6.25 6.25 0 0 0 0-12.5zM5 8h6'),
  exempt: icon('M8 2 3 4v3.5c0 3 2 5.2 5 6.5 3-1.3 5-3.5 5-6.5V4zM5.5 8h5'),
  fix: icon('M9 1.75 4 9h4l-1 5.25L12 7H8z'),
  enforce: icon('M8 2 3 4v3.5c0 3 2 5.2 5 6.5 3-1.3 5-3.5 5-6.5V4zM5.75 8l1.75 1.75 3-3.5'),
  deny: icon('M8 1.75a6.25 6.25 0 1 0 0 12.5 6.25 6.25 0 0 0 0-12.5zM3.6 3.6l8.8 8.8'),
};

export const insightIcon = (insight: string): SVGTemplateResult | null => insightIcons[insight as InsightId] ?? null;
