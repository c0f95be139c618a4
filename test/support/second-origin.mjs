// A server of another origin than the tests' pages, for what comes from elsewhere (the stand-alone file of a CDN) and for what must never
// arrive elsewhere (a token): it answers anybody, and keeps what it was asked.
import { createReadStream, existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { root } from '../../scripts/entries.mjs';

const seen = [];
let starting;

function answer(request, response) {
  const { pathname } = new URL(request.url, 'http://second.example');
  seen.push({ method: request.method, url: request.url, headers: request.headers });
  const headers = { 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Headers': '*', 'Content-Type': 'text/javascript' };
  const file = join(root, 'dist/cdn', pathname.replace(/^\/cdn\//, ''));
  if (request.method === 'OPTIONS' || !/^\/cdn\/[\w-]+\.js$/.test(pathname) || !existsSync(file)) {
    response.writeHead(request.method === 'OPTIONS' ? 204 : 404, headers).end();
    return;
  }
  response.writeHead(200, headers);
  createReadStream(file).pipe(response);
}

/** `{ origin, seen }`; started when it is first asked for, and no reason for the run to go on. */
export function secondOrigin() {
  starting ??= new Promise((resolve) => {
    const server = createServer(answer).unref();
    server.listen(0, '127.0.0.1', () => resolve({ origin: `http://127.0.0.1:${server.address().port}`, seen }));
  });
  return starting;
}
