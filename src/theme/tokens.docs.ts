/** What each public token means and which kind of value it takes: for the manual and the editor data, not for the browser. */
import { publicToken, tokenDefaults, tokenNames, type TokenName } from './tokens.js';

export type TokenType = '<color>' | '<length>' | '<number>' | '<time>' | '<font-family>' | '<font-size>';

export interface TokenDescription {
  /** `--secure-score-…` */
  readonly name: string;
  readonly type: TokenType;
  /** As written where the host gives none; `--_…` stands for another token. */
  readonly initial: string;
  readonly meaning: string;
}

const meanings: Readonly<Record<TokenName, readonly [TokenType, string]>> = {
  font: ['<font-family>', 'Font of all text; the host’s own font is not inherited, it is passed here.'],
  'font-size': ['<font-size>', 'Size of body text times 1.14; every other size is a multiple of it.'],
  'line-height': ['<number>', 'Line height as a multiple of the font size.'],
  space: ['<length>', 'Unit of the spacing grid; gaps are 1, 2, 3, 4 and 6 of it.'],
  radius: ['<length>', 'Corner radius.'],
  duration: ['<time>', 'Length of transitions; none under reduced motion.'],
  surface: ['<color>', 'Background that the widget stands on.'],
  'surface-subtle': ['<color>', 'Background of hovered and selected rows and of panels.'],
  text: ['<color>', 'Text.'],
  'text-muted': ['<color>', 'Secondary text, at 4.5:1 on both surfaces.'],
  accent: ['<color>', 'The host’s brand colour, as it is: primary buttons, and what every other accent derives from.'],
  'accent-graphic': ['<color>', 'The accent of arcs, bars, lines, edges: darker or lighter where the accent itself lacks 3:1.'],
  'accent-text': ['<color>', 'The accent of links and other text: darker or lighter where the accent itself lacks 4.5:1.'],
  'on-accent': ['<color>', 'Text on the accent; black or white, whichever stands out more.'],
  'accent-soft': ['<color>', 'Background of chosen chips, rows and tabs.'],
  hairline: ['<color>', 'Separators and grid lines.'],
  track: ['<color>', 'What remains of a bar or an arc.'],
  outline: ['<color>', 'Edges of inputs and buttons.'],
  focus: ['<color>', 'Focus ring.'],
  'band-at-risk': ['<color>', 'Band “At risk”.'],
  'band-fair': ['<color>', 'Band “Fair”.'],
  'band-good': ['<color>', 'Band “Good”.'],
  'band-very-good': ['<color>', 'Band “Very good”.'],
  'band-neutral': ['<color>', 'No band: not scored, not known, an upper bound.'],
  positive: ['<color>', 'A change for the better.'],
  negative: ['<color>', 'A change for the worse.'],
  'series-1': ['<color>', 'First line of a chart.'],
  'series-2': ['<color>', 'Second line of a chart.'],
  'series-3': ['<color>', 'Third line of a chart.'],
  'series-4': ['<color>', 'Fourth line of a chart.'],
  'series-5': ['<color>', 'Fifth line of a chart.'],
  'series-6': ['<color>', 'Sixth line of a chart.'],
};

export const tokenDescriptions: readonly TokenDescription[] = tokenNames.map((name) => ({
  name: publicToken(name),
  type: meanings[name][0],
  initial: tokenDefaults[name],
  meaning: meanings[name][1],
}));
