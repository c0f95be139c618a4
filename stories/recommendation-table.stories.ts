import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import '../src/define/recommendation-table.js';
import '../src/define/secure-score-gauge.js';
import '../src/define/secure-score-provider.js';
import type { ActiveScope, PostureSource } from '../src/index.js';
import { inputsFor } from '../src/testing/index.js';
import { postureOf, staleSource, storyOptions } from './support/postures.js';

interface Arguments {
  data: object | null;
  source: PostureSource | null;
  pageSize: number;
  view: object | null;
  editable: boolean;
  actions: readonly string[];
  reader: string | null;
}

const meta: Meta<Arguments> = {
  title: 'Widgets/Recommendation table',
  component: 'recommendation-table',
  args: { data: null, source: null, pageSize: 50, view: null, editable: false, actions: [], reader: null },
  render: ({ data, source, pageSize, view, editable, actions, reader }) =>
    html`<recommendation-table
      .data=${data}
      .source=${source}
      .options=${storyOptions}
      .view=${view}
      .actions=${actions}
      ?editable=${editable}
      .reader=${reader}
      page-size=${pageSize}
    ></recommendation-table>`,
};

export default meta;
type Story = StoryObj<Arguments>;
type Play = NonNullable<Story['play']>;

const tableIn = (canvas: HTMLElement) => canvas.querySelector('recommendation-table')!;

/** Clicks one after the other, each when what it opens is there. */
const clicking =
  (...selectors: readonly string[]): Play =>
  async ({ canvasElement }) => {
    const element = tableIn(canvasElement);
    for (const selector of selectors) (await found(element, selector)).click();
    await element.updateComplete;
  };

async function found(element: HTMLElementTagNameMap['recommendation-table'], selector: string): Promise<HTMLElement> {
  for (let tries = 0; tries < 100; tries++) {
    await element.updateComplete;
    const target = element.shadowRoot!.querySelector<HTMLElement>(selector);
    if (target) return target;
    await new Promise((resume) => setTimeout(resume, 30));
  }
  throw new Error(`nothing at ${selector}`);
}

export const Ready: Story = { args: { data: postureOf(), pageSize: 12 } };

/** The profiles of some actions were not given: maximums are implied or not known, and the rows say so. */
export const Partial: Story = { args: { data: postureOf('poor'), pageSize: 12 } };

/** Only the classic cloud score: resources, security controls, increases "up to". */
export const CloudOnly: Story = { args: { data: postureOf('defenderXdrNotEnabled'), pageSize: 12 } };

export const Loading: Story = { args: { source: inputsFor('loading').source } };

export const Stale: Story = {
  args: { source: staleSource(), pageSize: 12 },
  play: async ({ canvasElement }) => {
    const element = tableIn(canvasElement);
    await element.updateComplete;
    await element.refresh();
  },
};

export const Failed: Story = { args: { source: inputsFor('error').source } };

export const Restricted: Story = { args: { source: inputsFor('restricted').source } };

export const Empty: Story = { args: { source: inputsFor('empty').source } };

export const Idle: Story = {};

/** A search that finds nothing. */
export const NoMatch: Story = { args: { data: postureOf(), view: { query: 'no such recommendation' } } };

/** A row with its details open; the host handles some acts. */
export const Opened: Story = {
  args: { data: postureOf(), pageSize: 5, actions: ['fix', 'assign', 'share'] },
  play: clicking('tbody .expander'),
};

/** Where the score would be with the selection done; the gauge beside it shows it too. */
export const Selected: Story = {
  render: () =>
    html`<secure-score-provider .data=${postureOf()} .options=${storyOptions}>
      <secure-score-gauge></secure-score-gauge>
      <recommendation-table page-size="6"></recommendation-table>
    </secure-score-provider>`,
  play: clicking('tbody tr:nth-of-type(2) .pick input', 'tbody tr:nth-of-type(3) .pick input'),
};

const interdependent = {
  asOf: '2026-11-20T00:00:00Z',
  controls: [{ id: 'mfa', name: 'Enable MFA', maxPoints: 10, recommendationIds: ['owners', 'writers', 'readers'] }],
  recommendations: [
    { id: 'owners', title: 'Owners should sign in with two proofs', controlId: 'mfa', model: 'classic', riskLevel: 'critical' },
    { id: 'writers', title: 'Writers should sign in with two proofs', controlId: 'mfa', model: 'classic', riskLevel: 'high' },
    { id: 'readers', title: 'Readers should sign in with two proofs', controlId: 'mfa', model: 'classic', riskLevel: 'medium' },
  ],
  assessments: [
    { recommendationId: 'owners', resourceId: 'subscription-1', status: 'unhealthy' },
    { recommendationId: 'writers', resourceId: 'subscription-1', status: 'unhealthy' },
    { recommendationId: 'readers', resourceId: 'subscription-1', status: 'unhealthy' },
    { recommendationId: 'owners', resourceId: 'subscription-2', status: 'healthy' },
  ],
};

/** A selection without effect alone, and what else it takes. */
export const Interdependent: Story = { args: { data: interdependent }, play: clicking('tbody .pick input') };

/** The cheapest way to a target, as steps. */
export const Planned: Story = { args: { data: postureOf(), pageSize: 8 }, play: clicking('[data-panel="plan"]', '.planner .primary') };

/** The status of several rows at once, where the host allows it. */
export const Editing: Story = {
  args: { data: postureOf(), pageSize: 6, editable: true },
  play: clicking('tbody tr:nth-of-type(2) .pick input', 'tbody tr:nth-of-type(4) .pick input', '.selection [data-panel="status"]'),
};

/** A status that the host could not save: the row is as before, with the reason. */
export const EditRefused: Story = {
  args: { data: postureOf(), pageSize: 4, editable: true },
  play: async (context) => {
    const element = tableIn(context.canvasElement);
    element.addEventListener('secure-score-status-request', (event) => event.waitUntil(Promise.reject(new Error('Status 403.'))));
    await clicking('tbody tr:nth-of-type(2) .expander', '.edit summary', '.edit .primary')(context);
    await found(element, '.notice');
  },
};

export const Filters: Story = {
  args: { data: postureOf(), pageSize: 6, view: { filters: { userImpact: ['Low'] } } },
  play: clicking('[data-panel="filters"]'),
};

export const Columns: Story = {
  args: { data: postureOf(), pageSize: 6, view: { columns: ['title', 'service', 'status', 'potential', 'maximum', 'impact', 'rank'] } },
  play: clicking('[data-panel="columns"]'),
};

/** As wide as the reader has made them: the table scrolls. */
export const Resized: Story = {
  args: {
    data: postureOf(),
    pageSize: 6,
    view: { columns: ['title', 'service', 'status', 'potential'], widths: { title: 40, service: 20, status: 20, potential: 24 } },
  },
};

export const Exporting: Story = { args: { data: postureOf(), pageSize: 4 }, play: clicking('[data-panel="export"]') };

/** Subtotals are those of the security controls: recommendations of one overlap. */
export const ByControl: Story = { args: { data: postureOf('defenderXdrNotEnabled'), pageSize: 14, view: { grouping: 'control' } } };

export const BySubscore: Story = { args: { data: postureOf(), pageSize: 14, view: { grouping: 'subscore', hideCompleted: true } } };

export const ByStatus: Story = { args: { data: postureOf(), pageSize: 14, view: { grouping: 'status', tab: 'all' } } };

/** Over all scopes, at the most resources first. */
export const ByRecommendation: Story = {
  args: {
    data: postureOf('defenderXdrNotEnabled'),
    pageSize: 14,
    view: { grouping: 'recommendation', sorting: [{ id: 'unhealthy', desc: true }] },
  },
};

const governed = {
  asOf: '2026-11-20T00:00:00Z',
  recommendations: Array.from({ length: 9 }, (_, index) => ({
    id: `r${index}`,
    title: `Recommendation ${index + 1}`,
    subscore: index % 3 ? 'apps' : 'identity',
    maxPoints: 10,
    points: index % 4,
    riskLevel: ['critical', 'high', 'medium', 'low'][index % 4],
    owner: index % 2 ? 'Ann Example' : undefined,
    dueDate: index % 3 ? `2026-11-${14 + index}` : undefined,
    status: index === 3 ? 'riskAccepted' : index === 5 ? 'planned' : 'toAddress',
    insights: [['Fix'], ['Deny', 'New'], ['Enforce', 'Regressed'], []][index % 4],
    preview: index === 7,
  })),
};

/** Risk levels, owners and due dates, as the newer cloud recommendations have them. */
export const Governed: Story = { args: { data: governed, reader: 'Ann Example' } };

/** As cards, in a narrow place of the page. */
export const Narrow: Story = {
  args: { data: postureOf(), pageSize: 5 },
  decorators: [(story) => html`<div .style=${'max-inline-size: 320px'}>${story()}</div>`],
};

export const NarrowSelected: Story = {
  args: { data: postureOf(), pageSize: 3, editable: true },
  decorators: [(story) => html`<div .style=${'max-inline-size: 320px'}>${story()}</div>`],
  play: clicking('tbody .pick input'),
};

export const Medium: Story = {
  args: { data: postureOf(), pageSize: 6, view: { grouping: 'control' } },
  decorators: [(story) => html`<div .style=${'max-inline-size: 640px'}>${story()}</div>`],
};

const devices: ActiveScope = { kind: 'subscore', id: 'devices', name: 'Devices' };

/** Narrowed to a sub-score that was chosen in another widget under the same provider. */
export const Scoped: Story = {
  render: () =>
    html`<secure-score-provider .data=${postureOf()} .options=${storyOptions} .activeScope=${devices}>
      <recommendation-table page-size="12"></recommendation-table>
    </secure-score-provider>`,
};

const sentence = '<img src=x onerror="globalThis.pwned = 1">';

/** Whatever the data say is text. */
export const Hostile: Story = {
  args: {
    data: {
      asOf: '2026-11-20T00:00:00Z',
      recommendations: [
        {
          id: 'x',
          title: `${sentence} ${'wide'.repeat(60)}`,
          subscore: 'apps',
          maxPoints: 5,
          points: 0,
          owner: `=HYPERLINK("https://evil.example")`,
          insights: [sentence],
          description: sentence,
          remediation: '<a href="javascript:alert(1)">no</a> <a href="https://evil.example">https://portal.example.com</a>',
          url: 'javascript:alert(1)',
        },
        { id: 'y', title: 'عنوان بالعربية مع English', subscore: 'identity', maxPoints: 5, points: 1 },
      ],
    },
  },
  play: clicking('tbody .expander'),
};
