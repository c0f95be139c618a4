/** What the breakdown loads when a grouping other than sub-scores is asked for. */
import { breakdown } from '../../format/messages/breakdown.js';
import { breakdownGroups } from '../../format/messages/breakdown-groups.js';
import { common } from '../../format/messages/common.js';
import { explainOpen } from '../../format/messages/explain-open.js';
import { lists } from '../../format/messages/lists.js';
import { scores } from '../../format/messages/scores.js';

export { GroupList } from './group-list.js';
export { listStyles } from './list.styles.js';
export { risksTemplate } from './risks.template.js';

/** The words of the element, with those of the groupings. */
export const catalogue = { ...common, ...scores, ...lists, ...explainOpen, ...breakdown, ...breakdownGroups };
