/**
 * The vendor's HTML (remediation, description) as a small tree of an allow-list, printed as lit templates: it never meets
 * a DOM sink. Linear in the length of the text, whatever the text is (DESIGN.md, Security).
 */
import { html, nothing, type TemplateResult } from 'lit';
import type { Formatter } from '../format/formatter.js';
import { decodeEntities, Tokenizer, type Tag } from './rich-text-tokens.js';
import { readsAsAnotherHost, safeUrl } from './safe-url.js';

const allowed = ['p', 'br', 'ol', 'ul', 'li', 'em', 'strong', 'b', 'i', 'code', 'a'] as const;
export type RichTag = (typeof allowed)[number];
export type RichNode = string | RichElement;

export interface RichElement {
  readonly tag: RichTag;
  /** As the data give it, decoded and not yet judged; of a link only. */
  readonly href: string | null;
  readonly children: readonly RichNode[];
}

interface OpenElement extends RichElement {
  readonly children: RichNode[];
}

/** Elements nest no deeper and are no more than this; what lies beyond keeps its text. */
const deepest = 24;
const mostElements = 4000;

const isAllowed = (name: string): name is RichTag => (allowed as readonly string[]).includes(name);
/** Blocks that are not on the list still end a paragraph. */
const asParagraph = new Set('div section article header footer h1 h2 h3 h4 h5 h6 blockquote pre dl dt dd table tr figure'.split(' '));
/** What is inside these is not for reading: it goes with them. The raw ones hold no markup of their own. */
const raw = new Set('script style iframe textarea title noscript noembed noframes xmp'.split(' '));
const dropped = new Set('svg math form object embed select button template canvas audio video map'.split(' '));
/** No closing tag follows these. */
const isVoid = (name: string): boolean => name === 'br' || name === 'embed';

/** The tree of a text. A text without any markup keeps its lines. */
export function parseRichText(source: string): readonly RichNode[] {
  const builder = new TreeBuilder();
  const tokenizer = new Tokenizer(source);
  let skipped: { name: string; depth: number } | null = null;
  for (let at = 0; at < source.length;) {
    const { value, end } = tokenizer.next(at);
    at = end;
    if (value === null) continue;
    if (typeof value === 'string') {
      if (!skipped) builder.text(decodeEntities(value));
    } else if (skipped) skipped = depthAfter(skipped, value);
    else if (value.kind === 'open' && raw.has(value.name)) at = tokenizer.afterRaw(value.name, at);
    else if (value.kind === 'open' && dropped.has(value.name)) skipped = isVoid(value.name) ? null : { name: value.name, depth: 1 };
    else builder.tag(value);
  }
  return builder.finish();
}

function depthAfter(skipped: { name: string; depth: number }, tag: Tag): { name: string; depth: number } | null {
  if (tag.name !== skipped.name) return skipped;
  const depth = skipped.depth + (tag.kind === 'open' ? 1 : -1);
  return depth === 0 ? null : { name: skipped.name, depth };
}

class TreeBuilder {
  readonly #root: RichNode[] = [];
  readonly #open: OpenElement[] = [];
  #count = 0;

  text(text: string): void {
    if (this.#isInList && text.trim() !== '') this.#push('li');
    append(this.#children, text);
  }

  tag({ kind, name, href }: Tag): void {
    const tag = asParagraph.has(name) ? 'p' : name;
    if (!isAllowed(tag)) return;
    if (kind === 'close') this.#close(tag);
    else if (tag === 'br') this.#lineBreak();
    else this.#start(tag, tag === 'a' ? href : null);
  }

  finish(): readonly RichNode[] {
    while (this.#open.length > 0) this.#pop();
    const isBlank = this.#root.every((node) => typeof node === 'string' && node.trim() === '');
    if (isBlank) return [];
    return this.#count === 0 ? lines(this.#root.join('')) : this.#root;
  }

  get #children(): RichNode[] {
    return this.#open.at(-1)?.children ?? this.#root;
  }

  get #isInList(): boolean {
    const tag = this.#open.at(-1)?.tag;
    return tag === 'ol' || tag === 'ul';
  }

  /** What the parser of a browser would close or put in between, so that lists hold items and paragraphs stand alone. */
  #start(tag: RichTag, href: string | null): void {
    if (tag === 'a') this.#close('a');
    if (tag === 'li') {
      this.#closeItem();
      if (!this.#isInList) this.#push('ul');
    } else if (tag === 'p' || tag === 'ol' || tag === 'ul') this.#close('p', 'li');
    if (tag !== 'li' && this.#isInList) this.#push('li');
    this.#push(tag, href);
  }

  #closeItem(): void {
    const list = this.#innermost('ol', 'ul');
    if (list >= 0) while (this.#open.length > list + 1) this.#pop();
    else this.#close('p');
  }

  #innermost(tag: RichTag, other?: RichTag): number {
    let at = this.#open.length - 1;
    while (at >= 0 && this.#open[at]!.tag !== tag && this.#open[at]!.tag !== other) at--;
    return at;
  }

  #lineBreak(): void {
    if (this.#isInList || this.#count >= mostElements) return;
    const last = this.#children.at(-1);
    if (typeof last === 'object' && last.tag === 'br' && isBreak(this.#children.at(-2))) return;
    this.#count++;
    this.#children.push({ tag: 'br', href: null, children: [] });
  }

  #push(tag: RichTag, href: string | null = null): void {
    if (this.#open.length >= deepest || this.#count >= mostElements) return;
    this.#count++;
    const element: OpenElement = { tag, href, children: [] };
    this.#children.push(element);
    this.#open.push(element);
  }

  /** Closes the innermost `tag`, and what is open inside it, unless `barrier` lies between. */
  #close(tag: RichTag, barrier?: RichTag): void {
    const at = this.#innermost(tag, barrier);
    if (at < 0 || this.#open[at]!.tag !== tag) return;
    while (this.#open.length > at) this.#pop();
  }

  #pop(): void {
    const { children } = this.#open.pop()!;
    const isEmpty = children.every((child) => typeof child === 'string' && child.trim() === '');
    if (!isEmpty) return;
    this.#children.pop();
    for (const child of children) append(this.#children, child as string);
  }
}

const isBreak = (node: RichNode | undefined): boolean => typeof node === 'object' && node.tag === 'br';

function append(children: RichNode[], text: string): void {
  const last = children.length - 1;
  if (typeof children[last] === 'string') children[last] += text;
  else children.push(text);
}

/** Plain text keeps its own line ends. */
function lines(text: string): RichNode[] {
  const parts = text.trim().split(/\r?\n/).slice(0, mostElements);
  return parts.length === 1
    ? [text]
    : parts.flatMap((part, index): RichNode[] => (index === 0 ? [part] : [{ tag: 'br', href: null, children: [] }, part]));
}

/** All text of a tree, as it reads without its markup. */
export function plainText(nodes: readonly RichNode[]): string {
  return nodes.map((node) => (typeof node === 'string' ? node : plainText(node.children))).join('');
}

/** The text as templates, or `nothing` where it is blank. */
export function richText(source: string | null | undefined, formatter: Formatter): TemplateResult | typeof nothing {
  const nodes = typeof source === 'string' ? parseRichText(source) : [];
  return nodes.length === 0 ? nothing : html`<div class="rich-text" dir="auto">${printed(nodes, formatter)}</div>`;
}

const printed = (nodes: readonly RichNode[], formatter: Formatter): unknown[] =>
  nodes.map((node) => (typeof node === 'string' ? node : element(node, formatter)));

function element(node: RichElement, formatter: Formatter): unknown {
  const content = node.tag === 'a' ? [] : printed(node.children, formatter);
  switch (node.tag) {
    case 'p':
      return html`<p>${content}</p>`;
    case 'br':
      return html`<br />`;
    case 'ol':
      return html`<ol>
        ${content}
      </ol>`;
    case 'ul':
      return html`<ul>
        ${content}
      </ul>`;
    case 'li':
      return html`<li>${content}</li>`;
    case 'em':
      return html`<em>${content}</em>`;
    case 'strong':
      return html`<strong>${content}</strong>`;
    case 'b':
      return html`<b>${content}</b>`;
    case 'i':
      return html`<i>${content}</i>`;
    case 'code':
      return html`<code>${content}</code>`;
    case 'a':
      return link(node, formatter);
  }
}

/** A link where its address may be one, else its text alone. */
function link(node: RichElement, formatter: Formatter): unknown {
  const url = safeUrl(node.href);
  return url ? safeLink(url, printed(node.children, formatter), plainText(node.children), formatter) : printed(node.children, formatter);
}

/** A link out of the page. Where its text reads as another address, the real host stands beside it. */
export function safeLink(url: URL, content: unknown, text: string, formatter: Formatter): TemplateResult {
  const shown = readsAsAnotherHost(text, url) ? formatter.text('link.host', { text: text.trim(), host: url.hostname }) : content;
  return html`<a href=${url.href} target="_blank" rel="noopener noreferrer">${shown}</a>`;
}
