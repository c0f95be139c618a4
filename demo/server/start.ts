/** `npm run start:server`: the vendor's side as a mock, and in front of it the backend with its pages. */
import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import { createApp } from './app.js';
import { createEmbedder } from './embedder.js';
import { inventCustomers } from './customers.js';
import { buildPages } from './pages.js';
import { Reports } from './reports.js';
import { createTokens } from './tokens.js';
import { listening, startUpstream } from './upstream.js';

const customers = inventCustomers(Number(process.env['CUSTOMERS'] ?? 24));
const clientSecret = randomBytes(24).toString('base64url');
const upstream = await startUpstream({ customers, clientSecret });
const tokenFor = createTokens({ authority: `${upstream.origin}/login`, secretOf: () => clientSecret });
const reports = new Reports({
  graph: `${upstream.origin}/graph`,
  arm: `${upstream.origin}/arm`,
  tokenFor,
  recordOf: ({ tenantId }) => upstream.record(tenantId),
});
const port = Number(process.env['PORT'] ?? 5180);
const pages = await buildPages();
const app = createApp({
  customers,
  reports,
  pages,
  embedders: [`http://127.0.0.1:${port + 1}`],
  log: (line) => console.warn(line),
});
const origin = await listening(createServer(app), port);
const embedder = await listening(createServer(createEmbedder({ pages, frame: `${origin}/embed/c1` })), port + 1);
console.log(`The portal is at ${origin}/, a page that embeds it at ${embedder}/, the mock of the vendor at ${upstream.origin}/.`);
