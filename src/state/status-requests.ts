/**
 * Statuses that the reader has asked for and the vendor does not show yet. They stand beside the report's rows and
 * never change the score: that follows in 24 to 48 hours, and only the vendor tells.
 */
import { scopedKey } from '../core/identifiers.js';

export interface StatusChange {
  readonly recommendationId: string;
  /** Without it the change is meant for all scopes. */
  readonly scopeId?: string | null;
  /** One of the report's words for a status, or the vendor's own. */
  readonly status: string;
  readonly note?: string | null;
}

export interface PendingStatus {
  /** `sending`: the host is at it. `accepted`: it is done, the next load will show. `failed`: it was refused, the row is as before. */
  readonly kind: 'sending' | 'accepted' | 'failed';
  /** What was asked for, note included, so that nothing that was typed is lost. */
  readonly change: StatusChange;
  /** What the row shows; `null` for the report's own status. */
  readonly status: string | null;
  /** Why it failed, in the host's words; `null` otherwise. */
  readonly reason: string | null;
}

export type StatusOutcome =
  | { readonly kind: 'accepted' }
  | { readonly kind: 'failed'; readonly reason: string }
  /** The tenant has changed meanwhile, or the rows were asked for something else. */
  | { readonly kind: 'dropped' };

interface Entry {
  readonly change: StatusChange;
  readonly before: Entry | null;
  kind: PendingStatus['kind'];
  reason: string | null;
}

const longestReason = 300;

export class StatusRequests {
  readonly #entries = new Map<string, Entry>();
  #shown: ReadonlyMap<string, PendingStatus> = new Map();

  /** `onChange` is called for what comes of requests by themselves. */
  constructor(private readonly onChange: () => void) {}

  /** By `scopedKey` of the change. */
  get shown(): ReadonlyMap<string, PendingStatus> {
    return this.#shown;
  }

  /** What stands beside a row. */
  of({ id, scopeId }: { readonly id: string; readonly scopeId?: string | null | undefined }): PendingStatus | null {
    return this.#shown.get(scopedKey(scopeId, id)) ?? this.#shown.get(scopedKey(null, id)) ?? null;
  }

  async request(changes: readonly StatusChange[], wait: Promise<unknown> | undefined): Promise<StatusOutcome> {
    const own = changes.map((change) => this.#enter(change));
    if (!wait) return this.#settle(own, 'accepted', null);
    this.#show();
    return Promise.resolve(wait).then(
      () => this.#settle(own, 'accepted', null),
      (thrown: unknown) => this.#settle(own, 'failed', reasonOf(thrown)),
    );
  }

  /** The requests that a load beginning now will bring the truth of. */
  get accepted(): readonly unknown[] {
    return [...this.#entries.values()].filter(({ kind }) => kind === 'accepted');
  }

  /** The truth has come for these. Whoever has it tells the listeners. */
  finish(finished: readonly unknown[]): void {
    if (finished.length === 0) return;
    for (const [key, entry] of this.#entries) if (finished.includes(entry)) this.#entries.delete(key);
    this.#print();
  }

  /** Another tenant: what comes of requests that are under way concerns nobody here. */
  clear(): void {
    if (this.#entries.size === 0) return;
    this.#entries.clear();
    this.#print();
  }

  #enter(change: StatusChange): [string, Entry] {
    const key = scopedKey(change.scopeId, change.recommendationId);
    const before = this.#entries.get(key) ?? null;
    // Only the last one that was not refused is worth going back to.
    const entry: Entry = { change, before: before?.kind === 'failed' ? before.before : before, kind: 'sending', reason: null };
    this.#entries.set(key, entry);
    return [key, entry];
  }

  #settle(own: readonly [string, Entry][], kind: 'accepted' | 'failed', reason: string | null): StatusOutcome {
    const isDropped = !own.some(([key, entry]) => this.#entries.get(key) === entry);
    for (const [, entry] of own) Object.assign(entry, { kind, reason });
    this.#show();
    if (isDropped) return { kind: 'dropped' };
    return kind === 'failed' ? { kind, reason: reason ?? '' } : { kind };
  }

  #show(): void {
    this.#print();
    this.onChange();
  }

  #print(): void {
    this.#shown = new Map([...this.#entries].map(([key, entry]) => [key, pendingOf(entry)]));
  }
}

function pendingOf({ kind, change, before, reason }: Entry): PendingStatus {
  const status = kind !== 'failed' ? change.status : before?.kind === 'accepted' ? before.change.status : null;
  return { kind, change, status, reason };
}

function reasonOf(thrown: unknown): string {
  const text: unknown = thrown instanceof Error ? thrown.message : thrown;
  return typeof text === 'string' ? text.slice(0, longestReason) : '';
}
