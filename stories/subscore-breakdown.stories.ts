import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import type { SubscoreBreakdown } from '../src/elements/subscore-breakdown/subscore-breakdown.js';
import type { Posture, Scope } from '../src/core/posture.js';
import { inputsFor } from '../src/testing/index.js';
import { postureOf, staleSource, storyOptions } from './support/postures.js';

type Inputs = Partial<Pick<SubscoreBreakdown, 'data' | 'source' | 'groupBy' | 'headingLevel'>>;

const meta: Meta<Inputs> = {
  title: 'Widgets/Breakdown',
  component: 'subscore-breakdown',
  argTypes: {
    groupBy: { control: 'inline-radio', options: ['subscore', 'environment', 'scope', 'control', 'workload', 'risk'] },
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

export const Loading: Story = { args: { source: inputsFor('loading').source } };

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

export const Restricted: Story = { args: { source: inputsFor('restricted').source } };

export const Failed: Story = { args: { source: inputsFor('error').source } };

export const Empty: Story = { args: { source: inputsFor('empty').source } };

export const Idle: Story = {};

/** Sub-scores of any value: nothing, everything, nearly everything, more than everything, less than nothing, not known. */
export const Extremes: Story = {
  args: {
    data: {
      asOf: storyOptions.now,
      scores: {
        infrastructure: { percent: 0 },
        defenderXdr: { percent: 99.996 },
        subscores: [
          { id: 'apps', percent: 100 },
          { id: 'identity', percent: 99.96 },
          { id: 'data', points: 63.5, maxPoints: 60 },
          { id: 'devices', points: -2, maxPoints: 40 },
          { id: 'other', percent: null },
        ],
      },
    } satisfies Posture,
  },
};

/** Given percents and nothing else. */
export const GivenPercents: Story = {
  args: { data: { asOf: storyOptions.now, scores: { infrastructure: { percent: 60.33 }, defenderXdr: { percent: 46.72 } } } },
};

export const ByScope: Story = { args: { data: postureOf(), groupBy: 'scope' } };

/** Each control over all scopes that have it, in segments of a point. */
export const ByControl: Story = { args: { data: postureOf('poor'), groupBy: 'control' } };

/** What opening a control tells: its description, its recommendations, and the scopes that have it. */
export const ControlOpened: Story = {
  args: { data: postureOf(), groupBy: 'control' },
  play: async ({ canvasElement }) => {
    const element = await withRows(canvasElement);
    element.shadowRoot!.querySelectorAll<HTMLButtonElement>('.chevron')[1]?.click();
  },
};

export const ByWorkload: Story = { args: { data: estateOfAssets(), groupBy: 'workload' } };

/** Open recommendations by risk level, counted compactly. */
export const ByRiskLevel: Story = { args: { data: estateOfAssets(), groupBy: 'risk' } };

/** Choosing a line narrows the other widgets; the sentence above takes it back. */
export const Narrowed: Story = {
  args: { data: postureOf() },
  play: async ({ canvasElement }) => {
    const element = await withRows(canvasElement);
    element.shadowRoot!.querySelectorAll<HTMLButtonElement>('.choose')[2]?.click();
  },
};

/** The arithmetic of a number, opened by pressing it. */
export const Explained: Story = {
  args: { data: postureOf() },
  play: async ({ canvasElement }) => {
    const element = await withRows(canvasElement);
    element.shadowRoot!.querySelector<HTMLButtonElement>('.number')!.click();
  },
};

const estate: Posture = {
  asOf: storyOptions.now,
  scopes: [
    { id: '/providers/Microsoft.Management/managementGroups/contoso', name: 'Contoso', kind: 'managementGroup' },
    {
      id: '/providers/Microsoft.Management/managementGroups/landing',
      name: 'Landing zones of the subsidiaries in Europe, the Middle East and Africa, with everything that was bought there',
      kind: 'managementGroup',
      parentId: '/providers/Microsoft.Management/managementGroups/contoso',
    },
    scope(
      '/subscriptions/0f8a2f2e-91c3-4a0d-9d8c-8f1c6a7b2e11',
      'Production',
      { points: 23.53, maxPoints: 39 },
      { weight: 67, resources: { healthy: 160, unhealthy: 12345, notApplicable: 8 } },
    ),
    scope(
      '/subscriptions/7c0b9a44-2f55-4b8a-8a0e-3b1f7d5c9e20',
      'Development',
      { points: 13.5, maxPoints: 39 },
      { weight: 31, resources: { healthy: 16, unhealthy: 12, notApplicable: 0 } },
    ),
    scope('482910374655', 'Payments', { points: 20, maxPoints: 58 }, { kind: 'account', environment: 'AWS', weight: 12, parentId: null }),
    scope('771200346689', 'Acquisition', null, {
      kind: 'account',
      environment: 'AWS',
      restricted: true,
      parentId: null,
      resources: { healthy: 3, unhealthy: 4, notApplicable: 0 },
    }),
    scope('archive-4711', 'Archive', null, { kind: 'project', environment: 'GCP', parentId: null }),
  ],
  history: [
    { date: '2026-10-20', scopes: [{ id: '482910374655', score: { points: 18, maxPoints: 58 } }] },
    { date: '2026-11-12', scopes: [{ id: '482910374655', score: { points: 21, maxPoints: 58 } }] },
  ],
};

/** Scopes of every kind and state in a tree, with changes where the history lists them. */
export const ScopeTree: Story = { args: { groupBy: 'scope', data: estate } };

export const ByEnvironment: Story = { args: { groupBy: 'environment', data: estate } };

/** Two thousand scopes in groups: fifty lines at a time, everything open, with a search. */
export const ManyScopes: Story = {
  args: {
    groupBy: 'scope',
    data: {
      asOf: storyOptions.now,
      scopes: [
        ...Array.from({ length: 40 }, (_, index): Scope => ({
          id: `g${index}`,
          name: `Business unit ${index + 1}`,
          kind: 'managementGroup',
        })),
        ...Array.from({ length: 2000 }, (_, index) =>
          scope(`s${index}`, `Subscription ${index + 1}`, { points: (index * 7) % 59, maxPoints: 58 }, { parentId: `g${index % 40}` }),
        ),
      ],
    } satisfies Posture,
  },
};

/** A search keeps what is above its matches. */
export const Searched: Story = {
  args: ManyScopes.args!,
  play: async ({ canvasElement }) => {
    const element = await withRows(canvasElement);
    const field = element.shadowRoot!.querySelector<HTMLInputElement>('input[type=search]')!;
    field.value = '199';
    field.dispatchEvent(new Event('input'));
  },
};

export const Narrow: Story = {
  args: { data: postureOf('poor') },
  decorators: [(story) => html`<div .style=${'inline-size: 320px'}>${story()}</div>`],
};

export const NarrowTree: Story = { args: ScopeTree.args!, decorators: Narrow.decorators! };

export const RightToLeft: Story = {
  args: { data: postureOf('poor') },
  decorators: [(story) => html`<div dir="rtl" lang="ar">${story()}</div>`],
};

/** Waits until the element has something to press: the first grouping waits for its module. */
async function withRows(canvas: HTMLElement): Promise<SubscoreBreakdown> {
  const element = canvas.querySelector<SubscoreBreakdown>('subscore-breakdown')!;
  while (!element.shadowRoot?.querySelector('.number')) await new Promise((resolve) => setTimeout(resolve, 10));
  return element;
}

function scope(id: string, name: string, score: Scope['score'], more: globalThis.Partial<Scope> = {}): Scope {
  const parentId = '/providers/Microsoft.Management/managementGroups/landing';
  return { id, name, kind: 'subscription', environment: 'Azure', parentId, score, ...more };
}

/** Assets of three environments, for the risk-based model. */
function estateOfAssets(): Posture {
  return {
    asOf: storyOptions.now,
    assets: Array.from({ length: 400 }, (_, index) => ({
      id: `asset-${index}`,
      environment: ['Azure', 'AWS', 'GCP'][index % 3]!,
      workload: ['Compute', 'Storage', 'Databases', 'Containers'][index % 4]!,
      criticality: 1 + (index % 3),
      open: { critical: index % 50 === 0 ? 1 : 0, high: index % 5 === 0 ? 1 : 0, medium: index % 7, low: 12 + ((index * 13) % 40) },
    })),
  };
}
