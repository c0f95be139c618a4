/** The host's token callback and what may come of it (RELIABILITY.md, 31–34). The token is in no message. */
import { aborted, failed, type Failure } from './failure.js';
import { within, type Clock } from './clock.js';

export interface TokenRequest {
  /** The last token was refused, or the reader wants fresh data: a remembered one will not do. */
  readonly forceRefresh: boolean;
  readonly signal: AbortSignal;
}

/** Resolves with a bearer token for the endpoint; a later call may bring another. */
export type GetAccessToken = (request: TokenRequest) => Promise<string> | string;

export interface Token {
  readonly value: string;
}

/** The token, another one where that given was refused, `null` where the source has none. One callback for many requests. */
export type Tokens = (refused?: Token | null) => Promise<Token | Failure | null>;

const tokenTimeoutMs = 30_000;

export function createTokens(getAccessToken: GetAccessToken | undefined, forceRefresh: boolean, clock: Clock, signal: AbortSignal): Tokens {
  if (!getAccessToken) return () => Promise.resolve(null);
  let current: Promise<Token | Failure> | null = null;
  return async (refused) => {
    const held = await (current ??= obtain(getAccessToken, forceRefresh, clock, signal));
    if (held !== refused) return held;
    return (current = obtain(getAccessToken, true, clock, signal));
  };
}

async function obtain(getAccessToken: GetAccessToken, forceRefresh: boolean, clock: Clock, outer: AbortSignal): Promise<Token | Failure> {
  const ended = await within<unknown>(clock, tokenTimeoutMs, outer, (signal) => getAccessToken({ forceRefresh, signal }));
  if (ended.kind === 'aborted') return aborted;
  if (ended.kind === 'timeout')
    return failed('timeout', `getAccessToken did not answer within ${tokenTimeoutMs / 1000} s`, null, { waitsFor: 'token' });
  if (ended.kind === 'thrown')
    return failed('token-failed', 'getAccessToken failed; its own message is withheld, because it may hold a token', null);
  const { value } = ended;
  if (typeof value !== 'string' || value === '') return failed('no-token', 'getAccessToken gave no text', null);
  if (/[^\x21-\x7e]/.test(value))
    return failed('token-failed', 'the token holds a blank, a line break or another character that no header may have', null);
  return { value };
}
