/** A badge for README files and mails: what it is, the percent and the band in a word, on the colour of the band. */
import type { ScoreReport } from '../core/report.js';
import { textWidth } from '../elements/secure-score-gauge/secure-score-gauge.points.js';
import type { GaugeView } from '../elements/secure-score-gauge/secure-score-gauge.view.js';
import { inkOn } from './colors.js';
import { bandColors, headingOf, sentencesOf, viewOf } from './gauge.js';
import { markup, type Markup } from './markup.js';
import type { Context } from './options.js';

const fontSize = 11;
const padding = 7;

export function badgePicture(report: ScoreReport, context: Context): Markup {
  const { palette, font, formatter } = context;
  const view = viewOf(report, context);
  const color = palette[view.score.kind === 'scored' ? bandColors[view.score.band] : 'band-neutral'];
  const [label, value] = [formatter.text('gauge.label'), valueOf(view)];
  // Right to left the label stands at the right.
  const [first, second] = formatter.direction === 'rtl' ? [value, label] : [label, value];
  const [firstWidth, secondWidth] = [first, second].map(lengthOf) as [number, number];
  const width = firstWidth + secondWidth + 4 * padding;
  const split = firstWidth + 2 * padding;
  const ground = (text: string) => (text === label ? palette.text : color);
  const part = (text: string, start: number, length: number) =>
    markup`<text x="${start + padding}" y="14" textLength="${length}" lengthAdjust="spacingAndGlyphs" font-size="${fontSize}" fill="${inkOn(ground(text))}">${text}</text>`;
  return markup`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="20" viewBox="0 0 ${width} 20" role="img" font-family="${font}" font-weight="500" xml:lang="${formatter.locale}" lang="${formatter.locale}"><title>${headingOf(view, report, context)}: ${value}</title><desc>${sentencesOf(view, report, context).join(' ')}</desc><path d="M4 0H${split}V20H4A4 4 0 0 1 0 16V4A4 4 0 0 1 4 0z" fill="${ground(first)}"/><path d="M${split} 0H${width - 4}A4 4 0 0 1 ${width} 4V16A4 4 0 0 1 ${width - 4} 20H${split}z" fill="${ground(second)}"/>${part(first, 0, firstWidth)}${part(second, split, secondWidth)}</svg>`;
}

/** Of a bound the bound, of no score the word for it. */
function valueOf({ score }: GaugeView): string {
  if (score.kind !== 'scored') return score.word;
  const value = score.bound?.text ?? score.parts.text;
  return score.bandText ? `${value} · ${score.bandText}` : value;
}

const lengthOf = (text: string): number => Math.round(textWidth(text, fontSize) * 0.94);
