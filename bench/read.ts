/**
 * Reading and scoring of 100,000 assessments beside `JSON.parse` of the same payload: first call in a fresh process, the
 * median of rounds; and what payload, posture and report hold together beside the payload alone. Exits with 1 where a
 * ratio is above its bar.
 * `node --import ./scripts/typescript-loader.mjs bench/read.ts [ROUNDS] [ROWS]`
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';

const [rounds, rows] = [Number(process.argv[2] ?? 5), Number(process.argv[3] ?? 100_000)];
const bars = { grouped: 0.5, shuffled: 0.8 } as const;
const scoreBar = 0.15;
const memoryBar = 1.15;

interface Times {
  readonly parse: number;
  readonly read: number;
  readonly score: number;
}

const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;

interface Bytes {
  readonly payload: number;
  readonly whole: number;
}

function measure(bundle: string, order: string, ...flags: readonly string[]): unknown {
  const command = [...flags, join(import.meta.dirname, 'read-once.mjs'), bundle, order, String(rows)];
  const { stdout, stderr, status } = spawnSync(process.execPath, command, { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
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
  const times = Array.from({ length: rounds }, () => measure(bundle, order) as Times);
  const ratio = (of: (time: Times) => number) => median(times.map((time) => of(time) / time.parse));
  const whole = ratio(({ read, score }) => read + score);
  const alone = ratio(({ score }) => score);
  const milliseconds = (key: keyof Times) => `${median(times.map((time) => time[key])).toFixed(0)} ms`;
  console.log(
    `${order.padEnd(8)}  parse ${milliseconds('parse')}  read ${milliseconds('read')} (${ratio(({ read }) => read).toFixed(2)})  score ${milliseconds('score')} (${alone.toFixed(2)}, bar ${scoreBar})  read + score ${whole.toFixed(2)} of JSON.parse, bar ${bars[order]}`,
  );
  const { payload, whole: held } = measure(bundle, order, '--expose-gc') as Bytes;
  console.log(
    `${''.padEnd(8)}  payload ${(payload / 1e6).toFixed(1)} MB, with posture and report ${(held / 1e6).toFixed(1)} MB: ${(held / payload).toFixed(2)} of it, bar ${memoryBar}`,
  );
  if (whole > bars[order] || alone > scoreBar || held / payload > memoryBar) process.exitCode = 1;
}
rmSync(folder, { recursive: true });
