/**
 * What an estate takes by number of assessments: processor seconds of parsing, reading and scoring, which do not depend on
 * what else the machine does, the rows where Azure Resource Graph counts instead, and the memory that stays
 * (docs/recipes/large-estates.md). `node --expose-gc --import ./scripts/typescript-loader.mjs bench/estate-cpu.ts [ROWS,…]`
 */
import { scorePosture } from '../src/core/index.js';
import { readPostureInChunks } from '../src/sources/index.js';
import { estateCatalogue, estateRows } from './estate.js';

const counts = (process.argv[2] ?? '10000,100000,300000,1000000').split(',').map(Number);
const rowsOnPage = 1000;
const cpuSeconds = () => process.cpuUsage().user / 1e6;
const heap = () => {
  (globalThis as { gc?: () => void }).gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / 1e6;
};

async function measure(rows: number) {
  const before = heap();
  let [bytes, making, most] = [0, 0, 0];
  async function* texts() {
    for (let from = 0; from < rows; from += rowsOnPage) {
      const start = cpuSeconds();
      const list = estateRows(from, Math.min(rows, from + rowsOnPage));
      const text = JSON.stringify({ value: from === 0 ? [...estateCatalogue(), ...list] : list });
      bytes += text.length;
      making += cpuSeconds() - start;
      most = Math.max(most, process.memoryUsage().heapUsed / 1e6);
      yield await Promise.resolve(text);
    }
  }
  const start = cpuSeconds();
  const read = await readPostureInChunks(texts());
  const reading = cpuSeconds() - start - making;
  if (read.kind !== 'posture') throw new Error('not what was measured');
  const scoringFrom = cpuSeconds();
  const report = scorePosture(read.posture);
  const scoring = cpuSeconds() - scoringFrom;
  if (report.total.kind !== 'scored') throw new Error('not what was measured');
  return {
    pages: Math.ceil(rows / rowsOnPage),
    MB: Math.round(bytes / 1e6),
    'parse + read, s': Number(reading.toFixed(2)),
    'score, s': Number(scoring.toFixed(2)),
    'heap at most, MB': Math.round(most),
    'kept, MB': Math.round(heap() - before),
    'rows counted by the engine': report.recommendations.length,
  };
}

const table: Record<string, unknown> = {};
for (const rows of counts) table[rows] = await measure(rows);
console.table(table);
