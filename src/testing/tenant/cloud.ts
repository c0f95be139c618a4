/**
 * The cloud side of a tenant: resources, and one assessment for each recommendation at each resource it applies to, today and on every
 * day before. Control counts are never drawn: they follow from the assessments by the all-or-nothing rule (SCORING.md, B).
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
  /** Days since it is there; infinite for what was there before the history began. */
  readonly ageInDays: number;
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

/** How a subscription stood at the end of a day. */
export interface CloudDay {
  /** The vendor's weight: it grows with the resources but cannot be derived from the controls. */
  readonly weight: number;
  readonly controls: readonly CloudControlResult[];
}

export interface CloudSubscription extends CloudDay {
  readonly id: string;
  readonly name: string;
  readonly assessments: readonly CloudAssessment[];
  /** The days before today, the oldest first. */
  readonly past: readonly CloudDay[];
}

export interface SubscriptionPlan {
  readonly seed: string;
  readonly name: string;
  readonly resources: number;
  /** 0..100 on the first day and today, to be met as nearly as the counts allow. */
  readonly percents: readonly [first: number, today: number];
  /** How far each day before today is on the way from the first to today's, about 0..1; the oldest first. */
  readonly climbed: readonly number[];
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
  const { seed, name, percents } = plan;
  const id = guidOf(`${seed}:${name}`);
  const exams = examsOf(plan, resourcesOf(id, plan));
  const weightOfResource = 1.8 + randomOf(`${seed}:${name}:weight`).next() * 1.5;
  const dayOf = (assessments: readonly CloudAssessment[]): CloudDay => {
    const results = controlResultsOf(assessments);
    const weighed = results.reduce((sum, { healthy, unhealthy }) => sum + healthy + unhealthy, 0);
    return { weight: Math.round(weighed * weightOfResource), controls: results };
  };
  const level = levelFor(exams, percents[1]);
  const assessments = assessmentsAt(exams, level);
  return { id, name, assessments, past: pastOf(plan, exams, level, dayOf), ...dayOf(assessments) };
}

/** Days on which nothing moved are one and the same. */
function pastOf(
  { percents, climbed }: SubscriptionPlan,
  exams: readonly Exam[],
  level: number,
  dayOf: (assessments: readonly CloudAssessment[]) => CloudDay,
): CloudDay[] {
  const thereOn = (daysAgo: number) => exams.filter(({ resource }) => resource.ageInDays >= daysAgo);
  const first = levelFor(thereOn(climbed.length), percents[0]);
  const days = new Map<string, CloudDay>();
  return climbed.map((share, index) => {
    const there = thereOn(climbed.length - index);
    const key = `${share} ${there.length}`;
    const day = days.get(key) ?? dayOf(assessmentsAt(there, first + (level - first) * share));
    days.set(key, day);
    return day;
  });
}

/** The points of a subscription: the sum of its controls' rounded points, in hundredths, over their maxima. */
export function subscriptionSumsOf(results: readonly CloudControlResult[]): { hundredths: number; maxPoints: number } {
  return results.reduce(
    (sum, result) => ({ hundredths: sum.hundredths + result.hundredths, maxPoints: sum.maxPoints + result.maxPoints }),
    { hundredths: 0, maxPoints: 0 },
  );
}

/** The percent of all subscriptions on a day, by the vendor's weights: 0..100. */
export function weightedPercentOf(days: readonly CloudDay[]): number {
  const weight = days.reduce((sum, day) => sum + day.weight, 0);
  const weighted = days.reduce((sum, day) => {
    const { hundredths, maxPoints } = subscriptionSumsOf(day.controls);
    return sum + (day.weight * hundredths) / maxPoints;
  }, 0);
  return weighted / weight;
}

function resourcesOf(subscriptionId: string, { seed, name, resources }: SubscriptionPlan): CloudResource[] {
  const group = name.toLowerCase().replace(/[^a-z0-9]+/g, '-');
  const list: CloudResource[] = [{ id: `/subscriptions/${subscriptionId}`, kind: 'subscription', ageInDays: Infinity }];
  for (const [kind, share] of mix) {
    const [type, prefix] = resourceTypes[kind];
    const count = Math.max(1, Math.round((resources * share) / 100));
    const random = randomOf(`${seed}:${name}:${kind}`);
    for (let number = 1; number <= count; number++) {
      // The vendor spells the same segment both ways, from one service to the next.
      const segment = random.chance(0.2) ? 'resourcegroups' : 'resourceGroups';
      const id = `/subscriptions/${subscriptionId}/${segment}/rg-${group}/providers/${type}/${prefix}-${group}-${String(number).padStart(2, '0')}`;
      list.push({ id, kind, ageInDays: number === 1 ? Infinity : ageOf(id) });
    }
  }
  return list;
}

/** A few came while the history ran. */
function ageOf(id: string): number {
  const random = randomOf(`${id}:age`);
  return random.chance(0.12) ? random.integer(4, 75) : Infinity;
}

/** The level of care at which the subscription scores nearest to a percent; the score rises with it, so halving finds it. */
function levelFor(exams: readonly Exam[], percent: number): number {
  const missedBy = (level: number) => {
    const { hundredths, maxPoints } = subscriptionSumsOf(controlResultsOf(assessmentsAt(exams, level)));
    return hundredths / maxPoints - percent;
  };
  let [low, high] = [-0.4, 1.4];
  for (let step = 0; step < 16; step++) {
    const middle = (low + high) / 2;
    if (missedBy(middle) < 0) low = middle;
    else high = middle;
  }
  return -missedBy(low) < missedBy(high) ? low : high;
}

/** What a resource is held against for one control, and what chance has in store for it. */
interface Exam {
  readonly resource: CloudResource;
  /** From this level of care on the resource is clean as a whole; below it fails at least one of what applies to it. */
  readonly cleanFrom: number;
  readonly outcomes: readonly Outcome[];
}

interface Outcome {
  readonly recommendation: CloudRecommendation;
  readonly cause: CloudAssessment['cause'];
  readonly failsUnlessClean: boolean;
}

function examsOf(plan: SubscriptionPlan, resources: readonly CloudResource[]): Exam[] {
  const ofControls = controls.flatMap((control) =>
    resources.flatMap((resource) => examOf(plan, control.recommendations, control.key, control.difficulty, resource)),
  );
  const ofOthers = resources.flatMap((resource) => examOf(plan, customRecommendations, 'custom', 0, resource));
  return [...ofControls, ...ofOthers];
}

function examOf(
  plan: SubscriptionPlan,
  recommendations: readonly CloudRecommendation[],
  key: string,
  difficulty: number,
  resource: CloudResource,
): Exam[] {
  const applying = recommendations.filter(({ kind }) => kind === resource.kind);
  if (applying.length === 0) return [];
  const random = randomOf(`${plan.seed}:${key}:${resource.id}`);
  const cleanFrom = random.next() + difficulty;
  const failing = random.integer(0, applying.length - 1);
  const outcomes = applying.map((recommendation, index) => {
    const draw = { cause: causeOf(random), fails: random.chance(0.45) };
    const cause = plan.notApplicable.includes(key) ? 'OffByPolicy' : draw.cause;
    return { recommendation, cause, failsUnlessClean: draw.fails || index === failing };
  });
  return [{ resource, cleanFrom, outcomes }];
}

function assessmentsAt(exams: readonly Exam[], level: number): CloudAssessment[] {
  return exams.flatMap(({ resource, cleanFrom, outcomes }) =>
    outcomes.map(({ recommendation, cause, failsUnlessClean }) => {
      const status = cause ? 'NotApplicable' : failsUnlessClean && cleanFrom >= level ? 'Unhealthy' : 'Healthy';
      return { recommendation, resource, status, cause };
    }),
  );
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
