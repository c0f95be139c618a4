import assert from 'node:assert/strict';
import { test } from 'node:test';
import { brandCss } from '../../src/theme/brand-css.js';
import { brandColors, deriveBrand } from '../../src/theme/brand.js';
import { checkBrand } from '../../src/theme/check.js';
import { contrastOf } from '../../src/theme/contrast.js';
import { pairs, series } from '../../src/theme/pairs.js';
import { parseColor } from '../../src/theme/parse-color.js';
import { distinct, leastDistance } from '../../src/theme/sight.js';
import { brandGrid, schemes } from './support.js';

/** Surfaces of pages and cards in light and in dark, and text colours of the hosts that have them. */
const surfaces = {
  light: ['#fafafa', '#f3f2f1', '#fff8e7', '#e8f1fb', '#dcdcdc'],
  dark: ['#000000', '#1e1e1e', '#292929', '#323130', '#0b1b34', '#2d1b33'],
};

const failures = (accent: string, scheme: (typeof schemes)[number], surface?: string): string[] =>
  deriveBrand({ accent, scheme, surface })!
    .pairs.filter(({ passes }) => !passes)
    .map(({ foreground, background, ratio }) => `${accent} ${surface ?? ''} ${scheme}: ${foreground} on ${background} ${ratio.toFixed(2)}`);

/** Distance of hues on the circle, in degrees; none where one of the two is grey. */
function hueShift(one: string, other: string): number {
  const [a, b] = [parseColor(one)!, parseColor(other)!];
  if (Math.min(a.chroma, b.chroma) < 0.03) return 0;
  const apart = Math.abs(a.hue - b.hue);
  return Math.min(apart, 360 - apart);
}

for (const scheme of schemes) {
  test(`${scheme}: every brand colour of the grid gives text of 4.5:1 and graphics of 3:1`, () => {
    assert.ok(brandGrid.length > 500, `${brandGrid.length} colours`);
    assert.deepEqual(
      brandGrid.flatMap((accent) => failures(accent, scheme)),
      [],
    );
  });

  test(`${scheme}: also on surfaces of the host's own`, () => {
    const some = brandGrid.filter((_, index) => index % 7 === 0);
    assert.deepEqual(
      surfaces[scheme].flatMap((surface) => some.flatMap((accent) => failures(accent, scheme, surface))),
      [],
    );
  });

  test(`${scheme}: the brand keeps its hue, and stays as it is where it can be read`, () => {
    for (const accent of brandGrid) {
      const { tokens } = deriveBrand({ accent, scheme })!;
      assert.equal(tokens['--secure-score-accent'], accent);
      for (const name of ['--secure-score-accent-graphic', '--secure-score-accent-text'] as const) {
        assert.ok(hueShift(accent, tokens[name]) < 4, `${accent} became ${tokens[name]} as ${name}`);
      }
    }
    const blue = scheme === 'light' ? '#0b5cad' : '#7db7f5';
    assert.equal(deriveBrand({ accent: blue, scheme })!.tokens['--secure-score-accent-text'], blue);
  });

  test(`${scheme}: no reader takes one series for another, whatever the brand`, () => {
    for (const accent of brandGrid) {
      const colors = brandColors({ accent, scheme })!;
      for (const [index, one] of series.entries()) {
        for (const other of series.slice(index + 1)) {
          const distance = leastDistance(colors[one], colors[other]);
          assert.ok(distance >= distinct, `${accent}: ${one} and ${other} at ${distance}`);
        }
      }
    }
  });
}

test('contrast stands beside the colours as they are written', () => {
  const theme = deriveBrand({ accent: '#ffde00', scheme: 'light' })!;
  assert.equal(theme.pairs.length, pairs.length);
  for (const { foreground, background, colors, ratio } of theme.pairs) {
    assert.deepEqual(colors, [theme.tokens[foreground], theme.tokens[background]]);
    assert.equal(ratio, contrastOf(parseColor(colors[0])!, parseColor(colors[1])!));
  }
  assert.equal(theme.tokens['--secure-score-on-accent'], '#000000');
});

test('what cannot be read, or is translucent, is no brand', () => {
  for (const accent of ['no colour', '', '#12', '#ff000080', 'rgb(1 2 3 / 0.5)'])
    assert.equal(deriveBrand({ accent, scheme: 'light' }), null);
  assert.equal(brandCss({ accent: 'tomato', scheme: 'light' }), null);
});

test('a check names the failing pair and the nearest colour of its hue that passes', () => {
  const { failing } = checkBrand({ '--secure-score-text-muted': '#8a9bb0' }, 'light');
  assert.deepEqual(
    failing.map(({ foreground, background, least }) => [foreground, background, least]),
    ['surface', 'surface-subtle', 'accent-soft'].map((ground) => ['--secure-score-text-muted', `--secure-score-${ground}`, 4.5]),
  );
  for (const { colors, nearest, ratio } of failing) {
    assert.ok(ratio < 3);
    const [given, better, ground] = [parseColor(colors[0])!, parseColor(nearest)!, parseColor(colors[1])!];
    assert.ok(contrastOf(better, ground) >= 4.5);
    assert.ok(contrastOf({ ...better, lightness: better.lightness + 0.01 }, ground) < 4.5, 'a little lighter would not do');
    assert.ok(hueShift(colors[0], nearest) < 3 && better.lightness < given.lightness);
  }
});

test('the default colours pass, as do all that derive from an accent alone', () => {
  for (const scheme of schemes) {
    assert.deepEqual(checkBrand({}, scheme), { failing: [], alike: [] });
    for (const accent of brandGrid) assert.deepEqual(checkBrand({ '--secure-score-accent': accent }, scheme).failing, [], accent);
  }
});

test('a dark surface in a light scheme is found out, and so are series that look alike', () => {
  const failing = checkBrand({ '--secure-score-surface': '#1e1e1e' }, 'light').failing.map(({ foreground }) => foreground);
  assert.ok(failing.includes('--secure-score-text') && failing.includes('--secure-score-accent-text'));
  const { alike } = checkBrand({ '--secure-score-series-2': '#c00000', '--secure-score-series-3': '#806000' }, 'light');
  assert.ok(
    alike.some(({ tokens, distance }) => tokens.join() === '--secure-score-series-2,--secure-score-series-3' && distance < distinct),
  );
});

test('three lines are enough, and a surface of the own writes all out', () => {
  const css = brandCss({ accent: '#0b5cad', font: 'Inter, sans-serif', radius: '8px', scheme: 'light' });
  assert.equal(
    css,
    ':root {\n  color-scheme: light;\n  --secure-score-accent: #0b5cad;\n  --secure-score-font: Inter, sans-serif;\n  --secure-score-radius: 8px;\n}\n',
  );
  const own = brandCss({ accent: '#0b5cad', surface: '#323130', scheme: 'dark' }, '.card')!;
  assert.match(own, /^\.card \{\n {2}color-scheme: dark;/);
  assert.match(own, /--secure-score-accent-text: #[0-9a-f]{6};/);
  assert.equal(own.match(/--secure-score-/g)!.length, Object.keys(deriveBrand({ accent: '#0b5cad', scheme: 'dark' })!.tokens).length);
});

test('a series that the accent would be taken for gives way to it in the lines', () => {
  assert.match(brandCss({ accent: '#c7692c', scheme: 'light' })!, /--secure-score-series-2: #[0-9a-f]{6};/);
});
