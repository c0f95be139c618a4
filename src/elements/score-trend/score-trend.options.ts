/** Options of the chart: days of the reader's own choice with two handles, points, line, axis, and what is shown. */
import { html, nothing, type TemplateResult } from 'lit';
import { decimate } from '../../charts/decimate.js';
import { linearScale } from '../../charts/linear-scale.js';
import { linePath } from '../../charts/series-path.js';
import { dateOfDay } from '../../charts/time-scale.js';
import { listOf } from '../../core/lists.js';
import type { ScoreReport } from '../../core/report.js';
import type { Formatter } from '../../format/formatter.js';
import { seriesColor } from '../../theme/series.js';
import { dateInputs, handles, type HandlesInput } from './score-trend.handles.js';
import type { TrendMeasure } from './score-trend.history.js';
import { lateWords } from './score-trend.late-words.js';
import type { PanelContext } from './score-trend.panel.js';
import type { TrendView } from './score-trend.view.js';

export function panelTemplate(context: PanelContext): TemplateResult {
  const { host, report, view, formatter } = context;
  const words = lateWords(formatter);
  const measures = measuresOf(report);
  return html`<div class="form">
    ${view.history.x.length > 1 ? rangeChoice(context, words) : nothing}
    ${choice(
      words.text('options.frequency'),
      host.frequency,
      [
        ['daily', words.text('options.daily')],
        ['weekly', words.text('options.weekly')],
      ],
      (value) => (host.frequency = value),
    )}
    ${choice(
      words.text('options.line'),
      host.curve,
      [
        ['straight', words.text('options.straight')],
        ['step', words.text('options.step')],
      ],
      (value) => (host.curve = value),
    )}
    ${
      view.history.unit === 'count'
        ? nothing
        : choice(
            words.text('options.axis'),
            host.zoomed ? 'zoomed' : 'whole',
            [
              ['whole', words.text('options.wholeAxis')],
              ['zoomed', words.text('options.zoomed')],
            ],
            (value) => (host.zoomed = value === 'zoomed'),
          )
    }
    ${measures.length > 1 ? measureChoice(context, measures, words) : html`<p class="caption"><bdi>${words.text('options.noMeasures')}</bdi></p>`}
  </div>`;
}

function choice<Value extends string>(
  name: string,
  chosen: Value,
  values: readonly (readonly [Value, string])[],
  choose: (value: Value) => void,
): TemplateResult {
  return html`<div class="field" role="group" aria-label=${name}>
    <span class="caption"><bdi>${name}</bdi></span>
    <div class="choices">
      ${values.map(([value, text]) => html`<button class="chip" aria-pressed=${value === chosen} @click=${() => choose(value)}><bdi>${text}</bdi></button>`)}
    </div>
  </div>`;
}

function measureChoice(context: PanelContext, measures: readonly TrendMeasure[], words: Formatter): TemplateResult {
  const { host } = context;
  const left = leftOut(context);
  return html`<label class="field"
    ><span class="caption"><bdi>${words.text('options.measure')}</bdi></span>
    <select @change=${({ currentTarget }: Event) => (host.measure = (currentTarget as HTMLSelectElement).value as TrendMeasure)}>
      ${measures.map((measure) => html`<option value=${measure} ?selected=${measure === host.measure}>${words.text(`options.measure.${measure}`)}</option>`)}
    </select>
    ${left ? html`<span class="caption"><bdi>${words.text('options.heaviest', left)}</bdi></span>` : nothing}
  </label>`;
}

/** More scopes or controls than lines can be told apart: how many are shown of how many. */
function leftOut({ host, report, view: { history } }: PanelContext): { readonly shown: number; readonly count: number } | null {
  if (host.measure !== 'scopes' && host.measure !== 'controls') return null;
  const [shown, count] = [history.series.length, report[host.measure].length];
  return history.usual && shown < count ? { shown, count } : null;
}

/** What the history holds by day. */
function measuresOf({ history }: ScoreReport): readonly TrendMeasure[] {
  const has = (key: 'scopes' | 'controls' | 'recommendations'): boolean => history.some((day) => listOf(day[key]).length > 0);
  const hasRisk = history.some((day) => listOf(day.recommendations).some(({ riskLevel }) => riskLevel != null));
  return [
    'score',
    ...(has('scopes') ? ['scopes' as const] : []),
    ...(has('controls') ? ['controls' as const] : []),
    ...(hasRisk ? ['risk' as const] : []),
  ];
}

/** The whole history as a strip, with the range on it. */
function rangeChoice(context: PanelContext, words: Formatter): TemplateResult {
  const { view, chooseRange } = context;
  const { x } = view.history.daily ?? view.history;
  const bounds = [x[0]!, x.at(-1)!] as const;
  const [from, to] = view.bounds;
  const input: HandlesInput = {
    span: { from, to },
    bounds,
    days: x,
    inset: handleInset,
    words,
    move: (span) => chooseRange(`${dateOfDay(span.from)}/${dateOfDay(span.to)}`),
  };
  return html`<div class="field wide" role="group" aria-label=${words.text('options.range')}>
    <span class="caption"><bdi>${words.text('options.range')}</bdi></span>
    <div class="strip">
      <svg viewBox="0 0 1000 40" preserveAspectRatio="none" aria-hidden="true">
        <path class="line" d=${stripPath(view, bounds)} stroke=${seriesColor(view.main?.style ?? 0)} />
      </svg>
      ${handles(input)}
    </div>
    <div class="form">${dateInputs(input)}</div>
  </div>`;
}

/** Half a handle, so that one at the end of the strip does not stand out of the widget. */
const handleInset = { left: 12, right: 12, bottom: 0 };
const strip = { width: 1000, height: 40, edge: 3 };

/** On an axis of its own: what it is for is to find days again. */
function stripPath({ history: { x, maximumGap }, main }: TrendView, bounds: readonly [number, number]): string {
  if (!main) return '';
  const known = main.y.filter((value) => !Number.isNaN(value));
  const domain = [known.reduce((a, b) => Math.min(a, b), Infinity), known.reduce((a, b) => Math.max(a, b), -Infinity)] as const;
  const points = decimate({ x, y: main.y }, { columns: strip.width, maximumGap });
  const scaleY = linearScale(domain, [strip.height - strip.edge, strip.edge]);
  return linePath(points, { scaleX: linearScale(bounds, [0, strip.width]), scaleY, curve: 'straight' });
}
