import { messageOf, problemWithText } from '../schema/problem.js';
import type { Problem } from '../schema/problem.js';

export type Parsed =
  | { readonly kind: 'value'; readonly value: unknown }
  | { readonly kind: 'csv'; readonly text: string }
  | { readonly kind: 'problem'; readonly problem: Problem };

/** JSON, or CSV where the text cannot be JSON. A byte order mark is accepted. */
export function parseText(text: string, path: string): Parsed {
  const body = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  const start = body.slice(0, 1000).trimStart();
  if (body.trim() === '') return bad(path, 'no text at all');
  if (start.startsWith('<')) return bad(path, 'text that looks like HTML');
  try {
    return { kind: 'value', value: JSON.parse(body) };
  } catch (thrown) {
    if (!/^[{[]/.test(start)) return { kind: 'csv', text: body };
    return isCut(body)
      ? bad(path, 'incomplete JSON: the text ends before its last bracket closes')
      : bad(path, `text that is not JSON: ${messageOf(thrown)}`);
  }
}

function bad(path: string, received: string): Parsed {
  return { kind: 'problem', problem: problemWithText(path, 'JSON', received) };
}

/** True where the text ends inside a string, a list or an object. One pass. */
function isCut(text: string): boolean {
  let depth = 0;
  for (let index = 0; index < text.length; index++) {
    const char = text[index];
    if (char === '"') {
      index = endOfString(text, index + 1);
      if (index < 0) return true;
    } else if (char === '{' || char === '[') depth++;
    else if (char === '}' || char === ']') depth--;
  }
  return depth > 0;
}

/** Index of the quote that ends a string, or -1. */
function endOfString(text: string, start: number): number {
  for (let index = start; index < text.length; index++) {
    if (text[index] === '\\') index++;
    else if (text[index] === '"') return index;
  }
  return -1;
}
