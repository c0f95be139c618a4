import { aTimeout, expect, fixture, html, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../src/define/recommendation-table.js';
import type { RecommendationTable } from '../../src/elements/recommendation-table/recommendation-table.js';
import { registerMessages } from '../../src/format/languages.js';
import { en } from '../../src/format/messages.js';
import { pseudoMessages } from '../../src/format/pseudo.js';
import { createTenant, payloadsOf } from '../../src/testing/index.js';

const payloads = payloadsOf(createTenant({ seed: 'fit', kind: 'healthy', asOf: '2026-11-20T06:00:00Z' }));

async function tableAt(width: number, language: string): Promise<RecommendationTable> {
  const page = await fixture(html`<div lang=${language} .style=${`inline-size: ${width}px`}></div>`);
  const element = document.createElement('recommendation-table');
  element.options = { now: '2026-11-20T06:00:00Z' };
  element.pageSize = 8;
  element.data = payloads;
  page.append(element);
  await element.updateComplete;
  return element;
}

const within = (element: RecommendationTable) => element.shadowRoot!.querySelector<HTMLElement>('.scroller')!;
const tableOf = (element: RecommendationTable) => within(element).querySelector('table')!;
const headsOf = (element: RecommendationTable) =>
  [...tableOf(element).querySelectorAll<HTMLElement>('th[data-column]')].filter((head) => head.offsetWidth > 0);
const focused = (element: RecommendationTable) => element.shadowRoot!.activeElement as HTMLElement | null;

describe('recommendation-table in its place', () => {
  before(() => registerMessages('en-XA', pseudoMessages(en)));

  for (const [language, word] of [
    ['en', 'Recommendation'],
    ['de', 'Empfehlung'],
    ['ja', '推奨事項'],
    ['en-XA', '['],
  ] as const) {
    // prettier-ignore
    it(`is never wider than it in ${language}, and keeps title, status and increase`, async () => {
      const element = await tableAt(1240, language);
      await waitUntil(() => tableOf(element).tHead!.textContent!.includes(word), 'the words come', { timeout: 8000 });
      for (const width of [1400, 1240, 1000, 800, 620]) {
        element.parentElement!.setAttribute('style', `inline-size: ${width}px`);
        await waitUntil(() => tableOf(element).offsetWidth <= within(element).clientWidth, `${width} px`, { timeout: 4000 });
        const ids = headsOf(element).map((head) => head.dataset['column']);
        expect(ids).to.include.members(['title', 'status', 'potential']);
      }
    });
  }

  it('brings columns back when there is room again, and keeps them while pages are turned', async () => {
    const element = await tableAt(1500, 'en-XA');
    const many = headsOf(element).length;
    element.parentElement!.setAttribute('style', 'inline-size: 1100px');
    await waitUntil(() => headsOf(element).length < many, 'fewer', { timeout: 4000 });
    const few = headsOf(element).length;
    element.shadowRoot!.querySelector<HTMLElement>('.pager button:nth-last-of-type(2)')!.click();
    await element.updateComplete;
    await aTimeout(50);
    expect(headsOf(element).length).to.be.at.most(few);
    element.parentElement!.setAttribute('style', 'inline-size: 1500px');
    await waitUntil(() => headsOf(element).length === many, 'all again', { timeout: 4000 });
  });

  it('says where a row is under its title when the column has gone', async () => {
    const element = await tableAt(1240, 'en-XA');
    const table = tableOf(element);
    await waitUntil(() => table.dataset['dropped']?.includes('control'), 'gone', { timeout: 4000 });
    const where = [...table.querySelectorAll<HTMLElement>('.where.in-control')];
    expect(where.some((part) => part.offsetWidth > 0)).to.equal(true);
  });
});

describe('recommendation-table by keyboard alone', () => {
  it('sorts, opens a row and closes it with the focus where it was', async () => {
    const element = await tableAt(1100, 'en');
    const sorter = tableOf(element).querySelector<HTMLElement>('th.title button')!;
    sorter.focus();
    await sendKeys({ press: 'Enter' });
    await element.updateComplete;
    expect(focused(element), 'kept after drawing again').to.equal(sorter);
    expect(tableOf(element).querySelector('th.title')!.getAttribute('aria-sort')).to.equal('ascending');
    const row = tableOf(element).querySelector<HTMLElement>('tbody .expander')!;
    row.focus();
    await sendKeys({ press: 'Enter' });
    await element.updateComplete;
    expect(row.getAttribute('aria-expanded')).to.equal('true');
    await sendKeys({ press: 'Tab' });
    await sendKeys({ press: 'Enter' });
    await element.updateComplete;
    await waitUntil(() => focused(element)?.closest('.popover'), 'the number after the title explains itself', { timeout: 4000 });
    await sendKeys({ press: 'Escape' });
    await element.updateComplete;
    expect(focused(element)!.matches('td.potential .explain')).to.equal(true);
    row.focus();
    await sendKeys({ press: 'Enter' });
    await element.updateComplete;
    expect(row.getAttribute('aria-expanded')).to.equal('false');
    expect(focused(element)).to.equal(row);
  });

  it('filters by chip, picks and frees a facet, and leaves the panel where it came from', async () => {
    const element = await tableAt(1100, 'en');
    const opener = element.shadowRoot!.querySelector<HTMLElement>('[data-panel="filters"]')!;
    opener.focus();
    await sendKeys({ press: 'Enter' });
    await element.updateComplete;
    await waitUntil(() => focused(element)?.matches('input[type=checkbox]'), 'into the panel', { timeout: 4000 });
    const box = focused(element) as HTMLInputElement;
    await sendKeys({ press: ' ' });
    await element.updateComplete;
    expect(element.shadowRoot!.querySelector('[part="filter"]'), 'the sentence').to.not.equal(null);
    expect(focused(element)).to.equal(box);
    await sendKeys({ press: ' ' });
    await element.updateComplete;
    await sendKeys({ press: 'Escape' });
    await element.updateComplete;
    expect(focused(element)).to.equal(opener);
  });
});
