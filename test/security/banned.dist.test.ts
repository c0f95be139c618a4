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
  ['an inline handler in a template', /<[a-z][^<>]*\son[a-z]+\s*=/],
  ['a sheet or a script in a template', /`[^`]*<(style|script)[\s>][^`]*`/],
  ['a document that is written', /\bdocument\.write(ln)?\s*\(/],
  ['code from text by a timer', /\bset(Timeout|Interval)\s*\(\s*['"`]/],
  ['an address that is a script', /['"`]javascript:/i],
  ['a style attribute by markup', /\bsetAttribute\(\s*['"]style['"]/],
  ['a sheet that is loaded', /@import\s|url\(\s*['"]?https?:/],
  ["something kept on the reader's machine", /\b(localStorage|sessionStorage|indexedDB|document\.cookie)\b/],
  ['a message home', /\bsendBeacon\b|\bnew\s+(WebSocket|EventSource)\b/],
  ['null as zero', /\bz\.coerce\b/],
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

  /** What no part of the one file does, lit and zod included. */
  const nowhere: readonly (readonly [string, RegExp])[] = [
    ['code from text', /\beval\s*\(|\bnew\s+Function\b|\bset(Timeout|Interval)\s*\(\s*['"`]/],
    ['a parser for markup', /\bDOMParser\b|createContextualFragment|insertAdjacentHTML|outerHTML\s*=|srcdoc\s*=/],
    ['a second file', /\bimport\s*\(|\bimportScripts\b|\bnew\s+(Shared)?Worker\b|createElement\(["'`]script/],
    ['storage, or a message home', /\b(localStorage|sessionStorage|indexedDB|sendBeacon)\b|document\.cookie/],
    ["lit's usual policy name", /createPolicy\(["'`]lit-html/],
    ["the page's globals", /litHtmlVersions|litElementVersions|reactiveElementVersions|__zod_globalConfig|Symbol\.metadata\s*\?\?=/],
  ];
  for (const [name, pattern] of nowhere) {
    test(`the one-file build has nothing of ${name}`, () => {
      const [found] = pattern.exec(readFileSync(join(root, 'dist/cdn/secure-score-widgets.js'), 'utf8')) ?? [];
      assert.equal(found, undefined);
    });
  }

  test('and would be told from one that has (a control)', () => {
    const other = 'eval("1");new DOMParser;import("./b.js");localStorage.a;createPolicy("lit-html",{});(globalThis.litHtmlVersions??=[])';
    for (const [name, pattern] of nowhere) assert.match(other, pattern, name);
  });

  const samples = [
    'a.innerHTML = b',
    'new DOMParser()',
    'eval("1")',
    'new Function("a")',
    "import { styleMap } from 'lit'",
    'html`<p class="a" style="b">`',
    'html`<p onclick="b">`',
    'html`<p></p><style>p {}</style>`',
    'document.write("a")',
    'setTimeout("a", 1)',
    "link.href = 'javascript:void 0'",
    "p.setAttribute('style', 'color: red')",
    "css`@import 'a.css'`",
    'css`p { background: url(https://a.example/b.png) }`',
    "localStorage.getItem('a')",
    "navigator.sendBeacon('/a')",
    "new WebSocket('wss://a.example')",
    'z.coerce.number()',
    "import * as d3 from 'd3'",
    "import { z } from 'zod'",
    'a.insertAdjacentHTML("beforeend", b)',
    'frame.srcdoc = a',
    'html`${unsafeHTML(a)}`',
  ];
  for (const sample of samples) test(`found: ${sample}`, () => assert.equal(findingsIn(sample).length, 1));
});
