/** What the table shows before the code for what opens has come, and where it does not come. */
import { expect, fixture, html, oneEvent, waitUntil } from '@open-wc/testing';
import '../../src/define/recommendation-table.js';
import { later, listing } from '../../src/elements/recommendation-table/recommendation-table.late.js';
import type { RecommendationTable } from '../../src/elements/recommendation-table/recommendation-table.js';

const recommendations = ['identity', 'apps', 'identity'].map((subscore, index) => ({
  id: `r${index}`,
  title: `Recommendation ${index}`,
  subscore,
  maxPoints: 10,
  points: index,
}));

const all = (element: RecommendationTable, selector: string) => [...element.shadowRoot!.querySelectorAll<HTMLElement>(selector)];
const button = (element: RecommendationTable, text: string) =>
  all(element, 'button').find(({ textContent }) => textContent.includes(text))!;

async function mount(view: Partial<RecommendationTable['view']> = {}): Promise<RecommendationTable> {
  const data = { asOf: '2026-11-20T00:00:00Z', recommendations };
  const element = await fixture<RecommendationTable>(
    html`<recommendation-table .data=${data} .options=${{ now: '2026-11-20T06:00:00Z' }} .view=${view}></recommendation-table>`,
  );
  if (element.state.kind === 'loading') await oneEvent(element, 'secure-score-state-change');
  await element.updateComplete;
  return element;
}

/** As on a page that is offline. */
const loseIt = () => Object.assign(later, { value: null, loaded: () => Promise.resolve(null) });
let findIt: () => void;

describe('a recommendation-table whose later part does not come', () => {
  before(async () => {
    const { loaded } = later;
    const value = await loaded();
    findIt = () => void Object.assign(later, { value, loaded });
  });
  beforeEach(loseIt);
  afterEach(() => findIt());

  it('lists its rows and says nothing until something is opened', async () => {
    const element = await mount();
    expect(all(element, 'tbody tr')).to.have.length(3);
    expect(element.shadowRoot!.textContent).not.to.contain('could not be loaded');
  });

  it('says so where a panel or a row is opened, and opens it when the reader tries again', async () => {
    const element = await mount();
    button(element, 'Columns').click();
    await element.updateComplete;
    expect(
      all(element, '[role="status"]')
        .map(({ textContent }) => textContent)
        .join(),
    ).to.contain('could not be loaded');
    expect(all(element, '#panel')).to.have.length(0);
    findIt();
    button(element, 'Try again').click();
    await later.loaded();
    await element.updateComplete;
    expect(all(element, '#panel')).to.have.length(1);
    expect(element.shadowRoot!.textContent).not.to.contain('could not be loaded');
  });

  it('shows no rows out of their groups', async () => {
    const element = await mount({ grouping: 'subscore' });
    expect(all(element, 'tbody tr')).to.have.length(0);
    expect(all(element, '.row-skeleton')).to.have.length(8);
    findIt();
    button(element, 'Try again').click();
    await later.loaded();
    await element.updateComplete;
    expect(all(element, 'tr.group')).to.have.length(2);
    expect(all(element, 'tbody tr')).to.have.length(5);
  });
});

describe('a recommendation-table whose rows do not come', () => {
  it('says so, under its heading, and lists them when the reader tries again', async () => {
    const { loaded } = listing;
    const value = await loaded();
    Object.assign(listing, { value: null, loaded: () => Promise.resolve(Object.assign(listing, { isLost: true }) && null) });
    const element = await mount();
    expect(element.shadowRoot!.textContent).to.contain('Recommendations').and.contain('could not be loaded');
    expect(all(element, 'tbody tr')).to.have.length(0);
    await expect(element).to.be.accessible();
    Object.assign(listing, { loaded: () => Promise.resolve(Object.assign(listing, { value, isLost: false }).value) });
    button(element, 'Try again').click();
    await waitUntil(() => all(element, 'tbody tr').length === 3);
    expect(element.shadowRoot!.textContent).not.to.contain('could not be loaded');
    Object.assign(listing, { loaded });
  });

  it('keeps a view that was set before, and gives it back', async () => {
    const element = document.createElement('recommendation-table');
    element.view = { tab: 'all', query: 'x', columns: ['title', 'nonsense' as 'title'], filters: { status: ['planned'] }, sorting: [] };
    const { tab, query, columns, filters, sorting } = element.view;
    expect({ tab, query, columns, filters, sorting }).to.deep.equal({
      tab: 'all',
      query: 'x',
      columns: ['title'],
      filters: { status: ['planned'] },
      sorting: [],
    });
  });
});
