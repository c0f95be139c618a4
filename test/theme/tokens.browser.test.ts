import { sendKeys } from '@web/test-runner-commands';
import { expect, waitUntil } from '@open-wc/testing';
import { html, render } from 'lit';
import '../../src/define/index.js';
import { readPosture, type Posture } from '../../src/index.js';
import type { DataInput } from '../../src/state/data-input.js';
import { createTenant, payloadsOf } from '../../src/testing/index.js';
import { tokenDescriptions } from '../../src/theme/tokens.docs.js';
import type { TokenName } from '../../src/theme/tokens.js';
import { shadowElements } from './painted.js';

const now = '2026-11-20T06:00:00Z';
const tags = 'secure-score-gauge, subscore-breakdown, recommendation-table, score-trend';

/** Every token with the property that it is documented to set, and a value that nothing has by chance. */
const uses: Readonly<Record<TokenName, readonly [property: string, value: string, computed?: string]>> = {
  font: ['font-family', 'Papyrus'],
  'font-size': ['font-size', '23px'],
  'line-height': ['line-height', '3', '48px'],
  space: ['column-gap', '7px', '14px'],
  radius: ['border-top-left-radius', '13px'],
  duration: ['transition-duration', '0.777s'],
  surface: ['background-color', 'rgb(1, 2, 3)'],
  'surface-subtle': ['background-color', 'rgb(1, 2, 4)'],
  text: ['color', 'rgb(1, 2, 5)'],
  'text-muted': ['color', 'rgb(1, 2, 6)'],
  accent: ['background-color', 'rgb(1, 2, 7)'],
  'accent-graphic': ['stroke', 'rgb(1, 2, 8)'],
  'accent-text': ['color', 'rgb(1, 2, 9)'],
  'on-accent': ['color', 'rgb(1, 2, 10)'],
  'accent-soft': ['background-color', 'rgb(1, 2, 11)'],
  hairline: ['border-bottom-color', 'rgb(1, 2, 12)'],
  track: ['stroke', 'rgb(1, 2, 13)'],
  outline: ['border-top-color', 'rgb(1, 2, 14)'],
  focus: ['outline-color', 'rgb(1, 2, 15)'],
  'band-at-risk': ['stroke', 'rgb(1, 2, 16)'],
  'band-fair': ['stroke', 'rgb(1, 2, 17)'],
  'band-good': ['stroke', 'rgb(1, 2, 18)'],
  'band-very-good': ['stroke', 'rgb(1, 2, 19)'],
  'band-neutral': ['stroke', 'rgb(1, 2, 20)'],
  positive: ['color', 'rgb(1, 2, 21)'],
  negative: ['color', 'rgb(1, 2, 22)'],
  'series-1': ['stroke', 'rgb(1, 2, 23)'],
  'series-2': ['stroke', 'rgb(1, 2, 24)'],
  'series-3': ['stroke', 'rgb(1, 2, 25)'],
  'series-4': ['stroke', 'rgb(1, 2, 26)'],
  'series-5': ['stroke', 'rgb(1, 2, 27)'],
  'series-6': ['stroke', 'rgb(1, 2, 28)'],
};

function posture(): Posture {
  const read = readPosture(payloadsOf(createTenant({ seed: 'tokens', kind: 'healthy', asOf: now })));
  if (read.kind !== 'posture') throw new Error('the tenant is not readable');
  return read.posture;
}

const action = (id: string, maxPoints: number | null) => ({ id, title: id, subscore: 'data', model: 'actions', points: 5, maxPoints });

/** A maximum that is not known: the percent is a bound, and has no band. */
const upperBound: DataInput = { asOf: now, settings: { infrastructure: false }, recommendations: [action('a', 10), action('b', null)] };
const falling: DataInput = { asOf: now, scores: { total: { percent: 40 } }, history: [{ date: '2026-10-21', percent: 60 }] };

async function mount(): Promise<HTMLElement> {
  const box = document.createElement('div');
  document.body.append(box);
  render(
    html`<div>
      <secure-score-provider .data=${posture()} .options=${{ now }}>
        <secure-score-gauge></secure-score-gauge>
        <subscore-breakdown></subscore-breakdown>
        <recommendation-table></recommendation-table>
        <score-trend></score-trend>
      </secure-score-provider>
      ${[20, 60, 75, 95].map((score) => html`<secure-score-gauge band-colors score=${score}></secure-score-gauge>`)}
      <secure-score-gauge band-colors .data=${upperBound}></secure-score-gauge>
      <secure-score-gauge .data=${falling} .options=${{ now }}></secure-score-gauge>
    </div>`,
    box,
  );
  await waitUntil(() => [...box.querySelectorAll(tags)].every((element) => /\d/.test(element.shadowRoot!.textContent ?? '')), undefined, {
    timeout: 10_000,
  });
  await openPlanner(box);
  return box;
}

/** The primary button stands in the planner. */
async function openPlanner(box: HTMLElement): Promise<void> {
  const inside = () => shadowElements(box.querySelectorAll('recommendation-table')) as HTMLElement[];
  await waitUntil(() => {
    if (inside().some((element) => element.matches('button[type=submit]'))) return true;
    const opener = inside().find((element) => element.matches('button[aria-expanded=false]') && /plan/i.test(element.textContent ?? ''));
    opener?.click();
    return false;
  }, 'the planner opens', { interval: 300, timeout: 10_000 }); // prettier-ignore
}

/** A list, such as of transitions, has the value in one of its places. */
const isSet = (computed: string, value: string): boolean => computed === value || computed.split(', ').includes(value);

describe('public tokens', () => {
  let box: HTMLElement;
  let elements: Element[];
  before(async () => {
    box = await mount();
    elements = shadowElements(box.querySelectorAll(tags));
    // Engines differ in whether an element shows a focus that a script gave it; they agree about the next one by key.
    (elements.find((element) => element.matches('button')) as HTMLElement).focus();
    await sendKeys({ press: 'Tab' });
  });
  after(() => box.remove());

  const having = (property: string, value: string) =>
    elements.filter((element) => isSet(getComputedStyle(element).getPropertyValue(property), value));

  it('are all documented, each with a use that is tried here', () => {
    expect(tokenDescriptions.map(({ name }) => name.slice('--secure-score-'.length))).to.have.members(Object.keys(uses));
  });

  for (const [name, [property, value, computed = value]] of Object.entries(uses)) {
    it(`--secure-score-${name} on :root sets ${property}`, () => {
      expect(having(property, computed), 'before').to.have.length(0);
      document.documentElement.style.setProperty(`--secure-score-${name}`, value);
      // A change of a token may be under way for the length of a transition.
      for (const animation of document.getAnimations()) animation.finish();
      const count = having(property, computed).length;
      document.documentElement.style.removeProperty(`--secure-score-${name}`);
      expect(count, `${property}: ${computed}`).to.be.greaterThan(0);
    });
  }

  it('a token nearer to the widget wins over :root, and one on the widget over both', () => {
    const gauge = document.querySelector('secure-score-gauge')!;
    const provider = document.querySelector('secure-score-provider') as HTMLElement;
    const colorOf = () => getComputedStyle(gauge.shadowRoot!.querySelector('[part=base]')!).color;
    const set = (target: HTMLElement, value: string) => target.style.setProperty('--secure-score-text', value);
    set(document.documentElement, 'rgb(1, 1, 1)');
    expect(colorOf()).to.equal('rgb(1, 1, 1)');
    set(provider, 'rgb(2, 2, 2)');
    expect(colorOf()).to.equal('rgb(2, 2, 2)');
    set(gauge, 'rgb(3, 3, 3)');
    expect(colorOf()).to.equal('rgb(3, 3, 3)');
    for (const target of [document.documentElement, provider, gauge]) target.style.removeProperty('--secure-score-text');
  });
});
