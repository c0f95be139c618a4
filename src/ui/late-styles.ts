/** Styles of what is loaded on demand: they come into the shadow root after those of the element. */
import type { CSSResult } from 'lit';

/** Adds each sheet once. */
export function adoptLate(root: HTMLElement | DocumentFragment, styles: readonly CSSResult[]): void {
  if (!(root instanceof ShadowRoot)) return;
  const sheets = styles.flatMap(({ styleSheet }) => styleSheet ?? []).filter((sheet) => !root.adoptedStyleSheets.includes(sheet));
  if (sheets.length > 0) root.adoptedStyleSheets = [...root.adoptedStyleSheets, ...sheets];
}
