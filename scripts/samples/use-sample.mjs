// What a person would try in a sample: every sample shows the same page, so every one is used in the same way.
import assert from 'node:assert/strict';
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { root } from '../entries.mjs';

/** In the page: the text below a node, shadow roots included, and pressing what has a name. */
function tools() {
  const textOf = (node) => {
    if (node.nodeType === Node.TEXT_NODE) return node.textContent;
    if (/^(style|script)$/i.test(node.nodeName)) return '';
    return [...(node.shadowRoot?.childNodes ?? []), ...node.childNodes].map(textOf).join(' ').replace(/\s+/g, ' ').trim();
  };
  globalThis.sample = {
    text: (selector) => textOf(document.querySelector(selector)),
    press(selector, name, index = 0) {
      const pattern = new RegExp(name);
      const items = [...document.querySelector(selector).shadowRoot.querySelectorAll('button, input[type=checkbox]')];
      const item = items.filter((button) => pattern.test(button.getAttribute('aria-label') ?? button.textContent.trim()))[index];
      item?.click();
      return Boolean(item);
    },
    /** The names of the rows, which are the buttons that open them. */
    rows: () =>
      [...document.querySelector('recommendation-table').shadowRoot.querySelectorAll('.expander')].map((item) => item.textContent.trim()),
  };
}

/** A page that keeps what goes wrong in it. */
export async function openSample(browser, origin) {
  const page = await browser.newPage();
  page.faults = [];
  page.requests = [];
  page.on('pageerror', (error) => page.faults.push(error.message));
  page.on('console', (message) => ['error', 'warn'].includes(message.type()) && page.faults.push(message.text()));
  page.on('response', (response) =>
    page.requests.push(`${response.request().method()} ${response.url().slice(origin.length)} ${response.status()}`),
  );
  await page.evaluateOnNewDocument(tools);
  await page.setViewport({ width: 1100, height: 1300 });
  return page;
}

/** The number that the page has to show, computed here from what the backend answers. */
async function expectedPercent(origin, customer) {
  const load = (entry) => import(pathToFileURL(join(root, 'dist', entry)).href);
  const [{ readPosture }, { scorePosture }] = await Promise.all([load('sources/index.js'), load('core/index.js')]);
  const reading = readPosture(await (await fetch(`${origin}/api/${customer}/posture`)).json());
  const { total } = scorePosture(reading.posture, { now: new Date().toISOString() });
  return total.percent.toLocaleString('en', { maximumFractionDigits: 2 });
}

const wait = (page, check, ...args) => page.waitForFunction(check, { timeout: 15_000, polling: 100 }, ...args);
/** Waits until the element's text holds another. */
export const waitForText = (page, selector, text) =>
  wait(page, (where, what) => globalThis.sample.text(where).includes(what), selector, text).catch(async () => {
    throw new Error(
      `${selector} never showed “${text}”, but: ${(await page.evaluate((where) => globalThis.sample.text(where), selector)).slice(0, 600)}`,
    );
  });
const press = (page, selector, name, index) =>
  wait(page, (...args) => globalThis.sample.press(...args), selector, name, index ?? 0).catch(() => {
    throw new Error(`${selector} has nothing to press that is named ${name}`);
  });

async function choose(page, label, value) {
  await page.evaluate(
    (text, wanted) => {
      const field = [...document.querySelectorAll('label')].find((item) => item.textContent.includes(text)).querySelector('select, input');
      if (field.type === 'checkbox') return field.click();
      field.value = wanted;
      field.dispatchEvent(new Event('change', { bubbles: true }));
    },
    label,
    value,
  );
}

async function saveStatus(page, status) {
  await wait(
    page,
    (wanted) => {
      const select = document.querySelector('recommendation-table').shadowRoot.querySelector('[name="status"]');
      if (select) select.value = wanted;
      return Boolean(select);
    },
    status,
  );
  await press(page, 'recommendation-table', '^Save$');
}

/** The acts, each a step of its own. */
export async function useSample(page, { step, origin, picture }) {
  await step('shows the score that its backend has', async () => {
    await page.goto(origin);
    await waitForText(page, 'secure-score-gauge', await expectedPercent(origin, 'northwind'));
    await waitForText(page, '#peers', '54.2');
    await waitForText(page, 'score-trend', 'pp in 7 days');
    if (picture) await page.screenshot({ path: picture, fullPage: true });
  });
  await step('shares the scope between the widgets and tells the page', async () => {
    const before = await page.evaluate(() => globalThis.sample.rows());
    await press(page, 'subscore-breakdown', '^Show only Identity$');
    await waitForText(page, 'output', 'Scope: identity');
    await wait(page, (rows) => globalThis.sample.rows().join() !== rows, before.join());
    await waitForText(page, 'secure-score-gauge', 'Identity');
  });
  await step('tells the page what was opened and selected', async () => {
    const [first] = await page.evaluate(() => globalThis.sample.rows());
    await press(page, 'recommendation-table', '^Select (?!all)');
    await waitForText(page, 'output', 'Selected: 1');
    await press(page, 'recommendation-table', 'Clear the selection');
    await page.evaluate(() => document.querySelector('recommendation-table').shadowRoot.querySelector('.expander').click());
    await waitForText(page, 'output', `Opened: ${first}`);
  });
  await step('goes back to the old status where saving fails', async () => {
    await choose(page, 'Saving fails');
    await saveStatus(page, 'planned');
    await waitForText(page, 'recommendation-table', 'The service answered 503.');
    assert.ok(
      page.requests.some((line) => /^PATCH .*secureScoreControlProfiles\/.* 503$/.test(line)),
      page.requests.join('\n'),
    );
    assert.ok(
      page.faults.every((fault) => fault.includes('503')),
      page.faults.join('\n'),
    );
    page.faults.length = 0;
  });
  await step('keeps the new status where it is saved', async () => {
    await choose(page, 'Saving fails');
    await saveStatus(page, 'planned');
    await waitForText(page, 'recommendation-table', 'Planned');
    await waitForText(page, 'recommendation-table', 'The score follows in 24 to 48 hours');
    assert.ok(
      page.requests.some((line) => /^PATCH .*secureScoreControlProfiles\/.* 200$/.test(line)),
      page.requests.join('\n'),
    );
  });
  await step('shows everything again', async () => {
    await press(page, 'subscore-breakdown', 'Remove the scope');
    await waitForText(page, 'output', 'Scope: everything');
  });
  await step('shows another customer, in another language', async () => {
    await choose(page, 'Customer', 'bramble');
    await waitForText(page, 'h1', 'Bramble');
    await waitForText(page, 'secure-score-gauge', await expectedPercent(origin, 'bramble'));
    await choose(page, 'Language', 'de');
    await waitForText(page, 'recommendation-table', 'Empfehlung');
  });
  await step('leaves no error in the page', () => assert.deepEqual(page.faults, []));
}
