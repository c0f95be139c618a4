/** What the table loads while its data are loading: everything that there have to be rows for, with its words. */
import { explainOpen } from '../../format/messages/explain-open.js';
import { lists } from '../../format/messages/lists.js';
import { table } from '../../format/messages/table.js';

export { tableTemplate } from './recommendation-table.body.js';
export { columnOf } from './recommendation-table.columns.js';
export { Decisions } from './recommendation-table.decisions.js';
export { Memory } from './recommendation-table.memory.js';
export { noMatchTemplate, printedNote } from './recommendation-table.noRows.js';
export { pagerTemplate } from './recommendation-table.pager.js';
export { Preparing } from './recommendation-table.preparing.js';
export { pageOf, sortingAfter } from './recommendation-table.query.js';
export { stripTemplate } from './recommendation-table.strip.js';
export { toolbarTemplate } from './recommendation-table.toolbar.js';
export { sortSentence } from './recommendation-table.view.js';

export const words = { ...lists, ...explainOpen, ...table };
