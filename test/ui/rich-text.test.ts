import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseRichText, plainText, type RichNode } from '../../src/ui/rich-text.js';

const text = (source: string): string => plainText(parseRichText(source));

/** A tree as short text: `p(a strong(b))`. */
const shape = (nodes: readonly RichNode[]): string =>
  nodes.map((node) => (typeof node === 'string' ? node : `${node.tag}(${shape(node.children)})`)).join('');
const shapeOf = (source: string): string => shape(parseRichText(source));

test('what the vendor sends keeps its structure', () => {
  assert.equal(
    shapeOf('<p>Turn <em>on</em></p><ol><li>Open</li><li>Save&nbsp;&gt;&nbsp;now</li></ol>'),
    'p(Turn em(on))ol(li(Open)li(Save\u00a0>\u00a0now))',
  );
  assert.equal(shapeOf('<P CLASS="x">1<br />2<BR>3</P>'), 'p(1br()2br()3)');
  assert.equal(shapeOf('<ol><li>a<ul><li>b</ul><li>c</ol>after'), 'ol(li(aul(li(b)))li(c))after');
  assert.equal(shapeOf('<div>a</div><h2>b</h2>'), 'p(a)p(b)');
});

test('content that is not for reading is dropped with its element', () => {
  for (const name of ['script', 'style', 'iframe', 'svg', 'form', 'textarea', 'template', 'math', 'object', 'select']) {
    assert.equal(text(`before<${name} x="</b>">in<b>ner</b></${name}>after`), 'beforeafter', name);
    assert.equal(text(`before<${name.toUpperCase()}>inner`), 'before', `${name} left open`);
  }
  assert.equal(text('a<svg><svg>x</svg>y</svg>b'), 'ab');
  assert.equal(text('<script><!-- </script>--> t'), '--> t');
});

test('elements off the list lose their tags and keep their text', () => {
  assert.equal(
    shapeOf('<img src=x onerror=alert(1)>a<span onclick="x">b</span><abbr title=">">c</abbr><base href="https://evil.example">'),
    'abc',
  );
});

test('what is no tag is text', () => {
  for (const source of [
    'score < 5 and > 3',
    'Fewer than <5 admins',
    'text <b',
    'a <a href="x',
    '<',
    '</',
    '<>',
    '</5>',
    'a <!b',
    '${x} {{y}} <%= 7 %>',
  ])
    assert.equal(text(source), source);
});

test('comments and declarations are not printed', () => {
  assert.equal(text('a<!-- <b>x</b> -->b<!doctype html>c<?xml ?>d<![CDATA[e]]>f'), 'abcdf');
  assert.equal(text('a<!-- never <b>closed</b>'), 'a');
});

test('character references are decoded exactly once', () => {
  assert.equal(text('&amp;lt;b&amp;gt; &lt;b&gt; &#65;&#x42; &quot; &rsquo; &unknown; &amp'), '&lt;b&gt; <b> AB " ’ &unknown; &amp');
  assert.equal(text('&#0;&#xD800;&#x110000;'), '\ufffd\ufffd\ufffd');
  assert.equal(text('&constructor; &toString;'), '&constructor; &toString;');
});

test('what is left open ends with the text, stray ends are ignored', () => {
  assert.equal(shapeOf('<b>x<i>y'), 'b(xi(y))');
  assert.equal(shapeOf('</p>a</b></ul>'), 'a');
  assert.equal(shapeOf('<b>a<p>b</b>c'), 'b(ap(b))c');
});

test('lists hold items and items stand in lists', () => {
  assert.equal(shapeOf('<li>a<li>b'), 'ul(li(a)li(b))');
  assert.equal(shapeOf('<ul>a<b>c</b></ul>'), 'ul(li(ab(c)))');
});

test('a link keeps the address as it was given, decoded', () => {
  const [node] = parseRichText('<a title=x HREF=" https://a.example/?b=1&amp;c=2 " href="second">t</a>');
  assert.deepEqual(node, { tag: 'a', href: ' https://a.example/?b=1&c=2 ', children: ['t'] });
  const [broken] = parseRichText('<a href="java&#x09;script:alert(1)">t</a>');
  assert.equal((broken as { href: string }).href, 'java\tscript:alert(1)');
});

test('blank is nothing, and a text without markup keeps its lines', () => {
  for (const blank of ['', '  \n\t', '<p> </p>', '<br>  '.slice(4), '<b></b>']) assert.deepEqual(parseRichText(blank), []);
  assert.equal(shapeOf('one\ntwo'), 'onebr()two');
});

test('any text gives a tree of the allow-list, no deeper than the cap', () => {
  const piece = fc.constantFrom(
    '<',
    '>',
    '"',
    "'",
    '=',
    '/',
    '!',
    '--',
    '<b>',
    '</b>',
    '<p',
    '<a href=',
    '<li>',
    '<ol>',
    '<svg>',
    '</svg>',
    '<script>',
    '&',
    'amp;',
    'x',
    ' ',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const depth = (nodes: readonly RichNode[]): number =>
        Math.max(0, ...nodes.map((node) => (typeof node === 'string' ? 0 : 1 + depth(node.children))));
      return depth(parseRichText(pieces.join(''))) <= 24;
    }),
  );
});

// A quadratic reader would take minutes; the bar of 100 ms a field is held by bench/rich-text.ts.
test('floods of 200 kB take linear time', () => {
  const floods = [
    '<',
    '<a ',
    '<a x="',
    `<a x='"`,
    `<a b="'><c d='">`,
    '<b>',
    '<b>x</b>',
    '<ol><li>',
    '</b>',
    '<!--',
    '&',
    '&amp;',
    '&#',
    '<br>',
    '<script>',
    '<script></',
    '<svg>',
    '<form',
    '<p>x',
    ' ',
    '<!d',
    '<a ===',
  ];
  for (const flood of floods) {
    for (const tail of ['', '>']) {
      const source = flood.repeat(Math.ceil(200_000 / flood.length)) + tail;
      const start = performance.now();
      parseRichText(source);
      const milliseconds = performance.now() - start;
      assert.ok(milliseconds < 2000, `${flood}…${tail} took ${milliseconds} ms`);
    }
  }
});
