import { addressOf, below } from './live/links.js';
import { loadList } from './live/lists.js';
import type { LiveOptions } from './live/session.js';
import { liveSource, optional, together } from './live/source.js';
import type { LiveSource } from './source.js';

export interface GraphOptions extends LiveOptions {
  /** `https://graph.microsoft.com` where absent: a national cloud, or the host's own proxy of it. */
  readonly endpoint?: string;
  /** Days of history, 1 to 90 (all that the vendor keeps, and the default). */
  readonly historyDays?: number;
  /** Also the recommendations of Microsoft Entra, a beta list that needs `DirectoryRecommendations.Read.All`. */
  readonly entraRecommendations?: boolean;
}

/**
 * The Microsoft Secure Score of a tenant from Microsoft Graph: its score by day, and the catalogue of profiles, all
 * pages. Needs `SecurityEvents.Read.All`.
 */
export function connectGraph(options: GraphOptions = {}): LiveSource {
  const url = addressOf(options.endpoint ?? 'https://graph.microsoft.com');
  const days = Math.min(90, Math.max(1, Math.trunc(options.historyDays ?? 90) || 90));
  return liveSource([{ url, setting: 'endpoint' }], options, (session) => {
    const list = (name: string, path: string) => loadList(name, { url: below(url!, path) }, session, { isPage: true });
    return together([
      list('secureScores', `v1.0/security/secureScores?$top=${days}`),
      list('secureScoreControlProfiles', 'v1.0/security/secureScoreControlProfiles'),
      ...(options.entraRecommendations ? [optional('recommendations', list('recommendations', 'beta/directory/recommendations'))] : []),
    ]);
  });
}
