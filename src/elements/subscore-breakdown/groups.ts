/** What the breakdown loads when a grouping other than sub-scores is asked for. */
import { breakdownGroups } from '../../format/messages/breakdown-groups.js';

export { GroupList } from './group-list.js';
export { listStyles } from './list.styles.js';
export { risksTemplate } from './risks.template.js';

export const words = breakdownGroups;
