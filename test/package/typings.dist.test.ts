import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { root, tags } from '../../scripts/entries.mjs';
import { typedFrameworks } from '../../scripts/build/typings.mjs';
import { consumersMissing, installPacked, type HostApp } from '../support/packed.js';

const snippets = join(root, 'test/consumers/types');
const strict = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noEmit: true,
  target: 'ES2022',
  module: 'ESNext',
  moduleResolution: 'Bundler',
  lib: ['ES2022', 'DOM', 'DOM.Iterable'],
  types: [],
  jsx: 'react-jsx',
};

/** Compiles snippets beside the installed package: what the compiler says, an empty text where it is content. */
function compile(app: HostApp, names: readonly string[], options: object = {}): string {
  for (const name of names) app.write(`${name}.tsx`, readFileSync(join(snippets, `${name}.tsx`), 'utf8'));
  const config = app.write(
    `tsconfig.${names.join('-')}.json`,
    JSON.stringify({ compilerOptions: { ...strict, ...options }, files: names.map((name) => `${name}.tsx`) }),
  );
  return app.run(join(root, 'node_modules/typescript/bin/tsc'), '-p', config, '--pretty', 'false').stdout;
}

describe('typings for frameworks, in a project that installs the packed package', { skip: consumersMissing }, () => {
  let app: HostApp;
  before(() => {
    app = installPacked();
    for (const name of ['@types/react', 'preact', 'solid-js', 'vue', 'svelte']) app.add(name);
  });
  after(() => app.remove());

  test('strict templates compile, and each of the mistakes in them is one', () => {
    assert.equal(compile(app, ['plain', 'react', 'preact', 'solid', 'vue', 'svelte'], { skipLibCheck: true }), '');
  });

  test('a mistake that is not announced is found', () => {
    const text = readFileSync(join(snippets, 'react.tsx'), 'utf8').replaceAll(/\{\/\* @ts-expect-error .*\*\/\}/g, '');
    app.write('wrong.tsx', text);
    const wrong = app.write(
      'tsconfig.wrong.json',
      JSON.stringify({ compilerOptions: { ...strict, skipLibCheck: true }, files: ['wrong.tsx'] }),
    );
    const { stdout } = app.run(join(root, 'node_modules/typescript/bin/tsc'), '-p', wrong, '--pretty', 'false');
    assert.equal(stdout.match(/error TS/g)?.length, 7, stdout);
  });

  for (const version of ['17', '18']) {
    test(`attributes and references in React ${version}`, () => {
      app.add(`react-${version}-types`);
      app.add('@types/react');
      const types = join('node_modules', `react-${version}-types`);
      const options = { skipLibCheck: true, jsx: 'react', paths: { react: [`./${types}/index.d.ts`] } };
      assert.equal(compile(app, ['react-17'], options), '');
    });
  }
});

describe('files made from the manifest', () => {
  const read = (name: string): string => readFileSync(join(root, 'dist', name), 'utf8');

  test('each framework names every tag', () => {
    for (const name of typedFrameworks)
      for (const tag of tags) assert.ok(read(`frameworks/${name}.d.ts`).includes(`'${tag}':`), `${name} ${tag}`);
  });

  test("VS Code's data list tags, attributes and their values", () => {
    const data = JSON.parse(read('html-custom-data.json')) as {
      version: number;
      tags: readonly { name: string; attributes: readonly { name: string; valueSet?: string; values?: readonly { name: string }[] }[] }[];
    };
    assert.equal(data.version, 1.1);
    assert.deepEqual(
      data.tags.map(({ name }) => name),
      tags,
    );
    const attribute = (name: string) => data.tags[0]?.attributes.find((entry) => entry.name === name);
    assert.deepEqual(
      attribute('variant')
        ?.values?.map(({ name }) => name)
        .toSorted(),
      ['arc', 'linear', 'number', 'ring'],
    );
    assert.equal(attribute('next-steps')?.valueSet, 'v');
    assert.ok(attribute('src') && attribute('score'), 'inherited ones too');
    assert.equal(attribute('data'), undefined);
  });

  test('web-types hold properties, events, parts and tokens', () => {
    const { contributions, version } = JSON.parse(read('web-types.json')) as {
      version: string;
      contributions: { html: { elements: readonly WebType[] } };
    };
    interface WebType {
      name: string;
      js: { properties: readonly { name: string }[]; events: readonly { name: string }[] };
      css: { properties: readonly { name: string }[]; parts: readonly { name: string }[] };
    }
    const gauge = contributions.html.elements.find(({ name }) => name === 'secure-score-gauge');
    const names = (list: readonly { name: string }[] = []) => list.map(({ name }) => name);
    assert.equal(version, (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }).version);
    assert.ok(names(gauge?.js.properties).includes('data'));
    assert.ok(names(gauge?.js.events).includes('secure-score-state-change'));
    assert.ok(names(gauge?.css.parts).includes('dial'));
    assert.ok(names(gauge?.css.properties).includes('--secure-score-accent'));
  });

  test('the manifest names files of the package, and nothing private', () => {
    const text = read('custom-elements.json');
    assert.doesNotMatch(text, /"\/?src\/|"#|"privacy"/);
    assert.match(text, /"path": "dist\/elements\/secure-score-gauge\/secure-score-gauge\.js"/);
  });
});
