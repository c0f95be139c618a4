import { bodyStyles } from './recommendation-table.body.styles.js';
import { layoutStyles } from './recommendation-table.layout.styles.js';
import { toolbarStyles } from './recommendation-table.toolbar.styles.js';

export const tableStyles = [toolbarStyles, bodyStyles, layoutStyles];
