/** The pages of the server recipe in a browser, under their policy. Runs with the tests of what is built, since it needs a browser. */
import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import { after, before, describe, test } from 'node:test';
import { launch, type Browser, type LaunchOptions, type Page } from 'puppeteer-core';
import { createEmbedder } from '../../demo/server/embedder.js';
import { closed, listening } from '../../demo/server/upstream.js';
import { mockListing } from '../../demo/portfolio/mock.js';
import { launchOptions } from '../../scripts/browser.mjs';
import { startRig, type Rig } from './serverRig.js';

let rig: Rig;
let browser: Browser;
let page: Page;
let host: Server;
let hostOrigin: string;
const complaints: string[] = [];

before(async () => {
  // The address of the other portal has to be known to ours before it starts.
  host = createServer((request, response) => answerOfHost(request, response));
  hostOrigin = await listening(host, 0);
  rig = await startRig({ embedders: [hostOrigin] });
  answerOfHost = createEmbedder({ pages: rig.pages, frame: `${rig.origin}/embed/c1` });
  browser = await launch(launchOptions() as LaunchOptions);
  page = await browser.newPage();
  await page.setViewport({ width: 1280, height: 900 });
  page.on('console', (message) => void (['error', 'warn'].includes(message.type()) && complaints.push(message.text())));
  page.on('pageerror', (error) => complaints.push(String(error)));
  await page.goto(rig.origin);
  await Promise.all([page.waitForNavigation(), page.click('form[action="/session/ada"] button')]);
});
after(async () => {
  await browser.close();
  await closed(host);
  await rig.close();
});

let answerOfHost: ReturnType<typeof createEmbedder> = (_, response) => void response.writeHead(503).end();

const quietly = (): void => assert.deepEqual(complaints.splice(0), []);

/** Texts of all shadow roots too. */
const textOf = (selector: string): Promise<string> =>
  page.$eval(selector, (element) => {
    const read = (node: Node): string =>
      node instanceof Element && ['STYLE', 'SCRIPT'].includes(node.tagName)
        ? ''
        : node.nodeType === Node.TEXT_NODE
          ? (node.textContent ?? '')
          : [...((node as Element).shadowRoot ?? node).childNodes].map(read).join(' ');
    return read(element).replace(/\s+/g, ' ');
  });

describe('the pages of the backend, in a browser', () => {
  test('a customer has the four widgets, with the numbers of the report, and no complaint of the policy', async () => {
    await page.goto(`${rig.origin}/customers/c1`);
    await page.waitForFunction(() => ['loaded', 'partial'].includes(document.querySelector('secure-score-gauge')?.state?.kind ?? ''));
    const percent = await page.$eval('secure-score-gauge', ({ report }) => (report?.total.kind === 'scored' ? report.total.percent : null));
    const report = JSON.parse((await rig.ask('/api/customers/c1/report', { cookie: await rig.signIn('ada') })).text) as { total: { percent: number } }; // prettier-ignore
    assert.equal(percent, report.total.percent);
    const printed = (Math.round(report.total.percent * 100) / 100).toString();
    assert.ok((await textOf('secure-score-gauge')).includes(printed));
    for (const tag of ['subscore-breakdown', 'score-trend', 'recommendation-table']) assert.ok((await textOf(tag)).length > 100, tag);
    assert.equal(await page.$eval('recommendation-table', (table) => table.hasAttribute('editable')), true);
    quietly();
  });

  test('a fault of the vendor is shown in the words of the elements, with a way to try again', async () => {
    rig.wait(16 * 60_000);
    rig.upstream.faults.change({ error: 403 });
    await page.goto(`${rig.origin}/customers/c4`);
    await page.waitForFunction(() => document.querySelector('secure-score-gauge')?.state?.kind === 'restricted');
    assert.match(await textOf('secure-score-gauge'), /SecurityEvents\.Read\.All|Security Reader/);
    rig.upstream.faults.reset();
    rig.wait(31_000);
    await page.$eval('secure-score-provider', (provider) => provider.refresh());
    await page.waitForFunction(() => ['loaded', 'partial'].includes(document.querySelector('secure-score-gauge')?.state?.kind ?? ''));
    assert.ok(complaints.splice(0).every((text) => /403/.test(text)));
  });

  test('the review is styled by its nonce', async () => {
    await page.goto(`${rig.origin}/customers/c1/review`);
    assert.equal(await page.$eval('.ssw-hero', (element) => getComputedStyle(element).display), 'grid');
    quietly();
  });

  test('a frame on another origin grows with its content, and a page that may not embed it stays empty', async (context) => {
    await page.goto(hostOrigin);
    await page.waitForFunction(() => Number(document.querySelector('iframe')!.height) > 200);
    const height = await page.$eval('iframe', (frame) => Number(frame.height));
    await page.evaluate(() => window.postMessage({ type: 'secure-score-size', height: 5 }, '*'));
    await new Promise((resolve) => setTimeout(resolve, 100));
    assert.equal(await page.$eval('iframe', (frame) => Number(frame.height)), height, 'a message of somebody else changes nothing');
    quietly();
    const stranger = createServer(createEmbedder({ pages: rig.pages, frame: `${rig.origin}/embed/c1` }));
    context.after(() => closed(stranger));
    await page.goto(await listening(stranger, 0));
    await new Promise((resolve) => setTimeout(resolve, 500));
    assert.equal(await page.$eval('iframe', (frame) => frame.height), '120');
    assert.ok(complaints.splice(0).some((text) => /frame-ancestors/.test(text)));
  });
});

describe('the portfolio', () => {
  const listing = mockListing(200, new Date('2026-11-20T06:00:00Z'));
  const percentOf = new Map(listing.customers.map(({ id, report }) => [id, report?.total.kind === 'scored' ? report.total.percent : null]));
  let sent: { customers: readonly { id: string }[]; isComplete: boolean } = listing;
  let requests = 0;

  before(async () => {
    await page.setRequestInterception(true);
    page.on('request', (request) => {
      if (!request.url().endsWith('/api/customers')) return void request.continue();
      requests++;
      void request.respond({ contentType: 'application/json', body: JSON.stringify(sent) });
    });
    await page.goto(rig.origin);
    await page.waitForSelector('.card');
  });

  /** What each card shows: its key, its name, and the score that its own gauge holds. */
  const cards = () =>
    page.$$eval('.card', (list) =>
      list.map((card) => {
        const report = card.querySelector('secure-score-gauge')!.report;
        return {
          id: card.getAttribute('data-customer')!,
          name: card.querySelector('h2')!.textContent,
          reported: report?.tenantName ?? null,
          percent: report?.total.kind === 'scored' ? report.total.percent : null,
        };
      }),
    );
  const sort = (value: string) => page.select('[name=sort]', value);

  test('two hundred customers come by one request, each with its own score, the worst first', async () => {
    const shown = await cards();
    assert.equal(shown.length, 200);
    assert.equal(requests, 1);
    for (const { id, name, reported, percent } of shown) {
      assert.equal(percent, percentOf.get(id), name!);
      if (reported !== null) assert.equal(reported, name);
    }
    const percents = shown.flatMap(({ percent }) => percent ?? []);
    assert.deepEqual(percents, percents.toSorted((a, b) => a - b)); // prettier-ignore
    assert.deepEqual(shown.slice(percents.length).map(({ percent }) => percent), Array.from({ length: 200 - percents.length }, () => null)); // prettier-ignore
  });

  test('order and search move cards and mix no two', async () => {
    for (const value of ['name rising', 'deltaPercent rising', 'coverage rising', 'percent falling']) {
      await sort(value);
      for (const { id, name, reported, percent } of await cards()) {
        assert.equal(percent, percentOf.get(id), name!);
        if (reported !== null) assert.equal(reported, name);
      }
    }
    await sort('name rising');
    const names = (await cards()).map(({ name }) => name!);
    assert.deepEqual(names, names.toSorted(new Intl.Collator('en').compare));
    await page.type('[type=search]', 'legal');
    const found = await cards();
    assert.ok(found.length > 3 && found.every(({ name }) => name!.includes('Legal')));
    assert.match(await textOf('[data-said]'), new RegExp(`^${found.length} of 200`));
    await page.type('[type=search]', 'zzz');
    assert.equal(await page.$eval('[data-none]', (element) => (element as HTMLElement).hidden), false);
    await page.click('[data-clear]');
    assert.equal((await cards()).length, 200);
  });

  test('mean and median are those of the shown, by hand', async () => {
    const percents = [...percentOf.values()].filter((percent) => percent !== null).toSorted((a, b) => a - b);
    const print = (value: number) => `${value.toFixed(1)}%`;
    const middle = percents.length >> 1;
    const median = percents.length % 2 ? percents[middle]! : (percents[middle - 1]! + percents[middle]!) / 2;
    const text = await textOf('[data-figures]');
    assert.ok(text.includes(`Mean score ${print(percents.reduce((sum, percent) => sum + percent, 0) / percents.length)}`), text);
    assert.ok(text.includes(`Median score ${print(median)}`), text);
  });

  test('a list without some customers, in another order, leaves no score behind', async () => {
    sent = { ...listing, customers: listing.customers.slice(50, 90).toReversed() };
    await page.reload();
    await page.waitForSelector('.card');
    const shown = await cards();
    assert.equal(shown.length, 40);
    for (const { id, percent } of shown) assert.equal(percent, percentOf.get(id));
  });

  test('everything can be done by keyboard, and nothing is cut at 320 px', async () => {
    await page.setViewport({ width: 320, height: 800 });
    await page.focus('[type=search]');
    const path: string[] = [];
    for (let step = 0; step < 8; step++) {
      await page.keyboard.press('Tab');
      path.push(await page.evaluate(() => `${document.activeElement?.tagName}${document.activeElement?.getAttribute('name') ?? ''}`));
    }
    assert.deepEqual(path.slice(0, 7), ['SELECTsort', 'INPUTband', 'INPUTband', 'INPUTband', 'INPUTband', 'INPUTband', 'A']); // prettier-ignore
    await page.focus('[name=band]');
    await page.keyboard.press('Space');
    assert.ok((await cards()).every(({ percent }) => percent !== null && percent < 50));
    assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 320);
    assert.equal(await page.$$eval('a, button, h1, h2, .number', (all) => all.filter((one) => one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).display !== 'inline').length), 0); // prettier-ignore
    quietly();
  });
});
