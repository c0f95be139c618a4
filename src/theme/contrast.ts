/**
 * The few colour sums that brand derivation and our own tests need: OKLCH (as our tokens are written) to sRGB and back, and
 * the contrast of WCAG 2.2. Matrices: Björn Ottosson's OKLab. Never on the way of a page that only shows widgets.
 */

/** Lightness 0..1, chroma 0..about 0.37, hue in degrees. */
export interface Oklch {
  readonly lightness: number;
  readonly chroma: number;
  readonly hue: number;
}

/** Linear-light sRGB, each 0..1 where the colour is inside the gamut. */
export type LinearRgb = readonly [red: number, green: number, blue: number];
export type Oklab = readonly [lightness: number, a: number, b: number];

export function oklabOf({ lightness, chroma, hue }: Oklch): Oklab {
  const angle = (hue * Math.PI) / 180;
  return [lightness, chroma * Math.cos(angle), chroma * Math.sin(angle)];
}

export function oklchOf([lightness, a, b]: Oklab): Oklch {
  return { lightness, chroma: Math.hypot(a, b), hue: ((Math.atan2(b, a) * 180) / Math.PI + 360) % 360 };
}

export function linearRgbOf([lightness, a, b]: Oklab): LinearRgb {
  const long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const middle = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const short = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
    -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
    -0.0041960863 * long - 0.7034186147 * middle + 1.707614701 * short,
  ];
}

export function oklabOfLinearRgb([red, green, blue]: LinearRgb): Oklab {
  const long = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
  const middle = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
  const short = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
  return [
    0.2104542553 * long + 0.793617785 * middle - 0.0040720468 * short,
    1.9779984951 * long - 2.428592205 * middle + 0.4505937099 * short,
    0.0259040371 * long + 0.7827717662 * middle - 0.808675766 * short,
  ];
}

/** Relative luminance 0..1; what lies outside the sRGB gamut is clipped, as a screen does. */
export function luminanceOf(color: LinearRgb): number {
  const [red, green, blue] = color.map((channel) => Math.min(1, Math.max(0, channel))) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** WCAG contrast ratio, 1..21. */
export function contrastOf(one: Oklch, other: Oklch): number {
  const [low, high] = [one, other].map((color) => luminanceOf(linearRgbOf(oklabOf(color)))).sort((a, b) => a - b) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

/** One sRGB channel 0..1 as light. */
export function linearChannel(encoded: number): number {
  const size = Math.abs(encoded);
  return size <= 0.04045 ? encoded / 12.92 : Math.sign(encoded) * ((size + 0.055) / 1.055) ** 2.4;
}

function encodedChannel(linear: number): number {
  return linear <= 0.0031308 ? linear * 12.92 : 1.055 * linear ** (1 / 2.4) - 0.055;
}

const isShown = (channels: LinearRgb): boolean => channels.every((channel) => channel > -1e-4 && channel < 1 + 1e-4);

/** The nearest colour of the same lightness and hue that an sRGB screen shows: less chroma, as CSS Color 4 maps it. */
export function insideGamut(color: Oklch): Oklch {
  if (isShown(linearRgbOf(oklabOf(color)))) return color;
  let [inside, outside] = [0, color.chroma];
  for (let step = 0; step < 16; step++) {
    const chroma = (inside + outside) / 2;
    if (isShown(linearRgbOf(oklabOf({ ...color, chroma })))) inside = chroma;
    else outside = chroma;
  }
  return { ...color, chroma: inside };
}

/** `#rrggbb`, brought into the gamut first. */
export function hexOf(color: Oklch): string {
  const channels = linearRgbOf(oklabOf(insideGamut(color)));
  const byte = (linear: number): number => Math.round(Math.min(1, Math.max(0, encodedChannel(linear))) * 255);
  return `#${channels.map((channel) => byte(channel).toString(16).padStart(2, '0')).join('')}`;
}

/** Between two colours in OKLab, as `color-mix(in oklab, one share, other)`. */
export function mix(one: Oklch, share: number, other: Oklch): Oklch {
  const [from, to] = [oklabOf(one), oklabOf(other)];
  return oklchOf(from.map((value, index) => value * share + to[index]! * (1 - share)) as unknown as Oklab);
}

/** A translucent colour on another, as a screen lays them together: channel by channel, as they are encoded. */
export function laidOver(color: Oklch, alpha: number, ground: Oklch): Oklch {
  const [upper, lower] = [color, ground].map((one) => linearRgbOf(oklabOf(insideGamut(one))).map(encodedChannel)) as [number[], number[]];
  const channels = upper.map((channel, index) => linearChannel(channel * alpha + lower[index]! * (1 - alpha)));
  return oklchOf(oklabOfLinearRgb(channels as unknown as LinearRgb));
}
