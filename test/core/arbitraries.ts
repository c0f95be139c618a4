/** Random postures of every model, small enough for ids to meet and cases to collide. */
import fc from 'fast-check';
import type {
  Assessment,
  Asset,
  Control,
  GivenScore,
  Posture,
  PostureChange,
  Recommendation,
  Scope,
  ScoreOptions,
  SubscoreId,
} from '../../src/core/index.js';

const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 2 });
const subscores: readonly SubscoreId[] = ['apps', 'identity', 'data', 'devices', 'other', 'infrastructure'];
const statuses = [
  'toAddress',
  'planned',
  'riskAccepted',
  'thirdParty',
  'alternateMitigation',
  'completed',
  'ignored',
  'notScored',
  'somethingNew',
];

/** Tenths, as the vendor's catalogue has them. */
const points = (max: number) => fc.integer({ min: 0, max: max * 10 }).map((tenths) => tenths / 10);
const without = <T extends object>(value: T): T =>
  Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined)) as T;

const action = (id: string): fc.Arbitrary<Recommendation> =>
  fc
    .record({
      maxPoints: fc.oneof({ weight: 6, arbitrary: points(10) }, fc.constantFrom<number | null | undefined>(0, null, undefined)),
      subscore: fc.constantFrom(...subscores.slice(0, 5)),
      status: optional(fc.constantFrom(...statuses)),
      result: fc.oneof(
        fc.record({ share: fc.integer({ min: 0, max: 4 }) }),
        fc.record({ implemented: fc.boolean() }),
        fc.record({ implemented: fc.integer({ min: 0, max: 20 }), total: fc.integer({ min: 0, max: 20 }).map((more) => more + 20) }),
        fc.constant({ implemented: 0, total: 0 }),
        fc.constant({}),
      ),
      pointsAreFinal: optional(fc.boolean()),
      maxPointsImplied: optional(fc.constant(true)),
      preview: optional(fc.constantFrom(true, false, false)),
      licensed: optional(fc.boolean()),
    })
    .map(({ result, ...rest }) => {
      const { share, ...counts } = result as { share?: number; implemented?: number | boolean; total?: number };
      return without({
        id,
        title: `Action ${id}`,
        model: 'actions' as const,
        ...rest,
        ...counts,
        points: share === undefined ? undefined : ((rest.maxPoints ?? 4) * share) / 4,
      });
    });

const ids = (prefix: string, max: number) =>
  fc.integer({ min: 0, max }).map((count) => Array.from({ length: count }, (_, index) => `${prefix}${index}`));
const each = <T>(names: fc.Arbitrary<string[]>, make: (id: string) => fc.Arbitrary<T>) =>
  names.chain((list) => fc.tuple(...list.map(make)));

export const actions: fc.Arbitrary<Recommendation[]> = each(ids('a', 10), action);

const pointsPair: fc.Arbitrary<GivenScore> = fc
  .tuple(points(50), points(50))
  .map(([some, more]) => ({ points: some, maxPoints: Math.round((some + more) * 10) / 10 }));
const percent: fc.Arbitrary<GivenScore> = fc.integer({ min: 0, max: 1000 }).map((tenths) => ({ percent: tenths / 10 }));
export const givenScores: fc.Arbitrary<GivenScore> = fc.oneof(pointsPair, percent);

/** Actions, without totals of the vendor's: everything is listed. */
export const listedActions: fc.Arbitrary<Posture> = actions.map((recommendations) => ({ recommendations }));

export const actionPostures: fc.Arbitrary<Posture> = fc
  .record({
    recommendations: actions,
    defenderXdr: optional(givenScores),
    subscores: optional(
      fc.uniqueArray(fc.record({ id: fc.constantFrom<SubscoreId>('apps', 'identity', 'data'), given: givenScores }), {
        selector: ({ id }) => id,
        maxLength: 2,
      }),
    ),
  })
  .map(({ recommendations, defenderXdr, subscores: given }) => ({
    recommendations,
    scores: without({ defenderXdr, subscores: given?.map(({ id, given: score }) => ({ id, ...score })) }),
  }));

const resources = fc.record({
  healthy: fc.integer({ min: 0, max: 9 }),
  unhealthy: fc.integer({ min: 0, max: 9 }),
  notApplicable: fc.integer({ min: 0, max: 3 }),
});
const maxima = fc.constantFrom(10, 8, 6, 4, 4, 3, 2, 1, 0);
const scopeIds = ['s0', 's1', 's2', 's3'];

/** Groups g0 and g1 (below g0) over the scopes. */
const scopeOf = (id: string, scored: boolean): fc.Arbitrary<Scope> =>
  fc
    .record({
      parentId: fc.constantFrom(undefined, 'g0', 'g1', 'G1'),
      weight: optional(fc.integer({ min: 0, max: 40 })),
      restricted: fc.constantFrom(undefined, undefined, undefined, true),
      score: scored ? optional(givenScores) : fc.constant(undefined),
      environment: optional(fc.constantFrom('Azure', 'AWS', 'GCP')),
    })
    .map((rest) => without({ id, name: `Scope ${id}`, kind: 'subscription' as const, ...rest }));

const groups: Scope[] = [
  { id: 'g0', name: 'Root', kind: 'managementGroup' },
  { id: 'g1', name: 'Group', kind: 'managementGroup', parentId: 'G0' },
];

const scopeList = (scored: boolean) =>
  fc
    .tuple(fc.boolean(), ...scopeIds.map((id) => optional(scopeOf(id, scored))))
    .map(([hasGroups, ...list]) => [...(hasGroups ? groups : []), ...list.filter((scope) => scope !== undefined)]);

const countedControls: fc.Arbitrary<Control[]> = fc
  .uniqueArray(
    fc.record({
      id: fc.constantFrom('c0', 'c1', 'c2', 'c3'),
      scopeId: fc.constantFrom<string | undefined>(...scopeIds, undefined),
      maxPoints: maxima,
      resources: optional(resources),
      points: optional(fc.integer({ min: 0, max: 100 })),
    }),
    { selector: ({ id, scopeId }) => `${id} ${scopeId}`, maxLength: 12 },
  )
  .map((list) =>
    list.map(({ points: hundredths, ...control }) =>
      without({
        ...control,
        name: `Control ${control.id}`,
        points: hundredths === undefined ? undefined : Math.round(control.maxPoints * hundredths) / 100,
      }),
    ),
  );

const classicRecommendations: fc.Arbitrary<Recommendation[]> = fc
  .uniqueArray(
    fc.record({
      id: fc.constantFrom('r0', 'r1', 'r2', 'r3', 'r4', 'r5'),
      controlId: fc.constantFrom('c0', 'c1', 'c2', 'C3'),
      preview: fc.constantFrom(undefined, undefined, undefined, true),
      status: fc.constantFrom(undefined, undefined, undefined, 'riskAccepted', 'thirdParty', 'planned'),
      resources: optional(resources),
    }),
    { selector: ({ id }) => id, maxLength: 6 },
  )
  .map((list) => list.map((item) => without({ ...item, title: `Recommendation ${item.id}`, model: 'classic' as const })));

export const classicCounts: fc.Arbitrary<Posture> = fc
  .record({
    scopes: scopeList(true),
    controls: countedControls,
    recommendations: classicRecommendations,
    infrastructure: optional(givenScores),
  })
  .map(({ infrastructure, ...posture }) => ({ ...posture, scores: without({ infrastructure }) }));

export const assessments: fc.Arbitrary<Assessment[]> = fc.array(
  fc
    .record({
      recommendationId: fc.constantFrom('r0', 'r1', 'R2', 'r3', 'r4', 'r5', 'r9'),
      scopeId: fc.constantFrom('s0', 's1', 's2'),
      resource: fc.integer({ min: 0, max: 5 }),
      status: fc.constantFrom<Assessment['status']>('healthy', 'unhealthy', 'unhealthy', 'notApplicable'),
      exemption: fc.constantFrom(undefined, undefined, undefined, 'waived' as const, 'mitigated' as const),
    })
    .map(({ resource, ...row }) => without({ ...row, resourceId: `${row.scopeId}/vm${resource}` })),
  { maxLength: 40 },
);

/** Control definitions without figures: everything is scored from the assessments. */
export const classicAssessments: fc.Arbitrary<Posture> = fc
  .record({
    scopes: scopeList(false),
    recommendations: classicRecommendations,
    assessments,
    maximum: fc.tuple(maxima, maxima, maxima, maxima),
  })
  .map(({ maximum, ...posture }) => ({
    ...posture,
    controls: maximum.map((maxPoints, index) => ({ id: `c${index}`, name: `Control ${index}`, maxPoints })),
  }));

const open = fc.record({
  critical: fc.integer({ min: 0, max: 2 }),
  high: fc.integer({ min: 0, max: 4 }),
  medium: fc.integer({ min: 0, max: 9 }),
  low: fc.integer({ min: 0, max: 30 }),
});

export const riskAssets: fc.Arbitrary<Posture> = fc
  .array(
    fc.record({
      open,
      criticality: optional(fc.constantFrom<number | string>(0.5, 1, 3, 'crown', 'unmapped')),
      environment: optional(fc.constantFrom('Azure', 'AWS')),
      workload: optional(fc.constantFrom('vm', 'sql')),
    }),
    { minLength: 1, maxLength: 8 },
  )
  .map((list) => ({ assets: list.map((asset, index): Asset => without({ id: `asset${index}`, ...asset })) }));

/** No assets of their own: they follow from the assessments of recommendations with a risk level. */
export const riskAssessments: fc.Arbitrary<Posture> = fc
  .record({
    assessments,
    levels: fc.tuple(...Array.from({ length: 6 }, () => fc.constantFrom('critical', 'High', 'medium', 'low', undefined))),
  })
  .map(({ levels, ...posture }) => ({
    ...posture,
    recommendations: levels.map((riskLevel, index) => without({ id: `r${index}`, model: 'riskBased' as const, riskLevel })),
  }));

export const ownInfrastructure: fc.Arbitrary<Posture> = actions.map((list) => ({
  recommendations: list.map((item) => ({ ...item, id: `i${item.id}`, subscore: 'infrastructure' as const })),
}));

const clouds = fc.oneof(classicCounts, classicAssessments, riskAssets, riskAssessments, ownInfrastructure, fc.constant<Posture>({}));

function combined(cloud: Posture, apps: Posture, total: GivenScore | undefined): Posture {
  const scores = without({ ...cloud.scores, ...apps.scores, total });
  return {
    ...apps,
    ...cloud,
    recommendations: [...(apps.recommendations ?? []), ...(cloud.recommendations ?? [])],
    scores,
    asOf: '2026-03-02T00:00:00Z',
  };
}

/** Both halves, one of them, or neither, with and without figures of the vendor's. */
export const postures: fc.Arbitrary<Posture> = fc
  .tuple(clouds, fc.oneof(listedActions, actionPostures, fc.constant<Posture>({})), fc.option(givenScores, { nil: undefined, freq: 4 }))
  .map(([cloud, apps, total]) => combined(cloud, apps, total));

/** Postures in which nothing is given: every number follows from what is listed. */
export const completePostures: fc.Arbitrary<Posture> = fc
  .tuple(
    fc.oneof(classicAssessments, riskAssets, ownInfrastructure, fc.constant<Posture>({})),
    fc.oneof(listedActions, fc.constant<Posture>({})),
  )
  .map(([cloud, apps]) => combined(cloud, apps, undefined));

export const options: fc.Arbitrary<ScoreOptions> = fc
  .record({
    infrastructure: fc.constantFrom(undefined, undefined, undefined, true, false),
    defenderXdr: fc.constantFrom(undefined, undefined, undefined, true, false),
    infrastructureModel: fc.constantFrom(undefined, undefined, 'classic' as const, 'riskBased' as const),
    riskAccepted: fc.constantFrom(undefined, 'exclude' as const, 'keepMaximum' as const),
    mitigatedExemption: fc.constantFrom(undefined, 'healthy' as const),
    factors: fc.constantFrom(undefined, 'printed' as const, { critical: 0.2, high: 0.6, medium: 0.95, low: 1 }),
    criticalityWeights: fc.constant({ crown: 4 }),
  })
  .map(without);

/** Changes of some of a posture's recommendations, in a scope or in all of them, for all resources or for some. */
export function changesOf({ recommendations, assessments, scopes }: Posture): fc.Arbitrary<PostureChange[]> {
  const rows = Array.isArray(assessments) ? (assessments as readonly Assessment[]) : [];
  const idsOf = [...(recommendations ?? []).map(({ id }) => id), ...rows.map(({ recommendationId }) => recommendationId)];
  const scopeIds = [...(scopes ?? []).map(({ id }) => id), ...rows.flatMap(({ scopeId }) => scopeId ?? [])];
  const resources = ['none', ...rows.map(({ resourceId }) => resourceId)];
  if (idsOf.length === 0) return fc.constant([]);
  const change = fc
    .record({
      recommendationId: fc.constantFrom(...idsOf),
      scopeId: scopeIds.length > 0 ? optional(fc.constantFrom(...scopeIds)) : fc.constant(undefined),
      remediated: fc.oneof(fc.constantFrom(true as const, undefined), fc.array(fc.constantFrom(...resources), { maxLength: 3 })),
      status: optional(fc.constantFrom(...statuses)),
    })
    .map(without);
  return fc.array(change, { maxLength: 4 });
}
