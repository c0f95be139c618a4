/** What stands below the drawing. */
import { html, nothing, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import type { ScoreReport } from '../../core/report.js';
import type { Formatter } from '../../format/formatter.js';
import { changeChip } from '../../ui/change-chip.js';
import type { ExplainController } from '../../ui/explain.js';
import { freshnessLine } from '../../ui/freshness.js';
import { infoIcon } from '../../ui/icons.js';
import type { DialLabels } from './secure-score-gauge.labels.js';
import { triangle } from './secure-score-gauge.line.js';
import type { Shown } from './secure-score-gauge.templates.js';
import type { GaugeView, Mark } from './secure-score-gauge.view.js';

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

const item = (mark: Pick<Mark, 'text'>, part: string, sample: SVGTemplateResult, className: string): TemplateResult =>
  html`<li class=${className} part=${part}><svg viewBox="0 0 8 8" aria-hidden="true">${sample}</svg><span>${mark.text}</span></li>`;
