/** The drawings of the gauge and what stands below them. */
import { html, nothing, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import type { ScoreReport } from '../../core/report.js';
import type { Formatter } from '../../format/formatter.js';
import { bandColor } from '../../theme/bands.js';
import { changeChip } from '../../ui/change-chip.js';
import type { ExplainController } from '../../ui/explain.js';
import { freshnessLine } from '../../ui/freshness.js';
import { closeIcon, infoIcon } from '../../ui/icons.js';
import { dashOf, dialOf, stretchOf, type Dial, type DialVariant } from './secure-score-gauge.dial.js';
import { textWidth, type DialLabels } from './secure-score-gauge.labels.js';
import type { GaugeView, Mark, ScoredView, UnscoredView } from './secure-score-gauge.view.js';

type Shown = TemplateResult | typeof nothing;
/** Characters of a value that the dial has room for at its full size. */
const usualCharacters = 6;

/** What a drawing needs of its element. */
export interface Drawing {
  readonly view: GaugeView;
  /** Says what a click on the number does. */
  readonly hint: string;
  /** Opens the arithmetic of the number. */
  readonly open: (event: Event) => void;
}

/**
 * The dial. All that a usual gauge draws stands in one template: a page of a thousand makes a thousand copies of one tree
 * instead of ten thousand of small ones, and what few gauges have is an attribute that the others are not given. Text is set as a
 * property where nothing else stands beside it: a text expression costs a comment node too. The meter is the drawing alone, since the
 * children of a meter are hidden from assistive technology.
 */
export function dialTemplate(drawing: Drawing, variant: DialVariant, labels: DialLabels): TemplateResult {
  const { view } = drawing;
  const { score, heading } = view;
  const dial = dialOf(variant);
  const className = labels.room ? `dial ${variant} room-${labels.room.step}` : `dial ${variant}`;
  if (score.kind !== 'scored') return unscoredDial(score, dial, className, labels);
  const { points, targets, marks } = labels;
  const { fill, fillOffset, track, more } = strokes(dial, score, view.projection);
  return html`<div class=${className + conditionsOf(score, fill)} part="dial">
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
      ${more}
      <path class="fill" d=${dial.path} pathLength="100" stroke-dasharray=${fill || '0 100'} stroke-dashoffset=${fillOffset || nothing} />
      ${targets.length + marks.length > 0 ? drawnMarks(labels) : nothing}
    </svg>
    <div class="middle">
      ${figureTemplate(drawing, score, points?.text ?? '', points ? `from-${points.step}` : '')}
      <div class="band caption ${score.band}" part="band" .textContent=${score.bandText}></div>
    </div>
    ${labels.room ? targets.map(targetLabel) : nothing}
  </div>`;
}

const conditionsOf = ({ isPartial, bound }: ScoredView, fill: string): string =>
  `${isPartial ? ' partial' : ''}${bound ? ' bounded' : ''}${fill ? '' : ' unfilled'}`;

/** The number with its points: one button, since one arithmetic makes both. */
function figureTemplate({ hint, open }: Drawing, { parts, bound }: ScoredView, points: string, className: string): TemplateResult {
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

function unscoredDial(score: UnscoredView, dial: Dial, className: string, labels: DialLabels): TemplateResult {
  return html`<div class=${className} part="dial">
    <svg viewBox="0 0 200 ${dial.height}" aria-hidden="true">
      <path class="track" d=${dial.path} />
      ${drawnMarks(labels)}
    </svg>
    <div class="middle">${word(score)}</div>
    ${labels.room ? labels.targets.map(targetLabel) : nothing}
  </div>`;
}

/** Values of custom properties: the arc's colour, the length of a long value, the room of the labels outside. */
export function gaugeStyle(score: GaugeView['score'], labels: DialLabels | null, hasBandColors: boolean): string {
  const room = labels?.room?.style ?? '';
  if (score.kind !== 'scored') return room;
  const color = hasBandColors ? `--_arc:${bandColor(score.band)};` : '';
  const text = score.parts.text;
  const size = text.length > usualCharacters ? `--_characters:${Math.ceil(textWidth(text, 1.7))};` : '';
  return color + size + room;
}

/**
 * The arc's dash, empty where there is no arc; the track, or what of it is open; dots as far as the score is only an upper bound,
 * and the ghost of what it could become.
 */
function strokes(dial: Dial, { percent, bound, isPartial }: ScoredView, projection: GaugeView['projection']) {
  const solid = dashOf(dial, bound ? Math.min(bound.atLeast, percent) : percent);
  const ghost = projection && projection.percent > percent ? dashOf(dial, projection.percent) : null;
  const bounded = bound ? svg`<path class="bound" d=${stretchOf(dial, bound.atLeast, percent)} />` : nothing;
  return {
    fill: solid?.array ?? '',
    fillOffset: solid?.offset ?? 0,
    track: isPartial ? stretchOf(dial, percent, 100, percent > 0 ? 4 : 0) : dial.path,
    more: ghost
      ? svg`<path class="ghost" d=${dial.path} pathLength="100" stroke-dasharray=${ghost.array} stroke-dashoffset=${ghost.offset} />${bounded}`
      : bounded,
  };
}

function drawnMarks({ targets, marks }: DialLabels): SVGTemplateResult {
  return svg`${targets.map(({ notch: { from, to } }) => svg`<path class="halo" d="M${from.x} ${from.y}L${to.x} ${to.y}" /><path class="notch" d="M${from.x} ${from.y}L${to.x} ${to.y}" />`)}${marks.map((path, index) => (path ? svg`<path class="mark mark-${index % 3}" d=${path} />` : nothing))}`;
}

const targetLabel = ({ mark, label }: DialLabels['targets'][number]): Shown =>
  label ? html`<span class="outside caption from-${label.step}" part="target" .style=${label.style}>${mark.label}</span>` : nothing;

/** Inside its range, as the role demands; the text says what was given. */
const meterValue = ({ percent }: ScoredView): number => clamped(Math.round(percent * 100) / 100);

const clamped = (percent: number): number => Math.min(100, Math.max(0, percent));

const word = ({ word: text }: UnscoredView): TemplateResult => html`<div class="value word" part="value">${text}</div>`;

/** A bar, or with `isBare` the number alone. */
export function lineTemplate(drawing: Drawing, isBare: boolean): TemplateResult {
  const { score, heading } = drawing.view;
  if (score.kind !== 'scored')
    return html`<div class="line">${word(score)}</div>
      ${isBare ? nothing : html`<div class="bar" part="dial"><div class="rail"></div></div>`}`;
  const { isPartial } = score;
  const marked = drawing.view.comparisons.length > 0;
  return html`<div class="line">
      ${figureTemplate(drawing, score, score.points, '')}
      <div class="band caption ${score.band}" part="band">${score.bandText}</div>
    </div>
    <div
      class=${isBare ? 'visually-hidden' : `bar ${isPartial ? 'open' : ''} ${marked ? 'marked' : ''}`}
      part=${isBare ? nothing : 'dial'}
      role="meter"
      aria-label=${heading}
      aria-valuemin="0"
      aria-valuemax="100"
      aria-valuenow=${meterValue(score)}
      aria-valuetext=${score.valueText}
    >
      ${isBare ? nothing : barTemplate(drawing.view, score)}
    </div>`;
}

function barTemplate({ targets, comparisons, projection }: GaugeView, { percent, bound }: ScoredView): TemplateResult {
  const at = (value: number) => `--_at:${clamped(value)}`;
  const from = bound ? Math.min(bound.atLeast, percent) : percent;
  return html`<div class="rail">
      ${projection && projection.percent > percent ? html`<div class="fill ghost" .style=${at(projection.percent)}></div>` : nothing}
      ${bound ? html`<div class="fill bound" .style=${at(percent)}></div>` : nothing}
      <div class="fill" .style=${at(from)}></div>
    </div>
    ${targets.map((target) => html`<div class="notch" .style=${at(target.percent)}></div>`)}
    ${comparisons.map((comparison, index) => html`<svg viewBox="0 0 8 8" .style=${at(comparison.percent)}>${triangle(index)}</svg>`)}`;
}

/** Targets whose label stands in the drawing are listed only where it does not, or where the sentence says more. */
function listTemplate(view: GaugeView, labels: DialLabels | null): Shown {
  const { projection } = view;
  if (view.targets.length === 0 && view.comparisons.length === 0 && !projection) return nothing;
  const targets = view.targets.map((mark, index) => {
    const step = mark.isLonger ? null : labels?.targets[index]?.label?.step;
    return item(mark, 'target', svg`<path class="sample" d="M4 0v8" />`, step ? `until-${step}` : '');
  });
  const comparisons = view.comparisons.map((mark, index) => item(mark, 'comparison', triangle(index), ''));
  return html`<ul class="list caption">
    ${projection ? item(projection, 'projection', svg`<path class="ghost" d="M0 1h8v6h-8z" />`, '') : nothing}${targets}${comparisons}
  </ul>`;
}

const triangle = (index: number): SVGTemplateResult => svg`<path class="mark mark-${index % 3}" d="M4 .5 7.5 7h-7z" />`;

const item = (mark: Pick<Mark, 'text'>, part: string, sample: SVGTemplateResult, className: string): TemplateResult =>
  html`<li class=${className} part=${part}><svg viewBox="0 0 8 8" aria-hidden="true">${sample}</svg><span>${mark.text}</span></li>`;

export const headingTemplate = (heading: string, level: number): TemplateResult =>
  html`<div class="heading" part="heading" role="heading" aria-level=${level} .textContent=${heading}></div>`;

export function scopeTemplate(scope: GaugeView['scope'], remove: () => void): Shown {
  if (!scope) return nothing;
  return html`<p class="scope caption" part="scope">
    <span>${scope.text}</span
    ><button class="plain" aria-label=${scope.removeText} title=${scope.removeText} @click=${remove}>${closeIcon}</button>
  </p>`;
}

/** What the element makes for below the drawing. */
export interface Below {
  readonly view: GaugeView;
  readonly report: ScoreReport;
  readonly labels: DialLabels | null;
  readonly formatter: Formatter;
  readonly explain: ExplainController;
  /** What is shown by choice, once it is loaded. */
  readonly extras: Shown;
}

/** What stands below the drawing; nothing at all for a score without history, comparisons and notes. */
export function belowTemplate(below: Below): Shown {
  const { view, labels, extras } = below;
  const [chips, list, notes] = [chipsTemplate(below), listTemplate(view, labels), notesTemplate(below)];
  return [chips, list, extras, notes].every((part) => part === nothing) ? nothing : html`${chips}${list}${extras}${notes}`;
}

/** The change over its period, which opens its arithmetic, and the badge of a partial score, which says what is missing. */
function chipsTemplate({ view, formatter, explain }: Below): Shown {
  const { change, changeDays, score, missing } = view;
  if (score.kind !== 'scored' || (change === undefined && missing.length === 0)) return nothing;
  const chip = change === undefined ? nothing : changeChip(change, formatter, { wantedDays: changeDays });
  return html`<div class="chips">
    ${change ? explain.trigger({ kind: 'change', change, percent: score.percent }, chip) : chip}
    ${missing.length > 0 ? partialBadge(missing, formatter, explain) : nothing}
  </div>`;
}

function partialBadge(sentences: readonly string[], formatter: Formatter, explain: ExplainController): TemplateResult {
  const title = formatter.text('gauge.partial');
  return html`<button
    type="button"
    class="explain"
    aria-haspopup="dialog"
    aria-expanded="false"
    @click=${explain.opening({ kind: 'sentences', title, sentences })}
  >
    <span class="chip" part="badge">${infoIcon}${title}</span>
  </button>`;
}

/** Why there is no score, what is missing in it, what it covers, how old it is, and what is odd about the data. */
function notesTemplate({ report, view, formatter, explain }: Below): Shown {
  const { score, missing, coverage, selfDeclared } = view;
  const sentences = score.kind === 'scored' ? missing : [score.reason];
  const more = selfDeclared ? [selfDeclared, formatter.text('score.selfDeclaredNote')] : [];
  const [freshness, quality] = [freshnessLine(report, formatter, more), explain.qualityNotes()];
  if (sentences.length === 0 && !coverage && freshness === nothing && quality === nothing) return nothing;
  return html`${sentences.map((sentence) => html`<p class="note caption" part="note">${sentence}</p>`)}${coverage ? html`<p class="caption" part="coverage">${coverage}</p>` : nothing}${freshness}${quality}`;
}
