/** Which arithmetic each recommendation belongs to, told from its fields where it does not say so itself. */
import { assessedPairs } from './assessedPairs.js';
import { keyOf } from './identifiers.js';
import { identified, listOf } from './lists.js';
import type { AssessmentTable, Posture, Recommendation } from './posture.js';

/** A recommendation with the keys of its ids, made once; `scope` is `null` where it is in all of them. */
export interface Keyed<T extends Recommendation = Recommendation> {
  readonly item: T;
  readonly key: string;
  readonly scope: string | null;
}

export const keyed = <T extends Recommendation>(item: T): Keyed<T> => ({
  item,
  key: keyOf(item.id),
  scope: keyOf(item.scopeId) || null,
});

/** One key for both. */
export const placeOf = ({ key, scope }: Pick<Keyed, 'key' | 'scope'>): string => (scope === null ? key : `${scope}\n${key}`);

export interface RecommendationPartition {
  /** Actions of the Defender XDR half. */
  readonly actions: readonly Keyed[];
  /** Actions with points for Infrastructure, where no vendor total holds them already. */
  readonly infrastructureActions: readonly Keyed[];
  readonly classic: readonly Keyed[];
  readonly riskBased: readonly Keyed[];
}

export function partitionRecommendations(posture: Posture, table: AssessmentTable, hasDefenderTotal: boolean): RecommendationPartition {
  const { keys } = assessedPairs(table);
  let known: Set<string> | undefined;
  const inCloud = () =>
    (known ??= new Set([...keys, ...listOf(posture.controls).flatMap((control) => listOf(control.recommendationIds).map(keyOf))]));
  const partition: Record<keyof RecommendationPartition, Keyed[]> = { actions: [], infrastructureActions: [], classic: [], riskBased: [] };
  const listed = new Set<string>();
  for (const item of identified(posture.recommendations)) {
    const one = keyed(item);
    listed.add(one.key);
    const model = item.model ?? modelOf(one, inCloud);
    const isOwn = item.subscore === 'infrastructure' && !hasDefenderTotal;
    partition[model === 'classic' || model === 'riskBased' ? model : isOwn ? 'infrastructureActions' : 'actions'].push(one);
  }
  // Assessed, but described nowhere: nothing is lost, its id is its title.
  table.recommendationIds.forEach((id, index) => {
    if (!listed.has(keys[index]!)) partition.classic.push(keyed({ id, model: 'classic', subscore: 'infrastructure' }));
  });
  return partition;
}

function modelOf(
  { key, item: { controlId, maxPoints, points, subscore } }: Keyed,
  inCloud: () => ReadonlySet<string>,
): 'actions' | 'classic' {
  if (controlId || inCloud().has(key)) return 'classic';
  return subscore === 'infrastructure' && maxPoints == null && points == null ? 'classic' : 'actions';
}
