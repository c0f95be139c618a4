/** Answers with the headers that every page of a portal should have. */
import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import type { LoadError } from 'secure-score-widgets/sources';

/** The line of the README. `frame-ancestors` says who may embed the page, `form-action` where its forms may go. */
export const policyOf = ({ nonce = '', embedders = [] as readonly string[], frames = "'none'" } = {}): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self'${nonce ? ` 'nonce-${nonce}'` : ''}`,
    "connect-src 'self'",
    "img-src 'self'",
    "require-trusted-types-for 'script'",
    'trusted-types lit-html secure-score-widgets',
    "base-uri 'none'",
    "form-action 'self'",
    `frame-src ${frames}`,
    `frame-ancestors ${embedders.length > 0 ? embedders.join(' ') : "'none'"}`,
  ].join('; ');

const common: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'strict-transport-security': 'max-age=31536000',
};

export interface Answer {
  readonly status?: number;
  readonly type: string;
  readonly text: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Nothing of a customer is kept by a browser or a proxy, unless the answer says otherwise. */
export function send(request: IncomingMessage, response: ServerResponse, { status = 200, type, text, headers = {} }: Answer): void {
  const isZipped = text.length > 1000 && /\bgzip\b/.test(request.headers['accept-encoding'] ?? '');
  const body = isZipped ? gzipSync(text, { level: 5 }) : Buffer.from(text);
  response.writeHead(status, {
    ...common,
    'cache-control': 'no-store',
    'content-type': `${type}; charset=utf-8`,
    'content-length': body.length,
    vary: 'accept-encoding',
    ...(isZipped && { 'content-encoding': 'gzip' }),
    ...headers,
  });
  response.end(request.method === 'HEAD' ? undefined : body);
}

export const page = (text: string, policy = policyOf()): Answer => ({
  type: 'text/html',
  text,
  headers: { 'content-security-policy': policy },
});

export const json = (value: unknown, status = 200, headers: Readonly<Record<string, string>> = {}): Answer => ({
  status,
  type: 'application/json',
  text: JSON.stringify(value),
  headers,
});

/** Codes of the elements, statuses of HTTP. A fault of the vendor's is a gateway's fault, never ours and never the reader's. */
const statuses: Readonly<Partial<Record<LoadError['code'], number>>> = { forbidden: 403, 'not-found': 404, throttled: 503, timeout: 504, invalid: 400 }; // prettier-ignore

/** Only what a screen may show: the vendor's own words stay in the log of the server. */
export function failure({ code, requestId, permission, retryAfterSeconds }: LoadError, message = 'The vendor could not be asked.'): Answer {
  const error = { code, message, ...(requestId && { requestId }), ...(permission && { permission }), ...(retryAfterSeconds && { retryAfterSeconds }) }; // prettier-ignore
  return json({ error }, statuses[code] ?? 502, retryAfterSeconds ? { 'retry-after': String(retryAfterSeconds) } : {});
}

export const refusal = (status: 400 | 401 | 403 | 404 | 405 | 413, code: LoadError['code'], message: string): Answer => json({ error: { code, message } }, status); // prettier-ignore

export const integrityOf = (text: string): string => `sha384-${createHash('sha384').update(text).digest('base64')}`;

/** The body of a small request; `null` where it is more than `limit`. */
export async function bodyOf(request: IncomingMessage, limit = 10_000): Promise<string | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > limit) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}
