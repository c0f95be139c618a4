/** What a gauge shows by choice: the course of the last days, the sub-scores, the next recommendations. Loaded when first asked for. */
import { html, nothing, type TemplateResult } from 'lit';
import { sparklinePath } from '../../charts/sparkline.js';
import { daysBetween, utcDay } from '../../core/dates.js';
import { changeOver } from '../../core/changeOver.js';
import { alonePercent, nextBest } from '../../core/nextBest.js';
import type { RecommendationReport, ScoreChange, ScoreReport } from '../../core/report.js';
import type { SeriesPoint } from '../../core/series.js';
import { percentOf } from '../../core/score.js';
import type { Formatter } from '../../format/formatter.js';
import type { ExplainController } from '../../ui/explain.js';
import { adoptLate } from '../../ui/late-styles.js';
import { courseOf } from './secure-score-gauge.course.js';
import { extrasStyles } from './secure-score-gauge.extras.styles.js';
import type { GaugeView } from './secure-score-gauge.view.js';

type Shown = TemplateResult | typeof nothing;

export interface ExtrasInput {
  readonly report: ScoreReport;
  readonly view: GaugeView;
  readonly formatter: Formatter;
  readonly explain: ExplainController;
  readonly nextSteps: boolean;
  readonly subscores: boolean;
  readonly sparkline: boolean;
  readonly open: (recommendation: RecommendationReport) => void;
}

export function extrasTemplate(input: ExtrasInput): TemplateResult {
  const { sparkline, subscores, nextSteps } = input;
  return html`${sparkline ? sparklineTemplate(input) : nothing}${subscores && input.view.explained.kind === 'total' ? subscoresTemplate(input) : nothing}${nextSteps ? nextStepsTemplate(input) : nothing}`;
}

/** The change of the total over another period than the report's own. */
export function changeOf({ history, total, asOf }: ScoreReport, days: number): ScoreChange | null {
  return changeOver(history, percentOf(total), utcDay(asOf) ?? history.at(-1)?.date ?? null, days);
}

/** Brings the looks into a gauge's shadow root. */
export const dressExtras = (root: HTMLElement | DocumentFragment): void => adoptLate(root, [extrasStyles]);

const box = { width: 100, height: 24 };

/** The course in words stands beside the line for those who do not see it. */
function sparklineTemplate({ report, view, formatter }: ExtrasInput): Shown {
  const course = courseOf(report, view);
  const [first, last] = [course[0], course.at(-1)];
  const path = first ? sparklinePath(course.map(({ date, percent }) => ({ at: daysBetween(first.date, date), percent })), box) : ''; // prettier-ignore
  if (!path) return nothing;
  const printed = ({ percent }: SeriesPoint) => formatter.percent(percent!, { model: report.model });
  const [from, to] = [first!, last!];
  const text = formatter.text('gauge.course', {
    from: printed(from),
    since: formatter.day(from.date),
    to: printed(to),
    until: formatter.day(to.date),
  });
  return html`<svg class="course" part="sparkline" viewBox="-1 -2 102 28" preserveAspectRatio="none" role="img" aria-label=${text}>
    <path d=${path} />
  </svg>`;
}

function subscoresTemplate({ report, formatter, explain }: ExtrasInput): TemplateResult {
  const rows = report.subscores.map(({ id, score }) => {
    const value =
      score.kind === 'scored'
        ? explain.trigger({ kind: 'subscore', id }, formatter.percent(score.percent, { model: report.model, fixed: true }))
        : html`<span class="muted">${formatter.text(`reason.${score.reason}`)}</span>`;
    return html`<li><span>${formatter.text(`subscore.${id}`)}</span>${value}</li>`;
  });
  return html`<div class="block" part="subscores">
    <div class="caption">${formatter.text('gauge.subscores')}</div>
    <ul class="rows">
      ${rows}
    </ul>
  </div>`;
}

function nextStepsTemplate({ report, view, formatter, explain, open }: ExtrasInput): TemplateResult {
  const best = nextBest({ ...report, recommendations: recommendationsOf(report, view) }, 3);
  const rows = best.map((row) => {
    const gain = formatter.text('change.value', { change: formatter.change(alonePercent(row)) });
    const target = { kind: 'recommendation' as const, id: row.id, scopeId: row.scopeId ?? null };
    return html`<li>
      <button type="button" class="link" @click=${() => open(row)}>${row.title}</button>${explain.trigger(target, gain)}
    </li>`;
  });
  return html`<div class="block" part="recommendations">
    <div class="caption">${formatter.text('gauge.next')}</div>
    ${
      best.length > 0
        ? html`<ol class="rows">
            ${rows}
          </ol>`
        : html`<p class="caption">${formatter.text('gauge.nextNone')}</p>`
    }
  </div>`;
}

/** Those of the part that is shown. */
function recommendationsOf({ recommendations }: ScoreReport, { explained }: GaugeView): readonly RecommendationReport[] {
  if (explained.kind === 'subscore') return recommendations.filter(({ subscore }) => subscore === explained.id);
  if (explained.kind === 'scope') return recommendations.filter(({ scopeId }) => scopeId === explained.id);
  return recommendations;
}
