import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { assessmentTable } from '../../src/core/assessments.js';
import { scorePosture } from '../../src/core/scorePosture.js';
import { readPosture } from '../../src/sources/readPosture.js';
import type { LoadResult, PostureSource } from '../../src/sources/source.js';
import { loadReader } from '../../src/state/readers.js';
import { scoring, type ScoreFunction } from '../../src/state/scoring.js';
import { ReportStore, type StoreEnvironment } from '../../src/state/store.js';
import { runs } from '../support/runs.js';

const now = Date.parse('2026-11-20T06:00:00Z');
const newStore = (environment: Partial<StoreEnvironment> = {}) => new ReportStore({ now: () => now, ...environment });
await Promise.all([scoring.load(), loadReader()]);
const payload = (percent: number, asOf = '2026-11-20T00:00:00Z') => ({
  asOf,
  scores: { total: { percent } },
  recommendations: [{ id: 'a', title: 'A', subscore: 'identity', maxPoints: 10, points: 5 }],
});
const postureFor = (tenantId: string, percent: number) => {
  const read = readPosture(payload(percent));
  assert.ok(read.kind === 'posture');
  return { ...read.posture, tenantId };
};

/** A source whose answers are given by hand. */
function handSource() {
  const pending: { resolve: (result: LoadResult) => void; signal: AbortSignal }[] = [];
  const source: PostureSource = {
    load: ({ signal }) =>
      new Promise((resolve) => {
        pending.push({ resolve, signal });
        signal.addEventListener('abort', () => resolve({ kind: 'aborted' }));
      }),
  };
  return { source, pending };
}

const settle = async () => {
  for (let turn = 0; turn < 8; turn++) await Promise.resolve();
};
const percentIn = (store: ReportStore) => (store.report?.total.kind === 'scored' ? store.report.total.percent : null);

describe('data by hand', () => {
  test('goes from idle to a report', async () => {
    const store = newStore();
    assert.equal(store.state.kind, 'idle');
    store.setData(payload(62));
    await store.reading;
    assert.equal(percentIn(store), 62);
  });

  test('equal content in a new object keeps the very same report', async () => {
    const store = newStore();
    store.setData(payload(62));
    await store.reading;
    const { report } = store;
    store.setData(payload(62));
    assert.equal(store.report, report);
    store.setData(payload(63));
    assert.notEqual(store.report, report);
  });

  test('a payload of no known shape is an error with path, expected and received', async () => {
    const store = newStore();
    store.setData({ hello: 'world' });
    await store.reading;
    assert.ok(store.state.kind === 'error');
    const [problem] = store.state.error.problems!;
    assert.ok(problem && 'path' in problem && problem.expected && problem.received);
  });

  test('an empty list is empty, never zero', async () => {
    const store = newStore();
    store.setData({ value: [] });
    await store.reading;
    assert.equal(store.state.kind, 'empty');
  });

  test('stands over a source, which takes over when it is taken away', async () => {
    const store = newStore();
    const { source, pending } = handSource();
    store.connect();
    store.setSource(source);
    store.setData(payload(62));
    await store.reading;
    assert.ok(pending[0]!.signal.aborted);
    assert.equal(percentIn(store), 62);
    store.setData(null);
    assert.equal(store.state.kind, 'loading');
    pending[1]!.resolve({ kind: 'posture', posture: postureFor('t', 30), problems: [] });
    await settle();
    assert.equal(percentIn(store), 30);
  });

  test('new options score the same data again', async () => {
    const store = newStore();
    store.setData(payload(62));
    await store.reading;
    store.setOptions({ defenderXdr: false });
    assert.deepEqual(store.report!.parts.defenderXdr, { kind: 'unknown', reason: 'notEnabled' });
  });
});

describe('a source', () => {
  test('is loading, then loaded', async () => {
    const store = newStore();
    const { source, pending } = handSource();
    store.connect();
    store.setSource(source);
    assert.equal(store.state.kind, 'loading');
    pending[0]!.resolve({ kind: 'posture', posture: postureFor('t', 44), problems: [] });
    await settle();
    assert.equal(percentIn(store), 44);
  });

  test('a failed refresh keeps what is on the screen, with the reason', async () => {
    const store = newStore();
    const { source, pending } = handSource();
    store.connect();
    store.setSource(source);
    pending[0]!.resolve({ kind: 'posture', posture: postureFor('t', 44), problems: [] });
    await settle();
    const refreshed = store.refresh();
    pending[1]!.resolve({ kind: 'failed', error: { code: 'server', message: 'status 500' } });
    await refreshed;
    assert.ok(store.state.kind === 'stale' && store.state.error?.code === 'server');
    assert.equal(percentIn(store), 44);
  });

  test('without permission and without data is restricted', async () => {
    const store = newStore();
    store.connect();
    store.setSource({ load: () => Promise.resolve({ kind: 'failed', error: { code: 'forbidden', message: 'status 403' } }) });
    await settle();
    assert.equal(store.state.kind, 'restricted');
  });

  test('that throws is an error, not an exception', async () => {
    const store = newStore();
    store.connect();
    store.setSource({ load: () => Promise.reject(new Error('broken')) });
    await settle();
    assert.equal(store.state.kind, 'error');
  });

  test('may leave out what is empty', async () => {
    const store = newStore();
    store.connect();
    store.setSource({ load: () => Promise.resolve({ kind: 'posture', posture: postureFor('t', 44) } as unknown as LoadResult) });
    await settle();
    assert.equal(percentIn(store), 44);
  });

  test('disconnecting aborts, and no later answer is shown', async () => {
    const store = newStore();
    const { source, pending } = handSource();
    store.connect();
    store.setSource(source);
    store.disconnect();
    assert.ok(pending[0]!.signal.aborted);
    pending[0]!.resolve({ kind: 'posture', posture: postureFor('t', 44), problems: [] });
    await settle();
    assert.equal(store.report, null);
  });
});

/** Scoring whose code arrives when the test says so. */
function lateScoring() {
  let isLoaded = false;
  const waiting: (() => void)[] = [];
  const load = () => (isLoaded ? scoring.load() : new Promise<ScoreFunction>((resolve) => waiting.push(() => resolve(scorePosture))));
  const arrive = () => {
    isLoaded = true;
    for (const resolve of waiting.splice(0)) resolve();
  };
  return { scoring: { ...scoring, ifLoaded: () => (isLoaded ? scorePosture : null), load }, arrive, asked: () => waiting.length };
}

describe('scoring on demand', () => {
  const report = scorePosture(postureFor('t', 44), { now: new Date(now).toISOString() });

  test('a report is on the screen at once, and asks for no code', () => {
    const late = lateScoring();
    const store = newStore({ scoring: late.scoring });
    store.setData(report);
    assert.equal(store.report, report);
    assert.equal(store.reading, null);
    assert.equal(late.asked(), 0);
  });

  test('so is a total alone, and it is what the core makes of it', () => {
    const late = lateScoring();
    const store = newStore({ scoring: late.scoring });
    const posture = { scores: { total: { points: 31, maxPoints: 50 } }, targets: [{ percent: 80 }], assessments: assessmentTable([]) };
    store.setData(posture);
    assert.equal(percentIn(store), 62);
    assert.equal(late.asked(), 0);
  });

  test('a posture waits for the code, as loading', async () => {
    const late = lateScoring();
    const store = newStore({ scoring: late.scoring });
    store.setData(postureFor('t', 44));
    assert.equal(store.state.kind, 'loading');
    const { reading } = store;
    late.arrive();
    await reading;
    assert.equal(percentIn(store), 44);
    store.setData(postureFor('t', 45));
    assert.equal(percentIn(store), 45);
  });

  test('the code loads while the source is asked', async () => {
    const late = lateScoring();
    const store = newStore({ scoring: late.scoring });
    const { source, pending } = handSource();
    store.connect();
    store.setSource(source);
    assert.equal(late.asked(), 1);
    pending[0]!.resolve({ kind: 'posture', posture: postureFor('t', 44), problems: [] });
    await settle();
    assert.equal(store.state.kind, 'loading');
    late.arrive();
    await settle();
    assert.equal(percentIn(store), 44);
  });

  test('a failure of the source does not wait for the code', async () => {
    const store = newStore({ scoring: lateScoring().scoring });
    store.connect();
    store.setSource({ load: () => Promise.resolve({ kind: 'failed', error: { code: 'server', message: 'status 500' } }) });
    await settle();
    assert.equal(store.state.kind, 'error');
  });

  test('code that does not come is an error, and can be asked for again', async () => {
    let isBroken = true;
    const load = () => (isBroken ? Promise.reject(new Error('gone')) : scoring.load());
    const store = newStore({ scoring: { ...scoring, ifLoaded: () => (isBroken ? null : scorePosture), load } });
    store.connect();
    store.setData(postureFor('t', 44));
    await store.reading;
    assert.ok(store.state.kind === 'error' && store.state.error.code === 'network');
    assert.equal(store.canRefresh, true);
    isBroken = false;
    await store.refresh();
    assert.equal(percentIn(store), 44);
    assert.equal(store.canRefresh, false);
  });

  test('of two postures given while it loads, the last one is shown', async () => {
    const late = lateScoring();
    const store = newStore({ scoring: late.scoring });
    store.setData(postureFor('one', 44));
    store.setData(postureFor('two', 45));
    store.subscribe(() => assert.notEqual(store.report?.tenantId, 'one'));
    late.arrive();
    await store.reading;
    await settle();
    assert.equal(store.report?.tenantId, 'two');
  });
});

describe('tenants stay apart', () => {
  test('another source clears everything at once, the chosen scope included', async () => {
    const store = newStore();
    const { source, pending } = handSource();
    store.connect();
    store.setSource(source);
    pending[0]!.resolve({ kind: 'posture', posture: postureFor('one', 44), problems: [] });
    await settle();
    store.setScope({ kind: 'subscore', id: 'identity', name: 'Identity' });
    store.setSource(handSource().source);
    assert.equal(store.report, null);
    assert.equal(store.scope, null);
    assert.equal(store.state.kind, 'loading');
  });

  test('after any interleaving of changes and answers, only the last tenant is ever shown', async () => {
    type Step =
      | { readonly kind: 'switch'; readonly tenant: number }
      | { readonly kind: 'answer'; readonly index: number }
      | { readonly kind: 'data'; readonly tenant: number | null }
      | { readonly kind: 'code' | 'refresh' | 'leave' | 'return' };
    const step: fc.Arbitrary<Step> = fc.oneof(
      fc.record({ kind: fc.constant('switch' as const), tenant: fc.integer({ min: 0, max: 3 }) }),
      fc.record({ kind: fc.constant('answer' as const), index: fc.nat(20) }),
      fc.record({ kind: fc.constant('data' as const), tenant: fc.option(fc.integer({ min: 0, max: 3 })) }),
      fc.record({ kind: fc.constantFrom('code', 'refresh', 'leave', 'return') }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 24 }), async (steps) => {
        const late = lateScoring();
        const store = newStore({ scoring: late.scoring });
        await store.requestStatus([]);
        store.connect();
        const asked: { tenant: number; resolve: (result: LoadResult) => void }[] = [];
        const byHand = { tenant: null as number | null };
        let current = -1;
        const check = () => {
          const tenant = `t${byHand.tenant ?? current}`;
          const reports = [store.report, 'report' in store.state ? store.state.report : null];
          for (const shown of reports) if (shown) assert.equal(shown.tenantId, tenant);
          if (!store.report) return;
          // While nothing is shown, what hung on it may wait for the same tenant to come back.
          if (store.scope) assert.equal(store.scope.id, tenant);
          for (const { change } of store.pendingStatus.values()) assert.equal(change.note, tenant);
        };
        store.subscribe(check);
        // Late answers come although the request was aborted: a source need not listen to the signal. Half of the tenants
        // come back with the source that they had before.
        const newSource = (tenant: number): PostureSource => ({ load: () => new Promise((resolve) => asked.push({ tenant, resolve })) });
        const kept = [newSource(0), newSource(1)];
        for (const next of steps) {
          if (next.kind === 'switch') {
            current = next.tenant;
            store.setSource(kept[next.tenant] ?? newSource(next.tenant));
          } else if (next.kind === 'data') {
            byHand.tenant = next.tenant;
            store.setData(next.tenant === null ? null : postureFor(`t${next.tenant}`, next.tenant));
          } else if (next.kind === 'code') late.arrive();
          else if (next.kind === 'leave') store.disconnect();
          else if (next.kind === 'return') store.connect();
          else if (next.kind === 'refresh') void store.refresh();
          else if (next.kind === 'answer' && asked.length > 0) {
            const { tenant, resolve } = asked[next.index % asked.length]!;
            resolve({ kind: 'posture', posture: postureFor(`t${tenant}`, tenant), problems: [] });
          }
          check();
          await settle();
          check();
          const shown = store.report?.tenantId;
          if (!shown) continue;
          store.setScope({ kind: 'subscore', id: shown, name: shown });
          void store.requestStatus([{ recommendationId: 'a', status: 'planned', note: shown }]);
        }
      }),
      { numRuns: runs(200) },
    );
  });
});
