import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import type { Posture } from '../src/index.js';
import { inputsFor } from '../src/testing/index.js';
import { postureOf, staleSource, storyOptions } from './support/postures.js';

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
export const Loading = story(() => html`<secure-score-gauge .source=${inputsFor('loading').source}></secure-score-gauge>`);
export const Partial = story(() => gaugeOf({ ...postureOf(), settings: { infrastructure: false } }));
export const Stale = story(
  () =>
    html`<secure-score-gauge
      .options=${storyOptions}
      .source=${staleSource()}
      @secure-score-state-change=${refreshSoon}
    ></secure-score-gauge>`,
);
export const Restricted = story(() => html`<secure-score-gauge .source=${inputsFor('restricted').source}></secure-score-gauge>`);
export const Failed = story(() => html`<secure-score-gauge .source=${inputsFor('error').source}></secure-score-gauge>`);
export const Empty = story(() => html`<secure-score-gauge .source=${inputsFor('empty').source}></secure-score-gauge>`);
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

const extremes = [0, 0.004, 50, 99.96, 99.996, 100, 124, -12];
export const Extremes: Story = {
  render: () =>
    html`<div .style=${'display: flex; flex-wrap: wrap; gap: 24px'}>
      ${extremes.map((score) => html`<div .style=${'inline-size: 160px'}><secure-score-gauge score=${score}></secure-score-gauge></div>`)}
    </div>`,
};

/** What the score could become, as the arc's ghost. */
export const Achievable = story(
  () => html`<secure-score-gauge projection="achievable" .options=${storyOptions} .data=${postureOf()}></secure-score-gauge>`,
);

/** The next recommendations, the sub-scores and the course of the last seven days. */
export const WithEverything = story(
  () =>
    html`<secure-score-gauge
      next-steps
      subscores
      sparkline
      change-days="7"
      projection="planned"
      .options=${storyOptions}
      .data=${postureOf()}
    ></secure-score-gauge>`,
);

const periods = [7, 14, 30, 90];
export const Periods: Story = {
  render: () =>
    html`<div .style=${'display: flex; flex-wrap: wrap; gap: 24px'}>
      ${periods.map(
        (days) =>
          html`<div .style=${'inline-size: 160px'}>
            <secure-score-gauge
              variant="number"
              sparkline
              change-days=${days}
              .options=${storyOptions}
              .data=${postureOf()}
            ></secure-score-gauge>
          </div>`,
      )}
    </div>`,
};

const action = (id: string, points: number, maxPoints: number | null) => ({
  id,
  title: id,
  subscore: 'data' as const,
  model: 'actions' as const,
  points,
  maxPoints,
});

/** Some maximum scores are not known: an upper bound does not read as the value. */
export const UpperBound = story(
  () =>
    html`<secure-score-gauge
      .data=${{ asOf: '2026-11-20T06:00:00Z', settings: { infrastructure: false }, recommendations: [action('a', 5, 10), action('b', 5, null)] }}
      .options=${storyOptions}
    ></secure-score-gauge>`,
);

/** Nothing can be scored: a word in place of the number, never 0 %. */
export const NotScored = story(
  () =>
    html`<secure-score-gauge
      .data=${{ scores: { total: { points: 0, maxPoints: 0 } }, recommendations: [action('a', 0, 0)] }}
    ></secure-score-gauge>`,
);

const farTargets = [
  { percent: 78, date: '2026-12-31' },
  { percent: 80, date: '2027-03-31' },
  { percent: 96, date: '2027-12-31' },
];

/** Marks close to one another: labels that would collide stand in the list. */
export const ManyMarks = story(
  () =>
    html`<secure-score-gauge
      variant="ring"
      .options=${storyOptions}
      .data=${{ ...postureOf(), settings: { infrastructure: false }, targets: farTargets }}
    ></secure-score-gauge>`,
);

/** A long name of the part that is shown, in a narrow place and from right to left. */
export const LongName: Story = {
  render: () =>
    html`<div dir="rtl" lang="ar" .style=${'inline-size: 160px'}>
      <secure-score-provider
        .options=${storyOptions}
        .data=${postureOf()}
        .activeScope=${{ kind: 'subscore', id: 'identity', name: 'Identity' }}
      >
        <secure-score-gauge></secure-score-gauge>
      </secure-score-provider>
    </div>`,
};

/** Twelve in a row stay calm. */
export const Row: Story = {
  render: () =>
    html`<div .style=${'display: grid; grid-template-columns: repeat(auto-fill, minmax(140px, 1fr)); gap: 24px'}>
      ${Array.from({ length: 12 }, (_, index) => html`<secure-score-gauge score=${(index * 37) % 101}></secure-score-gauge>`)}
    </div>`,
};
