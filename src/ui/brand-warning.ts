/** In development: says once which of the host's colours cannot be read on which, and what would do. Loaded on demand. */
import type { ContrastPair, PublicColorToken } from '../theme/brand.js';
import { checkBrand } from '../theme/check.js';
import { privateToken, publicToken, tokenDefaults, tokenNames, type TokenName } from '../theme/tokens.js';

const said = new Set<string>();

/** Looks at the colours that a widget has where it stands, in the colour scheme that it has there. */
export function warnOfBrand(root: ShadowRoot): void {
  if (matchMedia('(forced-colors: active)').matches) return;
  const { tokens, isDark } = computedColors(root);
  const lines = checkBrand(tokens, isDark ? 'dark' : 'light').failing.map(sentence);
  const fresh = lines.filter((line) => !said.has(line));
  for (const line of fresh) said.add(line);
  if (fresh.length > 0) console.warn(`secure-score-widgets: colours without enough contrast.\n${fresh.join('\n')}`);
}

const sentence = ({ foreground, background, colors, ratio, least, nearest }: ContrastPair): string =>
  `${foreground} ${colors[0]} on ${background} ${colors[1]}: ${Math.floor(ratio * 100) / 100}:1, needs ${least}:1; the nearest that passes is ${nearest}`;

const colorNames = tokenNames.filter((name) => /oklch|var\(|color-mix/.test(tokenDefaults[name]));

/** Every colour token as the browser computes it, on an element with the frame's class that is gone again before anything is drawn. */
function computedColors(root: ShadowRoot): { tokens: Partial<Record<PublicColorToken, string>>; isDark: boolean } {
  const probe = document.createElement('div');
  probe.className = 'frame';
  probe.hidden = true;
  root.append(probe);
  const computed = (value: string): string => {
    probe.style.setProperty('outline-color', value);
    return getComputedStyle(probe).outlineColor;
  };
  const colorOf = (name: TokenName) => [publicToken(name), computed(`var(${privateToken(name)})`)];
  const tokens = Object.fromEntries(colorNames.map(colorOf)) as Partial<Record<PublicColorToken, string>>;
  const isDark = computed('light-dark(transparent, currentcolor)') === computed('currentcolor');
  probe.remove();
  return { tokens, isDark };
}
