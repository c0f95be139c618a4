/** A pseudo-language for tests and stories: longer text with accents, brackets at both ends, placeholders untouched. */
import type { Messages } from './messages.js';
import type { Message } from './plurals.js';

const letters = 'aeiouycdnszAEIOUYCDNSZ';
const accented = 'áéíóúýćďńšžÁÉÍÓÚÝĆĎŃŠŽ';

/** Longer by 40 %, as German and French can be; text that is cut off shows by its missing bracket, text outside the catalogue by its plain letters. */
export function pseudoMessages(catalogue: Partial<Messages>): Partial<Messages> {
  return Object.fromEntries(Object.entries(catalogue).map(([key, message]) => [key, pseudoMessage(message)]));
}

function pseudoMessage(message: Message): Message {
  if (typeof message === 'string') return pseudoText(message);
  return Object.fromEntries(Object.entries(message).map(([form, text]) => [form, pseudoText(text)])) as Message;
}

function pseudoText(text: string): string {
  const changed = text.replace(/\{\w+\}|\w/g, (piece) => accented[letters.indexOf(piece)] ?? piece);
  return `[${changed}${'~'.repeat(Math.ceil(text.length * 0.4))}]`;
}
