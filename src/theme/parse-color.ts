/** Reads a colour as a host writes it or a browser prints it. Names of colours are not read, nor are translucent ones: their contrast depends on what is behind. */
import { linearChannel, oklabOfLinearRgb, oklchOf, type LinearRgb, type Oklch } from './contrast.js';

type Three = readonly [number, number, number];

const hexPattern = /^#(?:[0-9a-f]{3}f?|[0-9a-f]{6}(?:ff)?)$/i;
const functionPattern = /^(rgba?|hsla?|oklab|oklch|color)\(([^()]*)\)$/;

/** `#rgb`, `#rrggbb`, `rgb()`, `hsl()`, `oklab()`, `oklch()` or `color()` of sRGB, Display P3 or XYZ, all opaque; `null` for anything else. */
export function parseColor(text: string): Oklch | null {
  const plain = text.trim().toLowerCase();
  if (hexPattern.test(plain)) return ofRgb(hexChannels(plain.slice(1)));
  const [, name, inside] = functionPattern.exec(plain) ?? [];
  if (!name) return null;
  const words = inside!.split(/[\s,/]+/).filter(Boolean);
  const space = name === 'color' ? words.shift()! : name.replace(/a$/, '');
  return words.length === 3 || (words.length === 4 && isOpaque(words[3]!)) ? ofSpace(space, words) : null;
}

const isOpaque = (alpha: string): boolean => (alpha.endsWith('%') ? parseFloat(alpha) >= 100 : Number(alpha) >= 1);

function ofSpace(space: string, words: readonly string[]): Oklch | null {
  const whole = wholes[space];
  if (!whole) return null;
  const channels = whole.map((full, index) => channel(words[index]!, full)) as unknown as Three;
  return channels.every(Number.isFinite) ? converters[space]!(channels) : null;
}

/** A number, a percentage of `full`, degrees, or `none`. */
function channel(word: string, full: number): number {
  if (word === 'none') return 0;
  const [, number, unit] = /^([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)(%|deg)?$/.exec(word) ?? [];
  return number === undefined ? NaN : unit === '%' ? (Number(number) / 100) * full : Number(number);
}

/** What 100 % of each channel is. */
const wholes: Readonly<Record<string, Three>> = {
  rgb: [255, 255, 255],
  hsl: [360, 100, 100],
  oklab: [1, 0.4, 0.4],
  oklch: [1, 0.4, 360],
  srgb: [1, 1, 1],
  'srgb-linear': [1, 1, 1],
  'display-p3': [1, 1, 1],
  xyz: [1, 1, 1],
  'xyz-d65': [1, 1, 1],
};

const converters: Readonly<Record<string, (channels: Three) => Oklch>> = {
  rgb: (channels) => ofRgb(channels.map((value) => value / 255) as unknown as Three),
  hsl: ([hue, saturation, lightness]) => ofRgb(rgbOfHsl(hue, saturation / 100, lightness / 100)),
  oklab: oklchOf,
  oklch: ([lightness, chroma, hue]) => ({ lightness, chroma, hue }),
  srgb: ofRgb,
  'srgb-linear': (channels) => oklchOf(oklabOfLinearRgb(channels)),
  'display-p3': (channels) => oklchOf(oklabOfLinearRgb(multiply(rgbOfP3, channels.map(linearChannel) as unknown as Three))),
  xyz: (channels) => oklchOf(oklabOfLinearRgb(multiply(rgbOfXyz, channels))),
  'xyz-d65': (channels) => oklchOf(oklabOfLinearRgb(multiply(rgbOfXyz, channels))),
};

function ofRgb(channels: Three): Oklch {
  return oklchOf(oklabOfLinearRgb(channels.map(linearChannel) as unknown as LinearRgb));
}

function hexChannels(hex: string): Three {
  const size = hex.length < 6 ? 1 : 2;
  return [0, 1, 2].map((index) => parseInt(hex.slice(index * size, (index + 1) * size).repeat(3 - size), 16) / 255) as unknown as Three;
}

/** CSS Color 4, "Converting HSL colors to sRGB". */
function rgbOfHsl(hue: number, saturation: number, lightness: number): Three {
  const at = (offset: number): number => {
    const step = (offset + hue / 30 + 1200) % 12;
    return lightness - saturation * Math.min(lightness, 1 - lightness) * Math.max(-1, Math.min(step - 3, 9 - step, 1));
  };
  return [at(0), at(8), at(4)];
}

type Matrix = readonly [Three, Three, Three];

/** CSS Color 4, "Sample code for color conversions": XYZ (D65) and Display P3 to linear sRGB. */
const rgbOfXyz: Matrix = [
  [3.2409699419045226, -1.537383177570094, -0.4986107602930034],
  [-0.9692436362808796, 1.8759675015077202, 0.04155505740717559],
  [0.05563007969699366, -0.20397695888897652, 1.0569715142428786],
];
const rgbOfP3: Matrix = [
  [1.2249401762805598, -0.2249401762805597, 0],
  [-0.042056954709688163, 1.0420569547096881, 0],
  [-0.019637554590334432, -0.0786360455506319, 1.0982736001409663],
];

export function multiply(matrix: Matrix, [one, two, three]: Three): LinearRgb {
  return matrix.map((row) => row[0] * one + row[1] * two + row[2] * three) as unknown as LinearRgb;
}
