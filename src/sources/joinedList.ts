import type { SubjectKind } from '../core/quality.js';
import type { ReadLog } from '../schema/log.js';

/**
 * Records by id. What several payloads say about one record is joined: the first value stands, holes are filled.
 * Inside one payload a repeated id is a fault of the data: both rows are kept and noted, and the core counts the first.
 */
export class JoinedList<T extends { readonly id: string }> {
  readonly items: T[] = [];
  readonly #indexes = new Map<string, number>();
  /** The payload of each item. */
  readonly #payloads: number[] = [];

  constructor(
    readonly kind: SubjectKind,
    readonly log: ReadLog,
  ) {}

  /** `key` has to be in lower case already. */
  add(key: string, item: T, payload: number): void {
    const index = this.#indexes.get(key);
    if (index !== undefined && this.#payloads[index] !== payload) {
      this.items[index] = filled(this.items[index]!, item);
      return;
    }
    if (index === undefined) this.#indexes.set(key, this.items.length);
    else this.log.note('duplicateId', this.kind, item.id);
    this.items.push(item);
    this.#payloads.push(payload);
  }

  get(key: string): T | undefined {
    const index = this.#indexes.get(key);
    return index === undefined ? undefined : this.items[index];
  }
}

/** The key of a record that belongs to a scope. */
export function keyOf(scopeId: string | null | undefined, id: string): string {
  return scopeId ? `${scopeId.toLowerCase()}\n${id.toLowerCase()}` : id.toLowerCase();
}

function filled<T extends object>(first: T, second: T): T {
  const result = { ...first } as Record<string, unknown>;
  for (const [key, value] of Object.entries(second)) result[key] ??= value;
  return result as T;
}
