import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { shrinkMarkup, shrinkTemplates } from '../../scripts/build/shrink-templates.mjs';

describe('the build takes white space out of templates only where nothing shows it', () => {
  const cases = [
    ['between blocks', '<div>\n  <p>\n    a\n  </p>\n</div>', '<div><p>a</p></div>'],
    ['between inline tags one space stays', '<span>a</span>\n  <b>c</b>', '<span>a</span> <b>c</b>'],
    ['none comes in where there was none', '<p><span>a</span\n  ><b>c</b></p>', '<p><span>a</span><b>c</b></p>'],
    ['between words', '<p>one\n  two</p>', '<p>one two</p>'],
    ['beside a no-break space', '<p>&nbsp;\n a</p>', '<p>&nbsp; a</p>'],
    ['between tags of a drawing', '<svg>\n  <path d="M0 0" />\n  <g> </g>\n</svg> a', '<svg><path d="M0 0"/><g></g></svg> a'],
    ['text of a drawing', '<svg><text>\n a </text></svg>', '<svg><text> a </text></svg>'],
    ['inside a tag', '<p\n  class="a  b"\n  title=\'>  <\'\n>a</p>', '<p class="a  b" title=\'>  <\'>a</p>'],
    ['a comment', '<p>a</p><!-- b --><p>c</p>', '<p>a</p><p>c</p>'],
    ['a comparison that is no tag', '<p>1 < 2\n</p>', '<p>1 < 2</p>'],
  ] as const;
  for (const [name, text, expected] of cases) test(name, () => assert.equal(shrinkMarkup(text), expected));

  test('a sheet says the same in fewer bytes, its strings untouched', () => {
    const sheet = "css`\n  /* why */\n  :host([a='b  c']) { color : var( --_text ) ; }\n`";
    assert.match(shrinkTemplates(sheet), /^css`:host\(\[a="?b {2}c"?\]\)\{color:var\( ?--_text ?\)\}`\s*$/);
  });

  test('expressions keep their place in a template, and their line in the file', () => {
    const code = [
      'f(html`<div>',
      '  ${a} ${html`<p>',
      '    ${b}',
      '  </p>`}',
      '  <i class=${c} ?hidden=${d}',
      '    >e</i>',
      '</div>`);',
      'g();',
      '',
    ];
    const shrunk = shrinkTemplates(code.join('\n'));
    const templates = shrunk.replaceAll('\n', '');
    assert.equal(templates, 'f(html`<div>${a} ${html`<p>${b}</p>`} <i class=${c} ?hidden=${d}>e</i></div>`);g();');
    assert.equal(shrunk.split('\n').indexOf('g();'), code.indexOf('g();'));
  });

  test('a slash is no part of the attribute before it', () => {
    assert.equal(shrinkTemplates('svg`<path\n  d=${a}\n/>`').replaceAll('\n', ''), 'svg`<path d=${a} />`');
  });
  test('what is no template stays', () => assert.equal(shrinkTemplates('text`a  <p> </p>`; `  `;'), 'text`a  <p> </p>`; `  `;'));
});
