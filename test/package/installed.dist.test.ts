import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { parseAst } from 'vite';
import { visit } from '../../scripts/build/shrink-templates.mjs';
import { typedFrameworks } from '../../scripts/build/typings.mjs';
import { root } from '../../scripts/entries.mjs';
import { findFiles } from '../../scripts/find-files.mjs';
import { consumersMissing, installPacked, type HostApp } from '../support/packed.js';

const payload = join(root, 'test/support/posture.json');
const read = (path: string): string => readFileSync(path, 'utf8');

let app: HostApp;
before(() => {
  app = installPacked();
});
after(() => app.remove());

/** The modules that a text imports, at once or later. */
function importsIn(text: string): string[] {
  const names: string[] = [];
  visit(parseAst(text), (node: { type: string; source?: { value?: unknown } | null }) => {
    if (/^(?:Import|Export)/.test(node.type) && typeof node.source?.value === 'string') names.push(node.source.value);
  });
  return names;
}

/** Runs a module beside the installed package and gives what it prints. */
function run(code: string): unknown {
  const { stdout, stderr } = app.run('--input-type=module', '--eval', code);
  assert.equal(stderr, '');
  return JSON.parse(stdout);
}

describe('the packed package in a fresh folder, in Node without a page', () => {
  test('it is installed there, not linked to this repository', () => {
    const where = run("console.log(JSON.stringify(import.meta.resolve('secure-score-widgets')))") as string;
    assert.ok(where.includes(app.folder), where);
  });

  for (const entry of ['', '/core', '/sources', '/testing', '/define', '/define/suffixed', ...typedFrameworks.map((name) => `/${name}`)]) {
    test(`secure-score-widgets${entry} can be imported`, () => {
      const names = run(`console.log(JSON.stringify(Object.keys(await import('secure-score-widgets${entry}'))))`);
      assert.ok(Array.isArray(names));
    });
  }

  test('a payload is read by ./sources and scored by ./core, with the same outcome as from .', () => {
    const percent = (from: readonly string[]) =>
      run(`
        const { readPosture } = await import('secure-score-widgets${from[0]}');
        const { scorePosture } = await import('secure-score-widgets${from[1]}');
        const { readFileSync } = await import('node:fs');
        const { posture } = readPosture(JSON.parse(readFileSync(${JSON.stringify(payload)}, 'utf8')));
        console.log(JSON.stringify(scorePosture(posture).total.percent));`);
    const apart = percent(['/sources', '/core']);
    assert.equal(typeof apart, 'number');
    assert.equal(percent(['', '']), apart);
  });

  test('every module that is imported is a file of the package or a declared dependency', () => {
    const place = join(app.folder, 'node_modules/secure-score-widgets');
    const { dependencies } = JSON.parse(read(join(place, 'package.json'))) as { dependencies: Record<string, string> };
    const declared = Object.keys(dependencies);
    const files = findFiles(join(place, 'dist'), (path: string) => /\.js$/.test(path)) as string[];
    const named = new Set(files.flatMap((file) => importsIn(read(file))).filter((name) => !name.startsWith('.')));
    const isDeclared = (name: string) => declared.some((known) => name === known || name.startsWith(`${known}/`));
    const foreign = [...named].filter((name) => !isDeclared(name) && !builtinModules.includes(name.replace(/^node:/, '')));
    for (const known of declared)
      assert.ok(
        [...named].some((name) => name === known || name.startsWith(`${known}/`)),
        `${known} is declared for nothing`,
      );
    assert.ok(files.length > 100);
    assert.deepEqual(foreign, []);
  });

  test('the bill of materials lists what npm has installed, each with its hash and licence', (context) => {
    if (app.installedBy === 'links') return context.skip('npm could not install offline');
    const modules = join(app.folder, 'node_modules');
    const { components } = JSON.parse(read(join(modules, 'secure-score-widgets/dist/sbom.json'))) as {
      components: readonly { name: string; version: string; hashes?: readonly object[]; licenses?: readonly object[] }[];
    };
    const { packages } = JSON.parse(read(join(modules, '.package-lock.json'))) as { packages: Record<string, { version: string }> };
    const installed = Object.entries(packages).map(([path, { version }]) => `${path.replace(/^.*node_modules\//, '')}@${version}`);
    const listed = components.map(({ name, version }) => `${name}@${version}`);
    assert.deepEqual(listed.toSorted(), installed.filter((name) => !name.startsWith('secure-score-widgets@')).toSorted());
    assert.ok(components.every(({ hashes, licenses }) => hashes?.length && licenses?.length));
  });

  test('nothing but what a host needs is packed', () => {
    const place = join(app.folder, 'node_modules/secure-score-widgets');
    const names = findFiles(place, () => true).map((path: string) => path.slice(place.length + 1)) as string[];
    const unexpected = names.filter((name) => !/^(?:dist\/|package\.json$|README\.md$|LICENSE$|CHANGELOG\.md$)/.test(name));
    assert.deepEqual(unexpected, []);
    for (const name of ['README.md', 'LICENSE', 'dist/index.js']) assert.ok(existsSync(join(place, name)), name);
  });
});

const older = `
import 'secure-score-widgets/define';
import 'secure-score-widgets/define/secure-score-gauge';
import { defineWithSuffix } from 'secure-score-widgets/define/suffixed';
import { SecureScoreGauge, type StateChangeDetail } from 'secure-score-widgets';
import { scorePosture, type ScoreReport } from 'secure-score-widgets/core';
import { readPosture } from 'secure-score-widgets/sources';
import { messages as german } from 'secure-score-widgets/locales/de';
import type * as fixtures from 'secure-score-widgets/testing';

const result = readPosture('{}');
export const report: ScoreReport | null = result.kind === 'posture' ? scorePosture(result.posture) : null;
const gauge: SecureScoreGauge = document.createElement('secure-score-gauge');
gauge.addEventListener('secure-score-state-change', (event: CustomEvent<StateChangeDetail>) => console.log(event.detail.kind, german));
export const names: readonly string[] = defineWithSuffix('-next');
export type Fixtures = typeof fixtures;
// @ts-expect-error no such part of a report
export const missing = report?.dial;
// @ts-expect-error a number
gauge.score = 'all';
`;

describe('types for the older module resolution of the SharePoint toolchain', { skip: consumersMissing }, () => {
  for (const resolution of ['node', 'bundler', 'node16']) {
    test(`TypeScript 5.3 with moduleResolution ${resolution}`, () => {
      app.add('sharepoint-typescript');
      app.add('react-17-types', '@types/react');
      app.write('older.ts', older);
      app.write('react-17.tsx', read(join(root, 'test/consumers/types/react-17.tsx')));
      const config = app.write(
        'tsconfig.older.json',
        JSON.stringify({
          compilerOptions: {
            strict: true,
            noEmit: true,
            skipLibCheck: true,
            target: 'ES2022',
            module: resolution === 'node16' ? 'node16' : 'ESNext',
            moduleResolution: resolution,
            lib: ['ES2022', 'DOM', 'DOM.Iterable'],
            types: [],
            jsx: 'react',
          },
          files: ['older.ts', 'react-17.tsx'],
        }),
      );
      assert.equal(app.run('node_modules/sharepoint-typescript/lib/tsc.js', '-p', config, '--pretty', 'false').stdout, '');
    });
  }
});
