/** A source that reads one or several JSON endpoints: anything that `readPosture` knows. */
import { readPosture } from './readPosture.js';
import type { LoadError, LoadErrorCode, LoadRequest, LoadResult, PostureSource } from './source.js';

export interface EndpointOptions {
  /** The page's own `fetch` where absent. */
  readonly fetch?: typeof globalThis.fetch;
  readonly headers?: Readonly<Record<string, string>>;
  /** `include` for cookie sessions on another origin. */
  readonly credentials?: RequestCredentials;
  /** A whole answer has to be there within this time. */
  readonly timeoutMs?: number;
}

const defaultTimeoutMs = 30_000;
const graphPermission = 'SecurityEvents.Read.All';

/**
 * A source over the given addresses, absolute or relative to the page, read together as the payloads of one tenant.
 * Redirects are refused, text is read first and parsed by us. One automatic retry after a network fault.
 */
export function connectEndpoint(urls: string | readonly string[], options: EndpointOptions = {}): PostureSource {
  const list = typeof urls === 'string' ? [urls] : [...urls];
  return { load: (request) => loadAll(list, options, request) };
}

async function loadAll(urls: readonly string[], options: EndpointOptions, request: LoadRequest): Promise<LoadResult> {
  const texts: string[] = [];
  for (const answer of await Promise.all(urls.map((url) => loadText(url, options, request)))) {
    if (typeof answer !== 'string') return answer;
    texts.push(answer);
  }
  const read = readPosture(texts.length === 1 ? texts[0] : texts);
  if (read.kind === 'posture') return { kind: 'posture', posture: read.posture, problems: read.problems };
  const first = read.problems[0];
  const code: LoadErrorCode =
    first?.message.startsWith('incomplete') || first?.received.startsWith('incomplete') ? 'incomplete' : 'bad-response';
  return failed(code, urls[0]!, first?.message ?? 'nothing that we know', { problems: read.problems });
}

type Failure = Exclude<LoadResult, { kind: 'posture' }>;

async function loadText(url: string, options: EndpointOptions, request: LoadRequest, isRetry = false): Promise<string | Failure> {
  const timeout = AbortSignal.timeout(options.timeoutMs ?? defaultTimeoutMs);
  const signal = AbortSignal.any([request.signal, timeout]);
  const get = options.fetch ?? globalThis.fetch;
  try {
    const response = await get(url, {
      signal,
      redirect: 'error',
      headers: { accept: 'application/json', ...options.headers },
      credentials: options.credentials ?? 'same-origin',
      cache: request.forceRefresh ? 'no-cache' : 'default',
    });
    return response.ok ? await readText(url, response) : refusal(url, response);
  } catch (thrown) {
    if (request.signal.aborted) return { kind: 'aborted' };
    if (timeout.aborted) return failed('timeout', url, `no answer within ${options.timeoutMs ?? defaultTimeoutMs} ms`);
    if (isRetry) return failed('network', url, thrown instanceof Error ? thrown.message : String(thrown));
    return loadText(url, options, request, true);
  }
}

async function readText(url: string, response: Response): Promise<string | Failure> {
  const text = await response.text();
  const type = response.headers.get('content-type')?.split(';')[0]?.trim() ?? '';
  if (text.trim() === '') return failed('bad-response', url, 'expected JSON, got an empty body', idOf(response));
  if (type === 'text/html') return failed('bad-response', url, 'expected JSON, got text/html', idOf(response));
  return text;
}

const codeOfStatus: Readonly<Record<number, LoadErrorCode>> = {
  401: 'unauthorized',
  403: 'forbidden',
  404: 'not-found',
  410: 'not-found',
  429: 'throttled',
};

function refusal(url: string, response: Response): Failure {
  const code = codeOfStatus[response.status] ?? (response.status >= 500 ? 'server' : 'bad-response');
  const seconds = Number(response.headers.get('retry-after') ?? NaN);
  return failed(code, url, `status ${response.status}`, {
    status: response.status,
    ...idOf(response),
    ...(code === 'forbidden' ? { permission: graphPermission } : {}),
    ...(Number.isFinite(seconds) ? { retryAfterSeconds: seconds } : {}),
  });
}

function idOf(response: Response): Pick<LoadError, 'requestId'> {
  const requestId = response.headers.get('request-id') ?? response.headers.get('x-ms-request-id');
  return requestId ? { requestId } : {};
}

function failed(code: LoadErrorCode, url: string, message: string, more: Partial<LoadError> = {}): Failure {
  return { kind: 'failed', error: { code, message, ...hostOf(url), ...more } };
}

function hostOf(url: string): { host?: string } {
  try {
    return { host: new URL(url, globalThis.location?.href).host };
  } catch {
    return {};
  }
}
