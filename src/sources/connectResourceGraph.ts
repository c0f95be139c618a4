import { isRow } from '../schema/values.js';
import { kustoQueries, type KustoQueryName } from './kusto.js';
import { addressOf, below } from './live/links.js';
import { loadList } from './live/lists.js';
import type { Next } from './live/pages.js';
import type { LiveOptions } from './live/session.js';
import { liveSource, together } from './live/source.js';
import type { LiveSource } from './source.js';

export interface ResourceGraphOptions extends LiveOptions {
  /** `https://management.azure.com` where absent. */
  readonly endpoint?: string;
  /** Subscriptions by id; all that the reader may see where absent. */
  readonly subscriptionIds?: readonly string[];
  readonly managementGroupIds?: readonly string[];
  /**
   * Lets the engine count: a row for each recommendation of a subscription instead of one for each of its
   * resources; the controls come counted anyway. For estates too large for a page; what is then not known is which resources, and overlaps in a what-if.
   */
  readonly aggregated?: boolean;
}

const path = 'providers/Microsoft.ResourceGraph/resources?api-version=2022-10-01';
/** The most that the service sends. */
const rowsAPage = 1000;
const rawQueries: readonly KustoQueryName[] = ['secureScores', 'controls', 'assessments'];
const aggregatedQueries: readonly KustoQueryName[] = ['secureScores', 'controls', 'recommendationTotals'];

/** The classic secure score of many subscriptions from Azure Resource Graph, a few requests for all of them. Needs the role Security Reader. */
export function connectResourceGraph(options: ResourceGraphOptions = {}): LiveSource {
  const url = addressOf(options.endpoint ?? 'https://management.azure.com');
  return liveSource([{ url, setting: 'endpoint' }], options, (session) => {
    const load = (name: KustoQueryName) =>
      loadList(name, { url: below(url!, path), body: bodyOf(kustoQueries[name](), options, null) }, session, {
        isPage: true,
        next: nextRows,
      });
    return together((options.aggregated ? aggregatedQueries : rawQueries).map(load));
  });
}

interface Body {
  readonly query: string;
  readonly subscriptions?: readonly string[];
  readonly managementGroups?: readonly string[];
  readonly options: { readonly resultFormat: 'objectArray'; readonly $top: number; readonly $skipToken?: string };
}

function bodyOf(query: string, { subscriptionIds, managementGroupIds }: ResourceGraphOptions, $skipToken: string | null): Body {
  return {
    query,
    ...(subscriptionIds ? { subscriptions: subscriptionIds } : {}),
    ...(managementGroupIds ? { managementGroups: managementGroupIds } : {}),
    options: { resultFormat: 'objectArray', $top: rowsAPage, ...($skipToken === null ? {} : { $skipToken }) },
  };
}

/** The service names the next page by a token, to be sent with the same query. */
const nextRows: Next = (payload, asked, seen) => {
  if (!isRow(payload)) return null;
  const token = payload['$skipToken'];
  if (typeof token !== 'string' || token === '') return String(payload['resultTruncated']) === 'true' ? 'the service cut the answer' : null;
  if (seen.has(token)) return 'the token of the next page is that of one already read';
  seen.add(token);
  const body = asked.body as Body;
  return { ...asked, body: { ...body, options: { ...body.options, $skipToken: token } } };
};
