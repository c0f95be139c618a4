/** A list of reports without a server behind it, for the development server and for measuring: the same for the same count and day. */
import { scorePosture, summarizeReport, type Posture } from '../../src/core/index.js';
import { inventCustomers } from '../server/customers.js';
import type { ListedCustomer } from './card.js';

const dayMilliseconds = 86_400_000;

export function mockListing(count: number, now: Date): { readonly customers: readonly ListedCustomer[]; readonly isComplete: true } {
  const customers = inventCustomers(count).map(({ id, name, defenderXdr }, index) => {
    const isLost = index % 67 === 31;
    const report = isLost
      ? null
      : summarizeReport(scorePosture(postureOf(index, { id, name, defenderXdr }, now), { now: now.toISOString() }));
    return { id, name, report, error: isLost ? { code: 'throttled' } : null, isLoading: false };
  });
  return { customers, isComplete: true };
}

interface Named {
  readonly id: string;
  readonly name: string;
  readonly defenderXdr: boolean;
}

/** Numbers that look like chance and are none. */
const chance = (seed: number): number => {
  const value = Math.sin(seed * 12.9898 + 4.1414) * 43_758.5453;
  return value - Math.floor(value);
};

function postureOf(index: number, { id, name, defenderXdr }: Named, now: Date): Posture {
  const [end, drift] = [28 + 66 * chance(index), 16 * (chance(index + 500) - 0.42)];
  const days = Array.from({ length: 31 }, (_, day) => ({
    date: new Date(now.getTime() - (30 - day) * dayMilliseconds).toISOString().slice(0, 10),
    percent: Math.min(100, Math.max(0, end - drift * (1 - day / 30) + 0.6 * (chance(index * 31 + day) - 0.5))),
  }));
  const cloud = { percent: Math.min(100, Math.max(0, end + 8 * (chance(index + 900) - 0.5))) };
  return {
    asOf: now.toISOString(),
    tenantId: id,
    tenantName: name,
    settings: { infrastructure: true, defenderXdr },
    scores: defenderXdr
      ? { infrastructure: cloud, defenderXdr: { percent: 2 * end - cloud.percent } }
      : { infrastructure: { percent: end } },
    targets: [{ percent: 80 }],
    history: days.slice(0, -1).map(({ date, percent }) => ({ date, percent })),
  };
}
