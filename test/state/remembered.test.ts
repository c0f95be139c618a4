import assert from 'node:assert/strict';
import { beforeEach, describe, test } from 'node:test';
import type { LoadResult, PostureSource } from '../../src/sources/source.js';
import { clearReportCache } from '../../src/state/remembered.js';
import { scoring } from '../../src/state/scoring.js';
import { ReportStore } from '../../src/state/store.js';

await scoring.load();
beforeEach(clearReportCache);

const result = (tenantId: string, percent = 44): LoadResult => ({
  kind: 'posture',
  posture: { tenantId, asOf: '2026-11-20T00:00:00Z', scores: { total: { percent } } },
  problems: [],
});
const settle = async () => {
  for (let turn = 0; turn < 12; turn++) await Promise.resolve();
};
/** Answers once, then only when told. */
function sourceOf(tenantId: string) {
  const later: ((given: LoadResult) => void)[] = [];
  let count = 0;
  const source: PostureSource = {
    load: () => (count++ === 0 ? Promise.resolve(result(tenantId)) : new Promise((resolve) => later.push(resolve))),
  };
  return { source, later, count: () => count };
}
const tenantIn = ({ report }: ReportStore) => report && report.tenantId;
const newStore = () => {
  const store = new ReportStore({ now: () => Date.parse('2026-11-20T06:00:00Z') });
  store.connect();
  return store;
};

describe('what was loaded before', () => {
  test('shows as stale when its source comes back, and is asked for again', async () => {
    const store = newStore();
    const [one, two] = [sourceOf('one'), sourceOf('two')];
    store.setSource(one.source);
    await settle();
    store.setSource(two.source);
    assert.equal(tenantIn(store), null);
    await settle();
    assert.equal(tenantIn(store), 'two');
    store.setSource(one.source);
    assert.ok(store.state.kind === 'stale' && store.state.error === null);
    assert.equal(tenantIn(store), 'one');
    assert.equal(one.count(), 2);
    one.later[0]!(result('one', 45));
    await settle();
    assert.equal(store.state.kind, 'loaded');
    assert.ok(store.report?.total.kind === 'scored' && store.report.total.percent === 45);
  });

  test('stays as stale, with the reason, where that fails', async () => {
    const store = newStore();
    const { source, later } = sourceOf('one');
    store.setSource(source);
    await settle();
    store.setSource(null);
    store.setSource(source);
    later[0]!({ kind: 'failed', error: { code: 'network', message: 'gone', host: 'example.test' } });
    await settle();
    assert.ok(store.state.kind === 'stale' && store.state.error?.code === 'network');
  });

  test('shows as stale when an element is put back', async () => {
    const store = newStore();
    const { source, count } = sourceOf('one');
    store.setSource(source);
    await settle();
    store.disconnect();
    store.connect();
    assert.equal(store.state.kind, 'stale');
    assert.equal(count(), 2);
  });

  test('is found by another store under the host’s key, and scored by its options', async () => {
    const first = newStore();
    first.setSource(sourceOf('one').source, { key: 'one/anna' });
    await settle();
    const second = newStore();
    second.setOptions({ defenderXdr: false });
    second.setSource({ load: () => new Promise(() => undefined) }, { key: 'one/anna' });
    assert.equal(tenantIn(second), 'one');
    assert.equal(second.report?.options.defenderXdr, false);
  });

  for (const [name, key] of [
    ['another key', 'one/bert'],
    ['no key', null],
  ] as const) {
    test(`is never found by ${name}`, async () => {
      const first = newStore();
      first.setSource(sourceOf('one').source, { key: 'one/anna' });
      await settle();
      const second = newStore();
      second.setSource({ load: () => new Promise(() => undefined) }, { key });
      assert.equal(tenantIn(second), null);
      assert.equal(second.state.kind, 'loading');
    });
  }

  test('is never found by a key that looks like the number of a source', async () => {
    const first = newStore();
    first.setSource(sourceOf('one').source);
    await settle();
    for (let number = 0; number < 100; number++) {
      const second = newStore();
      second.setSource({ load: () => new Promise(() => undefined) }, { key: `source ${number}` });
      assert.equal(tenantIn(second), null);
    }
  });

  test('another key for the same source is another identity', async () => {
    const store = newStore();
    const { source } = sourceOf('one');
    store.setSource(source, { key: 'anna' });
    await settle();
    store.setSource(source, { key: 'bert' });
    assert.equal(tenantIn(store), null);
  });

  test('is forgotten when the host says so, also by an element that was taken away', async () => {
    const store = newStore();
    const { source } = sourceOf('one');
    store.setSource(source, { key: 'anna' });
    await settle();
    store.disconnect();
    clearReportCache();
    store.connect();
    assert.equal(tenantIn(store), null);
    const other = newStore();
    other.setSource(source, { key: 'anna' });
    assert.equal(tenantIn(other), null);
  });

  test('is forgotten beyond eight tenants, the longest unused first', async () => {
    const store = newStore();
    const sources = Array.from({ length: 9 }, (_, index) => sourceOf(`t${index}`).source);
    for (const source of sources.slice(0, 8)) {
      store.setSource(source);
      await settle();
    }
    const isKnown = (index: number) => {
      store.setSource(sources[index]!);
      return store.report !== null;
    };
    assert.equal(isKnown(0), true);
    store.setSource(sources[8]!);
    await settle();
    assert.deepEqual([0, 1, 2].map(isKnown), [true, false, true]);
  });
});
