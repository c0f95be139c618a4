/** Formatters by language and catalogue: a page of a thousand gauges makes one. */
import { formatterWith, type Formatter } from './formatter.js';
import type { Messages } from './messages.js';

const limit = 16;
const byCatalogue = new WeakMap<Partial<Messages>, Map<string, Formatter>>();

export function formatterFor(language: string, catalogue: Partial<Messages>): Formatter {
  let byLanguage = byCatalogue.get(catalogue);
  if (!byLanguage) byCatalogue.set(catalogue, (byLanguage = new Map()));
  let formatter = byLanguage.get(language);
  if (!formatter) {
    if (byLanguage.size >= limit) byLanguage.clear();
    byLanguage.set(language, (formatter = formatterWith(catalogue, language)));
  }
  return formatter;
}
