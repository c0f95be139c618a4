// Opens every story of the built Storybook in a headless browser and reports what is wrong with it. Storybook itself says "success" when
// a play function throws, so this listens to its events, to the page and its console, and runs axe over the story, shadow roots included.
//
//   node scripts/check-stories.mjs [--use-build] [--only TEXT] [--theme dark] [--locale de] [--direction rtl] [--width 360] [--screenshots DIR]
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import puppeteer from 'puppeteer-core';
import { launchOptions } from './browser.mjs';
import { root } from './entries.mjs';
import { serveFolder } from './static-server.mjs';

const { values: options } = parseArgs({
  options: {
    'use-build': { type: 'boolean', default: false },
    only: { type: 'string', default: '' },
    theme: { type: 'string', default: 'light' },
    locale: { type: 'string', default: 'en' },
    direction: { type: 'string', default: 'ltr' },
    width: { type: 'string', default: '1100' },
    screenshots: { type: 'string' },
    parallel: { type: 'string', default: '2' },
  },
});

const folder = join(root, 'storybook-static');
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const axeTags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const timeout = 15_000;

function buildStorybook() {
  const script = join(root, 'node_modules/storybook/dist/bin/dispatcher.js');
  const run = spawnSync(process.execPath, [script, 'build', '--disable-telemetry', '--quiet', '-o', folder], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, STORYBOOK_DISABLE_TELEMETRY: '1' },
  });
  if (run.status !== 0) throw new Error(`Storybook did not build\n${run.stdout}\n${run.stderr}`);
}

function listStories() {
  const index = JSON.parse(readFileSync(join(folder, 'index.json'), 'utf8'));
  return Object.values(index.entries).filter((entry) => entry.type === 'story' && entry.id.includes(options.only));
}

/** Runs in the page before its scripts: keeps what Storybook's channel says about the story. */
function recordEvents() {
  const record = { finished: false, failures: [] };
  globalThis.storyRecord = record;
  const failures = ['storyErrored', 'storyThrewException', 'playFunctionThrewException', 'unhandledErrorsWhilePlaying', 'storyMissing'];
  const textOf = (value) => (value && (value.message ?? value.description)) || JSON.stringify(value);
  const listen = (channel) => {
    for (const name of failures) channel.on(name, (value) => record.failures.push(`${name}: ${[value].flat().map(textOf).join('; ')}`));
    channel.on('storyFinished', () => (record.finished = true));
  };
  let channel;
  Object.defineProperty(globalThis, '__STORYBOOK_ADDONS_CHANNEL__', {
    configurable: true,
    get: () => channel,
    set: (value) => {
      if (value && value !== channel) listen(value);
      channel = value;
    },
  });
}

/** Runs in the page: custom elements in the story that nothing registered, shadow roots included. */
function undefinedElements() {
  const found = [];
  const visit = (node) => {
    for (const element of node.querySelectorAll('*')) {
      if (element.matches(':not(:defined)')) found.push(element.localName);
      if (element.shadowRoot) visit(element.shadowRoot);
    }
  };
  visit(document.querySelector('#storybook-root'));
  return [...new Set(found)];
}

/** Runs in the page: axe's findings as one line each. */
async function runAxe(tags) {
  const results = await globalThis.axe.run('#storybook-root', { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] });
  return results.violations.flatMap((violation) => violation.nodes.map((node) => `${violation.id} at ${node.target.flat().join(' > ')}`));
}

const storyAddress = (origin, id) => {
  const globals = `theme:${options.theme};direction:${options.direction};locale:${options.locale};a11y.manual:!true`;
  return `${origin}/iframe.html?id=${id}&viewMode=story&globals=${globals}`;
};

function collectComplaints(page, origin) {
  const complaints = [];
  page.on('pageerror', (error) => complaints.push(`uncaught: ${error instanceof Error ? error.message : String(error)}`));
  page.on('console', (message) => {
    if (['warn', 'error'].includes(message.type()))
      complaints.push(`console.${message.type()}: ${message.text()} ${message.location().url ?? ''}`.trim());
  });
  page.on('request', (request) => {
    if (/^https?:/.test(request.url()) && !request.url().startsWith(origin)) complaints.push(`request to another origin: ${request.url()}`);
  });
  return complaints;
}

async function inspect(page) {
  const settled = () => globalThis.storyRecord.finished || globalThis.storyRecord.failures.length > 0;
  const reasons = [];
  await page.waitForFunction(settled, { timeout, polling: 50 }).catch(() => reasons.push(`not finished after ${timeout / 1000} s`));
  reasons.push(...(await page.evaluate(() => globalThis.storyRecord.failures)));
  const unknown = await page.evaluate(undefinedElements);
  if (unknown.length > 0) reasons.push(`not defined: ${unknown.join(', ')}`);
  if (reasons.length === 0) {
    await page.evaluate(axeSource);
    reasons.push(...(await page.evaluate(runAxe, axeTags)).map((line) => `axe: ${line}`));
  }
  return reasons;
}

async function takePicture(page, id) {
  if (!options.screenshots) return;
  const name = [id, options.theme, options.direction, options.locale, options.width].join('.');
  await page.screenshot({ path: join(resolve(options.screenshots), `${name}.png`), fullPage: true });
}

/** The reasons why a story is not right; none when it is. */
async function checkStory(browser, origin, id) {
  const page = await browser.newPage();
  const complaints = collectComplaints(page, origin);
  try {
    await page.setViewport({ width: Number(options.width), height: 900 });
    await page.evaluateOnNewDocument(recordEvents);
    await page.goto(storyAddress(origin, id), { waitUntil: 'load', timeout });
    const reasons = await inspect(page);
    await takePicture(page, id);
    return [...new Set([...reasons, ...complaints])];
  } catch (error) {
    return [`could not be opened: ${error.message}`, ...complaints];
  } finally {
    await page.close();
  }
}

async function checkAll(browser, origin, stories) {
  const waiting = [...stories];
  const results = new Map();
  const work = async () => {
    for (let story = waiting.shift(); story; story = waiting.shift()) results.set(story.id, await checkStory(browser, origin, story.id));
  };
  await Promise.all(Array.from({ length: Number(options.parallel) }, work));
  return stories.map((story) => ({ story, reasons: results.get(story.id) }));
}

/** A story that is broken on purpose passes when the checker saw it. */
function verdictOf({ story, reasons }) {
  const isBroken = story.tags.includes('self-check');
  const passed = isBroken ? reasons.length > 0 : reasons.length === 0;
  return { id: story.id, passed, lines: isBroken && !passed ? ['is broken on purpose, and nothing was reported'] : reasons };
}

function report(verdicts) {
  for (const { id, passed, lines } of verdicts) {
    if (!passed) console.error(`✖ ${id}\n${lines.map((line) => `    ${line.slice(0, 400)}`).join('\n')}`);
  }
  const failed = verdicts.filter((verdict) => !verdict.passed).length;
  const total = { passed: verdicts.length - failed, failed, skipped: 0 };
  console.log(`stories: ${total.passed} passed, ${total.failed} failed`);
  if (process.env.SSW_RESULTS) writeFileSync(process.env.SSW_RESULTS, JSON.stringify(total));
  process.exitCode = failed > 0 ? 1 : 0;
}

async function main() {
  if (!options['use-build'] || !existsSync(join(folder, 'index.json'))) buildStorybook();
  if (options.screenshots) mkdirSync(resolve(options.screenshots), { recursive: true });
  const stories = listStories();
  if (!stories.some((story) => !story.tags.includes('self-check')) && !options.only) throw new Error('there are no stories');
  const server = await serveFolder(folder);
  const browser = await puppeteer.launch(launchOptions());
  try {
    report((await checkAll(browser, server.origin, stories)).map(verdictOf));
  } finally {
    await browser.close();
    server.close();
  }
}

await main();
