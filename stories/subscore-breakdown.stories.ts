import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import type { SubscoreBreakdown } from '../src/elements/subscore-breakdown/subscore-breakdown.js';
import type { Posture, Scope } from '../src/core/posture.js';
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

type Inputs = Partial<Pick<SubscoreBreakdown, 'data' | 'source' | 'groupBy' | 'headingLevel'>>;

const meta: Meta<Inputs> = {
  title: 'Widgets/Breakdown',
  component: 'subscore-breakdown',
  argTypes: {
    groupBy: { control: 'inline-radio', options: ['subscore', 'scope', 'control'] },
    headingLevel: { control: { type: 'number', min: 1, max: 6 } },
  },
  args: { data: null, source: null, groupBy: 'subscore', headingLevel: 2 },
  render: ({ data, source, groupBy, headingLevel }): TemplateResult => html`
    <subscore-breakdown
      .data=${data ?? null}
      .source=${source ?? null}
      .options=${storyOptions}
      group-by=${groupBy ?? 'subscore'}
      heading-level=${headingLevel ?? 2}
    ></subscore-breakdown>
  `,
};
export default meta;
type Story = StoryObj<Inputs>;

export const Ready: Story = { args: { data: postureOf() } };

export const Loading: Story = { args: { source: loadingSource } };

/** Some maximum scores are not known: the bars show what is certain and what is possible. */
export const Partial: Story = { args: { data: postureOf('poor') } };

/** One half is not enabled: a row of its own says what to enable, and the total is that of the other. */
export const HalfNotEnabled: Story = { args: { data: postureOf('defenderXdrNotEnabled') } };

export const Stale: Story = {
  args: { source: staleSource() },
  play: async ({ canvasElement }) => {
    const element = canvasElement.querySelector<SubscoreBreakdown>('subscore-breakdown')!;
    await element.updateComplete;
    while (element.state.kind === 'loading') await new Promise((resolve) => setTimeout(resolve, 10));
    await element.refresh();
  },
};

export const Restricted: Story = { args: { source: failingSource(forbiddenError) } };

export const Failed: Story = { args: { source: failingSource(serverError) } };

export const Empty: Story = { args: { data: emptyPayload } };

export const Idle: Story = {};

export const ByScope: Story = { args: { data: postureOf(), groupBy: 'scope' } };

export const ByControl: Story = { args: { data: postureOf('poor'), groupBy: 'control' } };

/** Choosing a line narrows the other widgets; the sentence above takes it back. */
export const Narrowed: Story = {
  args: { data: postureOf() },
  play: async ({ canvasElement }) => {
    const element = canvasElement.querySelector<SubscoreBreakdown>('subscore-breakdown')!;
    await element.updateComplete;
    element.shadowRoot!.querySelectorAll<HTMLButtonElement>('.choose')[2]?.click();
  },
};

/** Scopes of every kind and state in a tree. */
export const ScopeTree: Story = {
  args: {
    groupBy: 'scope',
    data: {
      asOf: storyOptions.now,
      scopes: [
        { id: 'root', name: 'Contoso', kind: 'managementGroup' },
        {
          id: 'landing',
          name: 'Landing zones of the subsidiaries in Europe, the Middle East and Africa',
          kind: 'managementGroup',
          parentId: 'root',
        },
        scope(
          'production',
          'Production',
          { points: 23.53, maxPoints: 39 },
          { weight: 67, resources: { healthy: 160, unhealthy: 12345, notApplicable: 8 } },
        ),
        scope(
          'development',
          'Development',
          { points: 13.5, maxPoints: 39 },
          { weight: 31, resources: { healthy: 16, unhealthy: 12, notApplicable: 0 } },
        ),
        scope('secret', 'Acquisition', null, { kind: 'account', environment: 'AWS', restricted: true }),
        scope('empty', 'Archive', { points: 0, maxPoints: 0 }, { kind: 'project', environment: 'GCP' }),
      ],
    } satisfies Posture,
  },
};

/** Two thousand scopes: fifty at a time, with a search. */
export const ManyScopes: Story = {
  args: {
    groupBy: 'scope',
    data: {
      asOf: storyOptions.now,
      scopes: Array.from({ length: 2000 }, (_, index) =>
        scope(`s${index}`, `Subscription ${index + 1}`, { points: (index * 7) % 59, maxPoints: 58 }),
      ),
    } satisfies Posture,
  },
};

export const Narrow: Story = {
  args: { data: postureOf('poor') },
  decorators: [(story) => html`<div .style=${'inline-size: 320px'}>${story()}</div>`],
};

function scope(id: string, name: string, score: Scope['score'], more: globalThis.Partial<Scope> = {}): Scope {
  return {
    id,
    name,
    kind: 'subscription',
    environment: 'Azure',
    ...(more.kind || id.startsWith('s') ? {} : { parentId: 'landing' }),
    score,
    ...more,
  };
}
