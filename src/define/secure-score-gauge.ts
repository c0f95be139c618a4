import './context-root.js';
import { SecureScoreGauge } from '../elements/secure-score-gauge/secure-score-gauge.js';
import { define } from './define.js';

define('secure-score-gauge', SecureScoreGauge);
