import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { build } from 'esbuild';
import { bundleName, root, tags } from '../../scripts/entries.mjs';
import { findFiles } from '../../scripts/find-files.mjs';

type Target = string | Readonly<Record<string, string>>;
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  exports: Record<string, Target>;
  customElements: string;
};
const targets = Object.entries(manifest.exports).flatMap(([entry, target]) =>
  (typeof target === 'string' ? [target] : Object.values(target)).map((path) => [entry, path] as const),
);
const bundleText = (): string => readFileSync(join(root, 'dist/cdn', bundleName), 'utf8');

/** Runs a module in a Node of its own and returns what it prints. */
function runModule(code: string): string {
  const run = spawnSync(process.execPath, ['--input-type=module', '--eval', code], { cwd: root, encoding: 'utf8' });
  assert.equal(run.stderr, '');
  return run.stdout.trim();
}

/** What a bundler that heeds `sideEffects` keeps of an import. */
async function bundleOf(contents: string): Promise<string> {
  const result = await build({
    stdin: { contents, resolveDir: root },
    bundle: true,
    write: false,
    format: 'esm',
    minify: true,
    logLevel: 'silent',
    tsconfigRaw: {},
  });
  return result.outputFiles[0]?.text ?? '';
}

describe('the export map', () => {
  for (const [entry, path] of targets) {
    test(`${entry} leads to ${path}`, () => {
      const [start = '', end = ''] = join(root, path).split('*');
      const found = path.includes('*')
        ? findFiles(join(start, '.'), (file: string) => file.startsWith(start) && file.endsWith(end))
        : [path];
      assert.ok(found.length > 0 && found.every((file: string) => existsSync(path.includes('*') ? file : join(root, file))));
    });
  }

  test('every tag has a define module of its own', () => {
    for (const tag of tags) assert.ok(existsSync(join(root, 'dist/define', `${tag}.js`)), tag);
  });

  test('the manifest lists every tag', () => {
    const text = readFileSync(join(root, manifest.customElements), 'utf8');
    for (const tag of tags) assert.ok(text.includes(`"tagName": "${tag}"`), tag);
  });
});

// Lit itself marks its version on the global and brings a stand-in for customElements where there is none; zod keeps its settings there.
describe('importing does nothing', () => {
  for (const entry of ['.', './core', './sources', './testing']) {
    test(`secure-score-widgets${entry.slice(1)} loads in Node, and adds and changes no global`, () => {
      const name = JSON.stringify(`secure-score-widgets${entry.slice(1)}`);
      const code = `
        const before = Object.getOwnPropertyNames(globalThis);
        const module = await import(${name});
        const added = Object.getOwnPropertyNames(globalThis).filter((key) => !before.includes(key) && !/^(lit|reactiveElement|customElements$|__zod_)/.test(key));
        console.log(JSON.stringify({ added, names: Object.keys(module).length, registered: ${JSON.stringify(tags)}.filter((tag) => globalThis.customElements?.get(tag)) }));`;
      const { added, names, registered } = JSON.parse(runModule(code)) as { added: string[]; names: number; registered: string[] };
      assert.deepEqual(added, []);
      assert.deepEqual(registered, []);
      assert.ok(names > 0);
    });
  }

  test('a bundler drops the classes and the core when nothing of them is used', async () => {
    assert.equal((await bundleOf("import 'secure-score-widgets'; import 'secure-score-widgets/core';")).trim(), '');
  });

  test('a bundler keeps what registers', async () => {
    const text = await bundleOf("import 'secure-score-widgets/define';");
    for (const tag of tags) assert.ok(text.includes(tag), tag);
  });

  test('core alone brings no lit, no d3 and no zod', async () => {
    const text = await bundleOf("import * as core from 'secure-score-widgets/core'; globalThis.core = core;");
    assert.doesNotMatch(text, /litElementVersions|reactiveElementVersions|_zod|\bimport\b/);
  });
});

describe('modules imported for their effect are listed as such', () => {
  const listed = [/\/define\//, /\.css$/];
  const files = findFiles(join(root, 'src'), (path: string) => path.endsWith('.ts')) as string[];
  test('a bare import names a module of src/define or a style sheet, or bundlers drop it', () => {
    const dropped = files.flatMap((file) => {
      const names = [...readFileSync(file, 'utf8').matchAll(/^import '(\.[^']+)';/gm)].map((match) => join(file, '..', match[1] ?? ''));
      return names.filter((name) => !listed.some((pattern) => pattern.test(name)));
    });
    assert.deepEqual(dropped, []);
  });
});

describe('the one-file build', () => {
  test('its integrity is that of the file', () => {
    const integrity = JSON.parse(readFileSync(join(root, 'dist/cdn/integrity.json'), 'utf8')) as Record<string, string>;
    assert.equal(integrity[bundleName], `sha384-${createHash('sha384').update(bundleText()).digest('base64')}`);
  });

  test('it loads nothing further', () =>
    assert.doesNotMatch(bundleText(), /(?<![\w.$])import\s*\(|(?<![\w.$])import\s*["'{*]|new Worker\(/));

  test('its Trusted Types policy has a name of its own', () => {
    assert.match(bundleText(), /createPolicy\([`"']secure-score-widgets[`"']/);
    assert.doesNotMatch(bundleText(), /createPolicy\([`"']lit-html/);
  });

  test('the licences of what is inside lie beside it', () => {
    const text = readFileSync(join(root, 'dist/cdn/LICENSES.txt'), 'utf8');
    for (const name of ['lit', '@lit/context', 'zod', 'd3-']) assert.ok(text.includes(`${name}`), name);
  });
});
