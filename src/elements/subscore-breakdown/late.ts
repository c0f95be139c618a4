/** What comes after the first load: the lines, while the data are loading, and the groupings other than sub-scores, when asked for. */
import { late } from '../../ui/late.js';

export type Groups = typeof import('./groups.js');

export const rows = late(() => import('./rows.js'));
export const groups = late(() => import('./groups.js'));
