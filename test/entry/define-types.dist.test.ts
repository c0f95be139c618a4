/** A host that imports nothing but `define` has the types of tags and events. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import ts from 'typescript';

const root = new URL('../../', import.meta.url).pathname;

/** What the compiler says about a host's file beside the package. */
function faultsOf(text: string): string[] {
  const name = `${root}host-of-define.ts`;
  const options: ts.CompilerOptions = {
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    target: ts.ScriptTarget.ES2022,
    lib: ['lib.es2022.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
    types: [],
    strict: true,
    noEmit: true,
    skipLibCheck: true,
  };
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists, readFile } = host;
  host.fileExists = (path) => path === name || fileExists(path);
  host.readFile = (path) => (path === name ? text : readFile(path));
  host.getSourceFile = (path, ...rest) =>
    path === name ? ts.createSourceFile(path, text, ts.ScriptTarget.ES2022) : getSourceFile(path, ...rest);
  const program = ts.createProgram([name], options, host);
  return ts.getPreEmitDiagnostics(program).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
}

const tags = ['secure-score-gauge', 'subscore-breakdown', 'recommendation-table', 'score-trend', 'secure-score-provider'];
const uses = (entry: string, tag: string) => `
  import 'secure-score-widgets/${entry}';
  const element = document.createElement('${tag}');
  element.data = null;
  element.addEventListener('secure-score-state-change', ({ detail }) => detail.kind);
`;

describe('types behind the define entries', () => {
  it('come with all elements at once', () => {
    for (const tag of tags) assert.deepEqual(faultsOf(uses('define', tag)), []);
  });

  it('come with each element', () => {
    for (const tag of tags) assert.deepEqual(faultsOf(uses(`define/${tag}`, tag)), []);
  });

  it('do not come from anywhere else', () => {
    assert.match(faultsOf(uses('core', tags[0]!)).join(), /'data' does not exist on type 'HTMLElement'/);
  });
});
