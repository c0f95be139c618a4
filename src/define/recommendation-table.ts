import './context-root.js';
import { RecommendationTable } from '../elements/recommendation-table/recommendation-table.js';
import { define } from './define.js';

define('recommendation-table', RecommendationTable);
