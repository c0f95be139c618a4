// The page of stories as files: the stories, the elements' sources and lit, bundled as a host would bundle them.
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { build } from 'esbuild';
import { root } from '../../scripts/entries.mjs';
import { findFiles } from '../../scripts/find-files.mjs';

/** The files of stories that ship; the broken ones of .storybook are Storybook's own test. */
export const storyFiles = () => findFiles(join(root, 'stories'), (path) => path.endsWith('.stories.ts'));

const entry = () => {
  const files = storyFiles();
  const imports = files.map((file, index) => `import * as stories${index} from ${JSON.stringify(file)};`);
  const names = files.map((_, index) => `stories${index}`);
  return `${imports.join('\n')}\nimport { start } from './test/support/story-page.ts';\nstart([${names.join(', ')}]);`;
};

async function bundle() {
  const { outputFiles } = await build({
    stdin: { contents: entry(), resolveDir: root, sourcefile: 'stories.js' },
    entryNames: 'stories',
    bundle: true,
    splitting: true,
    write: false,
    outdir: '/stories',
    format: 'esm',
    target: 'es2022',
    tsconfig: join(root, 'tsconfig.base.json'),
  });
  return new Map(outputFiles.map(({ path, text }) => [basename(path), text]));
}

let files;

/** The text of `stories.js` or of one of its chunks; undefined where there is no such file. Built once in a run. */
export async function storyFile(name) {
  files ??= bundle();
  return (await files).get(name);
}

export const hostStyles = () => readFileSync(join(root, '.storybook/preview.css'), 'utf8');
