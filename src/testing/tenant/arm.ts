/** The Azure Resource Manager payloads of a subscription, in the vendor's shapes with their quirks. */
import { subscriptionSumsOf, type CloudAssessment, type CloudControlResult, type CloudSubscription } from './cloud.js';
import { controls, type CloudControl, type CloudRecommendation } from './controls.js';
import { guidOf } from './random.js';
import { shareOf } from './rounding.js';

const dayMs = 86_400_000;

export interface ArmResource {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly properties: Readonly<Record<string, unknown>>;
}

export const controlIdOf = (control: CloudControl) => guidOf(`control:${control.key}`);
const recommendationIdOf = (recommendation: CloudRecommendation) => guidOf(`recommendation:${recommendation.key}`);
const scorePath = (subscriptionId: string) => `/subscriptions/${subscriptionId}/providers/Microsoft.Security/secureScores/ascScore`;

function scoreOf(hundredths: number, maxPoints: number) {
  return { max: maxPoints, current: hundredths / 100, percentage: shareOf(hundredths, maxPoints) };
}

export function armSecureScoreOf(subscription: CloudSubscription): ArmResource {
  const { hundredths, maxPoints } = subscriptionSumsOf(subscription.controls);
  return {
    id: scorePath(subscription.id),
    name: 'ascScore',
    type: 'Microsoft.Security/secureScores',
    properties: { displayName: 'ASC score', score: scoreOf(hundredths, maxPoints), weight: subscription.weight },
  };
}

/** With `$expand=definition` the definition comes inside. */
export function armSecureScoreControlOf(subscription: CloudSubscription, result: CloudControlResult, expand = false): ArmResource {
  const name = controlIdOf(result.control);
  return {
    id: `${scorePath(subscription.id)}/secureScoreControls/${name}`,
    name,
    type: 'Microsoft.Security/secureScores/secureScoreControls',
    properties: {
      displayName: result.control.name,
      healthyResourceCount: result.healthy,
      unhealthyResourceCount: result.unhealthy,
      notApplicableResourceCount: result.notApplicable,
      score: scoreOf(result.hundredths, result.maxPoints),
      ...(expand ? { definition: armDefinitionOf(result.control) } : {}),
      weight: result.healthy + result.unhealthy,
    },
  };
}

export function armDefinitions(): ArmResource[] {
  return controls.map(armDefinitionOf);
}

function armDefinitionOf(control: CloudControl): ArmResource {
  const name = controlIdOf(control);
  return {
    id: `/providers/Microsoft.Security/SecureScoreControlDefinitions/${name}`,
    name,
    type: 'Microsoft.Security/SecureScoreControlDefinitions',
    properties: {
      source: { sourceType: 'BuiltIn' },
      displayName: control.name,
      description: control.description,
      maxScore: control.maxPoints,
      assessmentDefinitions: control.recommendations.map((recommendation) => ({
        id: `/providers/Microsoft.Security/assessmentMetadata/${recommendationIdOf(recommendation)}`,
      })),
    },
  };
}

export function armAssessmentOf(assessment: CloudAssessment, asOf: string, index: number): ArmResource {
  const { recommendation, resource, status, cause } = assessment;
  const name = recommendationIdOf(recommendation);
  return {
    id: `${resource.id}/providers/Microsoft.Security/assessments/${name}`,
    name,
    type: 'Microsoft.Security/assessments',
    properties: {
      // Both spellings are on the wire, depending on the service that reports.
      resourceDetails: index % 5 === 3 ? { Source: 'Azure', Id: resource.id } : { source: 'Azure', id: resource.id },
      displayName: titleOf(recommendation),
      status: {
        code: status,
        ...(cause ? causeTexts[cause] : {}),
        statusChangeDate: new Date(Date.parse(asOf) - ((index * 7) % 200) * dayMs).toISOString(),
      },
      metadata: metadataOf(recommendation),
      links: { azurePortal: `portal.example.com/#/recommendations/${name}` },
    },
  };
}

const causeTexts = {
  Exempt: { cause: 'Exempt', description: 'The resource is exempt from this rule.' },
  OffByPolicy: { cause: 'OffByPolicy', description: 'The rule is turned off here by policy.' },
} as const;

const titleOf = ({ title, preview }: CloudRecommendation) => (preview ? `[Preview]: ${title}` : title);

function metadataOf(recommendation: CloudRecommendation) {
  return {
    displayName: titleOf(recommendation),
    assessmentType: recommendation.custom ? 'CustomerManaged' : 'BuiltIn',
    description: recommendation.description,
    remediationDescription: `<p>${recommendation.remediation.replace(/\*([^*]+)\*/g, '<b>$1</b>')} <a href="https://portal.example.com/guides/${recommendation.key}">Guide</a></p>`,
    severity: recommendation.severity,
    userImpact: recommendation.severity === 'High' ? 'Moderate' : 'Low',
    implementationEffort: recommendation.severity === 'Low' ? 'Low' : 'Moderate',
    categories: [categoryOf(recommendation)],
    threats: recommendation.severity === 'High' ? ['accountBreach', 'dataExfiltration'] : ['threatResistance'],
    ...(recommendation.preview ? { preview: true } : {}),
  };
}

function categoryOf({ kind }: CloudRecommendation): string {
  if (kind === 'storage' || kind === 'sqlServer' || kind === 'postgres') return 'Data';
  if (kind === 'network') return 'Networking';
  if (kind === 'subscription') return 'IdentityAndAccess';
  if (kind === 'cluster' || kind === 'registry') return 'Container';
  return kind === 'webApp' ? 'AppServices' : 'Compute';
}
