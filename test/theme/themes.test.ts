import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { checkBrand } from '../../src/theme/check.js';
import { contrastOf } from '../../src/theme/contrast.js';
import { defaultColor } from '../../src/theme/default-colors.js';
import { bands, graphicTokens, textTokens } from '../../src/theme/pairs.js';
import { parseColor } from '../../src/theme/parse-color.js';
import { tokenDefaults, type TokenName } from '../../src/theme/tokens.js';
import { schemes } from './support.js';

const folder = new URL('../../src/theme/themes/', import.meta.url);
const read = (theme: string): string => readFileSync(new URL(`${theme}.css`, folder), 'utf8');

/** `[name, value]` of every public token that a sheet sets. */
const tokensOf = (theme: string) =>
  [...read(theme).matchAll(/--secure-score-([\w-]+): ([^;]+);/g)].map(([, name, value]) => [name as TokenName, value!] as const);

/** The half of a value that holds in a scheme. */
const half = (value: string, scheme: 'light' | 'dark'): string =>
  /^light-dark\((.*?\)), (.*)\)$/.exec(value)?.[scheme === 'light' ? 1 : 2] ?? value;

test('there are a default, a dark, a high-contrast, a print and a Fluent sheet', () => {
  assert.deepEqual(readdirSync(folder).sort(), ['dark.css', 'default.css', 'fluent.css', 'high-contrast.css', 'print.css']);
});

test('theme files set known tokens only, each once', () => {
  for (const file of readdirSync(folder)) {
    const names = tokensOf(file.replace('.css', '')).map(([name]) => name);
    assert.ok(names.length > 4);
    assert.deepEqual(names.filter((name) => !(name in tokenDefaults)), [], file); // prettier-ignore
    assert.equal(new Set(names).size, names.length, file);
  }
});

test('the default sheet and the dark one say what the defaults are', () => {
  for (const [name, value] of tokensOf('default')) assert.equal(value.replaceAll(', ', ','), tokenDefaults[name]);
  const dark = tokensOf('dark');
  for (const [name, value] of dark) assert.deepEqual(parseColor(value), defaultColor(name, 'dark'), name);
  const pairs = Object.entries(tokenDefaults).filter(([, value]) => /^light-dark\(oklch\([^()]*\),/.test(value));
  assert.deepEqual(dark.map(([name]) => name).sort(), pairs.map(([name]) => name).sort()); // prettier-ignore
});

test('the high-contrast sheet has text at 7:1 and graphics at 4.5:1', () => {
  const value = Object.fromEntries(tokensOf('high-contrast'));
  for (const scheme of schemes) {
    const color = (name: TokenName) => parseColor(half(value[name]!, scheme))!;
    for (const ground of ['surface', 'surface-subtle', 'accent-soft'] as const) {
      for (const name of textTokens) assert.ok(contrastOf(color(name), color(ground)) >= 7, `${name} on ${ground}, ${scheme}`);
    }
    for (const name of ['accent-graphic', 'outline', 'focus'] as const)
      assert.ok(contrastOf(color(name), color('surface-subtle')) >= 4.5, name);
  }
});

test('the print sheet is grey throughout, holds in print alone, and passes every pair', () => {
  const css = read('print');
  const value = Object.fromEntries(tokensOf('print'));
  assert.match(css.replace(/\/\*[\s\S]*?\*\//g, '').trim(), /^@media print \{[\s\S]*\}$/);
  for (const [name, color] of Object.entries(value)) assert.equal(parseColor(color)!.chroma, 0, name);
  const tokens = Object.fromEntries(Object.entries(value).map(([name, color]) => [`--secure-score-${name}`, color]));
  assert.deepEqual(checkBrand(tokens, 'light').failing, []);
  const lightness = bands.map((band) => parseColor(value[band]!)!.lightness);
  assert.ok(lightness.every((one, index) => index === 0 || one - lightness[index - 1]! > 0.1));
  assert.ok(graphicTokens.every((name) => name in value));
});
