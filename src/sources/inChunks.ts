import type { ReadOptions } from './assemble.js';
import { Collection } from './collection.js';
import { readNext, readSteps, resultOf, unreadable, type ReadResult } from './readPosture.js';
import type { Steps } from './steps.js';

export interface ChunkOptions extends ReadOptions {
  readonly signal?: AbortSignal;
  /** Milliseconds from any fixed moment; `performance.now` where absent. */
  readonly now?: () => number;
}

/** Far below the 50 ms of a task that a reader of the page feels: the engine's own clearing up comes on top. */
const longestTaskMs = 8;

/**
 * As `readPosture`, for large payloads: between slices of rows the page can do other things. An asynchronous iterable
 * gives payloads or pages one after another, and each is read while the next is under way; anything else is what
 * `readPosture` takes, with the same result. Rejects with the signal's reason when that comes, and for nothing else.
 */
export async function readPostureInChunks(
  payloads: unknown,
  { signal, now = () => performance.now(), ...options }: ChunkOptions = {},
): Promise<ReadResult> {
  const rest = createRest();
  let end = now() + longestTaskMs;
  const run = async <T>(steps: Steps<T>): Promise<T> => {
    for (;;) {
      signal?.throwIfAborted();
      const step = steps.next();
      if (step.done) return step.value;
      if (now() < end) continue;
      await rest.wait();
      end = now() + longestTaskMs;
    }
  };
  try {
    if (!isAsyncIterable(payloads)) return await run(readSteps(payloads, options));
    const collection = new Collection();
    let index = 0;
    for await (const payload of payloads) await run(readNext(payload, index++, collection));
    return resultOf(collection, options);
  } catch (thrown) {
    signal?.throwIfAborted();
    return unreadable(thrown);
  } finally {
    rest.close();
  }
}

export function isAsyncIterable(value: unknown): value is AsyncIterable<unknown> {
  return typeof value === 'object' && value !== null && Symbol.asyncIterator in value;
}

/**
 * Lets other tasks run. A message is not slowed down as a timer is, nor kept waiting in a hidden tab; Node handles
 * messages of one channel in a row, and has `setImmediate` instead.
 */
function createRest(): { wait: () => Promise<void>; close: () => void } {
  const { setImmediate } = globalThis as { setImmediate?: (callback: () => void) => unknown };
  if (setImmediate) return { wait: () => new Promise((resolve) => void setImmediate(resolve)), close: () => undefined };
  const { port1, port2 } = new MessageChannel();
  return {
    wait: () =>
      new Promise((resolve) => {
        port1.onmessage = () => resolve();
        port2.postMessage(null);
      }),
    close: () => port1.close(),
  };
}
