/**
 * Reading and scoring of 100,000 assessments beside `JSON.parse` of the same payload (PERFORMANCE.md): first call in a
 * fresh process, the median of rounds. Exits with 1 where a ratio is above its bar.
 * `node --import ./scripts/typescript-loader.mjs bench/read.ts [ROUNDS] [ROWS]`
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';

const [rounds, rows] = [Number(process.argv[2] ?? 5), Number(process.argv[3] ?? 100_000)];
const bars = { grouped: 0.5, shuffled: 0.8 } as const;

interface Times {
  readonly parse: number;
  readonly read: number;
  readonly score: number;
}

const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;

function measure(bundle: string, order: string): Times {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [join(import.meta.dirname, 'read-once.mjs'), bundle, order, String(rows)],
    { encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as Times;
}

const folder = mkdtempSync(join(tmpdir(), 'secure-score-bench-'));
const bundle = join(folder, 'estate.mjs');
await build({
  entryPoints: [join(import.meta.dirname, 'estate.ts')],
  bundle: true,
  format: 'esm',
  platform: 'node',
  outfile: bundle,
  logLevel: 'error',
});
for (const order of ['grouped', 'shuffled'] as const) {
  const times = Array.from({ length: rounds }, () => measure(bundle, order));
  const ratio = (of: (time: Times) => number) => median(times.map((time) => of(time) / time.parse));
  const whole = ratio(({ read, score }) => read + score);
  const milliseconds = (key: keyof Times) => `${median(times.map((time) => time[key])).toFixed(0)} ms`;
  console.log(
    `${order.padEnd(8)}  parse ${milliseconds('parse')}  read ${milliseconds('read')} (${ratio(({ read }) => read).toFixed(2)})  score ${milliseconds('score')} (${ratio(({ score }) => score).toFixed(2)})  read + score ${whole.toFixed(2)} of JSON.parse, bar ${bars[order]}`,
  );
  if (whole > bars[order]) process.exitCode = 1;
}
rmSync(folder, { recursive: true });
