// Mutation testing of the scoring core: `npm run mutation -- [--incremental] [GLOB…]`, where GLOB narrows the files that are mutated
// (`src/core/classic.ts`, `src/core/plan*.ts`). Prints a line for each file and fails where less than 85 % of the mutants are found.
// `--survivors` lists what was not found. MUTATION_CONCURRENCY and PROPERTY_SHARE (a part of the tries of each property) are its knobs.
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { root } from './entries.mjs';

const leastPercent = 85;
/** Of each process. */
const memoryKilobytes = 4_000_000;
const resultFile = join(root, 'node_modules/.cache/mutation/mutation.json');

const { values, positionals } = parseArgs({
  options: { incremental: { type: 'boolean', default: false }, survivors: { type: 'boolean', default: false } },
  allowPositionals: true,
});

function runStryker() {
  const command = [join(root, 'node_modules/@stryker-mutator/core/bin/stryker.js'), 'run'];
  if (positionals.length > 0) command.push('--mutate', positionals.join(','));
  if (values.incremental) command.push('--incremental');
  if (process.env.MUTATION_CONCURRENCY) command.push('--concurrency', process.env.MUTATION_CONCURRENCY);
  rmSync(resultFile, { force: true });
  const env = { ...process.env, PROPERTY_SHARE: process.env.PROPERTY_SHARE ?? '0.02' };
  // A mutant may allocate without end (a table that doubles with every row); typed arrays are outside of Node's own limit.
  const limited = ['-c', `ulimit -d ${memoryKilobytes}; exec "$0" "$@"`, process.execPath, ...command];
  return spawnSync('/bin/sh', limited, { cwd: root, env, stdio: 'inherit' }).status;
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

function listSurvivors(files) {
  for (const [name, { source, mutants }] of files) {
    const lines = source.split('\n');
    for (const { status, location, mutatorName, replacement } of mutants) {
      if (status !== 'Survived' && status !== 'NoCoverage') continue;
      const { start, end } = location;
      const text = start.line === end.line ? lines[start.line - 1].slice(start.column - 1, end.column - 1) : lines[start.line - 1].trim();
      console.log(`${name}:${start.line}:${start.column} ${mutatorName}: ${text} -> ${replacement?.replace(/\s+/g, ' ')} (${status})`);
    }
  }
}

function main() {
  const start = performance.now();
  const status = runStryker();
  if (status !== 0) return void (process.exitCode = status ?? 1);
  const files = Object.entries(JSON.parse(readFileSync(resultFile, 'utf8')).files).sort();
  if (values.survivors) listSurvivors(files);
  console.log(`\n${''.padEnd(39)} ${columns.map((key) => key.padStart(9)).join(' ')}`);
  for (const [name, { mutants }] of files) if (mutants.length > 0) console.log(line(name, countMutants(mutants)));
  const total = countMutants(files.flatMap(([, { mutants }]) => mutants));
  console.log(line('all', total));
  console.log(`${((performance.now() - start) / 1000).toFixed(0)} s`);
  if (total.percent >= leastPercent) return;
  console.error(`${total.percent.toFixed(1)} % of the mutants were found; ${leastPercent} % have to be`);
  process.exitCode = 1;
}

main();
