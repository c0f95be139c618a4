// One measurement in a fresh process: `node bench/read-once.mjs BUNDLE grouped|shuffled|half ROWS`. Prints milliseconds as JSON.
import { performance } from 'node:perf_hooks';

const [bundle, order, rows] = [process.argv[2], process.argv[3], Number(process.argv[4])];
const { readPosture, scorePosture, estate } = await import(bundle);
let text = JSON.stringify(estate(rows, order));

const timed = (run) => {
  const start = performance.now();
  const value = run();
  return { value, milliseconds: performance.now() - start };
};
// The parser is native and the same on every call; the first one also pays for a cold heap, as any page does.
const parsed = timed(() => JSON.parse(text));
text = '';
const read = timed(() => readPosture(parsed.value));
const scored = timed(() => scorePosture(read.value.posture, { now: '2026-03-10T00:00:00Z' }));
if (read.value.kind !== 'posture' || read.value.posture.assessments.length !== rows || scored.value.total.kind !== 'scored')
  throw new Error('not what was measured');
console.log(JSON.stringify({ parse: parsed.milliseconds, read: read.milliseconds, score: scored.milliseconds }));
