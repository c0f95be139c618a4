/**
 * The vendor's endpoints and a portal backend's own, played by a request handler of node:http without any framework:
 *
 *   /api/customers                                                   the service provider's customers
 *   /api/{customer}/posture                                          every payload of the customer in one JSON array
 *   /api/{customer}/graph/v1.0/security/secureScores?$top=
 *   /api/{customer}/graph/v1.0/security/secureScoreControlProfiles   in pages, with an absolute @odata.nextLink
 *   /api/{customer}/arm/subscriptions
 *   /api/{customer}/arm/subscriptions/{id}/providers/Microsoft.Security/secureScores | secureScoreControls
 *       | secureScoreControlDefinitions | assessments                assessments in pages, with an absolute nextLink
 *   /api/{customer}/arm/providers/Microsoft.ResourceGraph/resources   POST, with the queries of the kit
 *   /api/_switches                                                   GET, PUT and DELETE what shall go wrong
 *
 * Any switch also works for one request, as a query (`?error=503`). The data are the same on every run; their dates
 * count back from the hour of the request, so that the demo looks live.
 */
import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createTenant, payloadsOf } from '../../src/testing/index.js';
import type { Tenant } from '../../src/testing/index.js';
import { customers as demoCustomers } from '../customers.js';
import type { Customer } from '../customers.js';
import { armAnswer } from './arm.js';
import { graphAnswer } from './graph.js';
import { resourceGraphAnswer } from './resourceGraph.js';
import { problem, type Answer } from './answer.js';
import { changeSwitches, noSwitches, type Switches } from './switches.js';

export interface MockApiOptions {
  readonly customers?: readonly Customer[];
  /** The clock; the machine's own by default. */
  readonly now?: () => Date;
}

export interface MockApi {
  /** Answers requests below `/api/`; for any other it calls `next`, or answers 404 where there is none. */
  handle(request: IncomingMessage, response: ServerResponse, next?: () => void): Promise<void>;
}

const hourMilliseconds = 3_600_000;
const longestBody = 10_000;

export function createMockApi({ customers = demoCustomers, now = () => new Date() }: MockApiOptions = {}): MockApi {
  let switches = noSwitches;
  const tenants = new Map<string, Tenant>();

  /** One tenant per customer and hour: making one takes a moment, and its dates move on with the clock. */
  function tenantOf(customer: Customer): Tenant {
    const asOf = new Date(Math.floor(now().getTime() / hourMilliseconds) * hourMilliseconds).toISOString();
    const kept = tenants.get(customer.id);
    if (kept?.asOf === asOf) return kept;
    const tenant = createTenant({ seed: customer.id, kind: customer.kind, name: customer.name, users: customer.users, asOf });
    tenants.set(customer.id, tenant);
    return tenant;
  }

  async function switchesAnswer(request: IncomingMessage): Promise<Answer> {
    if (request.method === 'GET') return { status: 200, body: switches };
    if (request.method === 'DELETE') return { status: 200, body: (switches = noSwitches) };
    if (request.method !== 'PUT') return problem(405, 'MethodNotAllowed', 'Use GET, PUT or DELETE.');
    const changes = await jsonBody(request);
    if (changes === null) return problem(400, 'BadRequest', 'The body has to be a JSON object.');
    const changed = changeSwitches(switches, changes);
    if ('refused' in changed) return problem(400, 'BadRequest', `No such switch or value: ${changed.refused}.`);
    return { status: 200, body: (switches = changed.switches) };
  }

  function customerAnswer(customer: Customer, path: readonly string[], url: URL, active: Switches): Answer {
    const tenant = tenantOf(customer);
    const seen = active.truncatePages ? { ...tenant, graph: { ...tenant.graph, profilePages: 1 } } : tenant;
    if (path.length === 1 && path[0] === 'posture') return { status: 200, body: payloadsOf(seen) };
    if (path[0] === 'graph') return graphAnswer(seen, path.slice(1), url);
    if (path[0] === 'arm') return armAnswer(seen, path.slice(1), url);
    return problem(404, 'NotFound', 'There is nothing at this address.');
  }

  /** The switches as this request sees them; a pending throttle is used up by one. */
  function switchesFor(url: URL): Switches | null {
    const asked = Object.fromEntries([...url.searchParams].filter(([key]) => Object.hasOwn(noSwitches, key)));
    const changed = changeSwitches(switches, asked);
    if ('refused' in changed) return null;
    if (switches.throttle > 0) switches = { ...switches, throttle: switches.throttle - 1 };
    return changed.switches;
  }

  async function answerTo(request: IncomingMessage, url: URL): Promise<Answer> {
    const [first, ...rest] = url.pathname.split('/').slice(2).map(decoded);
    if (first === '_switches') return switchesAnswer(request);
    const isQuery = request.method === 'POST' && /\/providers\/microsoft\.resourcegraph\/resources$/i.test(url.pathname);
    if (request.method !== 'GET' && request.method !== 'HEAD' && !isQuery) return problem(405, 'MethodNotAllowed', 'Use GET.');
    if (first === 'customers' && rest.length === 0) return { status: 200, body: customers };
    const customer = customers.find(({ id }) => id === first);
    if (!customer) return problem(404, 'NotFound', 'There is no such customer.');
    const active = switchesFor(url);
    if (!active) return problem(400, 'BadRequest', 'A switch in the query makes no sense.');
    if (active.delayMilliseconds > 0) await delay(active.delayMilliseconds, request);
    if (active.requireToken && !/^Bearer (?!expired$)\S+$/.test(request.headers.authorization ?? ''))
      return problem(401, 'InvalidAuthenticationToken', 'The access token is missing or has expired.');
    const fault = faultOf(active);
    if (fault) return fault;
    const answer = isQuery
      ? resourceGraphAnswer(tenantOf(customer), (await jsonBody(request)) ?? {})
      : customerAnswer(customer, rest, url, active);
    return active.cutBody ? { ...answer, fault: 'cut' } : relinked(answer, url, active);
  }

  async function handle(request: IncomingMessage, response: ServerResponse, next?: () => void): Promise<void> {
    const url = urlOf(request);
    if (!url?.pathname.startsWith('/api/')) {
      if (next) next();
      else send(response, problem(404, 'NotFound', 'There is nothing at this address.'));
      return;
    }
    try {
      send(response, await answerTo(request, url));
    } catch (error) {
      send(response, problem(500, 'InternalServerError', error instanceof Error ? error.message : 'Something broke.'));
    }
  }

  return { handle };
}

/** An origin that nobody answers at. */
const foreignAddress = 'https://elsewhere.invalid/';

/** The answer with its link to the next page bent as the switches say. */
function relinked(answer: Answer, url: URL, { foreignLinks, circularLinks }: Switches): Answer {
  const body = answer.body;
  if ((!foreignLinks && !circularLinks) || typeof body !== 'object' || body === null) return answer;
  const link = ['nextLink', '@odata.nextLink'].find((name) => name in body);
  return link ? { ...answer, body: { ...body, [link]: foreignLinks ? foreignAddress : url.href } } : answer;
}

function faultOf(switches: Switches): Answer | null {
  const headers: Record<string, string> = switches.retryAfterSeconds > 0 ? { 'Retry-After': String(switches.retryAfterSeconds) } : {};
  if (switches.throttle > 0 || switches.error === 429)
    return { ...problem(429, 'TooManyRequests', 'Too many requests. Try again later.'), headers };
  if (switches.error === 503) return { ...problem(503, 'ServiceUnavailable', 'The service is busy.'), headers };
  if (switches.error === 401) return problem(401, 'InvalidAuthenticationToken', 'The access token has expired.');
  if (switches.error === 403) return problem(403, 'Forbidden', 'The permission SecurityEvents.Read.All is missing.');
  if (switches.error !== 0) return problem(switches.error, 'UnknownError', 'The request failed.');
  if (switches.breakConnection) return { status: 0, fault: 'break' };
  if (switches.redirect) return { status: 307, text: '', headers: { Location: foreignAddress } };
  if (switches.emptyBody) return { status: 200, text: '', type: 'application/json' };
  if (switches.loginPage) return { status: 200, text: '<!doctype html><title>Sign in</title><p>Please sign in.</p>', type: 'text/html' };
  return null;
}

/** The request's address on the origin that the client sees; `null` where it is none. */
function urlOf(request: IncomingMessage): URL | null {
  const scheme = 'encrypted' in request.socket && request.socket.encrypted ? 'https' : 'http';
  const base = `${scheme}://${request.headers.host ?? 'localhost'}`;
  const address = request.url ?? '/';
  return URL.canParse(address, base) ? new URL(address, base) : null;
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

function send(response: ServerResponse, { status, body, text, type = 'application/json', headers = {}, fault }: Answer): void {
  if (fault === 'break') response.destroy();
  if (response.destroyed) return;
  const content = text ?? JSON.stringify(body);
  response.writeHead(status, {
    'Content-Type': `${type}; charset=utf-8`,
    'Cache-Control': 'no-store',
    'request-id': randomUUID(),
    ...(fault === 'cut' ? { 'Content-Length': String(Buffer.byteLength(content)) } : {}),
    ...headers,
  });
  if (fault === 'cut') response.write(content.slice(0, content.length / 2), () => response.destroy());
  else response.end(content);
}

/** Waits, but not for a client that has gone away. */
function delay(milliseconds: number, request: IncomingMessage): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    request.on('close', () => {
      if (!request.complete || request.socket.destroyed) {
        clearTimeout(timer);
        resolve();
      }
    });
  });
}

async function jsonBody(request: IncomingMessage): Promise<Record<string, unknown> | null> {
  let text = '';
  for await (const chunk of request) {
    text += String(chunk);
    if (text.length > longestBody) return null;
  }
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
