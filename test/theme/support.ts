/** The grid of brand colours, and what the tests of Node and of the browser have in common. */
import { hexOf } from '../../src/theme/contrast.js';

export const schemes = ['light', 'dark'] as const;

const range = (from: number, to: number, step: number): number[] =>
  Array.from({ length: Math.round((to - from) / step) + 1 }, (_, index) => from + index * step);

/** What brand books hold, and what is hard: both ends, yellows, greys, neon, near-white and near-black with a tint. */
export const hardBrands = [
  '#000000', '#ffffff', '#ffff00', '#ffde00', '#808080', '#757575', '#777777', '#39ff14', '#00ffff', '#ff00ff', '#0000ff', '#ff0000',
  '#0078d4', '#5b5fc7', '#d13438', '#010000', '#0a0a14', '#fffffe', '#ffe4e1', '#c0ffee',
]; // prettier-ignore

/** Hue × lightness × chroma in OKLCH, brought into sRGB as a brand colour is. */
export const brandGrid: readonly string[] = [
  ...new Set([
    ...hardBrands,
    ...range(0, 345, 15).flatMap((hue) =>
      range(0, 1, 0.1).flatMap((lightness) => [0, 0.04, 0.1, 0.2, 0.3].map((chroma) => hexOf({ lightness, chroma, hue }))),
    ),
  ]),
];
