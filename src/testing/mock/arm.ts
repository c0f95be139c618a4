/** The Azure Resource Manager lists of a tenant's subscriptions. */
import type { ArmResource, ArmSubscription, Tenant } from '../tenant/index.js';
import { linkTo, list, numberIn, problem, type Answer } from './answer.js';
import type { MockFaults } from './faults.js';

const assessmentsPerPage = 200;

export function armAnswer({ arm }: Tenant, path: readonly string[], url: URL, faults: MockFaults): Answer {
  const [first, id, ...rest] = path;
  if (first === 'providers' && isSecurity(id) && rest.join('/') === 'assessmentMetadata') return list(metadataOf(arm.subscriptions));
  if (first !== 'subscriptions') return problem(404, 'InvalidResourceType', 'There is no such resource type.');
  if (id === undefined) return list(arm.subscriptions.map(subscriptionRow));
  const index = arm.subscriptions.findIndex((each) => each.id === id.toLowerCase());
  if (index < 0) return problem(404, 'SubscriptionNotFound', `The subscription '${id}' could not be found.`);
  const [providers, provider, ...names] = rest;
  if (providers !== 'providers' || !isSecurity(provider)) return problem(404, 'InvalidResourceNamespace', 'There is no such provider.');
  if (index < faults.restrictedSubscriptions) return problem(403, 'AuthorizationFailed', 'The client does not have authorization.');
  return listAnswer(arm.subscriptions[index]!, names.join('/'), url, faults);
}

const isSecurity = (provider: string | undefined) => provider?.toLowerCase() === 'microsoft.security';

function subscriptionRow({ id, name }: ArmSubscription) {
  return { id: `/subscriptions/${id}`, subscriptionId: id, displayName: name, state: 'Enabled' };
}

function listAnswer(subscription: ArmSubscription, name: string, url: URL, faults: MockFaults): Answer {
  switch (name) {
    case 'secureScores':
      return list(subscription.secureScores);
    case 'secureScores/ascScore':
      return { status: 200, body: subscription.secureScores[0] };
    case 'secureScoreControls':
    case 'secureScores/ascScore/secureScoreControls':
      return list(
        url.searchParams.get('$expand') === 'definition' ? subscription.expandedSecureScoreControls : subscription.secureScoreControls,
      );
    case 'secureScoreControlDefinitions':
      return list(subscription.secureScoreControlDefinitions);
    case 'assessmentMetadata':
      return list(metadataOf([subscription]));
    case 'assessments':
      return faults.hugeRows > 0 ? list(repeated(subscription.assessments, faults.hugeRows)) : assessments(subscription, url);
    default:
      return problem(404, 'InvalidResourceType', 'There is no such resource type.');
  }
}

/** The catalogue: what assessments say about their recommendation, once for each. */
function metadataOf(subscriptions: readonly ArmSubscription[]): ArmResource[] {
  const rows = new Map<string, ArmResource>();
  for (const { name, properties } of subscriptions.flatMap((subscription) => subscription.assessments)) {
    const id = `/providers/Microsoft.Security/assessmentMetadata/${name}`;
    if (!rows.has(name))
      rows.set(name, {
        id,
        name,
        type: 'Microsoft.Security/assessmentMetadata',
        properties: properties['metadata'] as ArmResource['properties'],
      });
  }
  return [...rows.values()];
}

/** The assessments again and again, each time at resources of other names. */
function repeated(rows: readonly ArmResource[], count: number): ArmResource[] {
  return Array.from({ length: rows.length === 0 ? 0 : count }, (_, index) => {
    const row = rows[index % rows.length]!;
    const round = Math.floor(index / rows.length);
    return round === 0 ? row : atAnotherResource(row, `-${round}`);
  });
}

function atAnotherResource(row: ArmResource, suffix: string): ArmResource {
  const [resourceId, end] = row.id.split('/providers/Microsoft.Security/');
  const details = { source: 'Azure', id: `${resourceId}${suffix}` };
  return { ...row, id: `${details.id}/providers/Microsoft.Security/${end}`, properties: { ...row.properties, resourceDetails: details } };
}

function assessments(subscription: ArmSubscription, url: URL): Answer {
  const offset = numberIn(url, '$skipToken', 0);
  if (offset === null) return problem(400, 'BadRequest', 'Invalid value for $skipToken.');
  const next = offset + assessmentsPerPage;
  const more = next < subscription.assessments.length ? { nextLink: linkTo(url, '$skipToken', next) } : {};
  return { status: 200, body: { value: subscription.assessments.slice(offset, next), ...more } };
}
