// `npm run matrix -- [ENGINE…]`: every story in every theme, direction and engine that is here, and docs/matrix.md from what was found. Takes
// about half an hour. Named engines run anew, and what is known of the others stays as it was found last. Firefox shows forced colours only where it was started with them, so it runs twice.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { listedStoryIds } from '../test/matrix/listed.mjs';
import { matrixDocument } from '../test/matrix/document.mjs';
import { engines } from './engines.mjs';
import { root } from './entries.mjs';

const folder = join(root, 'node_modules/.cache/matrix');
const named = process.argv.slice(2);
const isWanted = (name) => named.length === 0 || named.includes(name);

/** Runs the cells of one engine, or looks up what it found last: null where it did not run. */
function run(name, forced = false) {
  const own = join(folder, forced ? `${name}-forced` : name);
  const status = isWanted(name) ? runAnew(name, own, forced) : 0;
  const file = ['chromium', 'chrome', 'firefox', 'webkit'].map((browser) => join(own, `${browser}.json`)).find((path) => existsSync(path));
  return { isRight: status === 0, part: file ? JSON.parse(readFileSync(file, 'utf8')) : null };
}

function runAnew(name, own, forced) {
  rmSync(own, { recursive: true, force: true });
  const env = { ...process.env, SSW_ENGINES: name, SSW_MATRIX: 'full', SSW_CELLS: own, SSW_FORCED_COLORS: forced ? '1' : '' };
  const args = [join(root, 'node_modules/@web/test-runner/dist/bin.js'), '--files', 'test/matrix/*.browser.test.ts'];
  return spawnSync(process.execPath, args, { cwd: root, env, stdio: 'inherit' }).status;
}

async function main() {
  const parts = {};
  let isRight = true;
  for (const { name, reason } of engines()) {
    if (reason) {
      console.log(`${name} does not run: ${reason}`);
      continue;
    }
    const runs = name === 'firefox' ? [run(name), run(name, true)] : [run(name)];
    isRight &&= runs.every((one) => one.isRight);
    const found = runs.map(({ part }) => part).filter(Boolean);
    if (found.length > 0) parts[name] = { version: found[0].version, cells: Object.assign({}, ...found.map(({ cells }) => cells)) };
  }
  writeFileSync(join(root, 'docs/matrix.md'), matrixDocument(await listedStoryIds(), parts));
  console.log('docs/matrix.md is written');
  process.exitCode = isRight ? 0 : 1;
}

await main();
