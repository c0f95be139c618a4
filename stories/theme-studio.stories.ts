import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { defineThemeStudio, presets } from './theme/theme-studio.js';

defineThemeStudio();

/** Pick a brand, see every widget in it, read the contrast of every pair, and copy the CSS. */
const meta: Meta = { title: 'Theme/Studio', tags: ['!autodocs'] };
export default meta;
type Story = StoryObj;

const studio = (accent: string, scheme: 'light' | 'dark' = 'light'): Story => ({
  render: () => html`<theme-studio accent=${accent} scheme=${scheme}></theme-studio>`,
});

export const Studio = studio(presets['Corporate blue']);
export const CorporateBlueDark = studio(presets['Corporate blue'], 'dark');
export const Yellow = studio(presets.Yellow);
export const YellowDark = studio(presets.Yellow, 'dark');
export const Red = studio(presets.Red);
export const RedDark = studio(presets.Red, 'dark');
export const NearBlack = studio(presets['Near-black']);
export const NearBlackDark = studio(presets['Near-black'], 'dark');
export const Pastel = studio(presets.Pastel);
export const PastelDark = studio(presets.Pastel, 'dark');
export const NeonGreen = studio(presets['Neon green']);
export const NeonGreenDark = studio(presets['Neon green'], 'dark');

/** A surface, a text colour, a font, corners and spacing of the host's own. */
export const EverythingOwn: Story = {
  render: () =>
    html`<theme-studio accent="#7a1fa2" surface="#fff8e7" text="#3b2f1e" font="Serif" radius="0" spacing="Tight"></theme-studio>`,
};
