// Runs the tests that need no browser: `node scripts/unit-tests.mjs [--dist] [TEXT…]`, where TEXT narrows by path and --dist takes the
// tests of the built package (`*.dist.test.ts`) in place of those of the sources.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { root } from './entries.mjs';
import { findFiles } from './find-files.mjs';

const { values, positionals } = parseArgs({ options: { dist: { type: 'boolean', default: false } }, allowPositionals: true });

function testFiles() {
  const files = findFiles(join(root, 'test'), (path) => path.endsWith('.test.ts') && !path.endsWith('.browser.test.ts'));
  const names = files.filter((path) => path.endsWith('.dist.test.ts') === values.dist).map((path) => relative(root, path));
  return names.filter((name) => positionals.length === 0 || positionals.some((text) => name.includes(text)));
}

const countOf = (tap, name) => Number(new RegExp(`^# ${name} (\\d+)`, 'm').exec(tap)?.[1] ?? 0);

function main() {
  const folder = mkdtempSync(join(tmpdir(), 'secure-score-tests-'));
  const summary = join(folder, 'summary.tap');
  const reporters = [
    '--test-reporter=spec',
    '--test-reporter-destination=stdout',
    '--test-reporter=tap',
    `--test-reporter-destination=${summary}`,
  ];
  const loader = [
    '--import',
    './scripts/typescript-loader.mjs',
    '--import',
    './test/support/seed.mjs',
    `--test-concurrency=${availableParallelism()}`,
  ];
  const files = testFiles();
  if (files.length === 0) throw new Error('no test files');
  const { status } = spawnSync(process.execPath, [...loader, '--test', ...reporters, ...files], { cwd: root, stdio: 'inherit' });
  const tap = readFileSync(summary, 'utf8');
  rmSync(folder, { recursive: true });
  const failed = countOf(tap, 'fail') + countOf(tap, 'cancelled');
  const total = { passed: countOf(tap, 'pass'), failed, skipped: countOf(tap, 'skipped') + countOf(tap, 'todo') };
  if (process.env.SSW_RESULTS) writeFileSync(process.env.SSW_RESULTS, JSON.stringify(total));
  process.exitCode = status ?? 1;
}

main();
