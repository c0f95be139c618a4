/** Lists as a host may hand them over, and what is told from them. */

/** The members of an array, or none: the core holds its ground where a host hands over something else. */
export const listOf = <T>(value: readonly T[] | null | undefined): readonly T[] =>
  Array.isArray(value) ? (value as readonly T[]).filter((item) => item != null) : [];

/** Those that have an id. */
export const identified = <T extends { readonly id: string }>(value: readonly T[] | null | undefined): readonly T[] =>
  listOf(value).filter(({ id }) => typeof id === 'string');

export const sumOf = <T>(items: readonly T[], valueOf: (item: T, index: number) => number): number =>
  items.reduce((sum, item, index) => sum + valueOf(item, index), 0);

/** Items by their keys, both in the order in which they come. */
export function grouped<T>(items: Iterable<T>, keysOf: (item: T) => readonly string[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    for (const key of keysOf(item)) {
      const group = groups.get(key);
      if (group) group.push(item);
      else groups.set(key, [item]);
    }
  }
  return groups;
}

/** The keys that more than one item has, once for each further item. */
export function repeated<T>(items: readonly T[], keyOfItem: (item: T) => string): T[] {
  const seen = new Set<string>();
  return items.filter((item) => seen.size === seen.add(keyOfItem(item)).size);
}
