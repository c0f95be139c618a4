/** Rows of cloud recommendations under the risk-based model: what closing each one would add (SCORING.md, C). */
import { AssessmentState } from './assessments.js';
import { classicNotCounted } from './classic.js';
import { keyOf, scopedKey } from './identifiers.js';
import type { AssessmentTable, Recommendation, ResourceCounts, RiskLevel } from './posture.js';
import type { RecommendationReport } from './report.js';
import { riskLevels, type RiskBasedHalf, type ScoredAsset } from './riskBased.js';

/**
 * One row a recommendation. The score is a product, so closing one recommendation at an asset divides the asset's
 * share by the factor of its level; over assets these add up. There are no points in this model.
 */
export function riskRows(
  recommendations: readonly Recommendation[],
  half: RiskBasedHalf,
  table: AssessmentTable,
  halfShare: number,
): RecommendationReport[] {
  const found = assessedAt(table);
  const assetOf = new Map(half.assets.map((asset) => [keyOf(asset.asset.id), asset]));
  const criticality = half.assets.reduce((sum, asset) => sum + asset.criticality, 0);
  return recommendations.map((item) => {
    const assessed = found.get(scopedKey(item.scopeId, item.id)) ?? (item.scopeId == null ? found.get(keyOf(item.id)) : undefined);
    const level = levelOf(item);
    const reason = classicNotCounted(item) ?? (level && assessed ? null : 'unknownPoints');
    const gain = reason === null ? gainOf(assessed!.unhealthy, level!, half, assetOf) : null;
    const percentOfScope = gain === null || criticality <= 0 ? null : (100 * gain) / criticality;
    return {
      ...item,
      title: item.title || item.id,
      subscore: item.subscore ?? 'infrastructure',
      model: 'riskBased',
      status: item.status ?? (assessed && assessed.counts.unhealthy === 0 ? 'completed' : 'toAddress'),
      points: null,
      maxPoints: null,
      resources: assessed?.counts ?? item.resources ?? null,
      notCounted: reason,
      selfDeclared: false,
      potentialPoints: null,
      potentialAlonePoints: null,
      potentialPercent: percentOfScope === null ? null : percentOfScope * halfShare,
      potentialPercentOfScope: percentOfScope,
      scoreImpactShare: null,
    };
  });
}

function levelOf(item: Recommendation): RiskLevel | null {
  const level = item.riskLevel?.toLowerCase() as RiskLevel | undefined;
  return level && riskLevels.includes(level) ? level : null;
}

function gainOf(resources: readonly string[], level: RiskLevel, half: RiskBasedHalf, assetOf: ReadonlyMap<string, ScoredAsset>): number {
  return resources.reduce((sum, resource) => {
    const asset = assetOf.get(resource);
    return asset && asset.open[level] >= 1 ? sum + asset.criticality * asset.share * (1 / half.factors[level] - 1) : sum;
  }, 0);
}

interface AssessedRows {
  readonly counts: { healthy: number; unhealthy: number; notApplicable: number } & ResourceCounts;
  /** Keys of the unhealthy resources. */
  readonly unhealthy: string[];
}

/** By recommendation in its scope, and by recommendation over all scopes. */
function assessedAt(table: AssessmentTable): Map<string, AssessedRows> {
  const found = new Map<string, AssessedRows>();
  const add = (key: string, state: number, resource: string) => {
    let rows = found.get(key);
    if (!rows) found.set(key, (rows = { counts: { healthy: 0, unhealthy: 0, notApplicable: 0 }, unhealthy: [] }));
    if (state === AssessmentState.healthy) rows.counts.healthy++;
    else if (state !== AssessmentState.unhealthy) rows.counts.notApplicable++;
    else {
      rows.counts.unhealthy++;
      rows.unhealthy.push(resource);
    }
  };
  for (let row = 0; row < table.length; row++) {
    const id = table.recommendationIds[table.recommendation[row]!]!;
    const scopeId = table.scopeIds[table.scope[row]!];
    const resource = keyOf(table.resourceIds[table.resource[row]!]);
    add(scopedKey(scopeId, id), table.state[row]!, resource);
    add(keyOf(id), table.state[row]!, resource);
  }
  return found;
}
