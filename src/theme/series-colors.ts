/** Five series colours beside any brand colour: the defaults where they are told from it, else others in place of those that are not. */
import { insideGamut, type Oklch } from './contrast.js';
import type { ColorScheme } from './default-colors.js';
import { defaultColor } from './default-colors.js';
import { series } from './pairs.js';
import { distinct, leastDistance } from './sight.js';

const lightnesses: Readonly<Record<ColorScheme, readonly number[]>> = { light: [0.3, 0.4, 0.5, 0.62], dark: [0.58, 0.68, 0.78, 0.9] };
/** What writing a colour as `#rrggbb` may cost. */
const rounding = 0.004;

const hues = [20, 50, 85, 130, 170, 230, 265, 300, 350];

/** What may stand in: all round the circle, at lightnesses that keep 3:1 on our surfaces. */
const spares = (scheme: ColorScheme): readonly Oklch[] =>
  lightnesses[scheme].flatMap((lightness) => hues.map((hue) => insideGamut({ lightness, chroma: 0.13, hue })));

export function distinctSeries(accent: Oklch, scheme: ColorScheme): readonly Oklch[] {
  const colors = series.slice(1).map((name) => defaultColor(name, scheme));
  const isTooClose = (color: Oklch) => leastDistance(color, accent) < distinct + rounding;
  const kept = colors.filter((color) => !isTooClose(color));
  const found: Oklch[] = [];
  return colors.map((color) => {
    if (!isTooClose(color)) return color;
    const spare = farthest(spares(scheme), [accent, ...kept, ...found]);
    found.push(spare);
    return spare;
  });
}

/** The candidate whose nearest neighbour among `others` is farthest. */
function farthest(candidates: readonly Oklch[], others: readonly Oklch[]): Oklch {
  const room = candidates.map((candidate) => Math.min(...others.map((other) => leastDistance(candidate, other))));
  return candidates[room.indexOf(Math.max(...room))]!;
}
