import './context-root.js';
import { SecureScoreProvider } from '../elements/secure-score-provider/secure-score-provider.js';
import { define } from './define.js';

define('secure-score-provider', SecureScoreProvider);
