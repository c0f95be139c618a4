/** A source that a test holds in its hand: it answers what and when the test says. */
import type { Posture } from '../core/posture.js';
import { readPosture } from '../sources/readPosture.js';
import type { LoadError, LoadErrorCode, LoadRequest, LoadResult, PostureSource } from '../sources/source.js';

export interface FakeSource extends PostureSource {
  /** How often it was asked. */
  readonly loads: number;
  /** Requests that nobody has answered or aborted yet. */
  readonly waiting: number;
  /** Answers what waits, and every later request, with payloads as `readPosture` takes them. */
  answer(payload: unknown): void;
  /** The same with a posture that is read already. */
  answerPosture(posture: Posture): void;
  /** Fails what waits, and every later request. */
  fail(error: LoadError | LoadErrorCode): void;
  /** Later requests wait for the next answer. */
  hold(): void;
}

const aborted: LoadResult = { kind: 'aborted' };

/** Without an answer every request waits. */
export function createFakeSource(): FakeSource {
  return new HeldSource();
}

class HeldSource implements FakeSource {
  #loads = 0;
  #result: LoadResult | null = null;
  readonly #open = new Set<(result: LoadResult) => void>();

  get loads(): number {
    return this.#loads;
  }

  get waiting(): number {
    return this.#open.size;
  }

  load({ signal }: LoadRequest): Promise<LoadResult> {
    this.#loads++;
    if (signal.aborted) return Promise.resolve(aborted);
    if (this.#result) return Promise.resolve(this.#result);
    return new Promise((resolve) => {
      const settle = (result: LoadResult) => {
        this.#open.delete(settle);
        signal.removeEventListener('abort', abort);
        resolve(result);
      };
      const abort = () => settle(aborted);
      this.#open.add(settle);
      signal.addEventListener('abort', abort);
    });
  }

  answer(payload: unknown): void {
    const read = readPosture(payload);
    if (read.kind === 'posture') this.#settle({ kind: 'posture', posture: read.posture, problems: read.problems });
    else this.fail({ code: 'invalid', message: read.problems[0]?.message ?? 'nothing was recognised', problems: read.problems });
  }

  answerPosture(posture: Posture): void {
    this.#settle({ kind: 'posture', posture, problems: [] });
  }

  fail(error: LoadError | LoadErrorCode): void {
    this.#settle({ kind: 'failed', error: typeof error === 'string' ? { code: error, message: `fake: ${error}` } : error });
  }

  hold(): void {
    this.#result = null;
  }

  #settle(result: LoadResult): void {
    this.#result = result;
    for (const settle of [...this.#open]) settle(result);
  }
}
