import { expect, fixture, html } from '@open-wc/testing';
import { emulateMedia, sendKeys, sendMouse, setViewport } from '@web/test-runner-commands';
import { itWith } from './engine.js';

const middleOf = (element: Element): [number, number] => {
  const { left, top, width, height } = element.getBoundingClientRect();
  return [Math.round(left + width / 2), Math.round(top + height / 2)];
};

describe('what tests do by the runner', () => {
  it('types and presses keys as a user would, with Shift held', async () => {
    const box = await fixture(html`<div><input /><button>One</button><button>Two</button></div>`);
    const [input, one, two] = [...box.children] as [HTMLInputElement, HTMLElement, HTMLElement];
    const trusted: boolean[] = [];
    box.addEventListener('keydown', (event) => trusted.push(event.isTrusted));
    input.focus();
    await sendKeys({ type: 'score 50' });
    await sendKeys({ press: 'Backspace' });
    expect(input.value).to.equal('score 5');
    await sendKeys({ press: 'Tab' });
    expect(document.activeElement).to.equal(one);
    await sendKeys({ press: 'Tab' });
    expect(document.activeElement).to.equal(two);
    await sendKeys({ down: 'Shift' });
    await sendKeys({ press: 'Tab' });
    await sendKeys({ up: 'Shift' });
    expect(document.activeElement).to.equal(one);
    expect(trusted).to.have.length(13).and.not.to.include(false);
  });

  it('points and clicks', async () => {
    const button = await fixture<HTMLButtonElement>(html`<button>Open</button>`);
    const events: string[] = [];
    for (const type of ['mouseover', 'mousedown', 'mouseup', 'click', 'contextmenu'])
      button.addEventListener(type, (event) => {
        if (type === 'contextmenu') event.preventDefault();
        events.push(type);
      });
    await sendMouse({ type: 'move', position: middleOf(button) });
    expect(button.matches(':hover')).to.equal(true);
    await sendMouse({ type: 'click', position: middleOf(button) });
    expect(events).to.deep.equal(['mouseover', 'mousedown', 'mouseup', 'click']);
    await sendMouse({ type: 'move', position: [790, 590] });
    expect(button.matches(':hover')).to.equal(false);
  });

  it('sets the size of the page', async () => {
    await setViewport({ width: 500, height: 400 });
    expect([innerWidth, innerHeight]).to.deep.equal([500, 400]);
    await setViewport({ width: 800, height: 600 });
    expect([innerWidth, innerHeight]).to.deep.equal([800, 600]);
  });

  itWith('emulateMedia', 'emulates a media feature', async () => {
    await emulateMedia({ colorScheme: 'dark' });
    expect(matchMedia('(prefers-color-scheme: dark)').matches).to.equal(true);
    await emulateMedia({ colorScheme: 'light' });
    expect(matchMedia('(prefers-color-scheme: dark)').matches).to.equal(false);
  });
});
