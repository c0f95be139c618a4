/** What the gauge shows before the code for what stands around a score has come, and where it does not come. */
import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import '../../src/define/secure-score-gauge.js';
import { scorePosture } from '../../src/core/scorePosture.js';
import { details, type SecureScoreGauge } from '../../src/elements/secure-score-gauge/secure-score-gauge.js';

const textOf = (gauge: SecureScoreGauge) => gauge.shadowRoot!.textContent.replace(/\s+/g, ' ');
const find = (gauge: SecureScoreGauge, selector: string) => gauge.shadowRoot!.querySelector<HTMLElement>(selector);
const now = '2026-11-20T06:00:00Z';
const report = (percent = 62) => scorePosture({ asOf: '2026-11-20', scores: { total: { percent } }, targets: [{ percent: 80 }] }, { now });
const withReport = (variant: string) => fixture<SecureScoreGauge>(html`<secure-score-gauge variant=${variant} .data=${report()}></secure-score-gauge>`); // prettier-ignore

type Open = { -readonly [key in keyof typeof details]: (typeof details)[key] };
const part: Open = details;

describe('a gauge with a score alone', () => {
  it('is drawn without the code for anything else, and does not ask for it', async () => {
    const { loaded } = details;
    let asked = 0;
    part.loaded = () => (asked++, loaded());
    const gauge = await fixture<SecureScoreGauge>(html`<secure-score-gauge score="31" max="50"></secure-score-gauge>`);
    part.loaded = loaded;
    expect(textOf(gauge)).to.contain('62').and.contain('Fair');
    expect(find(gauge, '[role="meter"]')!.getAttribute('aria-valuetext')).to.equal('62%, 31 of 50 points, Fair');
    expect(asked).to.equal(0);
  });
});

describe('a gauge with more than a score', () => {
  for (const variant of ['arc', 'linear'])
    it(`shows all of it once its update is complete, as ${variant}`, async () => {
      const gauge = await withReport(variant);
      expect(textOf(gauge)).to.contain('Your target 80%').and.contain('Updated Nov 20, 2026');
      expect(find(gauge, '.skeleton')).to.equal(null);
    });

  describe('where the code for that does not come', () => {
    const { value, loaded } = details;
    beforeEach(async () => {
      await details.loaded();
      Object.assign(part, { value: null, isLost: false, loaded: () => ((part.isLost = true), Promise.resolve(null)) });
    });
    afterEach(async () => {
      Object.assign(part, { isLost: false, loaded, value: value ?? (await loaded()) });
    });

    for (const variant of ['arc', 'ring', 'linear', 'number'])
      it(`shows the score, says so, and shows the rest when the reader tries again, as ${variant}`, async () => {
        const gauge = await withReport(variant);
        await waitUntil(() => textOf(gauge).includes('could not be loaded'));
        expect(textOf(gauge)).to.contain('62%').and.not.contain('Your target');
        await expect(gauge).to.be.accessible();
        Object.assign(part, { loaded: async () => (part.value = await loaded()) });
        find(gauge, 'button.link')!.click();
        await waitUntil(() => textOf(gauge).includes('Your target 80%'));
        expect(textOf(gauge)).not.to.contain('could not be loaded');
      });

    it('never shows a bound as if it were the score', async () => {
      const actions = [5, null].map((maxPoints, index) => ({
        id: `${index}`,
        model: 'actions' as const,
        points: 5,
        maxPoints,
        title: 'a',
      }));
      const bounded = scorePosture({ settings: { infrastructure: false }, recommendations: actions }, { now });
      expect(bounded.total.kind === 'scored' && bounded.total.partial).to.equal(true);
      const gauge = await fixture<SecureScoreGauge>(html`<secure-score-gauge .data=${bounded}></secure-score-gauge>`);
      await waitUntil(() => textOf(gauge).includes('could not be loaded'));
      expect(textOf(gauge)).not.to.contain('%');
    });
  });
});
