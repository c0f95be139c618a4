import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { defineConfig } from 'vite';
import type { Plugin, UserConfig } from 'vite';
import {
  importsInPlace,
  languagesBeside,
  leaveGlobals,
  minifyAgain,
  renamePolicy,
  shrinkLiterals,
  withoutDevelopment,
  writeLicences,
} from './scripts/build/plugins.mjs';
import { bundleEntry, bundleName, libraryEntries, localeFolder, policyName, root, workerEntry } from './scripts/entries.mjs';

/** The npm build: one file for each source file, dependencies left to the host's bundler, so that a page holds one lit. */
const library = (): UserConfig => ({
  publicDir: false,
  plugins: [shrinkLiterals()],
  build: {
    outDir: 'dist',
    emptyOutDir: false,
    target: 'es2022',
    minify: false,
    sourcemap: true,
    modulePreload: false,
    reportCompressedSize: false,
    lib: { entry: libraryEntries(), formats: ['es'] },
    rolldownOptions: {
      external: /^(lit|@lit|d3|zod)($|[-/])/,
      output: {
        preserveModules: true,
        preserveModulesRoot: 'src',
        entryFileNames: ({ name }) => `${name.includes('_virtual/') ? `helpers/${basename(name)}` : name}.js`,
      },
    },
  },
});

/** One minified file with everything inside, dynamic imports too: it never loads a second script. */
const selfContained = (entry: string, fileName: string, plugins: readonly Plugin[]): UserConfig => ({
  publicDir: false,
  plugins: [...plugins, shrinkLiterals(), importsInPlace(), minifyAgain()],
  // All that is used of d3 stands in this part of it; an import from another part fails the build. The whole would come with parts that
  // count as having effects, and that write where a page with frozen built-ins throws.
  resolve: { alias: [{ find: /^d3$/, replacement: 'd3-array' }] },
  build: {
    outDir: 'dist',
    emptyOutDir: false,
    target: 'es2022',
    minify: 'oxc',
    modulePreload: false,
    reportCompressedSize: false,
    lib: { entry, formats: ['es'], fileName: () => fileName },
    // The second minifier takes its time, and says so at every build.
    rolldownOptions: { checks: { pluginTimings: false }, output: { codeSplitting: false, comments: false, minify: true } },
  },
});

/** Mock endpoints for the demo portal, when they stand. */
async function demoPlugins(): Promise<Plugin[]> {
  const file = join(root, 'demo/mock/vite-plugin.ts');
  if (!existsSync(file)) return [];
  await import(pathToFileURL(join(root, 'scripts/typescript-loader.mjs')).href);
  const module = (await import(pathToFileURL(file).href)) as { mockApi: () => Plugin };
  return [module.mockApi()];
}

/** `npm start`: the demo pages import the package by its public names, and get the sources. */
const demo = async (): Promise<UserConfig> => ({
  root: join(root, 'demo'),
  plugins: await demoPlugins(),
  server: { port: 5173, strictPort: false, fs: { allow: [root] } },
  resolve: {
    // The demo is a page as a host would serve it: Lit without its development build and that build's warning.
    conditions: ['module', 'browser', 'production'],
    alias: [
      { find: /^secure-score-widgets\/(define\/.+)$/, replacement: `${root}/src/$1.ts` },
      { find: /^secure-score-widgets\/themes\/(.+)$/, replacement: `${root}/src/theme/themes/$1` },
      { find: /^secure-score-widgets\/locales\/(.+)$/, replacement: `${root}/src/format/locales/$1.ts` },
      { find: /^secure-score-widgets\/(core|sources|static|testing|define|worker)$/, replacement: `${root}/src/$1/index.ts` },
      { find: /^secure-score-widgets$/, replacement: `${root}/src/index.ts` },
    ],
  },
});

export default defineConfig(async ({ command, mode }) => {
  if (command === 'serve') return demo();
  if (mode === 'cdn') {
    return selfContained(bundleEntry, `cdn/${bundleName}`, [
      renamePolicy(policyName),
      leaveGlobals(),
      languagesBeside(join(root, localeFolder), 'cdn/locales'),
      withoutDevelopment(),
      writeLicences('cdn/LICENSES.txt'),
    ]);
  }
  if (mode === 'worker') return selfContained(workerEntry, 'worker/index.js', [writeLicences('worker/LICENSES.txt')]);
  return library();
});
