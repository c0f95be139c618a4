/**
 * The demo's backend: the mock of `./testing` once for each customer of the invented service provider.
 *
 *   /api/customers       the customers
 *   /api/portfolio       two hundred more of them, a summary of the report each
 *   /api/{customer}/…    the endpoints of that customer
 *   /api/_switches       GET, PUT and DELETE what shall go wrong
 *
 * The data are the same on every run; their dates count back from the hour of the request, so that the demo looks live.
 */
import { createMockApi, createTenant, FaultSwitches } from '../../src/testing/index.js';
import type { MockApi, Tenant } from '../../src/testing/index.js';
import { customers as demoCustomers } from '../customers.js';
import type { Customer } from '../customers.js';
import { mockListing } from '../portfolio/mock.js';

export interface DemoApiOptions {
  readonly customers?: readonly Customer[];
  /** The clock; the machine's own by default. */
  readonly now?: () => Date;
}

const hourMilliseconds = 3_600_000;

export function createDemoApi({ customers = demoCustomers, now = () => new Date() }: DemoApiOptions = {}): MockApi['handle'] {
  const faults = new FaultSwitches();
  const mocks = new Map(customers.map((customer) => [customer.id, mockOf(customer, faults, now)]));
  return async (request) => {
    const [root, first, ...rest] = new URL(request.url).pathname.split('/').slice(1);
    if (root !== 'api') return problem(404, 'NotFound', 'There is nothing at this address.');
    if (first === '_switches') return switchesAnswer(request, faults);
    if (first === 'customers' && rest.length === 0) return json(200, customers);
    if (first === 'portfolio' && rest.length === 0) return json(200, mockListing(200, now()));
    const mock = mocks.get(first ?? '');
    return mock ? mock.handle(request) : problem(404, 'NotFound', 'There is no such customer.');
  };
}

/** One tenant per customer and hour: making one takes a moment, and its dates move on with the clock. */
function mockOf({ id, kind, name, users }: Customer, faults: FaultSwitches, now: () => Date): MockApi {
  let kept: Tenant | null = null;
  const tenant = () => {
    const asOf = new Date(Math.floor(now().getTime() / hourMilliseconds) * hourMilliseconds).toISOString();
    return kept?.asOf === asOf ? kept : (kept = createTenant({ seed: id, kind, name, users, asOf }));
  };
  return createMockApi({ tenant, faults, base: `/api/${id}`, now });
}

async function switchesAnswer(request: Request, faults: FaultSwitches): Promise<Response> {
  if (request.method === 'DELETE') faults.reset();
  else if (request.method === 'PUT') {
    const changes = await objectIn(request);
    if (!changes) return problem(400, 'BadRequest', 'The body has to be a JSON object.');
    const refused = faults.change(changes);
    if (refused !== null) return problem(400, 'BadRequest', `No such switch or value: ${refused}.`);
  } else if (request.method !== 'GET') return problem(405, 'MethodNotAllowed', 'Use GET, PUT or DELETE.');
  return json(200, faults.current);
}

async function objectIn(request: Request): Promise<Record<string, unknown> | null> {
  try {
    const value: unknown = await request.json();
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

const json = (status: number, body: unknown): Response => Response.json(body, { status, headers: { 'cache-control': 'no-store' } });

const problem = (status: number, code: string, message: string): Response => json(status, { error: { code, message } });
