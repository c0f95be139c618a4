import { expect, fixture, html, aTimeout } from '@open-wc/testing';
import '../../src/define/secure-score-gauge.js';
import { checkBrand } from '../../src/theme/check.js';
import { isDevelopment } from '../../src/ui/development.js';
import { warnOfBrand } from '../../src/ui/brand-warning.js';
import { expectConsole } from '../support/console-guard.js';

const page = document.documentElement.style;
const gauge = () => fixture<HTMLElement>(html`<secure-score-gauge score="31" max="50"></secure-score-gauge>`);

/** Mounts a gauge, gives what is loaded on demand the time to come, and returns what was said of colours. */
const saidOf = (): Promise<readonly string[]> =>
  expectConsole(/colours/, async () => {
    await gauge();
    await aTimeout(200);
  });

describe('colours of the host in development', () => {
  afterEach(() =>
    ['--secure-score-text-muted', '--secure-score-accent', '--secure-score-surface', 'color-scheme'].forEach((name) =>
      page.removeProperty(name),
    ),
  );

  it('says once which pair fails and what is nearest that passes', async () => {
    page.setProperty('--secure-score-text-muted', '#aaaaaa');
    const said = await saidOf();
    expect(said).to.have.length(1);
    expect(said[0]).to.match(/--secure-score-text-muted #aaaaaa on --secure-score-surface #ffffff: 2\.32:1, needs 4\.5:1/);
    const { nearest } = checkBrand({ '--secure-score-text-muted': '#aaaaaa' }, 'light').failing[0]!;
    expect(said[0]).to.contain(`the nearest that passes is ${nearest}`);
    expect(await saidOf(), 'a second widget says nothing new').to.deep.equal([]);
  });

  it('has nothing to say of defaults, or of any accent', async () => {
    for (const scheme of ['light', 'dark']) {
      page.setProperty('color-scheme', scheme);
      for (const accent of ['#ffde00', '#000000', '#ffffff', '#39ff14']) {
        page.setProperty('--secure-score-accent', accent);
        expect(await saidOf()).to.deep.equal([]);
      }
    }
  });

  it('sees a dark surface that no color-scheme announces', async () => {
    page.setProperty('--secure-score-surface', '#1b1b1b');
    expect((await saidOf()).join()).to.contain('--secure-score-text ');
  });

  it('leaves nothing behind in the widget', async () => {
    const root = (await gauge()).shadowRoot!;
    const before = root.innerHTML;
    warnOfBrand(root);
    expect(root.innerHTML).to.equal(before);
  });

  it('is on with lit’s development build, which these tests run', () => {
    expect(isDevelopment()).to.equal(true);
  });
});
