/** The page of `gauges.mjs`: full gauges and a bare Lit element that draws the same arc, number and label. */
import { css, html, LitElement } from 'lit';
import { property } from 'lit/decorators.js';
import '../src/define/secure-score-gauge.js';
import { dashOf, dialOf } from '../src/elements/secure-score-gauge/secure-score-gauge.dial.js';

class BareGauge extends LitElement {
  static override styles = css`
    :host {
      display: block;
      color: light-dark(#222, #eee);
      font: 16px / 1.4 system-ui;
      text-align: center;
    }
    .dial {
      position: relative;
    }
    path {
      fill: none;
      stroke: #ddd;
      stroke-width: 16px;
      stroke-linecap: round;
    }
    .fill {
      stroke: #2563eb;
    }
    .middle {
      position: absolute;
      inset: 40% 0 auto;
      font-size: 2em;
    }
  `;

  @property({ type: Number }) score = 0;
  @property({ type: Number }) max = 100;

  protected override render() {
    const dial = dialOf('arc');
    const percent = (100 * this.score) / this.max;
    return html`<div class="label">Secure score</div>
      <div class="dial" role="meter" aria-label="Secure score" aria-valuemin="0" aria-valuemax="100" aria-valuenow=${percent}>
        <svg viewBox="0 0 200 ${dial.height}" aria-hidden="true">
          <path d=${dial.path} />
          <path class="fill" d=${dial.path} pathLength="100" stroke-dasharray=${dashOf(dial, percent)?.array ?? '0 100'} />
        </svg>
        <div class="middle">${percent.toFixed(2)}%</div>
      </div>`;
  }
}

customElements.define('bare-gauge', BareGauge);

const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
const task = () =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = resolve;
    port2.postMessage(null);
  });

/** Milliseconds from the first element to the end of the frame that paints the last one. */
async function mount(tag: string, count: number): Promise<number> {
  const list = document.createElement('div');
  list.className = 'list';
  document.body.append(list);
  await frame();
  await task();
  const start = performance.now();
  for (let index = 0; index < count; index++) {
    const gauge = document.createElement(tag);
    gauge.setAttribute('score', String(index % 51));
    gauge.setAttribute('max', '50');
    list.append(gauge);
  }
  await frame();
  await task();
  const milliseconds = performance.now() - start;
  const last = list.lastElementChild?.shadowRoot?.querySelector('[role=meter]');
  if (!last || last.getBoundingClientRect().height === 0) throw new Error(`${tag} has drawn nothing`);
  list.remove();
  await frame();
  await task();
  return milliseconds;
}

Object.assign(globalThis, { mount });
