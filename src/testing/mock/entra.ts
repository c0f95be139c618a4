/** Microsoft Entra's recommendations: the identity actions of the secure score, as the other API tells them. */
import type { GraphControlScore, GraphProfile, Tenant } from '../tenant/index.js';
import { list, problem, type Answer } from './answer.js';

/** `directory/recommendations`, and the resources of one of them. */
export function entraAnswer(tenant: Tenant, path: readonly string[]): Answer {
  const rows = recommendationsOf(tenant);
  const [id, impacted, ...rest] = path;
  if (id === undefined) return list(rows);
  const row = rows.find((each) => each.id === id);
  if (!row || rest.length > 0 || (impacted !== undefined && impacted !== 'impactedResources'))
    return problem(404, 'ResourceNotFound', 'There is no such recommendation.');
  return impacted === undefined ? { status: 200, body: row } : list(impactedResourcesOf(tenant, row.recommendationType));
}

const scoresOf = ({ graph }: Tenant): readonly GraphControlScore[] => graph.secureScores[0]?.controlScores ?? [];

function recommendationsOf(tenant: Tenant) {
  const scores = new Map(scoresOf(tenant).map((score) => [score.controlName, score]));
  return tenant.graph.profiles
    .filter(({ id, controlCategory }) => /^identity$/i.test(controlCategory) && scores.has(id))
    .map((profile) => recommendationOf(tenant, profile, scores.get(profile.id)!));
}

function recommendationOf({ id: tenantId, asOf }: Tenant, profile: GraphProfile, score: GraphControlScore) {
  const maxScore = profile.maxScore;
  return {
    id: `${tenantId}_Microsoft.Identity.IAM.Insights.${profile.id}`,
    recommendationType: profile.id,
    displayName: profile.title,
    status: score.score >= maxScore ? 'completedBySystem' : 'active',
    currentScore: score.score,
    maxScore,
    priority: maxScore >= 5 ? 'high' : 'medium',
    benefits: profile.title,
    insights: score.implementationStatus || null,
    remediationImpact: profile.remediationImpact,
    featureAreas: ['accessReviews'],
    releaseType: 'generallyAvailable',
    impactType: 'users',
    actionSteps: [
      { stepNumber: 1, text: 'Open the policy and follow the guide.', actionUrl: { displayName: 'Open', url: profile.actionUrl } },
    ],
    createdDateTime: asOf,
    lastModifiedDateTime: asOf,
    postponeUntilDateTime: null,
  };
}

const mostResources = 50;

/** Those that are not covered yet. */
function impactedResourcesOf(tenant: Tenant, actionId: string) {
  const score = scoresOf(tenant).find(({ controlName }) => controlName === actionId);
  const open = Math.max(0, Number(score?.total ?? 0) - Number(score?.count ?? 0));
  return Array.from({ length: Math.min(mostResources, open) }, (_, index) => ({
    id: `${actionId}-${index + 1}`,
    recommendationId: `${tenant.id}_Microsoft.Identity.IAM.Insights.${actionId}`,
    displayName: `User ${index + 1}`,
    resourceType: 'user',
    status: 'active',
    addedDateTime: tenant.asOf,
    lastModifiedDateTime: tenant.asOf,
    lastModifiedBy: 'System',
    owner: null,
    rank: index + 1,
    portalUrl: 'https://portal.example.com/#/users',
  }));
}
