import { expect, fixture, html, oneEvent, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../src/define/recommendation-table.js';
import '../../src/define/secure-score-gauge.js';
import '../../src/define/secure-score-provider.js';
import type { RecommendationTable } from '../../src/elements/recommendation-table/recommendation-table.js';
import type { StatusRequestEvent } from '../../src/ui/status-request.js';

const actions = Array.from({ length: 12 }, (_, index) => ({
  id: `r${index}`,
  title: `Action ${String(index).padStart(2, '0')}`,
  subscore: index % 2 ? 'apps' : 'identity',
  maxPoints: 10,
  points: 0,
  status: 'toAddress',
  service: index % 2 ? 'MDO' : 'AzureAD',
  userImpact: index % 3 ? 'Low' : 'High',
  insights: index === 0 ? ['Fix'] : [],
}));
const payload = () => ({ asOf: '2026-11-20T00:00:00Z', recommendations: structuredClone(actions) });

/** Three recommendations of one control; the first two are open at the same machine. */
const cloud = {
  asOf: '2026-11-20T00:00:00Z',
  controls: [{ id: 'mfa', name: 'Enable MFA', maxPoints: 10, recommendationIds: ['a', 'b'] }],
  recommendations: [
    { id: 'a', title: 'Owners', controlId: 'mfa', model: 'classic', riskLevel: 'high' },
    { id: 'b', title: 'Writers', controlId: 'mfa', model: 'classic', riskLevel: 'low' },
  ],
  assessments: [
    { recommendationId: 'a', resourceId: 'one', status: 'unhealthy' },
    { recommendationId: 'b', resourceId: 'one', status: 'unhealthy' },
    { recommendationId: 'a', resourceId: 'two', status: 'healthy' },
  ],
};
const options = { now: '2026-11-20T06:00:00Z' };

async function mount(given: Partial<RecommendationTable> = {}, data: object = payload()): Promise<RecommendationTable> {
  const element = await fixture<RecommendationTable>(html`<recommendation-table .data=${data} .options=${options}></recommendation-table>`);
  Object.assign(element, given);
  await waitUntil(() => element.report !== null);
  await element.updateComplete;
  return element;
}

const root = (element: RecommendationTable) => element.shadowRoot!;
const all = <T extends HTMLElement>(element: RecommendationTable, selector: string) => [...root(element).querySelectorAll<T>(selector)];
const one = <T extends HTMLElement>(element: RecommendationTable, selector: string) => root(element).querySelector<T>(selector)!;
const named = (element: RecommendationTable, text: string, selector = 'button') =>
  all<HTMLButtonElement>(element, selector).find((item) => item.textContent!.includes(text) || item.getAttribute('aria-label') === text)!;
const titles = (element: RecommendationTable) => all(element, 'tbody .name').map((name) => name.textContent);
const spoken = (element: RecommendationTable) => one(element, '[role="status"]').textContent;
const text = (element: RecommendationTable, selector: string) => one(element, selector)?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
const boxes = (element: RecommendationTable) => all<HTMLInputElement>(element, 'tbody .pick input');

async function click(element: RecommendationTable, label: string, selector = 'button'): Promise<void> {
  named(element, label, selector).click();
  await element.updateComplete;
}

async function tick(element: RecommendationTable, index: number, init: MouseEventInit = {}): Promise<void> {
  boxes(element)[index]!.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true, cancelable: true, ...init }));
  await element.updateComplete;
}

const projected = (element: RecommendationTable) =>
  waitUntil(() => /→|no effect|cannot/.test(text(element, '.projection')), 'the effect is computed', { timeout: 4000 });

describe('recommendation-table, deciding', () => {
  it('says where the score would be with the selection, and tells the other widgets', async () => {
    const provider = await fixture<HTMLElementTagNameMap['secure-score-provider']>(
      html`<secure-score-provider .data=${payload()} .options=${options}
        ><recommendation-table></recommendation-table><secure-score-gauge></secure-score-gauge
      ></secure-score-provider>`,
    );
    const element = provider.querySelector('recommendation-table')!;
    await waitUntil(() => element.report !== null);
    await element.updateComplete;
    const changed = oneEvent(element, 'secure-score-selection-change');
    await tick(element, 0);
    expect((await changed).detail.selected).to.deep.equal([{ recommendationId: 'r0', scopeId: null }]);
    await tick(element, 2);
    await projected(element);
    expect(text(element, '.projection')).to.equal('2 selected: 0% → 16.67% (+16.67 pp)');
    await waitUntil(() => spoken(element) === '2 selected: from 0% to 16.67%, +16.67 percentage points');
    await expect(element).to.be.accessible();
    await click(element, 'Clear the selection');
    expect(one(element, '.selection')).to.equal(null);
    expect(boxes(element).some(({ checked }) => checked)).to.equal(false);
  });

  it('selects ranges with Shift, the page, and all that is listed', async () => {
    const element = await mount({ pageSize: 5 });
    await tick(element, 1);
    await tick(element, 4, { shiftKey: true });
    expect(boxes(element).map(({ checked }) => checked)).to.deep.equal([false, true, true, true, true]);
    const page = one<HTMLInputElement>(element, 'thead .pick input');
    expect(page.indeterminate).to.equal(true);
    page.click();
    await element.updateComplete;
    await projected(element);
    expect(text(element, '.projection')).to.include('5 selected');
    await click(element, 'Select all 12');
    await projected(element);
    expect(text(element, '.projection')).to.include('12 selected');
    await click(element, 'Clear the selection');
    await tick(element, 0);
    await click(element, 'Show only these');
    expect(titles(element)).to.deep.equal(['Action 00']);
    await click(element, 'Show all again');
    expect(titles(element)).to.have.length(5);
  });

  it('says what else it takes where a recommendation alone changes nothing', async () => {
    const element = await mount({}, cloud);
    await tick(element, 0);
    await projected(element);
    expect(text(element, '.projection')).to.equal('1 selected: no effect on the score');
    expect(text(element, '.need')).to.include('“Owners” has no effect alone').and.to.include('It also takes Writers.');
    await click(element, 'Select it too');
    await waitUntil(() => text(element, '.projection').includes('→'));
    expect(text(element, '.projection')).to.equal('2 selected: 50% → 100% (+50 pp)');
    expect(one(element, '.need')).to.equal(null);
  });

  it('keeps the selection through new data of the tenant and computes its effect again', async () => {
    const element = await mount();
    await tick(element, 0);
    await projected(element);
    const better = payload();
    better.recommendations[1]!.points = 10;
    element.data = better;
    await waitUntil(() => text(element, '.projection').includes('8.33% → 16.67%'), 'the effect on the new data', { timeout: 4000 });
    expect(boxes(element).filter(({ checked }) => checked)).to.have.length(1);
  });

  it('plans to a target: selects and orders the rows, says what is proved, exports and leaves', async () => {
    const element = await mount();
    await click(element, 'Plan to a target');
    const target = one<HTMLInputElement>(element, '[name="target"]');
    expect(root(element).activeElement).to.equal(target);
    target.value = '30';
    await click(element, 'Make a plan');
    await waitUntil(() => text(element, '.outcome') !== '', 'the plan is made', { timeout: 4000 });
    expect(text(element, '.outcome')).to.include('4 recommendations reach 33.33%').and.to.include('No cheaper set does it.');
    expect(titles(element)).to.have.length(4);
    await projected(element);
    expect(text(element, '.projection')).to.equal('4 selected: 0% → 33.33% (+33.33 pp)');
    expect(all(element, '.plan-steps li')).to.have.length(4);
    const exported = oneEvent(element, 'secure-score-export');
    element.addEventListener('secure-score-export', (event) => event.preventDefault(), { once: true });
    await click(element, 'Export the plan');
    expect((await exported).detail.filename).to.equal('plan-2026-11-20.csv');
    await expect(element).to.be.accessible();
    await click(element, 'Leave the plan', '.panel button');
    expect(titles(element)).to.have.length(12);
  });

  it('has no edit where the host allows none', async () => {
    const element = await mount();
    await tick(element, 0);
    await projected(element);
    expect(named(element, 'Change status')).to.equal(undefined);
  });

  it('changes statuses of several rows at once, optimistic, with a note; Undo asks for what was before', async () => {
    const element = await mount({ editable: true });
    await tick(element, 0);
    await tick(element, 1);
    await projected(element);
    await click(element, 'Change status');
    one<HTMLSelectElement>(element, '[name="status"]').value = 'riskAccepted';
    one<HTMLTextAreaElement>(element, '[name="note"]').value = 'until spring';
    let save!: () => void;
    let asked: StatusRequestEvent | null = null;
    element.addEventListener(
      'secure-score-status-request',
      (event) => {
        asked = event;
        event.waitUntil(new Promise<void>((resolve) => (save = resolve)));
      },
      { once: true },
    );
    await click(element, 'Save');
    await waitUntil(() => asked !== null);
    expect(asked!.detail).to.deep.equal({
      note: 'until spring',
      changes: [
        { recommendationId: 'r0', status: 'riskAccepted', note: 'until spring' },
        { recommendationId: 'r1', status: 'riskAccepted', note: 'until spring' },
      ],
    });
    await waitUntil(() => text(element, 'td.status').includes('Risk accepted'));
    expect(text(element, 'td.status')).to.include('Saving');
    save();
    await waitUntil(() => text(element, '.notice') !== '');
    expect(text(element, '.notice')).to.include('Status of 2 recommendations saved. The score follows in 24 to 48 hours.');
    expect(text(element, 'td.status')).to.include('the score follows');
    const again = oneEvent(element, 'secure-score-status-request');
    await click(element, 'Undo');
    expect((await again).detail.changes.map(({ status }: { status: string }) => status)).to.deep.equal(['toAddress', 'toAddress']);
  });

  it('goes back to the old status with the reason where the host fails, and keeps the note', async () => {
    const element = await mount({ editable: true });
    one<HTMLButtonElement>(element, '.expander').click();
    await element.updateComplete;
    element.addEventListener('secure-score-status-request', (event) => event.waitUntil(Promise.reject(new Error('Status 403.'))));
    one<HTMLTextAreaElement>(element, '[name="note"]').value = 'my note';
    await click(element, 'Save', '.edit button');
    await waitUntil(() => text(element, '.notice') !== '');
    expect(text(element, '.notice')).to.include('Status 403.');
    expect(text(element, 'td.status')).to.include('To address').and.to.include('Not saved').and.to.include('Status 403.');
    expect(one<HTMLTextAreaElement>(element, '[name="note"]').value).to.equal('my note');
    await expect(element).to.be.accessible();
  });

  it('tells why a recommendation takes no status', async () => {
    const element = await mount({ editable: true }, cloud);
    one<HTMLButtonElement>(element, '.expander').click();
    await element.updateComplete;
    expect(text(element, '.opened')).to.include('Defender for Cloud takes exemptions here, no status.');
  });

  it('hands what only the host can do to the host', async () => {
    const element = await mount({ actions: ['fix', 'assign', 'deny'] });
    one<HTMLButtonElement>(element, '.expander').click();
    await element.updateComplete;
    const offered = all(element, '.opened .acts button').map((button) => button.textContent!.trim());
    expect(offered).to.deep.equal(['Fix', 'Assign']);
    const asked = oneEvent(element, 'secure-score-action-request');
    await click(element, 'Fix', '.opened .acts button');
    expect((await asked).detail).to.deep.equal({ action: 'fix', items: [{ recommendationId: 'r0', scopeId: null, resourceIds: [] }] });
  });

  it('groups with subtotals, folds groups away and gives its view as JSON', async () => {
    const element = await mount({}, cloud);
    const select = one<HTMLSelectElement>(element, '.grouping select');
    const changed = oneEvent(element, 'secure-score-view-change');
    select.value = 'control';
    select.dispatchEvent(new Event('change'));
    const { view } = (await changed).detail;
    await element.updateComplete;
    expect(text(element, 'tr.group')).to.include('Enable MFA').and.to.include('+50 pp').and.to.include('2 recommendations');
    one<HTMLButtonElement>(element, 'tr.group .expander').click();
    await element.updateComplete;
    expect(all(element, 'tbody tr')).to.have.length(1);
    await expect(element).to.be.accessible();
    const other = await mount({ view: JSON.parse(JSON.stringify(view)) }, cloud);
    expect(all(other, 'tr.group')).to.have.length(1);
    expect(all(other, 'tbody tr')).to.have.length(3);
  });

  it('narrows by any facet with live counts, and by the tiles of risk', async () => {
    const element = await mount({}, cloud);
    const tile = named(element, 'High', '.tile');
    expect(tile.textContent!.replace(/\s+/g, ' ')).to.include('1 High');
    tile.click();
    await element.updateComplete;
    expect(titles(element)).to.deep.equal(['Owners']);
    expect(text(element, '.sentence')).to.include('1 recommendation where Risk level is High');
    const plain = await mount();
    await click(plain, 'Filters');
    expect(root(plain).activeElement!.matches('.facet input')).to.equal(true);
    const box = named(plain, 'Defender for Office 365', '.facet label').querySelector('input')!;
    box.click();
    await plain.updateComplete;
    expect(titles(plain)).to.have.length(6);
    expect(text(plain, '.filters')).to.equal('Filters (1)');
    expect(named(plain, 'High', '.facet label').textContent!.replace(/\s+/g, ' ')).to.include('High 2');
    await expect(plain).to.be.accessible();
  });

  it('shows the columns that are chosen, and as wide as they are set', async () => {
    const element = await mount();
    await click(element, 'Columns');
    named(element, 'Max score', '.chooser label').querySelector('input')!.click();
    await element.updateComplete;
    expect(one(element, 'th.maximum')).not.to.equal(null);
    const handle = one(element, 'th.title .handle');
    const before = one(element, 'th.title').offsetWidth;
    handle.focus();
    await sendKeys({ press: 'ArrowRight' });
    await waitUntil(() => Object.keys(element.view.widths).length > 0);
    await sendKeys({ press: 'ArrowRight' });
    await sendKeys({ press: 'ArrowRight' });
    await waitUntil(() => one(element, 'th.title').offsetWidth > before);
    await expect(element).to.be.accessible();
    await click(element, 'What fits');
    expect(element.view.columns).to.equal(null);
    expect(element.view.widths).to.deep.equal({});
  });

  it('prints all rows, whatever page is on the screen', async () => {
    const element = await mount({ pageSize: 5 });
    dispatchEvent(new Event('beforeprint'));
    expect(titles(element)).to.have.length(12);
    dispatchEvent(new Event('afterprint'));
    await element.updateComplete;
    expect(titles(element)).to.have.length(5);
  });

  it('opens the arithmetic behind an increase', async () => {
    const element = await mount();
    one<HTMLButtonElement>(element, 'tbody .explain').click();
    await waitUntil(() => root(element).querySelector('[role="dialog"]:popover-open, [role="dialog"].open') !== null);
  });
});

describe('recommendation-table by keyboard alone', () => {
  const focus = (element: RecommendationTable, selector: string) => one(element, selector).focus();
  const isFocused = (element: RecommendationTable, selector: string) => root(element).activeElement?.matches(selector);

  it('selects with Space, goes on with the arrows, takes along with Shift', async () => {
    const element = await mount();
    focus(element, 'tbody .pick input');
    await sendKeys({ press: ' ' });
    await element.updateComplete;
    expect(boxes(element)[0]!.checked).to.equal(true);
    await sendKeys({ press: 'ArrowDown' });
    await sendKeys({ down: 'Shift' });
    await sendKeys({ press: 'ArrowDown' });
    await sendKeys({ up: 'Shift' });
    await element.updateComplete;
    expect(
      boxes(element)
        .slice(0, 4)
        .map(({ checked }) => checked),
    ).to.deep.equal([true, true, true, false]);
  });

  it('opens and leaves panels, sorts by two columns, opens and closes a row', async () => {
    const element = await mount();
    focus(element, '[data-panel="plan"]');
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => isFocused(element, '[name="target"]'));
    await sendKeys({ press: 'Escape' });
    await element.updateComplete;
    expect(isFocused(element, '[data-panel="plan"]')).to.equal(true);
    expect(one(element, '#panel')).to.equal(null);
    focus(element, 'th.title button');
    await sendKeys({ press: 'Enter' });
    await element.updateComplete;
    expect(element.sorting).to.deep.equal([{ id: 'title', desc: false }]);
    focus(element, 'th.subscore button');
    await sendKeys({ down: 'Shift' });
    await sendKeys({ press: 'Enter' });
    await sendKeys({ up: 'Shift' });
    await element.updateComplete;
    expect(element.sorting.map(({ id }) => id)).to.deep.equal(['title', 'subscore']);
    focus(element, 'tbody .expander');
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => one(element, '.opened') !== null);
    await sendKeys({ press: 'Tab' });
    await sendKeys({ press: 'Escape' });
  });

  it('makes a plan and changes a status', async () => {
    const element = await mount({ editable: true });
    focus(element, '[data-panel="plan"]');
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => isFocused(element, '[name="target"]'));
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => text(element, '.outcome') !== '', 'the plan is made', { timeout: 4000 });
    await waitUntil(() => one(element, '.selection [data-panel="status"]') !== null);
    focus(element, '.selection [data-panel="status"]');
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => isFocused(element, '[name="status"]'));
    const asked = oneEvent(element, 'secure-score-status-request');
    await sendKeys({ press: 'Tab' });
    await sendKeys({ type: 'why' });
    await sendKeys({ press: 'Tab' });
    await sendKeys({ press: 'Enter' });
    expect((await asked).detail.note).to.equal('why');
  });
});

describe('recommendation-table with hostile data', () => {
  const nasty = '<img src=x onerror="window.pwned=1"><script>window.pwned=1</' + 'script>';

  it('prints text as text in every place, and links nowhere but to https', async () => {
    const element = await mount(
      { editable: true, actions: ['share'] },
      {
        scopes: [{ id: 's', name: nasty, kind: 'subscription' }],
        recommendations: [
          {
            id: nasty,
            title: nasty,
            subscore: 'apps',
            maxPoints: 5,
            points: 0,
            owner: nasty,
            dueDate: '2026-12-01',
            service: nasty,
            insights: [nasty],
            description: nasty,
            remediation: `<a href="javascript:window.pwned=1">x</a><a href="https://u:p@evil.example">y</a>`,
            url: 'javascript:window.pwned=1',
            states: [{ date: '2026-11-01', state: nasty, note: nasty, by: nasty }],
          },
        ],
      },
    );
    one<HTMLButtonElement>(element, '.expander').click();
    await tick(element, 0);
    await projected(element);
    await click(element, 'Filters');
    expect(all(element, 'img, script, iframe, a[href^="javascript" i]')).to.have.length(0);
    expect((window as unknown as { pwned?: number }).pwned).to.equal(undefined);
    element.addEventListener('secure-score-export', (event) => event.preventDefault());
    const exported = oneEvent(element, 'secure-score-export');
    await click(element, 'Export');
    await click(element, 'JSON', '.files button');
    expect(JSON.parse((await exported).detail.text).recommendations[0].title).to.equal(nasty);
  });
});
