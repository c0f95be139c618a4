/** The endpoint source against a real server on this machine. */
import assert from 'node:assert/strict';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, beforeEach, describe, test } from 'node:test';
import { connectEndpoint } from '../../src/sources/endpoint.js';
import type { LoadResult } from '../../src/sources/source.js';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

const good = JSON.stringify({ scores: { total: { percent: 62 } } });
const requests: string[] = [];
let answer: Answer = () => undefined;
let origin = '';
const server = createServer((request, response) => {
  requests.push(request.url ?? '');
  answer(request, response);
});

const send =
  (status: number, body: string, headers: Record<string, string> = {}): Answer =>
  (_request, response) =>
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body);

const load = (options: Parameters<typeof connectEndpoint>[1] = {}, controller = new AbortController()): Promise<LoadResult> =>
  connectEndpoint(`${origin}/posture?secret=1`, options).load({ signal: controller.signal });

before(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
after(() => server.close());
beforeEach(() => requests.splice(0));

describe('an endpoint', () => {
  test('gives a posture', async () => {
    answer = send(200, good);
    const result = await load();
    assert.ok(result.kind === 'posture');
    assert.equal(result.posture.scores?.total?.percent, 62);
  });

  test('of several addresses gives one posture', async () => {
    answer = (request, response) => send(200, request.url === '/a' ? good : JSON.stringify({ targets: [{ percent: 80 }] }))(request, response);
    const result = await connectEndpoint([`${origin}/a`, `${origin}/b`]).load({ signal: new AbortController().signal });
    assert.ok(result.kind === 'posture');
    assert.equal(result.posture.targets?.length, 1);
    assert.equal(result.posture.scores?.total?.percent, 62);
  });

  const faults: [string, Answer, string, number][] = [
    ['500', send(500, '{}', { 'request-id': 'r-1' }), 'server', 1],
    ['401', send(401, '{}'), 'unauthorized', 1],
    ['403', send(403, '{}'), 'forbidden', 1],
    ['404', send(404, '{}'), 'not-found', 1],
    ['410', send(410, '{}'), 'not-found', 1],
    ['429', send(429, '{}', { 'retry-after': '3' }), 'throttled', 1],
    ['a login page', send(200, '<html>Sign in</html>', { 'content-type': 'text/html; charset=utf-8' }), 'bad-response', 1],
    ['an empty body', send(200, ''), 'bad-response', 1],
    ['no JSON', send(200, 'hello'), 'bad-response', 1],
    ['a body that is cut', send(200, '{"value":[{"id":"x"}'), 'incomplete', 1],
    ['a redirect', send(302, '', { location: 'http://127.0.0.1:9/' }), 'network', 2],
    ['a socket that breaks', (_request, response) => void response.destroy(), 'network', 2],
  ];
  for (const [name, fault, code, times] of faults) {
    test(`${name} is the error ${code}`, async () => {
      answer = fault;
      const result = await load();
      assert.ok(result.kind === 'failed', JSON.stringify(result));
      assert.equal(result.error.code, code);
      assert.equal(requests.length, times);
      assert.doesNotMatch(JSON.stringify(result.error), /secret/);
    });
  }

  test('says what helps support, and which permission is missing', async () => {
    answer = send(500, '{}', { 'request-id': 'r-1' });
    const server = await load();
    assert.ok(server.kind === 'failed' && server.error.requestId === 'r-1' && server.error.status === 500);
    answer = send(403, '{}');
    const forbidden = await load();
    assert.ok(forbidden.kind === 'failed' && forbidden.error.permission === 'SecurityEvents.Read.All');
  });

  test('a broken socket is tried once more', async () => {
    answer = (request, response) => (requests.length === 1 ? void response.destroy() : send(200, good)(request, response));
    assert.equal((await load()).kind, 'posture');
  });

  test('that does not answer is a timeout', async () => {
    answer = () => undefined;
    const result = await load({ timeoutMs: 50 });
    assert.ok(result.kind === 'failed' && result.error.code === 'timeout');
  });

  test('is left alone when nobody wants the answer any more', async () => {
    answer = () => undefined;
    const controller = new AbortController();
    const loading = load({}, controller);
    setTimeout(() => controller.abort(), 30);
    assert.deepEqual(await loading, { kind: 'aborted' });
    assert.equal(requests.length, 1);
  });
});
