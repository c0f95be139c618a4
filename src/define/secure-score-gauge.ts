import './context-root.js';
import { SecureScoreGauge } from '../elements/secure-score-gauge/secure-score-gauge.js';
import { define } from './define.js';

define('secure-score-gauge', SecureScoreGauge);

/** So that the declarations of this file lead to those of the tag: `document.createElement('secure-score-gauge')` has its type. */
export type { SecureScoreGauge };
