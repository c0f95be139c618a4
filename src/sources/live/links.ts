/** Addresses that a source may ask: the host's own, and further pages on the same origin (RELIABILITY.md, 15 and 16). */

/** An address as the host wrote it, absolute or relative to the page; `null` for one that is none of http. */
export function addressOf(text: unknown): URL | null {
  const base = globalThis.document?.baseURI ?? globalThis.location?.href;
  try {
    const url = new URL(String(text), base);
    return /^https?:$/.test(url.protocol) && url.username === '' && url.password === '' ? url : null;
  } catch {
    return null;
  }
}

const loopback = /^(?:localhost|.+\.localhost|127(?:\.\d+){3}|\[::1\])$/;

/** Whether a token may travel there: encrypted, or never leaving the machine. */
export const isConfidential = (url: URL): boolean => url.protocol === 'https:' || loopback.test(url.hostname);

export type NextPage =
  | { readonly kind: 'follow'; readonly url: URL }
  | { readonly kind: 'refuse'; readonly reason: string }
  /** The page was read already. */
  | { readonly kind: 'stop'; readonly reason: string };

/** What to do about a link to a further page; `seen` holds the addresses that were read. */
export function nextPage(link: unknown, from: URL, seen: ReadonlySet<string>): NextPage {
  const url = typeof link === 'string' && link !== '' ? parsed(link, from) : null;
  if (!url) return { kind: 'refuse', reason: 'the link to the next page is no address' };
  if (url.username !== '' || url.password !== '') return { kind: 'refuse', reason: 'the link to the next page holds a user name' };
  if (url.origin !== from.origin) return { kind: 'refuse', reason: 'the link to the next page leads to another origin' };
  url.hash = '';
  return seen.has(url.href)
    ? { kind: 'stop', reason: 'the link to the next page leads back to one already read' }
    : { kind: 'follow', url };
}

function parsed(link: string, from: URL): URL | null {
  try {
    return new URL(link, from);
  } catch {
    return null;
  }
}

/** An address below an endpoint, which may have a path of its own. */
export const below = ({ href }: URL, path: string): URL => new URL(`${href.split(/[?#]/)[0]!.replace(/\/*$/, '')}/${path}`);
