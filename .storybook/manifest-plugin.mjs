// The element manifest, made from the class comments as they stand, for the tables of the documentation pages.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { finishManifest } from '../scripts/build/elements.mjs';
import { root } from '../scripts/entries.mjs';

const id = 'virtual:custom-elements-manifest';

function analyze() {
  const folder = mkdtempSync(join(tmpdir(), 'manifest-'));
  const analyzer = join(root, 'node_modules/@custom-elements-manifest/analyzer/cem.js');
  const options = ['analyze', '--config', 'custom-elements-manifest.config.mjs', '--outdir', relative(root, folder), '--quiet'];
  const { status, stderr } = spawnSync(process.execPath, [analyzer, ...options], { cwd: root, encoding: 'utf8' });
  if (status !== 0) throw new Error(`the manifest could not be made\n${stderr}`);
  const text = finishManifest(JSON.parse(readFileSync(join(folder, 'custom-elements.json'), 'utf8')));
  rmSync(folder, { recursive: true });
  return text;
}

export const elementManifest = () => ({
  name: 'element-manifest',
  resolveId: (source) => (source === id ? `\0${id}` : null),
  load: (source) => (source === `\0${id}` ? `export default ${analyze()}` : null),
});
