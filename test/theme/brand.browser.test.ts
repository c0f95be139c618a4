import { expect } from '@open-wc/testing';
import { deriveBrand, type PublicColorToken } from '../../src/theme/brand.js';
import { pairs, type ColorToken } from '../../src/theme/pairs.js';
import { tokenStyles } from '../../src/theme/tokens.styles.js';
import { privateToken, publicToken } from '../../src/theme/tokens.js';
import { byteDistance, contrastOfHex, painted } from './painted.js';
import { brandGrid, schemes } from './support.js';

const derived: readonly ColorToken[] = ['accent', 'accent-graphic', 'accent-text', 'on-accent', 'accent-soft', 'focus', 'series-1'];
const others: readonly ColorToken[] = ['surface', 'surface-subtle', 'text', 'text-muted', 'positive', 'negative'];
const concerned = pairs.filter(([foreground, background]) => derived.includes(foreground) || derived.includes(background));

/** A frame with the tokens and nothing else, to read what the style sheet makes of the page's accent. */
function frame(): { colorOf: (name: ColorToken) => string; remove: () => void } {
  const host = document.createElement('div');
  const root = host.attachShadow({ mode: 'open' });
  root.adoptedStyleSheets = [tokenStyles.styleSheet!];
  const inner = document.createElement('div');
  inner.className = 'frame';
  root.append(inner);
  document.body.append(host);
  const colorOf = (name: ColorToken): string => {
    inner.style.color = `var(${privateToken(name)})`;
    return getComputedStyle(inner).color;
  };
  return { colorOf, remove: () => host.remove() };
}

describe('one accent, as the browser computes it', () => {
  const page = document.documentElement.style;
  let probe: ReturnType<typeof frame>;
  before(() => (probe = frame()));
  afterEach(() => {
    page.removeProperty('color-scheme');
    page.removeProperty('--secure-score-accent');
  });
  after(() => probe.remove());

  const shown = (): Map<ColorToken, string> => {
    const colors = new Map([...derived, ...others].map((name) => [name, painted(probe.colorOf(name))]));
    return colors.set('track', painted(colors.get('surface')!, probe.colorOf('track')));
  };

  for (const scheme of schemes) {
    it(`${scheme}: text has 4.5:1 and graphics 3:1 for every brand of the grid`, () => {
      page.setProperty('color-scheme', scheme);
      const failures: string[] = [];
      for (const accent of brandGrid) {
        page.setProperty('--secure-score-accent', accent);
        const colors = shown();
        for (const [foreground, background, least] of concerned) {
          const ratio = contrastOfHex(colors.get(foreground)!, colors.get(background)!);
          if (ratio < least) failures.push(`${accent}: ${foreground} ${colors.get(foreground)} on ${background} ${ratio.toFixed(2)}`);
        }
      }
      expect(concerned.length).to.be.greaterThan(12);
      expect(failures).to.deep.equal([]);
    }).timeout(120_000);

    it(`${scheme}: deriveBrand says the same as the style sheet`, () => {
      page.setProperty('color-scheme', scheme);
      for (const accent of brandGrid.filter((_, index) => index % 3 === 0)) {
        page.setProperty('--secure-score-accent', accent);
        const { tokens } = deriveBrand({ accent, scheme })!;
        for (const [name, color] of shown()) {
          const said = tokens[publicToken(name) as PublicColorToken];
          expect(byteDistance(said, color), `${accent}: ${name} is ${color}, said ${said}`).to.be.at.most(2);
        }
      }
    }).timeout(60_000);
  }

  it('a translucent accent makes opaque colours', () => {
    page.setProperty('--secure-score-accent', 'rgb(255 222 0 / 0.3)');
    for (const name of ['accent-graphic', 'accent-text', 'on-accent', 'accent-soft'] as const) {
      expect(probe.colorOf(name), name).to.not.match(/\/|rgba/);
    }
  });

  it('a colour that is no colour would be found out', () => {
    page.setProperty('--secure-score-accent', 'no-colour');
    const { tokens } = deriveBrand({ accent: '#d13438', scheme: 'light' })!;
    expect(byteDistance(tokens['--secure-score-accent-graphic'], shown().get('accent-graphic')!)).to.be.greaterThan(40);
  });
});
