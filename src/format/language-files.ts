/** The languages that come with the kit, each a file of its own that is loaded when a widget is first shown in it. English is built in. */
import type { Messages } from './messages.js';

/** One language as its file exports it. */
export interface LanguageFile {
  readonly messages: Partial<Messages>;
}

/** The one-file build leaves this list out (scripts/build/plugins.mjs): there a page hands over the messages itself. */
export const languageFiles: Readonly<Record<string, () => Promise<LanguageFile>>> = {
  ar: () => import('./locales/ar.js'),
  de: () => import('./locales/de.js'),
  es: () => import('./locales/es.js'),
  fr: () => import('./locales/fr.js'),
  ja: () => import('./locales/ja.js'),
};
