/** What frameworks write for "nothing" and "no": `undefined` or an empty text to a property, the text `false` to an attribute. */
import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import type { LitElement, PropertyDeclaration } from 'lit';
import '../../src/define/index.js';
import { shadowText } from '../support/shadow-text.js';

const tags = ['secure-score-gauge', 'subscore-breakdown', 'recommendation-table', 'score-trend', 'secure-score-provider'] as const;
const payload = { asOf: '2026-11-20T00:00:00Z', settings: { infrastructure: false }, scores: { defenderXdr: { percent: 40 } } };

type Values = LitElement & Record<string, unknown>;
const create = (tag: string) => document.createElement(tag) as Values;
const publicProperties = (tag: string): [string, PropertyDeclaration][] =>
  [...(customElements.get(tag) as typeof LitElement).elementProperties]
    .filter(([, options]) => !options.state)
    .map(([name, options]) => [String(name), options]);

/** Another value of the same type. */
function other(value: unknown): unknown {
  if (typeof value === 'boolean') return !value;
  if (typeof value === 'number') return value + 1;
  return typeof value === 'string' ? 'x' : {};
}

describe('values that frameworks hand over', () => {
  for (const tag of tags) {
    it(`takes nothing for the default of each property of ${tag}`, () => {
      const names = publicProperties(tag).map(([name]) => name);
      expect(names).to.include('data').and.to.include('src');
      for (const name of names) {
        const fresh = create(tag)[name];
        expect(fresh, name).not.to.equal(undefined);
        const element = create(tag);
        element[name] = undefined;
        expect(element[name], `${name}, first`).to.deep.equal(fresh);
        if (name !== 'view') element[name] = other(fresh);
        element[name] = undefined;
        expect(element[name], `${name}, later`).to.deep.equal(fresh);
        if (typeof fresh === 'string' || name === 'view') continue;
        element[name] = other(fresh);
        element[name] = '';
        expect(element[name], `${name}, emptied`).to.deep.equal(fresh);
      }
    });

    it(`takes the text false in each boolean attribute of ${tag} for no`, () => {
      const booleans = publicProperties(tag).filter(([name]) => typeof create(tag)[name] === 'boolean');
      for (const [name, { attribute }] of booleans) {
        const element = create(tag);
        const read = (text: string) => {
          element.setAttribute(typeof attribute === 'string' ? attribute : name, text);
          return element[name];
        };
        expect([read('false'), read(''), read('false'), read('true'), read('infrastructure')], name).to.deep.equal([
          false,
          true,
          false,
          true,
          true,
        ]);
        element.removeAttribute(typeof attribute === 'string' ? attribute : name);
        expect(element[name], name).to.equal(false);
      }
    });
  }

  it('keeps following the provider where the own data are undefined', async () => {
    const provider = await fixture<Values>(html`
      <secure-score-provider .data=${payload}
        ><secure-score-gauge .data=${undefined} .src=${undefined}></secure-score-gauge
      ></secure-score-provider>
    `);
    const gauge = provider.querySelector('secure-score-gauge')!;
    await waitUntil(() => shadowText(gauge).includes('40'));
    gauge.data = { ...payload, scores: { defenderXdr: { percent: 70 } } };
    await waitUntil(() => shadowText(gauge).includes('70'));
    Object.assign(gauge, { data: undefined });
    await waitUntil(() => shadowText(gauge).includes('40'));
    Object.assign(provider, { data: undefined });
    await waitUntil(() => gauge.state.kind === 'idle');
  });
});
