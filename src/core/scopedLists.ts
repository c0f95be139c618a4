/** What there is of a key in each scope, in the order of adding; all by keys, the scope '' being none. */
export class ScopedLists<T> {
  /** By key, then by scope; `null` is all of them. */
  readonly #lists = new Map<string, Map<string | null, T[]>>();

  add(key: string, scope: string, item: T): void {
    const lists = this.#lists.get(key);
    if (!lists) {
      this.#lists.set(
        key,
        new Map([
          [null, [item]],
          [scope, [item]],
        ]),
      );
      return;
    }
    lists.get(null)!.push(item);
    const here = lists.get(scope);
    if (here) here.push(item);
    else lists.set(scope, [item]);
  }

  at(key: string, scope: string | null): readonly T[] {
    return this.#lists.get(key)?.get(scope) ?? [];
  }

  /** In the scope and in none; everywhere where no scope is asked for. */
  in(key: string, scope: string | null): readonly T[] {
    const here = this.at(key, scope);
    const everywhere = scope ? this.at(key, '') : [];
    return everywhere.length > 0 ? [...everywhere, ...here] : here;
  }
}
