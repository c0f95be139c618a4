/** A source that reads one or several JSON endpoints: anything that `readPosture` knows. */
import { addressOf } from './live/links.js';
import { loadList } from './live/lists.js';
import type { LiveOptions } from './live/session.js';
import { liveSource, together } from './live/source.js';
import type { LiveSource } from './source.js';

export type EndpointOptions = LiveOptions;

/**
 * A source over the given addresses, absolute or relative to the page, read together as the payloads of one tenant.
 * Links to further pages are followed on the address's own origin; redirects are refused. With a token all addresses
 * have to be of one origin.
 */
export function connectEndpoint(urls: string | readonly string[], options: EndpointOptions = {}): LiveSource {
  const endpoints = (typeof urls === 'string' ? [urls] : [...urls]).map((url) => ({ url: addressOf(url), setting: 'src' }));
  return liveSource(endpoints, options, (session) => together(endpoints.map(({ url }) => loadList(url!.host, { url: url! }, session))));
}
