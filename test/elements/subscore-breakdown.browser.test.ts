import { expect, fixture, html, oneEvent, waitUntil } from '@open-wc/testing';
import type { Posture } from '../../src/core/posture.js';
import '../../src/define/secure-score-provider.js';
import '../../src/define/subscore-breakdown.js';
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
  return element;
}

const all = (element: Element, selector: string): HTMLElement[] => [...element.shadowRoot!.querySelectorAll<HTMLElement>(selector)];
const one = (element: Element, selector: string): HTMLElement => all(element, selector)[0]!;
const button = (element: Element, name: string): HTMLElement =>
  all(element, 'button').find((candidate) => candidate.ariaLabel === name || candidate.textContent!.trim() === name)!;

describe('subscore-breakdown', () => {
  it('prints the halves, their mean and the sub-scores as text', async () => {
    const text = shadowText(await shown(posture));
    for (const part of ['60.33%', '46.72%', '(60.33% + 46.72%) / 2', 'Identity', '50.00%', '30 of 60 points'])
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

  it('shows two thousand scopes fifty at a time, and finds one by name', async () => {
    const element = await shown(scopes(2000), { groupBy: 'scope' });
    expect(all(element, '.list > li')).to.have.length(50);
    expect(shadowText(element)).to.contain('Showing 50 of 2,000');
    button(element, 'Show more').click();
    await element.updateComplete;
    expect(all(element, '.list > li')).to.have.length(100);
    const search = one(element, 'input[type=search]') as HTMLInputElement;
    search.value = 'scope 1999';
    search.dispatchEvent(new Event('input'));
    await element.updateComplete;
    expect(all(element, '.list > li')).to.have.length(1);
    search.value = 'nowhere';
    search.dispatchEvent(new Event('input'));
    await element.updateComplete;
    expect(shadowText(element)).to.contain('Nothing matches “nowhere”.');
  });

  it('sorts by percent, lowest first', async () => {
    const element = await shown(scopes(20), { groupBy: 'scope' });
    const select = one(element, 'select') as HTMLSelectElement;
    select.value = 'percent';
    select.dispatchEvent(new Event('change'));
    await element.updateComplete;
    expect(one(element, '.list > li .choose').textContent).to.equal('Scope 0000');
    expect(select.value).to.equal('percent');
  });

  it('keeps page, focus and elements when equal data come in a new object', async () => {
    const element = await shown(scopes(120), { groupBy: 'scope' });
    button(element, 'Show more').click();
    await element.updateComplete;
    const line = all(element, '.choose')[70]!;
    line.focus();
    element.data = scopes(120);
    await element.updateComplete;
    expect(all(element, '.list > li')).to.have.length(100);
    expect(element.shadowRoot!.activeElement).to.equal(line);
  });

  it('starts over with the data of another tenant', async () => {
    const element = await shown({ ...scopes(120), tenantId: 'one' }, { groupBy: 'scope' });
    button(element, 'Show more').click();
    await element.updateComplete;
    element.data = { ...scopes(120), tenantId: 'two' };
    await element.updateComplete;
    expect(all(element, '.list > li')).to.have.length(50);
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

  for (const groupBy of ['subscore', 'scope']) {
    it(`is accessible by ${groupBy}, with a line chosen`, async () => {
      const element = await shown({ ...scopes(15), ...posture }, { groupBy });
      one(element, '.choose').click();
      await element.updateComplete;
      await expect(element).to.be.accessible();
    });
  }
});
