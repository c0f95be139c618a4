import './context-root.js';
import { RecommendationTable } from '../elements/recommendation-table/recommendation-table.js';
import { define } from './define.js';

define('recommendation-table', RecommendationTable);

/** So that the declarations of this file lead to those of the tag: `document.createElement('recommendation-table')` has its type. */
export type { RecommendationTable };
