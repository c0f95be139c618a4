/** The portal's own pages and scripts: bundled once at the start, served with their hashes. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build, type Plugin } from 'esbuild';
import { integrityOf } from './answers.js';

const folder = import.meta.dirname;
const root = join(folder, '../..');
const entries = {
  customer: join(folder, 'pages/customer.ts'),
  embed: join(folder, 'pages/embed.ts'),
  host: join(folder, 'pages/host.ts'),
  portfolio: join(root, 'demo/portfolio/portfolio.ts'),
};
const sheets = { portal: join(folder, 'pages/portal.css'), portfolio: join(root, 'demo/portfolio/portfolio.css') };
const pages = { customer: join(folder, 'pages/customer.html'), embed: join(folder, 'pages/embed.html'), host: join(folder, 'pages/host.html'), signIn: join(folder, 'pages/sign-in.html'), portfolio: join(root, 'demo/portfolio/index.html') }; // prettier-ignore

export type PageName = keyof typeof pages;

export interface Pages {
  /** By path below `/assets/`. */
  readonly assets: ReadonlyMap<string, { readonly type: string; readonly text: string }>;
  readonly html: Readonly<Record<PageName, string>>;
}

/** The package by its names, from the sources: outside of this repository the bundler finds it by itself. */
const ownPackage: Plugin = {
  name: 'own-package',
  setup({ onResolve }) {
    onResolve({ filter: /^secure-score-widgets(\/|$)/ }, ({ path }) => {
      const entry = path.slice('secure-score-widgets'.length + 1);
      return { path: join(root, 'src', entry.startsWith('define/') ? `${entry}.ts` : join(entry, 'index.ts')) };
    });
    onResolve({ filter: /^\..*\.js$/ }, ({ path, resolveDir }) => (resolveDir.includes('node_modules') ? null : { path: join(resolveDir, path.replace(/\.js$/, '.ts')) })); // prettier-ignore
  },
};

/** One file a page, so that its hash speaks for every byte of script that runs. */
async function scriptOf(entry: string): Promise<string> {
  const result = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    minify: true,
    legalComments: 'none',
    plugins: [ownPackage],
    tsconfigRaw: { compilerOptions: { experimentalDecorators: true, useDefineForClassFields: false } },
  });
  return result.outputFiles[0]!.text;
}

export async function buildPages(): Promise<Pages> {
  const scripts = await Promise.all(Object.entries(entries).map(async ([name, path]) => [`${name}.js`, { type: 'text/javascript', text: await scriptOf(path) }] as const)); // prettier-ignore
  const styles = await Promise.all(Object.entries(sheets).map(async ([name, path]) => [`${name}.css`, { type: 'text/css', text: await readFile(path, 'utf8') }] as const)); // prettier-ignore
  const icon = [ 'favicon.svg', { type: 'image/svg+xml', text: await readFile(join(root, 'demo/public/favicon.svg'), 'utf8') }] as const; // prettier-ignore
  const assets = new Map<string, { readonly type: string; readonly text: string }>([...scripts, ...styles, icon]);
  const html = await Promise.all(Object.entries(pages).map(async ([name, path]) => [name, withHashes(await readFile(path, 'utf8'), assets)] as const)); // prettier-ignore
  return { assets, html: Object.fromEntries(html) as Record<PageName, string> };
}

/** `./x.ts` and `./x.css` of a page become our assets, each with its hash; a page that names something else is an error. */
function withHashes(html: string, assets: Pages['assets']): string {
  const addressed = html.replace(
    'data-customers="/api/portfolio" data-customer="../index.html"',
    'data-customers="/api/customers" data-customer="/customers/"',
  );
  return addressed.replace(/(src|href)="(?:\.\/|\/)([\w-]+)\.(ts|css|svg)"/g, (_, attribute: string, name: string, type: string) => {
    const file = `${name}.${type === 'ts' ? 'js' : type}`;
    const asset = assets.get(file);
    if (!asset) throw new Error(`no asset ${file}`);
    const integrity = type === 'svg' ? '' : ` integrity="${integrityOf(asset.text)}" crossorigin="anonymous"`;
    return `${attribute}="/assets/${file}"${integrity}`;
  });
}
