/** The formatter with the whole English catalogue beneath it. */
import type { QualityNote } from '../core/quality.js';
import { formatterWith, type Formatter, type FormatterOptions } from './formatter.js';
import { wordsFor } from './languages.js';
import { en } from './messages.js';
import { noteText } from './notes.js';

/** With every word, it has the sentences for quality notes too. */
export interface WholeFormatter extends Formatter {
  note(note: QualityNote): string;
}

/** A formatter for a BCP 47 tag. Where `messages` lacks one, English stands in; numbers and dates follow the tag all the same. */
export function createFormatter(locale?: string | null, options?: FormatterOptions): WholeFormatter {
  const formatter = formatterWith(en, locale, { ...options, messages: { ...wordsFor(locale ?? 'en'), ...options?.messages } });
  return Object.assign(formatter, { note: (note: QualityNote) => noteText(formatter, note) });
}
