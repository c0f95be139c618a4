/** Live sources against a real server on this machine: the faults of the network and of the token callback. */
import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { connectEndpoint, connectGraph, type LoadResult, type PostureSource } from '../../src/sources/index.js';
import type { LiveOptions } from '../../src/sources/index.js';
import { controlScore, page, profile, secureScore } from '../fixtures/graph.js';
import { fastClock, liveServer, send, type Answer, type LiveServer } from '../support/live-server.js';

const scores = page([secureScore('2026-11-20', { controlScores: [controlScore('a', { score: 3 })] })]);
const good = JSON.stringify({ scores: { total: { percent: 62 } } });
let server: LiveServer;
let foreign: LiveServer;

before(async () => {
  server = await liveServer();
  foreign = await liveServer();
});
after(() => Promise.all([server.close(), foreign.close()]));
beforeEach(() => {
  server.seen.splice(0);
  foreign.seen.splice(0);
  foreign.answer = send(200, good);
});

const loadOf = (source: PostureSource, signal = new AbortController().signal): Promise<LoadResult> => source.load({ signal });

async function load(answer: Answer, options: LiveOptions = {}, clock = fastClock()) {
  server.answer = answer;
  const result = await loadOf(connectEndpoint(`${server.origin}/posture?secret=1`, { clock, random: () => 0, ...options }));
  assert.equal(clock.open.size, 0, 'no timer is left');
  return { result, clock, error: result.kind === 'failed' ? result.error : null };
}

/** First these, one by one, then always the last. */
const inTurn =
  (...answers: readonly Answer[]): Answer =>
  (request, response, count) =>
    answers[Math.min(count, answers.length) - 1]!(request, response, count);

const cut: Answer = (_request, response) => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
  response.write('{"value":[');
  setTimeout(() => response.destroy(), 10);
};
const reset: Answer = (_request, response) => void response.destroy();

describe('A fault of the endpoint', () => {
  const faults: readonly [name: string, answer: Answer, code: string, waits: readonly number[]][] = [
    ['a broken socket', reset, 'network', [1000]],
    ['a redirect', (_request, response) => void response.writeHead(302, { location: foreign.origin }).end(), 'network', [1000]],
    ['a cut body', cut, 'incomplete', []],
    ['cut JSON', send(200, '{"value":[{"id":"x"}'), 'incomplete', []],
    ['429 for ever', send(429, {}), 'throttled', [1000, 2000, 4000]],
    ['429 with a time', send(429, {}, { 'retry-after': '3' }), 'throttled', [3000, 3000, 3000]],
    ['429 with a date', send(429, {}, { 'retry-after': 'Sat, 21 Nov 2026 00:00:10 GMT' }), 'throttled', [10_000, 1000, 1000]],
    ['429 with a long time', send(429, {}, { 'retry-after': '120' }), 'throttled', []],
    ['503 for ever', send(503, {}), 'server', [1000, 2000, 4000]],
    ['500', send(500, {}, { 'request-id': 'r-1' }), 'server', [1000]],
    ['401 without a token', send(401, {}), 'unauthorized', []],
    ['403', send(403, {}), 'forbidden', []],
    ['404', send(404, {}), 'not-found', []],
    ['410', send(410, {}), 'not-found', []],
    ['400', send(400, {}), 'bad-response', []],
    ['204', (_request, response) => void response.writeHead(204).end(), 'bad-response', []],
    ['an empty body', send(200, ''), 'bad-response', []],
    ['a login page', send(200, '<p>Sign in', { 'content-type': 'text/html; charset=utf-8' }), 'bad-response', []],
    ['null', send(200, 'null'), 'bad-response', []],
  ];
  for (const [name, answer, code, waits] of faults) {
    test(`${name}: ${code} after ${waits.length + 1} requests`, async () => {
      const { error, clock } = await load(answer);
      assert.equal(error?.code, code, JSON.stringify(error));
      assert.deepEqual(clock.waits, waits);
      assert.equal(server.seen.length, waits.length + 1);
      assert.equal(error?.host, new URL(server.origin).host);
      assert.doesNotMatch(JSON.stringify(error), /secret|posture\?/);
      assert.equal(foreign.seen.length, 0);
    });
  }

  test('says what helps', async () => {
    assert.equal((await load(send(500, {}, { 'request-id': 'r-1' }))).error?.requestId, 'r-1');
    assert.equal((await load(send(429, {}, { 'retry-after': '120' }))).error?.retryAfterSeconds, 120);
    assert.match((await load(send(200, '<p>', { 'content-type': 'text/html' }))).error!.message, /expected JSON, got text\/html/);
    const denied = { error: { code: 'Authorization_RequestDenied', message: 'Insufficient privileges' } };
    const { error } = await load(send(403, denied));
    assert.equal(error?.permission, 'SecurityEvents.Read.All');
    assert.match(error!.message, /Authorization_RequestDenied: Insufficient privileges/);
  });

  test('passes, and the reader sees nothing of it', async () => {
    for (const fault of [reset, send(429, {}, { 'retry-after': '0' }), send(503, {}), send(504, {}), send(500, {})]) {
      server.seen.splice(0);
      assert.equal((await load(inTurn(fault, send(200, good)))).result.kind, 'posture');
    }
  });

  test('retries are spread', async () => {
    const { clock } = await load(send(429, {}), { random: () => 0.9 });
    assert.deepEqual(clock.waits, [1450, 2900, 4900]);
  });

  test('no whole answer in time is a timeout', async () => {
    const half: Answer = (_request, response) => void response.writeHead(200, { 'content-type': 'application/json' }).write('{');
    for (const answer of [() => undefined, half]) {
      const { error } = await load(answer, {}, fastClock({ ringsTimeouts: true }));
      assert.deepEqual([error?.code, error?.waitsFor], ['timeout', 'answer']);
    }
  });

  test('an address that is none is a bad setting, and nothing is sent', async () => {
    for (const url of ['', 'http://', 'javascript:alert(1)', 'https://user:pass@portal.example/']) {
      const result = await loadOf(connectEndpoint(url));
      assert.equal(result.kind === 'failed' && result.error.code, 'bad-config', url);
    }
  });
});

describe('A load that nobody waits for any more', () => {
  for (const [name, answer] of [
    ['while the answer is under way', () => undefined],
    ['while it waits to ask again', send(429, {}, { 'retry-after': '50' })],
  ] as [string, Answer][]) {
    test(`ends at once ${name}, without a timer`, async () => {
      const open = new Set<unknown>();
      const clock = {
        now: Date.now,
        setTimer: () => (open.add(open.size), open.size - 1),
        clearTimer: (timer: unknown) => void open.delete(timer),
      };
      server.answer = answer;
      const controller = new AbortController();
      const loading = loadOf(connectEndpoint(server.origin, { clock }), controller.signal);
      setTimeout(() => controller.abort(), 60);
      assert.deepEqual(await loading, { kind: 'aborted' });
      assert.equal(server.seen.length, 1);
      assert.equal(open.size, 0);
    });
  }

  test('asks nothing where it was over before', async () => {
    const signal = AbortSignal.abort();
    assert.deepEqual(await loadOf(connectEndpoint(server.origin), signal), { kind: 'aborted' });
    assert.equal(server.seen.length, 0);
  });
});

describe('Pages', () => {
  const rows = (from: number, count: number) =>
    Array.from({ length: count }, (_, index) => ({ id: `r${from + index}`, title: 'T', maxPoints: 1 }));
  const idsOf = (result: LoadResult) => (result.kind === 'posture' ? result.posture.recommendations!.map(({ id }) => id) : []);

  const paged =
    (pages: number, link: (next: number) => unknown): Answer =>
    (request, response, count) => {
      const index = Number(new URL(request.url, server.origin).searchParams.get('page') ?? 0);
      const more = index + 1 < pages ? { nextLink: link(index + 1) } : {};
      send(200, { value: rows(index * 2, 2), ...more })(request, response, count);
    };
  const own = (next: number) => `${server.origin}/posture?page=${next}`;

  test('come all and in order, none twice', async () => {
    const { result } = await load(paged(30, own));
    assert.deepEqual(
      idsOf(result),
      rows(0, 60).map(({ id }) => id),
    );
    assert.equal(result.kind === 'posture' && result.warnings, undefined);
  });

  const unfollowed: readonly [name: string, link: () => unknown, words: RegExp][] = [
    ['to another origin', () => `${foreign.origin}/x`, /another origin/],
    ['without encryption or with it', () => server.origin.replace('http:', 'https:'), /another origin/],
    ['without a scheme', () => `//${new URL(foreign.origin).host}/x`, /another origin/],
    ['with a user name', () => server.origin.replace('//', '//user:x@'), /user name/],
    ['that runs script', () => 'javascript:alert(1)', /another origin/],
    ['that is empty', () => '', /no address/],
    ['that is no text', () => 42, /no address|text/],
    ['back to itself', () => `${server.origin}/posture?secret=1`, /already read/],
  ];
  for (const [name, link, words] of unfollowed) {
    test(`a link ${name} is not followed, and the result says that it is incomplete`, async () => {
      const { result } = await load(paged(2, link));
      assert.ok(result.kind === 'posture', JSON.stringify(result));
      assert.deepEqual(idsOf(result), ['r0', 'r1']);
      assert.equal(result.warnings?.[0]?.code, 'incomplete');
      assert.match(result.warnings[0].message, words);
      assert.ok(result.problems.some(({ message }) => words.test(message)));
      assert.ok(result.posture.notes?.some(({ code, facts }) => code === 'coverage' && facts['complete'] === false));
      assert.deepEqual([server.seen.length, foreign.seen.length], [1, 0]);
    });
  }

  test('in a longer circle end at the first repeat', async () => {
    const { result } = await load(paged(9, (next) => own(next % 3 || 1)));
    assert.equal(server.seen.length, 3);
    assert.equal(result.kind === 'posture' && result.warnings?.length, 1);
  });

  test('stop at the limit of pages and of bytes, visibly', async () => {
    const pages = (await load(paged(300, own), { pageLimit: 5 })).result;
    assert.equal(server.seen.length, 5);
    assert.match(pages.kind === 'posture' ? pages.warnings![0]!.message : '', /limit of 5 pages/);
    const bytes = (await load(paged(300, own), { sizeLimitBytes: 1000 })).result;
    assert.match(bytes.kind === 'posture' ? bytes.warnings![0]!.message : '', /more than 1000 bytes/);
    assert.equal((await load(send(200, rows(0, 100)), { sizeLimitBytes: 1000 })).error?.code, 'incomplete');
  });

  test('that lead nowhere keep the rows so far; those that only fail now fail the load', async () => {
    const then =
      (fault: Answer): Answer =>
      (request, response, count) =>
        (request.url.includes('page=') ? fault : paged(2, own))(request, response, count);
    assert.deepEqual(idsOf((await load(then(send(404, {})))).result), ['r0', 'r1']);
    assert.equal((await load(then(send(503, {})))).error?.code, 'server');
  });
});

describe('Requests', () => {
  test('are at most four at once', async () => {
    server.load.most = 0;
    server.answer = (request, response, count) =>
      void setTimeout(() => send(200, { targets: [{ percent: 80 }] })(request, response, count), 20);
    const urls = Array.from({ length: 12 }, (_, index) => `${server.origin}/${index}`);
    const result = await loadOf(connectEndpoint(urls));
    assert.equal(result.kind === 'posture' && result.posture.targets?.length, 12);
    assert.equal(server.load.most, 4);
  });

  test('end with the first of them that fails', async () => {
    server.answer = (request, response, count) => (request.url === '/0' ? send(403, {})(request, response, count) : undefined);
    const result = await loadOf(connectEndpoint([`${server.origin}/0`, `${server.origin}/1`]));
    assert.equal(result.kind === 'failed' && result.error.code, 'forbidden');
    for (let waited = 0; waited < 2000 && server.load.now > 0; waited += 10) await new Promise((resolve) => setTimeout(resolve, 10));
    assert.equal(server.load.now, 0);
  });

  test('carry the headers of the host', async () => {
    await load(send(200, good), { headers: { 'x-tenant': 'a' } });
    assert.equal(server.seen[0]!.headers['x-tenant'], 'a');
  });
});

describe('The token callback', () => {
  const canary = 'canary-7f3a9d';

  test('gives the token to the endpoint, once for all requests', async () => {
    let calls = 0;
    server.answer = (request, response, count) =>
      send(200, request.url.includes('Profiles') ? page([profile('a')]) : scores)(request, response, count);
    const source = connectGraph({ endpoint: server.origin, getAccessToken: () => `token-${++calls}` });
    assert.equal((await loadOf(source)).kind, 'posture');
    assert.deepEqual(
      server.seen.map(({ headers }) => headers.authorization),
      ['Bearer token-1', 'Bearer token-1'],
    );
  });

  test('is asked once more after a 401, with forceRefresh', async () => {
    const asked: boolean[] = [];
    const getAccessToken = ({ forceRefresh }: { forceRefresh: boolean }) => `token-${asked.push(forceRefresh)}`;
    const needsSecond: Answer = (request, response, count) =>
      (request.headers.authorization === 'Bearer token-2' ? send(200, good) : send(401, {}))(request, response, count);
    assert.equal((await load(needsSecond, { getAccessToken })).result.kind, 'posture');
    assert.deepEqual(asked, [false, true]);
    asked.splice(0);
    server.seen.splice(0);
    assert.equal((await load(send(401, {}), { getAccessToken })).error?.code, 'unauthorized');
    assert.deepEqual([asked.length, server.seen.length], [2, 2]);
  });

  for (const [name, token] of [
    ['undefined', undefined],
    ['empty text', ''],
    ['null', null],
    ['an object', {}],
    ['a number', 7],
  ] as const) {
    test(`that gives ${name}: no-token, and nothing is sent`, async () => {
      const { error } = await load(send(200, good), { getAccessToken: () => token as string });
      assert.equal(error?.code, 'no-token');
      assert.equal(server.seen.length, 0);
    });
  }

  for (const token of [`${canary}\r\nx-evil: 1`, `${canary} x`, ` ${canary}`, `${canary}\u00e9`]) {
    test(`that gives ${JSON.stringify(token)} is refused before anything is sent`, async () => {
      const { error } = await load(send(200, good), { getAccessToken: () => token });
      assert.equal(error?.code, 'token-failed');
      assert.equal(server.seen.length, 0);
      assert.ok(!JSON.stringify(error).includes(canary));
    });
  }

  test('that throws, rejects or never ends', async () => {
    const thrower = () => {
      throw new Error(`no luck with ${canary}`);
    };
    for (const getAccessToken of [thrower, () => Promise.reject(new Error(canary))]) {
      const { error } = await load(send(200, good), { getAccessToken });
      assert.equal(error?.code, 'token-failed');
      assert.ok(!JSON.stringify(error).includes(canary));
    }
    const { error } = await load(
      send(200, good),
      { getAccessToken: () => new Promise(() => undefined) },
      fastClock({ ringsTimeouts: true }),
    );
    assert.deepEqual([error?.code, error?.waitsFor], ['timeout', 'token']);
    assert.equal(server.seen.length, 0);
  });

  test('is no reason to send a token without encryption, or to a second origin', async () => {
    const getAccessToken = () => canary;
    for (const urls of [['http://portal.example/x'], [server.origin, foreign.origin]]) {
      const result = await loadOf(connectEndpoint(urls, { getAccessToken }));
      assert.equal(result.kind === 'failed' && result.error.code, 'bad-config');
    }
    assert.deepEqual([server.seen.length, foreign.seen.length], [0, 0]);
  });

  test('keeps its token: it is in no result, error, console line, address or log of another origin', async () => {
    const lines: unknown[] = [];
    const restore = (['log', 'info', 'warn', 'error', 'debug'] as const).map((name) => {
      const before = console[name];
      console[name] = (...words: unknown[]) => void lines.push(words);
      return () => (console[name] = before);
    });
    const echo: Answer = (request, response, count) =>
      send(403, { error: { code: 'x', message: `sent ${request.headers.authorization}` } })(request, response, count);
    const link: Answer = (request, response, count) => send(200, { value: [], nextLink: `${foreign.origin}/x` })(request, response, count);
    const away: Answer = (_request, response) => void response.writeHead(307, { location: foreign.origin }).end();
    const seen: string[] = [];
    for (const answer of [echo, link, away, send(401, {}), send(429, {}), cut, reset, send(200, good)]) {
      const { result } = await load(answer, {
        getAccessToken: () => canary,
        fetch: (...request) => fetch(...request).catch(() => Promise.reject(new Error(`Bearer ${canary}`))),
      });
      seen.push(JSON.stringify(result), String(result));
    }
    restore.forEach((again) => again());
    assert.ok(
      server.seen.some(({ headers }) => headers.authorization === `Bearer ${canary}`),
      'the endpoint itself has it',
    );
    assert.ok(!JSON.stringify([seen, lines, foreign.seen, server.seen.map(({ url, body }) => [url, body])]).includes(canary));
    assert.equal(foreign.seen.length, 0);
  });
});
