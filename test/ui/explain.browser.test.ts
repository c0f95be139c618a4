import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { css, type TemplateResult } from 'lit';
import type { Posture } from '../../src/core/posture.js';
import type { ScoreReport } from '../../src/core/report.js';
import { common } from '../../src/format/messages/common.js';
import { explainOpen } from '../../src/format/messages/explain-open.js';
import { ExplainController, explainStyles } from '../../src/ui/explain.js';
import { Widget } from '../../src/ui/widget.js';

const messages = { ...common, ...explainOpen };

class ExplainedScores extends Widget {
  static override styles = [Widget.styles, explainStyles];
  protected readonly catalogue = messages;
  readonly #explain = new ExplainController(this, () => this.formatter);

  protected override label = () => 'Scores';
  protected override skeleton = () => html``;

  protected override content(report: ScoreReport): TemplateResult {
    return html`<p>${this.#explain.trigger({ kind: 'total' }, 'total')}</p>
      <p>${this.#explain.trigger({ kind: 'part', id: 'infrastructure' }, 'cloud')} ${report.total.kind}</p>
      <p>${this.#explain.qualityNotes()}</p>`;
  }
}
customElements.define('explained-scores', ExplainedScores);

/** As the gauge is: out of sight nothing of it is laid out. */
class SkippedScores extends ExplainedScores {
  static override styles = [
    ...ExplainedScores.styles,
    css`
      :host {
        content-visibility: auto;
      }
    `,
  ];
}
customElements.define('skipped-scores', SkippedScores);

const posture: Posture = {
  asOf: new Date().toISOString(),
  tenantId: 'one',
  scopes: [{ id: 's', name: 'Subscription', kind: 'subscription' }],
  controls: Array.from({ length: 25 }, (_, index) => ({
    id: `c${index}`,
    name: `Control ${index}`,
    maxPoints: index + 1,
    scopeId: index === 0 ? 'nowhere' : 's',
    resources: { healthy: 1, unhealthy: 1, notApplicable: 0 },
  })),
};

const triggers = (host: Element) => [...host.shadowRoot!.querySelectorAll<HTMLButtonElement>('button.explain')];
const panel = (host: Element) => host.shadowRoot!.querySelector<HTMLElement>('[role="dialog"]');
const textOf = (host: Element) => panel(host)!.innerText;
const buttonIn = (host: Element, text: string) =>
  [...panel(host)!.querySelectorAll('button')].find((button) => button.textContent!.includes(text) || button.title === text)!;

async function until(isTrue: () => unknown): Promise<void> {
  for (let waits = 0; waits < 800 && !isTrue(); waits++) await new Promise((resolve) => setTimeout(resolve, 10));
  expect(Boolean(isTrue())).to.equal(true);
}

const isOpen = (host: Element) => panel(host)?.matches(':popover-open') ?? false;

async function opened(index = 0, data: Posture = posture): Promise<ExplainedScores> {
  const host = await fixture<ExplainedScores>(html`<explained-scores .data=${data}></explained-scores>`);
  await until(() => triggers(host).length >= 2);
  triggers(host)[index]!.focus();
  triggers(host)[index]!.click();
  await until(() => isOpen(host));
  return host;
}

describe('a number opens its arithmetic', () => {
  it('shows formula, result, source and disclaimer in a named dialog, and says that it is open', async () => {
    const host = await opened();
    const trigger = triggers(host)[0]!;
    expect(trigger.getAttribute('aria-haspopup')).to.equal('dialog');
    expect(trigger.getAttribute('aria-expanded')).to.equal('true');
    expect(panel(host)!.getAttribute('aria-label')).to.contain('how it is computed');
    expect(textOf(host)).to.contain('÷').and.to.contain('no guarantee').and.to.contain('Data of');
    await expect(host).to.be.accessible();
  });

  it('stands inside of the window, also where the number is out of sight and not laid out', async () => {
    const page = await fixture(
      html`<div dir="rtl" style="padding-block-start: 4000px">
        <skipped-scores .data=${posture}></skipped-scores>
      </div>`,
    );
    const host = page.querySelector<SkippedScores>('skipped-scores')!;
    await until(() => triggers(host).length >= 2);
    triggers(host)[0]!.click();
    await until(() => isOpen(host));
    const { left, right, width } = panel(host)!.getBoundingClientRect();
    expect(width).to.be.greaterThan(100);
    expect(left).to.be.least(8);
    expect(right).to.be.most(document.documentElement.clientWidth - 8);
  });

  it('loads nothing before, and leaves the number in the page’s text', async () => {
    const host = await fixture<ExplainedScores>(html`<explained-scores .data=${posture}></explained-scores>`);
    await until(() => triggers(host).length >= 2);
    expect(panel(host)).to.equal(null);
    expect(triggers(host)[0]!.textContent).to.contain('total');
  });

  it('takes the focus, gives it back on Escape, and closes at its own button', async () => {
    const host = await opened();
    expect(host.shadowRoot!.activeElement).to.equal(panel(host));
    await sendKeys({ press: 'Escape' });
    await until(() => !isOpen(host));
    await until(() => host.shadowRoot!.activeElement === triggers(host)[0]);
    expect(triggers(host)[0]!.getAttribute('aria-expanded')).to.equal('false');
    triggers(host)[0]!.click();
    await until(() => isOpen(host));
    buttonIn(host, 'Close').click();
    await until(() => !isOpen(host));
    expect(host.shadowRoot!.activeElement).to.equal(triggers(host)[0]);
  });

  it('closes at a second click, and goes from one number to the next', async () => {
    const host = await opened();
    triggers(host)[0]!.click();
    await until(() => !isOpen(host));
    triggers(host)[0]!.click();
    await until(() => isOpen(host));
    triggers(host)[1]!.click();
    await until(() => triggers(host)[1]!.getAttribute('aria-expanded') === 'true');
    expect(isOpen(host)).to.equal(true);
    expect(triggers(host)[0]!.getAttribute('aria-expanded')).to.equal('false');
    expect(textOf(host)).to.match(/^Infrastructure/);
  });

  it('opens level by level with the keyboard', async () => {
    const host = await opened();
    expect(textOf(host)).not.to.contain('Control 24');
    const summary = panel(host)!.querySelector('summary')!;
    summary.focus();
    await sendKeys({ press: 'Enter' });
    await until(() => panel(host)!.querySelectorAll('summary').length > 1);
    expect(panel(host)!.querySelector('details')!.open).to.equal(true);
  });

  it('shows the largest of many parts first, and more when asked', async () => {
    const host = await opened(1);
    for (let depth = 0; depth < 3 && !textOf(host).includes('Control 24'); depth++) {
      panel(host)!.querySelector<HTMLElement>('details:not([open]) > summary')?.click();
      await new Promise((resolve) => setTimeout(resolve, 30));
    }
    expect(textOf(host)).to.contain('Control 24');
    expect(textOf(host)).not.to.contain('Control 1\n');
    buttonIn(host, 'more').click();
    await until(() => textOf(host).includes('Control 1\n'));
  });

  it('lists the notes on the data behind their count', async () => {
    const host = await opened(2);
    const count = host.report!.quality.length;
    expect(triggers(host)[2]!.textContent).to.contain(String(count));
    expect(panel(host)!.getAttribute('aria-label')).to.equal('Notes on the data');
    expect(panel(host)!.querySelectorAll('li')).to.have.length(count);
  });

  it('copies as text and says so, and offers the text where the page may not copy', async () => {
    const host = await opened();
    const copied: string[] = [];
    const clipboard = { writeText: (text: string) => (copied.push(text), Promise.resolve()) };
    Object.defineProperty(navigator, 'clipboard', { configurable: true, value: clipboard });
    buttonIn(host, 'Copy').click();
    await until(() => panel(host)!.querySelector('[role="status"]')!.textContent!.includes('Copied'));
    expect(copied[0]).to.contain('Control 24').and.to.contain('÷');
    Object.defineProperty(navigator, 'clipboard', { configurable: true, value: undefined });
    buttonIn(host, 'Copy').click();
    await until(() => panel(host)!.querySelector('textarea'));
    expect(panel(host)!.querySelector('textarea')!.value).to.contain('Control 24');
    Reflect.deleteProperty(navigator, 'clipboard');
  });

  it('follows new data of the tenant, and never shows one tenant’s arithmetic under another', async () => {
    const host = await opened();
    host.data = { ...posture, controls: posture.controls!.slice(20) };
    await until(() => isOpen(host) && !textOf(host).includes('Control 1\n'));
    host.data = { ...posture, tenantId: 'two' };
    await host.updateComplete;
    await until(() => !isOpen(host));
  });

  it('stays inside a narrow window', async () => {
    const host = await opened();
    const { left, right, top, bottom } = panel(host)!.getBoundingClientRect();
    expect(Math.min(left, top)).to.be.at.least(0);
    expect(right).to.be.at.most(document.documentElement.clientWidth);
    expect(bottom).to.be.at.most(document.documentElement.clientHeight);
  });
});
