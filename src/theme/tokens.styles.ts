/**
 * Private names for the public tokens, declared on the inner frame and never on `:host`: there a host's own rule on the
 * element, or on any ancestor, would lose to ours. Elements use `var(--_accent)` and the like, nothing else.
 * `light-dark()`, `color-mix()` and relative colours are in all browsers that the kit supports (Safari 17.5, Firefox 128).
 */
import { unsafeCSS, type CSSResult } from 'lit';
import { privateToken, publicToken, tokenDefaults, tokenNames } from './tokens.js';

const declarations = tokenNames.map((name) => `${privateToken(name)}:var(${publicToken(name)},${tokenDefaults[name]})`).join(';');

export const tokenStyles: CSSResult = unsafeCSS(`.frame{${declarations}}`);
