/** The event by which a reader's wish for another status of recommendations reaches the host, who alone can write it. */
import type { StatusChange } from '../state/status-requests.js';

export interface StatusRequestDetail {
  readonly changes: readonly StatusChange[];
  /** What the reader wrote to all of them; `null` for nothing. */
  readonly note: string | null;
}

/**
 * Cancelable: prevented, nothing changes. A host that saves it hands the promise to `waitUntil`: the rows show the new
 * status meanwhile and go back to the old one if it rejects.
 */
export class StatusRequestEvent extends CustomEvent<StatusRequestDetail> {
  readonly #promises: Promise<unknown>[] = [];

  constructor(detail: StatusRequestDetail) {
    super('secure-score-status-request', { detail, bubbles: true, composed: true, cancelable: true });
  }

  /** Call it while the event is dispatched; of several promises all have to resolve. */
  waitUntil(promise: Promise<unknown>): void {
    const waiting = Promise.resolve(promise);
    // Whether anybody still listens or not: a refusal is told on the row, never as an unhandled rejection.
    waiting.catch(() => undefined);
    this.#promises.push(waiting);
  }

  /** What the host asked to wait for; `undefined` where it asked for nothing. */
  get waits(): Promise<unknown> | undefined {
    return this.#promises.length > 0 ? Promise.all(this.#promises) : undefined;
  }
}

/**
 * Asks the host. The promise to give to `ReportStore.requestStatus` is in `waits`; `null` where the host prevented it.
 */
export function requestStatusOf(target: EventTarget, detail: StatusRequestDetail): StatusRequestEvent | null {
  const event = new StatusRequestEvent(detail);
  return target.dispatchEvent(event) ? event : null;
}
