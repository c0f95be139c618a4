/** The only place where elements get their names. */

/**
 * Registers a class under a tag, once: where the tag is taken (a second copy of the kit on the page) the first one
 * stands and nothing is thrown. Without a registry (on a server) nothing happens.
 */
export function define(tag: string, element: CustomElementConstructor): void {
  if (typeof customElements === 'undefined' || customElements.get(tag)) return;
  customElements.define(tag, element);
}
