import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, test } from 'node:test';
import { root } from '../../scripts/entries.mjs';
import { findFiles } from '../../scripts/find-files.mjs';

/** What must not stand in any shipped module of ours: DESIGN.md, "Security rules". */
const banned: readonly (readonly [string, RegExp])[] = [
  ['a markup sink', /\b(innerHTML|outerHTML|insertAdjacentHTML|setHTMLUnsafe|parseHTMLUnsafe|createContextualFragment|srcdoc)\b/],
  ['a parser for markup', /\bDOMParser\b/],
  ['code from text', /\beval\s*\(|\bnew\s+Function\b/],
  ['a directive that prints markup or style attributes', /\b(unsafeHTML|unsafeSVG|unsafeStatic|styleMap)\b/],
  ['a style attribute in a template', /<[a-z][^<>]*\sstyle\s*=/],
  ['whole d3', /import \* as \w+ from ['"]d3['"]/],
  ['classic zod', /from ['"]zod['"]/],
];

const withoutComments = (text: string): string => text.replace(/\/\*[\s\S]*?\*\/|(^|\s)\/\/.*$/gm, '$1');

function findingsIn(text: string): readonly string[] {
  return banned.filter(([, pattern]) => pattern.test(withoutComments(text))).map(([name]) => name);
}

describe('constructs that the strict policy forbids', () => {
  for (const folder of ['src', 'dist']) {
    test(`stand nowhere in ${folder}`, () => {
      // The one-file build holds lit's own guarded sink behind its policy; its behaviour is tested in csp.browser.test.ts.
      const files = findFiles(
        join(root, folder),
        (path: string) => /\.(ts|js)$/.test(path) && !/[\\/](cdn|worker)[\\/].*\.js$/.test(path),
      ) as string[];
      assert.ok(files.length > 0);
      const findings = files.flatMap((file) => findingsIn(readFileSync(file, 'utf8')).map((name) => `${relative(root, file)}: ${name}`));
      assert.deepEqual(findings, []);
    });
  }

  test('the one-file build makes no code from text', () => {
    assert.doesNotMatch(
      readFileSync(join(root, 'dist/cdn/secure-score-widgets.js'), 'utf8'),
      /\beval\s*\(|\bnew\s+Function\b|\bDOMParser\b/,
    );
  });

  const samples = [
    'a.innerHTML = b',
    'new DOMParser()',
    'eval("1")',
    'new Function("a")',
    "import { styleMap } from 'lit'",
    'html`<p class="a" style="b">`',
  ];
  for (const sample of samples) test(`found: ${sample}`, () => assert.equal(findingsIn(sample).length, 1));
});
