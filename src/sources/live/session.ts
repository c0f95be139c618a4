/** What all requests of one load share: the host's options, the token, the slots, what is left of the size limit. */
import type { LoadRequest } from '../source.js';
import { systemClock, type Clock } from './clock.js';
import type { Slots } from './slots.js';
import { createTokens, type GetAccessToken, type Tokens } from './token.js';

/** What every live source takes. */
export interface LiveOptions {
  /** The page's own `fetch` where absent. */
  readonly fetch?: typeof globalThis.fetch;
  readonly headers?: Readonly<Record<string, string>>;
  /** `include` for cookie sessions on another origin. */
  readonly credentials?: RequestCredentials;
  /** Asked once a load, and once more after a 401. The token goes to the endpoint's own origin only. */
  readonly getAccessToken?: GetAccessToken;
  /** A whole answer has to be there within this time; 30 s by default. */
  readonly timeoutMs?: number;
  /** Pages of one list, 100 by default; more are left out, which the result says. */
  readonly pageLimit?: number;
  /** Bytes of all answers of one load, 256 MB by default. */
  readonly sizeLimitBytes?: number;
  readonly clock?: Clock;
  /** 0 up to 1, for the spread of retries. */
  readonly random?: () => number;
}

export interface Session {
  readonly options: LiveOptions;
  readonly fetch: typeof globalThis.fetch;
  readonly clock: Clock;
  readonly random: () => number;
  readonly timeoutMs: number;
  readonly pageLimit: number;
  readonly sizeLimitBytes: number;
  readonly forceRefresh: boolean;
  readonly signal: AbortSignal;
  readonly tokens: Tokens;
  readonly slots: Slots;
  /** Read so far. */
  bytes: number;
  /** When the endpoint wants to be asked again, in milliseconds since the epoch. */
  busyUntil: number;
}

export function createSession(options: LiveOptions, slots: Slots, { forceRefresh = false }: LoadRequest, signal: AbortSignal): Session {
  const clock = options.clock ?? systemClock;
  return {
    options,
    fetch: options.fetch ?? globalThis.fetch.bind(globalThis),
    clock,
    random: options.random ?? Math.random,
    timeoutMs: options.timeoutMs ?? 30_000,
    pageLimit: options.pageLimit ?? 100,
    sizeLimitBytes: options.sizeLimitBytes ?? 256_000_000,
    forceRefresh,
    signal,
    tokens: createTokens(options.getAccessToken, forceRefresh, clock, signal),
    slots,
    bytes: 0,
    busyUntil: 0,
  };
}
