// The public entries of the package (DESIGN.md, "Public face"): the build, the export map's test and the size table read this one list.
import { existsSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { findFiles } from './find-files.mjs';

export const root = resolve(import.meta.dirname, '..');
export const policyName = 'secure-score-widgets';
export const bundleName = 'secure-score-widgets.js';
export const localeFolder = 'src/format/locales';

export const tags = ['secure-score-gauge', 'subscore-breakdown', 'recommendation-table', 'score-trend', 'secure-score-provider'];

const fixedEntries = [
  'index',
  'core/index',
  'sources/index',
  'static/index',
  'testing/index',
  'define/index',
  'define/suffixed',
  ...tags.map((tag) => `define/${tag}`),
];

function localeEntries() {
  const files = findFiles(join(root, localeFolder), (path) => path.endsWith('.ts'));
  return files.map((path) => `${localeFolder.slice('src/'.length)}/${basename(path, '.ts')}`);
}

/** The entry modules that stand in src, by output name: `{ 'core/index': '/…/src/core/index.ts' }`. Where CI is set, a missing one is an error. */
export function libraryEntries() {
  const entries = Object.fromEntries([...fixedEntries, ...localeEntries()].map((name) => [name, join(root, 'src', `${name}.ts`)]));
  const missing = Object.keys(entries).filter((name) => !existsSync(entries[name]));
  if (missing.length > 0 && process.env.CI) throw new Error(`entries without a source: ${missing.join(', ')}`);
  if (missing.length > 0) console.warn(`entries without a source are left out: ${missing.join(', ')}`);
  return Object.fromEntries(Object.entries(entries).filter(([name]) => !missing.includes(name)));
}

export const workerEntry = join(root, 'src/worker/index.ts');
export const bundleEntry = join(root, 'scripts/build/bundle.ts');
