/** Sources, data and answers of four tenants in any order: no frame shows one tenant's data when another one's turn it is. */
import { expect } from '@open-wc/testing';
import '../../src/define/index.js';
import { readPosture, type LoadResult, type PostureSource } from '../../src/sources/index.js';
import { engine } from '../support/engine.js';
import { shadowText } from '../support/shadow-text.js';
import { widgetTags } from '../support/host-page.js';

/** A tenant's number is in all it shows: in titles as a mark, in scores as a percent that no date holds. */
const percentOf = (tenant: number): number => 61 + tenant;
const payloadOf = (tenant: number): object => ({
  asOf: '2026-11-20T00:00:00Z',
  tenantId: `tenant-${tenant}`,
  scores: { total: { percent: percentOf(tenant) } },
  scopes: [{ id: 's', name: `mark-${tenant}`, kind: 'subscription', score: { percent: percentOf(tenant) } }],
  recommendations: [{ id: 'a', title: `mark-${tenant} of a tenant`, subscore: 'identity', maxPoints: 100, points: percentOf(tenant) }],
  history: [18, 19, 20].map((day) => ({ date: `2026-11-${day}`, percent: percentOf(tenant) })),
});
const postureOf = (tenant: number): LoadResult => {
  const read = readPosture(payloadOf(tenant));
  if (read.kind !== 'posture') throw new Error('the tenant is not readable');
  return { kind: 'posture', posture: { ...read.posture, tenantId: `tenant-${tenant}` }, problems: [] };
};

/** The tenants whose marks stand in a text. */
const tenantsIn = (text: string): readonly number[] => [
  ...new Set(
    [...text.matchAll(/mark-(\d)/g)]
      .map(([, mark]) => Number(mark))
      .concat([...text.matchAll(/\b6([1-4])(?:[.,]0+)?(?=\s?%)/g)].map(([, digit]) => Number(digit) - 1)),
  ),
];

/** The same numbers for the same seed. */
function random(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

interface Asked {
  readonly tenant: number;
  readonly answer: (result: LoadResult) => void;
}

/** A source need not heed that it was given up: its answer comes when the test says so. */
const sourceOf = (tenant: number, asked: Asked[]): PostureSource => ({
  load: () => new Promise((answer) => asked.push({ tenant, answer })),
});

const frame = (): Promise<unknown> => new Promise((resolve) => requestAnimationFrame(resolve));

async function interleave(seed: number, steps: number): Promise<{ shown: Set<number>; wrong: readonly string[] }> {
  const next = random(seed);
  const provider = document.createElement('secure-score-provider');
  for (const tag of widgetTags) provider.append(document.createElement(tag));
  document.body.append(provider);
  const asked: Asked[] = [];
  const kept = [0, 1, 2, 3].map((tenant) => sourceOf(tenant, asked));
  let source: number | null = null;
  let data: number | null = null;
  const shown = new Set<number>();
  const wrong: string[] = [];
  const log: string[] = [];
  const acts: (() => void)[] = [
    () => (provider.source = kept[(source = next(4))]!),
    () => (provider.source = sourceOf((source = next(4)), asked)),
    () => (provider.data = payloadOf((data = next(4)))),
    () => ((provider.data = null), (data = null)),
    () => void provider.refresh(),
    () => (provider.isConnected ? provider.remove() : document.body.append(provider)),
    ...Array.from({ length: 5 }, () => () => {
      const [one] = asked.splice(next(asked.length), 1);
      one?.answer(next(5) === 0 ? { kind: 'failed', error: { code: 'network', message: 'refused' } } : postureOf(one.tenant));
    }),
  ];
  for (let step = 0; step < steps; step++) {
    const act = next(acts.length);
    acts[act]!();
    log.push(`${act}:${data ?? 'none'}/${source ?? 'none'}`);
    if (next(3) === 0) await Promise.resolve();
    else await frame();
    if (!provider.isConnected) continue;
    await frame();
    const current = data ?? source;
    for (const tenant of tenantsIn(shadowText(provider))) {
      shown.add(tenant);
      if (tenant !== current) wrong.push(`tenant ${tenant} for ${current} after ${log.slice(-6).join(' ')}`);
    }
  }
  provider.remove();
  return { shown, wrong };
}

describe('tenants stay apart', () => {
  for (const seed of engine === 'chromium' ? [1, 2, 3] : [4]) {
    it(`in 200 steps of any order (seed ${seed})`, async () => {
      const { shown, wrong } = await interleave(seed, 200);
      expect(wrong).to.deep.equal([]);
      // The control: each had its turn on the screen.
      expect([...shown].sort()).to.deep.equal([0, 1, 2, 3]);
    });
  }

  it('and their marks are seen in every widget (a control)', async () => {
    for (const tag of widgetTags) {
      const element = document.createElement(tag);
      element.data = payloadOf(2);
      document.body.append(element);
      await element.updateComplete;
      await frame();
      await frame();
      expect(tenantsIn(shadowText(element)), tag).to.deep.equal([2]);
      element.remove();
    }
  });
});
