/** Serves a built sample with the mock backend: `node serve.mjs FOLDER [PORT]`. */
import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { apiMiddleware } from './mock-api.mjs';

const types = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.json': 'application/json' };

function fileIn(folder, address) {
  const path = normalize(join(folder, decodeURIComponent(new URL(address, 'http://localhost').pathname)));
  if (path !== folder && !path.startsWith(folder + sep)) return null;
  const file = existsSync(path) && statSync(path).isDirectory() ? join(path, 'index.html') : path;
  return existsSync(file) ? file : null;
}

/** On a free port where none is given. Any policy of the page's content comes from `headers`. */
export async function serve(folder, port = 0, headers = {}) {
  const api = apiMiddleware();
  const server = createServer((request, response) =>
    api(request, response, () => {
      const file = fileIn(resolve(folder), request.url ?? '/');
      if (!file) return void response.writeHead(request.url === '/favicon.ico' ? 204 : 404).end();
      response.writeHead(200, { ...headers, 'content-type': types[extname(file)] ?? 'application/octet-stream' });
      createReadStream(file).pipe(response);
    }),
  );
  await new Promise((ready) => server.listen(port, '127.0.0.1', ready));
  const close = () => {
    server.close();
    server.closeAllConnections();
  };
  return { origin: `http://127.0.0.1:${server.address().port}`, close };
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { origin } = await serve(process.argv[2], Number(process.argv[3] ?? 4173));
  console.log(origin);
}
