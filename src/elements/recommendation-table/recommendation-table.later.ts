/**
 * Everything that is loaded after the first paint, as one module: each of its own would cut what they share into a dozen files, and
 * the first load with them.
 */
import * as chooser from './recommendation-table.chooser.js';
import { detailStyles } from './recommendation-table.detail.styles.js';
import * as files from './recommendation-table.export.js';
import * as filters from './recommendation-table.filters.js';
import { panelStyles } from './recommendation-table.panels.styles.js';
import * as planner from './recommendation-table.planner.js';

export { askForStatus, makePlan, placesOf, project, requestedItem } from './recommendation-table.deciding.js';
export { detailTemplate } from './recommendation-table.detail.js';
export { saved } from './recommendation-table.export.js';
export { groupRows } from './recommendation-table.groupRows.js';
export { groupsOf, linesOf } from './recommendation-table.groups.js';
export { resize } from './recommendation-table.resize.js';
export { selectionTemplate, spokenProjection } from './recommendation-table.selectionBar.js';

/** What opens between the toolbar and the table. */
export const panelTemplates = {
  filters: filters.panelTemplate,
  columns: chooser.panelTemplate,
  plan: planner.panelTemplate,
  export: files.panelTemplate,
};

export const lateStyles = [detailStyles, panelStyles];
