import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import '../src/define/recommendation-table.js';
import '../src/define/secure-score-provider.js';
import type { ActiveScope, PostureSource } from '../src/index.js';
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

interface Arguments {
  data: object | null;
  source: PostureSource | null;
  pageSize: number;
}

const meta: Meta<Arguments> = {
  title: 'Widgets/Recommendation table',
  component: 'recommendation-table',
  args: { data: null, source: null, pageSize: 50 },
  render: ({ data, source, pageSize }) =>
    html`<recommendation-table .data=${data} .source=${source} .options=${storyOptions} page-size=${pageSize}></recommendation-table>`,
};

export default meta;
type Story = StoryObj<Arguments>;

export const Ready: Story = { args: { data: postureOf(), pageSize: 12 } };

/** The profiles of some actions were not given: maximums are implied or not known, and the rows say so. */
export const Partial: Story = { args: { data: postureOf('poor'), pageSize: 12 } };

/** Only the classic cloud score: resources, security controls, increases "up to". */
export const CloudOnly: Story = { args: { data: postureOf('defenderXdrNotEnabled'), pageSize: 12 } };

export const Loading: Story = { args: { source: loadingSource } };

export const Stale: Story = {
  args: { source: staleSource(), pageSize: 12 },
  play: async ({ canvasElement }) => {
    const element = canvasElement.querySelector('recommendation-table')!;
    await element.updateComplete;
    await element.refresh();
  },
};

export const Failed: Story = { args: { source: failingSource(serverError) } };

export const Restricted: Story = { args: { source: failingSource(forbiddenError) } };

export const Empty: Story = { args: { data: emptyPayload } };

export const Idle: Story = {};

/** A row with its details open. */
export const Opened: Story = {
  args: { data: postureOf(), pageSize: 5 },
  play: async ({ canvasElement }) => {
    const element = canvasElement.querySelector('recommendation-table')!;
    await element.updateComplete;
    element.shadowRoot!.querySelector<HTMLElement>('tbody button[aria-expanded]')!.click();
  },
};

/** As cards, in a narrow place of the page. */
export const Narrow: Story = {
  args: { data: postureOf(), pageSize: 5 },
  decorators: [(story) => html`<div .style=${'max-inline-size: 320px'}>${story()}</div>`],
};

const devices: ActiveScope = { kind: 'subscore', id: 'devices', name: 'Devices' };

/** Narrowed to a sub-score that was chosen in another widget under the same provider. */
export const Scoped: Story = {
  render: () =>
    html`<secure-score-provider .data=${postureOf()} .options=${storyOptions} .activeScope=${devices}>
      <recommendation-table page-size="12"></recommendation-table>
    </secure-score-provider>`,
};
