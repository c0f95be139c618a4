import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { planToTarget } from '../../src/core/planToTarget.js';
import { whatIf } from '../../src/core/whatIf.js';
import { readPosture } from '../../src/sources/readPosture.js';
import { loadReader } from '../../src/state/readers.js';
import { scoring } from '../../src/state/scoring.js';
import { ReportStore, type Projection } from '../../src/state/store.js';

await Promise.all([scoring.load(), loadReader()]);

const postureOf = (tenantId: string, points = 5) => {
  const ids = ['a', 'b', 'c'];
  const recommendations = ids.map((id) => ({ id, title: id, subscore: 'identity', maxPoints: 10, points }));
  const read = readPosture({ tenantId, asOf: '2026-11-20T00:00:00Z', recommendations });
  assert.ok(read.kind === 'posture');
  return read.posture;
};
const storeOf = (tenantId: string) => {
  const store = new ReportStore({ now: () => Date.parse('2026-11-20T06:00:00Z') });
  store.setData(postureOf(tenantId));
  return store;
};
const projection: Projection = { kind: 'whatIf', percent: 66, deltaPercent: 16, recommendationIds: ['a'] };

describe('what if, and plans', () => {
  test('are what the core computes, by the options of the report', async () => {
    const store = storeOf('one');
    const { posture, options } = store.report!;
    const changes = [{ recommendationId: 'a', remediated: true as const }];
    assert.deepEqual(await store.whatIf(changes), whatIf(posture, changes, options));
    assert.deepEqual(await store.plan(80), planToTarget(posture, 80, options));
    assert.deepEqual(await store.plan(80, { cost: 'effort' }), planToTarget(posture, 80, { ...options, cost: 'effort' }));
  });

  test('are nothing without data, and for a report that has lost its posture', async () => {
    const store = new ReportStore();
    assert.equal(await store.whatIf([]), null);
    store.setData(JSON.parse(JSON.stringify(storeOf('one').report)) as object);
    assert.notEqual(store.report, null);
    assert.equal(await store.whatIf([]), null);
    assert.equal(await store.plan(80), null);
  });

  test('belong to nobody when other data have come meanwhile', async () => {
    const store = storeOf('one');
    const [report, plan] = [store.whatIf([]), store.plan(80)];
    store.setData(postureOf('two'));
    assert.deepEqual([await report, await plan], [null, null]);
    assert.equal((await store.whatIf([]))?.tenantId, 'two');
  });

  test('are nothing where their code cannot be loaded', async () => {
    const store = new ReportStore({ scoring: { ...scoring, loadPlanner: () => Promise.reject(new Error('gone')) } });
    store.setData(postureOf('one'));
    assert.equal(await store.whatIf([]), null);
  });
});

describe('the projection', () => {
  test('is told to all, once', () => {
    const store = storeOf('one');
    let calls = 0;
    store.subscribe(() => calls++);
    store.setProjection(projection);
    store.setProjection({ ...projection });
    assert.equal(calls, 1);
    assert.equal(store.projection, projection);
    store.setProjection(null);
    assert.equal(store.projection, null);
  });

  for (const [name, change] of Object.entries({
    'another tenant': (store: ReportStore) => store.setData(postureOf('two')),
    'other data': (store: ReportStore) => store.setData(postureOf('one', 6)),
    'other options': (store: ReportStore) => store.setOptions({ riskAccepted: 'keepMaximum' }),
    'no data': (store: ReportStore) => store.setData(null),
  })) {
    test(`goes with ${name}, before anybody is told`, () => {
      const store = storeOf('one');
      store.setProjection(projection);
      store.subscribe(() => assert.equal(store.projection, null));
      change(store);
      assert.equal(store.projection, null);
    });
  }

  test('stays with equal data in a new object', () => {
    const store = storeOf('one');
    store.setProjection(projection);
    store.setData(postureOf('one'));
    assert.equal(store.projection, projection);
  });

  test('needs a report to stand on', () => {
    const store = new ReportStore();
    store.setProjection(projection);
    assert.equal(store.projection, null);
  });
});
