/**
 * Realistic tenants from a seed, in the vendor's own payloads: for demos, stories and tests of whoever embeds the kit.
 * Everything hangs together as it does on the wire: totals are sums of what is listed, control counts follow from the
 * assessments, and every day of the history has its own rows. Pure: no clock, no randomness but the seed's.
 */
import { armAssessmentOf, armDefinitions, armSecureScoreControlOf, armSecureScoreOf, type ArmResource } from './arm.js';
import { subscriptionOf, subscriptionSumsOf, weightedPercentOf, type CloudSubscription } from './cloud.js';
import { profilePagesOf, profilesOf, secureScoresOf, type GraphProfile, type GraphSecureScore, type GraphTenant } from './graph.js';
import { hostRecordOf, type HostRecord } from './host.js';
import { guidOf } from './random.js';
import { slopeOf, sumsOf, timelineOf, type ActionDay, type StatusUpdate, type TenantSize } from './timeline.js';

export type { ArmResource } from './arm.js';
export type { GraphComparison, GraphControlScore, GraphProfile, GraphSecureScore } from './graph.js';
export type { HostDay, HostRecord } from './host.js';

export type TenantKind = 'healthy' | 'poor' | 'defenderXdrNotEnabled';

export interface TenantOptions {
  readonly seed: string;
  readonly kind: TenantKind;
  /** The instant of the newest data, ISO 8601; all other dates are counted back from it. */
  readonly asOf: string;
  readonly name?: string;
  /** Days of history, 1 or more; 90 by default, as the vendor keeps. */
  readonly days?: number;
  /** Subscriptions, 0 to 4. */
  readonly subscriptions?: number;
  /** Resources in each subscription, about. */
  readonly resources?: number;
  readonly users?: number;
  /** Profiles on a page. */
  readonly profilePageSize?: number;
  /** Profile pages that can be read; the rest stay behind a link. All but for a poor tenant, which lacks the last. */
  readonly profilePages?: number;
  /** Whether the vendor's total keeps the maximum of accepted risks. `exclude` by default, as `scorePosture` does. */
  readonly riskAccepted?: 'exclude' | 'keepMaximum';
}

export interface ArmSubscription {
  readonly id: string;
  readonly name: string;
  readonly secureScores: readonly ArmResource[];
  readonly secureScoreControls: readonly ArmResource[];
  /** The same with `$expand=definition`. */
  readonly expandedSecureScoreControls: readonly ArmResource[];
  readonly secureScoreControlDefinitions: readonly ArmResource[];
  readonly assessments: readonly ArmResource[];
}

/** What the generator itself adds up, without the scoring core: an oracle for tests. Percents are 0..100. */
export interface ExpectedFigures {
  readonly totalPercent: number;
  readonly defenderXdr: { readonly points: number; readonly maxPoints: number; readonly percent: number } | null;
  readonly infrastructure: {
    readonly percent: number;
    readonly scopes: readonly { readonly id: string; readonly points: number; readonly maxPoints: number; readonly weight: number }[];
  } | null;
}

export interface Tenant {
  readonly id: string;
  readonly name: string;
  readonly kind: TenantKind;
  readonly asOf: string;
  readonly graph: {
    readonly secureScores: readonly GraphSecureScore[];
    readonly profiles: readonly GraphProfile[];
    readonly profilePageSize: number;
    readonly profilePages: number;
  };
  readonly arm: { readonly subscriptions: readonly ArmSubscription[] };
  /** What the host itself knows, in the plain format: names, targets, and the history that it kept. */
  readonly host: HostRecord;
  readonly expected: ExpectedFigures;
}

interface Course {
  readonly users: number;
  readonly subscriptions: number;
  readonly resources: number;
  readonly defenderXdrPercent: readonly [from: number, to: number] | null;
  readonly infrastructurePercent: readonly [from: number, to: number];
  readonly notApplicable: readonly string[];
  readonly targetPercent: number;
}

const courses: Readonly<Record<TenantKind, Course>> = {
  healthy: {
    users: 214,
    subscriptions: 3,
    resources: 44,
    defenderXdrPercent: [66, 80],
    infrastructurePercent: [69, 78],
    notApplicable: [],
    targetPercent: 85,
  },
  poor: {
    users: 68,
    subscriptions: 2,
    resources: 30,
    defenderXdrPercent: [32, 36],
    infrastructurePercent: [43, 40],
    notApplicable: ['ddos'],
    targetPercent: 60,
  },
  defenderXdrNotEnabled: {
    users: 430,
    subscriptions: 4,
    resources: 38,
    defenderXdrPercent: null,
    infrastructurePercent: [52, 63],
    notApplicable: [],
    targetPercent: 75,
  },
};

const subscriptionNames = ['Production', 'Shared services', 'Development', 'Archive'];

/** What was decided about single actions, by whom and when. */
const updates: readonly StatusUpdate[] = [
  { actionId: 'exo_outlookaddins', state: 'Ignored', daysAgo: 47, comment: 'Add-ins are needed by the practice software.' },
  { actionId: 'mda_log_upload', state: 'ThirdParty', daysAgo: 63, comment: 'Covered by the firewall vendor’s own service.' },
  { actionId: 'scid_bitlocker', state: 'Planned', daysAgo: 12, comment: 'With the new laptops this quarter.' },
  { actionId: 'dlp_endpoint', state: 'Planned', daysAgo: 9, comment: 'After the pilot group.' },
  { actionId: 'mdo_spoofintelligence', state: 'Reviewed', daysAgo: 20, comment: 'Looked through the list.' },
];

export function createTenant(options: TenantOptions): Tenant {
  const course = courses[options.kind];
  const id = guidOf(`tenant:${options.seed}`);
  const name = options.name ?? `Sample tenant ${options.seed}`;
  const days = Math.max(1, Math.floor(options.days ?? 90));
  const size = sizeOf(options.users ?? course.users);
  const timeline = defenderXdrTimeline(options, course, size, days);
  const graphTenant: GraphTenant = { tenantId: id, asOf: options.asOf, size, timeline, updates };
  const subscriptions = cloudOf(options, course, days);
  const expected = expectedFigures(timeline, subscriptions);
  return {
    id,
    name,
    kind: options.kind,
    asOf: options.asOf,
    graph: {
      secureScores: secureScoresOf(graphTenant),
      profiles: timeline.length > 0 ? profilesOf(graphTenant) : [],
      profilePageSize: options.profilePageSize ?? 200,
      profilePages: options.profilePages ?? (options.kind === 'poor' ? 2 : Number.POSITIVE_INFINITY),
    },
    arm: { subscriptions: subscriptions.map((subscription) => armSubscriptionOf(subscription, options.asOf)) },
    host: hostRecordOf({
      id,
      name,
      asOf: options.asOf,
      days,
      timeline,
      subscriptions,
      targetPercent: course.targetPercent,
    }),
    expected,
  };
}

/**
 * All payloads of a tenant in one list, as a backend would gather them. The host's own record comes first, because of
 * two names for one subscription the first stands. Pages that cannot be read are not in it.
 */
export function payloadsOf(tenant: Tenant): readonly unknown[] {
  return [tenant.host, ...graphPayloadsOf(tenant), ...tenant.arm.subscriptions.flatMap(armPayloadsOf)];
}

function graphPayloadsOf({ graph }: Tenant): unknown[] {
  if (graph.secureScores.length === 0) return [];
  const pages = profilePagesOf(
    graph.profiles,
    graph.profilePageSize,
    (offset) => `https://graph.microsoft.com/v1.0/security/secureScoreControlProfiles?$skiptoken=${offset}`,
  );
  return [
    { '@odata.context': 'https://graph.microsoft.com/v1.0/$metadata#security/secureScores', value: graph.secureScores },
    ...pages.slice(0, graph.profilePages),
  ];
}

function armPayloadsOf(subscription: ArmSubscription): unknown[] {
  const { secureScores, secureScoreControls, secureScoreControlDefinitions, assessments } = subscription;
  return [secureScores, secureScoreControls, secureScoreControlDefinitions, assessments].map((value) => ({ value }));
}

function sizeOf(users: number): TenantSize {
  return { users, administrators: Math.max(3, Math.round(users / 40)), devices: Math.round(users * 1.2) };
}

function defenderXdrTimeline(options: TenantOptions, course: Course, size: TenantSize, days: number): readonly (readonly ActionDay[])[] {
  if (!course.defenderXdrPercent) return [];
  const [fromPercent, toPercent] = course.defenderXdrPercent;
  const riskAccepted = options.riskAccepted ?? 'exclude';
  return timelineOf({
    seed: options.seed,
    size,
    days,
    fromPercent,
    toPercent,
    updates,
    riskAccepted,
    slipRepaired: options.kind === 'healthy',
  });
}

function cloudOf(options: TenantOptions, course: Course, days: number): CloudSubscription[] {
  const climbed = slopeOf(`${options.seed}:infrastructure`, days).slice(0, -1);
  const count = Math.min(subscriptionNames.length, Math.max(0, options.subscriptions ?? course.subscriptions));
  return subscriptionNames.slice(0, count).map((name, index) =>
    subscriptionOf({
      seed: options.seed,
      name,
      resources: Math.round((options.resources ?? course.resources) * (1 - 0.22 * index)),
      percents: course.infrastructurePercent.map((percent) => percent + [3, -4, -9, 6][index]!) as [number, number],
      climbed,
      notApplicable: course.notApplicable,
    }),
  );
}

function armSubscriptionOf(subscription: CloudSubscription, asOf: string): ArmSubscription {
  return {
    id: subscription.id,
    name: subscription.name,
    secureScores: [armSecureScoreOf(subscription)],
    secureScoreControls: subscription.controls.map((result) => armSecureScoreControlOf(subscription, result)),
    expandedSecureScoreControls: subscription.controls.map((result) => armSecureScoreControlOf(subscription, result, true)),
    secureScoreControlDefinitions: armDefinitions(),
    assessments: subscription.assessments.map((assessment, index) => armAssessmentOf(assessment, asOf, index)),
  };
}

function expectedFigures(timeline: readonly (readonly ActionDay[])[], subscriptions: readonly CloudSubscription[]): ExpectedFigures {
  const infrastructure = subscriptions.length > 0 ? infrastructureFigures(subscriptions) : null;
  const today = timeline.at(-1);
  const defenderXdr = today ? defenderXdrFigures(today) : null;
  const halves = [infrastructure?.percent, defenderXdr?.percent].filter((percent) => percent !== undefined);
  return { totalPercent: halves.reduce((sum, percent) => sum + percent, 0) / halves.length, defenderXdr, infrastructure };
}

function defenderXdrFigures(today: readonly ActionDay[]): NonNullable<ExpectedFigures['defenderXdr']> {
  const { hundredths, maxPoints } = sumsOf(today);
  return { points: hundredths / 100, maxPoints, percent: hundredths / maxPoints };
}

function infrastructureFigures(subscriptions: readonly CloudSubscription[]): NonNullable<ExpectedFigures['infrastructure']> {
  const scopes = subscriptions.map((subscription) => {
    const { hundredths, maxPoints } = subscriptionSumsOf(subscription.controls);
    return { id: subscription.id, points: hundredths / 100, maxPoints, weight: subscription.weight };
  });
  return { percent: weightedPercentOf(subscriptions), scopes };
}
