/** Who is signed in: an unguessable id in a cookie, the rest on the server. A portal has its own sign-in in place of this. */
import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Person } from './customers.js';

export interface Session {
  readonly person: Person;
  /** Has to come back in a header with every request that changes something. */
  readonly csrfToken: string;
  readonly until: number;
}

const lifetimeSeconds = 8 * 3600;
const cookieName = 'session';

export class Sessions {
  readonly #sessions = new Map<string, Session>();

  constructor(private readonly now: () => number = Date.now) {}

  /** The cookie of a new session. */
  start(person: Person, isSecure: boolean): string {
    for (const [id, { until }] of this.#sessions) if (until <= this.now()) this.#sessions.delete(id);
    const id = randomBytes(32).toString('base64url');
    const csrfToken = randomBytes(32).toString('base64url');
    this.#sessions.set(id, { person, csrfToken, until: this.now() + lifetimeSeconds * 1000 });
    // Lax lets a link in a mail arrive signed in; what changes something is guarded by origin and token besides.
    return `${cookieName}=${id}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${lifetimeSeconds}${isSecure ? '; Secure' : ''}`;
  }

  of(request: IncomingMessage): Session | null {
    const session = this.#sessions.get(cookieOf(request));
    return session && session.until > this.now() ? session : null;
  }

  /** The cookie that ends it. */
  end(request: IncomingMessage): string {
    this.#sessions.delete(cookieOf(request));
    return `${cookieName}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0`;
  }
}

function cookieOf(request: IncomingMessage): string {
  const cookies = (request.headers.cookie ?? '').split(';').map((pair) => pair.trim().split('='));
  return cookies.find(([name]) => name === cookieName)?.[1] ?? '';
}

/**
 * Whether a request that changes something comes from our own page: browsers name the origin, and the page knows the
 * session's token, which no other origin can read.
 */
export function isOwnRequest(request: IncomingMessage, session: Session | null): boolean {
  const { origin, host } = request.headers;
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin') return false;
  if (origin === undefined || new URL(origin, 'http://invalid').host !== host) return false;
  return session === null || isSameText(String(request.headers['x-csrf-token'] ?? ''), session.csrfToken);
}

function isSameText(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
