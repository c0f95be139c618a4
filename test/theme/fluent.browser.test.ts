import { expect } from '@open-wc/testing';
import { checkBrand } from '../../src/theme/check.js';
import type { PublicColorToken } from '../../src/theme/brand.js';
import { graphicTokens, pairs, textTokens, type ColorToken } from '../../src/theme/pairs.js';
import { privateToken, publicToken } from '../../src/theme/tokens.js';
import { tokenStyles } from '../../src/theme/tokens.styles.js';
import { fluentThemes } from './fluent-themes.js';
import { painted } from './painted.js';

const names = [...new Set([...pairs.flatMap(([one, other]) => [one, other]), ...textTokens, ...graphicTokens])];

/** A widget's frame inside an element with the given variables and class; the page itself stays light. */
function frameIn(className: string, variables: Readonly<Record<string, string>>): (name: ColorToken) => string {
  const provider = document.createElement('div');
  provider.className = className;
  for (const [name, value] of Object.entries(variables)) provider.style.setProperty(`--${name}`, value);
  const host = provider.appendChild(document.createElement('div'));
  const root = host.attachShadow({ mode: 'open' });
  root.adoptedStyleSheets = [tokenStyles.styleSheet!];
  const frame = root.appendChild(document.createElement('div'));
  frame.className = 'frame';
  document.body.append(provider);
  return (name) => {
    frame.style.color = `var(${privateToken(name)})`;
    const color = getComputedStyle(frame).color;
    if (name !== 'track') return painted(color);
    frame.style.color = 'var(--_surface)';
    return painted(getComputedStyle(frame).color, color);
  };
}

describe('the map from Fluent 2', () => {
  const sheet = new CSSStyleSheet();
  before(async () => {
    sheet.replaceSync(await (await fetch('/src/theme/themes/fluent.css')).text());
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  });
  after(() => (document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet)));
  afterEach(() => document.querySelectorAll('body > div').forEach((element) => element.remove()));

  const allOf = (colorOf: (name: ColorToken) => string) =>
    Object.fromEntries(names.map((name) => [publicToken(name), colorOf(name)])) as Record<PublicColorToken, string>;

  for (const [theme, variables] of Object.entries(fluentThemes)) {
    const scheme = /Dark|HighContrast/.test(theme) ? 'dark' : 'light';
    it(`${theme}: its own colours arrive, and every pair has enough contrast`, () => {
      const tokens = allOf(frameIn('fui-FluentProvider', variables));
      expect(tokens['--secure-score-surface']).to.equal(painted(variables.colorNeutralBackground1!));
      expect(tokens['--secure-score-accent']).to.equal(painted(variables.colorBrandBackground!));
      expect(tokens['--secure-score-accent-text']).to.equal(painted(variables.colorBrandForegroundLink!));
      const failing = checkBrand(tokens, scheme).failing;
      expect(failing.map(({ foreground, background, ratio }) => `${foreground} on ${background} ${ratio.toFixed(2)}`)).to.deep.equal([]);
    });

    it(`${theme}: bands and series are those of the ${scheme} defaults, without a color-scheme`, () => {
      const fluent = frameIn('fui-FluentProvider', variables);
      const plain = frameIn('', {});
      document.documentElement.style.colorScheme = scheme;
      for (const name of [
        'band-at-risk',
        'band-fair',
        'band-good',
        'band-very-good',
        'band-neutral',
        'series-2',
        'series-4',
        'series-6',
      ] as const) {
        expect(fluent(name), name).to.equal(plain(name));
      }
      document.documentElement.style.removeProperty('color-scheme');
    });
  }

  it('a web part in SharePoint gives text, link and background', () => {
    const colorOf = frameIn('secure-score-fluent', { bodyText: '#323130', link: '#03787c', bodyBackground: '#f3f2f1' });
    expect(colorOf('text')).to.equal('#323130');
    expect(colorOf('accent')).to.equal('#03787c');
    expect(colorOf('surface')).to.equal('#f3f2f1');
  });

  it('without Fluent the defaults stay', () => {
    const [mapped, plain] = [frameIn('secure-score-fluent', {}), frameIn('', {})];
    for (const name of names) expect(mapped(name), name).to.equal(plain(name));
  });
});
