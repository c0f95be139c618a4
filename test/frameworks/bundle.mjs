// Bundles the contract once for each framework, with the framework's own compiler and the kit as it was built.
import { readFileSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { build } from 'esbuild';
import { root } from '../../scripts/entries.mjs';

export const folder = import.meta.dirname;
export const output = join(folder, 'node_modules/.cache/contracts');

/** File of the adapter, and its name in the results. JSX and other modules for `react` where it needs them. */
const adapters = {
  'react.jsx': { title: 'React 19', jsx: 'react' },
  'react-18.jsx': { title: 'React 18', jsx: 'react-18', alias: { react: 'react-18', 'react-dom': 'react-dom-18' } },
  'react-17.jsx': { title: 'React 17', jsx: 'react-17', alias: { react: 'react-17', 'react-dom': 'react-dom-17' } },
  'vue.js': { title: 'Vue 3' },
  'svelte.svelte.js': { title: 'Svelte 5' },
  'preact.jsx': { title: 'Preact 10', jsx: 'preact' },
  'solid.jsx': { title: 'Solid 1' },
  'angular.ts': { title: 'Angular 21' },
};

/** The package by its own name, through its export map, as a host imports it. */
const kit = {
  name: 'kit',
  setup: ({ onResolve, resolve }) =>
    onResolve({ filter: /^secure-score-widgets(\/|$)/ }, ({ path, kind, pluginData }) =>
      pluginData === 'kit' ? undefined : resolve(path, { resolveDir: root, kind, pluginData: 'kit' }),
    ),
};

/** A plugin that compiles the files of a name by one function. */
const compiling = (name, filter, compile) => ({
  name,
  setup: ({ onLoad }) =>
    onLoad({ filter }, async ({ path }) => ({ contents: await compile(readFileSync(path, 'utf8'), path), loader: 'js' })),
});

const compilers = {
  vue: async () => {
    const { parse, compileScript } = await import('vue/compiler-sfc');
    return compiling('vue', /\.vue$/, (text, path) => {
      const compilerOptions = { isCustomElement: (tag) => tag.includes('-') };
      const { descriptor } = parse(text, { filename: path, templateParseOptions: compilerOptions });
      return compileScript(descriptor, { id: basename(path), inlineTemplate: true, templateOptions: { compilerOptions } }).content;
    });
  },
  svelte: async () => {
    const { compile, compileModule } = await import('svelte/compiler');
    return compiling('svelte', /\.svelte(\.js)?$/, (text, path) => {
      const { js, warnings } = (path.endsWith('.js') ? compileModule : compile)(text, { filename: path, dev: true });
      if (warnings.length > 0) throw new Error(warnings.join('\n'));
      return js.code;
    });
  },
  solid: async () => {
    const [{ transformAsync }, { default: preset }] = await Promise.all([import('@babel/core'), import('babel-preset-solid')]);
    return compiling('solid', /adapters\/solid\.jsx$/, async (text, filename) => {
      return (await transformAsync(text, { filename, presets: [preset], babelrc: false, configFile: false })).code;
    });
  },
};

const entry = (file, title) => `
  import { holdContract } from './contract.ts';
  import { mount } from './adapters/${file}';
  holdContract(${JSON.stringify(title)}, mount);
`;

/** One file for each framework: their names in the output folder. */
export async function bundleContracts(only = []) {
  rmSync(output, { recursive: true, force: true });
  const plugins = [kit, ...(await Promise.all(Object.values(compilers).map((make) => make())))];
  const chosen = Object.entries(adapters).filter(([file]) => only.length === 0 || only.some((text) => file.startsWith(text)));
  await Promise.all(
    chosen.map(([file, { title, jsx, alias = {} }]) =>
      build({
        stdin: { contents: entry(file, title), resolveDir: folder, loader: 'js' },
        outfile: join(output, `${file.split('.')[0]}.contract.js`),
        absWorkingDir: folder,
        bundle: true,
        format: 'esm',
        target: 'es2022',
        // The frameworks' warnings fail a test, so they have to be there.
        conditions: ['development', 'browser'],
        define: {
          'process.env.NODE_ENV': '"development"',
          __VUE_OPTIONS_API__: 'true',
          __VUE_PROD_DEVTOOLS__: 'false',
          __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false',
        },
        ...(jsx ? { jsx: 'automatic', jsxImportSource: jsx } : {}),
        alias,
        plugins,
        tsconfig: join(root, 'tsconfig.base.json'),
        logLevel: 'warning',
      }),
    ),
  );
  return chosen.map(([file]) => join(output, `${file.split('.')[0]}.contract.js`));
}
