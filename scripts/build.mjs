// `npm run build`: declarations, one module per source file, the self-contained files, styles, the element manifest and what is made from it,
// the JSON Schema, the bill of materials.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { build } from 'vite';
import { cssCustomData, htmlCustomData, webTypes } from './build/editor-data.mjs';
import { finishManifest, readElements } from './build/elements.mjs';
import { readBill } from './build/sbom.mjs';
import { frameworkFiles } from './build/typings.mjs';
import { bundleEntry, bundleName, root, tags, workerEntry } from './entries.mjs';
import { findFiles } from './find-files.mjs';
import './typescript-loader.mjs';

const dist = join(root, 'dist');
const types = join(root, 'node_modules/.cache/types');

function run(name, script, ...args) {
  const { status } = spawnSync(process.execPath, [join(root, 'node_modules', script), ...args], { cwd: root, stdio: 'inherit' });
  if (status !== 0) throw new Error(`${name} failed`);
}

/** The compiler leaves the declarations of files that are gone; only those with a source are ours. */
function copyDeclarations() {
  const files = findFiles(types, (path) => path.endsWith('.d.ts'));
  for (const file of files) {
    const name = relative(types, file);
    if (!existsSync(join(root, 'src', name.replace(/\.d\.ts$/, '.ts')))) continue;
    mkdirSync(dirname(join(dist, name)), { recursive: true });
    cpSync(file, join(dist, name));
  }
}

function copyThemes() {
  const sheets = findFiles(join(root, 'src/theme'), (path) => path.endsWith('.css'));
  if (sheets.length > 0) mkdirSync(join(dist, 'themes'), { recursive: true });
  for (const sheet of sheets) cpSync(sheet, join(dist, 'themes', basename(sheet)));
}

/** The SRI hashes that a page puts beside the script's address. */
function writeIntegrity() {
  const text = readFileSync(join(dist, 'cdn', bundleName));
  const hash = createHash('sha384').update(text).digest('base64');
  writeFileSync(join(dist, 'cdn/integrity.json'), `${JSON.stringify({ [bundleName]: `sha384-${hash}` }, null, 2)}\n`);
}

const writeJson = (name, value) => writeFileSync(join(dist, name), `${JSON.stringify(value, null, 2)}\n`);

async function writeSchema() {
  const { plainFormatJsonSchema } = await import(join(root, 'src/schema/index.ts'));
  const schema = typeof plainFormatJsonSchema === 'function' ? plainFormatJsonSchema() : plainFormatJsonSchema;
  writeJson('schema.json', schema);
}

/** The manifest, and everything that is made from it: typings for frameworks, data for editors. */
async function describeElements() {
  run('the manifest', '@custom-elements-manifest/analyzer/cem.js', 'analyze', '--config', 'custom-elements-manifest.config.mjs', '--quiet');
  const file = join(dist, 'custom-elements.json');
  writeFileSync(file, finishManifest(JSON.parse(readFileSync(file, 'utf8'))));
  const elements = readElements(dist, tags);
  const typings = Object.entries(frameworkFiles(elements));
  mkdirSync(join(dist, 'frameworks'), { recursive: true });
  const prettierOptions = { ...(await resolveConfig(join(root, 'package.json'))), parser: 'typescript' };
  for (const [name, text] of typings) writeFileSync(join(dist, 'frameworks', name), await format(text, prettierOptions));
  writeJson('html-custom-data.json', htmlCustomData(elements));
  const { tokenDescriptions } = await import(join(root, 'src/theme/tokens.docs.ts'));
  writeJson('css-custom-data.json', cssCustomData(elements, tokenDescriptions));
  writeJson('web-types.json', webTypes(elements, JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))));
}

async function bundle(mode) {
  await build({ root, configFile: join(root, 'vite.config.ts'), mode, logLevel: 'warn' });
}

async function main() {
  process.env.NODE_ENV = 'production';
  run('tsc', 'typescript/bin/tsc', '-b', 'src', 'src/define', 'src/static', 'src/testing', 'src/worker');
  rmSync(dist, { recursive: true, force: true });
  mkdirSync(dist);
  copyDeclarations();
  copyThemes();
  await bundle('production');
  if (existsSync(workerEntry)) await bundle('worker');
  if (existsSync(bundleEntry) || process.env.CI) {
    await bundle('cdn');
    writeIntegrity();
  }
  await writeSchema();
  await describeElements();
  writeJson('sbom.json', readBill());
  console.log(`${findFiles(dist, (path) => path.endsWith('.js')).length} modules in dist/`);
}

await main();
