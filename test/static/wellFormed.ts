/** Reads markup as strictly as XML: every element closed, every attribute quoted, every entity one that both languages know. */
export interface FoundElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
}

const tag = /^<(\/?)([a-zA-Z][a-zA-Z0-9]*)((?:\s+[a-zA-Z][\w:-]*="[^"<]*")*)\s*(\/?)>/;

export function elementsIn(markup: string): readonly FoundElement[] {
  const found: FoundElement[] = [];
  const open: string[] = [];
  let rest = markup.replace(/^<!doctype html>\n/, '');
  while (rest !== '') {
    if (rest.startsWith('<')) {
      const match = tag.exec(rest);
      if (!match) throw new Error(`no tag: ${rest.slice(0, 80)}`);
      const [all, close, name = '', attributes = '', empty] = match;
      rest = rest.slice(all.length);
      if (close) {
        if (open.pop() !== name) throw new Error(`</${name}> closes nothing`);
        continue;
      }
      found.push({ name, attributes: attributesIn(attributes) });
      if (!empty) open.push(name);
      if (name === 'style') rest = rest.slice(rest.indexOf('</style>'));
      continue;
    }
    const text = /^[^<]+/.exec(rest)![0];
    checkText(text);
    rest = rest.slice(text.length);
  }
  if (open.length > 0) throw new Error(`left open: ${open.join()}`);
  return found;
}

function attributesIn(text: string): Record<string, string> {
  const pairs = [...text.matchAll(/([a-zA-Z][\w:-]*)="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value] as const);
  if (new Set(pairs.map(([name]) => name)).size !== pairs.length) throw new Error(`an attribute twice: ${text}`);
  for (const [, value] of pairs) checkText(value);
  return Object.fromEntries(pairs);
}

function checkText(text: string): void {
  if (/&(?!(?:amp|lt|gt|quot|#39);)/.test(text) || text.includes('>')) throw new Error(`not escaped: ${text}`);
}

/** What a reader sees: without tags and style sheets, entities as their characters. */
export const textOf = (markup: string): string =>
  markup
    .replace(/<style[\s\S]*?<\/style>/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
