import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, before, describe, test } from 'node:test';

const root = resolve(import.meta.dirname, '../..');
const layers = readdirSync(join(root, 'src'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);

/** DESIGN.md, "Layers": what each layer may import. Written out here on purpose, so that a loosened wall shows as a failing test. */
const allowed: Record<string, readonly string[]> = {
  core: [],
  schema: ['core'],
  sources: ['core', 'schema'],
  format: ['core'],
  charts: ['core'],
  theme: ['core'],
  state: ['core', 'schema', 'sources'],
  ui: ['core', 'schema', 'sources', 'state', 'format', 'charts', 'theme'],
  elements: ['core', 'schema', 'sources', 'state', 'format', 'charts', 'theme', 'ui'],
  define: ['core', 'schema', 'sources', 'state', 'format', 'charts', 'theme', 'ui', 'elements'],
  testing: ['core', 'schema', 'sources', 'state', 'format', 'charts', 'theme', 'ui', 'elements'],
  static: ['core', 'schema', 'sources', 'state', 'format', 'charts', 'theme', 'ui', 'elements'],
  worker: ['core', 'schema', 'sources'],
};
const withoutPage = ['core', 'schema', 'format', 'charts', 'static', 'worker'];

let copy = '';
let messages: readonly string[] = [];

/** A copy of the real tsconfig files around tiny sources: one file for each pair of layers, and one that touches the page. */
function writeCopy(): void {
  copy = mkdtempSync(join(tmpdir(), 'secure-score-walls-'));
  for (const name of ['tsconfig.base.json', 'tsconfig.layer.json']) cpSync(join(root, name), join(copy, name));
  for (const layer of layers) {
    const folder = join(copy, 'src', layer);
    mkdirSync(folder, { recursive: true });
    cpSync(join(root, 'src', layer, 'tsconfig.json'), join(folder, 'tsconfig.json'));
    writeFileSync(join(folder, 'noun.ts'), `export interface Noun { readonly layer: '${layer}' }\n`);
    writeFileSync(join(folder, 'page.ts'), 'export const title: string = document.title;\n');
    for (const other of layers.filter((name) => name !== layer)) {
      writeFileSync(join(folder, `imports-${other}.ts`), `export type { Noun } from '../${other}/noun.js';\n`);
    }
  }
}

function compile(): readonly string[] {
  const projects = layers.map((layer) => join(copy, 'src', layer));
  const compiler = join(root, 'node_modules/typescript/bin/tsc');
  const run = spawnSync(process.execPath, [compiler, '-b', '--pretty', 'false', ...projects], { cwd: copy, encoding: 'utf8' });
  assert.equal(run.stderr, '');
  return run.stdout.split('\n');
}

const errorsIn = (file: string): readonly string[] => messages.filter((line) => line.startsWith(`src/${file}(`));

describe('the walls between the layers are held by the compiler', () => {
  before(() => {
    writeCopy();
    messages = compile();
  });
  after(() => rmSync(copy, { recursive: true, force: true }));

  test('every layer of src has its own tsconfig and its place in the table of this test', () => {
    assert.deepEqual(layers.toSorted(), Object.keys(allowed).toSorted());
    for (const layer of layers) assert.match(readFileSync(join(root, 'src', layer, 'tsconfig.json'), 'utf8'), /tsconfig\.layer\.json/);
  });

  test('a layer that needs no page cannot name the document', () => {
    for (const layer of withoutPage) assert.match(errorsIn(`${layer}/page.ts`).join(), /TS2584|TS2304/, layer);
    assert.deepEqual(errorsIn('elements/page.ts'), [], 'the control: elements may');
  });

  for (const layer of Object.keys(allowed)) {
    test(`${layer} imports ${allowed[layer]?.join(', ') || 'no other layer'}, and nothing else`, () => {
      for (const other of layers.filter((name) => name !== layer)) {
        const errors = errorsIn(`${layer}/imports-${other}.ts`);
        if (allowed[layer]?.includes(other)) assert.deepEqual(errors, [], `${layer} may import ${other}`);
        else assert.match(errors.join(), /TS6307|TS6059/, `${layer} must not import ${other}`);
      }
    });
  }
});
