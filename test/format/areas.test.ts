import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { before, describe, test } from 'node:test';
import { build } from 'esbuild';
import { en } from '../../src/format/messages.js';

const root = resolve(import.meta.dirname, '../..');
const tags = ['secure-score-gauge', 'subscore-breakdown', 'recommendation-table', 'score-trend'];

/** The modules that an element's entry brings along, by path. */
async function modulesOf(tag: string): Promise<readonly string[]> {
  const { metafile } = await build({
    entryPoints: [join(root, `src/define/${tag}.ts`)],
    absWorkingDir: root,
    bundle: true,
    write: false,
    metafile: true,
    format: 'esm',
    packages: 'external',
  });
  return Object.keys(metafile.inputs);
}

/** Keys that a source asks for, whole or as the beginning of one that is put together from data; `${string}` is a type. */
function keysIn(text: string): readonly string[] {
  const code = text.replaceAll('${string}', '');
  return Object.keys(en).filter((key) => code.includes(`'${key}'`) || code.includes(`\`${key.slice(0, key.lastIndexOf('.') + 1)}\${`));
}

describe('an element brings the words that it prints', () => {
  for (const tag of tags) {
    let modules: readonly string[] = [];
    before(async () => {
      modules = await modulesOf(tag);
    });

    test(`${tag} has every word that its sources name`, async () => {
      const areas = await Promise.all(modules.filter((path) => path.includes('format/messages/')).map((path) => import(join(root, path))));
      const carried = new Set(
        areas.flatMap((area) => Object.values(area as object)).flatMap((messages) => Object.keys(messages as object)),
      );
      const printing = modules.filter((path) => /^src\/(elements|ui)\//.test(path));
      const missing = printing.flatMap((path) =>
        keysIn(readFileSync(join(root, path), 'utf8')).flatMap((key) => (carried.has(key) ? [] : [`${path}: ${key}`])),
      );
      assert.deepEqual(missing, []);
      assert.ok(printing.length > 5);
    });
  }
});
