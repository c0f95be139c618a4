import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { assessmentTable } from '../../src/core/assessments.js';
import type { LoadErrorCode, LoadResult, PostureSource } from '../../src/sources/source.js';
import { scoring } from '../../src/state/scoring.js';
import { ReportStore } from '../../src/state/store.js';

await scoring.load();

/** A page and its clock, both by hand. */
function handPage() {
  const timers = new Map<number, { at: number; callback: () => void }>();
  const listeners = new Set<(isBackOnline: boolean) => void>();
  let now = Date.parse('2026-11-20T06:00:00Z');
  let ids = 0;
  const page = { isHidden: false, isOffline: false };
  const change = (part: Partial<typeof page>) => {
    const isBackOnline = page.isOffline && part.isOffline === false;
    Object.assign(page, part);
    for (const listener of listeners) listener(isBackOnline);
  };
  return {
    environment: {
      now: () => now,
      setTimer: (callback: () => void, milliseconds: number) => {
        timers.set(++ids, { at: now + milliseconds, callback });
        return ids;
      },
      clearTimer: (timer: unknown) => void timers.delete(timer as number),
      page: {
        isActive: () => !page.isHidden && !page.isOffline,
        subscribe: (listener: (isBackOnline: boolean) => void) => {
          listeners.add(listener);
          return () => listeners.delete(listener);
        },
      },
    },
    change,
    timers,
    listeners,
    /** Time goes on; what is due by then has run, in order. */
    async pass(seconds: number) {
      const end = now + seconds * 1000;
      for (;;) {
        const [due] = [...timers].filter(([, { at }]) => at <= end).sort(([, a], [, b]) => a.at - b.at);
        if (!due) break;
        timers.delete(due[0]);
        now = Math.max(now, due[1].at);
        due[1].callback();
        await settle();
      }
      now = end;
    },
  };
}

const settle = () => new Promise<void>((resolve) => setImmediate(() => setImmediate(resolve)));
const good = (percent: number): LoadResult => ({
  kind: 'posture',
  posture: { tenantId: 't', asOf: '2026-11-20T06:00:00Z', scores: { total: { percent } }, assessments: assessmentTable([]) },
  problems: [],
});
const bad = (code: LoadErrorCode, more: object = {}): LoadResult => ({ kind: 'failed', error: { code, message: code, ...more } });

async function polled(answer: (count: number) => LoadResult, seconds: number | null = 300) {
  const hand = handPage();
  const store = new ReportStore(hand.environment);
  const asked: boolean[] = [];
  const source: PostureSource = {
    load: ({ forceRefresh }) => Promise.resolve(answer(asked.push(forceRefresh ?? false))),
  };
  store.setRefreshInterval(seconds);
  store.connect();
  store.setSource(source);
  // The store's own import was asked for earlier, so it is there before this one.
  await import('../../src/state/polling.js');
  await settle();
  return { ...hand, store, asked };
}

const percentIn = ({ report }: ReportStore) => (report?.total.kind === 'scored' ? report.total.percent : null);

describe('polling', () => {
  test('is off without an interval', async () => {
    const { asked, timers, pass } = await polled(good, null);
    await pass(100_000);
    assert.deepEqual([asked.length, timers.size], [1, 0]);
  });

  test('asks again after the interval, without a new token, and shows the new data', async () => {
    const { store, asked, pass } = await polled(good);
    await pass(299);
    assert.equal(asked.length, 1);
    await pass(1);
    assert.deepEqual(asked, [false, false]);
    assert.equal(percentIn(store), 2);
    await pass(300);
    assert.equal(asked.length, 3);
  });

  for (const [given, real] of [
    [1, 60],
    [0.5, 60],
    [60, 60],
  ] as const) {
    test(`an interval of ${given} s is ${real} s`, async () => {
      const { asked, pass } = await polled(good, given);
      await pass(real - 1);
      assert.equal(asked.length, 1);
      await pass(1);
      assert.equal(asked.length, 2);
    });
  }

  for (const seconds of [0, -5, Number.NaN, null]) {
    test(`an interval of ${seconds} is none`, async () => {
      const { timers } = await polled(good, seconds);
      assert.equal(timers.size, 0);
    });
  }

  test('an interval longer than timers can hold does not become none', async () => {
    const { asked, pass } = await polled(good, 1e12);
    await pass(3600);
    assert.equal(asked.length, 1);
  });

  for (const [name, away, back] of [
    ['hidden', { isHidden: true }, { isHidden: false }],
    ['offline', { isOffline: true }, { isOffline: false }],
  ] as const) {
    test(`rests while the page is ${name}, and is made up for once`, async () => {
      const { asked, timers, change, pass } = await polled(good);
      change(away);
      assert.equal(timers.size, 0);
      await pass(3000);
      assert.equal(asked.length, 1);
      change(back);
      await pass(0);
      assert.equal(asked.length, 2);
      await pass(299);
      assert.equal(asked.length, 2);
    });

    test(`goes on as it was where the page was ${name} for a moment`, async () => {
      const { asked, change, pass } = await polled(good);
      await pass(100);
      change(away);
      change(back);
      await pass(199);
      assert.equal(asked.length, 1);
      await pass(1);
      assert.equal(asked.length, 2);
    });
  }

  test('keeps the last good data with their age and the reason, and does not flicker', async () => {
    const { store, asked, pass } = await polled((count) => (count === 1 ? good(44) : bad('server')));
    await pass(300);
    const kinds = new Set<string>();
    store.subscribe(() => kinds.add(store.state.kind));
    assert.ok(store.state.kind === 'stale' && store.state.error?.code === 'server' && store.state.ageMs === 300_000);
    await pass(600);
    assert.equal(asked.length, 4);
    assert.deepEqual([...kinds], ['stale']);
    assert.equal(percentIn(store), 44);
  });

  test('an error without data stays on the screen until there is something better', async () => {
    const { store, pass } = await polled((count) => (count < 3 ? bad('server') : good(44)));
    const kinds = new Set<string>();
    store.subscribe(() => kinds.add(store.state.kind));
    await pass(300);
    assert.deepEqual([...kinds], ['error']);
    await pass(300);
    assert.equal(percentIn(store), 44);
  });

  test('waits as long as a busy endpoint asks for', async () => {
    const { asked, pass } = await polled((count) => (count === 1 ? bad('throttled', { retryAfterSeconds: 900 }) : good(1)));
    await pass(899);
    assert.equal(asked.length, 1);
    await pass(1);
    assert.equal(asked.length, 2);
  });

  for (const code of ['unauthorized', 'forbidden', 'no-token', 'token-failed', 'bad-config'] as const) {
    test(`ends with ${code}, which only people can mend, and goes on after a good refresh`, async () => {
      const { store, asked, timers, pass } = await polled((count) => (count === 1 ? bad(code) : good(1)));
      await pass(3000);
      assert.deepEqual([asked.length, timers.size], [1, 0]);
      await store.refresh();
      await pass(300);
      assert.deepEqual(asked, [false, true, false]);
    });
  }

  test('leaves no timer and no listener when it is disconnected, or its source is taken away', async () => {
    const { store, asked, timers, listeners, pass } = await polled(good);
    assert.deepEqual([timers.size, listeners.size], [1, 1]);
    store.disconnect();
    assert.deepEqual([timers.size, listeners.size], [0, 0]);
    await pass(3000);
    assert.equal(asked.length, 1);
    store.connect();
    await settle();
    assert.deepEqual([timers.size, listeners.size, asked.length], [1, 1, 2]);
    store.setSource(null);
    assert.deepEqual([timers.size, listeners.size], [0, 0]);
  });

  test('rests while data by hand stand over the source', async () => {
    const { store, timers, listeners } = await polled(good);
    store.setData({ scores: { total: { percent: 3 } }, assessments: assessmentTable([]) });
    assert.deepEqual([timers.size, listeners.size], [0, 0]);
  });

  test('a refresh by hand counts', async () => {
    const { store, asked, pass } = await polled(good);
    await pass(200);
    await store.refresh();
    await pass(299);
    assert.equal(asked.length, 2);
  });
});

describe('a network that comes back', () => {
  test('is asked once more where the last load failed for want of it', async () => {
    const { store, asked, change, pass } = await polled((count) => (count === 1 ? bad('network') : good(44)), null);
    change({ isOffline: true });
    await pass(10);
    change({ isOffline: false });
    await pass(0);
    assert.deepEqual(asked, [false, false]);
    assert.equal(percentIn(store), 44);
    change({ isOffline: true });
    change({ isOffline: false });
    await pass(0);
    assert.equal(asked.length, 2);
  });

  test('once, also where it fails again', async () => {
    const { asked, timers, change, pass } = await polled(() => bad('network'), null);
    change({ isOffline: true });
    change({ isOffline: false });
    await pass(3000);
    assert.deepEqual([asked.length, timers.size], [2, 0]);
  });

  test('is not asked while nobody looks', async () => {
    const { asked, change, pass } = await polled(() => bad('network'), null);
    change({ isOffline: true, isHidden: true });
    change({ isOffline: false });
    await pass(100);
    assert.equal(asked.length, 1);
    change({ isHidden: false });
    await pass(0);
    assert.equal(asked.length, 2);
  });

  test('does not mend a fault of another kind', async () => {
    const { asked, change, pass } = await polled(() => bad('not-found'), null);
    change({ isOffline: true });
    change({ isOffline: false });
    await pass(100);
    assert.equal(asked.length, 1);
  });
});
