import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { JSDOM, VirtualConsole } from 'jsdom';
import type { StateKind } from '../../src/state/widget-state.js';

/** What the page would print as an uncaught error. */
const uncaught: string[] = [];
const virtualConsole = new VirtualConsole().on('jsdomError', (error: Error) => uncaught.push(error.message));

/** A page of jsdom as the globals, as its runners set it up; it has to stand before the elements are loaded. */
const page = new JSDOM('<!doctype html><html lang="en"><body></body></html>', {
  pretendToBeVisual: true,
  url: 'https://portal.example.com/',
  virtualConsole,
});
for (const name of Object.getOwnPropertyNames(page.window)) {
  if (!(name in globalThis)) Object.defineProperty(globalThis, name, { configurable: true, get: () => page.window[name] as unknown });
}
for (const name of ['addEventListener', 'removeEventListener', 'dispatchEvent'] as const) {
  Object.defineProperty(globalThis, name, { configurable: true, value: page.window[name].bind(page.window) });
}
// Node has events of its own, which a page of jsdom does not take.
for (const name of ['Event', 'CustomEvent', 'EventTarget', 'AbortController', 'AbortSignal'] as const) {
  Object.defineProperty(globalThis, name, { configurable: true, value: page.window[name] });
}
await import('../../src/define/index.js');
const { BreakdownPage, GaugePage, inputsFor, TablePage, TrendPage, whenState } = await import('../../src/testing/index.js');

const tags = ['secure-score-gauge', 'subscore-breakdown', 'recommendation-table', 'score-trend', 'secure-score-provider'] as const;
const kinds: readonly StateKind[] = ['idle', 'loading', 'loaded', 'empty', 'partial', 'stale', 'restricted', 'error'];

function mount<T extends keyof HTMLElementTagNameMap>(tag: T, inputs: object): HTMLElementTagNameMap[T] {
  const element = Object.assign(document.createElement(tag), inputs);
  document.body.append(element);
  return element;
}

const data = {
  asOf: '2026-11-20T06:00:00Z',
  settings: { infrastructure: false },
  recommendations: [
    { id: 'a', title: 'Require MFA', subscore: 'identity', maxPoints: 10, points: 4 },
    { id: 'b', title: 'Safe links', subscore: 'apps', maxPoints: 9, points: 9, status: 'completed' },
  ],
  history: [{ date: '2026-10-01', percent: 50 }],
};
const inputs = { data, options: { now: '2026-11-20T06:00:00Z' } };

describe('in jsdom, which lays nothing out', () => {
  for (const tag of tags) {
    for (const kind of kinds) {
      test(`${tag} reaches the state ${kind}`, async () => {
        const element = mount(tag, inputsFor(kind));
        await whenState(element, kind);
        assert.equal(element.state.kind, kind);
        element.remove();
      });
    }
  }

  test('the page objects read what is there', async () => {
    const gauge = await new GaugePage(mount('secure-score-gauge', inputs)).when('partial');
    assert.equal(gauge.value, '68.42%');
    const breakdown = await new BreakdownPage(mount('subscore-breakdown', inputs)).when('partial');
    assert.equal(breakdown.row('Identity').value, '40.00%');
    const table = await new TablePage(mount('recommendation-table', inputs)).when('partial');
    await table.search('links');
    assert.deepEqual(table.titles, ['Safe links']);
    const trend = await new TrendPage(mount('score-trend', inputs)).when('partial');
    assert.match(trend.summary, /from 50%/);
  });

  test('an error that nobody catches is seen by these tests, and there was none', async () => {
    assert.deepEqual(uncaught, []);
    const broken = document.createElement('button');
    broken.addEventListener('click', () => {
      throw new Error('on purpose');
    });
    broken.click();
    assert.equal(uncaught.length, 1);
  });
});
