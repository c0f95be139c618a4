/** The whole of the server recipe on this machine: the vendor's side, the backend, and a browser's half of the conversation. */
import { createServer } from 'node:http';
import { createApp } from '../../demo/server/app.js';
import { inventCustomers, type Customer } from '../../demo/server/customers.js';
import { buildPages, type Pages } from '../../demo/server/pages.js';
import { Reports } from '../../demo/server/reports.js';
import { createTokens } from '../../demo/server/tokens.js';
import { closed, listening, startUpstream, type Upstream } from '../../demo/server/upstream.js';

export const secret = 'canary-secret';

export interface Rig {
  readonly origin: string;
  readonly customers: readonly Customer[];
  readonly upstream: Upstream;
  readonly pages: Pages;
  /** Lines that the operator would read. */
  readonly log: string[];
  /** Moves the time of the caches on. */
  readonly wait: (milliseconds: number) => void;
  /** Everything that was ever answered: status line, headers and body. */
  readonly answers: string[];
  ask(path: string, init?: RequestInit & { readonly cookie?: string }): Promise<{ status: number; headers: Headers; text: string }>;
  /** The cookie of a session. */
  signIn(person: string): Promise<string>;
  close(): Promise<void>;
}

let pages: Promise<Pages> | null = null;

export async function startRig({ count = 6, embedders = [] as readonly string[], wrongSecret = false } = {}): Promise<Rig> {
  const customers = inventCustomers(count);
  const upstream = await startUpstream({ customers, clientSecret: secret });
  let late = 0;
  const now = () => Date.now() + late;
  const tokenFor = createTokens({ authority: `${upstream.origin}/login`, secretOf: () => (wrongSecret ? `${secret}-wrong` : secret), now });
  const reports = new Reports({
    graph: `${upstream.origin}/graph`,
    arm: `${upstream.origin}/arm`,
    tokenFor,
    recordOf: ({ tenantId }) => upstream.record(tenantId),
    now,
  });
  const log: string[] = [];
  const built = await (pages ??= buildPages());
  const server = createServer(createApp({ customers, reports, pages: built, embedders, log: (line) => log.push(line) }));
  const origin = await listening(server, 0);
  const answers: string[] = [];
  const ask: Rig['ask'] = async (path, { cookie, ...init } = {}) => {
    const headers = { ...(cookie && { cookie }), ...(init.headers as Record<string, string>) };
    const response = await fetch(`${origin}${path}`, { redirect: 'manual', ...init, headers });
    const text = await response.text();
    answers.push(`${path} ${response.status} ${JSON.stringify([...response.headers])} ${text}`);
    return { status: response.status, headers: response.headers, text };
  };
  return {
    origin,
    customers,
    upstream,
    pages: built,
    log,
    answers,
    ask,
    wait: (milliseconds) => void (late += milliseconds),
    async signIn(person) {
      const { headers } = await ask(`/session/${person}`, { method: 'POST', headers: { origin } });
      return headers.get('set-cookie')!.split(';')[0]!;
    },
    async close() {
      await closed(server);
      await upstream.close();
    },
  };
}
