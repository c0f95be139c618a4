/** One answer of an endpoint as text, with all that may go wrong on the way (RELIABILITY.md, 1–16). */
import type { LoadError, LoadErrorCode } from '../source.js';
import { pause, within } from './clock.js';
import { aborted, failed, isFailure, type Failure } from './failure.js';
import { permissionFor } from './permission.js';
import { retryAfterSeconds, retryDelay, type Tried } from './retry.js';
import type { Session } from './session.js';
import type { Token } from './token.js';

export interface Question {
  readonly url: URL;
  /** Sent as JSON by POST; without one it is a GET. */
  readonly body?: unknown;
}

export interface AnswerText {
  readonly kind: 'text';
  readonly text: string;
}

/** Asks until there is an answer or no sense in asking again. */
export async function ask(question: Question, session: Session): Promise<AnswerText | Failure> {
  const tried: Tried = { busy: 0, server: 0, network: 0 };
  let refused: Token | null = null;
  for (;;) {
    const token = await session.tokens(refused);
    if (token && isFailure(token)) return token;
    const answer = await session.slots(() => askOnce(question, token, session));
    if (answer.kind !== 'failed') return answer;
    if (answer.error.code === 'unauthorized' && token && !refused) {
      refused = token;
      continue;
    }
    const delay = retryDelay(answer.error, tried, session.random);
    if (delay === null) return answer;
    if (answer.error.status !== undefined) session.busyUntil = Math.max(session.busyUntil, session.clock.now() + delay);
    if (!(await pause(session.clock, delay, session.signal))) return aborted;
  }
}

async function askOnce(question: Question, token: Token | null, session: Session): Promise<AnswerText | Failure> {
  const { clock, signal, timeoutMs } = session;
  // One request was told to wait: the others of the source do not push in meanwhile.
  const busy = session.busyUntil - clock.now();
  if (busy > 0 && !(await pause(clock, busy, signal))) return aborted;
  let isAnswered = false;
  const ended = await within(clock, timeoutMs, signal, async (stop) => {
    const response = await send(question, token, session, stop);
    isAnswered = true;
    return response.redirected
      ? failed('network', 'a redirect was refused', question.url)
      : readResponse(response, question, token, session);
  });
  if (ended.kind === 'done') return ended.value;
  if (ended.kind === 'aborted') return aborted;
  if (ended.kind === 'timeout') return failed('timeout', `no whole answer within ${timeoutMs} ms`, question.url, { waitsFor: 'answer' });
  // Engines report a body that is shorter than announced as a fault of the network.
  if (isAnswered) return failed('incomplete', 'the answer broke off', question.url);
  const message = ended.thrown instanceof Error ? ended.thrown.message : 'the request failed';
  return failed('network', withoutToken(message, token).slice(0, longestMessage), question.url);
}

function send({ url, body }: Question, token: Token | null, session: Session, signal: AbortSignal): Promise<Response> {
  const { options, fetch, forceRefresh } = session;
  return fetch(url.href, {
    ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
    signal,
    redirect: 'error',
    headers: {
      accept: 'application/json',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...options.headers,
      ...(token ? { authorization: `Bearer ${token.value}` } : {}),
    },
    credentials: options.credentials ?? 'same-origin',
    cache: forceRefresh ? 'no-cache' : 'default',
  });
}

const longestMessage = 300;

async function readResponse(response: Response, question: Question, token: Token | null, session: Session): Promise<AnswerText | Failure> {
  const { url } = question;
  const type = response.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? '';
  const facts = requestIdOf(response);
  const text = await textOf(response, session);
  if (!response.ok) return refusal(response, question, withoutToken(text ?? '', token), session);
  if (text === null) return failed('incomplete', `more than ${session.sizeLimitBytes} bytes`, url, facts);
  if (text.trim() === '') return failed('bad-response', 'expected JSON, got an empty body', url, facts);
  if (type === 'text/html') return failed('bad-response', 'expected JSON, got text/html', url, facts);
  return { kind: 'text', text };
}

/** The body, or `null` where it is more than what is left of the limit; no more than that is ever held. */
async function textOf(response: Response, session: Session): Promise<string | null> {
  const reader = response.body?.getReader();
  if (!reader) return response.text();
  const decoder = new TextDecoder();
  let text = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    session.bytes += value.byteLength;
    if (session.bytes > session.sizeLimitBytes) {
      await reader.cancel();
      return null;
    }
    text += decoder.decode(value, { stream: true });
  }
}

const codeOfStatus: Readonly<Record<number, LoadErrorCode>> = {
  401: 'unauthorized',
  403: 'forbidden',
  404: 'not-found',
  410: 'not-found',
  429: 'throttled',
};

function refusal(response: Response, { url }: Question, text: string, session: Session): Failure {
  const { status } = response;
  const code = codeOfStatus[status] ?? (status >= 500 ? 'server' : 'bad-response');
  const seconds = retryAfterSeconds(response.headers.get('retry-after'), session.clock.now());
  const permission = code === 'forbidden' ? permissionFor(url) : null;
  const words = [`status ${status}`, permission && `needs ${permission}`, vendorWords(text)].filter(Boolean).join('; ');
  return failed(code, words, url, {
    status,
    ...requestIdOf(response),
    ...(permission ? { permission } : {}),
    ...(seconds !== null && (code === 'throttled' || code === 'server') ? { retryAfterSeconds: seconds } : {}),
  });
}

/** The vendor's own code and message, if the body has them. */
function vendorWords(text: string): string {
  try {
    const { error } = JSON.parse(text) as { error?: { code?: unknown; message?: unknown } };
    const words = [error?.code, error?.message].filter((word) => typeof word === 'string' && word !== '');
    return words.join(': ').slice(0, longestMessage);
  } catch {
    return '';
  }
}

/** A server may send back what it was sent. */
const withoutToken = (text: string, token: Token | null): string => (token ? text.replaceAll(token.value, '…') : text);

function requestIdOf({ headers }: Response): Pick<LoadError, 'requestId'> {
  const requestId = headers.get('request-id') ?? headers.get('x-ms-request-id');
  return requestId ? { requestId: requestId.slice(0, 100) } : {};
}
