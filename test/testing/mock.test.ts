/** Every switch of the mock over real HTTP, and what the live sources make of it (RELIABILITY.md, 1–16); every endpoint, and what the readers make of it. */
import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, afterEach, before, describe, test } from 'node:test';
import { scorePosture } from '../../src/core/index.js';
import {
  connectArm,
  connectEndpoint,
  connectGraph,
  connectResourceGraph,
  readPosture,
  statusUpdateRequest,
} from '../../src/sources/index.js';
import type { LiveOptions, LoadResult, PostureSource } from '../../src/sources/index.js';
import { createMockApi, createTenant, nodeHandler, noFaults, type MockFaults } from '../../src/testing/index.js';
import { fastClock } from '../support/live-server.js';

const tenant = createTenant({ seed: 'mock', kind: 'healthy', asOf: '2026-11-20T00:00:00Z', subscriptions: 2, resources: 60, days: 5 });
const mock = createMockApi({ tenant, now: () => new Date('2026-11-21T00:00:00Z') });
const seen: { url: string; authorization: string | undefined }[] = [];
let server: Server;
let origin: string;

before(async () => {
  const answer = nodeHandler(mock.handle);
  server = createServer((request, response) => {
    seen.push({ url: request.url ?? '', authorization: request.headers.authorization });
    void answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
after(() => {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(resolve));
});
afterEach(() => {
  mock.faults.reset();
  seen.splice(0);
});

const load = (source: PostureSource): Promise<LoadResult> => source.load({ signal: new AbortController().signal });
const errorOf = (result: LoadResult) => (result.kind === 'failed' ? result.error : null);

/** A load of one list of Graph's; waits are none, and counted. */
async function loadScores(faults: Partial<MockFaults>, options: LiveOptions = {}, clock = fastClock()) {
  assert.equal(mock.faults.change(faults), null);
  const result = await load(connectEndpoint(`${origin}/graph/v1.0/security/secureScores?$top=1`, { clock, random: () => 0, ...options }));
  assert.equal(clock.open.size, 0, 'no timer is left');
  return { result, clock, error: errorOf(result) };
}

/** What each switch comes to; `null` for a load that succeeds as if nothing had been. */
const outcomes: readonly [faults: Partial<MockFaults>, code: string | null, waits: readonly number[]][] = [
  [{}, null, []],
  [{ breakConnection: true }, 'network', [1000]],
  [{ breaks: 1 }, null, [1000]],
  [{ cutBody: true }, 'incomplete', []],
  [{ cutJson: true }, 'incomplete', []],
  [{ error: 429, retryAfterSeconds: 3 }, 'throttled', [3000, 3000, 3000]],
  [{ throttle: 1, retryAfterSeconds: 3 }, null, [3000]],
  [{ throttle: 1, retryAfterSeconds: 10, retryAfterAsDate: true }, null, [10_000]],
  [{ error: 429, retryAfterSeconds: 0 }, 'throttled', [1000, 2000, 4000]],
  [{ error: 429, retryAfterSeconds: 120 }, 'throttled', []],
  [{ busy: 2, retryAfterSeconds: 0 }, null, [1000, 2000]],
  [{ error: 503, retryAfterSeconds: 0 }, 'server', [1000, 2000, 4000]],
  [{ error: 504 }, 'server', [1000, 2000, 4000]],
  [{ error: 500 }, 'server', [1000]],
  [{ error: 400 }, 'bad-response', []],
  [{ error: 401 }, 'unauthorized', []],
  [{ requireToken: true }, 'unauthorized', []],
  [{ error: 403 }, 'forbidden', []],
  [{ error: 404 }, 'not-found', []],
  [{ error: 410 }, 'not-found', []],
  [{ noContent: true }, 'bad-response', []],
  [{ emptyBody: true }, 'bad-response', []],
  [{ loginPage: true }, 'bad-response', []],
  [{ nullBody: true }, 'bad-response', []],
  [{ nullRows: true }, 'bad-response', []],
  [{ objectRows: true }, 'bad-response', []],
  [{ redirect: true }, 'network', [1000]],
  [{ byteOrderMark: true }, null, []],
  [{ emptyLists: true }, null, []],
];

describe('A switch of the mock, over HTTP', () => {
  for (const [faults, code, waits] of outcomes) {
    test(`${JSON.stringify(faults)} : ${code ?? 'a posture'} after ${waits.length + 1} requests`, async () => {
      const { result, error, clock } = await loadScores(faults);
      assert.equal(error?.code ?? null, code, JSON.stringify(result));
      assert.deepEqual(clock.waits, waits);
      assert.equal(seen.length, waits.length + 1);
    });
  }

  test('silent and delayMilliseconds: a timeout, and a load that only takes longer', async () => {
    const { error } = await loadScores({ silent: true }, {}, fastClock({ ringsTimeouts: true }));
    assert.deepEqual([error?.code, error?.waitsFor], ['timeout', 'answer']);
    mock.faults.reset();
    assert.equal((await loadScores({ delayMilliseconds: 20 })).result.kind, 'posture');
  });

  test('emptyLists: an empty posture, neither an error nor 0 %', async () => {
    const { result } = await loadScores({ emptyLists: true });
    assert.ok(result.kind === 'posture');
    assert.equal(scorePosture(result.posture).total.kind, 'unknown');
  });

  test('badRows: the other rows, and the bad ones with path and reason', async () => {
    mock.faults.change({ badRows: 2 });
    const result = await load(connectEndpoint(`${origin}/graph/v1.0/security/secureScores`));
    assert.ok(result.kind === 'posture');
    assert.equal(result.posture.history?.length, 4);
    assert.deepEqual(
      result.problems.map(({ path }) => path),
      ['value[1]', 'value[2]'],
    );
  });

  test('requireToken: an expired token is asked for once more', async () => {
    mock.faults.change({ requireToken: true });
    const getAccessToken = ({ forceRefresh }: { forceRefresh: boolean }) => (forceRefresh ? 'fresh' : 'expired');
    const result = await load(connectGraph({ endpoint: `${origin}/graph`, historyDays: 1, getAccessToken }));
    assert.equal(result.kind, 'posture');
    assert.ok(seen.some(({ authorization }) => authorization === 'Bearer expired') && seen.at(-1)?.authorization === 'Bearer fresh');
  });

  test('echoToken: the token that a server sends back is in no error', async () => {
    mock.faults.change({ echoToken: true });
    const result = await load(connectGraph({ endpoint: `${origin}/graph`, getAccessToken: () => 'canary-91c2' }));
    assert.equal(errorOf(result)?.code, 'bad-response');
    assert.doesNotMatch(JSON.stringify(result), /canary/);
    assert.match(errorOf(result)!.message, /What shall we do with Bearer …/);
  });

  for (const [name, words] of [
    ['foreignLinks', /another origin/],
    ['otherSchemeLinks', /another origin/],
    ['userNameLinks', /user name/],
    ['circularLinks', /already read/],
    ['truncatePages', /status 404/],
    ['endlessLinks', /limit of 6 pages/],
  ] as const) {
    test(`${name}: the rows so far, and a warning`, async () => {
      mock.faults.change({ [name]: true });
      const source = connectEndpoint(`${origin}/graph/v1.0/security/secureScoreControlProfiles`, { pageLimit: 6 });
      const result = await load(source);
      assert.ok(result.kind === 'posture', JSON.stringify(result));
      assert.match(result.warnings![0]!.message, words);
      assert.equal(result.warnings![0]!.code, 'incomplete');
      assert.ok(seen.length <= 6);
    });
  }

  test('truncateResults and circularLinks: Azure Resource Graph cut its answer, or goes round', async () => {
    const small: typeof fetch = (input, init) => fetch(input, { ...init, body: String(init!.body).replace('"$top":1000', '"$top":20') });
    for (const [name, words] of [
      ['truncateResults', /cut the answer/],
      ['circularLinks', /already read/],
    ] as const) {
      mock.faults.reset();
      mock.faults.change({ [name]: true });
      const result = await load(connectResourceGraph({ endpoint: `${origin}/arm`, fetch: small }));
      assert.ok(result.kind === 'posture', JSON.stringify(result));
      assert.match(result.warnings![0]!.message, words);
    }
  });

  test('restrictedSubscriptions: that scope is restricted, the others are there; all of them are an error', async () => {
    mock.faults.change({ restrictedSubscriptions: 1 });
    const some = await load(connectArm({ endpoint: `${origin}/arm` }));
    assert.ok(some.kind === 'posture', JSON.stringify(some));
    assert.deepEqual(
      some.posture.scopes?.map(({ restricted }) => restricted ?? false),
      [true, false],
    );
    mock.faults.change({ restrictedSubscriptions: 2 });
    assert.match(errorOf(await load(connectArm({ endpoint: `${origin}/arm` })))!.permission!, /Security Reader/);
  });

  test('hugeRows: read whole, or stopped at the limit of bytes, visibly', async () => {
    mock.faults.change({ hugeRows: 4000 });
    const whole = await load(connectArm({ endpoint: `${origin}/arm` }));
    assert.ok(whole.kind === 'posture' && whole.posture.assessments?.length === 8000);
    const stopped = await load(connectArm({ endpoint: `${origin}/arm`, sizeLimitBytes: 1_000_000 }));
    assert.equal(errorOf(stopped)?.code, 'incomplete');
    assert.match(errorOf(stopped)!.message, /more than 1000000 bytes/);
  });

  test('each has its test here', () => {
    const tried = new Set(outcomes.flatMap(([faults]) => Object.keys(faults)));
    const alone = [
      'silent',
      'delayMilliseconds',
      'badRows',
      'echoToken',
      'foreignLinks',
      'otherSchemeLinks',
      'userNameLinks',
      'circularLinks',
    ];
    for (const name of [...alone, 'truncatePages', 'endlessLinks', 'truncateResults', 'restrictedSubscriptions', 'hugeRows'])
      tried.add(name);
    assert.deepEqual([...tried].sort(), Object.keys(noFaults).sort());
  });

  test('a name or value that is none is refused, and changes nothing', () => {
    const changes: readonly [string, unknown][] = [
      ['nothing', true],
      ['__proto__', 1],
      ['error', 418],
      ['throttle', -1],
      ['throttle', 1.5],
      ['silent', 'yes'],
      ['hugeRows', '2000000'],
    ];
    for (const [name, value] of changes) {
      assert.equal(mock.faults.change(JSON.parse(`{"busy":3,"${name}":${JSON.stringify(value)}}`) as Record<string, unknown>), name);
      assert.deepEqual(mock.faults.current, noFaults);
    }
  });
});

describe('An endpoint of the mock', () => {
  const post = async (path: string, body: unknown): Promise<unknown> =>
    (await fetch(`${origin}${path}`, { method: 'POST', body: JSON.stringify(body) })).json();
  const get = async (path: string): Promise<unknown> => (await fetch(`${origin}${path}`)).json();
  const postureOf = (payload: unknown) => {
    const read = readPosture(payload);
    assert.ok(read.kind === 'posture', JSON.stringify(read.problems));
    assert.deepEqual(read.problems, []);
    return read.posture;
  };
  const firstSubscription = tenant.arm.subscriptions[0]!.id;

  test('of every kind is read without a problem', async () => {
    const provider = `/arm/subscriptions/${firstSubscription}/providers/Microsoft.Security`;
    const paths = [
      '/posture',
      '/plain',
      '/assets',
      '/graph/v1.0/security/secureScores',
      '/graph/v1.0/security/secureScoreControlProfiles',
      '/graph/beta/directory/recommendations',
      '/arm/subscriptions',
      '/arm/providers/Microsoft.Security/assessmentMetadata',
      ...['secureScores', 'secureScores/ascScore', 'secureScoreControls', 'secureScoreControls?$expand=definition'].map(
        (path) => `${provider}/${path}`,
      ),
      ...['secureScoreControlDefinitions', 'assessments', 'assessmentMetadata'].map((path) => `${provider}/${path}`),
      '/defender/api/configurationScore',
    ];
    for (const path of paths) postureOf(await get(path));
  });

  test('of Log Analytics is the history of the Infrastructure half, and ends with today', async () => {
    const answers = await Promise.all(
      ['SecureScores', 'SecureScoreControls'].map((name) =>
        post('/logs/v1/workspaces/w/query', { query: `${name} | where TimeGenerated > ago(5d)` }),
      ),
    );
    const { history } = postureOf(answers);
    assert.equal(history?.length, 5);
    const today = history.at(-1)!;
    assert.ok(Math.abs(today.percent! - tenant.expected.infrastructure!.percent) < 1e-9);
    assert.equal(today.controls?.length, 30);
    assert.equal(
      ((await post('/logs/v1/workspaces/w/query', { query: 'Heartbeat' })) as { error: { code: string } }).error.code,
      'BadArgumentError',
    );
  });

  test('of Entra lists the identity actions, and who is concerned', async () => {
    const { value } = (await get('/graph/beta/directory/recommendations')) as {
      value: { id: string; currentScore: number; maxScore: number }[];
    };
    assert.ok(value.length > 10);
    const open = value.filter(({ currentScore, maxScore }) => currentScore < maxScore);
    const resources = await Promise.all(
      open.map(
        async ({ id }) =>
          (await get(`/graph/beta/directory/recommendations/${id}/impactedResources`)) as { value: { recommendationId: string }[] },
      ),
    );
    assert.ok(resources.some((list) => list.value.length > 0));
    resources.forEach((list, index) => assert.ok(list.value.every(({ recommendationId }) => recommendationId === open[index]!.id)));
    assert.equal((await fetch(`${origin}/graph/beta/directory/recommendations/nothing`)).status, 404);
  });

  test('of assets feeds the risk-based model', async () => {
    const posture = postureOf(await get('/assets'));
    const report = scorePosture(posture, { infrastructureModel: 'riskBased' });
    assert.equal(report.model, 'riskBased');
    assert.equal(report.total.kind, 'scored');
  });

  test('of Defender for Endpoint is a number without a maximum', async () =>
    assert.equal(typeof postureOf(await get('/defender/api/configurationScore')).deviceExposure?.points, 'number'));

  test('answers without the name of the service in front, as the vendor does', async () =>
    assert.deepEqual(await get('/v1.0/security/secureScores'), await get('/graph/v1.0/security/secureScores')));

  test('is found by its path only, and takes the method it is for', async () => {
    for (const path of ['/nothing', '/graph/v1.0/me', '/arm/providers/Microsoft.Compute/x', '/arm/subscriptions/none/x', '/%zz'])
      assert.equal((await fetch(origin + path)).status, 404, path);
    assert.equal((await fetch(`${origin}/posture`, { method: 'POST' })).status, 405);
    assert.equal((await fetch(`${origin}/arm/providers/Microsoft.ResourceGraph/resources`)).status, 405);
    assert.equal((await fetch(`${origin}/posture?error=418`)).status, 400);
  });
});

describe('The mock as a function', () => {
  test("is the fetch of a live source at the vendor's own addresses, without a server", async () => {
    const { fetch } = createMockApi({ tenant });
    const graph = await load(connectGraph({ fetch, getAccessToken: () => 'token' }));
    const azure = await load(connectResourceGraph({ fetch, aggregated: true }));
    assert.ok(graph.kind === 'posture' && azure.kind === 'posture');
    assert.deepEqual(graph.problems, []);
    assert.equal(scorePosture(graph.posture).parts.defenderXdr.kind, 'scored');
    assert.equal(scorePosture(azure.posture).parts.infrastructure.kind, 'scored');
  });

  test('fails as a network does', async () => {
    for (const [faults, code] of [
      [{ breakConnection: true }, 'network'],
      [{ redirect: true }, 'network'],
      [{ cutBody: true }, 'incomplete'],
    ] as const) {
      const { fetch } = createMockApi({ tenant, faults });
      assert.equal(errorOf(await load(connectGraph({ fetch, clock: fastClock() })))?.code, code);
    }
  });

  test('ends with the request', async () => {
    const { fetch } = createMockApi({ tenant, faults: { silent: true } });
    const controller = new AbortController();
    const loading = connectGraph({ fetch }).load({ signal: controller.signal });
    setTimeout(() => controller.abort(), 10);
    assert.deepEqual(await loading, { kind: 'aborted' });
  });

  test('answers below its base only, and asks for the tenant at every request', async () => {
    let asked = 0;
    const { handle } = createMockApi({ tenant: () => (asked++, tenant), base: '/api/a' });
    assert.equal((await handle(new Request('https://portal.example/api/a/plain'))).status, 200);
    assert.equal((await handle(new Request('https://portal.example/api/a/plain'))).status, 200);
    assert.equal((await handle(new Request('https://portal.example/api/b/plain'))).status, 404);
    assert.ok(asked >= 2);
  });
});

test('takes a status for a profile as Graph does, and turns the rest down', async () => {
  const id = tenant.graph.profiles[0]!.id;
  const send = async (profileId: string, change: Readonly<Record<string, unknown>> = {}) => {
    const update = statusUpdateRequest({ profileId, state: 'planned' });
    assert.ok(update.kind === 'request');
    const { method, path, headers, body } = update;
    return (await fetch(`${origin}/graph${path}`, { method, headers, body: JSON.stringify({ ...body, ...change }) })).status;
  };
  assert.equal(await send(id), 200);
  assert.equal(await send('unknown'), 404);
  assert.equal(await send(id, { vendorInformation: null }), 400);
  assert.equal(await send(id, { state: 'Completed' }), 400);
  mock.faults.change({ error: 403 });
  assert.equal(await send(id), 403);
  assert.equal((await fetch(`${origin}/graph/v1.0/security/secureScoreControlProfiles/${id}`)).status, 405);
});
