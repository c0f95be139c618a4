import { expect, fixture, html, oneEvent, waitUntil } from '@open-wc/testing';
import type { Posture } from '../../src/core/posture.js';
import '../../src/define/secure-score-provider.js';
import '../../src/define/subscore-breakdown.js';
import { groups, rows as lines } from '../../src/elements/subscore-breakdown/late.js';
import type { SubscoreBreakdown } from '../../src/elements/subscore-breakdown/subscore-breakdown.js';
import type { ScopeChangeDetail } from '../../src/ui/events.js';
import { shadowText } from '../support/shadow-text.js';

const options = { now: '2026-11-20T06:00:00Z' };
const posture: Posture = {
  asOf: options.now,
  scores: {
    infrastructure: { percent: 60.33 },
    defenderXdr: { percent: 46.72 },
    subscores: [{ id: 'identity', points: 30, maxPoints: 60 }],
  },
};
const scopes = (count: number): Posture => ({
  asOf: options.now,
  scopes: Array.from({ length: count }, (_, index) => ({
    id: `s${index}`,
    name: `Scope ${String(index).padStart(4, '0')}`,
    score: { points: index % 50, maxPoints: 50 },
  })),
});

async function shown(data: unknown, attributes: { groupBy?: string } = {}): Promise<SubscoreBreakdown> {
  const element = await fixture<SubscoreBreakdown>(
    html`<subscore-breakdown
      .data=${data as Posture}
      .options=${options}
      group-by=${attributes.groupBy ?? 'subscore'}
    ></subscore-breakdown>`,
  );
  return loaded(element);
}

/** The first payload on a page waits for its reader. */
async function loaded(element: SubscoreBreakdown): Promise<SubscoreBreakdown> {
  await waitUntil(() => element.report !== null, 'a report', { timeout: 8000 });
  await element.updateComplete;
  if (element.groupBy !== 'subscore') await rowsShown(element);
  return element;
}

/** The first grouping other than sub-scores waits for its module. */
async function rowsShown(element: SubscoreBreakdown): Promise<void> {
  await waitUntil(() => all(element, '.number, .tile, .choose').length > 0, 'rows', { timeout: 8000 });
}

async function searchFor(element: SubscoreBreakdown, text: string): Promise<void> {
  const field = one(element, 'input[type=search]') as HTMLInputElement;
  field.value = text;
  field.dispatchEvent(new Event('input'));
  await element.updateComplete;
}

const rows = (element: Element): HTMLElement[] => all(element, '[role=row][aria-level]');
const nameOf = (row: Element): string => row.querySelector('.label')!.firstElementChild!.textContent!.trim();
const all = (element: Element, selector: string): HTMLElement[] => [...element.shadowRoot!.querySelectorAll<HTMLElement>(selector)];
const one = (element: Element, selector: string): HTMLElement => all(element, selector)[0]!;
const button = (element: Element, name: string): HTMLElement =>
  all(element, 'button').find((candidate) => candidate.ariaLabel === name || candidate.textContent!.trim() === name)!;

describe('subscore-breakdown', () => {
  it('prints the halves, their mean and the sub-scores as text', async () => {
    const text = shadowText(await shown(posture));
    for (const part of ['60.33%', '46.72%', '(60.33% + 46.72%) ÷ 2', 'Identity', '50.00%', '30 of 60 points'])
      expect(text).to.contain(part);
  });

  it('never shows 0 % for a half that is not enabled', async () => {
    const text = shadowText(
      await shown({ asOf: options.now, settings: { infrastructure: false }, scores: { defenderXdr: { percent: 46.72 } } }),
    );
    expect(text).to.contain('Enable Microsoft Defender for Cloud');
    expect(text).to.contain('The total is that of Microsoft Defender XDR alone.');
    expect(text).not.to.match(/(^|\s)0(\.00)?%/);
  });

  it('narrows to a line and lets go of it again, telling the host', async () => {
    const element = await shown(posture);
    const identity = button(element, 'Show only Identity');
    setTimeout(() => identity.click());
    const event = (await oneEvent(element, 'secure-score-scope-change')) as CustomEvent<ScopeChangeDetail>;
    expect(event.detail.scope).to.deep.equal({ kind: 'subscore', id: 'identity', name: 'Identity' });
    await element.updateComplete;
    expect(identity.getAttribute('aria-pressed')).to.equal('true');
    expect(shadowText(element)).to.contain('Shown for Identity');
    expect(one(element, '[role=status]').textContent).to.equal('Now shown for Identity');
    identity.click();
    await element.updateComplete;
    expect(element.activeScope).to.equal(null);
    expect(identity.getAttribute('aria-pressed')).to.equal('false');
  });

  it('gives the focus back to the line when the sentence is removed', async () => {
    const element = await shown(posture);
    const identity = button(element, 'Show only Identity');
    identity.click();
    await element.updateComplete;
    button(element, 'Remove the scope Identity').click();
    await element.updateComplete;
    await Promise.resolve();
    expect(element.shadowRoot!.activeElement).to.equal(identity);
    expect(one(element, '[part=filter]')).to.equal(undefined);
  });

  it('stays as it is where the host prevents the choice', async () => {
    const element = await shown(posture);
    element.addEventListener('secure-score-scope-change', (event) => event.preventDefault());
    button(element, 'Show only Identity').click();
    await element.updateComplete;
    expect(element.activeScope).to.equal(null);
    expect(one(element, '[role=status]').textContent).to.equal('');
  });

  it('shares what it is narrowed to under a provider', async () => {
    const provider = await fixture(
      html`<secure-score-provider .data=${posture} .options=${options}
        ><subscore-breakdown></subscore-breakdown><subscore-breakdown></subscore-breakdown
      ></secure-score-provider>`,
    );
    const [first, second] = [...provider.querySelectorAll('subscore-breakdown')] as [SubscoreBreakdown, SubscoreBreakdown];
    await loaded(first);
    button(first, 'Show only Identity').click();
    await second.updateComplete;
    expect(shadowText(second)).to.contain('Shown for Identity');
  });

  it('offers a grouping only where there are data for it', async () => {
    const element = await shown(posture, { groupBy: 'scope' });
    expect(all(element, '.toggle')).to.have.length(0);
    expect(shadowText(element)).to.contain('Identity');
    element.data = scopes(3);
    await element.updateComplete;
    expect(all(element, '.toggle button').map(({ textContent }) => textContent!.trim())).to.deep.equal(['Sub-score', 'Scope']);
    button(element, 'Sub-score').click();
    await element.updateComplete;
    expect(element.getAttribute('group-by')).to.equal('subscore');
  });

  it('offers the groupings as a list too, for narrow places', async () => {
    const element = await shown(scopes(3));
    const select = one(element, '.grouping select') as HTMLSelectElement;
    select.value = 'scope';
    select.dispatchEvent(new Event('change'));
    await rowsShown(element);
    expect(element.groupBy).to.equal('scope');
  });

  it('shows two thousand scopes fifty at a time, and finds one by name', async () => {
    const element = await shown(scopes(2000), { groupBy: 'scope' });
    expect(rows(element)).to.have.length(50);
    expect(shadowText(element)).to.contain('Showing 50 of 2,000');
    button(element, 'Show more').click();
    await element.updateComplete;
    expect(rows(element)).to.have.length(100);
    await searchFor(element, 'scope 1999');
    expect(rows(element)).to.have.length(1);
    expect(one(element, 'mark').textContent).to.equal('Scope 1999');
    expect(shadowText(element)).to.contain('Showing 1 of 2,000');
    await searchFor(element, 'nowhere');
    expect(shadowText(element)).to.contain('Nothing matches “nowhere”.');
  });

  it('sorts by a column, first lowest then highest, and says so', async () => {
    const element = await shown(scopes(20), { groupBy: 'scope' });
    button(element, 'Score').click();
    await element.updateComplete;
    expect(nameOf(rows(element)[0]!)).to.equal('Scope 0000');
    expect(one(element, '[aria-sort]').getAttribute('aria-sort')).to.equal('ascending');
    button(element, 'Score').click();
    await element.updateComplete;
    expect(nameOf(rows(element)[0]!)).to.equal('Scope 0019');
    expect(one(element, '[aria-sort]').getAttribute('aria-sort')).to.equal('descending');
  });

  it('sorts sub-scores within their half', async () => {
    const element = await shown({
      ...posture,
      scores: { ...posture.scores, subscores: ['apps', 'identity', 'data'].map((id, index) => ({ id, percent: 90 - index * 30 })) },
    });
    button(element, 'Score').click();
    await element.updateComplete;
    const names = all(element, '.part').map(nameOf);
    expect(names.slice(0, 3)).to.deep.equal(['Data', 'Identity', 'Apps']);
  });

  it('keeps page, focus and elements when equal data come in a new object', async () => {
    const element = await shown(scopes(120), { groupBy: 'scope' });
    button(element, 'Show more').click();
    await element.updateComplete;
    const line = rows(element)[70]!;
    line.focus();
    element.data = scopes(120);
    await element.updateComplete;
    expect(rows(element)).to.have.length(100);
    expect(element.shadowRoot!.activeElement).to.equal(line);
  });

  it('starts over with the data of another tenant', async () => {
    const element = await shown({ ...scopes(120), tenantId: 'one' }, { groupBy: 'scope' });
    button(element, 'Show more').click();
    await element.updateComplete;
    element.data = { ...scopes(120), tenantId: 'two' };
    await element.updateComplete;
    expect(rows(element)).to.have.length(50);
  });

  describe('as a tree', () => {
    const nested: Posture = {
      asOf: options.now,
      scopes: [
        { id: '/groups/root', name: 'Root', kind: 'managementGroup' },
        { id: '/groups/europe', name: 'Europe', kind: 'managementGroup', parentId: '/groups/root' },
        { id: '/s/1', name: 'Production', kind: 'subscription', parentId: '/groups/europe', score: { points: 1, maxPoints: 4 } },
        { id: '/s/2', name: 'Development', kind: 'subscription', parentId: '/groups/europe', score: { points: 3, maxPoints: 4 } },
        { id: '/s/3', name: 'Secret', kind: 'account', restricted: true },
      ],
    };
    const names = (element: Element) => rows(element).map(nameOf);
    const active = (element: Element) => nameOf(element.shadowRoot!.activeElement!);

    it('opens and closes everything, and one group', async () => {
      const element = await shown(nested, { groupBy: 'scope' });
      expect(names(element)).to.deep.equal(['Root', 'Europe', 'Development', 'Production', 'Secret']);
      expect(rows(element).map((row) => row.getAttribute('aria-level'))).to.deep.equal(['1', '2', '3', '3', '1']);
      button(element, 'Collapse all').click();
      await element.updateComplete;
      expect(names(element)).to.deep.equal(['Root', 'Secret']);
      button(element, 'Expand Root').click();
      await element.updateComplete;
      expect(names(element)).to.deep.equal(['Root', 'Europe', 'Secret']);
      button(element, 'Expand all').click();
      await element.updateComplete;
      expect(names(element)).to.have.length(5);
      expect(one(element, '[role=treegrid]').getAttribute('aria-rowcount')).to.equal('6');
    });

    it('is walked by keys', async () => {
      const element = await shown(nested, { groupBy: 'scope' });
      const press = async (key: string, name: string) => {
        element.shadowRoot!.activeElement!.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
        await element.updateComplete;
        await new Promise((resolve) => setTimeout(resolve));
        expect(active(element), key).to.equal(name);
      };
      expect(rows(element).map(({ tabIndex }) => tabIndex)).to.deep.equal([0, -1, -1, -1, -1]);
      rows(element)[0]!.focus();
      await press('ArrowDown', 'Europe');
      await press('ArrowLeft', 'Europe');
      expect(names(element)).to.deep.equal(['Root', 'Europe', 'Secret']);
      await press('ArrowLeft', 'Root');
      await press('ArrowRight', 'Europe');
      await press('ArrowRight', 'Europe');
      await press('ArrowRight', 'Development');
      await press('End', 'Secret');
      await press('Home', 'Root');
      await press('p', 'Production');
      await press('ArrowLeft', 'Europe');
      await press('PageDown', 'Secret');
      await press('ArrowUp', 'Production');
      expect(rows(element).map(({ tabIndex }) => tabIndex)).to.deep.equal([-1, -1, -1, 0, -1]);
      await press('Enter', 'Production');
      expect(element.activeScope).to.deep.equal({ kind: 'scope', id: '/s/1', name: 'Production' });
      expect(rows(element)[3]!.getAttribute('aria-selected')).to.equal('true');
      await press('Home', 'Root');
      await press('ArrowLeft', 'Root');
      expect(names(element)).to.deep.equal(['Root', 'Secret']);
      await press('*', 'Root');
      expect(names(element)).to.contain('Europe');
    });

    it('goes inwards to the left where the page runs from right to left', async () => {
      const element = await shown(nested, { groupBy: 'scope' });
      element.dir = 'rtl';
      rows(element)[0]!.focus();
      rows(element)[0]!.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowLeft', bubbles: true, cancelable: true }));
      await element.updateComplete;
      await new Promise((resolve) => setTimeout(resolve));
      expect(active(element)).to.equal('Europe');
    });

    it('brings the next page when a key goes beyond the last row', async () => {
      const element = await shown(scopes(120), { groupBy: 'scope' });
      rows(element)[49]!.focus();
      rows(element)[49]!.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true, cancelable: true }));
      await waitUntil(() => active(element) === 'Scope 0050');
      expect(rows(element)).to.have.length(100);
    });

    it('finds by id, with what is above, and shows the id it was found by', async () => {
      const many = { ...nested, scopes: [...nested.scopes!, ...scopes(20).scopes!] };
      const element = await shown(many, { groupBy: 'scope' });
      await searchFor(element, '/s/1');
      expect(names(element)).to.deep.equal(['Root', 'Europe', 'Production']);
      expect(all(element, '.id').map(({ textContent }) => textContent)).to.deep.equal(['/s/1']);
    });

    it('shows the long ids on demand', async () => {
      const element = await shown(nested, { groupBy: 'scope' });
      expect(shadowText(element)).not.to.contain('/groups/root');
      button(element, 'Show ids').click();
      await element.updateComplete;
      expect(shadowText(element)).to.contain('/groups/root');
    });

    it('has no number and no choice for a restricted scope', async () => {
      const element = await shown(nested, { groupBy: 'scope' });
      const secret = rows(element).at(-1)!;
      expect(secret.textContent).to.contain('Restricted');
      expect(secret.querySelector('.choose')).to.equal(null);
      expect(secret.hasAttribute('aria-selected')).to.equal(false);
    });
  });

  it('shows a control with its description and the scopes that have it', async () => {
    const control = (scopeId: string) => ({
      id: 'mfa',
      name: 'Enable MFA',
      description: 'Who signs in proves it twice.',
      scopeId,
      maxPoints: 10,
      resources: { healthy: 1, unhealthy: 12_355, notApplicable: 2 },
    });
    const element = await shown({ asOf: options.now, controls: [control('one'), control('two')] }, { groupBy: 'control' });
    expect(rows(element)).to.have.length(1);
    expect(shadowText(element)).to.contain('24,710 unhealthy resources').and.to.contain('24.71K');
    button(element, 'Expand Enable MFA').click();
    await element.updateComplete;
    expect(rows(element)).to.have.length(3);
    expect(shadowText(element)).to.contain('Who signs in proves it twice.');
  });

  it('has a tile for each risk level, which narrows to it', async () => {
    const assets = [{ id: 'a', open: { critical: 1, low: 12_360 } }];
    const element = await shown({ asOf: options.now, assets }, { groupBy: 'risk' });
    const low = all(element, '.tile').find(({ textContent }) => textContent!.includes('Low'))!;
    expect(low.textContent).to.contain('12.36K');
    expect(low.title).to.contain('12,360');
    low.click();
    await element.updateComplete;
    expect(element.activeScope).to.deep.equal({ kind: 'riskLevel', id: 'low', name: 'Low' });
    expect(low.getAttribute('aria-pressed')).to.equal('true');
  });

  it('opens the arithmetic of a number, and closes it by Escape', async () => {
    const element = await shown(posture);
    const number = all(element, '.number').find(({ textContent }) => textContent!.includes('60.33%'))!;
    number.click();
    await waitUntil(() => number.getAttribute('aria-expanded') === 'true', 'the panel', { timeout: 8000 });
    expect(element.activeScope).to.equal(null);
    expect(shadowText(element)).to.contain('Infrastructure: how it is computed');
  });

  it('compares with whom the reader chooses', async () => {
    const comparison = (basis: string, percent: number) => ({
      basis,
      percent,
      half: 'defenderXdr' as const,
      subscores: [{ id: 'identity' as const, percent }],
    });
    const element = await shown({ ...posture, comparisons: [comparison('AllTenants', 41), comparison('TotalSeats', 52)] });
    expect(shadowText(element)).to.contain('All organizations: 41.00%');
    const select = one(element, '.comparing select') as HTMLSelectElement;
    select.value = 'TotalSeats';
    select.dispatchEvent(new Event('change'));
    await element.updateComplete;
    expect(shadowText(element)).to.contain('Organizations of a similar size: 52.00%');
  });

  for (const [name, part, groupBy] of [
    ['the lines', lines, 'subscore'],
    ['a grouping', groups, 'scope'],
  ] as const)
    it(`says so where the code of ${name} does not come, and shows it when the reader tries again`, async () => {
      const { loaded: fetched } = part;
      const value = await fetched();
      const lose = () => Promise.resolve(Object.assign(part, { isLost: true }) && null);
      Object.assign(part, { value: null, loaded: lose });
      const element = await fixture<SubscoreBreakdown>(
        html`<subscore-breakdown .data=${scopes(3)} .options=${options} group-by=${groupBy}></subscore-breakdown>`,
      );
      await waitUntil(() => shadowText(element).includes('This view could not be loaded.'));
      expect(shadowText(element)).to.contain('Score by part');
      expect(all(element, '[role=row]')).to.have.length(0);
      Object.assign(part, { loaded: () => Promise.resolve(Object.assign(part, { value, isLost: false }).value) });
      button(element, 'Try again').click();
      await waitUntil(() => all(element, '[role=row]').length > 3);
      expect(shadowText(element)).not.to.contain('could not be loaded');
      Object.assign(part, { loaded: fetched });
    });

  it('keeps its heading while it has nothing to show', async () => {
    const failing = { load: () => Promise.resolve({ kind: 'failed' as const, error: { code: 'server' as const, message: 'no' } }) };
    const element = await fixture<SubscoreBreakdown>(html`<subscore-breakdown .source=${failing}></subscore-breakdown>`);
    await waitUntil(() => element.state.kind === 'error');
    await element.updateComplete;
    expect(one(element, '[role=heading]').textContent).to.equal('Score by part');
    expect(shadowText(element)).to.contain('could not be loaded');
  });

  it('has bars of the length of the percent, on one axis', async () => {
    const element = await shown(posture);
    element.style.inlineSize = '1000px';
    const tracks = all(element, '.track').map((track) => track.getBoundingClientRect());
    expect(new Set(tracks.map(({ left, width }) => `${Math.round(left)} ${Math.round(width)}`)).size).to.equal(1);
    const track = tracks[1]!;
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(all(element, '.certain')[1]!.getBoundingClientRect().width / track.width).to.be.closeTo(0.6033, 0.005);
  });

  it('cuts nothing at 320 px and leaves out no name', async () => {
    const long = 'A scope whose name is much longer than any reasonable person would ever make it, in one line or three';
    const element = await shown(
      {
        asOf: options.now,
        scopes: [
          { id: 'a', name: long, score: { points: 3, maxPoints: 4 } },
          { id: 'b', name: 'B' },
        ],
      },
      { groupBy: 'scope' },
    );
    element.style.inlineSize = '320px';
    await element.updateComplete;
    for (const line of all(element, '.row')) expect(line.scrollWidth).to.be.at.most(line.clientWidth);
    expect(element.scrollWidth).to.be.at.most(320);
  });

  it('has a heading of the level that the host wants', async () => {
    const element = await shown(posture);
    element.headingLevel = 3;
    await element.updateComplete;
    expect(one(element, '[role=heading]').getAttribute('aria-level')).to.equal('3');
  });

  for (const groupBy of ['subscore', 'environment', 'scope', 'control', 'workload', 'risk']) {
    it(`is accessible by ${groupBy}, with a line chosen`, async () => {
      const estate: Posture = {
        ...posture,
        scopes: [
          { id: 'group', name: 'Group', kind: 'managementGroup' },
          ...scopes(15).scopes!.map((scope, index) => ({ ...scope, environment: index % 2 ? 'Azure' : 'AWS', parentId: 'group' })),
        ],
        controls: [
          {
            id: 'c',
            name: 'Control',
            description: 'Why',
            maxPoints: 4,
            scopeId: 's1',
            resources: { healthy: 1, unhealthy: 2, notApplicable: 0 },
          },
        ],
        recommendations: [
          { id: 'r', controlId: 'c', riskLevel: 'high', workload: 'Compute', resources: { healthy: 1, unhealthy: 2, notApplicable: 0 } },
        ],
      };
      const element = await shown(estate, { groupBy });
      one(element, '.choose, .tile').click();
      all(element, '.chevron')[0]?.click();
      await element.updateComplete;
      await expect(element).to.be.accessible();
    });
  }
});
