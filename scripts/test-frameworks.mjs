// `node scripts/test-frameworks.mjs [--installed] [NAME…]`: holds the contract of test/frameworks in each framework and each engine that is
// there, with the built package. Installs the frameworks once for each lock; --installed never asks the registry. Names narrow by framework.
// Prints "N passed, N failed" last. Where the registry cannot be reached, nothing is tested, which is said loudly, and the code is 3.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { root } from './entries.mjs';

const folder = join(root, 'test/frameworks');
const stamp = join(folder, 'node_modules/.cache-of-lock');
const unreachable = /\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ERR_SOCKET_TIMEOUT|E50[0-9])\b/;
const { values, positionals } = parseArgs({ options: { installed: { type: 'boolean', default: false } }, allowPositionals: true });

const lockHash = () =>
  createHash('sha256')
    .update(readFileSync(join(folder, 'package-lock.json')))
    .digest('hex');
const isInstalled = () => existsSync(stamp) && readFileSync(stamp, 'utf8') === lockHash();

/** Installs what the lock says: null, or why it cannot be had. Throws at any other fault. */
function install() {
  if (isInstalled()) return null;
  if (values.installed) return 'the frameworks are not installed: npm ci --prefix test/frameworks';
  const { status, stderr } = spawnSync('npm', ['ci', '--prefix', folder, '--fetch-retries', '1'], { cwd: folder, encoding: 'utf8' });
  if (status !== 0 && unreachable.test(stderr)) return 'the package registry cannot be reached';
  if (status !== 0) throw new Error(`npm ci failed in test/frameworks\n${stderr}`);
  writeFileSync(stamp, lockHash());
  return null;
}

/** The counts of the run; the test runner writes them where the variable says. */
function run() {
  const results = process.env.SSW_RESULTS ?? join(folder, 'node_modules/.cache/results.json');
  const command = [join(root, 'node_modules/@web/test-runner/dist/bin.js'), '--config', join(folder, 'web-test-runner.config.mjs')];
  spawnSync(process.execPath, command, { cwd: root, stdio: 'inherit', env: { ...process.env, SSW_RESULTS: results } });
  return JSON.parse(readFileSync(results, 'utf8'));
}

async function main() {
  if (!existsSync(join(root, 'dist/define/index.js'))) throw new Error('there is no build: npm run build');
  const missing = install();
  if (missing) {
    console.log(`!!! THE CONTRACT WITH FRAMEWORKS IS NOT TESTED: ${missing}`);
    process.exitCode = 3;
    return;
  }
  const { bundleContracts } = await import('../test/frameworks/bundle.mjs');
  await bundleContracts(positionals);
  const { passed, failed } = run();
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
}

await main();
