/** The dial with its number: all that a score without any data draws. What else may stand on it and around it is in `details`. */
import { html, nothing, type SVGTemplateResult, type TemplateResult } from 'lit';
import { bandColor } from '../../theme/bands.js';
import { dashOf, dialOf, type Dash, type DialVariant } from './secure-score-gauge.dial.js';
import { textWidth, type FittingPoints } from './secure-score-gauge.points.js';
import type { ScoredView } from './secure-score-gauge.score.js';

export type Shown = TemplateResult | typeof nothing;
/** Characters of a value that the dial has room for at its full size. */
const usualCharacters = 6;

/** What a drawing needs of its element. */
export interface Drawing {
  /** Names the meter. */
  readonly heading: string;
  readonly score: ScoredView;
  /** Says what a click on the number does. */
  readonly hint: string;
  /** Opens the arithmetic of the number. */
  readonly open: (event: Event) => void;
}

/** What the gauge consists of, from top to bottom. */
export interface Content {
  readonly heading: string;
  /** Values of custom properties. */
  readonly style: string;
  readonly scope: Shown;
  readonly drawing: Shown;
  readonly below: Shown;
}

/** What stands on a dial and beside it. */
export interface DialAdditions {
  readonly className: string;
  /** `null` where there is no arc. */
  readonly fill: Dash | null;
  /** The track, or what of it is open. */
  readonly track: string;
  /** Between the track and the arc. */
  readonly under: SVGTemplateResult | typeof nothing;
  /** Over the arc. */
  readonly over: SVGTemplateResult | typeof nothing;
  /** Beside the dial. */
  readonly beside: unknown;
}

/**
 * The dial. All that a usual gauge draws stands in one template: a page of a thousand makes a thousand copies of one tree
 * instead of ten thousand of small ones, and what few gauges have is an attribute that the others are not given. Text is set as a
 * property where nothing else stands beside it: a text expression costs a comment node too. The meter is the drawing alone, since the
 * children of a meter are hidden from assistive technology.
 */
export function dialTemplate(
  drawing: Drawing,
  variant: DialVariant,
  points: FittingPoints,
  more: Partial<DialAdditions> = {},
): TemplateResult {
  const { score, heading } = drawing;
  const dial = dialOf(variant);
  const { className = '', fill = dashOf(dial, score.percent), track = dial.path, under = nothing, over = nothing, beside = nothing } = more;
  return html`<div class=${`dial ${variant}${className}${fill ? '' : ' unfilled'}`} part="dial">
    <svg
      viewBox="0 0 200 ${dial.height}"
      role="meter"
      aria-label=${heading}
      aria-valuemin="0"
      aria-valuemax="100"
      aria-valuenow=${meterValue(score)}
      aria-valuetext=${score.valueText}
    >
      <path class="track" d=${track} />
      ${under}
      <path
        class="fill"
        d=${dial.path}
        pathLength="100"
        stroke-dasharray=${fill?.array ?? '0 100'}
        stroke-dashoffset=${fill?.offset || nothing}
      />
      ${over}
    </svg>
    <div class="middle">
      ${figureTemplate(drawing, points?.text ?? '', points ? `from-${points.step}` : '')}
      <div class="band caption ${score.band}" part="band" .textContent=${score.bandText}></div>
    </div>
    ${beside}
  </div>`;
}

/** The number with its points: one button, since one arithmetic makes both. */
export function figureTemplate({ hint, open, score: { parts, bound } }: Drawing, points: string, className: string): TemplateResult {
  const { number, sign, signFirst } = bound ? { number: bound.text, sign: '', signFirst: false } : parts;
  return html`<button type="button" class="explain figure" aria-haspopup="dialog" aria-expanded="false" title=${hint} @click=${open}>
    <span class="value" part="value"
      >${signFirst ? html`<span class="sign">${sign}</span>` : nothing}${number}<span
        class="sign"
        .textContent=${signFirst ? '' : sign}
      ></span></span
    ><span class="points caption ${className}" part="points" .textContent=${points}></span>
  </button>`;
}

/** Values of custom properties: the arc's colour, the length of a long value. */
export function scoreStyle({ band, parts: { text } }: ScoredView, hasBandColors: boolean): string {
  const color = hasBandColors ? `--_arc:${bandColor(band)};` : '';
  return text.length > usualCharacters ? `${color}--_characters:${Math.ceil(textWidth(text, 1.7))};` : color;
}

/** Inside its range, as the role demands; the text says what was given. */
export const meterValue = ({ percent }: ScoredView): number => clamped(Math.round(percent * 100) / 100);

export const clamped = (percent: number): number => Math.min(100, Math.max(0, percent));

export const headingTemplate = (heading: string, level: number): TemplateResult =>
  html`<div class="heading" part="heading" role="heading" aria-level=${level} .textContent=${heading}></div>`;
