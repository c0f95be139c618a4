import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';

const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

function fileFor(folder, address) {
  const path = normalize(join(folder, decodeURIComponent(new URL(address, 'http://localhost').pathname)));
  if (path !== folder && !path.startsWith(folder + sep)) return null;
  const file = existsSync(path) && statSync(path).isDirectory() ? join(path, 'index.html') : path;
  return existsSync(file) ? file : null;
}

/** Serves a folder on a free port of this machine: `{ origin, close }`. */
export async function serveFolder(folder) {
  const server = createServer((request, response) => {
    // Every browser asks for it, and a missing one would be an error on the console of every page.
    if (request.url === '/favicon.ico') return void response.writeHead(204).end();
    const file = fileFor(folder, request.url ?? '/');
    if (!file) return void response.writeHead(404).end();
    response.writeHead(200, { 'Content-Type': types[extname(file)] ?? 'application/octet-stream', 'Cache-Control': 'max-age=600' });
    createReadStream(file).pipe(response);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = () => {
    server.close();
    server.closeAllConnections();
  };
  return { origin: `http://127.0.0.1:${server.address().port}`, close };
}
