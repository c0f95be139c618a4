/** What is loaded when it is asked for, so that a page that only shows the line does not pay for it. */
import type { CSSResult } from 'lit';

export type Details = typeof import('./score-trend.details.js');

let loaded: Details | null = null;
let loading: Promise<Details | null> | null = null;

/** The module where it is here already, else `null`. */
export const details = (): Details | null => loaded;

/** Loads it once; what failed is `null` and is tried again the next time. */
export const loadDetails = (): Promise<Details | null> =>
  (loading ??= import('./score-trend.details.js').then(
    (module) => (loaded = module),
    () => (loading = null),
  ));

export const panelIds = ['why', 'day', 'options', 'export'] as const;
export type PanelId = (typeof panelIds)[number];

/** Styles that come later, after those of the element. */
export function adopt(root: HTMLElement | DocumentFragment, styles: readonly CSSResult[]): void {
  const shadow = root as ShadowRoot;
  const sheets = styles.flatMap(({ styleSheet }) => styleSheet ?? []).filter((sheet) => !shadow.adoptedStyleSheets.includes(sheet));
  if (sheets.length > 0) shadow.adoptedStyleSheets = [...shadow.adoptedStyleSheets, ...sheets];
}
