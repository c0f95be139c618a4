/** The drawings of the gauge and what stands below them. */
import { html, nothing, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import type { ScoreReport } from '../../core/report.js';
import type { Formatter } from '../../format/formatter.js';
import { bandColor } from '../../theme/bands.js';
import { changeChip } from '../../ui/change-chip.js';
import { freshnessLine } from '../../ui/freshness.js';
import { closeIcon } from '../../ui/icons.js';
import { dashOf, dialOf, stretchOf, type Dial, type DialVariant } from './secure-score-gauge.dial.js';
import { textWidth, type DialLabels } from './secure-score-gauge.labels.js';
import type { GaugeView, Mark, ScoredView, UnscoredView } from './secure-score-gauge.view.js';

type Shown = TemplateResult | typeof nothing;
/** Characters of a value that the dial has room for at its full size. */
const usualCharacters = 6;

/**
 * The dial. All that a usual gauge draws stands in one template: a page of a thousand makes a thousand copies of one tree
 * instead of ten thousand of small ones. Text is set as a property where nothing else stands beside it: a text expression costs a
 * comment node too.
 */
export function dialTemplate(view: GaugeView, variant: DialVariant, labels: DialLabels): TemplateResult {
  const { score, heading } = view;
  const dial = dialOf(variant);
  const className = labels.room ? `dial ${variant} room-${labels.room.step}` : `dial ${variant}`;
  if (score.kind !== 'scored') return unscoredDial(score, dial, className, labels);
  const { points, targets, marks } = labels;
  const { fill, fillOffset, track, bound } = strokes(dial, score);
  return html`<div class=${className} part="dial">
    <svg viewBox="0 0 200 ${dial.height}" aria-hidden="true">
      <path class=${score.isPartial ? 'track open' : 'track'} d=${track} />
      ${bound}
      <path
        class=${fill ? 'fill' : 'fill none'}
        d=${dial.path}
        pathLength="100"
        stroke-dasharray=${fill || '0 100'}
        stroke-dashoffset=${fillOffset}
      />
      ${targets.length + marks.length > 0 ? drawnMarks(labels) : nothing}
    </svg>
    <div
      class="middle"
      role="meter"
      aria-label=${heading}
      aria-valuemin="0"
      aria-valuemax="100"
      aria-valuenow=${meterValue(score)}
      aria-valuetext=${score.valueText}
    >
      ${valueTemplate(score)}
      <div class="points caption ${points ? `from-${points.step}` : ''}" part="points" .textContent=${points?.text ?? ''}></div>
      <div class="band caption ${score.band}" part="band" .textContent=${score.bandText}></div>
    </div>
    ${labels.room ? targets.map(targetLabel) : nothing}
  </div>`;
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

/** The arc's dash, empty where there is no arc; the track, or what of it is open; dots as far as the score is only an upper bound. */
function strokes(dial: Dial, { percent, bound, isPartial }: ScoredView) {
  const solid = dashOf(dial, bound ? Math.min(bound.atLeast, percent) : percent);
  return {
    fill: solid?.array ?? '',
    fillOffset: solid?.offset ?? 0,
    track: isPartial ? stretchOf(dial, percent, 100, percent > 0 ? 4 : 0) : dial.path,
    bound: bound ? svg`<path class="bound" d=${stretchOf(dial, bound.atLeast, percent)} />` : nothing,
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

function valueTemplate({ parts, bound }: ScoredView): TemplateResult {
  if (bound)
    return html`<div class="value bounded" part="value">${bound.atMostText}</div>
      <div class="caption">${bound.atLeastText}</div>`;
  const { number, sign, signFirst } = parts;
  return signFirst
    ? html`<div class="value" part="value"><span class="sign" .textContent=${sign}></span>${number}</div>`
    : html`<div class="value" part="value">${number}<span class="sign" .textContent=${sign}></span></div>`;
}

const word = ({ word: text }: UnscoredView): TemplateResult => html`<div class="value word" part="value">${text}</div>`;

/** A bar, or with `isBare` the number alone. */
export function lineTemplate(view: GaugeView, isBare: boolean): TemplateResult {
  const { score, heading } = view;
  if (score.kind !== 'scored')
    return html`<div class="line">${word(score)}</div>
      ${isBare ? nothing : html`<div class="bar" part="dial"><div class="rail"></div></div>`}`;
  return html`<div
      class="line"
      role="meter"
      aria-label=${heading}
      aria-valuemin="0"
      aria-valuemax="100"
      aria-valuenow=${meterValue(score)}
      aria-valuetext=${score.valueText}
    >
      ${valueTemplate(score)}
      <div class="points caption" part="points">${score.points}</div>
      <div class="band caption ${score.band}" part="band">${score.bandText}</div>
    </div>
    ${isBare ? nothing : barTemplate(view, score)}`;
}

function barTemplate({ targets, comparisons }: GaugeView, { percent, bound, isPartial }: ScoredView): TemplateResult {
  const at = (value: number) => `--_at:${clamped(value)}`;
  const from = bound ? Math.min(bound.atLeast, percent) : percent;
  return html`<div class="bar ${isPartial ? 'open' : ''} ${comparisons.length > 0 ? 'marked' : ''}" part="dial" aria-hidden="true">
    <div class="rail">
      ${bound ? html`<div class="fill bound" .style=${at(percent)}></div>` : nothing}
      <div class="fill" .style=${at(from)}></div>
    </div>
    ${targets.map((target) => html`<div class="notch" .style=${at(target.percent)}></div>`)}
    ${comparisons.map((comparison, index) => html`<svg viewBox="0 0 8 8" .style=${at(comparison.percent)}>${triangle(index)}</svg>`)}
  </div>`;
}

/** Targets whose label stands in the drawing are listed only where it does not, or where the sentence says more. */
function listTemplate(view: GaugeView, labels: DialLabels | null): Shown {
  if (view.targets.length === 0 && view.comparisons.length === 0) return nothing;
  const targets = view.targets.map((mark, index) => {
    const step = mark.isLonger ? null : labels?.targets[index]?.label?.step;
    return item(mark, 'target', svg`<path class="sample" d="M4 0v8" />`, step ? `until-${step}` : '');
  });
  const comparisons = view.comparisons.map((mark, index) => item(mark, 'comparison', triangle(index), ''));
  return html`<ul class="list caption">
    ${targets}${comparisons}
  </ul>`;
}

const triangle = (index: number): SVGTemplateResult => svg`<path class="mark mark-${index % 3}" d="M4 .5 7.5 7h-7z" />`;

const item = (mark: Mark, part: string, sample: SVGTemplateResult, className: string): TemplateResult =>
  html`<li class=${className} part=${part}><svg viewBox="0 0 8 8" aria-hidden="true">${sample}</svg><span>${mark.text}</span></li>`;

export function scopeTemplate(scope: GaugeView['scope'], remove: () => void): Shown {
  if (!scope) return nothing;
  return html`<p class="scope caption" part="scope">
    <span>${scope.text}</span
    ><button class="plain" aria-label=${scope.removeText} title=${scope.removeText} @click=${remove}>${closeIcon}</button>
  </p>`;
}

/** What stands below the drawing; nothing at all for a score without history, comparisons and notes. */
export function belowTemplate(report: ScoreReport, view: GaugeView, labels: DialLabels | null, formatter: Formatter): Shown {
  const [change, list] = [changeTemplate(report, view, formatter), listTemplate(view, labels)];
  const notes = notesTemplate(report, view, formatter);
  return change === nothing && list === nothing && notes === nothing ? nothing : html`${change}${list}${notes}`;
}

/** The change is that of the total; nothing is said of it where there is no history at all. */
function changeTemplate(report: ScoreReport, view: GaugeView, formatter: Formatter): Shown {
  const hasHistory = report.change !== null || report.history.some(({ computed }) => !computed);
  if (view.scope || view.score.kind !== 'scored' || !hasHistory) return nothing;
  return changeChip(report.change, formatter, { wantedDays: report.options?.changeDays ?? 30 });
}

/** Why there is no score, what is missing in it, what it covers, and how old it is. */
function notesTemplate(report: ScoreReport, view: GaugeView, formatter: Formatter): Shown {
  const { score, missing, coverage, selfDeclared } = view;
  const sentences = score.kind === 'scored' ? missing : [score.reason];
  const more = selfDeclared ? [selfDeclared, formatter.text('score.selfDeclaredNote')] : [];
  const freshness = freshnessLine(report, formatter, more);
  if (sentences.length === 0 && !coverage && freshness === nothing) return nothing;
  return html`${sentences.map((sentence) => html`<p class="note caption" part="note">${sentence}</p>`)}${coverage ? html`<p class="caption" part="coverage">${coverage}</p>` : nothing}${freshness}`;
}
