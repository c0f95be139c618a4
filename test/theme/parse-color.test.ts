import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hexOf, insideGamut, mix } from '../../src/theme/contrast.js';
import { parseColor } from '../../src/theme/parse-color.js';

const black = { lightness: 0, chroma: 0, hue: 0 };

test('colours are read as hosts write them and as browsers print them', () => {
  // Second source: the conversions that CSS Color 4 prints for rebeccapurple, and those of browsers for one orange.
  const cases: [string, string][] = [
    ['#639', '#663399'],
    ['#663399FF', '#663399'],
    ['rgb(102, 51, 153)', '#663399'],
    ['rgba(40% 20% 60% / 1)', '#663399'],
    ['hsl(270deg 50% 40%)', '#663399'],
    ['oklch(44.027% 0.1603 303.373)', '#663399'],
    ['oklab(0.44027 0.08818 -0.13386)', '#663399'],
    ['color(srgb 0.4 0.2 0.6)', '#663399'],
    ['color(xyz-d65 0.124139 0.074937 0.309295)', '#663399'],
    ['color(srgb-linear 0.133209 0.033105 0.318547)', '#663399'],
    ['color(display-p3 0.373 0.212 0.581)', '#663399'],
    ['oklch(0.5 0 none)', '#636363'],
  ];
  for (const [text, hex] of cases) assert.equal(hexOf(parseColor(text)!), hex, text);
});

test('what is no opaque colour is not guessed at', () => {
  for (const text of [
    '',
    'red',
    '#12345',
    '#1234',
    'rgb(1 2)',
    'rgb(1 2 3 / 50%)',
    'rgb(a b c)',
    'color(lab 1 2 3)',
    'var(--x)',
    'hsl(1turn 1% 1%)',
  ]) {
    assert.equal(parseColor(text), null, text);
  }
});

test('outside the gamut chroma goes, lightness and hue stay', () => {
  const inside = insideGamut({ lightness: 0.7, chroma: 0.4, hue: 200 });
  assert.equal(inside.lightness, 0.7);
  assert.equal(inside.hue, 200);
  assert.ok(inside.chroma > 0.1 && inside.chroma < 0.13);
});

test('a mix is the one of color-mix', () => {
  // Chromium prints color-mix(in oklab, #fff 25%, #000) as oklab(0.25 0 0).
  assert.ok(Math.abs(mix(parseColor('#fff')!, 0.25, black).lightness - 0.25) < 1e-6);
});
