/** What opens, and what the reader decides: it is loaded when the first rows are on the screen, which do not wait for it. */
export type Later = typeof import('./recommendation-table.later.js');

let value: Later | null = null;
let loading: Promise<Later | null> | null = null;

export const later = {
  /** The code where it is here already, else `null`. */
  get value(): Later | null {
    return value;
  },

  /** Loads it once; what failed is `null` and is tried again the next time. */
  loaded(): Promise<Later | null> {
    return (loading ??= import('./recommendation-table.later.js').then(
      (module) => (value = module),
      () => (loading = null),
    ));
  },
};

/** The form of the status stands in the bar of the selection. */
export type PanelId = keyof Later['panelTemplates'] | 'status';
