import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, test } from 'node:test';
import ts from 'typescript';
import { root, tags } from '../../scripts/entries.mjs';
import { findFiles } from '../../scripts/find-files.mjs';
import { readPosture } from '../../src/sources/readPosture.js';
import { publicToken, tokenNames } from '../../src/theme/tokens.js';

interface Snippet {
  readonly file: string;
  readonly line: number;
  readonly language: string;
  readonly text: string;
}

/** Recipes of frameworks hold pieces of the samples (test/frameworks/recipes.test.ts), which their own compilers check. */
const leftOut = /\/decisions\/|\/docs\/api\.md$|\.template\.md$|\/recipes\/(?:react|vue|svelte|angular|plain-html|sharepoint)\.md$/;
const isPage = (path: string) => /\.mdx?$/.test(path) && !leftOut.test(path);
const folders = ['docs', 'stories'].flatMap((folder) => findFiles(join(root, folder), isPage) as string[]);
const pages = [join(root, 'README.md'), join(root, 'SECURITY.md'), ...folders];

function snippetsOf(path: string): Snippet[] {
  const text = readFileSync(path, 'utf8');
  return [...text.matchAll(/^```([a-z]+)\n([^]*?)^```$/gm)].map((match) => ({
    file: relative(root, path),
    line: text.slice(0, match.index).split('\n').length + 1,
    language: match[1] ?? '',
    text: match[2] ?? '',
  }));
}

const snippets = pages.flatMap(snippetsOf);
const named = (...languages: string[]) => snippets.filter(({ language }) => languages.includes(language));
const titleOf = ({ file, line }: Snippet) => `${file}:${line}`;

/** What a snippet takes from the page around it, which the text before it names. */
const around: Readonly<Record<string, string>> = {
  provider: 'HTMLElementTagNameMap["secure-score-provider"]',
  gauge: 'HTMLElementTagNameMap["secure-score-gauge"]',
  table: 'HTMLElementTagNameMap["recommendation-table"]',
  trend: 'HTMLElementTagNameMap["score-trend"]',
  payloads: 'unknown[]',
  payload: 'unknown',
  pages: '() => AsyncIterable<string>',
  addresses: 'string[]',
  signal: 'AbortSignal',
  customers: '{ id: string; name: string }[]',
  reportOf: '(id: string) => import("secure-score-widgets").ScoreReport',
  wall: 'HTMLElement',
  getAccessToken: 'import("secure-score-widgets/sources").GetAccessToken',
  payloadOfToday: 'object',
  snapshots: 'object[]',
  secureScoresPage: 'object',
  profilesPage: 'object',
  msal: '{ acquireTokenSilent(request: object): Promise<{ accessToken: string }> }',
  portal: '{ posture(init: object): Promise<unknown> }',
  getToken: '() => Promise<string>',
  report: 'import("secure-score-widgets").ScoreReport',
  posture: 'import("secure-score-widgets/core").Posture',
  tenantId: 'string',
};

/** What the package's users have installed or what their bundler knows. */
const elsewhere = [
  "declare module '*.css';",
  "declare module '@microsoft/sp-component-base' { export interface IReadonlyTheme { isInverted: boolean; semanticColors?: { bodyBackground?: string; bodyText?: string; link?: string } } }",
  "declare module '*?url' { const address: string; export default address; }",
  "declare module '*.js' { export const registerMessages: typeof import('secure-score-widgets').registerMessages; export const messages: object; }",
  "declare module '@azure/msal-browser' { export const PublicClientApplication: { createStandardPublicClientApplication(options: object): Promise<{ getAllAccounts(): object[]; acquireTokenSilent(request: object): Promise<{ accessToken: string }> }> }; }",
].join('\n');

/** Each snippet as a module of its own; a name that it neither imports nor declares comes from the page around it. */
function moduleOf(snippet: Snippet): string {
  const source = ts.createSourceFile('snippet.ts', snippet.text, ts.ScriptTarget.ES2022, true);
  const own = new Set<string>();
  const visit = (node: ts.Node): void => {
    const name = (node as { name?: ts.Node }).name;
    const isDeclared =
      ts.isVariableDeclaration(node) ||
      ts.isImportSpecifier(node) ||
      ts.isBindingElement(node) ||
      ts.isParameter(node) ||
      ts.isFunctionDeclaration(node);
    if (isDeclared && name && ts.isIdentifier(name)) own.add(name.text);
    ts.forEachChild(node, visit);
  };
  visit(source);
  const given = Object.entries(around).filter(([name]) => !own.has(name) && new RegExp(`\\b${name}\\b`).test(snippet.text));
  // A page's script knows that its elements are there.
  const text = snippet.text.replace(/document\.querySelector\(('[^']+')\)/g, 'document.querySelector($1)!');
  return `import 'secure-score-widgets/define';\n${given.map(([name, type]) => `declare const ${name}: ${type};`).join('\n')}\n${text}\nexport {};\n`;
}

function compile(list: readonly Snippet[]): Map<string, string[]> {
  const settings = ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile).config as {
    compilerOptions: { paths: Record<string, string[]> };
  };
  const options: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
    types: ['node'],
    strict: true,
    noImplicitAny: false,
    noEmit: true,
    skipLibCheck: true,
    experimentalDecorators: true,
    useDefineForClassFields: false,
    paths: Object.fromEntries(
      Object.entries(settings.compilerOptions.paths).map(([name, paths]) => [name, paths.map((path) => join(root, path))]),
    ),
  };
  const files = new Map(list.map((snippet, index) => [join(root, `test/docs/snippet-${index}.ts`), moduleOf(snippet)]));
  files.set(join(root, 'test/docs/around.d.ts'), elsewhere);
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists, readFile } = host;
  host.fileExists = (path) => files.has(path) || fileExists(path);
  host.readFile = (path) => files.get(path) ?? readFile(path);
  host.getSourceFile = (path, ...rest) => {
    const text = files.get(path);
    return text === undefined ? getSourceFile(path, ...rest) : ts.createSourceFile(path, text, options.target!);
  };
  const program = ts.createProgram([...files.keys()], options, host);
  return new Map(
    list.map((snippet, index) => {
      const file = program.getSourceFile(join(root, `test/docs/snippet-${index}.ts`));
      const found = [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)];
      return [titleOf(snippet), found.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))];
    }),
  );
}

describe('scripts in the documentation', () => {
  const wrong: Snippet = {
    file: 'on purpose',
    line: 1,
    language: 'js',
    text: "import { readPostures } from 'secure-score-widgets/sources';",
  };
  const scripts = named('js', 'ts');
  const findings = compile([...scripts, wrong]);
  for (const snippet of scripts) {
    test(`${titleOf(snippet)} compiles against the package`, () => assert.deepEqual(findings.get(titleOf(snippet)), []));
  }
  test('one that names what is not there is found', () => assert.match(findings.get(titleOf(wrong))?.join() ?? '', /readPostures/));
});

/** Attributes that every element of HTML has. */
const usual = /^(id|class|lang|dir|slot|hidden|part|role|title|aria-[a-z]+|data-.*|@.*|\..*|on[A-Z].*)$/;

describe('markup in the documentation', () => {
  const sources = ['ui/data-element', 'ui/widget', ...tags.map((tag) => `elements/${tag}/${tag}`)]
    .map((name) => readFileSync(join(root, `src/${name}.ts`), 'utf8'))
    .join('\n');
  const attributes = new Set<string>();
  for (const [, options = '', name = ''] of sources.matchAll(/@property\((\{[^}]*\})?\)\s+(?:override\s+)?(\w+)/g)) {
    attributes.add(/attribute: '([^']+)'/.exec(options)?.[1] ?? name.toLowerCase());
  }
  const unknownIn = (text: string): string[] =>
    [
      ...text.matchAll(/<((?:secure-score|subscore|recommendation|score)-[a-z-]+)((?:\s+[^\s=>]+(?:="[^"]*"|=\{[^}]*\})?)*)\s*\/?>/g),
    ].flatMap(([, tag = '', rest = '']) => [
      ...(tags.includes(tag) ? [] : [tag]),
      ...[...rest.matchAll(/\s([^\s=]+)(?:="[^"]*"|=\{[^}]*\})?/g)]
        .map((match) => match[1] ?? '')
        .filter((name) => !attributes.has(name) && !usual.test(name)),
    ]);

  for (const snippet of named('html')) {
    test(`${titleOf(snippet)} names tags and attributes that there are`, () => assert.deepEqual(unknownIn(snippet.text), []));
  }
  test('what there is not is found', () =>
    assert.deepEqual(unknownIn('<secure-score-gauge scores="1"></secure-score-gauge><score-gauge>'), ['scores', 'score-gauge']));
});

describe('styles in the documentation', () => {
  const known = new Set<string>(tokenNames.map((name) => publicToken(name)));
  const unknownIn = (text: string) =>
    [...text.matchAll(/--secure-score-[a-z0-9-]+/g)].map(([name]) => name).filter((name) => !known.has(name));
  for (const snippet of named('css', 'html')) {
    test(`${titleOf(snippet)} names tokens that there are`, () => assert.deepEqual(unknownIn(snippet.text), []));
  }
  test('what there is not is found', () =>
    assert.deepEqual(unknownIn(':root { --secure-score-accents: red }'), ['--secure-score-accents']));
});

describe('data in the documentation', () => {
  const payloads = named('json').filter(
    ({ text, file }) => /"(recommendations|scores|history)"/.test(text) && !file.endsWith('calculation.md'),
  );
  for (const snippet of payloads) {
    test(`${titleOf(snippet)} is read without a problem`, () => {
      const read = readPosture(JSON.parse(snippet.text));
      assert.equal(read.kind, 'posture');
      assert.deepEqual(read.problems, []);
    });
  }
  test('there is such data', () => assert.ok(payloads.length > 0));
});
