/** The formatter with the whole English catalogue beneath it. */
import { formatterWith, type Formatter, type FormatterOptions } from './formatter.js';
import { wordsFor } from './languages.js';
import { en } from './messages.js';

/** A formatter for a BCP 47 tag. Where `messages` lacks one, English stands in; numbers and dates follow the tag all the same. */
export function createFormatter(locale?: string | null, options?: FormatterOptions): Formatter {
  return formatterWith(en, locale, { ...options, messages: { ...wordsFor(locale ?? 'en'), ...options?.messages } });
}
