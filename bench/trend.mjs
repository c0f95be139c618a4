// How long a trend takes to stand and to follow the pointer, beside a canvas that is drawn by hand as the limit, in one run:
// `node bench/trend.mjs [ROUNDS]` prints medians of interleaved rounds. uPlot is none of our
// dependencies and stands in no run; the last line says so.
import { build } from 'esbuild';
import puppeteer from 'puppeteer-core';
import { launchOptions } from '../scripts/browser.mjs';
import { root } from '../scripts/entries.mjs';

const counts = [365, 10_000, 100_000];
const charts = ['canvas', 'trend'];
const rounds = Number(process.argv[2] ?? 9);

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

const browser = await puppeteer.launch(launchOptions());
try {
  const page = await browser.newPage();
  await page.setViewport({ width: 900, height: 700 });
  await page.setContent('<!doctype html><html lang="en"><body></body></html>');
  await page.addScriptTag({ type: 'module', content: outputFiles[0].text });
  await page.waitForFunction(() => 'measure' in globalThis);
  const of = await measured(page);
  const row = (count) => ({
    'canvas by hand, mount ms': Number(of('canvas', count, 'mount').toFixed(1)),
    'trend, mount ms': Number(of('trend', count, 'mount').toFixed(1)),
    'canvas by hand, hover ms': Number(of('canvas', count, 'hover').toFixed(2)),
    'trend, hover ms': Number(of('trend', count, 'hover').toFixed(2)),
  });
  console.table(Object.fromEntries(counts.map((count) => [count, row(count)])));
  console.log('uPlot is not installed, so it is not in this run.');
} finally {
  await browser.close();
}
