import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contrastOf, linearRgbOf, oklabOf } from '../../src/theme/contrast.js';
import { brandColors } from '../../src/theme/brand.js';
import { defaultColor, type ColorScheme } from '../../src/theme/default-colors.js';
import { bands, graphicTokens, series, textTokens, type ColorToken } from '../../src/theme/pairs.js';
import { parseColor } from '../../src/theme/parse-color.js';
import { distinct, leastDistance, seenWith, sights, type Sight } from '../../src/theme/sight.js';
import { tokenDefaults, tokenNames } from '../../src/theme/tokens.js';
import { schemes } from './support.js';

const accents = { light: 'oklch(0.52 0.15 255)', dark: 'oklch(0.72 0.13 255)' };
const colorsOf = (scheme: ColorScheme) => brandColors({ accent: accents[scheme], scheme })!;

function smallestDistance(names: readonly ColorToken[], scheme: ColorScheme, sight: Sight): number {
  const colors = colorsOf(scheme);
  const seen = names.map((name) => seenWith(sight, colors[name]));
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
  test(`${scheme}: the accent of the sums is the default`, () => {
    assert.deepEqual(parseColor(accents[scheme]), defaultColor('accent', scheme));
  });

  test(`${scheme}: text has 4.5:1 and graphics 3:1 on both surfaces`, () => {
    const colors = colorsOf(scheme);
    for (const surface of ['surface', 'surface-subtle'] as const) {
      const below = (names: readonly ColorToken[], least: number) =>
        names.filter((name) => contrastOf(colors[name], colors[surface]) < least);
      assert.deepEqual(below(textTokens, 4.5), [], `text on ${surface}`);
      assert.deepEqual(below(graphicTokens, 3), [], `graphics on ${surface}`);
    }
  });

  test(`${scheme}: every colour can be shown on an sRGB screen`, () => {
    const written = tokenNames.filter((name) => /^light-dark\(oklch\([^()]*\),/.test(tokenDefaults[name]));
    assert.ok(written.length > 15);
    const outside = written.filter((name) =>
      linearRgbOf(oklabOf(defaultColor(name, scheme))).some((channel) => channel < -0.003 || channel > 1.003),
    );
    assert.deepEqual(outside, []);
  });

  test(`${scheme}: bands and series are told apart, with full sight and without one kind of cone`, () => {
    for (const sight of sights) {
      assert.ok(smallestDistance(bands, scheme, sight) > distinct, `bands, ${sight}`);
      assert.ok(smallestDistance(series, scheme, sight) > 0.1, `series, ${sight}`);
    }
  });

  test(`${scheme}: bands grow lighter in equal steps`, () => {
    const lightness = bands.map((band) => defaultColor(band, scheme).lightness);
    const steps = lightness.slice(1).map((value, index) => value - lightness[index]!);
    assert.ok(Math.min(...steps) > 0.07 && Math.max(...steps) - Math.min(...steps) < 0.015, String(steps));
  });
}

test('two bands of the same red would be found out, and so would red and green of one luminance', () => {
  assert.ok(smallestDistance(['band-at-risk', 'band-at-risk'], 'light', 'full') < distinct);
  const [red, green] = [parseColor('#c05000')!, parseColor('#738000')!];
  const [a, b] = [seenWith('deuteranopia', red), seenWith('deuteranopia', green)];
  assert.ok(Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]) < 0.05);
  assert.ok(leastDistance(red, green) < 0.05);
});

test('greys stay grey, whoever sees them', () => {
  for (const sight of sights) {
    const [, a, b] = seenWith(sight, parseColor('#808080')!);
    assert.ok(Math.hypot(a, b) < 0.002, sight);
  }
});
