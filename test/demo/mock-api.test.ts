import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, afterEach, before, describe, test } from 'node:test';
import { createDemoApi } from '../../demo/mock/api.js';
import { kustoQueries, readPosture } from '../../src/sources/index.js';
import { nodeHandler } from '../../src/testing/index.js';

const now = () => new Date('2026-03-10T09:42:00Z');
let server: Server;
let origin: string;

before(async () => {
  const answer = nodeHandler(createDemoApi({ now }));
  server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
after(() => new Promise((resolve) => server.close(resolve)));
afterEach(() => fetch(`${origin}/api/_switches`, { method: 'DELETE' }));

interface Page {
  readonly value: readonly { readonly id: string; readonly properties?: unknown }[];
  readonly nextLink?: string;
  readonly '@odata.nextLink'?: string;
}

const get = (path: string) => fetch(new URL(path, origin));
const json = async <T>(path: string): Promise<T> => (await (await get(path)).json()) as T;
const setSwitches = (body: unknown) => fetch(`${origin}/api/_switches`, { method: 'PUT', body: JSON.stringify(body) });

async function allPages(path: string): Promise<Page[]> {
  const pages: Page[] = [];
  for (let next: string | undefined = path; next;) {
    const page: Page = await json<Page>(next);
    pages.push(page);
    next = page['@odata.nextLink'] ?? page.nextLink;
  }
  return pages;
}

describe('the mock of Graph', () => {
  const profiles = '/api/northwind/graph/v1.0/security/secureScoreControlProfiles';

  test('sends scores with the newest first, as many as asked for', async () => {
    const { value } = await json<Page>('/api/northwind/graph/v1.0/security/secureScores?$top=2');
    assert.deepEqual(
      value.map(({ id }) => id.split('_')[1]),
      ['2026-03-10', '2026-03-09'],
    );
    assert.equal((await json<Page>('/api/northwind/graph/v1.0/security/secureScores')).value.length, 90);
  });

  test('pages profiles by absolute links on its own origin, nothing lost or doubled', async () => {
    const pages = await allPages(profiles);
    assert.equal(pages.length, 3);
    assert.equal(new URL(pages[0]!['@odata.nextLink']!).origin, origin);
    const ids = pages.flatMap(({ value }) => value.map(({ id }) => id));
    assert.equal(new Set(ids).size, ids.length);
    assert.ok(ids.length > 400);
  });

  test('leads nowhere after the first page when pages are cut', async () => {
    await setSwitches({ truncatePages: true });
    const first = await json<Page>(profiles);
    assert.equal(first.value.length, 200);
    assert.equal((await fetch(first['@odata.nextLink']!)).status, 404);
  });

  test('is empty for a customer without Defender XDR', async () => {
    assert.deepEqual((await json<Page>('/api/kestrel/graph/v1.0/security/secureScores')).value, []);
    assert.deepEqual((await json<Page>('/api/kestrel/graph/v1.0/security/secureScoreControlProfiles')).value, []);
  });
});

describe('the mock of Azure Resource Manager', () => {
  const subscriptionPath = async () =>
    `/api/northwind/arm${(await json<Page>('/api/northwind/arm/subscriptions')).value[0]!.id}/providers/Microsoft.Security`;

  test('lists scores, controls and definitions of each subscription', async () => {
    const path = await subscriptionPath();
    assert.equal((await json<Page>(`${path}/secureScores`)).value.length, 1);
    assert.equal((await json<Page>(`${path}/secureScoreControls`)).value.length, 15);
    assert.equal((await json<Page>(`${path}/secureScoreControlDefinitions`)).value.length, 15);
    const expanded = await json<Page>(`${path}/secureScoreControls?$expand=definition`);
    assert.ok(expanded.value.every(({ properties }) => Object.hasOwn(properties as object, 'definition')));
  });

  test('pages assessments', async () => {
    const pages = await allPages(`${await subscriptionPath()}/assessments`);
    const ids = pages.flatMap(({ value }) => value.map(({ id }) => id));
    assert.ok(pages.length > 1);
    assert.equal(new Set(ids).size, ids.length);
  });

  test('knows no subscription of another customer', async () => {
    const path = (await subscriptionPath()).replace('northwind', 'bramble');
    assert.equal((await get(`${path}/secureScores`)).status, 404);
  });
});

describe('the one address with everything', () => {
  for (const customer of ['northwind', 'bramble', 'kestrel']) {
    test(`gives readers the posture of ${customer}`, async () => {
      const reading = readPosture(await json<unknown[]>(`/api/${customer}/posture`));
      assert.equal(reading.kind, 'posture');
      assert.deepEqual(reading.problems, []);
    });
  }

  test('answers alike twice within the hour', async () => {
    assert.equal(await (await get('/api/kestrel/posture')).text(), await (await get('/api/kestrel/posture')).text());
  });
});

describe('the switches', () => {
  const posture = '/api/kestrel/posture';

  for (const status of [401, 403, 404, 500]) {
    test(`answer ${status} with the vendor’s error body and a request id`, async () => {
      const response = await get(`${posture}?error=${status}`);
      assert.equal(response.status, status);
      assert.ok(response.headers.get('request-id'));
      assert.equal(typeof ((await response.json()) as { error: { code: string } }).error.code, 'string');
    });
  }

  test('send Retry-After with 429 and 503, or leave it out', async () => {
    for (const status of [429, 503]) {
      const response = await get(`${posture}?error=${status}&retryAfterSeconds=7`);
      assert.equal(response.status, status);
      assert.equal(response.headers.get('retry-after'), '7');
    }
    assert.equal((await get(`${posture}?error=429&retryAfterSeconds=0`)).headers.get('retry-after'), null);
  });

  test('throttle so many requests and then no more', async () => {
    await setSwitches({ throttle: 2, retryAfterSeconds: 1 });
    const statuses = [(await get(posture)).status, (await get(posture)).status, (await get(posture)).status];
    assert.deepEqual(statuses, [429, 429, 200]);
  });

  test('delay an answer', async () => {
    const start = performance.now();
    await get(`${posture}?delayMilliseconds=150`);
    assert.ok(performance.now() - start >= 145);
  });

  test('send an empty body or a sign-in page with status 200', async () => {
    assert.equal(await (await get(`${posture}?emptyBody=true`)).text(), '');
    const page = await get(`${posture}?loginPage=true`);
    assert.equal(page.status, 200);
    assert.match(page.headers.get('content-type')!, /^text\/html/);
  });

  test('are read, changed and reset at their own address', async () => {
    await setSwitches({ error: 500 });
    assert.equal((await json<{ error: number }>('/api/_switches')).error, 500);
    assert.equal((await get(posture)).status, 500);
    await fetch(`${origin}/api/_switches`, { method: 'DELETE' });
    assert.equal((await get(posture)).status, 200);
  });

  for (const body of ['{', '[]', '{"error":418}', '{"delayMilliseconds":-1}', '{"__proto__":1}', '{"nothing":true}']) {
    test(`refuse ${body} and stay as they are`, async () => {
      const response = await fetch(`${origin}/api/_switches`, { method: 'PUT', body });
      assert.equal(response.status, 400);
      assert.equal((await json<{ error: number }>('/api/_switches')).error, 0);
    });
  }
});

describe('the faults on the wire', () => {
  const scores = '/api/northwind/graph/v1.0/security/secureScores?$top=1';
  const profiles = '/api/northwind/graph/v1.0/security/secureScoreControlProfiles';

  test('a broken connection, a cut body and a redirect to another origin fail in fetch', async () => {
    await assert.rejects(get(`${scores}&breakConnection=true`));
    const cut = await get(`${scores}&cutBody=true`);
    await assert.rejects(cut.text());
    const redirect = await fetch(new URL(`${scores}&redirect=true`, origin), { redirect: 'manual' });
    assert.equal(new URL(redirect.headers.get('location')!).hostname, 'elsewhere.invalid');
  });

  test('links lead to another origin, or back', async () => {
    assert.match((await json<Page>(`${profiles}?foreignLinks=true`))['@odata.nextLink']!, /elsewhere\.invalid/);
    const address = `${profiles}?circularLinks=true`;
    assert.equal((await json<Page>(address))['@odata.nextLink'], new URL(address, origin).href);
  });

  test('a token is asked for, and an expired one refused', async () => {
    const status = async (authorization?: string) =>
      (await fetch(new URL(`${scores}&requireToken=true`, origin), authorization ? { headers: { authorization } } : {})).status;
    assert.deepEqual([await status(), await status('Bearer expired'), await status('Bearer good')], [401, 401, 200]);
  });
});

describe('the mock of Azure Resource Graph', () => {
  const ask = async (body: unknown) =>
    fetch(`${origin}/api/northwind/arm/providers/Microsoft.ResourceGraph/resources?api-version=2022-10-01`, {
      method: 'POST',
      body: JSON.stringify(body),
    });

  test('pages the rows of a query by token, in either format', async () => {
    const query = kustoQueries.controls();
    const first = (await (await ask({ query, options: { $top: 20 } })).json()) as {
      data: unknown[];
      totalRecords: number;
      $skipToken: string;
      resultTruncated: string;
    };
    assert.deepEqual([first.data.length, first.totalRecords, first.resultTruncated], [20, 45, 'false']);
    const table = (await (await ask({ query, options: { $top: 100, $skipToken: first.$skipToken, resultFormat: 'table' } })).json()) as {
      data: { columns: unknown[]; rows: unknown[] };
    };
    assert.deepEqual([table.data.columns.length, table.data.rows.length], [4, 25]);
  });

  test('refuses a query that it does not know', async () => {
    assert.equal((await ask({ query: 'resources' })).status, 400);
    assert.equal((await ask([])).status, 400);
  });
});

describe('anything else', () => {
  test('is not found, and only reading is allowed', async () => {
    for (const path of ['/api/nobody/posture', '/api/northwind', '/api/northwind/posture/more', '/elsewhere', '/api/%zz'])
      assert.equal((await get(path)).status, 404, path);
    assert.equal((await fetch(`${origin}/api/northwind/posture`, { method: 'POST' })).status, 405);
  });
});
