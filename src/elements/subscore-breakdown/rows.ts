/** What the breakdown loads while its data are loading: its lines, with their words. */
import { breakdownRows } from '../../format/messages/breakdown-rows.js';
import { explainOpen } from '../../format/messages/explain-open.js';
import { lists } from '../../format/messages/lists.js';
import { scores } from '../../format/messages/scores.js';

export { subscoresTemplate } from './subscores.template.js';

export const words = { ...scores, ...lists, ...explainOpen, ...breakdownRows };
