/** What tests ask of the pages of test/support/serve.mjs. */
import { shadowText } from './shadow-text.js';

export const widgetTags = ['secure-score-gauge', 'subscore-breakdown', 'recommendation-table', 'score-trend'] as const;

/** What stands in the element's own tree: the fixture's text in the light DOM does not count. */
export const shown = (element: Element): string => [...(element.shadowRoot?.childNodes ?? [])].map(shadowText).join(' ');

/** Whether every widget on the page shows a number. */
export const allShowNumbers = (page: Document): boolean =>
  widgetTags.every(
    (tag) => page.querySelector(tag) !== null && [...page.querySelectorAll(tag)].every((element) => /\d/.test(shown(element))),
  );

export const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Waits until something holds; throws after `limit` milliseconds. */
export async function until(holds: () => unknown, what: string, limit = 5000): Promise<void> {
  for (const end = performance.now() + limit; !holds(); await pause(25)) if (performance.now() > end) throw new Error(`never: ${what}`);
}

/** All elements below a node, in shadow roots too. */
export function everyElement(root: ParentNode): Element[] {
  return [...root.querySelectorAll('*')].flatMap((element) => [element, ...(element.shadowRoot ? everyElement(element.shadowRoot) : [])]);
}

/** Adds a module script to a page and waits until it has run. */
export function loadModule(page: Document, address: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const script = page.createElement('script');
    script.type = 'module';
    script.addEventListener('load', () => resolve());
    script.addEventListener('error', () => reject(new Error(`${address} did not load`)));
    script.src = address;
    page.head.append(script);
  });
}
