import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { pasteTool } from './support/paste.js';

const meta: Meta = { title: 'Docs/Paste your payload' };
export default meta;

/** See what the readers make of your data, and what they note about it. Nothing leaves the page. */
export const PasteYourPayload: StoryObj = { name: 'Paste your payload', render: pasteTool };
