import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readPosture } from '../../src/sources/readPosture.js';
import type { PostureSource } from '../../src/sources/source.js';
import { loadReader } from '../../src/state/readers.js';
import { scoring } from '../../src/state/scoring.js';
import type { PendingStatus } from '../../src/state/status-requests.js';
import { ReportStore } from '../../src/state/store.js';

await Promise.all([scoring.load(), loadReader()]);

const row = (id: string, status = 'toAddress', scopeId?: string) => ({
  id,
  title: id,
  subscore: 'identity',
  maxPoints: 10,
  points: 5,
  status,
  ...(scopeId && { scopeId }),
});
const payload = (tenantId: string, rows: readonly object[], asOf = '2026-11-20T00:00:00Z') => ({ tenantId, asOf, recommendations: rows });
const postureOf = (given: object) => {
  const read = readPosture(given);
  assert.ok(read.kind === 'posture');
  return read.posture;
};

/** A promise with its ends in the open. */
function deferred() {
  let resolve = (): void => undefined;
  let reject = (_reason: unknown): void => undefined;
  const promise = new Promise<void>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  return { promise, resolve, reject };
}

const settle = () => new Promise<void>((resolve) => setTimeout(resolve, 5));
const shown = (status: PendingStatus | null) => status && [status.kind, status.status, status.reason];

async function storeWith(rows = [row('a'), row('b'), row('c')]) {
  const store = new ReportStore({ now: () => Date.parse('2026-11-20T06:00:00Z') });
  await store.requestStatus([]);
  store.setData(postureOf(payload('one', rows)));
  return store;
}

describe('a status that was asked for', () => {
  test('stands beside its rows at once, and leaves rows and score as they are', async () => {
    const store = await storeWith();
    const { report } = store;
    const wait = deferred();
    let calls = 0;
    store.subscribe(() => calls++);
    void store.requestStatus(
      [
        { recommendationId: 'A', status: 'planned', note: 'next week' },
        { recommendationId: 'b', status: 'riskAccepted' },
      ],
      wait.promise,
    );
    assert.equal(calls, 1);
    assert.deepEqual(shown(store.pendingStatusOf({ id: 'a' })), ['sending', 'planned', null]);
    assert.deepEqual(shown(store.pendingStatusOf({ id: 'b' })), ['sending', 'riskAccepted', null]);
    assert.equal(store.pendingStatusOf({ id: 'c' }), null);
    assert.equal(store.pendingStatus.size, 2);
    assert.equal(store.report, report);
    wait.resolve();
  });

  test('stays when it was accepted, until the next load brings the truth', async () => {
    const store = new ReportStore();
    let status = 'toAddress';
    const source: PostureSource = {
      load: () => Promise.resolve({ kind: 'posture', posture: postureOf(payload('one', [row('a', status)])), problems: [] }),
    };
    store.connect();
    store.setSource(source);
    await settle();
    const outcome = await store.requestStatus([{ recommendationId: 'a', status: 'planned' }], Promise.resolve());
    assert.deepEqual(outcome, { kind: 'accepted' });
    assert.deepEqual(shown(store.pendingStatusOf({ id: 'a' })), ['accepted', 'planned', null]);
    status = 'planned';
    await store.refresh();
    assert.equal(store.pendingStatusOf({ id: 'a' }), null);
    assert.equal(store.report?.recommendations[0]?.status, 'planned');
  });

  test('outlives a load that began before it was accepted, and a failed one', async () => {
    const store = new ReportStore();
    const answers: (() => void)[] = [];
    let isBroken = false;
    store.connect();
    store.setSource({
      load: () =>
        new Promise((resolve) =>
          answers.push(() =>
            resolve(
              isBroken
                ? { kind: 'failed', error: { code: 'server', message: '' } }
                : { kind: 'posture', posture: postureOf(payload('one', [row('a')])), problems: [] },
            ),
          ),
        ),
    });
    answers[0]!();
    await settle();
    const refreshed = store.refresh();
    await store.requestStatus([{ recommendationId: 'a', status: 'planned' }], Promise.resolve());
    answers[1]!();
    await refreshed;
    assert.deepEqual(shown(store.pendingStatusOf({ id: 'a' })), ['accepted', 'planned', null]);
    isBroken = true;
    const failed = store.refresh();
    answers[2]!();
    await failed;
    assert.deepEqual(shown(store.pendingStatusOf({ id: 'a' })), ['accepted', 'planned', null]);
    isBroken = false;
    const last = store.refresh();
    answers[3]!();
    await last;
    assert.equal(store.pendingStatusOf({ id: 'a' }), null);
  });

  test('goes back with the reason where it was refused, and what was typed is kept', async () => {
    const store = await storeWith();
    const change = { recommendationId: 'a', status: 'planned', note: 'a long note' };
    const outcome = await store.requestStatus([change], Promise.reject(new Error('status 409')));
    assert.deepEqual(outcome, { kind: 'failed', reason: 'status 409' });
    const pending = store.pendingStatusOf({ id: 'a' });
    assert.deepEqual(shown(pending), ['failed', null, 'status 409']);
    assert.equal(pending?.change, change);
  });

  for (const [name, reason] of Object.entries({
    text: 'no',
    nothing: undefined,
    'an object without a prototype': Object.create(null) as object,
    'a long text': 'x'.repeat(5000),
  })) {
    test(`may be refused with ${name}`, async () => {
      const store = await storeWith();
      const outcome = await store.requestStatus([{ recommendationId: 'a', status: 'planned' }], Promise.reject(reason as Error));
      assert.ok(outcome.kind === 'failed' && outcome.reason.length <= 300);
    });
  }

  test('goes back to the accepted one before it, not to the vendor’s', async () => {
    const store = await storeWith();
    const [first, second] = [deferred(), deferred()];
    void store.requestStatus([{ recommendationId: 'a', status: 'planned' }], first.promise);
    void store.requestStatus([{ recommendationId: 'a', status: 'thirdParty' }], second.promise);
    first.resolve();
    await settle();
    assert.deepEqual(shown(store.pendingStatusOf({ id: 'a' })), ['sending', 'thirdParty', null]);
    second.reject(new Error('no'));
    await settle();
    assert.deepEqual(shown(store.pendingStatusOf({ id: 'a' })), ['failed', 'planned', 'no']);
  });

  test('is of its scope only, where it names one', async () => {
    const store = await storeWith([row('a', 'toAddress', '/s/1'), row('a', 'toAddress', '/s/2'), row('b', 'toAddress', '/s/1')]);
    await store.requestStatus([
      { recommendationId: 'a', scopeId: '/S/1', status: 'planned' },
      { recommendationId: 'b', status: 'planned' },
    ]);
    assert.deepEqual(shown(store.pendingStatusOf({ id: 'a', scopeId: '/s/1' })), ['accepted', 'planned', null]);
    assert.equal(store.pendingStatusOf({ id: 'a', scopeId: '/s/2' }), null);
    assert.deepEqual(shown(store.pendingStatusOf({ id: 'b', scopeId: '/s/1' })), ['accepted', 'planned', null]);
  });

  test('is dropped with its tenant, whatever becomes of it', async () => {
    const store = await storeWith();
    const wait = deferred();
    const outcome = store.requestStatus([{ recommendationId: 'a', status: 'planned' }], wait.promise);
    store.setData(postureOf(payload('two', [row('a')])));
    assert.equal(store.pendingStatus.size, 0);
    wait.reject(new Error('late'));
    assert.deepEqual(await outcome, { kind: 'dropped' });
    assert.equal(store.pendingStatus.size, 0);
  });

  test('is dropped where the tenant changes while its code is loading', async () => {
    const store = new ReportStore();
    store.setData(postureOf(payload('one', [row('a')])));
    const outcome = store.requestStatus([{ recommendationId: 'a', status: 'planned' }]);
    store.setData(postureOf(payload('two', [row('a')])));
    assert.deepEqual(await outcome, { kind: 'dropped' });
    assert.equal(store.pendingStatus.size, 0);
  });

  test('is kept while it is being sent, and given up once accepted, when other data of the tenant are given', async () => {
    const store = await storeWith();
    const wait = deferred();
    const outcome = store.requestStatus([{ recommendationId: 'a', status: 'planned' }], wait.promise);
    store.setData(postureOf(payload('one', [row('a')])));
    assert.equal(store.pendingStatus.size, 1);
    wait.resolve();
    await outcome;
    store.setOptions({ changeDays: 7 });
    assert.equal(store.pendingStatus.size, 1);
    store.setData(postureOf(payload('one', [row('a', 'planned')])));
    assert.equal(store.pendingStatus.size, 0);
  });

  test('never throws into the host: an unheard refusal is no unhandled rejection', async () => {
    const unhandled: unknown[] = [];
    const listen = (reason: unknown) => unhandled.push(reason);
    process.on('unhandledRejection', listen);
    const store = new ReportStore();
    store.setData(postureOf(payload('one', [row('a')])));
    void store.requestStatus([{ recommendationId: 'a', status: 'planned' }], Promise.reject(new Error('early')));
    store.setData(postureOf(payload('two', [row('a')])));
    await settle();
    process.off('unhandledRejection', listen);
    assert.deepEqual(unhandled, []);
  });
});
