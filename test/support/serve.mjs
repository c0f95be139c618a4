// Pages that tests open in a frame: built from parts here, served with the strict policy of DESIGN.md ("Security rules").
import { readFileSync } from 'node:fs';
import { build } from 'esbuild';

const bundle = '/dist/cdn/secure-score-widgets.js';
const hostBundle = '/pages/host-bundle.js';
const tags = ['secure-score-gauge', 'subscore-breakdown', 'recommendation-table', 'score-trend'];

/** The policy as the host would send it; `trustedTypes` adds the directive that names the allowed Trusted Types policies. */
export function strictPolicy(trustedTypes) {
  const base = `default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; require-trusted-types-for 'script'`;
  return trustedTypes ? `${base}; trusted-types ${trustedTypes}` : base;
}

const data = () => {
  const json = readFileSync(new URL('./posture.json', import.meta.url), 'utf8');
  return `<script type="application/json">${json.replaceAll('<', '\\u003c')}</script>`;
};

const elements = () => {
  const alone = tags.map((tag) => `<${tag}>${data()}</${tag}>`).join('\n');
  const provided = tags.map((tag) => `<${tag} data-provided></${tag}>`).join('\n');
  return `${alone}\n<secure-score-provider>${data()}${provided}</secure-score-provider>`;
};

const page = (head, body) => `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Page of a host</title><script src="/test/support/page-watch.js"></script>${head}</head>
<body>${body}</body>
</html>`;

const moduleScript = (address) => `<script type="module" src="${address}"></script>`;
const pages = {
  /** Markup first; the deferred module upgrades it. */
  elements: () => page(moduleScript(bundle), elements()),
  /** The script comes last, as a host without a build step writes it. */
  late: () => page('', `${elements()}${moduleScript(bundle)}`),
  /** The npm build, bundled as a host would, with the lit of the host. */
  bundled: () => page(moduleScript(hostBundle), elements()),
  /** The positive control: everything here must be reported. */
  violations: () =>
    page('', `<p style="color: red">a</p><script>globalThis.ran = true</script><script src="/test/support/page-violations.js"></script>`),
};

let hostScript;

/** `import 'secure-score-widgets/define'` through a bundler that heeds `sideEffects`. */
function bundleAsHost() {
  const stdin = { contents: "import 'secure-score-widgets/define';", resolveDir: new URL('../..', import.meta.url).pathname };
  hostScript ??= build({ stdin, bundle: true, write: false, minify: true, format: 'esm', target: 'es2022', tsconfigRaw: {} });
  return hostScript.then((result) => result.outputFiles[0].text);
}

/** Koa middleware: `/pages/<name>?trusted-types=<policies>` under the strict policy, `/pages/<name>?open` without any. */
export async function servePages(context, next) {
  if (context.path === hostBundle) {
    context.type = 'text/javascript';
    context.body = await bundleAsHost();
    return undefined;
  }
  // A worker obeys the policy of its own answer, not that of the page.
  if (context.path.startsWith('/dist/worker/')) context.set('Content-Security-Policy', strictPolicy('secure-score-widgets lit-html'));
  const name = /^\/pages\/([a-z-]+)$/.exec(context.path)?.[1];
  if (!name || !Object.hasOwn(pages, name)) return next();
  if (context.query.open === undefined) context.set('Content-Security-Policy', strictPolicy(context.query['trusted-types']));
  context.type = 'text/html';
  context.body = pages[name]();
  return undefined;
}
