/**
 * All that a gauge shows of data beside the score itself: targets and comparisons on the dial, what the score could become, bounds, the bar,
 * and what stands below. Loaded with the first gauge that has any of it.
 */
import { html, nothing, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import { gaugeDetails } from '../../format/messages/gauge-details.js';
import type { ExplainController } from '../../ui/explain.js';
import { closeIcon } from '../../ui/icons.js';
import { adoptLate } from '../../ui/late-styles.js';
import { belowTemplate } from './secure-score-gauge.below.js';
import { detailsStyles } from './secure-score-gauge.details.styles.js';
import { dashOf, dialOf, type Dial, type DialVariant } from './secure-score-gauge.dial.js';
import { dialLabels, type DialLabels } from './secure-score-gauge.labels.js';
import { lineTemplate, word } from './secure-score-gauge.line.js';
import { stretchOf } from './secure-score-gauge.marks.js';
import type { ScoredView, UnscoredView } from './secure-score-gauge.score.js';
import { dialTemplate, scoreStyle, type Content, type DialAdditions, type Drawing, type Shown } from './secure-score-gauge.templates.js';
import { gaugeView, type GaugeInput, type GaugeView } from './secure-score-gauge.view.js';

export interface DetailsInput extends GaugeInput {
  /** The variant where it is a dial. */
  readonly round: DialVariant | null;
  readonly isBare: boolean;
  readonly hasBandColors: boolean;
  readonly explain: ExplainController;
  readonly removeScope: () => void;
  /** What is shown by choice, once it is loaded. */
  readonly extras: (view: GaugeView) => Shown;
}

/** The words of what is shown here. */
export const words = gaugeDetails;

/** Brings the looks into a gauge's shadow root. */
export const dress = (root: HTMLElement | DocumentFragment): void => adoptLate(root, [detailsStyles]);

export function contentOf(input: DetailsInput): Content {
  const { report, formatter, explain, round, hasBandColors } = input;
  const view = gaugeView(input);
  const { heading, score } = view;
  const labels = round && dialLabels(view, round);
  const drawing = { heading, hint: formatter.text('explain.open'), open: explain.opening(view.explained) };
  return {
    heading,
    style: (score.kind === 'scored' ? scoreStyle(score, hasBandColors) : '') + (labels?.room?.style ?? ''),
    scope: scopeTemplate(view.scope, input.removeScope),
    drawing: labels ? roundTemplate(view, drawing, round!, labels) : lineTemplate(view, drawing, input.isBare),
    below: belowTemplate({ view, report, labels, formatter, explain, extras: input.extras(view) }),
  };
}

function scopeTemplate(scope: GaugeView['scope'], remove: () => void): Shown {
  if (!scope) return nothing;
  return html`<p class="scope caption" part="scope">
    <span>${scope.text}</span
    ><button class="plain" aria-label=${scope.removeText} title=${scope.removeText} @click=${remove}>${closeIcon}</button>
  </p>`;
}

function roundTemplate(view: GaugeView, drawing: Omit<Drawing, 'score'>, variant: DialVariant, labels: DialLabels): TemplateResult {
  const { score } = view;
  const dial = dialOf(variant);
  const { room, targets, marks, points } = labels;
  const className = room ? ` room-${room.step}` : '';
  if (score.kind !== 'scored') return unscoredDial(score, dial, `dial ${variant}${className}`, labels);
  return dialTemplate({ ...drawing, score }, variant, points, {
    ...strokes(dial, score, view.projection),
    className: `${className}${score.isPartial ? ' partial' : ''}${score.bound ? ' bounded' : ''}`,
    over: targets.length + marks.length > 0 ? drawnMarks(labels) : nothing,
    beside: room ? targets.map(targetLabel) : nothing,
  });
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

/**
 * The arc's dash; the track, or what of it is open; dots as far as the score is only an upper bound, and the ghost of what it could become.
 */
function strokes(
  dial: Dial,
  { percent, bound, isPartial }: ScoredView,
  projection: GaugeView['projection'],
): Pick<DialAdditions, 'fill' | 'track' | 'under'> {
  const ghost = projection && projection.percent > percent ? dashOf(dial, projection.percent) : null;
  const bounded = bound ? svg`<path class="bound" d=${stretchOf(dial, bound.atLeast, percent)} />` : nothing;
  return {
    fill: dashOf(dial, bound ? Math.min(bound.atLeast, percent) : percent),
    track: isPartial ? stretchOf(dial, percent, 100, percent > 0 ? 4 : 0) : dial.path,
    under: ghost
      ? svg`<path class="ghost" d=${dial.path} pathLength="100" stroke-dasharray=${ghost.array} stroke-dashoffset=${ghost.offset} />${bounded}`
      : bounded,
  };
}

function drawnMarks({ targets, marks }: DialLabels): SVGTemplateResult {
  return svg`${targets.map(({ notch: { from, to } }) => svg`<path class="halo" d="M${from.x} ${from.y}L${to.x} ${to.y}" /><path class="notch" d="M${from.x} ${from.y}L${to.x} ${to.y}" />`)}${marks.map((path, index) => (path ? svg`<path class="mark mark-${index % 3}" d=${path} />` : nothing))}`;
}

const targetLabel = ({ mark, label }: DialLabels['targets'][number]): Shown =>
  label ? html`<span class="outside caption from-${label.step}" part="target" .style=${label.style}>${mark.label}</span>` : nothing;
