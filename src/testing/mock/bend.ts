/** Answers as the faults bend them: instead of an answer, in its rows, in its links, in its text. */
import { problem, type Answer } from './answer.js';
import type { MockFaults } from './faults.js';

/** An origin that nobody answers at. */
const foreignAddress = 'https://elsewhere.invalid/';

/** What is answered before anything is looked up, or `null`. */
export function faultOf(faults: MockFaults, request: Request, now: Date): Answer | null {
  const authorization = request.headers.get('authorization') ?? '';
  if (faults.breakConnection || faults.breaks > 0) return { status: 0, wire: 'break' };
  if (faults.throttle > 0 || faults.error === 429)
    return { ...problem(429, 'TooManyRequests', 'Too many requests. Try again later.'), headers: retryAfter(faults, now) };
  if (faults.busy > 0 || faults.error === 503)
    return { ...problem(503, 'ServiceUnavailable', 'The service is busy.'), headers: retryAfter(faults, now) };
  if (faults.requireToken && !/^Bearer (?!expired$)\S+$/.test(authorization))
    return problem(401, 'InvalidAuthenticationToken', 'The access token is missing or has expired.');
  if (faults.echoToken) return problem(400, 'BadRequest', `What shall we do with ${authorization}?`);
  if (faults.error === 401) return problem(401, 'InvalidAuthenticationToken', 'The access token has expired.');
  if (faults.error === 403) return problem(403, 'Forbidden', 'The permission SecurityEvents.Read.All is missing.');
  if (faults.error !== 0) return problem(faults.error, 'UnknownError', 'The request failed.');
  if (faults.redirect) return { status: 307, text: '', headers: { location: foreignAddress } };
  if (faults.noContent) return { status: 204 };
  if (faults.emptyBody) return { status: 200, text: '' };
  if (faults.loginPage) return { status: 200, text: '<!doctype html><title>Sign in</title><p>Please sign in.</p>', type: 'text/html' };
  return faults.nullBody ? { status: 200, body: null } : null;
}

function retryAfter({ retryAfterSeconds, retryAfterAsDate }: MockFaults, now: Date): Record<string, string> {
  if (retryAfterSeconds === 0) return {};
  const date = new Date(now.getTime() + retryAfterSeconds * 1000);
  return { 'retry-after': retryAfterAsDate ? date.toUTCString() : String(retryAfterSeconds) };
}

/** An answer with its rows, links and text as the faults want them. */
export function bent(answer: Answer, url: URL, faults: MockFaults): Answer {
  if (answer.status !== 200) return answer;
  const body = relinked(withRows(answer.body, faults), url, faults);
  if (faults.cutBody) return { ...answer, body, wire: 'cut' };
  if (!faults.cutJson && !faults.byteOrderMark) return { ...answer, body };
  const text = JSON.stringify(body);
  return { ...answer, text: faults.cutJson ? text.slice(0, text.length / 2) : `\ufeff${text}` };
}

type Body = Readonly<Record<string, unknown>>;

const isBody = (body: unknown): body is Body => typeof body === 'object' && body !== null && !Array.isArray(body);

function withRows(body: unknown, faults: MockFaults): unknown {
  if (!isBody(body)) return body;
  const key = ['value', 'data'].find((name) => Array.isArray(body[name]));
  if (!key) return body;
  if (faults.nullRows) return { ...body, [key]: null };
  if (faults.objectRows) return { ...body, [key]: {} };
  // Nothing further stands behind a list without rows.
  if (faults.emptyLists) return { [key]: [], ...('totalRecords' in body ? { totalRecords: 0, count: 0, resultTruncated: 'false' } : {}) };
  if (faults.badRows === 0) return body;
  const [first, ...rest] = body[key] as unknown[];
  return { ...body, [key]: [first, ...Array.from({ length: faults.badRows }, (_, index) => ({ nonsense: index })), ...rest] };
}

function relinked(body: unknown, url: URL, faults: MockFaults): unknown {
  if (!isBody(body)) return body;
  if ('$skipToken' in body || 'resultTruncated' in body) return withToken(body, faults);
  const name = ['nextLink', '@odata.nextLink'].find((key) => key in body);
  const link = linkOf(url, faults);
  if (faults.endlessLinks && Array.isArray(body['value'])) return { ...body, [name ?? 'nextLink']: furtherPage(url) };
  return name && link ? { ...body, [name]: link } : body;
}

function linkOf(url: URL, faults: MockFaults): string | null {
  if (faults.foreignLinks) return foreignAddress;
  if (faults.circularLinks) return url.href;
  if (faults.otherSchemeLinks) return url.href.replace(/^https?/, url.protocol === 'https:' ? 'http' : 'https');
  return faults.userNameLinks ? url.href.replace('//', '//user:password@') : null;
}

/** The same rows under another address, which counts on. */
function furtherPage(url: URL): string {
  const link = new URL(url);
  link.searchParams.set('further', String(Number(url.searchParams.get('further') ?? 0) + 1));
  return link.href;
}

/** Azure Resource Graph names its next page by a token in the body. */
function withToken({ $skipToken, ...body }: Body, faults: MockFaults): Body {
  if (faults.truncateResults) return { ...body, resultTruncated: 'true' };
  if (faults.circularLinks && $skipToken !== undefined) return { ...body, $skipToken: '0' };
  return $skipToken === undefined ? body : { ...body, $skipToken };
}
