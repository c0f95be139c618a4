/** Registers all elements under their own names. */
import './secure-score-provider.js';
import './secure-score-gauge.js';
import './subscore-breakdown.js';
import './recommendation-table.js';
import './score-trend.js';
