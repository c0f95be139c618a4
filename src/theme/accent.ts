/**
 * How far a brand colour has to move to be read: the numbers, for the style sheet (tokens.ts) and for `deriveBrand`, which give
 * the same colours. They hold on surfaces of luminance 0.85 and more in light, 0.03 and less in dark: ours, and most others.
 *
 * In light, all three linear channels are scaled down until the luminance is right. That is exact, never leaves the gamut, and keeps
 * the OKLCH hue to the digit, since OKLab is homogeneous. In dark, scaling up would leave the gamut and turn near-black into a loud
 * colour, so the lightness is lifted and the chroma kept, up to what a screen can show at that lightness.
 */

/** Most luminance in light: 4.5:1 on the tint of chosen rows, and 3:1 on the track of a bar, whatever a screen rounds to. */
export const darkEnough = { text: 0.145, graphic: 0.21 } as const;

/** Least OKLCH lightness in dark, and the chroma that every hue can be shown with there. */
export const lightEnough = { text: { lightness: 0.72, chroma: 0.15 }, graphic: { lightness: 0.635, chroma: 0.2 } } as const;

/** Luminance at which black and white stand out equally, with 4.58:1: √(1.05 · 0.05) − 0.05. */
export const middleLuminance = 0.1791;

/** Chosen chips and rows are tinted with the brand colour between these lightnesses, so that text stays readable on the tint. */
export const softLightness = [0.55, 0.85] as const;
export const softPercent = 12;

type Use = keyof typeof darkEnough;

/* `y` of XYZ is the luminance. A translucent colour has no contrast of its own, so what is derived is opaque. */
const darkened = (most: number): string => {
  const scale = `${most}/max(y,${most})`;
  return `color(from var(--_brand) xyz calc(x*${scale}) min(y,${most}) calc(z*${scale})/1)`;
};

const lifted = ({ lightness, chroma }: (typeof lightEnough)[Use]): string =>
  `oklch(from var(--_brand) max(l,${lightness}) min(c,max(${chroma},(l - ${lightness})*999)) h/1)`;

/** The accent as it may be used, in light and in dark. */
export const usableAccent = (use: Use): string => `light-dark(${darkened(darkEnough[use])},${lifted(lightEnough[use])})`;

const isDark = `clamp(0,(${middleLuminance} - y)*1e6,1)`;

/** White on what is darker than the middle, black on the rest. */
export const onAccent = `color(from var(--_brand) xyz calc(.9505*${isDark}) ${isDark} calc(1.089*${isDark})/1)`;

export const softAccent = `color-mix(in oklab,oklch(from var(--_brand) clamp(${softLightness[0]},l,${softLightness[1]}) c h/1) ${softPercent}%,var(--_surface))`;
