// A page with bench/chunks-page.ts on a server of this machine, which also has the worker file and the pages of a generated estate.
import { build } from 'esbuild';
import { createServer } from 'node:http';
import puppeteer from 'puppeteer-core';
import { launchOptions } from '../scripts/browser.mjs';
import { root } from '../scripts/entries.mjs';
import '../scripts/typescript-loader.mjs';

const { estateCatalogue, estateRows } = await import('./estate.ts');

async function bundled(entry) {
  const { outputFiles } = await build({
    entryPoints: [`${root}/${entry}`],
    bundle: true,
    write: false,
    minify: true,
    format: 'esm',
    target: 'es2022',
    logLevel: 'error',
  });
  return outputFiles[0].text;
}

const html = '<!doctype html><html lang="en"><meta charset="utf-8"><script type="module" src="/page.js"></script><body></body></html>';

/** The catalogue is on the first page; `of` asks for a link to the next one. */
function rowsAnswer({ searchParams }) {
  const [from, to, of] = ['from', 'to', 'of'].map((name) => Number(searchParams.get(name) ?? 0));
  const value = [...(from === 0 ? estateCatalogue() : []), ...estateRows(from, to)];
  const next = to < of ? { nextLink: `/rows?from=${to}&to=${Math.min(of, to + (to - from))}&of=${of}` } : {};
  return JSON.stringify({ value, ...next });
}

/** `newPage()` opens the page, `close()` ends browser and server, `answered()` is the bytes of rows sent so far. */
export async function openBench() {
  const texts = { '/page.js': await bundled('bench/chunks-page.ts'), '/worker.js': await bundled('src/worker/index.ts') };
  let bytes = 0;
  const server = createServer((request, response) => {
    const url = new URL(request.url, 'http://localhost');
    if (url.pathname in texts) return response.writeHead(200, { 'content-type': 'text/javascript' }).end(texts[url.pathname]);
    if (url.pathname !== '/rows') return response.writeHead(200, { 'content-type': 'text/html' }).end(html);
    const text = rowsAnswer(url);
    bytes += text.length;
    return response.writeHead(200, { 'content-type': 'application/json' }).end(text);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const browser = await puppeteer.launch({ ...launchOptions(), protocolTimeout: 600_000 });
  return {
    answered: () => bytes,
    newPage: async () => {
      const page = await browser.newPage();
      await page.goto(`http://127.0.0.1:${server.address().port}/`);
      await page.waitForFunction(() => 'slices' in globalThis);
      return page;
    },
    close: async () => {
      await browser.close();
      server.close();
    },
  };
}
