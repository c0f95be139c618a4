/** What the mock answers, before it is a response. */
export interface Answer {
  readonly status: number;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** Sent as it is, instead of `body`. */
  readonly text?: string;
  readonly type?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Goes wrong on the wire: no answer at all, or one that ends in the middle. */
  readonly wire?: 'break' | 'cut';
}

/** The vendor's error body. */
export function problem(status: number, code: string, message: string): Answer {
  return { status, body: { error: { code, message } } };
}

export const list = (value: readonly unknown[]): Answer => ({ status: 200, body: { value } });

/** A whole number from a query, or `fallback` where there is none; `null` where it makes no sense. */
export function numberIn(url: URL, name: string, fallback: number): number | null {
  const text = url.searchParams.get(name);
  if (text === null) return fallback;
  return /^\d{1,6}$/.test(text) ? Number(text) : null;
}

/** The address of the same list from `offset` on, absolute and on the origin that was asked. */
export function linkTo(url: URL, parameter: string, offset: number): string {
  const link = new URL(url);
  link.searchParams.set(parameter, String(offset));
  return link.href;
}

/** The answer as a response. `break` is a response of the type `error`, as a service worker gives it. */
export function responseOf({ status, body, text, type = 'application/json', headers = {}, wire }: Answer, requestId: string): Response {
  if (wire === 'break') return Response.error();
  const content = text ?? (body === undefined ? '' : JSON.stringify(body));
  const all = { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-store', 'request-id': requestId, ...headers };
  if (status === 204) return new Response(null, { status, headers: all });
  if (wire !== 'cut') return new Response(content, { status, headers: all });
  const bytes = new TextEncoder().encode(content);
  return new Response(halfOf(bytes), { status, headers: { ...all, 'content-length': String(bytes.byteLength) } });
}

/** A body that breaks off, however long it was announced to be. */
function halfOf(bytes: Uint8Array): ReadableStream<Uint8Array> {
  let isSent = false;
  return new ReadableStream({
    pull(controller) {
      if (isSent) return controller.error(new TypeError('the connection broke'));
      isSent = true;
      controller.enqueue(bytes.slice(0, bytes.byteLength >> 1));
    },
  });
}
