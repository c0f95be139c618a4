// `node scripts/test-samples.mjs [--screenshots FOLDER] [NAME…]`: proves the samples of demo/frameworks as a stranger would meet them. A copy
// of the folder and of the built package goes to a new place; there each sample is installed from its lock, built and type-checked by its
// own command, served, opened in Chromium and used. Needs the package registry, and takes minutes: `npm test` does without it.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import puppeteer from 'puppeteer-core';
import { launchOptions } from './browser.mjs';
import { root } from './entries.mjs';
import { openSample, useSample } from './samples/use-sample.mjs';
import { useWebPart } from './samples/use-web-part.mjs';

/** Where each sample's build puts what is to be served. */
const outputs = { react: 'dist', vue: 'dist', svelte: 'dist', angular: 'dist/browser', html: 'dist', sharepoint: 'release/assets' };

const { values, positionals } = parseArgs({
  options: { screenshots: { type: 'string' }, keep: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const chosen = Object.keys(outputs).filter((name) => positionals.length === 0 || positionals.includes(name));

/** What git would check out, and the package as `npm pack` would see it. */
function cleanCopy() {
  if (!existsSync(join(root, 'dist/define/index.js'))) throw new Error('there is no build: npm run build');
  const copy = mkdtempSync(join(tmpdir(), 'secure-score-samples-'));
  const listed = spawnSync('git', ['ls-files', '-co', '--exclude-standard', 'demo/frameworks'], { cwd: root, encoding: 'utf8' });
  for (const file of listed.stdout
    .trim()
    .split('\n')
    .filter((name) => existsSync(join(root, name)))) {
    mkdirSync(dirname(join(copy, file)), { recursive: true });
    cpSync(join(root, file), join(copy, file));
  }
  for (const name of ['package.json', 'README.md', 'LICENSE', 'dist']) cpSync(join(root, name), join(copy, name), { recursive: true });
  // The backend of the samples is the kit in the root folder, whose own dependencies `npm ci` has put there.
  const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  for (const name of Object.keys(dependencies)) {
    mkdirSync(dirname(join(copy, 'node_modules', name)), { recursive: true });
    symlinkSync(join(root, 'node_modules', name), join(copy, 'node_modules', name));
  }
  return copy;
}

let passed = 0;
let failed = 0;

/** Runs one step and prints how it went and how long it took. */
async function step(title, act) {
  const start = performance.now();
  const fault = await Promise.resolve()
    .then(act)
    .then(
      () => null,
      (error) => error,
    );
  if (fault) failed++;
  else passed++;
  console.log(`${fault ? '✖' : '✔'} ${title.padEnd(56)} ${((performance.now() - start) / 1000).toFixed(1).padStart(6)} s`);
  if (fault) console.log(String(fault.message ?? fault).slice(-4000));
  return !fault;
}

function npm(folder, ...args) {
  const { status, stdout, stderr } = spawnSync('npm', args, {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, CI: 'true', NO_COLOR: '1' },
  });
  if (status !== 0) throw new Error(`npm ${args.join(' ')} ended with ${status}\n${stdout}\n${stderr}`);
}

async function prove(name, copy, browser) {
  const folder = join(copy, 'demo/frameworks', name);
  if (!(await step(`${name}: npm ci`, () => npm(folder, 'ci', '--loglevel=error')))) return;
  if (!(await step(`${name}: npm run build (types included)`, () => npm(folder, 'run', 'build')))) return;
  const { serve } = await import(pathToFileURL(join(copy, 'demo/frameworks/support/serve.mjs')).href);
  const server = await serve(join(folder, outputs[name]));
  const page = await openSample(browser, server.origin);
  const picture = values.screenshots && join(values.screenshots, `${name}.png`);
  try {
    const use = name === 'sharepoint' ? useWebPart : useSample;
    await use(page, { step: (title, act) => step(`${name}: ${title}`, act), folder, origin: server.origin, picture });
  } finally {
    await page.close();
    server.close();
  }
}

async function main() {
  const copy = cleanCopy();
  const browser = await puppeteer.launch(launchOptions());
  if (values.screenshots) mkdirSync(values.screenshots, { recursive: true });
  try {
    for (const name of chosen) await prove(name, copy, browser);
  } finally {
    await browser.close();
    if (values.keep) console.log(copy);
    else rmSync(copy, { recursive: true, force: true });
  }
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed > 0 ? 1 : 0;
}

await main();
