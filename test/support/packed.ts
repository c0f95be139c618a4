/** The package as a host gets it: packed, and installed into a folder of its own outside this repository. */
import { spawnSync, type SpawnSyncReturns } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { root } from '../../scripts/entries.mjs';

export const consumers = join(root, 'test/consumers/node_modules');

/** Why tests with other bundlers and frameworks cannot run here; false where they can. */
export const consumersMissing: string | false = existsSync(consumers) ? false : 'run npm ci --prefix test/consumers first';

export interface HostApp {
  /** An empty ES module project that has the package installed. */
  readonly folder: string;
  /** How the package came there: by npm, or unpacked and beside links to its dependencies, where npm's cache has not all of them. */
  readonly installedBy: 'npm' | 'links';
  /** Puts a package of `test/consumers` beside it. */
  readonly add: (name: string, as?: string) => void;
  readonly write: (name: string, text: string) => string;
  readonly run: (...args: readonly string[]) => SpawnSyncReturns<string>;
  readonly remove: () => void;
}

const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';

function npmIn(cwd: string, ...args: readonly string[]): SpawnSyncReturns<string> {
  return spawnSync(npm, args, { cwd, encoding: 'utf8', shell: process.platform === 'win32' });
}

/** Packs what is built: the path of the archive. */
export function pack(into: string): string {
  const run = npmIn(root, 'pack', '--ignore-scripts', '--json', '--pack-destination', into);
  if (run.status !== 0) throw new Error(run.stderr);
  const [packed] = JSON.parse(run.stdout) as readonly { filename: string }[];
  return join(into, packed?.filename ?? '');
}

function link(folder: string, target: string, name: string): void {
  const path = join(folder, 'node_modules', name);
  if (existsSync(path)) return;
  mkdirSync(dirname(path), { recursive: true });
  symlinkSync(realpathSync(target), path, 'junction');
}

function unpack(folder: string, archive: string): void {
  const place = join(folder, 'node_modules/secure-score-widgets');
  rmSync(join(folder, 'node_modules'), { recursive: true, force: true });
  mkdirSync(place, { recursive: true });
  const run = spawnSync('tar', ['-xzf', archive, '-C', place, '--strip-components=1'], { encoding: 'utf8' });
  if (run.status !== 0) throw new Error(run.stderr);
  const { dependencies } = JSON.parse(readFileSync(join(place, 'package.json'), 'utf8')) as { dependencies: Record<string, string> };
  for (const name of Object.keys(dependencies)) link(folder, join(root, 'node_modules', name), name);
}

/** Packs, and installs the archive from npm's cache, where `npm ci` has left the dependencies; without network either way. */
export function installPacked(): HostApp {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'secure-score-host-')));
  const archive = pack(folder);
  writeFileSync(join(folder, 'package.json'), '{ "name": "host", "version": "1.0.0", "private": true, "type": "module" }\n');
  const { status } = npmIn(folder, 'install', '--offline', '--ignore-scripts', '--no-audit', '--no-fund', archive);
  if (status !== 0) unpack(folder, archive);
  return {
    folder,
    installedBy: status === 0 ? 'npm' : 'links',
    add: (name, as = name) => link(folder, join(consumers, name), as),
    write: (name, text) => {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text);
      return join(folder, name);
    },
    run: (...args) => spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' }),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
