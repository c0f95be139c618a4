// Compares a dozen states with the pictures in test/visual/baselines, in the Chromium that npm brings and with its fonts alone: other
// versions and fonts draw a little differently, so where it does not run (it is for Linux on x64) nothing is compared.
//
//   node scripts/check-pictures.mjs [--renew] [--only TEXT]
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join, normalize } from 'node:path';
import { parseArgs } from 'node:util';
import puppeteer from 'puppeteer-core';
import { servePages } from '../test/support/serve.mjs';
import { differingShare, nameOf, pictures, tolerance } from '../test/visual/pictures.mjs';
import { shippedLaunchOptions } from './browser.mjs';
import { root } from './entries.mjs';

const { values: options } = parseArgs({ options: { renew: { type: 'boolean', default: false }, only: { type: 'string', default: '' } } });
const baselines = join(root, 'test/visual/baselines');
const failures = join(root, 'node_modules/.cache/pictures');

/** The pages of the tests, without the test runner: its middleware sees as much of a context as it needs. */
async function answer(request, response) {
  const { pathname, searchParams } = new URL(request.url, 'http://localhost');
  const context = { path: pathname, query: Object.fromEntries(searchParams), set: () => undefined, get: () => '', type: '', body: null };
  const file = normalize(join(root, pathname));
  await servePages(context, () => {
    const isOurs = file.startsWith(root) && /^\/(test|node_modules\/axe-core)\//.test(pathname) && existsSync(file);
    context.type = 'text/javascript';
    context.body = isOurs ? readFileSync(file) : null;
  });
  if (context.body === null) return void response.writeHead(404).end();
  response.writeHead(200, { 'Content-Type': `${context.type}; charset=utf-8` }).end(context.body);
}

async function serve() {
  const server = createServer((request, response) => {
    answer(request, response).catch((error) => response.writeHead(500).end(String(error)));
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { origin: `http://127.0.0.1:${server.address().port}`, close: () => (server.closeAllConnections(), server.close()) };
}

async function take(browser, origin, picture) {
  const { id, width, height = 480, theme = 'light', direction = 'ltr' } = picture;
  const page = await browser.newPage();
  try {
    await page.setViewport({ width, height });
    await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]);
    await page.goto(`${origin}/pages/stories?${new URLSearchParams({ open: '', theme, direction })}`);
    await page.waitForFunction(() => globalThis.stories);
    await page.evaluate((story) => globalThis.stories.show(story), id);
    // A language comes as a file of its own; the caret of a field blinks.
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 400)));
    await page.evaluate(() => document.activeElement?.blur());
    return Buffer.from(await page.screenshot({ type: 'png' }));
  } finally {
    await page.close();
  }
}

const asAddress = (png) => `data:image/png;base64,${png.toString('base64')}`;

/** What is wrong with a picture, or null. */
async function faultOf(browser, name, png) {
  const file = join(baselines, `${name}.png`);
  if (!existsSync(file)) return 'there is no picture to compare with: npm run pictures -- --renew';
  const page = await browser.newPage();
  const share = await page.evaluate(differingShare, asAddress(readFileSync(file)), asAddress(png), tolerance.channel);
  await page.close();
  if (share <= tolerance.share) return null;
  mkdirSync(failures, { recursive: true });
  writeFileSync(join(failures, `${name}.png`), png);
  return `${(share * 100).toFixed(2)} % of its pixels differ; how it looks now stands in node_modules/.cache/pictures`;
}

/** A comparison that cannot tell two states apart would tell nothing. */
async function checkItself(browser, shots) {
  const page = await browser.newPage();
  const [one, other] = shots;
  const same = await page.evaluate(differingShare, asAddress(one), asAddress(one), tolerance.channel);
  const far = await page.evaluate(differingShare, asAddress(one), asAddress(other), tolerance.channel);
  await page.close();
  if (same !== 0 || far <= tolerance.share) throw new Error(`the comparison is broken: ${same} for the same picture, ${far} for others`);
}

async function checkAll(browser, origin) {
  const shots = [];
  let failed = 0;
  for (const picture of pictures.filter(({ id }) => id.includes(options.only))) {
    const name = nameOf(picture);
    const png = await take(browser, origin, picture);
    shots.push(png);
    if (options.renew) writeFileSync(join(baselines, `${name}.png`), png);
    const fault = await faultOf(browser, name, png);
    if (fault) console.error(`✖ ${name}: ${fault}`);
    failed += fault ? 1 : 0;
  }
  if (shots.length > 1) await checkItself(browser, [shots[0], shots.at(-1)]);
  console.log(`pictures: ${shots.length - failed} passed, ${failed} failed`);
  process.exitCode = failed > 0 ? 1 : 0;
}

async function main() {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    console.log('pictures: not compared, since the Chromium that npm brings does not run here');
    return;
  }
  rmSync(failures, { recursive: true, force: true });
  mkdirSync(baselines, { recursive: true });
  const server = await serve();
  const browser = await puppeteer.launch(shippedLaunchOptions());
  try {
    await checkAll(browser, server.origin);
  } finally {
    await browser.close();
    server.close();
  }
}

await main();
