/** Which arithmetic each recommendation belongs to, told from its fields where it does not say so itself. */
import { keyOf } from './identifiers.js';
import { identified, listOf } from './lists.js';
import type { AssessmentTable, Posture, Recommendation } from './posture.js';

export interface RecommendationPartition {
  /** Actions of the Defender XDR half. */
  readonly actions: readonly Recommendation[];
  /** Actions with points for Infrastructure, where no vendor total holds them already. */
  readonly infrastructureActions: readonly Recommendation[];
  readonly classic: readonly Recommendation[];
  readonly riskBased: readonly Recommendation[];
}

export function partitionRecommendations(posture: Posture, table: AssessmentTable, hasDefenderTotal: boolean): RecommendationPartition {
  const recommendations = identified(posture.recommendations);
  const inCloud = new Set(
    [...table.recommendationIds, ...listOf(posture.controls).flatMap((control) => listOf(control.recommendationIds))].map(keyOf),
  );
  const listed = new Set(recommendations.map(({ id }) => keyOf(id)));
  const partOf = (item: Recommendation): keyof RecommendationPartition => {
    const model = item.model ?? modelOf(item, inCloud);
    if (model === 'classic' || model === 'riskBased') return model;
    return item.subscore === 'infrastructure' && !hasDefenderTotal ? 'infrastructureActions' : 'actions';
  };
  const partition: Record<keyof RecommendationPartition, Recommendation[]> = {
    actions: [],
    infrastructureActions: [],
    classic: [],
    riskBased: [],
  };
  for (const item of recommendations) partition[partOf(item)].push(item);
  // Assessed, but described nowhere: nothing is lost, its id is its title.
  for (const id of table.recommendationIds)
    if (!listed.has(keyOf(id))) partition.classic.push({ id, model: 'classic', subscore: 'infrastructure' });
  return partition;
}

function modelOf({ id, controlId, maxPoints, points, subscore }: Recommendation, inCloud: ReadonlySet<string>): 'actions' | 'classic' {
  if (controlId || inCloud.has(keyOf(id))) return 'classic';
  return subscore === 'infrastructure' && maxPoints == null && points == null ? 'classic' : 'actions';
}
