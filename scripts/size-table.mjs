// Measures what a page loads, as a bundler makes it from the built package, and keeps docs/size.md: without an option it writes the file,
// with --check it fails when a figure moved by more than 2 % from the committed one, or went above its bar. What stood above it
// before stays marked in the table until it is below.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { bundleName, root, tags } from './entries.mjs';

const file = join(root, 'docs/size.md');
const tolerance = 0.02;
const rounding = 0.006;
const readers = /(^|\/)dist\/(sources|schema)\//;

const zipped = (text) => gzipSync(text, { level: 9 }).length / 1000;

/** Bundles an import as a host would, into chunks: `{ inputs, imports, size }` by path, and the first of them is the entry. */
async function bundle(contents) {
  const result = await build({
    stdin: { contents, resolveDir: root, sourcefile: 'entry.js' },
    bundle: true,
    splitting: true,
    write: false,
    metafile: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    outdir: join(root, 'size'),
    absWorkingDir: root,
    legalComments: 'none',
    // Without the paths of our own tsconfig, so that the package's name leads to dist through the export map.
    tsconfigRaw: {},
    logLevel: 'error',
  });
  const texts = new Map(result.outputFiles.map((output) => [output.path.slice(root.length + 1).replaceAll('\\', '/'), output.contents]));
  return { outputs: result.metafile.outputs, texts };
}

const entryOf = ({ outputs }) => Object.keys(outputs).find((path) => outputs[path].entryPoint === 'entry.js' || /stdin\.js$/.test(path));

/** The chunks that load with this one; dynamic imports only where `follows` says so. */
function loadedWith({ outputs }, start, follows) {
  const loaded = new Set();
  const visit = (path) => {
    if (loaded.has(path)) return;
    loaded.add(path);
    for (const { path: next, kind, external } of outputs[path].imports) {
      if (!external && (kind === 'import-statement' || follows(outputs[next]))) visit(next);
    }
  };
  visit(start);
  return [...loaded];
}

/** The kB of an import's first load, and with the readers that it loads on demand. */
async function measure(contents) {
  const bundled = await bundle(contents);
  const sum = (follows) =>
    loadedWith(bundled, entryOf(bundled), follows).reduce((total, path) => total + zipped(bundled.texts.get(path)), 0);
  return { first: sum(() => false), withReaders: sum((output) => Object.keys(output.inputs).some((input) => readers.test(input))) };
}

async function rows() {
  const core = await measure("export * from 'secure-score-widgets/core';");
  const score = await measure("export { scorePosture } from 'secure-score-widgets/core';");
  const sources = await measure("export * from 'secure-score-widgets/sources';");
  const everything = await measure("import 'secure-score-widgets/define';");
  const singles = [];
  for (const tag of tags) singles.push([tag, await measure(`import 'secure-score-widgets/define/${tag}';`)]);
  const gauge = singles.find(([tag]) => tag === 'secure-score-gauge')[1];
  return [
    ['`./core`, whole', core.first, 10],
    ['`scorePosture` from `./core`', score.first, 6],
    ['`./sources`, whole', sources.withReaders, null],
    ...singles.map(([tag, size]) => [`\`./define/${tag}\`, first load`, size.first, tag === 'secure-score-gauge' ? 24 : null]),
    ['`./define/secure-score-gauge` with the readers', gauge.withReaders, 36],
    ['`./define`, first load', everything.first, 60],
    [`\`dist/cdn/${bundleName}\``, zipped(readFileSync(join(root, 'dist/cdn', bundleName))), 80],
  ];
}

const table = (lines) => `# Size

What a page loads, in kB (1,000 bytes) after minifying and gzip. Made by \`npm run size\` from the built package; \`npm test\` fails when a figure
is off by more than 2 %, or goes above its bar; what is above it now is marked. "First load" leaves out what loads on demand: readers, further languages, dialogs.

| what | kB | bar |
| --- | --: | --: |
${lines.map(([name, size, bar]) => `| ${name} | ${size.toFixed(2)} | ${bar === null ? '' : size > bar ? `${bar}, not met` : bar} |`).join('\n')}
`;

/** What is wrong with the committed table, one line each. */
export function complaints(lines, committed) {
  return lines.flatMap(([name, size, bar]) => {
    const row = committed.split('\n').find((line) => line.startsWith(`| ${name} |`));
    const before = row ? Number(row.split('|')[2]) : null;
    const moved = before === null || Math.abs(size - before) > Math.max(before * tolerance, rounding);
    return [
      ...(moved ? [`${name}: ${size.toFixed(2)} kB, committed ${before ?? 'nothing'}; run npm run size`] : []),
      ...(bar !== null && size > bar && (before === null || before <= bar)
        ? [`${name}: ${size.toFixed(2)} kB is above the bar of ${bar} kB`]
        : []),
    ];
  });
}

async function main() {
  const lines = await rows();
  if (!process.argv.includes('--check')) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, table(lines));
    for (const [name, size, bar] of lines) console.log(`${size.toFixed(2).padStart(8)} kB  ${name}${bar ? ` (bar ${bar})` : ''}`);
    return;
  }
  const found = complaints(lines, existsSync(file) ? readFileSync(file, 'utf8') : '');
  for (const line of found) console.error(line);
  console.log(`${lines.length} sizes, ${found.length} complaints`);
  process.exitCode = found.length > 0 ? 1 : 0;
}

if (process.argv[1] === import.meta.filename) await main();
