/** Locale tags as hosts write them, and the direction of their script. */

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
export function directionOf(locale: string): 'ltr' | 'rtl' {
  return rightToLeftScripts.includes(new Intl.Locale(locale).maximize().script ?? '') ? 'rtl' : 'ltr';
}
