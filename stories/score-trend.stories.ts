import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import '../src/define/score-trend.js';
import type { Posture, ScoreTrend } from '../src/index.js';
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

type Arguments = Pick<ScoreTrend, 'data' | 'source' | 'range' | 'curve' | 'headingLevel'>;

const meta: Meta<Arguments> = {
  title: 'Widgets/Score trend',
  component: 'score-trend',
  args: { data: null, source: null, range: 90, curve: 'straight', headingLevel: 2 },
  argTypes: {
    range: { control: 'select', options: [7, 14, 30, 90, 365, 'all'] },
    curve: { control: 'inline-radio', options: ['straight', 'step'] },
  },
  render: ({ data, source, range, curve, headingLevel }) => html`
    <score-trend
      .data=${data}
      .source=${source}
      .options=${storyOptions}
      .range=${range}
      .curve=${curve}
      .headingLevel=${headingLevel}
    ></score-trend>
  `,
};
export default meta;
type Story = StoryObj<Arguments>;

const withHistory = (keep: (index: number, count: number) => boolean): Posture => {
  const posture = postureOf();
  const history = posture.history ?? [];
  return { ...posture, history: history.filter((_, index) => keep(index, history.length)) };
};

async function act(canvas: HTMLElement, change: (trend: ScoreTrend) => unknown): Promise<void> {
  const trend = canvas.querySelector<ScoreTrend>('score-trend')!;
  await trend.updateComplete;
  await change(trend);
  await trend.updateComplete;
}

export const Ready: Story = { args: { data: postureOf() } };
export const Loading: Story = { args: { source: loadingSource } };
export const Partial: Story = { args: { data: postureOf('defenderXdrNotEnabled') } };
export const Stale: Story = {
  render: () => html`<score-trend .source=${staleSource()} .options=${storyOptions}></score-trend>`,
  play: ({ canvasElement }) =>
    act(canvasElement, (trend) => trend.addEventListener('secure-score-state-change', () => void trend.refresh(), { once: true })),
};
export const Restricted: Story = { args: { source: failingSource(forbiddenError) } };
export const Failed: Story = { args: { source: failingSource(serverError) } };
export const Empty: Story = { args: { data: emptyPayload } };
export const Idle: Story = {};

export const Falling: Story = { args: { data: postureOf('poor'), range: 30 } };
export const DailySteps: Story = { args: { data: postureOf(), range: 30, curve: 'step' } };
export const Gaps: Story = { args: { data: withHistory((index) => index % 20 < 14), range: 'all' } };
export const OneDay: Story = { args: { data: withHistory((index, count) => index === count - 1) } };

export const AllSeries: Story = {
  args: { data: postureOf() },
  play: ({ canvasElement }) =>
    act(canvasElement, async (trend) => {
      for (const chip of trend.shadowRoot!.querySelectorAll<HTMLButtonElement>('[part=legend] [aria-pressed=false]')) {
        chip.click();
        await trend.updateComplete;
      }
    }),
};

export const AsTable: Story = {
  args: { data: postureOf() },
  play: ({ canvasElement }) => act(canvasElement, (trend) => trend.shadowRoot!.querySelector<HTMLButtonElement>('.bottom button')!.click()),
};

export const Narrow: Story = {
  args: { data: postureOf() },
  decorators: [(story) => html`<div .style=${'inline-size: 320px'}>${story()}</div>`],
};
