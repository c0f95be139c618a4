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

/** By text; there are only as many as catalogues hold. */
const piecesOf = new Map<string, readonly string[]>();

/** Puts what `print` returns for each `{name}` into the text; single pass, so that a value is never read as a placeholder. */
export function fillPlaceholders(text: string, print: (name: string) => string): string {
  if (!text.includes('{')) return text;
  let pieces = piecesOf.get(text);
  // Every other piece is a name.
  if (!pieces) piecesOf.set(text, (pieces = text.split(/\{(\w+)\}/)));
  let filled = '';
  for (let index = 0; index < pieces.length; index++) filled += index % 2 === 0 ? pieces[index]! : print(pieces[index]!);
  return filled;
}
