import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import type { Posture } from '../src/index.js';
import { postureOf, storyOptions } from './support/postures.js';

/** Every number opens its arithmetic, level by level; the notes on the data stand behind their count. */
const meta: Meta = { title: 'Widgets/Explain', component: 'secure-score-gauge' };
export default meta;

type Story = StoryObj;

/** Clicks what a reader would, once the widget stands. */
const clicking = (selector: string, levels = 0) => {
  let isDone = false;
  return async (event: Event) => {
    const gauge = event.currentTarget as HTMLElementTagNameMap['secure-score-gauge'];
    await gauge.updateComplete;
    if (isDone || !gauge.report) return;
    isDone = true;
    gauge.shadowRoot!.querySelector<HTMLElement>(selector)?.click();
    for (let level = 0; level < levels; level++) {
      await new Promise((resolve) => setTimeout(resolve, 300));
      const closed = gauge.shadowRoot!.querySelectorAll<HTMLElement>('[role="dialog"] details:not([open]) > summary');
      closed[0]?.click();
    }
  };
};

const opened = (posture: Posture, selector: string, levels = 0): TemplateResult =>
  html`<div .style=${'max-inline-size: 320px; min-block-size: 640px'}>
    <secure-score-gauge
      variant="linear"
      .options=${storyOptions}
      .data=${posture}
      @secure-score-state-change=${clicking(selector, levels)}
    ></secure-score-gauge>
  </div>`;

/** The total as the mean of its halves. */
export const Total: Story = { render: () => opened(postureOf(), '.figure') };

/** From the half to a scope, a security control and the vendor's own rounding. */
export const LevelByLevel: Story = { render: () => opened(postureOf(), '.figure', 3) };

/** The change over its period, with the causes that add up to it. */
export const Change: Story = { render: () => opened(postureOf(), '.chips .explain') };

/** What is missing in a partial score. */
export const Partial: Story = {
  render: () => opened({ ...postureOf(), settings: { infrastructure: false } }, '.chips .explain:last-child'),
};

/** What is odd about the data. */
export const QualityNotes: Story = { render: () => opened(postureOf(), '[part="notes"]') };

const manyScopes = (count: number): Posture => ({
  asOf: '2026-11-20T06:00:00Z',
  scopes: Array.from({ length: count }, (_, index) => ({
    id: `s${index}`,
    name: `Subscription ${index + 1}`,
    kind: 'subscription' as const,
  })),
  controls: Array.from({ length: count }, (_, index) => ({
    id: 'mfa',
    name: 'Enable MFA',
    maxPoints: 10,
    scopeId: `s${index}`,
    resources: { healthy: (index * 7) % 50, unhealthy: 1 + (index % 30), notApplicable: 0 },
  })),
});

/** Two thousand scopes: the largest first, more when asked. */
export const ManyParts: Story = { render: () => opened(manyScopes(2000), '.figure', 1) };

/** A figure that was given has no arithmetic of ours. */
export const Given: Story = { render: () => opened({ scores: { total: { points: 31, maxPoints: 50 } } }, '.figure') };
