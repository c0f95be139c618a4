// `npm run check:reproducible`: builds and packs a copy of the working tree twice, each time in another folder, and compares the archives
// byte by byte. With --against-dist the archive of what is built here takes the place of the second build.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { root } from './entries.mjs';
import { findFiles } from './find-files.mjs';

const windows = process.platform === 'win32';
const sha512 = (bytes) => createHash('sha512').update(bytes).digest('hex');

function run(cwd, command, ...args) {
  const env = { ...process.env, CI: 'true' };
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, env, encoding: 'utf8', shell: windows, maxBuffer: 1e8 });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}: ${stderr || stdout}`);
  return stdout;
}

/** The working tree as git knows it, with the installed packages beside it but none of their caches. */
function copyTree(folder) {
  const names = run(root, 'git', 'ls-files', '-z', '--cached', '--others', '--exclude-standard').split('\0').filter(Boolean);
  for (const name of names.filter((path) => existsSync(join(root, path)))) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    cpSync(join(root, name), join(folder, name));
  }
  mkdirSync(join(folder, 'node_modules'));
  for (const name of readdirSync(join(root, 'node_modules')).filter((entry) => entry !== '.cache')) {
    symlinkSync(join(root, 'node_modules', name), join(folder, 'node_modules', name), 'junction');
  }
}

function pack(folder, into) {
  mkdirSync(into, { recursive: true });
  const [{ filename }] = JSON.parse(
    run(folder, windows ? 'npm.cmd' : 'npm', 'pack', '--ignore-scripts', '--json', '--pack-destination', into),
  );
  return join(into, filename);
}

/** Builds in a folder of its own: the archive, and the folder with the files. */
function buildCopy(place, name) {
  const folder = join(place, name, 'tree');
  mkdirSync(folder, { recursive: true });
  copyTree(folder);
  run(folder, process.execPath, 'scripts/build.mjs');
  return { folder, archive: pack(folder, join(place, name)) };
}

/** The files that two builds do not have alike. */
function differences(one, other) {
  const hashes = ({ folder }) =>
    new Map(findFiles(join(folder, 'dist'), () => true).map((path) => [relative(folder, path), sha512(readFileSync(path))]));
  const [left, right] = [hashes(one), hashes(other)];
  return [...new Set([...left.keys(), ...right.keys()])].filter((name) => left.get(name) !== right.get(name)).toSorted();
}

function main() {
  const place = realpathSync(mkdtempSync(join(tmpdir(), 'secure-score-pack-')));
  try {
    const first = buildCopy(place, 'first');
    const isAgainstDist = process.argv.includes('--against-dist');
    const second = isAgainstDist ? { folder: root, archive: pack(root, join(place, 'here')) } : buildCopy(place, 'the second');
    const [one, other] = [first, second].map(({ archive }) => sha512(readFileSync(archive)));
    console.log(`sha512 ${one}\nsha512 ${other}`);
    if (one === other) return console.log('reproducible: both archives are the same, byte by byte');
    for (const name of differences(first, second)) console.error(`differs: ${name}`);
    process.exitCode = 1;
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

main();
