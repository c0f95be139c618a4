// How long a page of gauges takes to stand, against a bare Lit element that draws the same arc, number and label in the same run:
// A gauge out of sight is not styled before it comes near the window (`content-visibility`), as on any page of a thousand; of a hundred
// about half are in sight. `node bench/gauges.mjs [ROUNDS]` prints medians of interleaved rounds, and exits with 1 where 1,000 take more than twice as long.
import { build } from 'esbuild';
import puppeteer from 'puppeteer-core';
import { launchOptions } from '../scripts/browser.mjs';
import { root } from '../scripts/entries.mjs';
import { shrinkLiterals } from './literals.mjs';

const bar = 2;
const counts = [1, 100, 1000];
const tags = ['bare-gauge', 'secure-score-gauge'];
const rounds = Number(process.argv[2] ?? 9);
const style = '.list{display:grid;grid-template-columns:repeat(10,120px)}';

/** As a host's production build has it: lit's own production code, minified. */
async function bundle() {
  const { outputFiles } = await build({
    entryPoints: [`${root}/bench/gauges-page.ts`],
    bundle: true,
    write: false,
    minify: true,
    format: 'esm',
    target: 'es2022',
    plugins: [shrinkLiterals],
    conditions: ['production', 'default'],
  });
  return outputFiles[0].text;
}

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

/** Medians by count and tag. The first round warms the code and the styles up and is not counted. */
async function measure(page) {
  const times = new Map(counts.flatMap((count) => tags.map((tag) => [`${tag} ${count}`, []])));
  for (let round = 0; round <= rounds; round++) {
    for (const count of counts) {
      for (const tag of round % 2 === 0 ? tags : tags.toReversed()) {
        const milliseconds = await page.evaluate((...input) => globalThis.mount(...input), tag, count);
        if (round > 0) times.get(`${tag} ${count}`).push(milliseconds);
      }
    }
  }
  return (tag, count) => median(times.get(`${tag} ${count}`));
}

const browser = await puppeteer.launch(launchOptions());
try {
  const page = await browser.newPage();
  await page.setContent(`<!doctype html><html lang="en"><style>${style}</style><body></body></html>`);
  await page.addScriptTag({ type: 'module', content: await bundle() });
  await page.waitForFunction(() => 'mount' in globalThis);
  const of = await measure(page);
  const ratio = (count) => of('secure-score-gauge', count) / of('bare-gauge', count);
  console.table(
    Object.fromEntries(
      counts.map((count) => [
        count,
        {
          'bare Lit, ms': Math.round(of('bare-gauge', count)),
          'gauge, ms': Math.round(of('secure-score-gauge', count)),
          ratio: Number(ratio(count).toFixed(2)),
        },
      ]),
    ),
  );
  const isOver = ratio(counts.at(-1)) > bar;
  console.log(`${counts.at(-1)} gauges: ${ratio(counts.at(-1)).toFixed(2)} x bare Lit, bar ${bar} x${isOver ? ': above it' : ''}`);
  process.exitCode = isOver ? 1 : 0;
} finally {
  await browser.close();
}
