/**
 * Queries for Azure Resource Graph, for hosts that run them by themselves and for `connectResourceGraph`. The readers
 * know their rows. `controlTotals` and `recommendationTotals` let the engine do the counting of SCORING.md, B: a
 * resource is unhealthy in a control if any scored recommendation of it is, healthy if none is and one is healthy,
 * else not applicable; exemptions are not applicable. They stand in for `assessments`, not beside it.
 */
export interface KustoParameters {
  /** Narrows the query by itself; the request's own list of subscriptions does the same. */
  readonly subscriptionIds?: readonly string[];
}

export type KustoQueryName = 'secureScores' | 'controls' | 'assessments' | 'controlTotals' | 'recommendationTotals';

/** The scope of a resource as the readers tell it: a connector, else the subscription. */
const scopeOf = (id: string) => `tolower(extract('(?i)^(/subscriptions/[^/]+(?:/.*?/securityconnectors/[^/]+)?)', 1, ${id}))`;

function rowsOf(type: string, { subscriptionIds }: KustoParameters): string {
  const ids = subscriptionIds?.map((id) => JSON.stringify(id)).join(', ');
  return `securityresources
| where type =~ 'microsoft.security/${type}'${ids ? `\n| where subscriptionId in~ (${ids})` : ''}`;
}

const rawRows =
  (type: string) =>
  (parameters: KustoParameters = {}) => `${rowsOf(type, parameters)}
| project id, name, type, properties
| order by id asc`;

/** Assessments with what counting needs. Preview, retired and own recommendations are listed, never scored. */
const counted = (parameters: KustoParameters) => `${rowsOf('assessments', parameters)}
| extend scopeId = ${scopeOf('id')}, recommendationId = tolower(name), title = tostring(properties.displayName), metadata = properties.metadata
| extend details = properties.resourceDetails
| extend resourceId = tolower(coalesce(tostring(details.Id), tostring(details.id), tostring(details.ResourceId), tostring(details.resourceId), extract('(?i)^(.*)/providers/microsoft.security/assessments/', 1, id)))
| extend health = iff(tostring(properties.status.cause) startswith 'exempt', 'notapplicable', tolower(tostring(properties.status.code)))
| extend assessmentType = tostring(metadata.assessmentType), preview = tobool(metadata.preview) == true or title startswith '[preview]', deprecated = title startswith '[deprecated]'
| extend isScored = (assessmentType == '' or assessmentType =~ 'BuiltIn') and not(preview) and not(deprecated)`;

const controlTotals = (parameters: KustoParameters = {}) => `${counted(parameters)}
| where isScored
| join kind=inner (
${rowsOf('securescores/securescorecontrols', parameters)}
| where id contains '/securescores/ascscore/'
| mv-expand member = properties.definition.properties.assessmentDefinitions
| extend scopeId = ${scopeOf('id')}, recommendationId = tolower(extract('([^/]+)$', 1, tostring(member.id)))
| project scopeId, recommendationId, controlId = tolower(name), controlName = tostring(properties.displayName), maxPoints = todouble(properties.definition.properties.maxScore)
) on scopeId, recommendationId
| summarize unhealthy = countif(health == 'unhealthy'), healthy = countif(health == 'healthy') by scopeId, controlId, controlName, maxPoints, resourceId
| summarize unhealthyResources = countif(unhealthy > 0), healthyResources = countif(unhealthy == 0 and healthy > 0), notApplicableResources = countif(unhealthy == 0 and healthy == 0) by scopeId, controlId, controlName, maxPoints
| order by scopeId asc, controlId asc`;

const recommendationTotals = (parameters: KustoParameters = {}) => `${counted(parameters)}
| summarize unhealthyResources = countif(health == 'unhealthy'), healthyResources = countif(health == 'healthy'), notApplicableResources = countif(health == 'notapplicable'), title = take_any(title), metadata = take_any(metadata) by scopeId, recommendationId
| order by scopeId asc, recommendationId asc`;

/** The text of each query. Ids in the parameters are quoted. */
export const kustoQueries: Readonly<Record<KustoQueryName, (parameters?: KustoParameters) => string>> = {
  secureScores: rawRows('securescores'),
  controls: rawRows('securescores/securescorecontrols'),
  assessments: rawRows('assessments'),
  controlTotals,
  recommendationTotals,
};
