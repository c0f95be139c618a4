/** The groupings other than sub-scores: they come when they are asked for. */
import { late } from '../../ui/late.js';

export type Groups = typeof import('./groups.js');

export const groups = late(() => import('./groups.js'));
