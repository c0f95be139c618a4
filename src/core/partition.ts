/** Which arithmetic each recommendation belongs to, told from its fields where it does not say so itself. */
import { keyOf, listOf } from './identifiers.js';
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
  const inControls = new Set(listOf(posture.controls).flatMap((control) => listOf(control.recommendationIds).map(keyOf)));
  const assessed = new Set(table.recommendationIds.map(keyOf));
  const partition = {
    actions: [] as Recommendation[],
    infrastructureActions: [] as Recommendation[],
    classic: [] as Recommendation[],
    riskBased: [] as Recommendation[],
  };
  const listed = new Set<string>();
  for (const recommendation of listOf(posture.recommendations)) {
    if (typeof recommendation.id !== 'string') continue;
    listed.add(keyOf(recommendation.id));
    const model = recommendation.model ?? modelOf(recommendation, inControls, assessed);
    if (model === 'classic') partition.classic.push(recommendation);
    else if (model === 'riskBased') partition.riskBased.push(recommendation);
    else if (recommendation.subscore === 'infrastructure' && !hasDefenderTotal) partition.infrastructureActions.push(recommendation);
    else partition.actions.push(recommendation);
  }
  // Assessed, but described nowhere: nothing is lost, its id is its title.
  table.recommendationIds.forEach((id) => {
    if (!listed.has(keyOf(id))) partition.classic.push({ id, model: 'classic', subscore: 'infrastructure' });
  });
  return partition;
}

function modelOf(recommendation: Recommendation, inControls: ReadonlySet<string>, assessed: ReadonlySet<string>): 'actions' | 'classic' {
  const key = keyOf(recommendation.id);
  if (recommendation.controlId || inControls.has(key) || assessed.has(key)) return 'classic';
  const hasPoints = recommendation.maxPoints != null || recommendation.points != null;
  return recommendation.subscore === 'infrastructure' && !hasPoints ? 'classic' : 'actions';
}
