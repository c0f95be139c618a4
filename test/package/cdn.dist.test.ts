import assert from 'node:assert/strict';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { launch, type Browser, type Page } from 'puppeteer-core';
import { launchOptions } from '../../scripts/browser.mjs';
import { bundleName, root, tags } from '../../scripts/entries.mjs';
import { serveFolder } from '../../scripts/static-server.mjs';

const integrity = (JSON.parse(readFileSync(join(root, 'dist/cdn/integrity.json'), 'utf8')) as Record<string, string>)[bundleName] ?? '';
const payload = readFileSync(join(root, 'test/support/posture.json'), 'utf8').replaceAll('<', '\\u003c');
const gauges = '<secure-score-gauge score="31" max="50"></secure-score-gauge>';
const script = (folder: string, hash: string): string =>
  `<script type="module" src="/${folder}/${bundleName}" integrity="${hash}"></script>`;

describe('the one-file build on a page', () => {
  let folder = '';
  let browser: Browser;
  let server: { origin: string; close: () => void };
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'secure-score-cdn-'));
    for (const copy of ['one', 'two']) {
      mkdirSync(join(folder, copy));
      cpSync(join(root, 'dist/cdn', bundleName), join(folder, copy, bundleName));
    }
    browser = await launch(launchOptions());
    server = await serveFolder(folder);
  });
  after(async () => {
    await browser.close();
    server.close();
    rmSync(folder, { recursive: true });
  });

  async function open(name: string, body: string): Promise<{ opened: Page; messages: string[] }> {
    writeFileSync(
      join(folder, `${name}.html`),
      `<!doctype html><html lang="en"><meta charset="utf-8"><title>${name}</title>${body}</html>`,
    );
    const opened = await browser.newPage();
    const messages: string[] = [];
    opened.on('pageerror', (error) => messages.push(String(error)));
    opened.on('console', (message) => messages.push(message.text()));
    await opened.goto(`${server.origin}/${name}.html`, { waitUntil: 'load' });
    return { opened, messages };
  }
  const shows62 = (selector: string): boolean => /62/.test(document.querySelector(selector)?.shadowRoot?.textContent ?? '');

  test('the browser takes it with the hash of integrity.json, and refuses it with another', async () => {
    const right = await open('right', gauges + script('one', integrity));
    await right.opened.waitForFunction(shows62, { timeout: 20_000 }, 'secure-score-gauge');
    assert.deepEqual(right.messages, []);
    const wrong = await open('wrong', gauges + script('one', `sha384-${Buffer.alloc(48).toString('base64')}`));
    assert.equal(await wrong.opened.evaluate(() => customElements.get('secure-score-gauge') === undefined), true);
    assert.match(wrong.messages.join(), /integrity/);
  });

  test('loaded twice, the first copy keeps the names and nothing is thrown', async () => {
    const { opened, messages } = await open('twice', gauges + script('one', integrity) + script('two', integrity));
    await opened.waitForFunction(shows62, { timeout: 20_000 }, 'secure-score-gauge');
    assert.ok(
      messages.every((message) => !/error/i.test(message)),
      messages.join(),
    );
    assert.ok(messages.length <= 1, messages.join());
  });

  test('two versions on one page: the second under other names, fed by a provider of the first', async () => {
    const inside = tags.filter((tag) => tag !== 'secure-score-provider').map((tag) => `<${tag}></${tag}><${tag}-next></${tag}-next>`);
    const data = `<script type="application/json">${payload}</script>`;
    const body = `<secure-score-provider>${data}${inside.join('')}</secure-score-provider>
      <secure-score-gauge-next score="31" max="50" data-alone></secure-score-gauge-next>${script('one', integrity)}
      <script type="module">import { defineWithSuffix } from '/two/${bundleName}'; globalThis.names = defineWithSuffix('-next');</script>`;
    const { opened, messages } = await open('versions', body);
    await opened.waitForFunction(shows62, { timeout: 20_000 }, '[data-alone]');
    await opened.waitForFunction(
      (names) => names.every((name) => /\d/.test(document.querySelector(name)?.shadowRoot?.textContent ?? '')),
      { timeout: 20_000 },
      tags.filter((tag) => tag !== 'secure-score-provider').flatMap((tag) => [tag, `${tag}-next`]),
    );
    const names = await opened.evaluate(() => (globalThis as unknown as { names: string[] }).names);
    assert.deepEqual(names.toSorted(), tags.map((tag) => `${tag}-next`).toSorted());
    const areApart = await opened.evaluate(() => {
      const [usual, other] = [customElements.get('secure-score-gauge'), customElements.get('secure-score-gauge-next')];
      return usual !== undefined && other !== undefined && !(other.prototype instanceof usual) && usual !== other;
    });
    assert.ok(areApart);
    assert.ok(
      messages.every((message) => !/error|violat/i.test(message)),
      messages.join(),
    );
  });
});
