import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import type { Posture } from '../src/index.js';
import {
  emptyPayload,
  failingSource,
  forbiddenError,
  loadingSource,
  postureOf,
  serverError,
  staleSource,
  storyOptions,
} from './support/postures.js';

const meta: Meta = { title: 'Widgets/Gauge', component: 'secure-score-gauge', tags: ['autodocs'] };
export default meta;

type Story = StoryObj;

const story = (render: () => TemplateResult): Story => ({ render: () => html`<div .style=${'max-inline-size: 320px'}>${render()}</div>` });
const gaugeOf = (posture: Posture): TemplateResult =>
  html`<secure-score-gauge .options=${storyOptions} .data=${posture}></secure-score-gauge>`;

/** The later of the two refreshes fails, so the data stay on the screen with their age. */
const refreshSoon = (event: Event) => {
  const gauge = event.currentTarget as HTMLElementTagNameMap['secure-score-gauge'];
  if (gauge.state.kind === 'loaded') void gauge.refresh();
};

export const Ready = story(() => gaugeOf(postureOf()));
export const Loading = story(() => html`<secure-score-gauge .source=${loadingSource}></secure-score-gauge>`);
export const Partial = story(() => gaugeOf({ ...postureOf(), settings: { infrastructure: false } }));
export const Stale = story(
  () =>
    html`<secure-score-gauge
      .options=${storyOptions}
      .source=${staleSource()}
      @secure-score-state-change=${refreshSoon}
    ></secure-score-gauge>`,
);
export const Restricted = story(() => html`<secure-score-gauge .source=${failingSource(forbiddenError)}></secure-score-gauge>`);
export const Failed = story(() => html`<secure-score-gauge .source=${failingSource(serverError)}></secure-score-gauge>`);
export const Empty = story(() => html`<secure-score-gauge .data=${emptyPayload}></secure-score-gauge>`);
export const Idle = story(() => html`<secure-score-gauge></secure-score-gauge>`);

/** No script of the host's own. */
export const FromAttributes = story(() => html`<secure-score-gauge score="31" max="50" target="80"></secure-score-gauge>`);
export const Ring = story(
  () => html`<secure-score-gauge variant="ring" .options=${storyOptions} .data=${postureOf()}></secure-score-gauge>`,
);
export const Linear = story(
  () => html`<secure-score-gauge variant="linear" .options=${storyOptions} .data=${postureOf()}></secure-score-gauge>`,
);
export const NumberOnly = story(
  () => html`<secure-score-gauge variant="number" .options=${storyOptions} .data=${postureOf()}></secure-score-gauge>`,
);
export const BandColors = story(
  () => html`<secure-score-gauge band-colors score="31" max="50" .thresholds=${[40, 60, 90]}></secure-score-gauge>`,
);

const widths = ['96px', '140px', '200px', '280px', '480px'];
export const Sizes: Story = {
  render: () =>
    html`${widths.map((width) => html`<div .style=${`inline-size: ${width}; margin-block-end: 24px`}><secure-score-gauge score="31" max="50" target="80"></secure-score-gauge></div>`)}`,
};

const extremes = [0, 0.004, 99.996, 100, 124, -12];
export const Extremes: Story = {
  render: () =>
    html`<div .style=${'display: flex; flex-wrap: wrap; gap: 24px'}>
      ${extremes.map((score) => html`<div .style=${'inline-size: 160px'}><secure-score-gauge score=${score}></secure-score-gauge></div>`)}
    </div>`,
};
