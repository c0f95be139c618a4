/** How far apart colours are for readers who see all colours, or lack one kind of cone. */
import { linearRgbOf, oklabOf, oklabOfLinearRgb, type LinearRgb, type Oklab, type Oklch } from './contrast.js';
import { multiply } from './parse-color.js';

export const sights = ['full', 'protanopia', 'deuteranopia', 'tritanopia'] as const;
export type Sight = (typeof sights)[number];

type Matrix = Parameters<typeof multiply>[0];

/**
 * Machado, Oliveira and Fernandes, "A physiologically-based model for simulation of color vision deficiency", IEEE TVCG 15(6),
 * 2009: severity 1.0, on linear sRGB.
 */
const matrices: Readonly<Record<Exclude<Sight, 'full'>, Matrix>> = {
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

/** The colour as such a reader sees it, on an sRGB screen. */
export function seenWith(sight: Sight, color: Oklch): Oklab {
  const clipped = (rgb: LinearRgb) => rgb.map((channel) => Math.min(1, Math.max(0, channel))) as unknown as LinearRgb;
  const shown = clipped(linearRgbOf(oklabOf(color)));
  return oklabOfLinearRgb(sight === 'full' ? shown : clipped(multiply(matrices[sight], shown)));
}

/** Distance in OKLab, for the reader who tells the two apart least; about 0.02 is just noticed side by side. */
export function leastDistance(one: Oklch, other: Oklch): number {
  return Math.min(
    ...sights.map((sight) => {
      const [a, b] = [seenWith(sight, one), seenWith(sight, other)];
      return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
    }),
  );
}

/** Colours of a chart that are closer than this are taken for each other. */
export const distinct = 0.07;
