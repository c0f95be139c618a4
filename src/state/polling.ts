/** When to load again by itself: after the host's interval, and once when the network is back; never unseen or offline. */
import type { LoadError, LoadErrorCode } from '../sources/source.js';
import type { PageConditions } from './page-conditions.js';

/** Time and the page, as arguments, so that a test can hold both. */
export interface PollingEnvironment {
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly setTimer: (callback: () => void, milliseconds: number) => unknown;
  readonly clearTimer: (timer: unknown) => void;
  readonly page: PageConditions;
}

const shortestSeconds = 60;
/** Timers hold 31 bits of milliseconds. */
const longestSeconds = 2_147_483;

/** Faults that only a person can mend: asking again by itself would open a sign-in every minute. */
const isForPeople: Readonly<Partial<Record<LoadErrorCode, true>>> = {
  unauthorized: true,
  forbidden: true,
  'no-token': true,
  'token-failed': true,
  'bad-config': true,
};
const isOfNetwork: Readonly<Partial<Record<LoadErrorCode, true>>> = { network: true, timeout: true, incomplete: true };

export interface PollingFacts {
  /** Nothing is under way and there is something to ask. */
  readonly isIdle: boolean;
  readonly error: LoadError | null;
  /** When the last load ended, in milliseconds since the epoch; `null` before the first. */
  readonly endedAt: number | null;
}

export class Polling {
  #seconds: number | null = null;
  #timer: unknown = null;
  #isRetryOwed = false;
  #facts: PollingFacts | null = null;
  #unsubscribe: (() => void) | null = null;

  constructor(
    private readonly environment: PollingEnvironment,
    private readonly load: () => void,
  ) {}

  /**
   * Goes by what the store knows now; `null` where it is not on the page, which leaves no timer and no listener.
   * `seconds` lie between loads, 60 at least; `null` and what is no number stand for never.
   */
  follow(facts: PollingFacts | null, seconds: number | null): void {
    const isGiven = typeof seconds === 'number' && seconds > 0;
    this.#seconds = isGiven ? Math.min(longestSeconds, Math.max(shortestSeconds, seconds)) : null;
    this.#facts = facts;
    if (!facts) {
      this.#unsubscribe?.();
      this.#unsubscribe = null;
    } else this.#unsubscribe ??= this.environment.page.subscribe(this.#onPageChange);
    if (!facts?.isIdle) this.#isRetryOwed = false;
    this.#plan();
  }

  readonly #onPageChange = (isBackOnline: boolean): void => {
    const code = this.#facts?.error?.code;
    if (isBackOnline && code && isOfNetwork[code]) this.#isRetryOwed = true;
    this.#plan();
  };

  #plan(): void {
    this.environment.clearTimer(this.#timer);
    const dueAt = this.environment.page.isActive() ? this.#dueAt() : null;
    this.#timer = dueAt === null ? null : this.environment.setTimer(this.#act, Math.max(0, dueAt - this.environment.now()));
  }

  #dueAt(): number | null {
    const { isIdle, error, endedAt } = this.#facts ?? { isIdle: false };
    if (!isIdle) return null;
    if (this.#isRetryOwed) return this.environment.now();
    if (this.#seconds === null || endedAt == null || (error && isForPeople[error.code])) return null;
    return endedAt + Math.max(this.#seconds, error?.retryAfterSeconds ?? 0) * 1000;
  }

  readonly #act = (): void => {
    this.#timer = null;
    this.#isRetryOwed = false;
    this.load();
  };
}
