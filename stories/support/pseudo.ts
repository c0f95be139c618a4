/** A language of brackets and accents: what is cut off lacks its bracket, and what does not come from the catalogue has none. */
import { registerMessages } from '../../src/format/languages.js';
import { en } from '../../src/format/messages.js';
import { pseudoMessages } from '../../src/format/pseudo.js';

export const pseudoLocale = 'en-XA';
registerMessages(pseudoLocale, pseudoMessages(en));
