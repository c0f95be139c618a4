/** The language of an element: that of the nearest `lang`, also across shadow roots, also when it changes. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { loadLanguage, wordsListeners } from '../format/languages.js';
import { localeWithin } from '../format/locale.js';

type Host = ReactiveControllerHost & Element;

/**
 * The nearest `lang` from the element outwards through shadow roots; the document's, the reader's, then English. As in HTML, a slotted
 * element has the language of where it is written, not of the slot that shows it.
 */
export function languageOf(element: Element): string {
  let node: Element | null = element;
  while (node) {
    const holder: Element | null = node.closest('[lang]:not([lang=""])');
    if (holder) return holder.getAttribute('lang')!;
    const root = node.getRootNode();
    node = root instanceof ShadowRoot ? root.host : null;
  }
  return globalThis.navigator?.language ?? 'en';
}

/** What `dir` says, which the browser knows without computing styles; stand-ins for one, as of tests, may not know the selector. */
function directionAround(element: Element): 'ltr' | 'rtl' {
  try {
    return element.matches(':dir(rtl)') ? 'rtl' : 'ltr';
  } catch {
    return 'ltr';
  }
}

/** One observer a root serves all widgets below it: a thousand gauges on a page watch the page once. */
class LanguageWatch {
  readonly #listeners = new Set<() => void>();
  #observer: MutationObserver | null = null;

  constructor(private readonly root: Node) {}

  add(listener: () => void): void {
    this.#listeners.add(listener);
    if (this.#observer) return;
    this.#observer = new MutationObserver(() => this.#listeners.forEach((notify) => notify()));
    this.#observer.observe(this.root, { attributes: true, subtree: true, attributeFilter: ['lang', 'dir'] });
  }

  /** Whether nobody is left. */
  remove(listener: () => void): boolean {
    this.#listeners.delete(listener);
    if (this.#listeners.size > 0) return false;
    this.#observer?.disconnect();
    this.#observer = null;
    return true;
  }
}

const watches = new Map<Node, LanguageWatch>();

function watchOf(root: Node): LanguageWatch {
  let watch = watches.get(root);
  if (!watch) watches.set(root, (watch = new LanguageWatch(root)));
  return watch;
}

/**
 * Keeps `language` true while the host is connected, has its words fetched, and draws the host again when a language or direction around
 * it changes, or when the words have come.
 */
export class LanguageController implements ReactiveController {
  /** A BCP 47 tag; of English on a page from right to left `en-x-rtl`, see `localeWithin`. */
  language = 'en';
  #roots: Node[] = [];

  constructor(private readonly host: Host) {
    host.addController(this);
  }

  /** The direction the host inherits; asked for when drawn, since asking makes the browser compute styles. */
  get direction(): 'ltr' | 'rtl' {
    return getComputedStyle(this.host).direction === 'rtl' ? 'rtl' : 'ltr';
  }

  hostConnected(): void {
    this.#roots = rootsAround(this.host);
    for (const root of this.#roots) watchOf(root).add(this.#onChange);
    wordsListeners.add(this.#onChange);
    this.#read();
  }

  hostDisconnected(): void {
    for (const root of this.#roots) if (watches.get(root)?.remove(this.#onChange)) watches.delete(root);
    this.#roots = [];
    wordsListeners.delete(this.#onChange);
  }

  readonly #onChange = (): void => {
    this.#read();
    this.host.requestUpdate();
  };

  #read(): void {
    this.language = localeWithin(languageOf(this.host), directionAround(this.host));
    loadLanguage(this.language);
  }
}

function rootsAround(element: Element): Node[] {
  const roots: Node[] = [];
  let root: Node = element.getRootNode();
  while (root instanceof ShadowRoot) {
    roots.push(root);
    root = root.host.getRootNode();
  }
  return [...roots, root];
}
