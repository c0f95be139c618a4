/** When to ask again (RELIABILITY.md, 1–9). */
import type { LoadError } from '../source.js';

const longestWaitSeconds = 60;
const shortestWaitSeconds = 1;
const httpDate = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/;

/**
 * What a `Retry-After` header says in seconds: whole seconds or an HTTP date, one at least; `null` for none and for
 * anything else. Mostly invisible across origins.
 */
export function retryAfterSeconds(header: string | null, now: number): number | null {
  const text = header?.trim() ?? '';
  if (/^\d{1,9}$/.test(text)) return Math.max(shortestWaitSeconds, Number(text));
  if (!httpDate.test(text)) return null;
  const seconds = Math.ceil((Date.parse(text) - now) / 1000);
  return Number.isFinite(seconds) ? Math.max(shortestWaitSeconds, seconds) : null;
}

export interface Tried {
  busy: number;
  server: number;
  network: number;
}

const retries: Readonly<Tried> = { busy: 3, server: 1, network: 1 };

/** Which of the retries a fault takes, or `null` for one that asking again does not mend. */
function kindOf({ code, status }: LoadError): keyof Tried | null {
  if (status === 429 || status === 503 || status === 504) return 'busy';
  if (code === 'server') return 'server';
  return code === 'network' ? 'network' : null;
}

/**
 * Milliseconds until the next try, counted in `tried`, or `null` to give up: the header's time and a little more, else
 * 1, 2, 4 seconds; and up to a second more, so that many widgets do not come back together.
 */
export function retryDelay(error: LoadError, tried: Tried, random: () => number): number | null {
  const kind = kindOf(error);
  if (kind === null || tried[kind] >= retries[kind]) return null;
  const { retryAfterSeconds } = error;
  if (retryAfterSeconds !== undefined && retryAfterSeconds > longestWaitSeconds) return null;
  const milliseconds = retryAfterSeconds !== undefined ? retryAfterSeconds * 1000 : 1000 * 2 ** tried[kind];
  tried[kind]++;
  return milliseconds + random() * Math.min(milliseconds / 2, 1000);
}
