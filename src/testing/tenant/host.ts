/**
 * What a portal knows by itself and the vendor's interfaces do not tell, in the plain format: the customer's name, its
 * targets, the names of its subscriptions, and the daily figures that the portal kept (the cloud side has no history).
 */
import { controlIdOf } from './arm.js';
import { subscriptionSumsOf, weightedPercentOf, type CloudControlResult, type CloudDay, type CloudSubscription } from './cloud.js';
import { sumsOf, type ActionDay } from './timeline.js';

const dayMs = 86_400_000;

interface HostScope {
  readonly id: string;
  readonly name: string;
  readonly kind: 'subscription';
  readonly environment: 'Azure';
}

export interface HostRecord {
  readonly asOf: string;
  readonly tenantId: string;
  readonly tenantName: string;
  readonly targets: readonly { readonly percent: number; readonly date: string }[];
  readonly scopes: readonly HostScope[];
  readonly history: readonly HostDay[];
}

export interface HostDay {
  readonly date: string;
  readonly percent: number;
  readonly subscores: readonly { readonly id: 'infrastructure' | 'apps' | 'identity' | 'data' | 'devices'; readonly percent: number }[];
  readonly scopes?: readonly (HostScope & {
    readonly weight: number;
    readonly score: { readonly points: number; readonly maxPoints: number };
  })[];
  readonly controls?: readonly HostControl[];
}

export interface HostControl {
  readonly id: string;
  readonly name: string;
  readonly scopeId: string;
  readonly maxPoints: number;
  /** Absent where nothing is healthy or unhealthy. */
  readonly points?: number;
  readonly resources: { readonly healthy: number; readonly unhealthy: number; readonly notApplicable: number };
}

export interface HostFacts {
  readonly id: string;
  readonly name: string;
  readonly asOf: string;
  readonly days: number;
  readonly timeline: readonly (readonly ActionDay[])[];
  readonly subscriptions: readonly CloudSubscription[];
  readonly targetPercent: number;
}

export function hostRecordOf(facts: HostFacts): HostRecord {
  return {
    asOf: facts.asOf,
    tenantId: facts.id,
    tenantName: facts.name,
    targets: [{ percent: facts.targetPercent, date: dayOf(facts, -120) }],
    scopes: facts.subscriptions.map(scopeOf),
    history: Array.from({ length: facts.days - 1 }, (_, index) => hostDay(facts, index)),
  };
}

const scopeOf = ({ id, name }: CloudSubscription): HostScope => ({
  id: `/subscriptions/${id}`,
  name,
  kind: 'subscription',
  environment: 'Azure',
});

const dayOf = ({ asOf }: HostFacts, daysAgo: number) => new Date(Date.parse(asOf) - daysAgo * dayMs).toISOString().slice(0, 10);

/** What was kept at the end of a day before today: today’s is the widgets’ own. */
function hostDay(facts: HostFacts, index: number): HostDay {
  const { subscriptions } = facts;
  const actionsThatDay = facts.timeline[index];
  const infrastructure = subscriptions.length > 0 ? weightedPercentOf(subscriptions.map(({ past }) => past[index]!)) : null;
  const halves = [infrastructure, actionsThatDay ? percentOf(actionsThatDay) : null].filter((percent) => percent !== null);
  return {
    date: `${dayOf(facts, facts.days - 1 - index)}T23:30:00Z`,
    percent: halves.reduce((sum, percent) => sum + percent, 0) / halves.length,
    subscores: [
      ...(infrastructure === null ? [] : [{ id: 'infrastructure' as const, percent: infrastructure }]),
      ...(actionsThatDay ? categoriesOf(actionsThatDay) : []),
    ],
    ...(subscriptions.length > 0 && {
      scopes: subscriptions.map((subscription) => ({ ...scopeOf(subscription), ...scoreOf(subscription.past[index]!) })),
      controls: subscriptions.flatMap((subscription) =>
        subscription.past[index]!.controls.map((result) => controlOf(scopeOf(subscription).id, result)),
      ),
    }),
  };
}

function scoreOf({ weight, controls }: CloudDay): Pick<NonNullable<HostDay['scopes']>[number], 'weight' | 'score'> {
  const { hundredths, maxPoints } = subscriptionSumsOf(controls);
  return { weight, score: { points: hundredths / 100, maxPoints } };
}

const controlOf = (
  scopeId: string,
  { control, healthy, unhealthy, notApplicable, hundredths, maxPoints }: CloudControlResult,
): HostControl => ({
  id: controlIdOf(control),
  name: control.name,
  scopeId,
  maxPoints: control.maxPoints,
  ...(maxPoints > 0 && { points: hundredths / 100 }),
  resources: { healthy, unhealthy, notApplicable },
});

function percentOf(day: readonly ActionDay[]): number {
  const { hundredths, maxPoints } = sumsOf(day);
  return hundredths / maxPoints;
}

function categoriesOf(day: readonly ActionDay[]): HostDay['subscores'] {
  const ids = [
    ['Apps', 'apps'],
    ['Identity', 'identity'],
    ['Data', 'data'],
    ['Device', 'devices'],
  ] as const;
  return ids.map(([category, id]) => ({ id, percent: percentOf(day.filter(({ action }) => action.category === category)) }));
}
