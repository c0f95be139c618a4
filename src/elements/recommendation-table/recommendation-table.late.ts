/**
 * What comes after the first load: what there have to be rows for, while the data are loading; what opens, and what the reader decides, when
 * the first rows are on the screen, which do not wait for it.
 */
import { late } from '../../ui/late.js';

export type Listing = typeof import('./recommendation-table.listing.js');

export const listing = late(() => import('./recommendation-table.listing.js'));

export type Later = typeof import('./recommendation-table.later.js');

export const later = late(() => import('./recommendation-table.later.js'));

/** The form of the status stands in the bar of the selection. */
export type PanelId = keyof Later['panelTemplates'] | 'status';
