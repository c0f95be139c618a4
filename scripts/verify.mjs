// `npm test`: every check in the order of cost. A failing step shows its output and the later ones still run, but for those that need it.
// The last line is the sum: "N passed, N failed". A step without counts of its own counts as one. The browser tests are a step for each
// engine that is there; the lines before the sum say which engines did not run.
import { spawn } from 'node:child_process';
import { createWriteStream, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { engines, engineTitles } from './engines.mjs';
import { root } from './entries.mjs';

const logs = join(root, 'node_modules/.cache/verify');
const bin = (path) => join(root, 'node_modules', path);

const browserTests = ({ name }) => ({
  name: `tests in ${engineTitles[name]}`,
  command: [bin('@web/test-runner/dist/bin.js')],
  env: { SSW_ENGINES: name },
  counts: true,
  needs: 'build',
});

const steps = [
  { name: 'strings and colours', command: ['scripts/check-strings-and-colours.mjs'] },
  { name: 'lint', command: [bin('eslint/bin/eslint.js'), '.', '--max-warnings', '0'] },
  { name: 'format', command: [bin('prettier/bin/prettier.cjs'), '--check', '--log-level', 'warn', '.'] },
  { name: 'types', command: [bin('typescript/bin/tsc'), '-b', '--pretty', 'false'] },
  { name: 'unit tests', command: ['scripts/unit-tests.mjs'], counts: true },
  { name: 'build', command: ['scripts/build.mjs'] },
  { name: 'built package', command: ['scripts/unit-tests.mjs', '--dist'], counts: true, needs: 'build' },
  { name: 'publint', command: [bin('publint/src/cli.js'), '--strict'], needs: 'build' },
  {
    name: 'types of the package',
    command: [bin('@arethetypeswrong/cli/dist/index.js'), '--pack', '.', '--ignore-rules', 'cjs-resolves-to-esm'],
    needs: 'build',
  },
  { name: 'size', command: ['scripts/size-table.mjs', '--check'], needs: 'build' },
  ...engines()
    .filter(({ reason }) => !reason)
    .map(browserTests),
  { name: 'pictures', command: ['scripts/check-pictures.mjs'] },
  { name: 'stories', command: ['scripts/check-stories.mjs'], counts: true },
  // The frameworks are installed apart; where the registry cannot be reached the step says so and counts nothing.
  { name: 'frameworks', command: ['scripts/test-frameworks.mjs'], counts: true, needs: 'build', notRunCode: 3 },
];

const fileName = (step, ending) => join(logs, `${step.name.replaceAll(' ', '-')}.${ending}`);

/** Runs a step with its output in a log: the exit code, or the signal that ended it. */
function execute(step) {
  const log = createWriteStream(fileName(step, 'log'));
  const env = { ...process.env, CI: 'true', NO_COLOR: '1', SSW_RESULTS: fileName(step, 'json'), ...step.env };
  delete env.FORCE_COLOR;
  const child = spawn(process.execPath, step.command, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
  child.stdout.pipe(log, { end: false });
  child.stderr.pipe(log, { end: false });
  return new Promise((resolve) => {
    child.on('error', () => resolve(1));
    child.on('close', (code, signal) => log.end(() => resolve(code ?? signal)));
  });
}

/** A step's own counts; a step that failed without a failed test, or passed without any, failed as a whole. */
function countsOf(step, code) {
  const file = fileName(step, 'json');
  if (!step.counts || !existsSync(file)) return { passed: code === 0 && !step.counts ? 1 : 0, failed: code === 0 && !step.counts ? 0 : 1 };
  const { passed, failed, skipped } = JSON.parse(readFileSync(file, 'utf8'));
  const unexplained = failed === 0 && (code !== 0 || passed === 0);
  return { passed, failed: unexplained ? 1 : failed, note: skipped > 0 ? `${skipped} skipped` : '' };
}

/** A browser that crashes by itself says nothing about what was tested in it: such a run is done once more. One that crashes again fails. */
async function executeStep(step) {
  const code = await execute(step);
  const file = fileName(step, 'json');
  if (!existsSync(file) || !JSON.parse(readFileSync(file, 'utf8')).crashed) return code;
  console.log(`!!! ${step.name}: the browser crashed, they run again\n${readFileSync(fileName(step, 'log'), 'utf8').slice(-5_000)}`);
  rmSync(file);
  return execute(step);
}

async function runStep(step, results) {
  if (step.needs && results.find((result) => result.name === step.needs)?.failed) {
    return { name: step.name, passed: 0, failed: 1, seconds: 0, note: `not run: ${step.needs} failed` };
  }
  const start = performance.now();
  const code = await executeStep(step);
  if (code === step.notRunCode) return { name: step.name, passed: 0, failed: 0, seconds: 0, note: 'not run' };
  const counts = countsOf(step, code);
  if (counts.failed > 0)
    console.log(`\n--- ${step.name}, ended with ${code} ---\n${readFileSync(fileName(step, 'log'), 'utf8').slice(-20_000)}`);
  return { name: step.name, note: '', ...counts, seconds: (performance.now() - start) / 1000 };
}

const line = ({ name, passed, failed, seconds, note }) =>
  `${failed > 0 ? '✖' : '✔'} ${name.padEnd(20)} ${String(passed).padStart(6)} passed ${String(failed).padStart(4)} failed ${seconds.toFixed(1).padStart(7)} s ${note}`.trimEnd();

/** Loud lines for the engines in which nothing was tested; SSW_INSTALL_NOTE is what .ci/run has to say about that. */
function missingEngines() {
  const missing = engines().filter(({ reason }) => reason);
  const lines = missing.map(({ name, reason }) => `!!! ${engineTitles[name].toUpperCase()} DID NOT RUN: ${reason}`);
  if (lines.length > 0 && process.env.SSW_INSTALL_NOTE) lines.push(`!!! ${process.env.SSW_INSTALL_NOTE}`);
  return lines;
}

/** What a step that did not run has to say about it. */
const notRunLines = (step) => readFileSync(fileName(step, 'log'), 'utf8').match(/^!!! .*$/gm) ?? [`!!! ${step.name} DID NOT RUN`];

async function main() {
  rmSync(logs, { recursive: true, force: true });
  mkdirSync(logs, { recursive: true });
  const results = [];
  for (const step of steps) {
    const result = await runStep(step, results);
    results.push(result);
    console.log(line(result));
  }
  const sum = (key) => results.reduce((total, result) => total + result[key], 0);
  console.log(`\n${results.map(line).join('\n')}\n${''.padEnd(58)}${sum('seconds').toFixed(1)} s\n`);
  const notRun = steps.filter(({ name }) => results.find((result) => result.name === name)?.note === 'not run');
  for (const warning of [...missingEngines(), ...notRun.flatMap(notRunLines)]) console.log(warning);
  console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
  process.exitCode = sum('failed') > 0 ? 1 : 0;
}

await main();
