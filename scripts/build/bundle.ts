/**
 * The one-file build: registers all elements, lets the page give them other names too, and hand over words of its own or of a
 * language.
 */
import '../../src/define/index.js';
export { defineWithSuffix } from '../../src/define/suffixed.js';
export { registerMessages } from '../../src/format/languages.js';
