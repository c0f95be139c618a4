// How long a trend takes to stand and to follow the pointer, beside a canvas that is drawn by hand as the limit and, where it is installed,
// uPlot, in one run: `node bench/trend.mjs [ROUNDS]` prints medians of interleaved rounds, and exits with 1 where uPlot is faster.
import { build } from 'esbuild';
import puppeteer from 'puppeteer-core';
import { launchOptions } from '../scripts/browser.mjs';
import { root } from '../scripts/entries.mjs';
import { peerScript } from './peers/bundle.mjs';

const counts = [365, 10_000, 100_000];
const rounds = Number(process.argv[2] ?? 9);
const script = await peerScript('trend');
const charts = ['canvas', 'trend', ...(script ? ['uPlot'] : [])];

const { outputFiles } = await build({
  entryPoints: [`${root}/bench/trend-page.ts`],
  bundle: true,
  write: false,
  minify: true,
  format: 'esm',
  target: 'es2022',
  conditions: ['production', 'default'],
});

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

/** Medians by count and chart. The first round warms the code up and is not counted. */
async function measured(page) {
  const results = new Map(counts.flatMap((count) => charts.map((chart) => [`${chart} ${count}`, []])));
  for (let round = 0; round <= rounds; round++) {
    for (const count of counts) {
      for (const chart of round % 2 === 0 ? charts : charts.toReversed()) {
        const result = await page.evaluate((...input) => globalThis.measure(...input), chart, count);
        if (round > 0) results.get(`${chart} ${count}`).push(result);
      }
    }
  }
  return (chart, count, key) => median(results.get(`${chart} ${count}`).map((result) => result[key]));
}

const round = (time) => Number(time.toFixed(2));

/** Mounted sooner than uPlot at each size, and no later with the value at the pointer. */
function missedBars(of) {
  return counts.flatMap((count) => {
    const against = (key) => `${key} at ${count}: ${round(of('trend', count, key))} ms, uPlot ${round(of('uPlot', count, key))} ms`;
    const mount = of('trend', count, 'mount') < of('uPlot', count, 'mount') ? [] : [against('mount')];
    return of('trend', count, 'hover') <= of('uPlot', count, 'hover') ? mount : [...mount, against('hover')];
  });
}

const browser = await puppeteer.launch(launchOptions());
try {
  const page = await browser.newPage();
  await page.setViewport({ width: 900, height: 700 });
  await page.setContent('<!doctype html><html lang="en"><body></body></html>');
  await page.addScriptTag({ type: 'module', content: outputFiles[0].text });
  await page.waitForFunction(() => 'measure' in globalThis);
  if (script) await page.addScriptTag({ type: 'module', content: script });
  const of = await measured(page);
  const row = (count) =>
    Object.fromEntries(['mount', 'hover'].flatMap((key) => charts.map((chart) => [`${chart}, ${key} ms`, round(of(chart, count, key))])));
  console.table(Object.fromEntries(counts.map((count) => [count, row(count)])));
  if (script) {
    const missed = missedBars(of);
    console.log(missed.length > 0 ? `Missed:\n${missed.join('\n')}` : 'All bars are met.');
    process.exitCode = missed.length > 0 ? 1 : 0;
  }
} finally {
  await browser.close();
}
