/** The four bundlers that hosts use, each as a host would call it: an ES module and its chunks, for a browser. */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build as esbuild } from 'esbuild';
import { build as vite } from 'vite';
import { consumers } from './packed.js';

/** Writes `main.js` and its chunks into the folder. */
export type Bundler = (entry: string, outFolder: string) => Promise<void>;

/** A package of `test/consumers`, which is installed apart from ours. */
async function consumer<T>(name: string): Promise<T> {
  const path = createRequire(join(consumers, 'any.js')).resolve(name);
  return (await import(pathToFileURL(path).href)) as T;
}

const byEsbuild: Bundler = async (entry, outdir) => {
  await esbuild({
    entryPoints: { main: entry },
    outdir,
    bundle: true,
    splitting: true,
    format: 'esm',
    target: 'es2022',
    minify: true,
    logLevel: 'error',
  });
};

const byVite: Bundler = async (entry, outDir) => {
  await vite({
    configFile: false,
    root: join(entry, '..'),
    logLevel: 'error',
    base: './',
    build: {
      outDir,
      target: 'es2022',
      reportCompressedSize: false,
      rolldownOptions: { input: { main: entry }, output: { entryFileNames: '[name].js' } },
    },
  });
};

interface Rollup {
  rollup(options: object): Promise<{ write(options: object): Promise<unknown>; close(): Promise<void> }>;
}

/** Rollup also warns of comments inside zod, which are none of our business. */
function refuseUnresolved({ code, message }: { readonly code: string; readonly message: string }): void {
  if (code === 'UNRESOLVED_IMPORT') throw new Error(message);
}

const byRollup: Bundler = async (entry, dir) => {
  const { rollup } = await consumer<Rollup>('rollup');
  const { nodeResolve } = await consumer<{ nodeResolve(options: object): object }>('@rollup/plugin-node-resolve');
  const bundle = await rollup({ input: { main: entry }, plugins: [nodeResolve({ browser: true })], onwarn: refuseUnresolved });
  await bundle.write({ dir, format: 'es' });
  await bundle.close();
};

interface Stats {
  hasErrors(): boolean;
  toString(): string;
}
interface Compiler {
  run(done: (error: Error | null, stats?: Stats) => void): void;
  close(done: () => void): void;
}

const byWebpack: Bundler = async (entry, path) => {
  const { default: webpack } = await consumer<{ default: (options: object) => Compiler }>('webpack');
  const compiler = webpack({
    mode: 'production',
    target: ['web', 'es2022'],
    context: join(entry, '..'),
    entry: { main: entry },
    output: { path, filename: '[name].js', publicPath: 'auto' },
    performance: false,
    // What it keeps is the question, and minifying it takes most of the time.
    optimization: { minimize: false },
  });
  await new Promise<void>((resolve, reject) =>
    compiler.run((error, stats) =>
      compiler.close(() => {
        if (error || !stats || stats.hasErrors()) reject(error ?? new Error(stats?.toString()));
        else resolve();
      }),
    ),
  );
};

export const bundlers: Readonly<Record<string, Bundler>> = { esbuild: byEsbuild, Vite: byVite, Rollup: byRollup, webpack: byWebpack };
