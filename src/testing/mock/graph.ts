/** Microsoft Graph: the two lists of the secure score, and Entra's recommendations. */
import type { Tenant } from '../tenant/index.js';
import { linkTo, numberIn, problem, type Answer } from './answer.js';
import { entraAnswer } from './entra.js';

const context = 'https://graph.microsoft.com/v1.0/$metadata#security';

export function graphAnswer(tenant: Tenant, path: readonly string[], url: URL): Answer {
  const [version, area, list, ...rest] = path;
  if (version === 'beta' && area === 'directory' && list === 'recommendations') return entraAnswer(tenant, rest);
  if (area === 'security' && rest.length === 0) {
    if (list === 'secureScores') return secureScores(tenant, url);
    if (list === 'secureScoreControlProfiles') return profiles(tenant, url);
  }
  return problem(404, 'ResourceNotFound', 'Resource not found for the segment.');
}

/** The newest first; `$top` of them. */
function secureScores({ graph }: Tenant, url: URL): Answer {
  const top = numberIn(url, '$top', graph.secureScores.length);
  if (top === null) return problem(400, 'BadRequest', 'Invalid value for $top.');
  return { status: 200, body: { '@odata.context': `${context}/secureScores`, value: graph.secureScores.slice(0, top) } };
}

function profiles({ graph }: Tenant, url: URL): Answer {
  const offset = numberIn(url, '$skiptoken', 0);
  if (offset === null) return problem(400, 'BadRequest', 'Invalid value for $skiptoken.');
  if (offset >= graph.profilePages * graph.profilePageSize) return problem(404, 'ResourceNotFound', 'This page is not available.');
  const next = offset + graph.profilePageSize;
  const more = next < graph.profiles.length ? { '@odata.nextLink': linkTo(url, '$skiptoken', next) } : {};
  return {
    status: 200,
    body: { '@odata.context': `${context}/secureScoreControlProfiles`, ...more, value: graph.profiles.slice(offset, next) },
  };
}

const states: readonly unknown[] = ['Default', 'Ignored', 'ThirdParty', 'Reviewed', 'Planned', 'AlternateMitigation'];

/** A status by hand: accepted or refused as Graph does, and not kept. There too it takes a day or two until the score follows. */
export function profileUpdateAnswer(
  { graph }: Tenant,
  id: string,
  { state, vendorInformation }: Readonly<Record<string, unknown>>,
): Answer {
  const profile = graph.profiles.find((known) => known.id === id);
  if (!profile) return problem(404, 'ResourceNotFound', 'There is no such profile.');
  if (!vendorInformation) return problem(400, 'BadRequest', 'vendorInformation is required.');
  return states.includes(state)
    ? { status: 200, body: profile }
    : problem(400, 'BadRequest', 'The state is none of those that can be set.');
}
