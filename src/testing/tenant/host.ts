/**
 * What a portal knows by itself and the vendor's interfaces do not tell, in the plain format: the customer's name, its
 * targets, the names of its subscriptions, and the daily figures that the portal kept (the cloud side has no history).
 */
import type { CloudSubscription } from './cloud.js';
import { randomOf } from './random.js';
import { sumsOf, type ActionDay } from './timeline.js';

const dayMs = 86_400_000;

export interface HostRecord {
  readonly asOf: string;
  readonly tenantId: string;
  readonly tenantName: string;
  readonly targets: readonly { readonly percent: number; readonly date: string }[];
  readonly scopes: readonly { readonly id: string; readonly name: string; readonly kind: 'subscription'; readonly environment: 'Azure' }[];
  readonly history: readonly HostDay[];
}

export interface HostDay {
  readonly date: string;
  readonly percent: number;
  readonly subscores: readonly { readonly id: 'infrastructure' | 'apps' | 'identity' | 'data' | 'devices'; readonly percent: number }[];
}

export interface HostFacts {
  readonly id: string;
  readonly name: string;
  readonly asOf: string;
  readonly days: number;
  readonly seed: string;
  readonly timeline: readonly (readonly ActionDay[])[];
  readonly subscriptions: readonly CloudSubscription[];
  readonly expected: { readonly infrastructure: { readonly percent: number } | null };
  readonly targetPercent: number;
  readonly infrastructureFrom: number;
}

export function hostRecordOf(facts: HostFacts): HostRecord {
  return {
    asOf: facts.asOf,
    tenantId: facts.id,
    tenantName: facts.name,
    targets: [{ percent: facts.targetPercent, date: dayOf(facts, -120) }],
    scopes: facts.subscriptions.map(({ id, name }) => ({ id: `/subscriptions/${id}`, name, kind: 'subscription', environment: 'Azure' })),
    history: historyOf(facts),
  };
}

const dayOf = ({ asOf }: HostFacts, daysAgo: number) => new Date(Date.parse(asOf) - daysAgo * dayMs).toISOString().slice(0, 10);

/** The figures kept at the end of each day before today, the oldest first: today’s is the widgets’ own. */
function historyOf(facts: HostFacts): HostDay[] {
  const infrastructure = infrastructureCourse(facts);
  return Array.from({ length: facts.days - 1 }, (_, index) => hostDay(facts, index, infrastructure?.[index] ?? null));
}

function hostDay(facts: HostFacts, index: number, infrastructure: number | null): HostDay {
  const actionsThatDay = facts.timeline[index];
  const halves = [infrastructure, actionsThatDay ? percentOf(actionsThatDay) : null].filter((percent) => percent !== null);
  return {
    date: `${dayOf(facts, facts.days - 1 - index)}T23:30:00Z`,
    percent: halves.reduce((sum, percent) => sum + percent, 0) / halves.length,
    subscores: [
      ...(infrastructure === null ? [] : [{ id: 'infrastructure' as const, percent: infrastructure }]),
      ...(actionsThatDay ? categoriesOf(actionsThatDay) : []),
    ],
  };
}

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

/** The cloud half's percent by day: plateaus that lead to today's, as nothing on the wire tells its past. */
function infrastructureCourse(facts: HostFacts): number[] | null {
  const today = facts.expected.infrastructure?.percent;
  if (today === undefined) return null;
  const random = randomOf(`${facts.seed}:infrastructure`);
  const rises = Array.from({ length: facts.days }, () => (random.chance(0.22) ? random.next() * 1.4 - 0.3 : 0));
  const height = rises.reduce((sum, rise) => sum + rise, 0) || 1;
  let climbed = 0;
  return rises.map(
    (rise) => Math.round(100 * (facts.infrastructureFrom + ((today - facts.infrastructureFrom) * (climbed += rise)) / height)) / 100,
  );
}
