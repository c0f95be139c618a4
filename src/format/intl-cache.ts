/**
 * Intl objects, and what is found out with them, cost some tens of microseconds each and a thousand gauges want the same few: they are shared,
 * and the oldest is dropped beyond `capacity`, so that a page which goes through many languages does not grow.
 */
const capacity = 64;
const cache = new Map<string, unknown>();

/** What `make` returns, kept under `key`, which has to name the kind of object and everything it depends on. */
export function cachedIntl<T>(key: string, make: () => T): T {
  const found = cache.get(key) as T | undefined;
  if (found !== undefined) return found;
  if (cache.size >= capacity) cache.delete(cache.keys().next().value!);
  const made = make();
  cache.set(key, made);
  return made;
}

export const relativeTimeFormat = (locale: string): Intl.RelativeTimeFormat =>
  cachedIntl(`age|${locale}`, () => new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }));

export const listFormat = (locale: string): Intl.ListFormat => cachedIntl(`list|${locale}`, () => new Intl.ListFormat(locale));

export const pluralRules = (locale: string): Intl.PluralRules => cachedIntl(`plural|${locale}`, () => new Intl.PluralRules(locale));

/** Compares names as people sort them: numbers by value, letter case ignored. */
export const collator = (locale: string): Intl.Collator =>
  cachedIntl(`collator|${locale}`, () => new Intl.Collator(locale, { numeric: true, sensitivity: 'base' }));

/** How many Intl objects are kept at the moment. */
export const intlCacheSize = (): number => cache.size;
