/** Texts and addresses that mean harm, through the element that prints the most of them, in a page whose policy would tell of any attempt. */
import { expect } from '@open-wc/testing';
import { openPage, type WatchedPage } from '../support/frame.js';

interface HostileCase {
  readonly id: string;
  readonly input: string;
  readonly text?: string;
  readonly expect?: 'link' | 'text';
}

const cases = (await (await fetch('/pages/hostile.json')).json()) as { html: HostileCase[]; urls: HostileCase[] };
const allowed = new Set('p br ol ul li em strong b i code a div'.split(' '));
const clean = (text: string): string => text.replace(/\s+/g, ' ').trim();
const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

type Table = HTMLElementTagNameMap['recommendation-table'];
type Victim = Window & { __pwned?: unknown; alerts: unknown[] };

/** Counts what ran: the variable of our own cases, and the dialogs that others use. */
function armed(page: WatchedPage): Victim {
  const window = page.document.defaultView as unknown as Victim;
  window.alerts = [];
  for (const name of ['alert', 'confirm', 'prompt'] as const)
    Object.assign(window, { [name]: (text: unknown) => window.alerts.push(text) });
  return window;
}

const ran = (window: Victim): unknown[] => [window.__pwned, window.alerts.length];
const foreign = (window: Victim): string[] =>
  performanceOf(window)
    .map(({ name }) => name)
    .filter((name) => /^https?:/.test(name) && !name.startsWith(location.origin));
const performanceOf = (window: Victim): PerformanceEntryList => window.performance.getEntriesByType('resource');

/** One opened row for each case, the case in every field that a row prints. */
async function tableOf(page: WatchedPage, recommendations: readonly object[]): Promise<Table> {
  const table = page.document.createElement('recommendation-table') as Table;
  table.pageSize = 200;
  table.data = { asOf: '2026-11-20T00:00:00Z', recommendations };
  page.document.body.replaceChildren(table);
  await page.document.defaultView!.customElements.whenDefined('recommendation-table');
  await table.updateComplete;
  for (const expander of table.shadowRoot!.querySelectorAll<HTMLElement>('tbody .expander')) expander.click();
  for (let tries = 0; tries < 100 && opened(table).length < recommendations.length; tries++) await pause(50);
  return table;
}

/** The index with which the title of an opened row begins. */
const rowOf = (detail: Element): number => Number(/\d+/.exec(detail.getAttribute('aria-label') ?? '')?.[0]);
const opened = (table: Table): readonly Element[] => [...table.shadowRoot!.querySelectorAll('.opened')];
const row = (id: string, more: object): object => ({ id, title: id, subscore: 'apps', maxPoints: 5, points: 0, ...more });

describe('hostile texts', () => {
  let page: WatchedPage;
  let table: Table;
  let window: Victim;

  before(async () => {
    page = await openPage('/pages/elements');
    window = armed(page);
    table = await tableOf(
      page,
      cases.html.map(({ input }, index) => {
        const everywhere = { description: input, remediation: input, remediationImpact: input, owner: input, threats: [input] };
        return { ...row(String(index), everywhere), title: `${index} ${input}`, insights: [input], service: input, workload: input };
      }),
    );
    await pause(300);
  });
  after(() => page.close());

  it(`run nothing, ask nobody and break no policy, in ${cases.html.length} cases`, () => {
    expect(opened(table)).to.have.length(cases.html.length);
    expect(ran(window)).to.deep.equal([undefined, 0]);
    expect(foreign(window)).to.deep.equal([]);
    expect(page.violations).to.deep.equal([]);
    expect(page.errors).to.deep.equal([]);
  });

  it('become elements of the allow-list without attributes of the data', () => {
    const texts = [...table.shadowRoot!.querySelectorAll('.rich-text')];
    expect(texts.length).to.be.above(cases.html.length);
    for (const element of texts.flatMap((text) => [...text.querySelectorAll('*')])) {
      expect(allowed.has(element.localName), element.localName).to.equal(true);
      const names = element.localName === 'a' ? ['href', 'target', 'rel'] : [];
      expect([...element.attributes].map(({ name }) => name)).to.have.members(names);
      if (element instanceof page.document.defaultView!.HTMLAnchorElement) expectSafe(element);
    }
  });

  for (const [index, { id, text }] of cases.html.entries()) {
    if (text === undefined) continue;
    it(`are read as they should: ${id}`, () => {
      const detail = opened(table).find((one) => rowOf(one) === index)!;
      const description = detail.querySelector('.rich-text');
      const read = clean(description?.textContent ?? '');
      // The real host stands behind the text of a link that names another.
      if (description?.querySelector('a') && id.startsWith('more: ')) expect(read.startsWith(clean(text)), read).to.equal(true);
      else expect(read).to.equal(clean(text));
    });
  }
});

function expectSafe(link: HTMLAnchorElement): void {
  expect(link.protocol).to.equal('https:');
  expect([link.username, link.password]).to.deep.equal(['', '']);
  expect(link.relList.contains('noopener') && link.relList.contains('noreferrer')).to.equal(true);
}

describe('hostile addresses', () => {
  it(`become links only where they are safe, in ${cases.urls.length} cases`, async () => {
    const page = await openPage('/pages/elements');
    const table = await tableOf(
      page,
      cases.urls.map(({ input }, index) => row(String(index), { url: input })),
    );
    const details = opened(table);
    expect(details).to.have.length(cases.urls.length);
    for (const detail of details) {
      const { id, expect: expected } = cases.urls[rowOf(detail)]!;
      const links = [...detail.querySelectorAll('a')];
      expect(links.length, id).to.equal(expected === 'link' ? 1 : 0);
      for (const link of links) expectSafe(link);
    }
    expect(page.violations).to.deep.equal([]);
    page.close();
  });
});

describe('the cases themselves', () => {
  it('are live: put in as markup, they run, ask and build what is not allowed (a control)', async () => {
    const page = await openPage('/pages/empty?open');
    const window = armed(page);
    const box = page.document.createElement('div');
    page.document.body.append(box);
    let isOffTheList = 0;
    for (const { input } of cases.html) {
      if (/http-equiv|<base/.test(input)) continue;
      box.insertAdjacentHTML('beforeend', input);
      isOffTheList += [...box.querySelectorAll('*')].some(({ localName }) => !allowed.has(localName)) ? 1 : 0;
      box.replaceChildren();
    }
    await pause(500);
    expect(window.__pwned === 1 || window.alerts.length > 0).to.equal(true);
    expect(isOffTheList).to.be.above(10);
    page.close();
  });
});
