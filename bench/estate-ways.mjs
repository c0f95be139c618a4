// Where an estate becomes too large for a page: fetching, parsing, reading and scoring by number of assessments and by way
// (docs/recipes/large-estates.md). `node bench/estate-ways.mjs [ROWS,…]` prints time, longest task, and the memory that stays.
import { openBench } from './chunks-browser.mjs';

const counts = (process.argv[2] ?? '10000,100000,300000,1000000').split(',').map(Number);
const { newPage, close, answered } = await openBench();

/** Megabytes of the page's heap once nothing is left to clear; columns outside of the heap are 13 bytes a row on top. */
async function heapOf(page) {
  const session = await page.createCDPSession();
  await session.send('HeapProfiler.collectGarbage');
  return (await page.metrics()).JSHeapUsedSize / 1e6;
}

async function measure(rows, way) {
  const page = await newPage();
  const [before, sent] = [await heapOf(page), answered()];
  let most = 0;
  const watch = setInterval(async () => {
    most = Math.max(most, (await page.metrics().catch(() => ({ JSHeapUsedSize: 0 }))).JSHeapUsedSize / 1e6);
  }, 100);
  const { milliseconds, longest } = await page.evaluate((...input) => globalThis.pages(...input), rows, way);
  clearInterval(watch);
  const after = await heapOf(page);
  await page.close();
  return {
    'MB sent': Math.round((answered() - sent) / 1e6),
    s: Number((milliseconds / 1000).toFixed(1)),
    'longest task, ms': Math.round(longest),
    'heap at most, MB': Math.round(most),
    'heap kept, MB': Math.round(after - before),
  };
}

try {
  const table = {};
  for (const rows of counts) for (const way of ['connector', 'page', 'worker']) table[`${rows} ${way}`] = await measure(rows, way);
  console.table(table);
} finally {
  await close();
}
