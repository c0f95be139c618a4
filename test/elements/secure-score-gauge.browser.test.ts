import { expect, fixture, html } from '@open-wc/testing';
import { SecureScoreGauge } from '../../src/elements/secure-score-gauge/secure-score-gauge.js';
import { SecureScoreProvider } from '../../src/elements/secure-score-provider/secure-score-provider.js';
import { define } from '../../src/define/define.js';
import { sendKeys } from '@web/test-runner-commands';
import { shadowText } from '../support/shadow-text.js';

define('secure-score-gauge', SecureScoreGauge);
define('secure-score-provider', SecureScoreProvider);

const meterOf = (gauge: SecureScoreGauge) => gauge.shadowRoot!.querySelector('[role="meter"]')!;
const partText = (gauge: SecureScoreGauge, part: string) =>
  gauge.shadowRoot!.querySelector(`[part="${part}"]`)?.textContent?.trim() ?? null;
const dash = (gauge: SecureScoreGauge) => gauge.shadowRoot!.querySelector('path.fill')!.getAttribute('stroke-dasharray');
const plain = { scores: { total: { points: 20, maxPoints: 80 } } };

describe('secure-score-gauge', () => {
  it('shows a score from attributes alone', async () => {
    const gauge = await fixture<SecureScoreGauge>(html`<secure-score-gauge score="31" max="50"></secure-score-gauge>`);
    expect(gauge.state.kind).to.equal('loaded');
    expect(partText(gauge, 'value')).to.equal('62%');
    expect(partText(gauge, 'points')).to.equal('31 of 50 points');
    expect(partText(gauge, 'band')).to.equal('Fair');
    expect(dash(gauge)).to.equal('62 100');
  });

  it('is a named meter with number and words', async () => {
    const gauge = await fixture<SecureScoreGauge>(html`<secure-score-gauge score="31" max="50"></secure-score-gauge>`);
    const meter = meterOf(gauge);
    expect(meter.getAttribute('aria-label')).to.equal('Secure score');
    expect([meter.ariaValueMin, meter.ariaValueNow, meter.ariaValueMax]).to.deep.equal(['0', '62', '100']);
    expect(meter.ariaValueText).to.equal('62%, 31 of 50 points, Fair');
    await expect(gauge).to.be.accessible();
  });

  it('follows its attributes, and takes a score without a maximum as a percent', async () => {
    const gauge = await fixture<SecureScoreGauge>(html`<secure-score-gauge score="31" max="50"></secure-score-gauge>`);
    gauge.setAttribute('score', '40');
    gauge.removeAttribute('max');
    gauge.setAttribute('target', '80');
    await gauge.updateComplete;
    expect(partText(gauge, 'value')).to.equal('40%');
    expect(gauge.report!.targets).to.deep.equal([{ percent: 80 }]);
    expect(shadowText(gauge)).to.contain('80%');
    gauge.removeAttribute('score');
    await gauge.updateComplete;
    expect(gauge.state.kind).to.equal('idle');
  });

  it('never makes a zero of an empty or unreadable attribute', async () => {
    const empty = await fixture<SecureScoreGauge>(html`<secure-score-gauge score="" max="50"></secure-score-gauge>`);
    expect(empty.state.kind).to.equal('idle');
    const wrong = await fixture<SecureScoreGauge>(html`<secure-score-gauge score="many" max="50"></secure-score-gauge>`);
    expect(shadowText(wrong)).not.to.contain('0%');
  });

  it('prints what is out of range and keeps the meter inside', async () => {
    const gauge = await fixture<SecureScoreGauge>(html`<secure-score-gauge score="124"></secure-score-gauge>`);
    expect(partText(gauge, 'value')).to.equal('124%');
    expect(meterOf(gauge).getAttribute('aria-valuenow')).to.equal('100');
  });

  for (const variant of ['arc', 'ring', 'linear', 'number'] as const) {
    it(`has its number as text and one meter as ${variant}`, async () => {
      const gauge = await fixture<SecureScoreGauge>(
        html`<secure-score-gauge variant=${variant} score="31" max="50" target="80"></secure-score-gauge>`,
      );
      expect(partText(gauge, 'value')).to.equal('62%');
      expect(gauge.shadowRoot!.querySelectorAll('[role="meter"]')).to.have.length(1);
      await expect(gauge).to.be.accessible();
    });
  }

  it('reads a payload, names what is missing, and keeps its tree for equal data', async () => {
    const gauge = await fixture<SecureScoreGauge>(html`<secure-score-gauge></secure-score-gauge>`);
    gauge.data = { scores: { defenderXdr: { points: 30, maxPoints: 60 } }, asOf: new Date().toISOString() };
    await new Promise<void>((resolve) => {
      const settled = (event: HTMLElementEventMap['secure-score-state-change']) => event.detail.kind === 'partial' && resolve();
      gauge.addEventListener('secure-score-state-change', settled);
    });
    await gauge.updateComplete;
    expect(partText(gauge, 'note')).to.equal('Enable Microsoft Defender for Cloud to score Infrastructure.');
    const meter = meterOf(gauge);
    const report = gauge.report;
    gauge.data = structuredClone(gauge.data);
    await gauge.updateComplete;
    expect(meterOf(gauge)).to.equal(meter);
    expect(gauge.report).to.equal(report);
  });

  it('shows the active part under a provider and hands the scope back', async () => {
    const data = { scores: { total: { percent: 50 }, subscores: [{ id: 'identity', points: 9, maxPoints: 12 }] } };
    const provider = await fixture<SecureScoreProvider>(
      html`<secure-score-provider .data=${data}><secure-score-gauge></secure-score-gauge></secure-score-provider>`,
    );
    const gauge = provider.querySelector('secure-score-gauge')!;
    while (!provider.report) await new Promise((resolve) => setTimeout(resolve, 10));
    provider.activeScope = { kind: 'subscore', id: 'identity', name: 'Identity' };
    await gauge.updateComplete;
    expect(partText(gauge, 'heading')).to.equal('Identity');
    expect(partText(gauge, 'value')).to.equal('75%');
    const button = gauge.shadowRoot!.querySelector<HTMLButtonElement>('[part="scope"] button')!;
    expect(button.getAttribute('aria-label')).to.equal('Remove the scope Identity');
    provider.addEventListener('secure-score-scope-change', (event) => event.preventDefault(), { once: true });
    button.click();
    expect(provider.activeScope).not.to.equal(null);
    button.click();
    await gauge.updateComplete;
    expect(provider.activeScope).to.equal(null);
    expect(partText(gauge, 'value')).to.equal('50%');
  });

  it('stands before its data, in any order', async () => {
    const gauge = document.createElement('secure-score-gauge');
    gauge.data = plain;
    gauge.score = 3;
    document.body.append(gauge);
    while (!gauge.report) await new Promise((resolve) => setTimeout(resolve, 10));
    await gauge.updateComplete;
    expect(partText(gauge, 'value')).to.equal('25%');
    gauge.remove();
  });

  for (const width of [96, 140, 200, 280, 480]) {
    it(`fits into ${width} px`, async () => {
      const frame = await fixture<HTMLElement>(
        html`<div .style=${`inline-size:${width}px`}><secure-score-gauge score="31" max="50" target="80"></secure-score-gauge></div>`,
      );
      const gauge = frame.querySelector('secure-score-gauge')!;
      await gauge.updateComplete;
      expect(gauge.scrollWidth).to.be.at.most(width + 1);
      const outside = gauge.shadowRoot!.querySelector('.outside');
      const label = outside!.getBoundingClientRect();
      if (label.width > 0) expect(label.right).to.be.at.most(gauge.getBoundingClientRect().right + 1);
      const value = gauge.shadowRoot!.querySelector('.value')!.getBoundingClientRect();
      expect(value.width).to.be.lessThan(gauge.shadowRoot!.querySelector('.dial')!.getBoundingClientRect().width * 0.84);
    });
  }

  it('opens the arithmetic of its number by keyboard, and gives the focus back', async () => {
    const gauge = await fixture<SecureScoreGauge>(html`<secure-score-gauge score="31" max="50"></secure-score-gauge>`);
    const figure = gauge.shadowRoot!.querySelector<HTMLButtonElement>('button[aria-haspopup="dialog"]')!;
    expect(figure.textContent).to.contain('62').and.to.contain('31 of 50 points');
    figure.focus();
    await sendKeys({ press: 'Enter' });
    await until(() => gauge.shadowRoot!.querySelector('[role="dialog"]')?.textContent?.includes('31 ÷ 50 = 62%'));
    await expect(gauge).to.be.accessible();
    await sendKeys({ press: 'Escape' });
    await until(() => gauge.shadowRoot!.activeElement === figure);
  });

  it('is walked through by keyboard: number, change, badge, date, notes', async () => {
    const day = (back: number) => new Date(Date.now() - back * 86_400_000).toISOString();
    const data = {
      asOf: day(0),
      settings: { infrastructure: false },
      recommendations: [{ id: 'a', title: 'a', model: 'actions' as const, subscore: 'data' as const, points: '5', maxPoints: 10 }],
      history: [{ date: day(30).slice(0, 10), percent: 40 }],
    };
    const gauge = await fixture<SecureScoreGauge>(html`<secure-score-gauge .data=${data}></secure-score-gauge>`);
    await until(() => gauge.shadowRoot!.querySelector('[part="notes"]'));
    const focusable = [...gauge.shadowRoot!.querySelectorAll<HTMLElement>('button, summary')];
    expect(focusable.map((one) => one.matches('[part="notes"]') || one.localName)).to.deep.equal([
      'button',
      'button',
      'button',
      'summary',
      true,
    ]);
    for (const stop of focusable) {
      stop.focus();
      expect(gauge.shadowRoot!.activeElement).to.equal(stop);
      const { width, height } = stop.getBoundingClientRect();
      expect(Math.min(width, height)).to.be.at.least(23.5);
      if (stop.localName === 'summary') continue;
      await sendKeys({ press: 'Enter' });
      await until(() => gauge.shadowRoot!.querySelector('[role="dialog"]')?.matches(':popover-open'));
      await sendKeys({ press: 'Escape' });
      await until(() => gauge.shadowRoot!.activeElement === stop);
    }
  });

  it('marks a partial score and says what is missing behind the badge', async () => {
    const data = { asOf: new Date().toISOString(), scores: { defenderXdr: { points: 30, maxPoints: 60 } } };
    const gauge = await fixture<SecureScoreGauge>(html`<secure-score-gauge .data=${data}></secure-score-gauge>`);
    await until(() => gauge.shadowRoot!.querySelector('[part="badge"]'));
    gauge.shadowRoot!.querySelector<HTMLElement>('[part="badge"]')!.click();
    await until(() => gauge.shadowRoot!.querySelector('[role="dialog"]')?.textContent?.includes('Enable Microsoft Defender for Cloud'));
  });

  it('lists the next recommendations on demand and says which one was chosen', async () => {
    const recommendations = [4, 8, 6, 2].map((maxPoints) => ({
      id: `r${maxPoints}`,
      title: `Action worth ${maxPoints}`,
      model: 'actions' as const,
      subscore: 'data' as const,
      points: 0,
      maxPoints,
    }));
    const data = { asOf: new Date().toISOString(), settings: { infrastructure: false }, recommendations };
    const gauge = await fixture<SecureScoreGauge>(html`<secure-score-gauge next-steps subscores .data=${data}></secure-score-gauge>`);
    const chosen: string[] = [];
    gauge.addEventListener('secure-score-recommendation-open', ({ detail }) => chosen.push(detail.recommendationId));
    const buttons = () => [...gauge.shadowRoot!.querySelectorAll<HTMLButtonElement>('[part="recommendations"] button.link')];
    await until(() => buttons().length > 0);
    expect(buttons().map((button) => button.textContent)).to.deep.equal(['Action worth 8', 'Action worth 6', 'Action worth 4']);
    buttons()[1]!.click();
    expect(chosen).to.deep.equal(['r6']);
    expect(gauge.shadowRoot!.querySelectorAll('[part="subscores"] li')).to.have.length(5);
    await expect(gauge).to.be.accessible();
  });

  it('keeps its heading where there is no score to show', async () => {
    const source = { load: () => Promise.resolve({ kind: 'failed' as const, error: { code: 'server' as const, message: 'status 500' } }) };
    const gauge = await fixture<SecureScoreGauge>(html`<secure-score-gauge .source=${source}></secure-score-gauge>`);
    await until(() => gauge.state.kind === 'error');
    await gauge.updateComplete;
    expect(partText(gauge, 'heading')).to.equal('Secure score');
    expect(partText(gauge, 'message')).to.contain('could not be loaded');
    await expect(gauge).to.be.accessible();
  });

  it('draws what the score could become and says it', async () => {
    const data = {
      asOf: new Date().toISOString(),
      settings: { infrastructure: false },
      recommendations: [
        { id: 'a', title: 'a', model: 'actions' as const, subscore: 'data' as const, points: 5, maxPoints: 10 },
        { id: 'b', title: 'b', model: 'actions' as const, subscore: 'data' as const, points: 0, maxPoints: 10, status: 'planned' },
      ],
    };
    for (const variant of ['arc', 'linear'] as const) {
      const gauge = await fixture<SecureScoreGauge>(
        html`<secure-score-gauge variant=${variant} projection="planned" .data=${data}></secure-score-gauge>`,
      );
      await until(() => partText(gauge, 'projection'));
      expect(partText(gauge, 'projection')).to.equal('Planned score 75%');
      expect(gauge.shadowRoot!.querySelectorAll('.dial .ghost, .bar .ghost')).to.have.length(1);
    }
  });
});

async function until(isTrue: () => unknown): Promise<void> {
  for (let waits = 0; waits < 800 && !isTrue(); waits++) await new Promise((resolve) => setTimeout(resolve, 10));
  expect(Boolean(isTrue())).to.equal(true);
}
