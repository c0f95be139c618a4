/** Formatters by language and catalogue: a page of a thousand gauges makes one. */
import { formatterWith, type Formatter } from './formatter.js';
import { wordsFor, wordsRevision } from './languages.js';
import type { Messages } from './messages.js';

const limit = 16;
let byCatalogue = new WeakMap<Partial<Messages>, Map<string, Formatter>>();
let revision = 0;

/** The formatter of a language over an area's English; another object once the page has other words for it. */
export function formatterFor(language: string, catalogue: Partial<Messages>): Formatter {
  if (revision !== wordsRevision) {
    byCatalogue = new WeakMap();
    revision = wordsRevision;
  }
  let byLanguage = byCatalogue.get(catalogue);
  if (!byLanguage) byCatalogue.set(catalogue, (byLanguage = new Map()));
  let formatter = byLanguage.get(language);
  if (!formatter) {
    if (byLanguage.size >= limit) byLanguage.clear();
    byLanguage.set(language, (formatter = formatterWith(catalogue, language, { messages: wordsFor(language) })));
  }
  return formatter;
}
