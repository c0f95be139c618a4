/** The Azure Resource Manager lists of a tenant's subscriptions. */
import type { ArmSubscription, Tenant } from '../../src/testing/index.js';
import { linkTo, numberIn, problem, type Answer } from './answer.js';

const assessmentsPerPage = 200;

export function armAnswer({ arm }: Tenant, path: readonly string[], url: URL): Answer {
  const [first, id, providers, provider, ...rest] = path;
  if (first !== 'subscriptions') return problem(404, 'InvalidResourceType', 'There is no such resource type.');
  if (id === undefined) return { status: 200, body: { value: arm.subscriptions.map(subscriptionRow) } };
  const subscription = arm.subscriptions.find((each) => each.id === id.toLowerCase());
  if (!subscription) return problem(404, 'SubscriptionNotFound', `The subscription '${id}' could not be found.`);
  if (providers !== 'providers' || provider?.toLowerCase() !== 'microsoft.security')
    return problem(404, 'InvalidResourceNamespace', 'There is no such provider.');
  return listAnswer(subscription, rest.join('/'), url);
}

function subscriptionRow({ id, name }: ArmSubscription) {
  return { id: `/subscriptions/${id}`, subscriptionId: id, displayName: name, state: 'Enabled' };
}

function listAnswer(subscription: ArmSubscription, list: string, url: URL): Answer {
  switch (list) {
    case 'secureScores':
      return { status: 200, body: { value: subscription.secureScores } };
    case 'secureScoreControls':
    case 'secureScores/ascScore/secureScoreControls':
      return {
        status: 200,
        body: {
          value:
            url.searchParams.get('$expand') === 'definition' ? subscription.expandedSecureScoreControls : subscription.secureScoreControls,
        },
      };
    case 'secureScoreControlDefinitions':
      return { status: 200, body: { value: subscription.secureScoreControlDefinitions } };
    case 'assessments':
      return assessments(subscription, url);
    default:
      return problem(404, 'InvalidResourceType', 'There is no such resource type.');
  }
}

function assessments(subscription: ArmSubscription, url: URL): Answer {
  const offset = numberIn(url, '$skipToken', 0);
  if (offset === null) return problem(400, 'BadRequest', 'Invalid value for $skipToken.');
  const next = offset + assessmentsPerPage;
  const more = next < subscription.assessments.length ? { nextLink: linkTo(url, '$skipToken', next) } : {};
  return { status: 200, body: { value: subscription.assessments.slice(offset, next), ...more } };
}
