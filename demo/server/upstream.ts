/**
 * The vendor's side of the demo: the identity platform's token endpoint, Graph and Azure Resource Manager on one origin, over the mock API
 * of `./testing`. Which tenant answers is told by the token alone, as with the vendor.
 */
import { randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createMockApi, createTenant, FaultSwitches, nodeHandler } from 'secure-score-widgets/testing';
import type { MockApi, Tenant, TenantKind } from 'secure-score-widgets/testing';
import type { Customer } from './customers.js';

export interface Upstream {
  readonly origin: string;
  readonly faults: FaultSwitches;
  /** Every token that was ever given out: none may be found in an answer of ours. */
  readonly tokens: () => readonly string[];
  /** What was asked, by `tenantId METHOD path`. */
  readonly asked: readonly string[];
  /** What the provider itself has kept of a tenant (history, targets), in the plain format: stands in for its database. */
  record(tenantId: string): unknown;
  close(): Promise<void>;
}

export interface UpstreamOptions {
  readonly customers: readonly Customer[];
  readonly clientSecret: string;
  /** The present of the data, at every request. */
  readonly now?: () => Date;
  readonly tokenLifetimeSeconds?: number;
}

const kinds: readonly TenantKind[] = ['healthy', 'poor', 'defenderXdrNotEnabled'];
/** Made tenants take megabytes: the last few are kept. */
const keptTenants = 8;

export async function startUpstream(options: UpstreamOptions): Promise<Upstream> {
  const { customers, clientSecret, now = () => new Date(), tokenLifetimeSeconds = 3600 } = options;
  const faults = new FaultSwitches();
  const asked: string[] = [];
  const tenantOfToken = new Map<string, { tenantId: string; until: number }>();
  const made = new Map<string, { readonly tenant: Tenant; readonly mock: MockApi }>();

  const madeFor = (tenantId: string) => {
    const index = customers.findIndex((customer) => customer.tenantId === tenantId);
    if (index < 0) return null;
    const one = made.get(tenantId) ?? makeMock(customers[index]!, kinds[index % kinds.length]!, faults, now);
    made.delete(tenantId);
    made.set(tenantId, one);
    if (made.size > keptTenants) made.delete(made.keys().next().value!);
    return one;
  };

  const handle = async (request: Request): Promise<Response> => {
    const url = new URL(request.url);
    const login = /^\/login\/([^/]+)\/oauth2\/v2\.0\/token$/.exec(url.pathname);
    if (login) return tokenAnswer(request, login[1]!);
    const bearer = /^Bearer (\S+)$/.exec(request.headers.get('authorization') ?? '')?.[1];
    const holder = bearer === undefined ? undefined : tenantOfToken.get(bearer);
    if (!holder || holder.until < now().getTime()) return problem(401, 'InvalidAuthenticationToken', `No such token: ${bearer ?? 'none'}`);
    asked.push(`${holder.tenantId} ${request.method} ${url.pathname}`);
    const mock = madeFor(holder.tenantId)?.mock;
    return mock ? mock.handle(request) : problem(404, 'NotFound', 'No such tenant.');
  };

  async function tokenAnswer(request: Request, tenantId: string): Promise<Response> {
    const form = new URLSearchParams(await request.text());
    if (form.get('grant_type') !== 'client_credentials' || form.get('client_secret') !== clientSecret)
      return Response.json({ error: 'invalid_client', error_description: `Wrong secret ${form.get('client_secret')}` }, { status: 401 });
    if (!customers.some((customer) => customer.tenantId === tenantId)) return Response.json({ error: 'invalid_tenant' }, { status: 400 });
    const token = `canary-${randomBytes(24).toString('base64url')}`;
    tenantOfToken.set(token, { tenantId, until: now().getTime() + tokenLifetimeSeconds * 1000 });
    return Response.json({ token_type: 'Bearer', expires_in: tokenLifetimeSeconds, access_token: token });
  }

  const answer = nodeHandler(handle);
  const server = createServer((request, response) => void answer(request, response));
  const origin = await listening(server, 0);
  return {
    origin,
    faults,
    asked,
    tokens: () => [...tenantOfToken.keys()],
    record: (tenantId) => madeFor(tenantId)?.tenant.host ?? {},
    close: () => closed(server),
  };
}

/** A month of history and a small cloud: two hundred of them are read at the start. */
function makeMock({ id, name }: Customer, kind: TenantKind, faults: FaultSwitches, now: () => Date) {
  const asOf = new Date(Math.floor(now().getTime() / 3_600_000) * 3_600_000).toISOString();
  const tenant = createTenant({ seed: id, kind, name, asOf, days: 31, subscriptions: kind === 'healthy' ? 2 : 1, resources: 10 });
  return { tenant, mock: createMockApi({ tenant, faults, now }) };
}

const problem = (status: number, code: string, message: string): Response => Response.json({ error: { code, message } }, { status });

export async function listening(server: Server, port: number, host = '127.0.0.1'): Promise<string> {
  await new Promise<void>((resolve) => server.listen(port, host, resolve));
  return `http://${host}:${(server.address() as AddressInfo).port}`;
}

export function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
