import './context-root.js';
import { ScoreTrend } from '../elements/score-trend/score-trend.js';
import { define } from './define.js';

define('score-trend', ScoreTrend);
