/** What the breakdown loads when a grouping other than sub-scores is asked for. */
export { GroupList } from './group-list.js';
export { listStyles } from './list.styles.js';
export { risksTemplate } from './risks.template.js';
