import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import '../../src/define/recommendation-table.js';
import '../../src/define/secure-score-provider.js';
import type { RecommendationTable } from '../../src/elements/recommendation-table/recommendation-table.js';

const recommendations = Array.from({ length: 120 }, (_, index) => ({
  id: `r${index}`,
  title: `Recommendation ${String(index).padStart(3, '0')}`,
  subscore: index % 2 ? 'apps' : 'identity',
  maxPoints: 10,
  points: index % 10,
  status: index === 119 ? 'riskAccepted' : 'toAddress',
  description: '<p>Read <b>this</b><img src=x onerror="window.hit = 1"></p>',
  remediation: '<a href="https://evil.example/x">https://portal.example.com</a> <a href="javascript:alert(1)">no</a>',
  url: 'https://portal.example.com/x',
}));
const payload = () => ({ asOf: '2026-11-20T00:00:00Z', recommendations: structuredClone(recommendations) });
const options = { now: '2026-11-20T06:00:00Z' };

async function ready(element: RecommendationTable): Promise<RecommendationTable> {
  if (element.state.kind === 'loading') await oneEvent(element, 'secure-score-state-change');
  await element.updateComplete;
  return element;
}

const mount = async (data: object = payload()) =>
  ready(await fixture<RecommendationTable>(html`<recommendation-table .data=${data} .options=${options}></recommendation-table>`));

const root = (element: RecommendationTable) => element.shadowRoot!;
const all = <T extends HTMLElement>(element: RecommendationTable, selector: string) => [...root(element).querySelectorAll<T>(selector)];
const titles = (element: RecommendationTable) => all(element, '.name').map((name) => name.textContent);
const button = (element: RecommendationTable, text: string) =>
  all<HTMLButtonElement>(element, 'button').find((item) => item.textContent!.includes(text) || item.getAttribute('aria-label') === text)!;
const spoken = (element: RecommendationTable) => root(element).querySelector('[role="status"]')!.textContent;

async function click(element: RecommendationTable, text: string, init: MouseEventInit = {}): Promise<void> {
  button(element, text).dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true, ...init }));
  await element.updateComplete;
}

async function type(element: RecommendationTable, query: string): Promise<void> {
  const input = root(element).querySelector('input')!;
  input.value = query;
  input.dispatchEvent(new Event('input'));
  await element.updateComplete;
}

describe('recommendation-table', () => {
  it('lists fifty on a page, the largest increase first, and is accessible', async () => {
    const element = await mount();
    expect(titles(element)).to.have.length(50);
    expect(titles(element)[0]).to.equal('Recommendation 000');
    expect(root(element).querySelector('th[aria-sort="descending"]')!.textContent).to.include('Potential score increase');
    expect(root(element).querySelector('.pager')!.textContent).to.include('1–50 of 119');
    expect(spoken(element)).to.equal('');
    await expect(element).to.be.accessible();
  });

  it('turns pages', async () => {
    const element = await mount();
    await click(element, 'Next page');
    expect(titles(element)).to.have.length(50);
    expect(spoken(element)).to.equal('Page 2 of 3');
    await click(element, 'Last page');
    expect(titles(element)).to.have.length(19);
    expect(button(element, 'Next page').getAttribute('aria-disabled')).to.equal('true');
  });

  it('sorts by a header, and by several with Shift', async () => {
    const element = await mount();
    await click(element, 'Recommendation');
    const header = root(element).querySelector('th.title')!;
    expect(header.getAttribute('aria-sort')).to.equal('ascending');
    header.querySelector('button')!.click();
    await element.updateComplete;
    expect(titles(element)[0]).to.equal('Recommendation 118');
    await click(element, 'Status', { shiftKey: true });
    root(element)
      .querySelector('th.subscore button')!
      .dispatchEvent(new MouseEvent('click', { shiftKey: true }));
    await element.updateComplete;
    expect(element.sorting.map(({ id }) => id)).to.include.members(['title', 'subscore']);
    expect(spoken(element)).to.include('then');
  });

  it('searches, marks what it finds, and says when there is nothing', async () => {
    const element = await mount();
    await type(element, '017');
    expect(titles(element)).to.deep.equal(['Recommendation 017']);
    expect(root(element).querySelector('mark')!.textContent).to.equal('017');
    expect(root(element).querySelector('.sentence')!.textContent).to.include('1 recommendation where the text holds “017”');
    await type(element, 'zzz');
    expect(root(element).querySelector('.message')!.textContent).to.include('Nothing matches “zzz”.');
    await click(element, 'Clear all');
    expect(titles(element)).to.have.length(50);
  });

  it('filters by chips with counts', async () => {
    const element = await mount();
    await click(element, 'Apps (59)');
    expect(root(element).querySelector('.pager')!.textContent).to.include('of 59');
    await click(element, 'Risk accepted (1)');
    expect(root(element).querySelector('.pager')!.textContent).to.include('of 60');
  });

  it('opens details with the text of the vendor made safe', async () => {
    const element = await mount();
    const opened = oneEvent(element, 'secure-score-recommendation-open');
    const expander = root(element).querySelector<HTMLButtonElement>('.expander')!;
    expander.click();
    expect((await opened).detail.recommendationId).to.equal('r0');
    await element.updateComplete;
    expect(expander.getAttribute('aria-expanded')).to.equal('true');
    const detail = root(element).querySelector('.detail')!;
    expect(detail.textContent).to.include('https://portal.example.com (leads to evil.example)');
    expect([...detail.querySelectorAll('a')].map(({ protocol, rel }) => [protocol, rel])).to.deep.equal([
      ['https:', 'noopener noreferrer'],
      ['https:', 'noopener noreferrer'],
    ]);
    expect(detail.querySelector('img')).to.equal(null);
    detail.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
    await element.updateComplete;
    expect(root(element).querySelector('.detail')).to.equal(null);
    expect(root(element).activeElement).to.equal(expander);
  });

  it('leaves opening, links and files to a host that prevents them', async () => {
    const element = await mount();
    element.addEventListener('secure-score-navigate', (event) => event.preventDefault());
    root(element).querySelector<HTMLButtonElement>('.expander')!.click();
    await element.updateComplete;
    const link = root(element).querySelector<HTMLAnchorElement>('.out a')!;
    const event = new MouseEvent('click', { bubbles: true, composed: true, cancelable: true });
    expect(link.dispatchEvent(event)).to.equal(false);
    let file: { filename: string; text: string } | null = null;
    element.addEventListener('secure-score-export', (exported) => {
      exported.preventDefault();
      file = (exported as CustomEvent).detail;
    });
    await click(element, 'Export');
    await click(element, 'CSV');
    expect(file!.filename).to.equal('recommendations-2026-11-20.csv');
    expect(file!.text.trimEnd().split('\r\n')).to.have.length(120);
    element.addEventListener('secure-score-recommendation-open', (open) => open.preventDefault());
    all<HTMLButtonElement>(element, '.expander')[1]!.click();
    await element.updateComplete;
    expect(all(element, '.detail')).to.have.length(1);
  });

  it('keeps page, order, open rows, search and focus when equal data come again', async () => {
    const element = await mount();
    await type(element, 'recommendation');
    await click(element, 'Next page');
    root(element).querySelector<HTMLButtonElement>('.expander')!.click();
    await element.updateComplete;
    const row = root(element).querySelector('tbody tr');
    const next = button(element, 'Next page');
    next.focus();
    const before = titles(element);
    element.data = payload();
    await element.updateComplete;
    expect(titles(element)).to.deep.equal(before);
    expect(root(element).querySelector('tbody tr')).to.equal(row);
    expect(all(element, '.detail')).to.have.length(1);
    expect(root(element).activeElement).to.equal(next);
    expect(root(element).querySelector('input')!.value).to.equal('recommendation');
  });

  it('forgets what belonged to another tenant', async () => {
    const of = (tenantId: string) => ({ kind: 'posture', posture: { ...payload(), tenantId }, quality: [], problems: [] });
    const element = await mount(of('one'));
    await type(element, '017');
    element.data = of('two');
    await element.updateComplete;
    expect(root(element).querySelector('input')!.value).to.equal('');
    expect(titles(element)).to.have.length(50);
  });

  it('narrows to the active scope of its provider and gives it back', async () => {
    const provider = await fixture<HTMLElementTagNameMap['secure-score-provider']>(
      html`<secure-score-provider .data=${payload()} .options=${options}
        ><recommendation-table></recommendation-table
      ></secure-score-provider>`,
    );
    const element = await ready(provider.querySelector('recommendation-table')!);
    provider.activeScope = { kind: 'subscore', id: 'apps', name: 'Apps' };
    await element.updateComplete;
    expect(root(element).querySelector('.sentence')!.textContent).to.include('Secure score: Apps');
    expect(root(element).querySelector('.pager')!.textContent).to.include('of 59');
    await click(element, 'Secure score: Apps');
    expect(provider.activeScope).to.equal(null);
    expect(root(element).querySelector('.pager')!.textContent).to.include('of 119');
  });

  it('cuts nothing at 320 px', async () => {
    const wrapper = await fixture<HTMLDivElement>(
      html`<div .style=${'inline-size: 320px'}><recommendation-table .data=${payload()} page-size="3"></recommendation-table></div>`,
    );
    const element = await ready(wrapper.querySelector('recommendation-table')!);
    root(element).querySelector<HTMLButtonElement>('.expander')!.click();
    await element.updateComplete;
    expect(element.scrollWidth).to.be.at.most(320);
    await expect(element).to.be.accessible();
  });
});
