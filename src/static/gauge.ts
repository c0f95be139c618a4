/** The gauge as a picture: the drawing of the element with its numbers as text of the picture. */
import type { ScoreReport } from '../core/report.js';
import { isolated } from '../format/bidi.js';
import { bandShapes, type Band } from '../theme/bands.js';
import { freshnessText } from '../ui/freshness-text.js';
import { changeText } from '../ui/change-text.js';
import { changeOver } from '../core/changeOver.js';
import { utcDay } from '../core/dates.js';
import { percentOf } from '../core/score.js';
import { dashOf, dialOf, dialSize, type Dial } from '../elements/secure-score-gauge/secure-score-gauge.dial.js';
import { marksOf, notchOf, stretchOf } from '../elements/secure-score-gauge/secure-score-gauge.marks.js';
import { textWidth } from '../elements/secure-score-gauge/secure-score-gauge.points.js';
import { daysOfChange, type ScoredView, type UnscoredView } from '../elements/secure-score-gauge/secure-score-gauge.score.js';
import { gaugeView, type GaugeView } from '../elements/secure-score-gauge/secure-score-gauge.view.js';
import type { Palette } from './colors.js';
import { markup, type Markup } from './markup.js';
import type { Context } from './options.js';

/** What the gauge says of the total, over the days that the host wants. */
export function viewOf(report: ScoreReport, { options, formatter, thresholds }: Context): GaugeView {
  const changeDays = options.changeDays ?? daysOfChange(report);
  const change =
    options.changeDays === undefined
      ? report.change
      : changeOver(report.history, percentOf(report.total), utcDay(report.asOf) ?? report.history.at(-1)?.date ?? null, changeDays);
  return gaugeView({ report, formatter, activeScope: null, thresholds, target: null, changeDays, change });
}

export const bandColors: Readonly<Record<Band, keyof Palette>> = {
  atRisk: 'band-at-risk',
  fair: 'band-fair',
  good: 'band-good',
  veryGood: 'band-very-good',
  neutral: 'band-neutral',
};

/** The sentences that stand for the drawing: value and band, change, targets, comparisons, what is missing. */
export function sentencesOf(view: GaugeView, report: ScoreReport, { formatter }: Context): readonly string[] {
  const { score, change, changeDays, targets, comparisons, missing, coverage, selfDeclared } = view;
  const value = score.kind === 'scored' ? [score.valueText] : [score.word, score.reason];
  const period = change === undefined ? [] : [change ? changeText(change, formatter, changeDays) : formatter.text('change.unknown')];
  const marks = [...targets, ...comparisons].map(({ text }) => text);
  return [...value, ...period, ...marks, ...missing, coverage, selfDeclared, freshnessText(report, formatter)].filter(Boolean);
}

/** The whole picture: whose score it is above, the change and the date below. */
export function gaugePicture(report: ScoreReport, context: Context): Markup {
  const { palette, formatter, font, options } = context;
  const view = viewOf(report, context);
  const dial = dialOf('arc');
  const name = options.customer ?? report.tenantName;
  const above = name
    ? [{ text: isolated(name, formatter.direction), color: palette.text, weight: 600 }, { text: view.heading, color: palette['text-muted'], weight: 400 }] // prettier-ignore
    : [{ text: view.heading, color: palette.text, weight: 600 }];
  const below = linesBelow(view, report, context);
  const top = 12 + above.length * 18;
  const height = top + dial.height + 12 + below.length * 18;
  const line = (y: number, { text, color, weight = 400 }: { text: string; color: string; weight?: number }) =>
    markup`<text x="120" y="${y}" text-anchor="middle" font-size="12.5" font-weight="${weight}" fill="${color}">${shortened(text, 232, 12.5)}</text>`;
  return markup`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 240 ${height}" width="240" height="${height}" role="img" font-family="${font}" direction="${formatter.direction}" xml:lang="${formatter.locale}" lang="${formatter.locale}"><title>${headingOf(view, report, context)}</title><desc>${sentencesOf(view, report, context).join(' ')}</desc><rect width="240" height="${height}" fill="${palette.surface}"/>${above.map((one, index) => line(20 + index * 18, one))}<svg x="20" y="${top}" width="200" height="${dial.height}" viewBox="0 0 ${dialSize} ${dial.height}">${dialDrawing(view, context)}</svg>${below.map((one, index) => line(top + dial.height + 16 + index * 18, one))}</svg>`;
}

export function headingOf(view: GaugeView, report: ScoreReport, { options, formatter }: Context): string {
  const name = options.customer ?? report.tenantName;
  return name ? `${isolated(name, formatter.direction)} · ${view.heading}` : view.heading;
}

/** With an ellipsis where it is guessed to be longer than `width`. */
export function shortened(text: string, width: number, size: number): string {
  if (textWidth(text, size) * 0.92 <= width) return text;
  const characters = [...text];
  while (characters.length > 1 && textWidth(characters.join(''), size) * 0.92 > width - size) characters.pop();
  return `${characters.join('').trimEnd()}…`;
}

function linesBelow(view: GaugeView, report: ScoreReport, { formatter, palette }: Context) {
  const { change, changeDays, score, missing } = view;
  const lines: { text: string; color: string }[] = [];
  if (score.kind !== 'scored') lines.push({ text: score.reason, color: palette['text-muted'] });
  if (change) lines.push({ text: changeText(change, formatter, changeDays), color: palette[directionColors[directionOfChange(change)]] });
  if (score.kind === 'scored' && missing.length > 0) lines.push({ text: formatter.text('gauge.partial'), color: palette['text-muted'] });
  const date = freshnessText(report, formatter);
  return date ? [...lines, { text: date, color: palette['text-muted'] }] : lines;
}

const directionColors = { muted: 'text-muted', positive: 'positive', negative: 'negative' } as const;

export const directionOfChange = (change: GaugeView['change']): 'muted' | 'positive' | 'negative' =>
  !change || Math.abs(change.deltaPercent) < 0.005 ? 'muted' : change.deltaPercent > 0 ? 'positive' : 'negative';

/** What stands in the view box of the dial: 200 wide and as high as the dial. */
export function dialDrawing(view: GaugeView, context: Context): Markup {
  const dial = dialOf('arc');
  const { score } = view;
  if (score.kind !== 'scored') return markup`${arc(dial.path, context.palette.track, 'track')}${unscoredText(score, dial, context)}`;
  return markup`${strokes(dial, view, score, context)}${marks(dial, view, context)}${valueText(score, dial, context)}`;
}

const arc = (path: string, color: string, className: string): Markup =>
  markup`<path class="${className}" d="${path}" fill="none" stroke="${color}" stroke-width="16" stroke-linecap="round"/>`;

function strokes(dial: Dial, { missing }: GaugeView, score: ScoredView, { palette, options }: Context): Markup {
  const { percent, bound, isPartial, band } = score;
  const color = options.arc === 'band' ? palette[bandColors[band]] : palette.accent;
  const solid = dashOf(dial, bound ? Math.min(bound.atLeast, percent) : percent);
  const open = isPartial && missing.length > 0 ? markup`<path d="${stretchOf(dial, percent, 100, percent > 0 ? 4 : 0)}" fill="none" stroke="${palette['band-neutral']}" stroke-width="4" stroke-linecap="round" stroke-dasharray="0.1 10"/>` : arc(dial.path, palette.track, 'track'); // prettier-ignore
  const possible = bound && markup`<path d="${stretchOf(dial, bound.atLeast, percent)}" fill="none" stroke="${color}" stroke-width="5" stroke-linecap="round" stroke-dasharray="0.1 9"/>`; // prettier-ignore
  const filled = solid && markup`<path class="${options.arc === 'band' ? `fill band-${band}` : 'fill'}" d="${dial.path}" fill="none" stroke="${color}" stroke-width="16" stroke-linecap="round" pathLength="100" stroke-dasharray="${solid.array}" stroke-dashoffset="${solid.offset}"/>`; // prettier-ignore
  return markup`${open}${possible}${filled}`;
}

/** Targets as notches across the arc, comparisons as triangles inside it. */
function marks(dial: Dial, { targets, comparisons }: GaugeView, { palette }: Context): Markup {
  const notches = targets.map(({ percent }) => {
    const { from, to } = notchOf(dial, percent);
    const line = `M${from.x.toFixed(2)} ${from.y.toFixed(2)}L${to.x.toFixed(2)} ${to.y.toFixed(2)}`;
    return markup`<path class="halo" d="${line}" stroke="${palette.surface}" stroke-width="6"/><path class="notch" d="${line}" stroke="${palette.text}" stroke-width="2"/>`;
  });
  const triangles = marksOf(dial, comparisons.map(({ percent }) => percent), []); // prettier-ignore
  return markup`${notches}${triangles.map((path) => path && markup`<path class="mark" d="${path}" fill="${palette['text-muted']}"/>`)}`;
}

function valueText({ parts, bound, points, pointsShort, band, bandText }: ScoredView, dial: Dial, { palette }: Context): Markup {
  const { centerX, centerY } = dial.arc;
  const fitting = bound ? bound.text : `${parts.number}${parts.sign}`.replace(/\p{Cf}/gu, '');
  const size = Math.min(38, Math.floor(132 / textWidth(fitting, 1)));
  const sign = markup`<tspan class="muted" font-size="${size / 2}" font-weight="400" fill="${palette['text-muted']}">${parts.sign}</tspan>`;
  const value = bound ? bound.text : parts.signFirst ? [sign, parts.number] : [parts.number, sign];
  const below = textWidth(points) <= 140 ? points : pointsShort;
  return markup`<text class="value" x="${centerX}" y="${centerY + (below ? 4 : 12)}" text-anchor="middle" direction="ltr" font-size="${size}" font-weight="600" fill="${palette.text}">${value}</text>${below && markup`<text class="muted" x="${centerX}" y="${centerY + 24}" text-anchor="middle" font-size="12" fill="${palette['text-muted']}">${below}</text>`}${bandText && bandLabel(band, bandText, centerX, centerY + 62, palette)}`;
}

/** A shape and a word: a band is never told by colour alone. */
function bandLabel(band: Band, text: string, x: number, y: number, palette: Palette): Markup {
  const color = palette[bandColors[band]];
  const left = Math.round(x - (textWidth(text, 12) + 14) / 2);
  return markup`<path class="shape band-${band}" transform="translate(${left} ${y - 9})" d="${shapes[bandShapes[band]]}" fill="${color}"/><text x="${left + 15}" y="${y}" direction="ltr" font-size="12" fill="${palette.text}">${text}</text>`;
}

/** In a box of ten. */
const shapes: Readonly<Record<(typeof bandShapes)[Band], string>> = {
  triangle: 'M5 .5 9.8 9.5H.2z',
  diamond: 'M5 0 10 5 5 10 0 5z',
  circle: 'M5 .5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9z',
  check: 'M.4 5.4 2 3.8l2 2 4.2-4.3 1.6 1.6L4 9z',
  dash: 'M0 4h10v2H0z',
};

function unscoredText({ word }: UnscoredView, { arc: { centerX, centerY } }: Dial, { palette }: Context): Markup {
  const size = Math.min(24, Math.floor(132 / textWidth(word, 1)));
  return markup`<text class="value" x="${centerX}" y="${centerY + 8}" text-anchor="middle" font-size="${size}" font-weight="600" fill="${palette.text}">${word}</text>`;
}
