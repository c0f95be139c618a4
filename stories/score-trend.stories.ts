import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import '../src/define/score-trend.js';
import type { Posture, ScoreTrend } from '../src/index.js';
import { inputsFor } from '../src/testing/index.js';
import { postureOf, staleSource, storyNow, storyOptions } from './support/postures.js';

type Arguments = Pick<
  ScoreTrend,
  'data' | 'source' | 'range' | 'curve' | 'frequency' | 'measure' | 'zoomed' | 'annotations' | 'zones' | 'headingLevel'
>;

const meta: Meta<Arguments> = {
  title: 'Widgets/Score trend',
  component: 'score-trend',
  args: {
    data: null,
    source: null,
    range: 90,
    curve: 'straight',
    frequency: 'daily',
    measure: 'score',
    zoomed: false,
    annotations: [],
    zones: null,
    headingLevel: 2,
  },
  argTypes: {
    range: { control: 'select', options: [7, 14, 30, 90, 365, 'all'] },
    curve: { control: 'inline-radio', options: ['straight', 'step'] },
    frequency: { control: 'inline-radio', options: ['daily', 'weekly'] },
    measure: { control: 'select', options: ['score', 'scopes', 'controls', 'risk'] },
  },
  render: ({ data, source, range, curve, frequency, measure, zoomed, annotations, zones, headingLevel }) => html`
    <score-trend
      .data=${data}
      .source=${source}
      .options=${storyOptions}
      .range=${range}
      .curve=${curve}
      .frequency=${frequency}
      .measure=${measure}
      .zoomed=${zoomed}
      .annotations=${annotations}
      .zones=${zones}
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
export const Loading: Story = { args: { source: inputsFor('loading').source } };
export const Partial: Story = { args: { data: postureOf('defenderXdrNotEnabled') } };
export const Stale: Story = {
  render: () => html`<score-trend .source=${staleSource()} .options=${storyOptions}></score-trend>`,
  play: ({ canvasElement }) =>
    act(canvasElement, (trend) => trend.addEventListener('secure-score-state-change', () => void trend.refresh(), { once: true })),
};
export const Restricted: Story = { args: { source: inputsFor('restricted').source } };
export const Failed: Story = { args: { source: inputsFor('error').source } };
export const Empty: Story = { args: { source: inputsFor('empty').source } };
export const Idle: Story = {};

export const Falling: Story = { args: { data: postureOf('poor'), range: 30 } };
export const DailySteps: Story = { args: { data: postureOf(), range: 30, curve: 'step' } };
export const Gaps: Story = { args: { data: withHistory((index) => index % 20 < 14), range: 'all' } };
export const TwoDays: Story = { args: { data: withHistory((index, count) => index >= count - 2) } };
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

/** Presses one of the buttons below the chart and waits for what it brings. */
const opened =
  (place: number, part = '[part=panel]', then: (panel: HTMLElement) => void = () => undefined): Story['play'] =>
  ({ canvasElement }) =>
    act(canvasElement, async (trend) => {
      const root = trend.shadowRoot!;
      root.querySelectorAll<HTMLButtonElement>('.acts button')[place]!.click();
      for (let turn = 0; turn < 100 && !root.querySelector(part); turn++) await new Promise((resolve) => setTimeout(resolve, 50));
      const panel = root.querySelector<HTMLElement>(part);
      if (!panel) throw new Error('the panel did not open');
      then(panel);
    });

export const AsTable: Story = { args: { data: postureOf() }, play: opened(4, '[part=table]') };

const totalsOnly = (): Posture => {
  const { asOf, tenantId, targets, history } = postureOf();
  return {
    asOf: asOf ?? null,
    tenantId: tenantId ?? null,
    targets: targets ?? null,
    scores: { total: { percent: 77.76 } },
    history: (history ?? []).map(({ date, percent, subscores }) => ({ date, percent: percent ?? null, subscores: subscores ?? null })),
  };
};

/** Days with scopes, security controls and rated recommendations, as a host keeps them. */
const snapshots = (days: number): Posture => {
  const { controls, scopes, recommendations, asOf } = postureOf('defenderXdrNotEnabled');
  const levels = ['critical', 'high', 'medium', 'low'];
  const dayAt = (daysAgo: number): NonNullable<Posture['history']>[number] => {
    const open = (unhealthy: number, place: number): number => unhealthy + Math.floor(((daysAgo + place * 5) % 35) / 12);
    return {
      date: new Date(Date.parse(storyNow) - daysAgo * 86_400_000).toISOString().slice(0, 10),
      percent: 54 - daysAgo / 5,
      scopes: (scopes ?? []).map((scope, place) => ({ ...scope, score: { percent: 62 - place * 7 - daysAgo / 6 } })),
      controls: (controls ?? []).map(({ points: _, ...control }, place) => ({
        ...control,
        resources: control.resources ? { ...control.resources, unhealthy: open(control.resources.unhealthy, place) } : null,
      })),
      recommendations: (recommendations ?? []).map((row, place) => ({
        ...row,
        riskLevel: levels[(place * place) % 4 === 1 ? 1 + (place % 3) : place % 4]!,
        status: place % 3 === 0 && (place * 11) % 60 > daysAgo ? 'completed' : (row.status ?? null),
        resources: row.resources ? { ...row.resources, unhealthy: open(row.resources.unhealthy, place) } : null,
      })),
    };
  };
  const [now, ...earlier] = Array.from({ length: days }, (_, daysAgo) => dayAt(daysAgo));
  return { asOf: asOf ?? null, scopes: now!.scopes!, controls: now!.controls!, recommendations: now!.recommendations!, history: earlier };
};

export const Why: Story = { args: { data: postureOf(), range: 'all' }, play: opened(0) };
export const WhyByControl: Story = {
  args: { data: postureOf('poor'), range: 30 },
  play: opened(0, '[part=panel] .choices:has(> .caption) button:last-of-type', (button) => button.click()),
};
export const WhyFromTotals: Story = { args: { data: totalsOnly() }, play: opened(0) };
export const WhyNarrow: Story = {
  args: { data: postureOf() },
  decorators: [(story) => html`<div .style=${'inline-size: 320px'}>${story()}</div>`],
  play: opened(0),
};
export const OneDate: Story = { args: { data: postureOf(), range: 30 }, play: opened(1) };
export const Options: Story = { args: { data: snapshots(40), range: 'all' }, play: opened(2) };
export const Export: Story = { args: { data: postureOf() }, play: opened(3) };

export const CustomRange: Story = { args: { data: postureOf(), range: '2026-10-01/2026-10-31' } };
export const Weekly: Story = { args: { data: postureOf(), range: 'all', frequency: 'weekly' } };
export const Zoomed: Story = { args: { data: postureOf(), range: 30, zoomed: true } };
export const AnnotatedZones: Story = {
  args: {
    data: postureOf(),
    range: 'all',
    zones: [50, 70, 85],
    annotations: [
      { date: '2026-09-26', text: 'Catalogue of September' },
      { date: '2026-11-05', text: 'Multifactor authentication for all' },
    ],
  },
};
export const Scopes: Story = { args: { data: snapshots(60), range: 'all', measure: 'scopes' } };
export const Controls: Story = { args: { data: snapshots(30), range: 'all', measure: 'controls' } };
export const ByRiskLevel: Story = { args: { data: snapshots(60), range: 'all', measure: 'risk' } };

export const Narrow: Story = {
  args: { data: postureOf() },
  decorators: [(story) => html`<div .style=${'inline-size: 320px'}>${story()}</div>`],
};
