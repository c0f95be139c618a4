/** Pick a brand, see every widget in it, read the contrast of every pair, copy the CSS. */
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { brandCss, checkBrand, deriveBrand, type BrandFindings, type BrandLines, type ColorScheme } from '../../src/index.js';
import { hexOf } from '../../src/theme/contrast.js';
import { parseColor } from '../../src/theme/parse-color.js';
import { postureOf, storyOptions } from '../support/postures.js';
import { brandRows, pairRows, pairTable } from './pair-table.js';
import { studioStyles } from './theme-studio.styles.js';

/** What brand books hold, the easy and the hard. */
export const presets = {
  'Corporate blue': '#0b5cad',
  Yellow: '#ffd500',
  Red: '#d13438',
  'Near-black': '#14141f',
  Pastel: '#f7c9d4',
  'Neon green': '#39ff14',
} as const;

const fonts: Readonly<Record<string, string>> = {
  System: '',
  Serif: "Georgia, 'Times New Roman', serif",
  Wide: 'Verdana, Geneva, sans-serif',
  Rounded: "ui-rounded, 'Nunito', 'Trebuchet MS', sans-serif",
  Monospace: "ui-monospace, 'Cascadia Code', Menlo, monospace",
};
const spaces: Readonly<Record<string, string>> = { Tight: '3px', Normal: '4px', Roomy: '5px' };

type ColorField = 'accent' | 'surface' | 'text';

export class ThemeStudio extends LitElement {
  static override styles = studioStyles;

  @property() accent: string = presets['Corporate blue'];
  /** Empty for the default of the scheme; so is `text`. */
  @property() surface = '';
  @property() text = '';
  @property() scheme: ColorScheme = 'light';
  @property() font = 'System';
  @property({ type: Number }) radius = 6;
  /** The token `space`: gaps and paddings, and nothing else. */
  @property() spacing = 'Normal';

  @state() private copied = '';
  @query('.preview') private preview!: HTMLElement;

  /** The brand as picked; a colour that cannot be read is left out and said beside its field. */
  get #brand(): BrandLines {
    const readable = (value: string): string | undefined => (parseColor(value) ? value : undefined);
    return {
      accent: readable(this.accent) ?? presets['Corporate blue'],
      surface: readable(this.surface),
      text: readable(this.text),
      scheme: this.scheme,
      font: fonts[this.font],
      radius: this.radius === 6 ? undefined : `${this.radius}px`,
      space: this.spacing === 'Normal' ? undefined : spaces[this.spacing],
    };
  }

  protected override updated(_changed: PropertyValues): void {
    // What stands between the braces, as a page would have it from its style sheet.
    const css = brandCss(this.#brand)!;
    this.preview.style.cssText = css.slice(css.indexOf('{') + 1, css.lastIndexOf('}'));
  }

  #color(field: ColorField, label: string, isOptional: boolean): TemplateResult {
    const value = this[field];
    const isWrong = value !== '' && !parseColor(value);
    const shown = parseColor(value) ?? parseColor(deriveBrand(this.#brand)!.tokens[`--secure-score-${field}`])!;
    const set = (event: Event) => (this[field] = (event.target as HTMLInputElement).value.trim());
    return html`<fieldset>
      <legend>${label}</legend>
      <div class="row">
        <input type="color" aria-label="${label}, picker" .value=${hexOf(shown)} @input=${set} />
        <input
          type="text"
          aria-label="${label}, as CSS"
          spellcheck="false"
          autocomplete="off"
          placeholder=${isOptional ? 'default' : '#0b5cad'}
          aria-invalid=${isWrong ? 'true' : 'false'}
          .value=${value}
          @change=${set}
        />
        ${isOptional && value ? html`<button type="button" aria-label="Default ${label.toLowerCase()}" @click=${() => (this[field] = '')}>Default</button>` : nothing}
      </div>
      ${isWrong ? html`<p class="error" role="alert">Not an opaque colour: write #rrggbb, rgb(), hsl() or oklch().</p>` : nothing}
    </fieldset>`;
  }

  #choice(name: 'scheme' | 'spacing', label: string, values: readonly string[]): TemplateResult {
    const option = (value: string) =>
      html`<label
        ><input
          type="radio"
          name=${name}
          value=${value}
          .checked=${this[name] === value}
          @change=${() => ((this as Record<typeof name, string>)[name] = value)}
        />${value[0]!.toUpperCase()}${value.slice(1)}</label
      >`;
    return html`<fieldset>
      <legend>${label}</legend>
      <div class="choices">${values.map(option)}</div>
    </fieldset>`;
  }

  #presets(): TemplateResult {
    const preset = ([name, color]: [string, string]) =>
      html`<button type="button" aria-pressed=${this.accent === color ? 'true' : 'false'} @click=${() => (this.accent = color)}>
        <span class="swatch" .style=${`background: ${color}`}></span>${name}
      </button>`;
    return html`<fieldset>
      <legend>Start from</legend>
      <div class="presets">${Object.entries(presets).map(preset)}</div>
    </fieldset>`;
  }

  #panel(): TemplateResult {
    return html`<form class="panel" aria-label="Brand" @submit=${(event: Event) => event.preventDefault()}>
      ${this.#presets()} ${this.#color('accent', 'Accent', false)} ${this.#choice('scheme', 'Scheme', ['light', 'dark'])}
      <fieldset>
        <legend><label for="font">Font</label></legend>
        <select id="font" @change=${(event: Event) => (this.font = (event.target as HTMLSelectElement).value)}>
          ${Object.keys(fonts).map((name) => html`<option .selected=${name === this.font}>${name}</option>`)}
        </select>
      </fieldset>
      <fieldset>
        <legend><label for="radius">Radius</label></legend>
        <div class="row">
          <input
            id="radius"
            type="range"
            min="0"
            max="16"
            .value=${String(this.radius)}
            @input=${(event: Event) => (this.radius = Number((event.target as HTMLInputElement).value))}
          /><output for="radius">${this.radius} px</output>
        </div>
      </fieldset>
      ${this.#choice('spacing', 'Spacing', Object.keys(spaces))} ${this.#color('surface', 'Surface', true)}
      ${this.#color('text', 'Text', true)} ${this.#css()}
    </form>`;
  }

  #contrast(findings: BrandFindings): TemplateResult {
    const theme = deriveBrand(this.#brand)!;
    const failing = theme.pairs.filter(({ passes }) => !passes);
    const count = `${theme.pairs.length - failing.length} of ${theme.pairs.length} pairs have enough contrast.`;
    const alike = findings.alike.map(({ tokens }) => tokens.map((token) => token.slice('--secure-score-'.length)).join(' and '));
    return html`<section aria-labelledby="contrast">
      <div class="title">
        <h2 id="contrast">Contrast</h2>
        <p role="status">${count}</p>
      </div>
      <h3>Your colour as it is, on the surface</h3>
      ${pairTable(brandRows(theme), 'The brand colour as it is')}
      ${
        failing.length > 0
          ? html`<h3>What fails</h3>
              ${pairTable(pairRows(failing), 'Pairs that fail')}`
          : nothing
      }
      <details>
        <summary>All pairs of the derived colours</summary>
        ${pairTable(pairRows(theme.pairs), 'All pairs')}
      </details>
      ${alike.length > 0 ? html`<p>Look alike to some readers, without the series below in the CSS: ${alike.join('; ')}.</p>` : nothing}
    </section>`;
  }

  #css(): TemplateResult {
    const css = brandCss(this.#brand)!;
    const copy = async () => {
      this.copied = await navigator.clipboard.writeText(css).then(
        () => 'Copied: put it after your other styles.',
        () => 'The browser does not let this page copy; select the text.',
      );
    };
    return html`<section aria-labelledby="css">
      <div class="title">
        <h2 id="css">CSS</h2>
        <button type="button" @click=${copy}>Copy</button>
      </div>
      <pre tabindex="0" role="region" aria-label="CSS"><code>${css}</code></pre>
      <p role="status">${this.copied}</p>
    </section>`;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (!changed.has('copied' as keyof this)) this.copied = '';
  }

  protected override render(): TemplateResult {
    const findings = checkBrand({ '--secure-score-accent': this.#brand.accent }, this.scheme);
    return html`<div class="studio">
      ${this.#panel()}
      <div class="results">
        <secure-score-provider class="preview" .options=${storyOptions} .data=${postureOf()}>
          <secure-score-gauge heading-level="2" subscores></secure-score-gauge>
          <subscore-breakdown heading-level="2"></subscore-breakdown>
          <score-trend class="wide" heading-level="2"></score-trend>
          <recommendation-table class="wide" heading-level="2" page-size="8"></recommendation-table>
        </secure-score-provider>
        ${this.#contrast(findings)}
      </div>
    </div>`;
  }
}

export function defineThemeStudio(): void {
  if (!customElements.get('theme-studio')) customElements.define('theme-studio', ThemeStudio);
}

declare global {
  interface HTMLElementTagNameMap {
    'theme-studio': ThemeStudio;
  }
}
