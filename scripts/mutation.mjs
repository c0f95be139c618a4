// Mutation testing of the scoring core, file by file: `npm run mutation -- [--resume] [--survivors] [TEXT…]`, where TEXT narrows the files
// by their path (`core/plan`). The result of each file is kept under node_modules/.cache/mutation, so that a run can be ended and taken up again:
// `--resume` tries only files that changed since, or were never tried. Prints a line for each file, and fails where less than 85 % of all
// mutants are found. `--survivors` lists what was not found; with `--report` nothing is tried, and the results there are get summed up.
// MUTATION_CONCURRENCY and PROPERTY_SHARE (a part of the tries of each property) are its knobs.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { root } from './entries.mjs';
import { findFiles } from './find-files.mjs';

const leastPercent = 85;
/** Of each process. */
const memoryKilobytes = 4_000_000;
const cache = join(root, 'node_modules/.cache/mutation');
const strykerResult = join(cache, 'mutation.json');

const flag = { type: 'boolean', default: false };
const { values, positionals } = parseArgs({ options: { resume: flag, survivors: flag, report: flag }, allowPositionals: true });

const resultOf = (name) => join(cache, `${name.replaceAll('/', '+')}.json`);
const digestOf = (name) =>
  createHash('sha256')
    .update(readFileSync(join(root, name)))
    .digest('hex');
const readResult = (name) => (existsSync(resultOf(name)) ? JSON.parse(readFileSync(resultOf(name), 'utf8')) : null);

function chosenFiles() {
  const files = findFiles(join(root, 'src/core'), (path) => path.endsWith('.ts')).map((path) => relative(root, path).replaceAll('\\', '/'));
  return files.filter((name) => positionals.length === 0 || positionals.some((text) => name.includes(text))).sort();
}

/** Stryker's result of a file; `null` where it did not come to an end. */
function tryMutants(name) {
  const command = [join(root, 'node_modules/@stryker-mutator/core/bin/stryker.js'), 'run', '--mutate', name];
  if (process.env.MUTATION_CONCURRENCY) command.push('--concurrency', process.env.MUTATION_CONCURRENCY);
  rmSync(strykerResult, { force: true });
  // The plans are most of the time of all tests and say little of what is not theirs, so other files do without.
  const isPlanning = /\/(plan|nextBest)/.test(name);
  const env = { PROPERTY_SHARE: isPlanning ? '0.1' : '0.02', MUTATION_TESTS: isPlanning ? 'all' : 'withoutPlans', ...process.env };
  // A mutant may allocate without end (a table that doubles with every row); typed arrays are outside of Node's own limit.
  const limited = ['-c', `ulimit -d ${memoryKilobytes}; exec "$0" "$@"`, process.execPath, ...command];
  const { status } = spawnSync('/bin/sh', limited, { cwd: root, env, stdio: ['ignore', 'ignore', 'inherit'] });
  if (status !== 0) return null;
  // Nothing is written about a file in which there is nothing to mutate.
  const file = existsSync(strykerResult) && JSON.parse(readFileSync(strykerResult, 'utf8')).files[name];
  return file || { source: '', mutants: [] };
}

/** Found: a test failed or never ended. Mutants that do not run at all (ignored, invalid) are no part of the sum. */
function countMutants(mutants) {
  const count = (...states) => mutants.filter(({ status }) => states.includes(status)).length;
  const [killed, timeouts, survived, uncovered] = [count('Killed'), count('Timeout'), count('Survived'), count('NoCoverage')];
  const all = killed + timeouts + survived + uncovered;
  return { killed, timeouts, survived, uncovered, ignored: count('Ignored'), percent: all > 0 ? (100 * (killed + timeouts)) / all : 100 };
}

const columns = ['killed', 'timeouts', 'survived', 'uncovered', 'ignored'];
const line = (name, counts) =>
  `${name.padEnd(30)} ${counts.percent.toFixed(1).padStart(6)} % ${columns.map((key) => String(counts[key]).padStart(9)).join(' ')}`;

function listSurvivors(name, { source, mutants }) {
  const lines = source.split('\n');
  for (const { status, location, mutatorName, replacement } of mutants) {
    if (status !== 'Survived' && status !== 'NoCoverage') continue;
    const { start, end } = location;
    const text = start.line === end.line ? lines[start.line - 1].slice(start.column - 1, end.column - 1) : lines[start.line - 1].trim();
    console.log(`${name}:${start.line}:${start.column} ${mutatorName}: ${text} -> ${replacement?.replace(/\s+/g, ' ')} (${status})`);
  }
}

/** Tries what has to be tried, and keeps it. */
function resultFor(name) {
  const digest = digestOf(name);
  const known = readResult(name);
  if (values.report || (values.resume && known?.digest === digest)) return known;
  const start = performance.now();
  const result = tryMutants(name);
  if (!result) return null;
  const seconds = Math.round((performance.now() - start) / 1000);
  writeFileSync(resultOf(name), JSON.stringify({ digest, seconds, source: result.source, mutants: result.mutants }));
  console.log(`${line(name, countMutants(result.mutants))} ${String(seconds).padStart(6)} s`);
  return readResult(name);
}

function main() {
  mkdirSync(cache, { recursive: true });
  const names = chosenFiles();
  const results = names.map((name) => [name, resultFor(name)]);
  console.log(`\n${''.padEnd(39)} ${columns.map((key) => key.padStart(9)).join(' ')}`);
  for (const [name, result] of results) {
    if (values.survivors && result) listSurvivors(name, result);
    if (!result || result.digest !== digestOf(name))
      console.log(`${name.padEnd(30)} ${result ? 'changed since it was tried' : 'not tried'}`);
    else if (result.mutants.length > 0) console.log(line(name, countMutants(result.mutants)));
  }
  const valid = results.filter(([name, result]) => result?.digest === digestOf(name));
  const total = countMutants(valid.flatMap(([, { mutants }]) => mutants));
  console.log(line('all', total));
  if (valid.length < names.length) console.error(`${names.length - valid.length} files are not in this sum`);
  if (total.percent < leastPercent) console.error(`${total.percent.toFixed(1)} % of the mutants were found; ${leastPercent} % have to be`);
  process.exitCode = valid.length < names.length || total.percent < leastPercent ? 1 : 0;
}

main();
