/** The colours that `tokens.ts` writes as pairs, to be calculated with. */
import type { Oklch } from './contrast.js';
import { parseColor } from './parse-color.js';
import { tokenDefaults, type TokenName } from './tokens.js';

export type ColorScheme = 'light' | 'dark';

/** One half of a default that is a pair of colours; an error for one that is derived from others. */
export function defaultColor(name: TokenName, scheme: ColorScheme): Oklch {
  const [, light, dark] = /^light-dark\((oklch\([^()]*\)),(oklch\([^()]*\))\)$/.exec(tokenDefaults[name]) ?? [];
  const color = parseColor((scheme === 'light' ? light : dark) ?? '');
  if (!color) throw new TypeError(`${name} is no pair of colours`);
  return color;
}
