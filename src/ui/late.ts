/** A part of the code that comes when it is first wanted. */
export interface Late<T> {
  /** The part where it is here already, else `null`. */
  readonly value: T | null;
  /** It was wanted and did not come, and nobody has tried again yet. */
  readonly isLost: boolean;
  /** Fetches it once; what failed is `null` and is tried again the next time. */
  readonly loaded: () => Promise<T | null>;
}

export function late<T>(load: () => Promise<T>): Late<T> {
  let loading: Promise<T | null> | null = null;
  const part: { value: T | null; isLost: boolean } = { value: null, isLost: false };
  const loaded = () => {
    part.isLost = false;
    return (loading ??= load().then(
      (module) => (part.value = module),
      () => {
        part.isLost = true;
        return (loading = null);
      },
    ));
  };
  return Object.assign(part, { loaded });
}
