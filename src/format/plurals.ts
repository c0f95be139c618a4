/** Plural messages and placeholders: the part of ICU that the catalogue needs. */
import { pluralRules } from './intl-cache.js';

export type PluralMessage = Readonly<Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }>;
export type Message = string | PluralMessage;

/** The text of a message for `count`; `other` where the language has no form of its own or there is no count. */
export function pluralText(message: Message, locale: string, count: unknown): string {
  if (typeof message === 'string') return message;
  const category = typeof count === 'number' ? pluralRules(locale).select(count) : 'other';
  return message[category] ?? message.other;
}

/** Puts what `print` returns for each `{name}` into the text; single pass, so that a value is never read as a placeholder. */
export function fillPlaceholders(text: string, print: (name: string) => string): string {
  return text.includes('{') ? text.replace(/\{(\w+)\}/g, (_, name: string) => print(name)) : text;
}
