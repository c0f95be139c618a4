/** Time and chance as arguments, so that a test can hold both. */
export interface Clock {
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly setTimer: (callback: () => void, milliseconds: number) => unknown;
  readonly clearTimer: (timer: unknown) => void;
}

export const systemClock: Clock = {
  now: Date.now,
  setTimer: (callback, milliseconds) => setTimeout(callback, milliseconds),
  clearTimer: (timer) => clearTimeout(timer as number),
};

export type Ended<T> =
  | { readonly kind: 'done'; readonly value: T }
  | { readonly kind: 'thrown'; readonly thrown: unknown }
  | { readonly kind: 'timeout' }
  | { readonly kind: 'aborted' };

/**
 * How `run` ends within the time: also where it never does, or does not listen to the signal it is given. Nothing is
 * left behind: no timer, no listener, no unhandled rejection.
 */
export function within<T>(
  clock: Clock,
  milliseconds: number,
  signal: AbortSignal,
  run: (signal: AbortSignal) => Promise<T> | T,
): Promise<Ended<T>> {
  if (signal.aborted) return Promise.resolve({ kind: 'aborted' });
  const controller = new AbortController();
  return new Promise((resolve) => {
    const end = (ended: Ended<T>) => {
      clock.clearTimer(timer);
      signal.removeEventListener('abort', abort);
      resolve(ended);
    };
    const abort = () => {
      end({ kind: 'aborted' });
      controller.abort();
    };
    const timer = clock.setTimer(() => {
      end({ kind: 'timeout' });
      controller.abort();
    }, milliseconds);
    signal.addEventListener('abort', abort);
    Promise.resolve()
      .then(() => run(controller.signal))
      .then(
        (value) => end({ kind: 'done', value }),
        (thrown: unknown) => end({ kind: 'thrown', thrown }),
      );
  });
}

/** Waits; `false` where the signal came first. */
export async function pause(clock: Clock, milliseconds: number, signal: AbortSignal): Promise<boolean> {
  return (await within(clock, milliseconds, signal, () => new Promise<never>(() => undefined))).kind === 'timeout';
}
