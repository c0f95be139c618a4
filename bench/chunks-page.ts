/** What bench/chunks.mjs runs in the browser. */
import { scorePosture } from '../src/core/index.js';
import { connectEndpoint, readInWorker, readPostureInChunks } from '../src/sources/index.js';
import type { ReadResult } from '../src/sources/index.js';
import type { Posture } from '../src/core/index.js';
import { estate } from './estate.js';

/** The longest time in which no other task of the page could run, in milliseconds, beside what `run` gives. */
async function watched<T>(run: () => Promise<T>): Promise<{ value: T; milliseconds: number; longest: number }> {
  const { port1, port2 } = new MessageChannel();
  let longest = 0;
  let last = performance.now();
  const look = () => {
    longest = Math.max(longest, performance.now() - last);
    last = performance.now();
  };
  port1.onmessage = () => {
    look();
    port2.postMessage(null);
  };
  port2.postMessage(null);
  const start = performance.now();
  const value = await run();
  const milliseconds = performance.now() - start;
  look();
  port1.close();
  return { value, milliseconds, longest };
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 300));

function postureOf(read: ReadResult): Posture {
  if (read.kind !== 'posture') throw new Error('not what was measured');
  return read.posture;
}

/** Objects that a host holds, read in slices; and what scoring them takes, in one task. */
async function slices(rows: number, order: string) {
  const payload = estate(rows, order);
  await settled();
  const read = await watched(() => readPostureInChunks(payload));
  const posture = postureOf(read.value);
  const scoring = await watched(() => Promise.resolve(scorePosture(posture)));
  return { milliseconds: read.milliseconds, longest: read.longest, scoring: scoring.milliseconds };
}

const rowsOnPage = 1000;

async function* textsOf(rows: number): AsyncGenerator<string> {
  for (let from = 0; from < rows; from += rowsOnPage)
    yield await (await fetch(`/rows?from=${from}&to=${Math.min(rows, from + rowsOnPage)}`)).text();
}

/** An estate in pages of a server: fetched, parsed, read and scored in one of three ways. The report stays, for the memory to be looked at. */
async function pages(rows: number, way: 'connector' | 'page' | 'worker') {
  const run = async () => {
    if (way === 'worker') return readInWorker('/worker.js', textsOf(rows));
    if (way === 'page') return scorePosture(postureOf(await readPostureInChunks(textsOf(rows))));
    const source = connectEndpoint(`/rows?from=0&to=${rowsOnPage}&of=${rows}`, { pageLimit: 1e6, sizeLimitBytes: 1e10 });
    const loaded = await source.load({ signal: new AbortController().signal });
    if (loaded.kind !== 'posture') throw new Error('not what was measured');
    return scorePosture(loaded.posture);
  };
  const { value, milliseconds, longest } = await watched(run);
  if (value.kind === 'scored' && value.by !== 'worker') throw new Error('the worker did not start');
  Object.assign(globalThis, { kept: value });
  return { milliseconds, longest };
}

Object.assign(globalThis, { slices, pages });
