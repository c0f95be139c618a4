/** Cuts markup into text and tags, once from left to right. What cannot be a tag is text: `<5 admins`, a cut-off `<b`. */

export interface Tag {
  readonly kind: 'open' | 'close';
  /** Lower case. */
  readonly name: string;
  /** Of an opening tag, decoded; the only attribute anybody looks at. */
  readonly href: string | null;
}

export interface Token {
  /** Raw text, a tag, or nothing that shows (a comment, a declaration). */
  readonly value: string | Tag | null;
  /** Where the next token begins. */
  readonly end: number;
}

const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  hellip: '…',
  ndash: '–',
  mdash: '—',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  laquo: '«',
  raquo: '»',
  bull: '•',
  middot: '·',
  copy: '©',
  reg: '®',
  trade: '™',
  deg: '°',
  times: '×',
  euro: '€',
  pound: '£',
  sect: '§',
  rarr: '→',
  larr: '←',
  le: '≤',
  ge: '≥',
  ne: '≠',
  shy: '\u00ad',
  zwj: '\u200d',
  zwnj: '\u200c',
};

/** Character references decoded exactly once; unknown ones stay as they are. */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(
    /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-zA-Z]{2,8}));/g,
    (whole, decimal?: string, hexadecimal?: string, name?: string) => {
      if (name) return Object.hasOwn(named, name) ? named[name]! : whole;
      return characterOf(decimal ? Number(decimal) : Number.parseInt(hexadecimal!, 16));
    },
  );
}

function characterOf(code: number): string {
  const isNone = code === 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff);
  return isNone ? '\ufffd' : String.fromCodePoint(code);
}

/** How often a tag may run to the end of the text without closing before all that follows is taken for text. */
const unclosedTagsRead = 32;

const markupStart = /<[a-z/!?]/gi;
const tagName = /[^\s/>]*/y;
const gap = /[\s/]*/y;
const attributeName = /=?[^\s/>=]*/y;
const bareValue = /[^\s>]*/y;
const blanks = /\s*/y;

export class Tokenizer {
  #unclosed = 0;
  readonly #lastEnd: number;

  constructor(private readonly source: string) {
    this.#lastEnd = source.lastIndexOf('>');
  }

  /** The token at `start`, which has to be within the text. */
  next(start: number): Token {
    if (start > this.#lastEnd || this.#unclosed >= unclosedTagsRead) return { value: this.source.slice(start), end: this.source.length };
    if (this.source[start] === '<') {
      const markup = this.#markup(start);
      if (markup) return markup;
    }
    const end = this.#nextMarkup(start + 1);
    return { value: this.source.slice(start, end), end };
  }

  #nextMarkup(start: number): number {
    markupStart.lastIndex = start;
    return markupStart.exec(this.source)?.index ?? this.source.length;
  }

  /** Where the text goes on after the raw content of `name`, whose content is never markup; the end where it is not closed. */
  afterRaw(name: string, start: number): number {
    for (let at = this.source.indexOf('</', start); at >= 0; at = this.source.indexOf('</', at + 2)) {
      if (this.source.slice(at + 2, at + 2 + name.length).toLowerCase() !== name) continue;
      const end = this.source.indexOf('>', at);
      return end < 0 ? this.source.length : end + 1;
    }
    return this.source.length;
  }

  #markup(start: number): Token | null {
    const after = this.source[start + 1] ?? '';
    if (after === '!' || after === '?') return this.#declaration(start);
    const isClose = after === '/';
    const nameStart = start + (isClose ? 2 : 1);
    if (!/[a-z]/i.test(this.source[nameStart] ?? '')) return null;
    const tag = this.#tag(nameStart, isClose ? 'close' : 'open');
    if (!tag) this.#unclosed++;
    return tag;
  }

  #declaration(start: number): Token | null {
    if (!/^<(?:!--|!\[|![a-z]|\?)/i.test(this.source.slice(start, start + 4))) return null;
    const isComment = this.source.startsWith('<!--', start);
    const end = isComment ? this.source.indexOf('-->', start + 2) : this.source.indexOf('>', start);
    return { value: null, end: end < 0 ? this.source.length : end + (isComment ? 3 : 1) };
  }

  /** The tag whose name begins at `start`, or `null` where it never ends. */
  #tag(start: number, kind: Tag['kind']): Token | null {
    let at = this.#past(tagName, start);
    const name = this.source.slice(start, at).toLowerCase();
    let href: string | null = null;
    for (;;) {
      at = this.#past(gap, at);
      if (at >= this.source.length) return null;
      if (this.source[at] === '>') return { value: { kind, name, href }, end: at + 1 };
      const attributeStart = at;
      at = this.#past(attributeName, at);
      const isHref = at - attributeStart === 4 && this.source.slice(attributeStart, at).toLowerCase() === 'href';
      const equals = this.#past(blanks, at);
      if (this.source[equals] !== '=') continue;
      const value = this.#attributeValue(this.#past(blanks, equals + 1));
      if (!value) return null;
      if (isHref && href === null) href = decodeEntities(value.text);
      at = value.end;
    }
  }

  #attributeValue(start: number): { text: string; end: number } | null {
    const quote = this.source[start];
    if (quote === '"' || quote === "'") {
      const end = this.source.indexOf(quote, start + 1);
      return end < 0 ? null : { text: this.source.slice(start + 1, end), end: end + 1 };
    }
    const end = this.#past(bareValue, start);
    return { text: this.source.slice(start, end), end };
  }

  #past(pattern: RegExp, start: number): number {
    pattern.lastIndex = start;
    pattern.test(this.source);
    return pattern.lastIndex;
  }
}
