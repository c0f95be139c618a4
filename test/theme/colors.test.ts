import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { brandTokens } from '../../src/theme/brand.js';
import {
  contrastOf,
  linearRgbOf,
  oklabOf,
  oklabOfLinearRgb,
  parseColor,
  type LinearRgb,
  type Oklab,
  type Oklch,
} from '../../src/theme/contrast.js';
import { tokenDefaults, type TokenName } from '../../src/theme/tokens.js';

type Scheme = 'light' | 'dark';
const schemes: Scheme[] = ['light', 'dark'];
const text: TokenName[] = ['text', 'text-muted', 'accent', 'positive', 'negative'];
const bands: TokenName[] = ['band-at-risk', 'band-fair', 'band-good', 'band-very-good'];
const series = [1, 2, 3, 4, 5, 6].map((number) => `series-${number}` as TokenName);
const graphics: TokenName[] = [...bands, ...series, 'band-neutral', 'outline', 'accent'];

/** Machado, Oliveira and Fernandes 2009, full severity, on linear RGB. */
const sight: Record<string, number[][] | null> = {
  full: null,
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
};

function pick(value: string, scheme: Scheme): Oklch {
  const other = /^var\(--_([\w-]+)\)$/.exec(value)?.[1] as TokenName | undefined;
  if (other) return pick(tokenDefaults[other], scheme);
  const pair = /^light-dark\((.*?\)),\s*(.*)\)$/.exec(value);
  const color = parseColor(pair ? pair[scheme === 'light' ? 1 : 2]! : value);
  assert.ok(color, `${value} is a colour`);
  return color;
}
const token = (name: TokenName, scheme: Scheme) => pick(tokenDefaults[name], scheme);

function seenBy(color: Oklch, matrix: number[][] | null): Oklab {
  const rgb = linearRgbOf(oklabOf(color));
  const seen = matrix ? matrix.map((row) => row.reduce((sum, factor, index) => sum + factor * rgb[index]!, 0)) : rgb;
  return oklabOfLinearRgb(seen.map((channel) => Math.min(1, Math.max(0, channel))) as unknown as LinearRgb);
}

function smallestDistance(names: TokenName[], scheme: Scheme, matrix: number[][] | null): number {
  const seen = names.map((name) => seenBy(token(name, scheme), matrix));
  return Math.min(
    ...seen.flatMap((one, index) =>
      seen.slice(index + 1).map((other) => Math.hypot(one[0] - other[0], one[1] - other[1], one[2] - other[2])),
    ),
  );
}

test('the colour sums agree with known colours', () => {
  assert.ok(Math.abs(contrastOf(parseColor('#000')!, parseColor('#ffffff')!) - 21) < 1e-3);
  assert.ok(Math.abs(contrastOf(parseColor('#767676')!, parseColor('#fff')!) - 4.54) < 0.01);
  const red = parseColor('#f00')!;
  assert.ok(Math.abs(red.lightness - 0.628) < 1e-3 && Math.abs(red.chroma - 0.2577) < 1e-3 && Math.abs(red.hue - 29.23) < 0.05);
  assert.equal(parseColor('rebeccapurple'), null);
});

for (const scheme of schemes) {
  test(`${scheme}: text has 4.5:1 and graphics 3:1 on both surfaces`, () => {
    for (const surface of ['surface', 'surface-subtle'] as const) {
      const below = (names: TokenName[], least: number) =>
        names.filter((name) => contrastOf(token(name, scheme), token(surface, scheme)) < least);
      assert.deepEqual(below(text, 4.5), [], `text on ${surface}`);
      assert.deepEqual(below(graphics, 3), [], `graphics on ${surface}`);
    }
  });

  test(`${scheme}: every colour can be shown on an sRGB screen`, () => {
    const outside = [...text, ...graphics].filter((name) =>
      linearRgbOf(oklabOf(token(name, scheme))).some((channel) => channel < -0.003 || channel > 1.003),
    );
    assert.deepEqual(outside, []);
  });

  test(`${scheme}: bands and series are told apart, colour-blind or not`, () => {
    for (const [name, matrix] of Object.entries(sight)) {
      assert.ok(smallestDistance(bands, scheme, matrix) > 0.07, `bands, ${name}`);
      assert.ok(smallestDistance(series, scheme, matrix) > 0.07, `series, ${name}`);
    }
  });

  test(`${scheme}: bands grow lighter in equal steps`, () => {
    const lightness = bands.map((band) => token(band, scheme).lightness);
    const steps = lightness.slice(1).map((value, index) => value - lightness[index]!);
    assert.ok(Math.min(...steps) > 0.07 && Math.max(...steps) - Math.min(...steps) < 0.015, String(steps));
  });
}

test('two bands of the same red would be found out', () => {
  assert.ok(smallestDistance(['band-at-risk', 'band-at-risk'], 'light', null) < 0.07);
});

test('text on the accent is readable, whatever the accent', () => {
  const accents = fc.tuple(fc.integer({ min: 0, max: 255 }), fc.integer({ min: 0, max: 255 }), fc.integer({ min: 0, max: 255 }));
  fc.assert(
    fc.property(accents, (channels) => {
      const accent = parseColor(`#${channels.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`)!;
      const onAccent = { lightness: accent.lightness < 0.57 ? 1 : 0, chroma: 0, hue: 0 };
      assert.ok(contrastOf(accent, onAccent) >= 3.5);
    }),
  );
});

test('a brand colour keeps its hue and becomes readable on both surfaces', () => {
  for (const brand of ['#ffde00', '#0078d4', '#000', '#fff', '#d13438', 'oklch(0.8 0.1 140)']) {
    const value = brandTokens(brand)!['--secure-score-accent'];
    for (const scheme of schemes) {
      assert.ok(contrastOf(pick(value, scheme), token('surface-subtle', scheme)) >= 4.4, `${brand} ${scheme}`);
      assert.ok(contrastOf(pick(value, scheme), token('surface', scheme)) >= 4.4, `${brand} ${scheme}`);
    }
  }
  assert.equal(brandTokens('no colour'), null);
});

test('theme files set known tokens only, and the dark one is the dark half of the defaults', () => {
  for (const theme of ['default', 'dark', 'high-contrast']) {
    const css = readFileSync(new URL(`../../src/theme/themes/${theme}.css`, import.meta.url), 'utf8');
    const rules = [...css.matchAll(/--secure-score-([\w-]+): ([^;]+);/g)];
    assert.ok(rules.length > 3);
    for (const [, name, value] of rules) {
      assert.ok(name! in tokenDefaults, `${theme}: ${name}`);
      if (theme === 'dark') assert.deepEqual(parseColor(value!), token(name as TokenName, 'dark'), name);
      if (theme === 'default') assert.equal(value!.replaceAll(', ', ','), tokenDefaults[name as TokenName]);
    }
  }
});

test('the high-contrast theme has text at 7:1', () => {
  const css = readFileSync(new URL('../../src/theme/themes/high-contrast.css', import.meta.url), 'utf8');
  const value = (name: string) => new RegExp(`--secure-score-${name}: ([^;]+);`).exec(css)![1]!;
  for (const scheme of schemes) {
    for (const name of ['text', 'text-muted', 'accent']) {
      assert.ok(contrastOf(pick(value(name), scheme), pick(value('surface-subtle'), scheme)) >= 7, `${name} ${scheme}`);
    }
  }
});
