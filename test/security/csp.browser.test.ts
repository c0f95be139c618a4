import { expect } from '@open-wc/testing';
import { openPage } from '../support/frame.js';
import { shadowText } from '../support/shadow-text.js';

const tags = ['secure-score-gauge', 'subscore-breakdown', 'recommendation-table', 'score-trend'];

/** Own copies of the fixture's text would show in light DOM; only what stands in shadow roots counts. */
const shown = (element: Element): string => [...(element.shadowRoot?.childNodes ?? [])].map(shadowText).join(' ');
const showsNumbers = (page: Document): boolean =>
  tags.every((tag) => [...page.querySelectorAll(tag)].every((element) => /\d/.test(shown(element))));

describe('the built files under the strict policy', () => {
  const cases = [
    ['elements', ''],
    ['elements', 'secure-score-widgets'],
    ['elements', 'lit-html secure-score-widgets'],
    ['late', 'secure-score-widgets'],
    ['bundled', ''],
    ['bundled', 'lit-html'],
  ] as const;
  for (const [name, trustedTypes] of cases) {
    it(`page "${name}" with ${trustedTypes ? `trusted-types ${trustedTypes}` : 'no trusted-types directive'} has no violation`, async () => {
      const page = await openPage(`/pages/${name}?trusted-types=${encodeURIComponent(trustedTypes)}`, showsNumbers);
      expect(page.violations).to.deep.equal([]);
      expect(page.errors).to.deep.equal([]);
      expect(page.document.querySelector(':not(:defined)')).to.equal(null);
      for (const element of page.document.querySelectorAll(tags.join()))
        expect(shown(element), element.outerHTML.slice(0, 60)).to.match(/\d/);
      page.close();
    });
  }

  it('the policy reports what breaks it (the control for the tests above)', async () => {
    const page = await openPage('/pages/violations?trusted-types=none');
    const reported = page.violations.join('\n');
    expect(reported).to.match(/style-src-attr/);
    expect(reported).to.match(/script-src-elem/);
    expect(reported).to.match(/eval/);
    expect(reported).to.match(/require-trusted-types-for/);
    page.close();
  });

  it("a bundle whose policy name is not allowed would be reported, so the name is the bundle's own", async () => {
    const page = await openPage('/pages/elements?trusted-types=lit-html');
    expect(page.violations.join()).to.match(/trusted-types/);
    page.close();
  });
});

describe('the bundle beside a page without a policy', () => {
  it('upgrades markup that stands before the script, widgets inside a provider too', async () => {
    const page = await openPage('/pages/late?open', showsNumbers);
    const provided = [...page.document.querySelectorAll('[data-provided]')];
    expect(provided.length).to.equal(tags.length);
    for (const element of provided) expect(shown(element), element.localName).to.match(/\d/);
    expect(page.errors).to.deep.equal([]);
    page.close();
  });
});
