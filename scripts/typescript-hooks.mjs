// The hooks behind typescript-loader.mjs: find the `.ts` behind a `.js` specifier, and transpile it with esbuild.
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { transform } from 'esbuild';

// The same two settings as tsconfig.json: with class fields defined natively, Lit's accessors are shadowed and nothing re-renders.
const compilerOptions = { experimentalDecorators: true, useDefineForClassFields: false, verbatimModuleSyntax: true, target: 'ES2022' };

/** The address of the TypeScript file that a relative `.js` specifier stands for, or null when a real JavaScript file is there. */
function typescriptTwin(specifier, parentUrl) {
  if (!/^\.{0,2}\/.*\.js$|^file:.*\.js$/.test(specifier)) return null;
  const address = new URL(specifier, parentUrl);
  if (existsSync(fileURLToPath(address))) return null;
  const twin = new URL(address.href.replace(/\.js$/, '.ts'));
  return existsSync(fileURLToPath(twin)) ? twin.href : null;
}

const demo = new URL('../demo/', import.meta.url).href;
const sources = new URL('../src/', import.meta.url).href;

/** The demo names the package as a host would, and gets the sources, as from the development server. */
function ownEntry(specifier, parentUrl) {
  const entry = /^secure-score-widgets(?:\/(core|sources|static|testing|worker))?$/.exec(specifier);
  return entry && parentUrl?.startsWith(demo) ? `${sources}${entry[1] ? `${entry[1]}/` : ''}index.ts` : null;
}

export async function resolve(specifier, context, nextResolve) {
  const own = ownEntry(specifier, context.parentURL);
  if (own) return nextResolve(own, context);
  const twin = typescriptTwin(specifier, context.parentURL);
  return nextResolve(twin ?? specifier, context);
}

export async function load(url, context, nextLoad) {
  const address = new URL(url);
  if (address.protocol !== 'file:' || !address.pathname.endsWith('.ts')) return nextLoad(url, context);
  const file = fileURLToPath(address);
  const { code } = await transform(await readFile(file, 'utf8'), {
    loader: 'ts',
    format: 'esm',
    target: 'node20',
    sourcefile: file,
    sourcemap: 'inline',
    tsconfigRaw: { compilerOptions },
  });
  return { format: 'module', source: code, shortCircuit: true };
}
