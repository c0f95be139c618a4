import './context-root.js';
import { ScoreTrend } from '../elements/score-trend/score-trend.js';
import { define } from './define.js';

define('score-trend', ScoreTrend);

/** So that the declarations of this file lead to those of the tag: `document.createElement('score-trend')` has its type. */
export type { ScoreTrend };
