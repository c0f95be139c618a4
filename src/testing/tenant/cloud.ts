/**
 * The cloud side of a tenant: resources, and one assessment for each recommendation at each resource it applies to.
 * Control counts are never drawn: they follow from the assessments by the all-or-nothing rule (SCORING.md, B).
 */
import {
  controls,
  customRecommendations,
  resourceTypes,
  type CloudControl,
  type CloudRecommendation,
  type ResourceKind,
} from './controls.js';
import { guidOf, randomOf, type Random } from './random.js';
import { hundredthsOf } from './rounding.js';

export type AssessedStatus = 'Healthy' | 'Unhealthy' | 'NotApplicable';

export interface CloudResource {
  readonly id: string;
  readonly kind: ResourceKind;
}

export interface CloudAssessment {
  readonly recommendation: CloudRecommendation;
  readonly resource: CloudResource;
  readonly status: AssessedStatus;
  readonly cause: 'Exempt' | 'OffByPolicy' | null;
}

export interface CloudControlResult {
  readonly control: CloudControl;
  readonly healthy: number;
  readonly unhealthy: number;
  readonly notApplicable: number;
  /** 0 where nothing is healthy or unhealthy: the control then leaves both sums. */
  readonly maxPoints: number;
  readonly hundredths: number;
}

export interface CloudSubscription {
  readonly id: string;
  readonly name: string;
  /** The vendor's weight: it grows with the resources but cannot be derived from the controls. */
  readonly weight: number;
  readonly assessments: readonly CloudAssessment[];
  readonly controls: readonly CloudControlResult[];
}

export interface SubscriptionPlan {
  readonly seed: string;
  readonly name: string;
  readonly resources: number;
  /** 0..100, to be met as nearly as the counts allow. */
  readonly percent: number;
  /** Keys of controls in which nothing applies. */
  readonly notApplicable: readonly string[];
}

/** How many of a hundred resources are of each kind. */
const mix: readonly (readonly [ResourceKind, number])[] = [
  ['virtualMachine', 34],
  ['storage', 18],
  ['webApp', 14],
  ['keyVault', 10],
  ['sqlServer', 8],
  ['network', 6],
  ['registry', 4],
  ['cluster', 3],
  ['postgres', 3],
];

export function subscriptionOf(plan: SubscriptionPlan): CloudSubscription {
  const id = guidOf(`${plan.seed}:${plan.name}`);
  const resources = resourcesOf(id, plan);
  const assessments = assessmentsAt(plan, resources, levelFor(plan, resources));
  const results = controlResultsOf(assessments);
  const weighed = results.reduce((sum, { healthy, unhealthy }) => sum + healthy + unhealthy, 0);
  return {
    id,
    name: plan.name,
    weight: Math.round(weighed * (1.8 + randomOf(`${plan.seed}:${plan.name}:weight`).next() * 1.5)),
    assessments,
    controls: results,
  };
}

/** The points of a subscription: the sum of its controls' rounded points, in hundredths, over their maxima. */
export function subscriptionSumsOf(results: readonly CloudControlResult[]): { hundredths: number; maxPoints: number } {
  return results.reduce(
    (sum, result) => ({ hundredths: sum.hundredths + result.hundredths, maxPoints: sum.maxPoints + result.maxPoints }),
    { hundredths: 0, maxPoints: 0 },
  );
}

function resourcesOf(subscriptionId: string, { seed, name, resources }: SubscriptionPlan): CloudResource[] {
  const group = name.toLowerCase().replace(/[^a-z0-9]+/g, '-');
  const list: CloudResource[] = [{ id: `/subscriptions/${subscriptionId}`, kind: 'subscription' }];
  for (const [kind, share] of mix) {
    const [type, prefix] = resourceTypes[kind];
    const count = Math.max(1, Math.round((resources * share) / 100));
    const random = randomOf(`${seed}:${name}:${kind}`);
    for (let number = 1; number <= count; number++) {
      // The vendor spells the same segment both ways, from one service to the next.
      const segment = random.chance(0.2) ? 'resourcegroups' : 'resourceGroups';
      list.push({
        id: `/subscriptions/${subscriptionId}/${segment}/rg-${group}/providers/${type}/${prefix}-${group}-${String(number).padStart(2, '0')}`,
        kind,
      });
    }
  }
  return list;
}

/** The level of care at which the subscription scores nearest to its percent; the score rises with it, so halving finds it. */
function levelFor(plan: SubscriptionPlan, resources: readonly CloudResource[]): number {
  const missedBy = (level: number) => {
    const { hundredths, maxPoints } = subscriptionSumsOf(controlResultsOf(assessmentsAt(plan, resources, level)));
    return hundredths / maxPoints - plan.percent;
  };
  let [low, high] = [-0.4, 1.4];
  for (let step = 0; step < 16; step++) {
    const middle = (low + high) / 2;
    if (missedBy(middle) < 0) low = middle;
    else high = middle;
  }
  return -missedBy(low) < missedBy(high) ? low : high;
}

function assessmentsAt(plan: SubscriptionPlan, resources: readonly CloudResource[], level: number): CloudAssessment[] {
  const ofControls = controls.flatMap((control) =>
    resources.flatMap((resource) => assessResource(plan, control.recommendations, control.key, control.difficulty, resource, level)),
  );
  const ofOthers = resources.flatMap((resource) => assessResource(plan, customRecommendations, 'custom', 0, resource, level));
  return [...ofControls, ...ofOthers];
}

/** A resource is clean or not as a whole; one that is not fails at least one of what applies to it. */
function assessResource(
  plan: SubscriptionPlan,
  recommendations: readonly CloudRecommendation[],
  key: string,
  difficulty: number,
  resource: CloudResource,
  level: number,
): CloudAssessment[] {
  const applying = recommendations.filter(({ kind }) => kind === resource.kind);
  if (applying.length === 0) return [];
  const random = randomOf(`${plan.seed}:${key}:${resource.id}`);
  const clean = random.next() + difficulty < level;
  const failing = random.integer(0, applying.length - 1);
  return applying.map((recommendation, index) => {
    const draw = { cause: causeOf(random), fails: random.chance(0.45) };
    const cause = plan.notApplicable.includes(key) ? 'OffByPolicy' : draw.cause;
    const status = cause ? 'NotApplicable' : !clean && (draw.fails || index === failing) ? 'Unhealthy' : 'Healthy';
    return { recommendation, resource, status, cause };
  });
}

function causeOf(random: Random): CloudAssessment['cause'] {
  const draw = random.next();
  return draw < 0.025 ? 'Exempt' : draw < 0.06 ? 'OffByPolicy' : null;
}

export function controlResultsOf(assessments: readonly CloudAssessment[]): CloudControlResult[] {
  const statusesOf = new Map<CloudRecommendation, Map<string, AssessedStatus[]>>();
  for (const { recommendation, resource, status } of assessments) {
    const byResource = statusesOf.get(recommendation) ?? new Map<string, AssessedStatus[]>();
    statusesOf.set(recommendation, byResource.set(resource.id, [...(byResource.get(resource.id) ?? []), status]));
  }
  return controls.map((control) => controlResultOf(control, statusesOf));
}

function controlResultOf(
  control: CloudControl,
  statusesOf: ReadonlyMap<CloudRecommendation, ReadonlyMap<string, readonly AssessedStatus[]>>,
): CloudControlResult {
  const byResource = new Map<string, AssessedStatus>();
  for (const recommendation of control.recommendations.filter(({ preview }) => !preview)) {
    for (const [resource, statuses] of statusesOf.get(recommendation) ?? []) {
      for (const status of statuses) byResource.set(resource, worse(byResource.get(resource), status));
    }
  }
  const count = (status: AssessedStatus) => [...byResource.values()].filter((each) => each === status).length;
  const [healthy, unhealthy, notApplicable] = [count('Healthy'), count('Unhealthy'), count('NotApplicable')];
  const counted = healthy + unhealthy;
  return {
    control,
    healthy,
    unhealthy,
    notApplicable,
    maxPoints: counted === 0 ? 0 : control.maxPoints,
    hundredths: hundredthsOf(control.maxPoints, healthy, counted),
  };
}

/** Unhealthy before healthy before not applicable. */
function worse(one: AssessedStatus | undefined, other: AssessedStatus): AssessedStatus {
  const order: readonly AssessedStatus[] = ['NotApplicable', 'Healthy', 'Unhealthy'];
  return one && order.indexOf(one) > order.indexOf(other) ? one : other;
}
