/** Locale tags as hosts write them, and the direction of their script. */
import { cachedIntl } from './intl-cache.js';

const rightToLeftScripts = ['Adlm', 'Arab', 'Hebr', 'Mand', 'Nkoo', 'Rohg', 'Samr', 'Syrc', 'Thaa'];

/** The tag in canonical form; English for one that is empty or malformed (`en_US` is read as `en-US`). */
export function canonicalLocale(tag: string | null | undefined): string {
  try {
    return Intl.getCanonicalLocales((tag ?? '').trim().replaceAll('_', '-'))[0] ?? 'en';
  } catch {
    return 'en';
  }
}

/** By script, since `Intl.Locale.prototype.getTextInfo` is missing in Firefox. */
export const directionOf = (locale: string): 'ltr' | 'rtl' =>
  cachedIntl(`direction|${locale}`, () => (rightToLeftScripts.includes(new Intl.Locale(locale).maximize().script ?? '') ? 'rtl' : 'ltr'));

const privateDirection = /-x-(?:ltr|rtl)$/;

/**
 * The tag with a private subtag (`en-x-rtl`) where the text around runs against the language: English on a page from right to left. It goes
 * wherever the tag goes, to what is loaded later too, and the formatter isolates what it prints.
 */
export const localeWithin = (tag: string, surroundings: 'ltr' | 'rtl'): string =>
  cachedIntl(`within|${surroundings}|${tag}`, () => around(tag, surroundings));

function around(tag: string, surroundings: 'ltr' | 'rtl'): string {
  const locale = canonicalLocale(tag).replace(privateDirection, '');
  return directionOf(locale) === surroundings ? locale : `${locale}-x-${surroundings}`;
}

/** Whether what surrounds the text runs in the other direction. */
export const isAgainstSurroundings = (locale: string): boolean => privateDirection.test(locale);
