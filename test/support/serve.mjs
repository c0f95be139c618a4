// Pages that tests open in a frame: built from parts here, served with the strict policy of DESIGN.md ("Security rules").
import { readFileSync } from 'node:fs';
import { build } from 'esbuild';
import { root } from '../../scripts/entries.mjs';
import { answerApi } from './api.mjs';
import { hostileCases } from './hostile-cases.mjs';
import { secondOrigin } from './second-origin.mjs';
import { hostStyles, storyFile } from './story-files.mjs';

const bundle = '/dist/cdn/secure-score-widgets.js';
const tags = ['secure-score-gauge', 'subscore-breakdown', 'recommendation-table', 'score-trend'];
const nonce = 'cGFnZQ';
const read = (path) => readFileSync(new URL(path, import.meta.url), 'utf8');

/** The policy as the host would send it; `trustedTypes` adds the directive that names the allowed Trusted Types policies. */
export function strictPolicy(trustedTypes, scripts = `'self'`) {
  const base = `default-src 'none'; script-src ${scripts}; style-src 'self'; connect-src 'self'; img-src 'self'; require-trusted-types-for 'script'`;
  return trustedTypes ? `${base}; trusted-types ${trustedTypes}` : base;
}

const data = () => `<script type="application/json">${read('./posture.json').replaceAll('<', '\\u003c')}</script>`;

const elements = () => {
  const alone = tags.map((tag) => `<${tag}>${data()}</${tag}>`).join('\n');
  const provided = tags.map((tag) => `<${tag} data-provided></${tag}>`).join('\n');
  return `${alone}\n<secure-score-provider>${data()}${provided}</secure-score-provider>`;
};

const moduleScript = (address, more = '') => `<script type="module" src="${address}"${more}></script>`;
const file = (name) => `/pages/files/${name}`;
const page = (head, body, more = '') => `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Page of a host</title><script src="/test/support/page-watch.js"${more}></script>${head}</head>
<body>${body}</body>
</html>`;

const integrity = () => JSON.parse(readFileSync(`${root}/dist/cdn/integrity.json`, 'utf8'))['secure-score-widgets.js'];

/** Each page's HTML; `scripts` is its `script-src` where that is not `'self'`. */
const pages = {
  /** Markup first; the deferred module upgrades it. */
  elements: { html: () => page(moduleScript(bundle), elements()) },
  /** The script comes last, as a host without a build step writes it. */
  late: { html: () => page('', `${elements()}${moduleScript(bundle)}`) },
  /** The npm build, bundled as a host would, with the lit of the host, in one file and in several. */
  bundled: { html: () => page(moduleScript(file('host.js')), elements()) },
  split: { html: () => page(moduleScript(file('split.js')), elements()) },
  /** The stand-alone file beside a host that uses a lit of its own, and the same with the name that lit gives its policy (a control). */
  beside: { html: () => page(moduleScript(file('other-lit.js')) + moduleScript(bundle), `<host-clock></host-clock>${elements()}`) },
  clash: {
    html: () => page(moduleScript(file('other-lit.js')) + moduleScript(file('same-name.js')), `<host-clock></host-clock>${elements()}`),
  },
  /** The stand-alone file from another origin, with its hash. */
  elsewhere: {
    scripts: (second) => `'self' ${second}`,
    html: (second) =>
      page(moduleScript(`${second}/cdn/secure-score-widgets.js`, ` crossorigin="anonymous" integrity="${integrity()}"`), elements()),
  },
  /** Scripts by nonce, and what those load. */
  nonce: {
    scripts: () => `'nonce-${nonce}' 'strict-dynamic'`,
    html: () => page(moduleScript(bundle, ` nonce="${nonce}"`), elements(), ` nonce="${nonce}"`),
  },
  'nonce-split': {
    scripts: () => `'nonce-${nonce}' 'strict-dynamic'`,
    html: () => page(moduleScript(file('split.js'), ` nonce="${nonce}"`), elements(), ` nonce="${nonce}"`),
  },
  'nonce-missing': {
    scripts: () => `'nonce-${nonce}'`,
    html: () => page(moduleScript(bundle), elements(), ` nonce="${nonce}"`),
  },
  'nonce-missing-dynamic': {
    scripts: () => `'nonce-${nonce}' 'strict-dynamic'`,
    html: () => page(moduleScript(bundle), elements(), ` nonce="${nonce}"`),
  },
  /**
   * For a frame of an opaque origin: modules are then of another origin, `'self'` is nobody in WebKit, and its window tells the one around it
   * how it went.
   */
  sandbox: {
    scripts: (second, own) => `${own} ${second}`,
    html: (second) =>
      page(`<script src="/test/support/page-report.js"></script>${moduleScript(`${second}/cdn/secure-score-widgets.js`)}`, elements()),
  },
  /** One story after the other, see story-page.ts. */
  stories: {
    html: () =>
      page(
        `<link rel="stylesheet" href="${file('host.css')}"><script src="/node_modules/axe-core/axe.min.js"></script>`,
        `<main></main>${moduleScript(file('stories.js'))}`,
      ),
  },
  /** A page without anything of ours, for tests that load it themselves; with prototypes that nobody can change any more. */
  empty: { html: () => page('', '') },
  frozen: { html: () => page('<script src="/test/support/page-freeze.js"></script>', `${elements()}${moduleScript(bundle)}`) },
  /** The host's style sheet against everything, and the same page without it. */
  calm: { html: () => page(moduleScript(bundle), elements()) },
  hostile: { html: () => page(`<link rel="stylesheet" href="/test/support/page-hostile.css">${moduleScript(bundle)}`, elements()) },
  /** The positive control: everything here must be reported. */
  violations: {
    html: () =>
      page('', `<p style="color: red">a</p><script>globalThis.ran = true</script><script src="/test/support/page-violations.js"></script>`),
  },
};

const built = new Map();

/** Scripts by esbuild, as a bundler of the host would write them: all files of the build by their names. */
function bundled(entry, contents, options = {}) {
  if (!built.has(entry)) {
    const common = { bundle: true, write: false, minify: true, format: 'esm', target: 'es2022', tsconfigRaw: {}, outdir: '/' };
    const stdin = { contents, resolveDir: root };
    built.set(entry, build({ stdin, entryNames: entry, ...common, ...options }));
  }
  return built.get(entry).then(({ outputFiles }) => new Map(outputFiles.map(({ path, text }) => [path.slice(1), text])));
}

const define = "import 'secure-score-widgets/define';";
const otherLit = `
  import { html, LitElement } from 'lit';
  class HostClock extends LitElement { render() { return html\`<b>12:00</b>\`; } }
  customElements.define('host-clock', HostClock);`;
const bundleText = () => readFileSync(`${root}${bundle}`, 'utf8');
const sourcesOptions = { tsconfig: `${root}/tsconfig.base.json`, tsconfigRaw: undefined, minify: false };

const files = {
  'host.css': hostStyles,
  'host.js': async () => (await bundled('host', define)).get('host.js'),
  'split.js': async () => (await bundled('split', define, { splitting: true, chunkNames: 'split-[hash]' })).get('split.js'),
  'other-lit.js': async () => (await bundled('other-lit', otherLit)).get('other-lit.js'),
  'same-name.js': () => bundleText().replaceAll(/createPolicy\((["'`])secure-score-widgets\1/g, 'createPolicy("lit-html"'),
  /** Another version of the kit: from the sources, not minified, each class with a mark. */
  'other-version.js': async () =>
    (await bundled('other-version', "import './src/define/index.ts'; globalThis.otherVersionRan = true;", sourcesOptions)).get(
      'other-version.js',
    ),
};

async function fileText(name) {
  if (Object.hasOwn(files, name)) return files[name]();
  if (name.startsWith('split-')) return (await bundled('split', define)).get(name);
  return storyFile(name);
}

async function servePage(context, { html, scripts }) {
  const second = (await secondOrigin()).origin;
  if (context.query.open === undefined)
    context.set('Content-Security-Policy', strictPolicy(context.query['trusted-types'], scripts?.(second, context.origin)));
  context.type = 'text/html';
  context.body = html(second);
}

/** What a run is asked for, which only this side knows: all cells of the matrix, and whether recorded files are written anew. */
const settings = () => ({ matrix: process.env.SSW_MATRIX === 'full' ? 'full' : 'part', isRenewing: process.env.SSW_RENEW === '1' });

const json = (context, value) => {
  context.type = 'application/json';
  context.body = JSON.stringify(value);
};

/**
 * Koa middleware: `/pages/<name>?trusted-types=<policies>` under the strict policy, `/pages/<name>?open` without any; the files of these
 * pages; the cases of hostile data; an API that answers as its address asks; and what the second origin was asked.
 */
export async function servePages(context, next) {
  const { path } = context;
  // A worker obeys the policy of its own answer, not that of the page.
  if (path.startsWith('/dist/worker/')) context.set('Content-Security-Policy', strictPolicy('secure-score-widgets lit-html'));
  const name = /^\/pages\/(?:files\/)?([\w.-]+)$/.exec(path)?.[1];
  if (name && path.startsWith('/pages/files/')) {
    const text = await fileText(name);
    if (text === undefined) return next();
    context.type = name.endsWith('.css') ? 'text/css' : 'text/javascript';
    context.body = text;
  } else if (name === 'hostile.json') json(context, hostileCases());
  else if (name === 'settings.json') json(context, settings());
  else if (name === 'second-origin.json') json(context, await secondOrigin());
  else if (path.startsWith('/pages/api/')) await answerApi(context);
  else if (name && Object.hasOwn(pages, name)) await servePage(context, pages[name]);
  else return next();
  return undefined;
}
