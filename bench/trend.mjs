// How long a trend takes to stand and to follow the pointer, beside a canvas that is drawn by hand as the limit and, where it is installed,
// uPlot, in one run: `node bench/trend.mjs [ROUNDS]` prints medians of interleaved rounds, and exits with 1 where uPlot is faster.
//
// Both clocks start inside a frame and stop when the browser has painted that frame: script, style, layout and painting are in it, for all
// charts alike; the wait for the next frame is not, which would hide what differs. What the page's thread hands over then, to be turned into
// pixels, is done elsewhere and not in it.
// - mount: from the rows of a report that was scored before to the painted chart. The trend brings its sentence, its buttons and its list of
//   changes; uPlot draws its axes and its line, without a legend. A host that already holds columns instead of dated rows would save uPlot the
//   making of them.
// - hover: one movement in a frame of its own, as browsers deliver them, to its tooltip in words. uPlot leaves a tooltip to its users: here it
//   is a plugin as in its demos, with the date and the value as one text, formatted by `Intl`; so it is beside the canvas. The trend's also has
//   the name of the line and the change. Every movement reaches another day.
// The clock is fine (5 µs), as it is in a page that is isolated from other origins. Templates are as the package's build leaves them.
import { build } from 'esbuild';
import puppeteer from 'puppeteer-core';
import { launchOptions } from '../scripts/browser.mjs';
import { root } from '../scripts/entries.mjs';
import { shrinkLiterals } from './literals.mjs';
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
  plugins: [shrinkLiterals],
  conditions: ['production', 'default'],
});

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

/** Medians by count, chart and clock. The first round warms the code up and is not counted. */
async function measured(page) {
  const results = new Map();
  for (let round = 0; round <= rounds; round++) {
    for (const count of counts) {
      for (const chart of round % 2 === 0 ? charts : charts.toReversed()) {
        const times = await page.evaluate((...input) => globalThis.measure(...input), chart, count);
        for (const [clock, values] of round > 0 ? Object.entries(times) : []) {
          const key = `${chart} ${count} ${clock}`;
          results.set(key, [...(results.get(key) ?? []), ...values]);
        }
      }
    }
  }
  return (chart, count, clock) => median(results.get(`${chart} ${count} ${clock}`));
}

const round = (time) => Number(time.toFixed(2));

/** Mounted sooner than uPlot at each size, and no later with the value at the pointer. */
function missedBars(of) {
  return counts.flatMap((count) => {
    const against = (clock) => `${clock} at ${count}: ${round(of('trend', count, clock))} ms, uPlot ${round(of('uPlot', count, clock))} ms`;
    const mount = of('trend', count, 'mount') < of('uPlot', count, 'mount') ? [] : [against('mount')];
    return of('trend', count, 'hover') <= of('uPlot', count, 'hover') ? mount : [...mount, against('hover')];
  });
}

/** A page of its own origin, whose headers give it the fine clock. */
async function openPage(browser) {
  const page = await browser.newPage();
  await page.setViewport({ width: 900, height: 700 });
  await page.setRequestInterception(true);
  const headers = { 'Cross-Origin-Opener-Policy': 'same-origin', 'Cross-Origin-Embedder-Policy': 'require-corp' };
  const body = '<!doctype html><html lang="en"><title>Trend</title><body></body></html>';
  page.on('request', (request) => void request.respond({ status: 200, contentType: 'text/html', headers, body }));
  await page.goto('http://localhost/');
  if (!(await page.evaluate(() => globalThis.crossOriginIsolated))) throw new Error('the clock is coarse: the page is not isolated');
  await page.addScriptTag({ type: 'module', content: outputFiles[0].text });
  await page.waitForFunction(() => 'measure' in globalThis);
  if (script) await page.addScriptTag({ type: 'module', content: script });
  return page;
}

const browser = await puppeteer.launch(launchOptions());
try {
  const page = await openPage(browser);
  const of = await measured(page);
  const row = (count) =>
    Object.fromEntries(
      ['mount', 'hover'].flatMap((clock) => charts.map((chart) => [`${chart}, ${clock} ms`, round(of(chart, count, clock))])),
    );
  console.table(Object.fromEntries(counts.map((count) => [count, row(count)])));
  if (script) {
    const missed = missedBars(of);
    console.log(missed.length > 0 ? `Missed:\n${missed.join('\n')}` : 'All bars are met.');
    process.exitCode = missed.length > 0 ? 1 : 0;
  }
} finally {
  await browser.close();
}
