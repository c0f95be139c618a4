/** The groupings other than sub-scores: they come when they are asked for. */
export type Groups = typeof import('./groups.js');

let loaded: Groups | null = null;
let loading: Promise<Groups> | null = null;

/** The module where it is here already, else `null`. */
export const groupsIfLoaded = (): Groups | null => loaded;

/** Loads it once; what failed is tried again the next time. */
export function loadGroups(): Promise<Groups> {
  return (loading ??= import('./groups.js').then(
    (module) => (loaded = module),
    (thrown: unknown) => {
      loading = null;
      throw thrown;
    },
  ));
}
