import { expectConsole } from '../support/console-guard.js';
import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../src/define/index.js';
import { defineThemeStudio, presets, type ThemeStudio } from '../../stories/theme/theme-studio.js';
import { shadowText } from '../support/shadow-text.js';

defineThemeStudio();

const studioOf = () => fixture<ThemeStudio>(html`<theme-studio></theme-studio>`);
const all = <T extends HTMLElement>(studio: ThemeStudio, selector: string): T[] => [...studio.shadowRoot!.querySelectorAll<T>(selector)];
const cssOf = (studio: ThemeStudio): string => all(studio, 'code')[0]!.textContent!;
const statusOf = (studio: ThemeStudio): string =>
  all(studio, '[role=status]')
    .map((status) => status.textContent)
    .join(' ');

async function typeInto(studio: ThemeStudio, label: string, value: string): Promise<void> {
  const field = all<HTMLInputElement>(studio, 'input').find((input) => input.ariaLabel === label)!;
  field.value = value;
  field.dispatchEvent(new Event('change'));
  await studio.updateComplete;
}

describe('the theme studio', () => {
  it('shows all widgets with data, in the brand that is picked', async () => {
    const studio = await studioOf();
    const widgets = all(studio, 'secure-score-gauge, subscore-breakdown, score-trend, recommendation-table');
    await waitUntil(() => widgets.every((widget) => /\d/.test(shadowText(widget))), undefined, { timeout: 10_000 });
    all(studio, 'button')
      .find((button) => button.textContent!.includes('Yellow'))!
      .click();
    await studio.updateComplete;
    const base = widgets[0]!.shadowRoot!.querySelector('[part=base]')!;
    expect(getComputedStyle(base).getPropertyValue('--_brand')).to.equal(presets.Yellow);
    expect(cssOf(studio)).to.contain(`--secure-score-accent: ${presets.Yellow};`);
    expect(statusOf(studio)).to.match(/(\d+) of \1 pairs/);
    expect(shadowText(studio)).to.match(/brand as text .*1\.42.*fails #[0-9a-f]{6}/);
  });

  it('names what fails, with the nearest colour that passes, and what it cannot read', async () => {
    const studio = await studioOf();
    // The widgets may warn of the weak text too: that depends on which of them an engine draws first.
    await expectConsole(/colours without enough contrast/, () => typeInto(studio, 'Text, as CSS', '#9a9a9a'));
    expect(shadowText(studio)).to.match(/What fails .*text on surface .*2\.8\d.*4\.5.*fails #[0-9a-f]{6}/);
    expect(statusOf(studio)).to.not.match(/(\d+) of \1 pairs/);
    await typeInto(studio, 'Text, as CSS', 'greyish');
    expect(shadowText(studio)).to.contain('Not an opaque colour');
  });

  it('is used with the keyboard alone', async () => {
    const studio = await studioOf();
    all<HTMLInputElement>(studio, 'input[type=radio]')
      .find(({ value }) => value === 'light')!
      .focus();
    await sendKeys({ press: 'ArrowRight' });
    await studio.updateComplete;
    expect(cssOf(studio)).to.contain('color-scheme: dark;');
    all<HTMLInputElement>(studio, 'input[type=range]')[0]!.focus();
    await sendKeys({ press: 'Home' });
    await studio.updateComplete;
    expect(cssOf(studio)).to.contain('--secure-score-radius: 0px;');
  });

  it('copies the lines that it shows', async () => {
    const studio = await studioOf();
    const written: string[] = [];
    const original = navigator.clipboard;
    Object.defineProperty(navigator, 'clipboard', {
      configurable: true,
      value: { writeText: async (text: string) => void written.push(text) },
    });
    all(studio, 'button')
      .find((button) => button.textContent === 'Copy')!
      .click();
    await waitUntil(() => statusOf(studio).includes('Copied'));
    expect(written).to.deep.equal([cssOf(studio)]);
    Object.defineProperty(navigator, 'clipboard', { configurable: true, value: original });
  });
});
