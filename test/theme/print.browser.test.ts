import { expect, fixture, html } from '@open-wc/testing';
import { emulateMedia } from '@web/test-runner-commands';
import '../../src/define/secure-score-gauge.js';
import '../../src/define/recommendation-table.js';
import { itWith } from '../support/engine.js';
import { shadowElements } from './painted.js';

const posture = { asOf: '2026-11-20T06:00:00Z', recommendations: [{ id: 'a', title: 'One', subscore: 'data', points: 1, maxPoints: 4 }] };

describe('on paper', () => {
  afterEach(async () => {
    await emulateMedia({ media: 'screen' });
    document.adoptedStyleSheets = [];
    document.documentElement.removeAttribute('style');
  });

  itWith('emulateMedia', 'a dark page prints in the light colours', async () => {
    document.documentElement.style.colorScheme = 'dark';
    const gauge = await fixture(html`<secure-score-gauge score="31" max="50"></secure-score-gauge>`);
    const frame = gauge.shadowRoot!.querySelector('[part=base]')!;
    const onScreen = getComputedStyle(frame).color;
    await emulateMedia({ media: 'print' });
    expect(onScreen).to.contain('0.95');
    expect(getComputedStyle(frame).color).to.contain('0.24');
  });

  itWith('emulateMedia', 'the print sheet is black on white in print alone, over the accent of the page', async () => {
    const accent = new CSSStyleSheet();
    accent.replaceSync(':root { --secure-score-accent: #39ff14; }');
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(await (await fetch('/src/theme/themes/print.css')).text());
    document.adoptedStyleSheets = [accent, sheet];
    const gauge = await fixture(html`<secure-score-gauge score="31" max="50"></secure-score-gauge>`);
    const strokes = () => shadowElements([gauge]).map((element) => getComputedStyle(element).stroke);
    const black = 'oklch(0.25 0 0)';
    expect(strokes()).to.not.include(black);
    await emulateMedia({ media: 'print' });
    expect(strokes()).to.include(black);
    expect(getComputedStyle(gauge.shadowRoot!.querySelector('[part=base]')!).color).to.equal('oklch(0 0 0)');
  });

  itWith('emulateMedia', 'what is pressed or typed into is left out, and what is closed stands open', async () => {
    const table = await fixture(html`<recommendation-table .data=${posture}></recommendation-table>`);
    const gauge = await fixture(html`<secure-score-gauge .data=${posture}></secure-score-gauge>`);
    const search = shadowElements([table]).find((element) => element.matches('input[type=search]')) as HTMLElement;
    const closed = shadowElements([gauge]).find((element) => element.matches('details:not([open])')) as HTMLDetailsElement;
    const inside = closed.querySelector<HTMLElement>(':scope > :not(summary)')!;
    const isSeen = (element: HTMLElement) => element.checkVisibility({ contentVisibilityAuto: false });
    expect([isSeen(search), isSeen(inside)]).to.deep.equal([true, false]);
    await emulateMedia({ media: 'print' });
    expect([isSeen(search), isSeen(inside)]).to.deep.equal([false, true]);
  });
});
