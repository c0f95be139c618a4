import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { launch, type Browser, type Page } from 'puppeteer-core';
import { launchOptions } from '../../scripts/browser.mjs';
import { root, tags } from '../../scripts/entries.mjs';
import { findFiles } from '../../scripts/find-files.mjs';
import { serveFolder } from '../../scripts/static-server.mjs';
import { bundlers } from '../support/bundlers.js';
import { consumersMissing, installPacked, type HostApp } from '../support/packed.js';

const widgets = tags.filter((tag) => tag !== 'secure-score-provider');
const payload = readFileSync(join(root, 'test/support/posture.json'), 'utf8');

/** What hosts import, each as an entry of its own. */
const entries = {
  everything: `
    import 'secure-score-widgets/define';
    import { scorePosture } from 'secure-score-widgets/core';
    import { readPosture } from 'secure-score-widgets/sources';
    const result = readPosture(${payload});
    document.querySelector('secure-score-provider').data = scorePosture(result.posture);
    document.querySelector('secure-score-gauge[data-raw]').data = ${payload};`,
  oneTag: "import 'secure-score-widgets/define/secure-score-gauge';",
  oneClass: "import { SecureScoreGauge } from 'secure-score-widgets'; globalThis.kept = SecureScoreGauge;",
  nothing: "import 'secure-score-widgets'; import 'secure-score-widgets/core'; import 'secure-score-widgets/sources';",
};
type EntryName = keyof typeof entries;

const page = (folder: string): string => `<!doctype html><html lang="en"><meta charset="utf-8"><title>${folder}</title>
<secure-score-provider>${widgets.map((tag) => `<${tag}></${tag}>`).join('')}</secure-score-provider>
<secure-score-gauge data-raw></secure-score-gauge><secure-score-gauge score="31" max="50"></secure-score-gauge>
<script type="module" src="./main.js"></script></html>`;

/** The tags that have a class, and those whose first element shows a number. */
const registered = (opened: Page): Promise<string[]> =>
  opened.evaluate((names) => names.filter((name) => customElements.get(name) !== undefined), tags);
const showsNumbers = (names: readonly string[]): boolean =>
  names.every((name) => [...document.querySelectorAll(name)].every((element) => /\d/.test(element.shadowRoot?.textContent ?? '')));

/** A file and all that it can load, at once or later. Bundlers leave files beside them that nothing asks for. */
function filesFrom(path: string, seen = new Map<string, string>()): string[] {
  if (seen.has(path)) return [];
  const text = readFileSync(path, 'utf8');
  seen.set(path, text);
  const named = [...text.matchAll(/["'`](\.\.?\/[\w./-]+\.js)["'`]/g)].map(([, name]) => join(dirname(path), name!));
  for (const next of named) if (existsSync(next)) filesFrom(next, seen);
  return [...seen.values()];
}

describe('a page that a host has bundled from the packed package', { skip: consumersMissing }, () => {
  let app: HostApp;
  let browser: Browser;
  let server: { origin: string; close: () => void };
  before(async () => {
    app = installPacked();
    browser = await launch(launchOptions());
    server = await serveFolder(app.folder);
  });
  after(async () => {
    await browser.close();
    server.close();
    app.remove();
  });

  /** Bundles, and gives the text of what a page loads at once, and of everything that it can load. */
  async function bundle(bundler: string, name: EntryName): Promise<{ main: string; whole: string }> {
    const folder = join(app.folder, bundler, name);
    await bundlers[bundler]?.(app.write(`${name}.js`, entries[name]), folder);
    app.write(join(bundler, name, 'index.html'), page(name));
    const main = readFileSync(join(folder, 'main.js'), 'utf8');
    // webpack puts names together as it runs, and leaves nothing lying about.
    const files = bundler === 'webpack' ? (findFiles(folder, (path: string) => path.endsWith('.js')) as string[]) : null;
    return { main, whole: (files?.map((file) => readFileSync(file, 'utf8')) ?? filesFrom(join(folder, 'main.js'))).join('\n') };
  }

  async function open(bundler: string, name: EntryName): Promise<{ opened: Page; errors: string[] }> {
    const opened = await browser.newPage();
    const errors: string[] = [];
    opened.on('pageerror', (error) => errors.push(String(error)));
    opened.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
    await opened.goto(`${server.origin}/${bundler}/${name}/`, { waitUntil: 'load' });
    return { opened, errors };
  }

  for (const bundler of Object.keys(bundlers)) {
    test(`${bundler}: every widget shows its numbers, readers load when they are needed`, async () => {
      await bundle(bundler, 'everything');
      const { opened, errors } = await open(bundler, 'everything');
      await opened.waitForFunction(showsNumbers, { timeout: 20_000 }, widgets);
      assert.deepEqual(await registered(opened), tags);
      assert.deepEqual(errors, []);
      await opened.close();
    });

    test(`${bundler}: one define module registers one tag`, async () => {
      await bundle(bundler, 'oneTag');
      const { opened, errors } = await open(bundler, 'oneTag');
      await opened.waitForFunction(() => /62/.test(document.querySelector('[score]')?.shadowRoot?.textContent ?? ''), { timeout: 20_000 });
      assert.deepEqual(await registered(opened), ['secure-score-gauge']);
      assert.deepEqual(errors, []);
      await opened.close();
    });

    test(`${bundler}: a class registers nothing, and brings no other class`, async () => {
      const { whole } = await bundle(bundler, 'oneClass');
      assert.match(whole, /band-colors/, 'the gauge is inside');
      for (const foreign of ['secure-score-selection-change', 'compare-with', 'infrastructure-disabled']) {
        assert.ok(!whole.includes(foreign), `${foreign} belongs to another element`);
      }
      const { opened, errors } = await open(bundler, 'oneClass');
      await opened.waitForFunction(() => typeof (globalThis as { kept?: unknown }).kept === 'function');
      assert.deepEqual(await registered(opened), []);
      assert.deepEqual(errors, []);
      await opened.close();
    });

    test(`${bundler}: an import of which nothing is used is dropped`, async () => {
      const { main } = await bundle(bundler, 'nothing');
      assert.ok(main.length < 2000, `${main.length} characters are left`);
      assert.doesNotMatch(main, /secure-score|litElementVersions|\bimport\b/);
    });
  }
});
