/** A message around one of its arguments, which the page sets in another size: the language keeps its order of words. */
import type { Formatter } from './formatter.js';
import type { MessageKey } from './messages.js';

/** Stands for the argument while the message is put together; nothing that anybody writes. */
const place = '\uFFFC';

type Values = Readonly<Record<string, string | number>>;

/** What the message says before and after the argument `name`. */
export function around(formatter: Formatter, key: MessageKey, name: string, values: Values): readonly [string, string] {
  const [before = '', after = ''] = formatter.text(key, { ...values, [name]: place }).split(place);
  return [before, after];
}
