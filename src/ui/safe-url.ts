/** Which addresses of the data may become links: https, absolute, without user information; all else stays text (DESIGN.md, Security). */

/** An authority that holds anything but `@`; the URL parser would also take `https:host`, backslashes and stray controls. */
const absolute = /^https:\/\/[^/?#@]+(?:[/?#]|$)/i;
const unclean = /[\p{Cc}\\]/u;

/** The parsed address, or `null` where it must not become a link. Its `href` is what a link may carry. */
export function safeUrl(text: unknown): URL | null {
  if (typeof text !== 'string') return null;
  const address = text.trim();
  if (!absolute.test(address) || unclean.test(text)) return null;
  try {
    const url = new URL(address);
    return url.protocol === 'https:' && url.hostname !== '' && url.username === '' && url.password === '' ? url : null;
  } catch {
    return null;
  }
}

/** Longest host name of the DNS: longer words are no addresses, and need no look. */
const longestHost = 253;
/** Characters that a reader does not see, and dots that the resolver reads as one. */
const invisible = /\p{Cf}/gu;
const dots = /[\u3002\uff0e\uff61]/g;
const looksLikeHost = /\.\p{L}[\p{L}\p{N}-]*\.?$|^\d{1,3}(?:\.\d{1,3}){3}$/u;

/**
 * Whether the text of a link names another host than the one it leads to, so that the real one has to be shown. A text
 * that names a parent domain of the host is honest.
 */
export function readsAsAnotherHost(text: string, url: URL): boolean {
  const words = text
    .replace(invisible, '')
    .replace(dots, '.')
    .split(/[^\p{L}\p{N}.-]+/u);
  return words.some((word) => word.length <= longestHost && looksLikeHost.test(word) && !isHostOrParent(word, url.hostname));
}

function isHostOrParent(word: string, host: string): boolean {
  const named = hostOf(word);
  return named === host || host.endsWith(`.${named}`) || named === `www.${host}`;
}

/** The host as the resolver would read it, so that international names compare with their encoded form. */
function hostOf(word: string): string {
  try {
    return new URL(`https://${word.replace(/^\.+|\.+$/g, '')}/`).hostname;
  } catch {
    return word.toLowerCase();
  }
}
