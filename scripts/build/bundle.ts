/** The one-file build: registers all elements, and lets the page hand over words of its own or of a language. */
import '../../src/define/index.js';
export { registerMessages } from '../../src/format/languages.js';
