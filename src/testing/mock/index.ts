/**
 * The vendor's endpoints, and a backend's own, played by one function from request to response: for a development
 * server, a service worker, a test, or as the `fetch` of a live source. Paths are the vendor's, so that one origin can
 * stand in for all, with or without a service's name in front:
 *
 *   /graph/v1.0/security/secureScores?$top=            the newest first
 *   /graph/v1.0/security/secureScoreControlProfiles    in pages, with an absolute @odata.nextLink
 *   /graph/beta/directory/recommendations              and /{id}/impactedResources
 *   /arm/subscriptions
 *   /arm/subscriptions/{id}/providers/Microsoft.Security/secureScores | secureScoreControls
 *       | secureScoreControlDefinitions | assessments | assessmentMetadata
 *   /arm/providers/Microsoft.Security/assessmentMetadata
 *   /arm/providers/Microsoft.ResourceGraph/resources   POST, the queries of the kit
 *   /logs/v1/workspaces/{id}/query                     POST, SecureScores and SecureScoreControls
 *   /defender/api/configurationScore
 *   /posture                                           every payload of the tenant in one JSON array
 *   /plain                                             what the host itself knows, in the plain format
 *   /assets                                            assets, in the plain format
 */
import { payloadsOf, type Tenant } from '../tenant/index.js';
import { problem, responseOf, type Answer } from './answer.js';
import { armAnswer } from './arm.js';
import { assetsOf } from './assets.js';
import { bent, faultOf } from './bend.js';
import { FaultSwitches, type MockFaults } from './faults.js';
import { graphAnswer, profileUpdateAnswer } from './graph.js';
import { logAnalyticsAnswer } from './logAnalytics.js';
import { resourceGraphAnswer } from './resourceGraph.js';

export interface MockApiOptions {
  /** Whose data are served: `createTenant` makes one. A function is asked at every request. */
  readonly tenant: Tenant | (() => Tenant);
  /** What goes wrong from the start, or switches that several mocks share. */
  readonly faults?: Partial<MockFaults> | FaultSwitches;
  /** The path below which the mock answers, as `/api`; the whole origin by default. */
  readonly base?: string;
  /** For dates in `Retry-After`; the machine's own clock by default. */
  readonly now?: () => Date;
}

export interface MockApi {
  /** Answers a request. Where the connection shall break, the response is one of the type `error`, or its body breaks off. Never rejects. */
  handle(request: Request): Promise<Response>;
  /** The same as a `fetch` that never leaves the machine: for the option of that name of live sources. */
  readonly fetch: typeof globalThis.fetch;
  /** What goes wrong from now on. Any of it also works for one request, as a query (`?error=503`). */
  readonly faults: FaultSwitches;
}

export function createMockApi({ tenant, faults = {}, base = '', now = () => new Date() }: MockApiOptions): MockApi {
  const switches = faults instanceof FaultSwitches ? faults : new FaultSwitches(faults);
  let count = 0;
  const handle = async (request: Request): Promise<Response> => {
    const requestId = `mock-${++count}`;
    const answer = await answerTo(request, { tenant, switches, base, now }).catch((thrown: unknown): Answer =>
      problem(500, 'InternalServerError', thrown instanceof Error ? thrown.message : 'Something broke.'),
    );
    return responseOf(answer, requestId);
  };
  return { handle, faults: switches, fetch: fetchOf(handle) };
}

interface Setting {
  readonly tenant: MockApiOptions['tenant'];
  readonly switches: FaultSwitches;
  readonly base: string;
  readonly now: () => Date;
}

async function answerTo(request: Request, { tenant, switches, base, now }: Setting): Promise<Answer> {
  const url = new URL(request.url);
  const path = url.pathname.startsWith(`${base}/`) ? segmentsOf(url.pathname.slice(base.length + 1)) : [];
  const isQuery = isQueryPath(path);
  const method = isQuery ? 'POST' : isProfile(path) ? 'PATCH' : 'GET';
  if (request.method !== method && !(request.method === 'HEAD' && method === 'GET'))
    return problem(405, 'MethodNotAllowed', `Use ${method}.`);
  const faults = switches.take(url);
  if (!faults) return problem(400, 'BadRequest', 'A switch in the query makes no sense.');
  if (faults.silent) await forever(request.signal);
  else if (faults.delayMilliseconds > 0) await pause(faults.delayMilliseconds, request.signal);
  if (request.signal.aborted) return { status: 0, wire: 'break' };
  const fault = faultOf(faults, request, now());
  if (fault) return fault;
  const given = typeof tenant === 'function' ? tenant() : tenant;
  const seen = faults.truncatePages ? { ...given, graph: { ...given.graph, profilePages: 1 } } : given;
  if (method === 'PATCH') return profileUpdateAnswer(seen, path[3]!, await bodyOf(request));
  const answer = isQuery ? queryAnswer(seen, path, await bodyOf(request)) : plainAnswer(seen, path, url, faults);
  return bent(answer, url, faults);
}

/** Which service, then its path: the name in front may be left out. */
function segmentsOf(path: string): string[] {
  const segments = path.split('/').map(decoded);
  return ['graph', 'arm', 'logs', 'defender'].includes(segments[0]!) ? segments.slice(1) : segments;
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

const isResourceGraph = (path: readonly string[]) => /^providers\/microsoft\.resourcegraph\/resources$/i.test(path.join('/'));
const isQueryPath = (path: readonly string[]) => isResourceGraph(path) || /^v1\/workspaces\/[^/]+\/query$/.test(path.join('/'));

const isProfile = (path: readonly string[]) => path.length === 4 && path.slice(1, 3).join('/') === 'security/secureScoreControlProfiles';

function queryAnswer(tenant: Tenant, path: readonly string[], body: Readonly<Record<string, unknown>>): Answer {
  return isResourceGraph(path) ? resourceGraphAnswer(tenant, body) : logAnalyticsAnswer(tenant, body);
}

function plainAnswer(tenant: Tenant, path: readonly string[], url: URL, faults: MockFaults): Answer {
  if (path[0] === 'v1.0' || path[0] === 'beta') return graphAnswer(tenant, path, url);
  if (path[0] === 'subscriptions' || path[0] === 'providers') return armAnswer(tenant, path, url, faults);
  switch (path.join('/')) {
    case 'posture':
      return { status: 200, body: payloadsOf(tenant) };
    case 'plain':
      return { status: 200, body: tenant.host };
    case 'assets':
      return { status: 200, body: { assets: assetsOf(tenant) } };
    case 'api/configurationScore':
      return { status: 200, body: deviceScoreOf(tenant) };
    default:
      return problem(404, 'NotFound', 'There is nothing at this address.');
  }
}

/** Points without a maximum, as Defender for Endpoint sends them: those of the device actions. */
function deviceScoreOf({ graph, asOf }: Tenant) {
  const actions = graph.secureScores[0]?.controlScores.filter(({ controlCategory }) => /^devices?$/i.test(controlCategory)) ?? [];
  const score = Math.round(100 * actions.reduce((sum, action) => sum + action.score, 0)) / 100;
  return { '@odata.context': 'https://api.securitycenter.microsoft.com/api/$metadata#ConfigurationScore/$entity', time: asOf, score };
}

async function bodyOf(request: Request): Promise<Readonly<Record<string, unknown>>> {
  try {
    const value: unknown = JSON.parse(await request.text());
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

/** Waits, but not for a client that has gone away. */
function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', () => (clearTimeout(timer), resolve()), { once: true });
    if (signal.aborted) resolve();
  });
}

function forever(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => (signal.aborted ? resolve() : signal.addEventListener('abort', () => resolve(), { once: true })));
}

/** What a browser makes of such answers: a broken connection and a refused redirect throw. */
function fetchOf(handle: MockApi['handle']): typeof globalThis.fetch {
  return async (input, init) => {
    const request = new Request(input, init);
    const response = await handle(request);
    request.signal.throwIfAborted();
    const isRedirect = response.status >= 300 && response.status < 400;
    if (response.type === 'error' || (isRedirect && request.redirect === 'error')) throw new TypeError('Failed to fetch');
    return response;
  };
}
