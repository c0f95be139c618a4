import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import '../../src/define/index.js';
import type { SecureScoreGauge } from '../../src/elements/secure-score-gauge/secure-score-gauge.js';
import { registerMessages } from '../../src/format/languages.js';
import { en } from '../../src/format/messages.js';
import { pseudoMessages } from '../../src/format/pseudo.js';
import { createTenant, payloadsOf } from '../../src/testing/index.js';
import type { Widget } from '../../src/ui/widget.js';
import { shadowText } from '../support/shadow-text.js';

const partText = (gauge: Element, part: string) => gauge.shadowRoot!.querySelector(`[part="${part}"]`)?.textContent?.trim() ?? null;
const gauge = () => html`<secure-score-gauge score="31.5" max="50"></secure-score-gauge>`;
const gaugeIn = (holder: Element) => holder.querySelector<SecureScoreGauge>('secure-score-gauge')!;

/** Words come when their file has; what is printed then is what counts. */
const comesTo = (read: () => string | null, expected: string): Promise<void> =>
  waitUntil(() => read()?.includes(expected), `${expected} does not come, but ${read()}`, { timeout: 5000 });

describe('the language of a widget', () => {
  it('is the nearest, changes at run time, and its words come on demand', async () => {
    const page = await fixture(html`<div lang="de"><p>${gauge()}</p></div>`);
    const widget = gaugeIn(page);
    await comesTo(() => partText(widget, 'points'), '31,5 von 50 Punkten');
    expect(widget.shadowRoot!.querySelector('.frame')!.getAttribute('lang')).to.equal('de');
    page.firstElementChild!.setAttribute('lang', 'fr-CA');
    await comesTo(() => partText(widget, 'points'), '31,5 points sur 50');
    page.firstElementChild!.removeAttribute('lang');
    await comesTo(() => partText(widget, 'points'), '31,5 von 50 Punkten');
    widget.lang = 'en';
    await comesTo(() => partText(widget, 'points'), '31.5 of 50 points');
  });

  it('crosses shadow roots', async () => {
    const outer = await fixture(html`<section lang="es"><div></div></section>`);
    const inner = outer.firstElementChild!.attachShadow({ mode: 'open' }).appendChild(document.createElement('div'));
    const widget = inner.attachShadow({ mode: 'open' }).appendChild(document.createElement('secure-score-gauge')) as SecureScoreGauge;
    widget.setAttribute('score', '62');
    await comesTo(() => shadowText(widget), 'Puntuación de seguridad');
    outer.setAttribute('lang', 'ja');
    await comesTo(() => shadowText(widget), 'セキュリティ スコア');
    inner.setAttribute('lang', 'de');
    await comesTo(() => shadowText(widget), 'Sicherheitsbewertung');
  });

  it('of a slotted widget is that of the place where it is written', async () => {
    const card = await fixture(html`<div lang="fr">${gauge()}</div>`);
    const shadow = card.attachShadow({ mode: 'open' });
    const wrapper = shadow.appendChild(document.createElement('div'));
    wrapper.lang = 'de';
    wrapper.append(document.createElement('slot'));
    await comesTo(() => partText(gaugeIn(card), 'points'), '31,5 points sur 50');
  });

  it('takes words of the host at once, of a region too', async () => {
    const page = await fixture(html`<div lang="pt-BR">${gauge()}</div>`);
    const widget = gaugeIn(page);
    expect(partText(widget, 'points')).to.equal('31,5 of 50 points');
    registerMessages('pt', { 'score.points': '{points} de {max} pontos' });
    await widget.updateComplete;
    expect(partText(widget, 'points')).to.equal('31,5 de 50 pontos');
    registerMessages('pt-BR', { 'score.points': '{points} em {max} pontos' });
    await widget.updateComplete;
    expect(partText(widget, 'points')).to.equal('31,5 em 50 pontos');
  });

  it('is kept together where the page runs the other way', async () => {
    const page = await fixture(html`<div lang="en" dir="rtl">${gauge()}</div>`);
    const widget = gaugeIn(page);
    const points = () => widget.shadowRoot!.querySelector('[part="points"]')!.textContent!.trim();
    expect(points()).to.equal('\u206631.5 of 50 points\u2069');
    page.setAttribute('dir', 'ltr');
    await widget.updateComplete;
    expect(points()).to.equal('31.5 of 50 points');
    page.setAttribute('lang', 'ar');
    await comesTo(points, '\u2067');
    expect(points()).to.match(/^\u2067.*\u2069$/);
    page.setAttribute('dir', 'rtl');
    await widget.updateComplete;
    expect(points()).not.to.match(/[\u2066\u2067]/);
  });
});

/** Names in the data carry this mark, so that what is left without brackets and without it is a literal of ours. */
const mark = '§';
const tenant = createTenant({ seed: 'pseudo', kind: 'healthy', asOf: new Date().toISOString() });

/** What a page says by attributes. */
function spokenIn(root: ParentNode): readonly string[] {
  const names = ['aria-label', 'title', 'placeholder', 'aria-valuetext', 'aria-description', 'alt'];
  return [...root.querySelectorAll('*')].flatMap((element) => [
    ...names.flatMap((name) => element.getAttribute(name) ?? []),
    ...(element.shadowRoot ? spokenIn(element.shadowRoot) : []),
  ]);
}

/** Each text of its own, so that an unclosed bracket in one does not hide the next. */
function textsIn(node: Node): readonly string[] {
  if (node.nodeType === Node.TEXT_NODE) return [node.textContent ?? ''];
  if (/^(style|script)$/i.test(node.nodeName)) return [];
  return [...((node as Element).shadowRoot?.childNodes ?? []), ...node.childNodes].flatMap(textsIn);
}

const isSaid = (text: string): boolean => /\p{L}{2}/u.test(text);

/** Without what came through the catalogue (in brackets, one inside another), what `Intl` prints, and what the data say. */
function withoutWords(text: string, ofData: ReadonlySet<string>): string {
  let left = text.trim();
  for (let before = ''; before !== left;) {
    before = left;
    left = left.replace(/\[[^[\]]*\]/g, '').trim();
  }
  if (ofData.has(left) || [...left].includes(mark)) return '';
  // A message around a number that is set in another size comes in two pieces.
  left = left.replace(/^[^[\]]*\]|\[[^[\]]*$/g, '');
  return left
    .replace(/\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b/g, '')
    .replace(/[~[\]]/g, '')
    .trim();
}

function stringsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(stringsIn) : [];
}

describe('the pseudo-language reveals what does not come from the catalogue', () => {
  before(() => registerMessages('en-XA', pseudoMessages(en)));

  for (const tag of ['secure-score-gauge', 'subscore-breakdown', 'recommendation-table', 'score-trend']) {
    it(`finds nothing in ${tag}`, async () => {
      const page = await fixture(html`<div lang="en-XA"></div>`);
      const widget = document.createElement(tag) as Widget;
      const payloads = payloadsOf(tenant);
      widget.data = payloads;
      page.append(widget);
      await widget.updateComplete;
      const ofData = new Set(stringsIn(payloads).map((text) => text.trim()));
      const said = [...textsIn(widget), ...spokenIn(widget.shadowRoot!)];
      const found = said.map((text) => withoutWords(text, ofData)).filter(isSaid);
      expect([...new Set(found)]).to.deep.equal([]);
      expect(said.filter((text) => text.includes('[')).length).to.be.greaterThan(5);
    });
  }

  it('finds a literal that does not', async () => {
    const page = await fixture(
      html`<div>
        <p>[Šćóré~~]</p>
        <p>[Of] literal</p>
      </div>`,
    );
    expect(
      textsIn(page)
        .map((text) => withoutWords(text, new Set()))
        .filter(isSaid),
    ).to.deep.equal(['literal']);
  });
});
