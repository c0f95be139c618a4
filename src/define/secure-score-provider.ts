import './context-root.js';
import { SecureScoreProvider } from '../elements/secure-score-provider/secure-score-provider.js';
import { define } from './define.js';

define('secure-score-provider', SecureScoreProvider);

/** So that the declarations of this file lead to those of the tag: `document.createElement('secure-score-provider')` has its type. */
export type { SecureScoreProvider };
