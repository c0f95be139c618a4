/** What is loaded when it is asked for, so that a page that only shows the line does not pay for it. */
import { late } from '../../ui/late.js';

export const details = late(() => import('./score-trend.details.js'));

export const panelIds = ['why', 'day', 'options', 'export'] as const;
export type PanelId = (typeof panelIds)[number];
