/**
 * Broken on purpose, one way each, and left out of the sidebar and the docs: the stories checker must report every one of them
 * (scripts/check-stories.mjs), or it cannot be trusted when it reports nothing.
 */
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';

const meta: Meta = { title: 'Self-check', tags: ['!dev', '!autodocs', 'self-check'] };
export default meta;
type Story = StoryObj;

export const RenderThrows: Story = {
  render: () => {
    throw new Error('self-check: render');
  },
};

export const PlayThrows: Story = {
  render: () => html`<p>Self-check</p>`,
  play: () => Promise.reject(new Error('self-check: play')),
};

export const Warns: Story = {
  render: () => {
    console.warn('self-check: warning');
    return html`<p>Self-check</p>`;
  },
};

export const Undefined: Story = {
  render: () =>
    html`<p>Self-check</p>
      <never-defined></never-defined>`,
};

export const Inaccessible: Story = { render: () => html`<button></button>` };

export const ThrowsLater: Story = {
  render: () => {
    setTimeout(() => {
      throw new Error('self-check: later');
    });
    return html`<p>Self-check</p>`;
  },
};
