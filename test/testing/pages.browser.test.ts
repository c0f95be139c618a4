import { expect, fixture, html } from '@open-wc/testing';
import '../../src/define/index.js';
import {
  BreakdownPage,
  createFakeSource,
  GaugePage,
  inputsFor,
  samplePosture,
  TablePage,
  TrendPage,
  whenState,
} from '../../src/testing/index.js';
import type { StateKind } from '../../src/state/widget-state.js';

const options = { now: '2026-11-20T06:00:00Z' };
const data = {
  asOf: '2026-11-20T06:00:00Z',
  settings: { infrastructure: false },
  recommendations: [
    { id: 'a', title: 'Require MFA', subscore: 'identity', maxPoints: 10, points: 4, description: '<p>Ask for a second factor.</p>' },
    { id: 'b', title: 'Safe links', subscore: 'apps', maxPoints: 9, points: 9, status: 'completed' },
  ],
  history: [
    { date: '2026-10-01', percent: 50 },
    { date: '2026-11-18', percent: 60 },
  ],
};
const kinds: readonly StateKind[] = ['idle', 'loading', 'loaded', 'empty', 'partial', 'stale', 'restricted', 'error'];

describe('inputsFor', () => {
  for (const tag of ['secure-score-gauge', 'subscore-breakdown', 'recommendation-table', 'score-trend', 'secure-score-provider'] as const) {
    for (const kind of kinds) {
      it(`brings ${tag} into the state ${kind}`, async () => {
        const element = Object.assign(document.createElement(tag), inputsFor(kind));
        document.body.append(element);
        await whenState(element, kind);
        expect(element.state.kind).to.equal(kind);
        element.remove();
      });
    }
  }
});

describe('whenState', () => {
  it('waits for a widget that its provider feeds', async () => {
    const source = createFakeSource();
    const provider = await fixture(html`<secure-score-provider .source=${source}><score-trend></score-trend></secure-score-provider>`);
    const trend = provider.querySelector('score-trend')!;
    setTimeout(() => source.answerPosture(samplePosture()), 30);
    await whenState(trend, ['loaded', 'stale', 'partial']);
    expect(trend.report).not.to.equal(null);
  });

  it('tells which state it is in when it gives up', async () => {
    const gauge = Object.assign(document.createElement('secure-score-gauge'), inputsFor('error'));
    document.body.append(gauge);
    const told = await whenState(gauge, 'loaded', { withinMs: 50 }).then(
      () => '',
      (error: Error) => error.message,
    );
    expect(told).to.equal('<secure-score-gauge> is “error” (server: status 500) after 50 ms, not “loaded”');
    gauge.remove();
  });
});

describe('a fake source', () => {
  it('counts, holds, answers and fails as it is told', async () => {
    const source = createFakeSource();
    const gauge = await fixture<HTMLElementTagNameMap['secure-score-gauge']>(
      html`<secure-score-gauge .source=${source}></secure-score-gauge>`,
    );
    expect([source.loads, source.waiting, gauge.state.kind]).to.deep.equal([1, 1, 'loading']);
    source.answer(data);
    await whenState(gauge, ['loaded', 'partial', 'stale']);
    source.hold();
    const refreshed = gauge.refresh();
    expect([source.loads, source.waiting]).to.deep.equal([2, 1]);
    source.fail('network');
    await refreshed;
    expect(gauge.state.kind).to.equal('stale');
    source.hold();
    void gauge.refresh();
    gauge.remove();
    await new Promise((resolve) => setTimeout(resolve));
    expect(source.waiting).to.equal(0);
  });

  it('takes what nobody can read as an invalid answer', async () => {
    const source = createFakeSource();
    source.answer({ unrelated: true });
    const gauge = await fixture<HTMLElementTagNameMap['secure-score-gauge']>(
      html`<secure-score-gauge .source=${source}></secure-score-gauge>`,
    );
    await whenState(gauge, 'error');
    expect('error' in gauge.state && gauge.state.error?.code).to.equal('invalid');
  });
});

describe('page objects', () => {
  const mount = async <T extends keyof HTMLElementTagNameMap>(tag: T) => {
    const element = Object.assign(document.createElement(tag), { data, options });
    const frame = await fixture<HTMLElement>(html`<div .style=${'inline-size: 1000px'}></div>`);
    frame.append(element);
    return element;
  };

  it('read a gauge and open its arithmetic', async () => {
    const page = await new GaugePage(await mount('secure-score-gauge')).when('partial');
    expect(page.value).to.equal('68.42%');
    expect(page.points).to.equal('13 of 19 points');
    expect(page.band).to.equal('Fair');
    expect(page.change).to.match(/^\+18\.42 pp/);
    expect(page.meter).to.deep.equal({ name: 'Microsoft Secure Score', value: 68.42, text: '68.42%, 13 of 19 points, Fair' });
    expect(page.notes).to.have.length(1);
    expect(await page.explain()).to.contain('(9 + 4) ÷ (9 + 10) = 68.42%');
    await page.closeExplanation();
    expect(page.explanation).to.equal(null);
  });

  it('read a breakdown and choose a part of it', async () => {
    const page = await new BreakdownPage(await mount('subscore-breakdown')).when('partial');
    expect(page.row('Identity')).to.deep.equal({ name: 'Identity', value: '40.00%', isActive: false });
    expect(page.row('Data').value).to.equal('Not enabled');
    await page.choose('Identity');
    expect(page.row('Identity').isActive).to.equal(true);
    expect(await page.explain('Apps')).to.contain('9');
    expect(() => page.row('Nothing')).to.throw('no row “Nothing”; there are “Total score”');
  });

  it('read a table, sort, search, filter, open and select', async () => {
    const page = await new TablePage(await mount('recommendation-table')).when('partial');
    expect(page.titles).to.deep.equal(['Require MFA', 'Safe links']);
    expect(page.cell('Safe links', 'status')).to.equal('Completed');
    expect(page.cell('Require MFA', 'achieved')).to.equal('4 / 10');
    expect(page.pager).to.contain('1–2 of 2');
    await page.sort('title');
    await page.sort('title');
    expect(page.sortOf('title')).to.equal('descending');
    expect(page.titles).to.deep.equal(['Safe links', 'Require MFA']);
    await page.search('mfa');
    expect(page.titles).to.deep.equal(['Require MFA']);
    await page.search('');
    await page.filter('Completed');
    expect(page.titles).to.deep.equal(['Safe links']);
    await page.press('Clear all');
    await page.open('Require MFA');
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(page.detail('Require MFA')).to.contain('Ask for a second factor.');
    expect(page.detail('Safe links')).to.equal(null);
    await page.select('Require MFA');
    expect(page.isSelected('Require MFA')).to.equal(true);
    let told = '';
    await page.press('Nothing').catch((error: Error) => (told = error.message));
    expect(told).to.contain('no button “Nothing”; there are');
  });

  it('read a trend, choose a range and move the cursor', async () => {
    const page = await new TrendPage(await mount('score-trend')).when('partial');
    expect(page.summary).to.match(/^Secure score rose from 50% to 68\.42%|^Secure score rose from/);
    expect(page.ranges).to.contain('7 days');
    await page.chooseRange('7 days');
    expect(page.range).to.equal('7 days');
    await page.pressKey('Home');
    expect(page.day).to.contain('Nov 1');
    expect(page.changes.length).to.be.greaterThan(0);
  });
});
