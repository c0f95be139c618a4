// An esbuild plugin: the sources of a bench with their templates as the package's build leaves them, without white space that nothing shows.
import { readFile } from 'node:fs/promises';
import { transform } from 'esbuild';
import { shrinkTemplates } from '../scripts/build/shrink-templates.mjs';

const compilerOptions = { experimentalDecorators: true, useDefineForClassFields: false, verbatimModuleSyntax: true };

export const shrinkLiterals = {
  name: 'shrink-literals',
  setup: ({ onLoad }) =>
    onLoad({ filter: /(src|bench)\/.*\.ts$/ }, async ({ path }) => {
      const { code } = await transform(await readFile(path, 'utf8'), { loader: 'ts', tsconfigRaw: { compilerOptions } });
      return { contents: shrinkTemplates(code), loader: 'js' };
    }),
};
