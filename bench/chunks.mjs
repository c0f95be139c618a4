// How long the tasks are that reading in slices leaves on a page, at a million assessments (PERFORMANCE.md, "Large estates"):
// `node bench/chunks.mjs [ROWS] [ROUNDS]` prints the longest, the least of some rounds, because what else the machine does only adds; exits
// with 1 where that is more than 50 ms.
import { openBench } from './chunks-browser.mjs';

const bar = 50;
const [rows, rounds] = [Number(process.argv[2] ?? 1_000_000), Number(process.argv[3] ?? 3)];
const { newPage, close } = await openBench();
try {
  for (const order of ['grouped', 'shuffled']) {
    const found = [];
    for (let round = 0; round < rounds; round++) {
      const page = await newPage();
      found.push(await page.evaluate((...input) => globalThis.slices(...input), rows, order));
      await page.close();
    }
    const least = (key) => Math.min(...found.map((times) => times[key]));
    const longest = least('longest');
    console.log(
      `${rows} rows, ${order}: read in ${least('milliseconds').toFixed(0)} ms, the longest task ${longest.toFixed(1)} ms, bar ${bar}; scored in ${least('scoring').toFixed(0)} ms`,
    );
    if (longest > bar) process.exitCode = 1;
  }
} finally {
  await close();
}
