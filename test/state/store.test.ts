import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { readPosture } from '../../src/sources/readPosture.js';
import type { LoadResult, PostureSource } from '../../src/sources/source.js';
import { ReportStore } from '../../src/state/store.js';
import { runs } from '../support/runs.js';

const now = Date.parse('2026-11-20T06:00:00Z');
const newStore = () => new ReportStore({ now: () => now });
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
const read = async () => new Promise((resolve) => setTimeout(resolve, 50));
const percentIn = (store: ReportStore) => (store.report?.total.kind === 'scored' ? store.report.total.percent : null);

describe('data by hand', () => {
  test('goes from idle to a report', async () => {
    const store = newStore();
    assert.equal(store.state.kind, 'idle');
    store.setData(payload(62));
    await read();
    assert.equal(percentIn(store), 62);
  });

  test('equal content in a new object keeps the very same report', async () => {
    const store = newStore();
    store.setData(payload(62));
    await read();
    const { report } = store;
    store.setData(payload(62));
    assert.equal(store.report, report);
    store.setData(payload(63));
    assert.notEqual(store.report, report);
  });

  test('a payload of no known shape is an error with path, expected and received', async () => {
    const store = newStore();
    store.setData({ hello: 'world' });
    await read();
    assert.ok(store.state.kind === 'error');
    const [problem] = store.state.error.problems!;
    assert.ok(problem && 'path' in problem && problem.expected && problem.received);
  });

  test('an empty list is empty, never zero', async () => {
    const store = newStore();
    store.setData({ value: [] });
    await read();
    assert.equal(store.state.kind, 'empty');
  });

  test('stands over a source, which takes over when it is taken away', async () => {
    const store = newStore();
    const { source, pending } = handSource();
    store.connect();
    store.setSource(source);
    store.setData(payload(62));
    await read();
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
    await read();
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
      | { readonly kind: 'refresh' };
    const step: fc.Arbitrary<Step> = fc.oneof(
      fc.record({ kind: fc.constant('switch' as const), tenant: fc.integer({ min: 0, max: 3 }) }),
      fc.record({ kind: fc.constant('answer' as const), index: fc.nat(20) }),
      fc.record({ kind: fc.constant('refresh' as const) }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 24 }), async (steps) => {
        const store = newStore();
        store.connect();
        const asked: { tenant: number; resolve: (result: LoadResult) => void }[] = [];
        let current = -1;
        store.subscribe(() => {
          const shown = store.report?.tenantId;
          if (shown != null) assert.equal(shown, `t${current}`);
        });
        // Late answers come although the request was aborted: a source need not listen to the signal.
        const sourceOf = (tenant: number): PostureSource => ({ load: () => new Promise((resolve) => asked.push({ tenant, resolve })) });
        for (const next of steps) {
          if (next.kind === 'switch') {
            current = next.tenant;
            store.setSource(sourceOf(next.tenant));
            assert.equal(store.report, null);
          } else if (next.kind === 'refresh') void store.refresh();
          else if (asked.length > 0) {
            const { tenant, resolve } = asked[next.index % asked.length]!;
            resolve({ kind: 'posture', posture: postureFor(`t${tenant}`, tenant), problems: [] });
          }
          await settle();
        }
      }),
      { numRuns: runs(200) },
    );
  });
});
