/** The detail of a row, with its reader of the vendor's markup: it comes after the rows, which do not wait for it. */
type DetailTemplate = typeof import('./recommendation-table.detail.js').detailTemplate;

let loaded: DetailTemplate | null = null;
let loading: Promise<void> | null = null;

/** The template where it is here already, else `null`. */
export const detailIfLoaded = (): DetailTemplate | null => loaded;

/** Loads it once; what failed is tried again the next time. */
export function loadDetail(): Promise<void> {
  return (loading ??= import('./recommendation-table.detail.js').then(
    ({ detailTemplate }) => {
      loaded = detailTemplate;
    },
    () => {
      loading = null;
    },
  ));
}
