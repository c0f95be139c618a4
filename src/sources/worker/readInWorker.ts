/** Reading and scoring off the page, by the worker file of the package; on the page in slices where no worker can start. */
import type { ScoreOptions } from '../../core/options.js';
import type { ScoreReport } from '../../core/report.js';
import { messageOf, type Problem } from '../../schema/problem.js';
import type { ReadOptions } from '../assemble.js';
import { isAsyncIterable } from '../inChunks.js';
import { unreadable } from '../readPosture.js';
import { reportFrom, type FromWorker, type ToWorker } from './protocol.js';
import { startWorker } from './startWorker.js';

export interface WorkerOptions extends ReadOptions {
  readonly signal?: AbortSignal;
  /** For `scorePosture`. */
  readonly options?: ScoreOptions;
  /** How long a worker may take to start before the page does its work; 5 s by default. */
  readonly startTimeoutMs?: number;
}

export type WorkerResult =
  | {
      readonly kind: 'scored';
      /** With `posture`, `options` and `ledger` on it, as `scorePosture` gives it. */
      readonly report: ScoreReport;
      /** What could not be used. */
      readonly problems: readonly Problem[];
      /** Who did the work. */
      readonly by: 'worker' | 'page';
    }
  | { readonly kind: 'invalid'; readonly problems: readonly Problem[]; readonly by: 'worker' | 'page' }
  /**
   * The work could not be ended: `worker-stopped` in the middle of payloads that came one after another, and so cannot be
   * had again; `not-cloneable` for such a payload that no worker can be sent; `not-loaded` where the code of the page's own way is out of reach.
   */
  | { readonly kind: 'failed'; readonly code: 'worker-stopped' | 'not-cloneable' | 'not-loaded'; readonly message: string };

/**
 * Reads payloads as `readPosture` does, or one after another from an asynchronous iterable, and scores them, in a worker.
 * `worker` is one that runs the package's `./worker` file (it may serve many reads, also at once), or the address of
 * that file on the page's own origin, for a worker that lives as long as this read. Texts reach the worker without work
 * of the page; objects are cloned first, in one go. Where no worker starts, the page reads in slices, with the same
 * result. Rejects with the signal's reason when that comes, and for nothing else.
 */
export async function readInWorker(worker: Worker | string | URL, payloads: unknown, options: WorkerOptions = {}): Promise<WorkerResult> {
  options.signal?.throwIfAborted();
  const own = typeof worker === 'string' || worker instanceof URL;
  const started = own ? startedWorker(worker) : worker;
  if (!started) return readOnPage(payloads, options);
  try {
    const ended = await new Conversation(started, payloads, options).ended;
    return ended === 'notStarted' ? await readOnPage(payloads, options) : ended;
  } finally {
    if (own) started.terminate();
  }
}

function startedWorker(address: string | URL): Worker | null {
  try {
    return startWorker(address);
  } catch {
    return null;
  }
}

async function readOnPage(payloads: unknown, { signal, options = {}, startTimeoutMs: _, ...read }: WorkerOptions): Promise<WorkerResult> {
  try {
    const { scoreInSlices } = await import('./scoreInSlices.js');
    return { ...(await scoreInSlices(payloads, options, { ...read, ...(signal ? { signal } : {}) })), by: 'page' };
  } catch (thrown) {
    signal?.throwIfAborted();
    return { kind: 'failed', code: 'not-loaded', message: messageOf(thrown) };
  }
}

let lastId = 0;

/** `notStarted`: the payloads have not been used, or can be had again. */
type Ended = WorkerResult | 'notStarted';

/** One read by one worker: asks whether it listens, sends, waits. Leaves no timer and no listener behind. */
class Conversation {
  readonly ended: Promise<Ended>;
  readonly #id = ++lastId;
  readonly #worker: Worker;
  readonly #payloads: unknown;
  readonly #listening = new AbortController();
  readonly #timer: ReturnType<typeof setTimeout>;
  #settle!: { readonly resolve: (ended: Ended) => void; readonly reject: (reason: unknown) => void };
  /** Payloads that come one after another have been asked for. */
  #hasBegun = false;

  constructor(worker: Worker, payloads: unknown, { signal, options = {}, startTimeoutMs = 5000, receivedAt }: WorkerOptions) {
    this.#worker = worker;
    this.#payloads = payloads;
    this.ended = new Promise((resolve, reject) => (this.#settle = { resolve, reject }));
    this.#timer = setTimeout(() => this.#end('notStarted'), startTimeoutMs);
    const listening = { signal: this.#listening.signal };
    worker.addEventListener('message', ({ data }: MessageEvent<unknown>) => this.#hear(data), listening);
    for (const name of ['error', 'messageerror'] as const) worker.addEventListener(name, (event) => this.#stop(event), listening);
    signal?.addEventListener('abort', () => this.#abort(signal.reason), listening);
    this.#send({ kind: 'open', id: this.#id, read: { receivedAt }, score: options });
  }

  #hear(data: unknown): void {
    const message = data as FromWorker | null;
    if (message?.id !== this.#id) return;
    if (message.kind === 'started') void this.#hand();
    else if (message.kind === 'failed') this.#fail('worker-stopped', message.message);
    else if (message.kind === 'invalid') this.#end({ kind: 'invalid', problems: message.problems, by: 'worker' });
    else this.#end({ kind: 'scored', report: reportFrom(message.scored), problems: message.scored.problems, by: 'worker' });
  }

  async #hand(): Promise<void> {
    clearTimeout(this.#timer);
    const payloads = this.#payloads;
    if (!isAsyncIterable(payloads)) return this.#send({ kind: 'whole', id: this.#id, payloads });
    this.#hasBegun = true;
    try {
      for await (const payload of payloads) {
        if (this.#listening.signal.aborted) return;
        this.#send({ kind: 'page', id: this.#id, payload });
      }
      this.#send({ kind: 'end', id: this.#id });
    } catch (thrown) {
      this.#send({ kind: 'cancel', id: this.#id });
      this.#end({ kind: 'invalid', problems: unreadable(thrown).problems, by: 'page' });
    }
  }

  #send(message: ToWorker): void {
    if (this.#listening.signal.aborted) return;
    try {
      this.#worker.postMessage(message);
    } catch (thrown) {
      this.#worker.postMessage({ kind: 'cancel', id: this.#id } satisfies ToWorker);
      this.#fail('not-cloneable', messageOf(thrown));
    }
  }

  #stop(event: Event): void {
    event.preventDefault();
    this.#fail('worker-stopped', (event as Partial<ErrorEvent>).message || 'the worker stopped');
  }

  /** What can be had again the page reads itself. */
  #fail(code: 'worker-stopped' | 'not-cloneable', message: string): void {
    this.#end(this.#hasBegun ? { kind: 'failed', code, message } : 'notStarted');
  }

  #abort(reason: unknown): void {
    this.#send({ kind: 'cancel', id: this.#id });
    this.#close();
    this.#settle.reject(reason);
  }

  #end(ended: Ended): void {
    this.#close();
    this.#settle.resolve(ended);
  }

  #close(): void {
    clearTimeout(this.#timer);
    this.#listening.abort();
  }
}
