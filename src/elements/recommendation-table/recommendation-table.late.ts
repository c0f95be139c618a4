import type { CSSResult } from 'lit';

/** Parts that are loaded when they are first opened, or when the page is idle: the first paint does not wait for them. */
export class Late<T> {
  #value: T | null = null;
  #loading: Promise<T | null> | null = null;

  constructor(private readonly load: () => Promise<T>) {}

  /** The part where it is here already, else `null`. */
  get value(): T | null {
    return this.#value;
  }

  /** Loads it once; what failed is `null` and is tried again the next time. */
  loaded(): Promise<T | null> {
    return (this.#loading ??= this.load().then(
      (value) => (this.#value = value),
      () => (this.#loading = null),
    ));
  }
}

export const detail = new Late(() => import('./recommendation-table.detail.js'));
export const selectionBar = new Late(() => import('./recommendation-table.selectionBar.js'));
export const deciding = new Late(() => import('./recommendation-table.deciding.js'));
export const resizing = new Late(() => import('./recommendation-table.resize.js'));

/** Styles that come later, after those of the element. */
export function adopt(root: HTMLElement | DocumentFragment, styles: readonly CSSResult[]): void {
  if (!(root instanceof ShadowRoot)) return;
  const sheets = styles.map(({ styleSheet }) => styleSheet).filter((sheet) => sheet && !root.adoptedStyleSheets.includes(sheet));
  if (sheets.length > 0) root.adoptedStyleSheets = [...root.adoptedStyleSheets, ...(sheets as CSSStyleSheet[])];
}

/** What opens between the toolbar and the table. */
export const panels = {
  filters: new Late(() => import('./recommendation-table.filters.js')),
  columns: new Late(() => import('./recommendation-table.chooser.js')),
  plan: new Late(() => import('./recommendation-table.planner.js')),
  export: new Late(() => import('./recommendation-table.export.js')),
};
/** The form of the status stands in the bar of the selection. */
export type PanelId = keyof typeof panels | 'status';

export const panelOf = (id: PanelId | null) => (id === null || id === 'status' ? null : panels[id]);
