// One measurement in a fresh process: `node [--expose-gc] bench/read-once.mjs BUNDLE grouped|shuffled|half ROWS`. Prints milliseconds as JSON;
// with --expose-gc, which slows what it cleans up before, the bytes that stay instead.
import { performance } from 'node:perf_hooks';

const [bundle, order, rows] = [process.argv[2], process.argv[3], Number(process.argv[4])];
const { readPosture, scorePosture, estate } = await import(bundle);
let text = JSON.stringify(estate(rows, order));

const held = () => {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
};
const timed = (run) => {
  const start = performance.now();
  const value = run();
  return { value, milliseconds: performance.now() - start };
};
// The parser is native and the same on every call; the first one also pays for a cold heap, as any page does.
const parsed = timed(() => JSON.parse(text));
text = '';
const withPayload = globalThis.gc ? held() : 0;
const read = timed(() => readPosture(parsed.value));
const scored = timed(() => scorePosture(read.value.posture, { now: '2026-03-10T00:00:00Z' }));
if (read.value.kind !== 'posture' || read.value.posture.assessments.length !== rows || scored.value.total.kind !== 'scored')
  throw new Error('not what was measured');
if (globalThis.gc) {
  const withReport = held();
  parsed.value = read.value = scored.value = null;
  const before = held();
  console.log(JSON.stringify({ payload: withPayload - before, whole: withReport - before }));
} else console.log(JSON.stringify({ parse: parsed.milliseconds, read: read.milliseconds, score: scored.milliseconds }));
