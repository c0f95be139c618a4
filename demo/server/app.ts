/**
 * A service provider's backend-for-frontend: the browser has a session with us, and only we have tokens of the vendor.
 *
 *   GET   /                               the portfolio          GET   /api/customers              summaries of all reports
 *   GET   /customers/:id                  the four widgets       GET   /api/customers/:id/report   the whole report
 *   GET   /customers/:id/review           the review, for print  GET   /api/session                who I am, and the token for changes
 *   GET   /customers/:id/badge.svg                               PATCH /api/customers/:id/recommendations/:recommendation
 *   GET   /embed/:id                      for other portals      POST  /session/:person, /session/end
 */
import { randomBytes } from 'node:crypto';
import type { IncomingMessage, RequestListener } from 'node:http';
import type { LoadError } from 'secure-score-widgets/sources';
import { badgeSvg, renderStatic } from 'secure-score-widgets/static';
import { bodyOf, failure, json, page, policyOf, refusal, send, type Answer } from './answers.js';
import { people, type Customer } from './customers.js';
import type { Pages } from './pages.js';
import type { Reports } from './reports.js';
import { isOwnRequest, Sessions, type Session } from './sessions.js';

export interface AppOptions {
  readonly customers: readonly Customer[];
  readonly reports: Reports;
  readonly pages: Pages;
  /** Origins that may embed `/embed/:id`. */
  readonly embedders?: readonly string[];
  /** Whether we are reached over https, so that the cookie can say so. */
  readonly isSecure?: boolean;
  /** Where faults go; nobody but the operator reads it. */
  readonly log?: (line: string) => void;
}

interface Asked {
  readonly request: IncomingMessage;
  readonly path: readonly string[];
}

const nothingHere = refusal(404, 'not-found', 'There is nothing at this address.');
const signInFirst = refusal(401, 'unauthorized', 'Sign in first.');

export function createApp(options: AppOptions): RequestListener {
  const sessions = new Sessions();
  const { log = () => undefined } = options;
  return (request, response) => {
    const path = pathOf(request.url ?? '/');
    const asked = { request, path };
    answerTo(asked, sessions, options)
      .catch((thrown: unknown) => {
        log(thrown instanceof Error ? thrown.message : 'an unknown fault');
        return failure({ code: 'server', message: '' }, 'Something broke here.');
      })
      .then((answer) => send(request, response, answer))
      .catch(() => response.destroy());
  };
}

function pathOf(url: string): string[] {
  try {
    return new URL(url, 'http://localhost').pathname.split('/').slice(1).map(decodeURIComponent);
  } catch {
    return ['?'];
  }
}

async function answerTo(asked: Asked, sessions: Sessions, options: AppOptions): Promise<Answer> {
  const { request, path } = asked;
  const [area = '', ...rest] = path;
  if (area === 'favicon.ico') return { status: 204, type: 'image/x-icon', text: '' };
  if (area === 'assets') return assetAnswer(rest.join('/'), options.pages);
  if (area === 'session') return sessionAnswer(asked, sessions, options);
  const session = sessions.of(request);
  if (area === 'api') return session ? apiAnswer(asked, session, options) : signInFirst;
  if (request.method !== 'GET' && request.method !== 'HEAD') return refusal(405, 'bad-config', 'Use GET.');
  if (!session) return page(options.pages.html.signIn);
  if (area === '') return page(options.pages.html.portfolio);
  const customer = customerOf(rest[0], session, options);
  if (!customer) return nothingHere;
  if (area === 'embed' && rest.length === 1) return embedAnswer(options);
  if (area !== 'customers') return nothingHere;
  if (rest.length === 1) return page(options.pages.html.customer);
  return staticAnswer(rest[1] ?? '', customer, session, options);
}

/** One who may not see a customer does not learn that it exists. */
function customerOf(id: string | undefined, { person }: Session, { customers }: AppOptions): Customer | null {
  const isTheirs = person.customerIds === null || person.customerIds.includes(id ?? '');
  return (isTheirs && customers.find((customer) => customer.id === id)) || null;
}

export function assetAnswer(name: string, { assets }: Pages): Answer {
  const asset = assets.get(name);
  return asset ? { ...asset, headers: { 'cache-control': 'public, max-age=600' } } : nothingHere;
}

function sessionAnswer({ request, path }: Asked, sessions: Sessions, { isSecure = false }: AppOptions): Answer {
  if (request.method !== 'POST') return refusal(405, 'bad-config', 'Use POST.');
  const session = sessions.of(request);
  if (path[1] === 'end') {
    if (!isOwnRequest(request, session)) return refusal(403, 'forbidden', 'This has to come from our own page.');
    return json({}, 200, { 'set-cookie': sessions.end(request) });
  }
  // The mock of a sign-in. It has no session yet, so the origin alone guards it.
  if (!isOwnRequest(request, null)) return refusal(403, 'forbidden', 'This has to come from our own page.');
  const chosen = people.find(({ id }) => id === path[1]);
  if (!chosen) return refusal(400, 'bad-config', 'There is no such person.');
  const headers = { location: '/', 'set-cookie': sessions.start(chosen, isSecure) };
  return { status: 303, type: 'text/plain', text: '', headers };
}

async function apiAnswer(asked: Asked, session: Session, options: AppOptions): Promise<Answer> {
  const { request, path } = asked;
  const [, area, id, what, recommendation] = path;
  const { method } = request;
  if (area === 'session' && path.length === 2)
    return json({ name: session.person.name, mayWrite: session.person.mayWrite, csrfToken: session.csrfToken });
  if (area !== 'customers') return nothingHere;
  if (path.length === 2) return method === 'GET' ? listAnswer(session, options) : refusal(405, 'bad-config', 'Use GET.');
  const customer = customerOf(id, session, options);
  if (!customer) return nothingHere;
  if (what === 'report' && path.length === 4) return method === 'GET' ? reportAnswer(customer, session, options) : refusal(405, 'bad-config', 'Use GET.'); // prettier-ignore
  if (what === 'recommendations' && recommendation && path.length === 5)
    return saveAnswer(asked, customer, recommendation, session, options);
  return nothingHere;
}

function listAnswer({ person }: Session, { customers, reports }: AppOptions): Answer {
  const theirs = customers.filter(({ id }) => person.customerIds === null || person.customerIds.includes(id));
  const items = theirs.map((customer) => {
    const { report, error, isLoading } = reports.listed(customer, person.app);
    return { id: customer.id, name: customer.name, report, error: error && publicPart(error), isLoading };
  });
  return json({ customers: items, isComplete: items.every(({ isLoading }) => !isLoading) });
}

const publicPart = ({ code, retryAfterSeconds }: LoadError) => ({ code, ...(retryAfterSeconds && { retryAfterSeconds }) });

async function reportAnswer(customer: Customer, { person }: Session, { reports, log }: AppOptions): Promise<Answer> {
  const outcome = await reports.of(customer, person.app);
  if (outcome.kind === 'report') return json(outcome.report);
  log?.(`${customer.id}: ${outcome.error.code}`);
  return failure(ownFault(outcome.error));
}

/** That our own sign-in at the vendor failed is nothing the reader could mend by signing in. */
const ownFault = (error: LoadError): LoadError => (error.code === 'unauthorized' ? { ...error, code: 'token-failed' } : error);

async function saveAnswer(
  { request }: Asked,
  customer: Customer,
  recommendation: string,
  session: Session,
  { reports }: AppOptions,
): Promise<Answer> {
  if (request.method !== 'PATCH') return refusal(405, 'bad-config', 'Use PATCH.');
  if (!isOwnRequest(request, session)) return refusal(403, 'forbidden', 'This has to come from our own page.');
  if (!session.person.mayWrite) return refusal(403, 'forbidden', 'You may not change statuses.');
  const body = await bodyOf(request);
  if (body === null) return refusal(413, 'bad-config', 'That is too much.');
  const change = changeIn(body);
  if (!change) return refusal(400, 'bad-config', 'The body has to be JSON with a text `state` and, if wanted, a text `note`.');
  const error = await reports.save(customer, session.person.app, recommendation, change);
  return error ? failure(ownFault(error), 'The status was not saved.') : json({});
}

function changeIn(text: string): { state: string; note: string | null } | null {
  try {
    const { state, note = null } = JSON.parse(text) as { state?: unknown; note?: unknown };
    return typeof state === 'string' && (note === null || typeof note === 'string') ? { state, note: note as string | null } : null;
  } catch {
    return null;
  }
}

/** Without a browser: for print, for mails, for a page of somebody who has no scripts. */
async function staticAnswer(what: string, customer: Customer, { person }: Session, { reports }: AppOptions): Promise<Answer> {
  if (what !== 'review' && what !== 'badge.svg') return nothingHere;
  const outcome = await reports.of(customer, person.app);
  if (outcome.kind === 'failed') return failure(ownFault(outcome.error));
  const options = { customer: customer.name, preparedBy: 'Harborline IT', accent: '#0b6a75' } as const;
  if (what === 'badge.svg') return { type: 'image/svg+xml', text: badgeSvg(outcome.report, options) };
  const nonce = randomBytes(16).toString('base64');
  return page(renderStatic(outcome.report, { ...options, view: 'review', nonce }), policyOf({ nonce }));
}

function embedAnswer({ pages, embedders = [] }: AppOptions): Answer {
  const answer = page(pages.html.embed.replace('data-embedders=""', `data-embedders="${embedders.join(' ')}"`), policyOf({ embedders }));
  // A page that others embed is read across origins.
  return { ...answer, headers: { ...answer.headers, 'cross-origin-resource-policy': 'cross-origin' } };
}
