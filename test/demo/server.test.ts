import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { after, afterEach, before, describe, test } from 'node:test';
import { integrityOf } from '../../demo/server/answers.js';
import { PageCache } from '../../demo/server/pageCache.js';
import { createTokens } from '../../demo/server/tokens.js';
import type { ScoreReport } from '../../src/core/index.js';
import { liveServer, send } from '../support/live-server.js';
import { secret, startRig, type Rig } from './serverRig.js';

let rig: Rig;
let ada: string;
let ben: string;

before(async () => {
  rig = await startRig();
  [ada, ben] = await Promise.all([rig.signIn('ada'), rig.signIn('ben')]);
});
after(() => rig.close());
afterEach(() => rig.upstream.faults.reset());

const report = async (id: string, cookie = ada) => JSON.parse((await rig.ask(`/api/customers/${id}/report`, { cookie })).text) as ScoreReport; // prettier-ignore
const errorOf = (text: string) => (JSON.parse(text) as { error: { code: string; message: string; [key: string]: unknown } }).error;
const tenantOf = (id: string) => rig.customers.find((customer) => customer.id === id)!.tenantId;
const askedOf = (id: string) => rig.upstream.asked.filter((line) => line.startsWith(tenantOf(id)));

describe('who may see what', () => {
  test('without a session there is nothing but the sign-in', async () => {
    for (const path of ['/api/customers', '/api/customers/c1/report', '/api/session']) {
      const { status, text } = await rig.ask(path);
      assert.equal(status, 401);
      assert.equal(errorOf(text).code, 'unauthorized');
    }
    for (const path of ['/', '/customers/c1', '/customers/c1/review', '/embed/c1']) assert.match((await rig.ask(path)).text, /Who are you/);
    assert.equal((await rig.ask('/api/customers', { cookie: 'session=made-up' })).status, 401);
  });

  test('a customer of others does not exist', async () => {
    for (const path of ['/api/customers/c3/report', '/customers/c3', '/customers/c3/review', '/embed/c3']) {
      const [theirs, nobodys] = [await rig.ask(path, { cookie: ben }), await rig.ask(path.replace('c3', 'c99'), { cookie: ben })];
      assert.deepEqual([theirs.status, theirs.text], [404, nobodys.text]);
    }
    const { text } = await rig.ask('/api/customers', { cookie: ben });
    assert.deepEqual((JSON.parse(text) as { customers: { id: string }[] }).customers.map(({ id }) => id), ['c1', 'c2']); // prettier-ignore
  });

  test('the cookie is out of reach of scripts and of other sites, and ends with the session', async () => {
    const { headers } = await rig.ask('/session/ada', { method: 'POST', headers: { origin: rig.origin } });
    assert.match(headers.get('set-cookie')!, /^session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=\d+$/);
    const cookie = headers.get('set-cookie')!.split(';')[0]!;
    const { csrfToken } = JSON.parse((await rig.ask('/api/session', { cookie })).text) as { csrfToken: string };
    const end = (extra: Record<string, string>) =>
      rig.ask('/session/end', { method: 'POST', cookie, headers: { origin: rig.origin, ...extra } });
    assert.equal((await end({})).status, 403);
    assert.equal((await end({ 'x-csrf-token': csrfToken })).status, 200);
    assert.equal((await rig.ask('/api/session', { cookie })).status, 401);
  });

  test('nobody else can sign a person in', async () => {
    assert.equal((await rig.ask('/session/ada', { method: 'POST', headers: { origin: 'https://elsewhere.example' } })).status, 403);
    assert.equal((await rig.ask('/session/ada', { method: 'POST' })).status, 403);
  });
});

describe('reports', () => {
  test('the score is that of the tenant, from all pages of both APIs', async () => {
    const seen = await Promise.all(['c1', 'c2', 'c3', 'c4', 'c5', 'c6'].map((id) => report(id)));
    seen.forEach(({ tenantId, tenantName, total, recommendations }, index) => {
      assert.equal(tenantId, `c${index + 1}`);
      assert.equal(tenantName, rig.customers[index]!.name);
      assert.equal(total.kind, 'scored');
      assert.ok(recommendations.length > 10);
    });
    assert.equal(new Set(seen.map(({ total }) => JSON.stringify(total))).size, 6);
    assert.ok(askedOf('c1').some((line) => line.endsWith('/graph/v1.0/security/secureScoreControlProfiles')));
    assert.deepEqual(askedOf('c3').filter((line) => line.includes('/graph/')), [], 'a half that is not sold is not asked for'); // prettier-ignore
  });

  test('nothing is asked twice while it is fresh, and again after that', async () => {
    await report('c1');
    const before = askedOf('c1').length;
    await Promise.all([report('c1'), report('c1')]);
    assert.equal(askedOf('c1').length, before);
    rig.wait(16 * 60_000);
    await Promise.all([report('c1'), report('c1')]);
    const again = askedOf('c1').slice(before);
    assert.ok(again.some((line) => line.endsWith('/secureScores')) && again.filter((line) => line.includes('secureScores')).length === 3, again.join()); // prettier-ignore
  });

  test('what one app was sent is not given out under another', async () => {
    await report('c2');
    const before = askedOf('c2').length;
    await report('c2', ben);
    assert.ok(askedOf('c2').length > before);
  });

  test('the list is one small answer: summaries, no rows', async () => {
    await Promise.all(rig.customers.map(({ id }) => report(id)));
    const { text } = await rig.ask('/api/customers', { cookie: ada });
    const { customers, isComplete } = JSON.parse(text) as { customers: { id: string; name: string; report: ScoreReport }[]; isComplete: boolean }; // prettier-ignore
    assert.ok(isComplete);
    for (const { id, name, report: summary } of customers) {
      assert.deepEqual([summary.tenantId, summary.tenantName], [id, name]);
      assert.deepEqual([summary.recommendations.length, summary.controls.length, summary.scopes.length], [0, 0, 0]);
      assert.deepEqual(summary.total, (await report(id)).total);
    }
    assert.ok(text.length / customers.length < 8000, `${text.length / customers.length} characters each`);
  });

  test('the review and the badge are made on the server, under the policy', async () => {
    const review = await rig.ask('/customers/c1/review', { cookie: ada });
    const nonce = /style-src 'self' 'nonce-([^']+)'/.exec(review.headers.get('content-security-policy')!)![1]!;
    assert.ok(review.text.includes(`<style nonce="${nonce}">`));
    assert.ok(review.text.includes(rig.customers[0]!.name));
    const badge = await rig.ask('/customers/c1/badge.svg', { cookie: ada });
    assert.equal(badge.headers.get('content-type'), 'image/svg+xml; charset=utf-8');
    assert.notEqual((await rig.ask('/customers/c1/review', { cookie: ada })).text, review.text, 'a nonce is used once');
  });
});

describe('headers and files', () => {
  test('a page has the policy of the README, and scripts and sheets that match their hashes', async () => {
    const readme = readFileSync(resolve(import.meta.dirname, '../../README.md'), 'utf8');
    const line = /^default-src 'none';.*$/m.exec(readme)![0].split('; ');
    for (const path of ['/', '/customers/c1']) {
      const { headers, text } = await rig.ask(path, { cookie: ada });
      const policy = headers.get('content-security-policy')!.split('; ');
      assert.deepEqual(line.filter((part) => !policy.includes(part)), []); // prettier-ignore
      assert.ok(policy.includes("frame-ancestors 'none'"));
      assert.equal(headers.get('x-content-type-options'), 'nosniff');
      const hashed = [...text.matchAll(/(?:src|href)="(\/assets\/[^"]+\.(?:js|css))" integrity="([^"]+)"/g)];
      assert.ok(hashed.length >= 2);
      for (const [, asset, integrity] of hashed) assert.equal(integrityOf((await rig.ask(asset!)).text), integrity);
    }
  });

  test('nothing of a customer is stored on the way', async () => {
    for (const path of [
      '/api/customers',
      '/api/customers/c1/report',
      '/customers/c1',
      '/customers/c1/review',
      '/customers/c1/badge.svg',
      '/api/session',
    ]) {
      const { headers } = await rig.ask(path, { cookie: ada });
      assert.equal(headers.get('cache-control'), 'no-store', path);
      assert.equal(headers.get('access-control-allow-origin'), null, path);
    }
  });

  test('what is nowhere is not found, and nothing but the assets is a file', async () => {
    for (const path of [
      '/nothing',
      '/assets/../package.json',
      '/assets/%2e%2e/package.json',
      '/%zz',
      '/api/nothing',
      '/customers/c1/nothing',
      '/api/customers/c1/report/x',
    ])
      // prettier-ignore
      assert.equal((await rig.ask(path, { cookie: ada })).status, 404, path);
    assert.equal((await rig.ask('/', { cookie: ada, method: 'DELETE' })).status, 405);
    assert.equal((await rig.ask('/api/customers/c1/report', { cookie: ada, method: 'POST' })).status, 405);
  });
});

describe('a status by hand', () => {
  const path = () => `/api/customers/c1/recommendations/${encodeURIComponent('mda_log_upload')}`;
  const change = JSON.stringify({ state: 'planned', note: 'Next month' });
  const token = async (cookie: string) => (JSON.parse((await rig.ask('/api/session', { cookie })).text) as { csrfToken: string }).csrfToken;
  const patch = async (cookie: string, headers: Record<string, string>, body = change, at = path()) =>
    rig.ask(at, { method: 'PATCH', cookie, body, headers });

  test('is passed on to the tenant, and the tenant is read again', async () => {
    await report('c1');
    const before = askedOf('c1').length;
    const { status, text } = await patch(ada, { origin: rig.origin, 'x-csrf-token': await token(ada) });
    assert.equal(status, 200, text);
    assert.deepEqual(askedOf('c1').slice(before), [
      `${tenantOf('c1')} PATCH /graph/v1.0/security/secureScoreControlProfiles/mda_log_upload`,
    ]);
    await report('c1');
    assert.ok(askedOf('c1').length > before + 1);
  });

  test('is refused from elsewhere, without the token, with that of another session, and by one who may not', async () => {
    const own = await token(ada);
    const asked = rig.upstream.asked.length;
    const refused = [
      await patch(ada, { origin: rig.origin }),
      await patch(ada, { origin: rig.origin, 'x-csrf-token': 'made-up' }),
      await patch(ada, { origin: rig.origin, 'x-csrf-token': await token(ben) }),
      await patch(ada, { origin: 'https://elsewhere.example', 'x-csrf-token': own }),
      await patch(ada, { origin: 'null', 'x-csrf-token': own }),
      await patch(ada, { 'x-csrf-token': own }),
      await patch(ada, { origin: rig.origin, 'x-csrf-token': own, 'sec-fetch-site': 'same-site' }),
      await patch(ben, { origin: rig.origin, 'x-csrf-token': await token(ben) }),
    ];
    assert.deepEqual(refused.map(({ status }) => status), Array.from({ length: 8 }, () => 403)); // prettier-ignore
    assert.deepEqual(rig.upstream.asked.slice(asked).filter((line) => line.includes('PATCH')), []); // prettier-ignore
  });

  test('that makes no sense is refused in words', async () => {
    const headers = { origin: rig.origin, 'x-csrf-token': await token(ada) };
    for (const body of ['', '{', '[]', 'null', '{"state":1}', '{"state":"planned","note":{}}', '{"state":"made-up"}'])
      assert.equal((await patch(ada, headers, body)).status, 400, body);
    assert.equal((await patch(ada, headers, JSON.stringify({ state: 'planned', note: 'x'.repeat(20_000) }))).status, 413);
    assert.equal((await patch(ada, headers, change, '/api/customers/c1/recommendations/no_such_profile')).status, 404);
    assert.equal((await patch(ada, headers, change, '/api/customers/c1/recommendations/scid_1')).status, 400);
  });
});

describe('when the vendor fails', () => {
  test('throttling is passed on with its time, and the vendor is left alone until then', async () => {
    rig.wait(16 * 60_000);
    rig.upstream.faults.change({ error: 429, retryAfterSeconds: 1 });
    const first = await rig.ask('/api/customers/c5/report', { cookie: ada });
    assert.equal(first.status, 503);
    assert.equal(errorOf(first.text).code, 'throttled');
    assert.equal(first.headers.get('retry-after'), '1');
    rig.upstream.faults.reset();
    const before = askedOf('c5').length;
    assert.equal((await rig.ask('/api/customers/c5/report', { cookie: ada })).status, 503);
    assert.equal(askedOf('c5').length, before);
    rig.wait(1500);
    assert.equal((await report('c5')).total.kind, 'scored');
  });

  const cases = [
    [{ error: 403 }, 403, 'forbidden'],
    [{ error: 500 }, 502, 'server'],
    [{ loginPage: true }, 502, 'bad-response'],
    [{ breakConnection: true }, 502, 'network'],
    [{ cutBody: true }, 502, 'incomplete'],
    [{ echoToken: true }, 502, 'bad-response'],
  ] as const;
  for (const [faults, status, code] of cases) {
    test(`${JSON.stringify(faults)} is the code ${code}, and the list keeps the last summary`, async () => {
      await report('c6');
      rig.wait(16 * 60_000);
      rig.upstream.faults.change(faults);
      const answer = await rig.ask('/api/customers/c6/report', { cookie: ada });
      assert.deepEqual([answer.status, errorOf(answer.text).code], [status, code]);
      const list = JSON.parse((await rig.ask('/api/customers', { cookie: ada })).text) as { customers: { id: string; report: ScoreReport | null; error: { code: string } | null }[] }; // prettier-ignore
      const listed = list.customers.find(({ id }) => id === 'c6')!;
      assert.equal(listed.error?.code, code);
      assert.equal(listed.report?.tenantId, 'c6');
      rig.upstream.faults.reset();
      rig.wait(31_000);
      assert.equal((await report('c6')).total.kind, 'scored');
    });
  }

  test('a secret that is refused is no fault of the reader, and stays where it is', async (context) => {
    const wrong = await startRig({ count: 1, wrongSecret: true });
    context.after(() => wrong.close());
    const answer = await wrong.ask('/api/customers/c1/report', { cookie: await wrong.signIn('ada') });
    assert.deepEqual([answer.status, errorOf(answer.text).code], [502, 'token-failed']);
    assert.ok(![...wrong.answers, ...wrong.log].join().includes(secret));
  });
});

// Last, since it looks at everything that was answered above.
test('no token and no secret is in any answer or in the log', () => {
  assert.ok(rig.upstream.tokens().length >= 8 && rig.answers.length > 80);
  const all = [...rig.answers, ...rig.log].join('\n');
  assert.ok(!all.includes('canary'));
  assert.ok(all.includes('Who are you'), 'the control: it does hold what was answered');
  for (const { tenantId } of rig.customers) assert.ok(!rig.log.join().includes(tenantId));
});

describe('the parts', () => {
  test('a token is asked for once by many, renewed before it ends, and again when it is refused', async (context) => {
    const login = await liveServer();
    context.after(() => login.close());
    let time = 0;
    login.answer = (request, response, count) => send(200, { access_token: `t${count}`, expires_in: 600 })(request, response, count);
    const token = createTokens({ authority: login.origin, secretOf: () => 's', now: () => time })({ tenantId: 'a', app: 'x', scope: 'y' });
    const ask = (forceRefresh = false) => token({ forceRefresh, signal: new AbortController().signal });
    assert.deepEqual(await Promise.all([ask(), ask(), ask()]), ['t1', 't1', 't1']);
    time = 539_000;
    assert.equal(await ask(), 't1');
    time = 541_000;
    assert.equal(await ask(), 't2');
    assert.equal(await ask(true), 't3');
    login.answer = send(500, {});
    await assert.rejects(async () => ask(true), /answered 500/);
  });

  test('pages belong to their owner, have an end and a limit', async (context) => {
    const vendor = await liveServer();
    context.after(() => vendor.close());
    vendor.answer = (request, response, count) => send(200, { count, pad: 'x'.repeat(100) })(request, response, count);
    let time = 0;
    const cache = new PageCache({ lifetimeMilliseconds: 1000, limit: 400, now: () => time });
    const countFor = async (owner: string, path = '/') => ((await (await cache.fetchFor(owner)(`${vendor.origin}${path}`)).json()) as { count: number }).count; // prettier-ignore
    assert.deepEqual([await countFor('a'), await countFor('a'), await countFor('b')], [1, 1, 2]);
    cache.forget('a');
    assert.deepEqual([await countFor('a'), await countFor('b')], [3, 2]);
    time = 1001;
    assert.equal(await countFor('a'), 4);
    for (const path of ['/1', '/2', '/3', '/4', '/5']) await countFor('c', path);
    assert.ok(cache.size <= 400);
  });
});
