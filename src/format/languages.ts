/** The words of a page by language: the files that have come, and what the host registered over them. */
import { canonicalLocale } from './locale.js';
import { languageFiles } from './language-files.js';
import type { Messages } from './messages.js';

type Words = Partial<Messages>;

/** By tag; nothing while the file is under way, so that it is fetched once. */
const loaded = new Map<string, Words | undefined>();
const registered = new Map<string, Words>();
/** Called after each change of words. */
export const wordsListeners = new Set<() => void>();

/** Changes with every language that comes and every message that is registered. */
export let wordsRevision = 0;

/**
 * Puts a host's own words over those of a language, or adds a language: all widgets of the page are printed anew. Calls add up, the last
 * one wins, and any part of the catalogue will do. What a region (`de-CH`) lacks is taken from its language, then from English.
 *
 * @throws RangeError where `locale` is no BCP 47 tag.
 */
export function registerMessages(locale: string, messages: Partial<Messages>): void {
  const [tag = 'en'] = Intl.getCanonicalLocales(locale);
  registered.set(tag, { ...registered.get(tag), ...messages });
  announce();
}

/** Fetches the file of a language, once a page, where there is one. What fails to come is asked for again by the next widget. */
export function loadLanguage(locale: string): void {
  for (const tag of tagsOf(locale)) {
    const load = languageFiles[tag];
    if (!load || loaded.has(tag)) continue;
    loaded.set(tag, undefined);
    load().then(
      ({ messages }) => {
        loaded.set(tag, messages);
        announce();
      },
      () => loaded.delete(tag),
    );
  }
}

/** What is known of a language beyond the built-in English: the region's words over the language's, the host's over the file's. */
export const wordsFor = (locale: string): Words =>
  Object.assign({}, ...tagsOf(locale).flatMap((tag) => [loaded.get(tag), registered.get(tag)])) as Words;

/** English, then from the language to the region: `en`, `de`, `de-CH`. */
function tagsOf(locale: string): readonly string[] {
  const subtags = canonicalLocale(locale).split('-');
  return ['en', ...subtags.map((_, index) => subtags.slice(0, index + 1).join('-'))];
}

function announce(): void {
  wordsRevision += 1;
  wordsListeners.forEach((notify) => notify());
}
