import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import { postureOf, storyOptions } from './support/postures.js';
import { pseudoLocale } from './support/pseudo.js';

/** Every widget in a language that nobody speaks: a text without brackets is not translated, one without its last bracket is cut. */
const meta: Meta = { title: 'Widgets/Languages', tags: ['!autodocs'] };
export default meta;
type Story = StoryObj;

const widgets = (): TemplateResult =>
  html`<secure-score-provider .options=${storyOptions} .data=${postureOf()}>
    <secure-score-gauge subscores></secure-score-gauge>
    <subscore-breakdown></subscore-breakdown>
    <score-trend></score-trend>
    <recommendation-table page-size="8"></recommendation-table>
  </secure-score-provider>`;

export const Pseudo: Story = { render: () => html`<div lang=${pseudoLocale}>${widgets()}</div>` };
export const PseudoNarrow: Story = {
  render: () => html`<div lang=${pseudoLocale} .style=${'inline-size: 320px'}>${widgets()}</div>`,
};
