/** The three connectors and the shared endpoint against the demo's mock of the vendor's endpoints. */
import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, afterEach, before, describe, test } from 'node:test';
import { createDemoApi } from '../../demo/mock/api.js';
import { scorePosture } from '../../src/core/index.js';
import type { ScoreReport } from '../../src/core/index.js';
import {
  combineSources,
  connectArm,
  connectGraph,
  connectResourceGraph,
  createSharedEndpoints,
  readPosture,
} from '../../src/sources/index.js';
import type { LiveSource, LoadResult, PostureSource } from '../../src/sources/index.js';
import { nodeHandler } from '../../src/testing/index.js';
import { fastClock } from '../support/live-server.js';

const now = () => new Date('2026-03-10T09:42:00Z');
let server: Server;
let base: string;
const addresses: string[] = [];

before(async () => {
  const answer = nodeHandler(createDemoApi({ now }));
  server = createServer((request, response) => {
    addresses.push(request.url ?? '');
    void answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/northwind`;
});
after(() => new Promise((resolve) => server.close(resolve)));
afterEach(async () => {
  await fetch(`${base}/../_switches`, { method: 'DELETE' });
  addresses.splice(0);
});

const setSwitches = async (body: unknown) => void (await fetch(`${base}/../_switches`, { method: 'PUT', body: JSON.stringify(body) }));
const load = (source: PostureSource): Promise<LoadResult> => source.load({ signal: new AbortController().signal });
const clock = fastClock();

async function reportOf(source: PostureSource): Promise<ScoreReport> {
  const result = await load(source);
  assert.ok(result.kind === 'posture', JSON.stringify(result));
  assert.deepEqual([result.problems, result.warnings], [[], undefined]);
  return scorePosture(result.posture, { now: now().toISOString() });
}

/** What the report says about Azure, whatever else the payloads held. */
const azureOf = ({ parts, scopes, controls }: ScoreReport) => ({
  half: parts.infrastructure,
  scopes: scopes.map(({ id, score }) => [id, score]),
  controls: controls.map(({ id, scopeId, score, resources }) => [id, scopeId, score, resources]),
});

async function wholeReport(): Promise<ScoreReport> {
  const read = readPosture(await (await fetch(`${base}/posture`)).json());
  assert.ok(read.kind === 'posture');
  return scorePosture(read.posture, { now: now().toISOString() });
}

describe('connectGraph', () => {
  test('brings the score, all profile pages, and as many days as asked for', async () => {
    const report = await reportOf(connectGraph({ endpoint: `${base}/graph`, historyDays: 40 }));
    assert.deepEqual(report.parts.defenderXdr, (await wholeReport()).parts.defenderXdr);
    assert.equal(report.history.length, 40);
    assert.equal(addresses.filter((address) => address.includes('Profiles')).length, 3);
    assert.ok(!report.quality.some(({ code }) => code === 'profilesNotPagedIn'));
  });

  test('says which pages are missing where links lead elsewhere, back, or nowhere', async () => {
    for (const fault of ['foreignLinks', 'circularLinks', 'truncatePages']) {
      await setSwitches({ [fault]: true });
      const result = await load(connectGraph({ endpoint: `${base}/graph`, historyDays: 1, clock }));
      assert.ok(result.kind === 'posture', fault);
      assert.equal(result.warnings?.[0]?.code, 'incomplete', fault);
      assert.ok(
        result.posture.notes?.some(({ code }) => code === 'profilesNotPagedIn'),
        fault,
      );
      await fetch(`${base}/../_switches`, { method: 'DELETE' });
    }
  });

  test('of a tenant without the product is an empty posture', async () => {
    const report = await reportOf(connectGraph({ endpoint: `${base.replace('northwind', 'kestrel')}/graph` }));
    assert.equal(report.total.kind, 'unknown');
  });

  test('joins the recommendations of Entra on request, none summed twice', async () => {
    const plain = await reportOf(connectGraph({ endpoint: `${base}/graph`, historyDays: 1 }));
    const joined = await reportOf(connectGraph({ endpoint: `${base}/graph`, historyDays: 1, entraRecommendations: true }));
    assert.ok(addresses.some((address) => address.endsWith('/graph/beta/directory/recommendations')));
    assert.deepEqual(joined.parts, plain.parts);
    assert.deepEqual(
      joined.recommendations.map(({ id, points, maxPoints }) => [id, points, maxPoints]),
      plain.recommendations.map(({ id, points, maxPoints }) => [id, points, maxPoints]),
    );
  });

  test('goes on without the recommendations of Entra where they may not be read', async () => {
    const closed: typeof fetch = (input, init) => fetch(`${String(input)}${String(input).includes('directory') ? '?error=403' : ''}`, init);
    const result = await load(connectGraph({ endpoint: `${base}/graph`, historyDays: 1, entraRecommendations: true, fetch: closed }));
    assert.ok(result.kind === 'posture');
    assert.match(result.warnings?.[0]?.message ?? '', /^recommendations.*DirectoryRecommendations/);
  });

  for (const [body, path] of [
    ['{"value":null}', 'value'],
    ['{"value":{}}', 'value'],
    ['[]', ''],
    ['null', ''],
  ] as const) {
    test(`refuses ${body}, which is no page, naming the path`, async () => {
      const result = await load(connectGraph({ endpoint: `${base}/graph`, fetch: () => Promise.resolve(new Response(body)) }));
      assert.ok(result.kind === 'failed' && result.error.code === 'bad-response');
      assert.equal(result.error.problems?.[0]?.path, path);
    });
  }

  test('gets over an expired token, a broken connection and a busy service', async () => {
    await setSwitches({ requireToken: true, throttle: 2 });
    const tokens = ['expired', 'fresh'];
    const source = connectGraph({
      endpoint: `${base}/graph`,
      historyDays: 1,
      clock,
      getAccessToken: ({ forceRefresh }) => tokens[forceRefresh ? 1 : 0]!,
    });
    assert.equal((await load(source)).kind, 'posture');
  });

  for (const [fault, code] of [
    ['breakConnection', 'network'],
    ['cutBody', 'incomplete'],
    ['redirect', 'network'],
    ['loginPage', 'bad-response'],
    ['emptyBody', 'bad-response'],
  ]) {
    test(`under ${fault} is the error ${code}`, async () => {
      await setSwitches({ [fault!]: true });
      const result = await load(connectGraph({ endpoint: `${base}/graph`, historyDays: 1, clock }));
      assert.equal(result.kind === 'failed' && result.error.code, code);
    });
  }
});

describe('connectArm', () => {
  test('brings the same numbers as the payloads by hand', async () => {
    const report = await reportOf(connectArm({ endpoint: `${base}/arm` }));
    assert.deepEqual(azureOf(report), azureOf(await wholeReport()));
  });

  test('asks for the subscriptions that are named', async () => {
    const all = await reportOf(connectArm({ endpoint: `${base}/arm` }));
    const subscriptionIds = [all.scopes[0]!.id.split('/').at(-1)!];
    const one = await reportOf(connectArm({ endpoint: `${base}/arm`, subscriptionIds }));
    assert.deepEqual(
      one.scopes.map(({ id }) => id),
      [all.scopes[0]!.id],
    );
  });

  test('marks a subscription that may not be seen, and fails where that is all of them', async () => {
    const all = await reportOf(connectArm({ endpoint: `${base}/arm` }));
    const subscriptionIds = all.scopes.map(({ id }) => id.split('/').at(-1)!);
    const closed: typeof fetch = (input, init) =>
      fetch(String(input).includes(subscriptionIds[0]!) ? `${String(input)}&error=403` : input, init);
    const result = await load(connectArm({ endpoint: `${base}/arm`, subscriptionIds, fetch: closed }));
    assert.ok(result.kind === 'posture', JSON.stringify(result));
    assert.deepEqual(
      result.posture.scopes?.filter(({ restricted }) => restricted).map(({ id }) => id),
      [all.scopes[0]!.id],
    );
    const none = await load(connectArm({ endpoint: `${base}/arm`, subscriptionIds: subscriptionIds.slice(0, 1), fetch: closed }));
    assert.match((none.kind === 'failed' && none.error.permission) || '', /Security Reader/);
  });
});

describe('connectResourceGraph', () => {
  const endpoint = () => `${base}/arm`;

  test('brings the same numbers as Azure Resource Manager', async () => {
    assert.deepEqual(
      azureOf(await reportOf(connectResourceGraph({ endpoint: endpoint() }))),
      azureOf(await reportOf(connectArm({ endpoint: endpoint() }))),
    );
  });

  test('brings the same numbers where the engine counts, with a fraction of the rows', async () => {
    const raw = await reportOf(connectResourceGraph({ endpoint: endpoint() }));
    const counted = await reportOf(connectResourceGraph({ endpoint: endpoint(), aggregated: true }));
    assert.deepEqual(azureOf(counted), azureOf(raw));
    const impactOf = ({ recommendations }: ScoreReport) =>
      recommendations
        .map(({ id, scopeId, status, potentialPoints, potentialPercent, resources }) => [
          id,
          scopeId,
          status,
          potentialPoints,
          potentialPercent,
          resources,
        ])
        .sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
    assert.deepEqual(impactOf(counted), impactOf(raw));
  });

  test('pages by token, and says where the service cut an answer or the token repeats', async () => {
    const small: typeof fetch = (input, init) => fetch(input, { ...init, body: String(init!.body).replace('"$top":1000', '"$top":50') });
    assert.deepEqual(azureOf(await reportOf(connectResourceGraph({ endpoint: endpoint(), fetch: small }))), azureOf(await wholeReport()));
    for (const [key, value] of [
      ['resultTruncated', 'true'],
      ['$skipToken', '0'],
    ] as const) {
      const bent: typeof fetch = async (input, init) =>
        Response.json({ ...((await (await fetch(input, init)).json()) as object), [key]: value });
      const result = await load(connectResourceGraph({ endpoint: endpoint(), fetch: bent }));
      assert.ok(result.kind === 'posture' && result.warnings!.length > 0, key);
    }
  });
});

describe('combineSources', () => {
  const graph = () => connectGraph({ endpoint: `${base}/graph`, clock });
  const arm = () => connectArm({ endpoint: `${base}/arm`, clock });

  test('makes the combined score of both halves', async () => {
    const [whole, report] = [await wholeReport(), await reportOf(combineSources([graph(), arm()]))];
    assert.equal(report.model, 'combined');
    assert.deepEqual([report.total, report.parts], [whole.total, whole.parts]);
  });

  test('reads what the host has itself beside them', async () => {
    const payloads = [{ tenantName: 'Northwind', targets: [{ percent: 80 }] }, { settings: { infrastructure: false } }];
    const result = await load(combineSources([graph()], { payloads }));
    assert.ok(result.kind === 'posture', JSON.stringify(result));
    assert.deepEqual(
      [result.posture.tenantName, result.posture.targets?.[0]?.percent, result.posture.settings?.infrastructure],
      ['Northwind', 80, false],
    );
  });

  test('keeps what each of them says is missing', async () => {
    await setSwitches({ truncatePages: true });
    const result = await load(combineSources([graph(), arm()]));
    assert.ok(result.kind === 'posture', JSON.stringify(result));
    assert.ok(result.warnings?.some(({ message }) => message.includes('secureScoreControlProfiles')));
  });

  test('the first failure is the result, and ends the others', async () => {
    let wasEnded = false;
    const waiting: LiveSource = {
      load: () => assert.fail('payloads are asked for, not a posture'),
      loadPayloads: ({ signal }) =>
        new Promise((resolve) =>
          signal.addEventListener('abort', () => {
            wasEnded = true;
            resolve({ kind: 'aborted' });
          }),
        ),
    };
    const refused = connectGraph({ endpoint: 'nowhere:', clock });
    assert.deepEqual(await load(combineSources([waiting, refused])), await load(refused));
    assert.ok(wasEnded);
  });

  test('an abort reaches each of them; a source that throws is a failure', async () => {
    const controller = new AbortController();
    const loading = combineSources([graph(), arm()]).load({ signal: controller.signal });
    controller.abort();
    assert.deepEqual(await loading, { kind: 'aborted' });
    const throwing = { ...graph(), loadPayloads: () => Promise.reject(new Error('a host’s own fault')) };
    const result = await load(combineSources([throwing]));
    assert.ok(result.kind === 'failed');
    assert.deepEqual(result.error, { code: 'bad-response', message: '"a host’s own fault"' });
  });
});

describe('A shared endpoint', () => {
  test('is asked once by a thousand widgets, again when one refreshes, and forgotten with the last', async () => {
    const share = createSharedEndpoints();
    const sources = Array.from({ length: 1000 }, () => share(`${base}/posture`));
    const results = await Promise.all(sources.map(load));
    assert.ok(results.every((result) => result === results[0] && result.kind === 'posture'));
    assert.equal(addresses.length, 1);
    await load(share(`${base}/posture`));
    assert.equal(addresses.length, 1);
    const signal = new AbortController().signal;
    await Promise.all(sources.slice(0, 9).map((source) => source.load({ signal, forceRefresh: true })));
    assert.equal(addresses.length, 2);
  });

  test('is forgotten when all have gone', async () => {
    const share = createSharedEndpoints();
    const sources = [share(`${base}/posture`), share(`${base}/posture`)];
    await Promise.all(sources.map(load));
    sources.forEach((source) => source.release());
    await load(share(`${base}/posture`));
    assert.equal(addresses.length, 2);
  });

  test('keeps what one reader was sent from another at the same address', async () => {
    const share = createSharedEndpoints();
    for (const reader of ['anna', 'bert', null]) await load(share(`${base}/posture`, reader));
    assert.equal(addresses.length, 3);
    await load(share(`${base}/posture`, 'bert'));
    assert.equal(addresses.length, 3);
  });

  test('goes on for the others when one leaves, and ends with the last', async () => {
    await setSwitches({ delayMilliseconds: 60 });
    const share = createSharedEndpoints();
    const [first, second] = [new AbortController(), new AbortController()];
    const loads = [first, second].map(({ signal }) => share(`${base}/posture`).load({ signal }));
    first.abort();
    assert.deepEqual(
      (await Promise.all(loads)).map(({ kind }) => kind),
      ['aborted', 'posture'],
    );
    const last = share(`${base}/graph`).load({ signal: second.signal });
    second.abort();
    assert.deepEqual(await last, { kind: 'aborted' });
  });
});
