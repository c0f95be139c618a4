/** The mock behind a server of Node, without Node's own modules: only the shapes of its requests and responses. */

interface NodeRequest extends AsyncIterable<unknown> {
  readonly method?: string | undefined;
  readonly url?: string | undefined;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly socket: object;
}

interface NodeResponse {
  readonly destroyed: boolean;
  writeHead(status: number, headers: Record<string, string>): unknown;
  write(chunk: Uint8Array): unknown;
  end(): unknown;
  destroy(): unknown;
  once(event: 'close', listener: () => void): unknown;
}

/** A listener for `createServer` of node:http, and a middleware for servers that take those. */
export function nodeHandler(
  handle: (request: Request) => Promise<Response>,
): (request: NodeRequest, response: NodeResponse) => Promise<void> {
  return async (incoming, outgoing) => {
    const client = new AbortController();
    outgoing.once('close', () => client.abort());
    const request = await requestOf(incoming, client.signal);
    if (request) await send(await handle(request), outgoing);
    else outgoing.destroy();
  };
}

/** The request at the address that the client sees; `null` where it is none. */
async function requestOf(incoming: NodeRequest, signal: AbortSignal): Promise<Request | null> {
  const { method = 'GET', url = '/', headers, socket } = incoming;
  const base = `${'encrypted' in socket && socket.encrypted ? 'https' : 'http'}://${String(headers['host'] ?? 'localhost')}`;
  const body = method === 'GET' || method === 'HEAD' ? null : await textOf(incoming);
  try {
    return new Request(new URL(url, base), { method, body, signal, headers: pairsOf(headers) });
  } catch {
    return null;
  }
}

async function textOf(incoming: AsyncIterable<unknown>): Promise<string> {
  let text = '';
  for await (const chunk of incoming) text += String(chunk);
  return text;
}

const pairsOf = (headers: NodeRequest['headers']): [string, string][] =>
  Object.entries(headers).flatMap(([name, value]): [string, string][] =>
    typeof value === 'string' && !name.startsWith(':') ? [[name, value]] : [],
  );

async function send(response: Response, outgoing: NodeResponse): Promise<void> {
  if (response.type === 'error') outgoing.destroy();
  if (outgoing.destroyed) return;
  outgoing.writeHead(response.status, Object.fromEntries(response.headers));
  const reader = response.body?.getReader();
  try {
    for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) outgoing.write(part.value);
    outgoing.end();
  } catch {
    // What was written has to go out first: a client shall see an answer that breaks off.
    setTimeout(() => outgoing.destroy(), 20);
  }
}
