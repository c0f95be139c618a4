// How fast 100,000 recommendations are listed, sorted and searched, against a list by hand and, where they are installed, the peers in the
// same run: `node bench/table.mjs [ROUNDS]` prints medians of interleaved rounds, and exits with 1 where a bar is missed. The data are
// scored before.
import { build } from 'esbuild';
import puppeteer from 'puppeteer-core';
import { launchOptions } from '../scripts/browser.mjs';
import { root } from '../scripts/entries.mjs';
import { peerScript } from './peers/bundle.mjs';

const rounds = Number(process.argv[2] ?? 5);
const sizes = [10_000, 100_000];
/** Times the limit. */
const bars = { mount: 4, 'sort by numbers': 1.5, 'sort by words': 1.5, 'sort by three keys': 1.5, search: 2 };
const peers = ['AG Grid', 'Tabulator', 'TanStack'];
/** The share of AG Grid's time that ours may take: half, and a third. */
const peerBars = { mount: 1 / 2, 'sort by numbers': 1 / 3, 'sort by words': 1 / 3, 'sort by three keys': 1 / 3, search: 1 / 3 };
const keystrokeMs = 50;
const taskMs = 50;
const heapMegabytes = 10;

async function bundle() {
  const { outputFiles } = await build({
    entryPoints: [`${root}/bench/table-page.ts`],
    bundle: true,
    write: false,
    minify: true,
    format: 'esm',
    target: 'es2022',
    tsconfig: `${root}/tsconfig.base.json`,
    conditions: ['production', 'default'],
  });
  return outputFiles[0].text;
}

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

/** Medians by kind and act. The first round warms up and is not counted. */
async function measure(page, kinds, rows) {
  const times = Object.fromEntries(kinds.map((kind) => [kind, {}]));
  for (let round = 0; round <= rounds; round++)
    for (const kind of round % 2 === 0 ? kinds : kinds.toReversed()) {
      const measured = await page.evaluate((...input) => globalThis.measure(...input), kind, rows);
      if (round > 0) for (const [act, time] of Object.entries(measured)) (times[kind][act] ??= []).push(time);
    }
  return (kind, act) => median(times[kind][act]);
}

const ratio = (ours, theirs) => Number((ours / theirs).toFixed(2));
const byAct = (row) => Object.fromEntries(Object.keys(bars).map((act) => [act, row(act)]));

function besideLimit(of) {
  return byAct((act) => {
    const [limit, table] = [of('limit', act), of('table', act)];
    return { 'by hand, ms': Math.round(limit), 'table, ms': Math.round(table), ratio: ratio(table, limit), bar: bars[act] };
  });
}

function besidePeers(of) {
  return byAct((act) => ({
    'table, ms': Math.round(of('table', act)),
    ...Object.fromEntries(
      peers.flatMap((peer) => [
        [`${peer}, ms`, Math.round(of(peer, act))],
        [`ours / ${peer}`, ratio(of('table', act), of(peer, act))],
      ]),
    ),
    'bar to AG Grid': ratio(peerBars[act], 1),
  }));
}

/** What is missed at the largest size. */
function missedBars(of, withPeers) {
  return Object.keys(bars).flatMap((act) => {
    const [limit, table] = [of('limit', act), of('table', act)];
    const missed = table > limit * bars[act] ? [`${act}: ${ratio(table, limit)} x the limit, bar ${bars[act]}`] : [];
    if (!withPeers || table <= of('AG Grid', act) * peerBars[act]) return missed;
    return [...missed, `${act}: ${ratio(table, of('AG Grid', act))} x AG Grid, bar ${ratio(peerBars[act], 1)}`];
  });
}

/** Megabytes that the table holds above its data, page and search texts included. */
async function heapOver(page, rows) {
  const session = await page.createCDPSession();
  const used = async () => {
    await session.send('HeapProfiler.collectGarbage');
    return (await page.metrics()).JSHeapUsedSize;
  };
  await page.evaluate(() => globalThis.unmount());
  const before = await used();
  await page.evaluate((count) => globalThis.mount('table', count), rows);
  await new Promise((resume) => setTimeout(resume, 1500));
  const over = ((await used()) - before) / 1e6;
  await page.evaluate(() => globalThis.unmount());
  return over;
}

const script = await peerScript('table');
const kinds = ['limit', 'table', ...(script ? peers : [])];
const browser = await puppeteer.launch(launchOptions());

async function openPage(...scripts) {
  const page = await browser.newPage();
  await page.setContent('<!doctype html><html lang="en"><body></body></html>');
  for (const content of scripts) await page.addScriptTag({ type: 'module', content });
  return page;
}

try {
  const ours = await bundle();
  const page = await openPage(ours, ...(script ? [script] : []));
  const missed = [];
  for (const rows of sizes) {
    await page.evaluate((count) => globalThis.prepareReport(count), rows);
    const of = await measure(page, kinds, rows);
    console.log(`${rows.toLocaleString('en')} recommendations`);
    console.table(besideLimit(of));
    if (script) console.table(besidePeers(of));
    if (rows === sizes.at(-1)) missed.push(...missedBars(of, Boolean(script)));
    if (rows === sizes[0] && of('table', 'search') > keystrokeMs) missed.push(`a keystroke at ${rows} rows takes over ${keystrokeMs} ms`);
  }
  await page.close();
  // Without what the peers leave behind.
  const alone = await openPage(ours);
  const { longest, total } = await alone.evaluate((rows) => globalThis.sortTitles(rows), sizes.at(-1));
  console.log(`Sort by 100,000 different titles: ${Math.round(total)} ms in all, longest task ${Math.round(longest)} ms (bar ${taskMs})`);
  if (longest > taskMs) missed.push(`a task of ${Math.round(longest)} ms while sorting titles`);
  const heap = await heapOver(alone, sizes.at(-1));
  console.log(`Heap above the data: ${heap.toFixed(1)} MB (bar ${heapMegabytes})`);
  if (heap > heapMegabytes) missed.push(`heap ${heap.toFixed(1)} MB`);
  console.log(missed.length > 0 ? `Missed:\n${missed.join('\n')}` : 'All bars are met.');
  process.exitCode = missed.length > 0 ? 1 : 0;
} finally {
  await browser.close();
}
