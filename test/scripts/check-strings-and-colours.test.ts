import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { findLiterals } from '../../scripts/check-strings-and-colours.mjs';

const inElement = (text: string): readonly { line: number; message: string }[] => findLiterals('src/elements/a/a.ts', text);

describe('every string comes from the catalogue', () => {
  const faults = [
    ['text', 'html`<p>Score</p>`'],
    ['text beside an expression', 'html`<p>${value} points</p>`'],
    ['text in a nested template', 'html`<p>${open ? html`<b>Open</b>` : nothing}</p>`'],
    ['a spoken attribute', 'html`<button aria-label="Close">×</button>`'],
    ['a half-spoken attribute', 'html`<button title="${count} rows">×</button>`'],
    ['a literal that an expression prints', "html`<p>${open ? 'Hide' : more}</p>`"],
    ['a literal in a spoken expression', "html`<p aria-label=${open ? 'Hide' : more}></p>`"],
    ['a literal in a spoken property', "html`<p .ariaLabel=${'Hide'}></p>`"],
    ['svg text', 'svg`<text x="1">Score</text>`'],
    ['text set by script', "this.ariaLabel = 'Score';"],
  ] as const;
  for (const [name, text] of faults) {
    test(`${name} is found`, () => assert.equal(inElement(text).length, 1, JSON.stringify(inElement(text))));
  }

  const clean = [
    'html`<p class="large" part="value" title=${title}>${value} % – ${words.points}&nbsp;·</p><!-- a comment -->`',
    "html`<p class=${open ? 'open' : 'closed'} ?hidden=${a > b}>${a > b ? first : second}</p>`",
    'html`<svg viewBox="0 0 1 1"><path d="M0 0L1 1" stroke="currentColor" fill="none"></path></svg>`',
    'html`<input type="search" @input=${() => this.#search(\'text\')} placeholder=${words.search} />`',
  ];
  for (const text of clean) test(`nothing is found in ${text.slice(0, 48)}…`, () => assert.deepEqual(inElement(text), []));

  test('the line is that of the words', () => assert.equal(inElement('const a = html`\n  <p>\n    Score\n  </p>`;')[0]?.line, 3));
  test('other layers may hold words', () => assert.deepEqual(findLiterals('src/format/a.ts', 'html`<p>Score</p>`'), []));
});

describe('every colour comes from a token', () => {
  const faults = [
    'css`p { color: #fff; }`',
    'css`p { border: 1px solid red }`',
    'css`p { color: var(--secure-score-text, rgb(0 0 0)); }`',
    'css`p { background: linear-gradient(to right, oklch(0.5 0.1 20), transparent); }`',
    'css`p { color: CanvasText; }`',
    'css`@media (forced-colors: active) { p { color: red; } }`',
    'css`@media (forced-colors: active) { p { color: CanvasText; } } p { color: Canvas; }`',
    'svg`<path fill="#123456"></path>`',
    "element.style.setProperty('--_x', '#123456');",
  ];
  for (const text of faults) test(`found: ${text}`, () => assert.equal(inElement(text).length, 1, JSON.stringify(inElement(text))));

  const clean = [
    'css`#red { color: var(--_red); background: transparent; fill: currentColor; }`',
    'css`p { color: inherit; /* red #fff */ grid-area: gold; background: color-mix(in oklch, var(--_a) 50%, transparent); }`',
    'css`@media (forced-colors: active) { p { color: CanvasText; } }`',
    'css`p { color: ${colour}; }`',
    "location.hash = '#overview';",
  ];
  for (const text of clean) test(`clean: ${text}`, () => assert.deepEqual(inElement(text), []));
  test('the theme is where colours live', () => assert.deepEqual(findLiterals('src/theme/a.ts', 'css`p { color: #fff; }`'), []));
});
