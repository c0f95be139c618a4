/** One date: the security controls and recommended actions as of a day with their points, and what was detected on it. */
import { html, nothing, type TemplateResult } from 'lit';
import { nearestIndex } from '../../charts/nearest.js';
import { dateOfDay } from '../../charts/time-scale.js';
import { addDays } from '../../core/dates.js';
import type { ExplanationTarget } from '../../core/explainNode.js';
import { explainScore } from '../../core/explainScore.js';
import { keyOf } from '../../core/identifiers.js';
import type { ControlReport, RecommendationReport, ScoreReport } from '../../core/report.js';
import type { Formatter } from '../../format/formatter.js';
import { chevronIcon } from '../../ui/icons.js';
import { dispatch } from '../../ui/events.js';
import { controlGrowth, detectedChanges, unhealthyGrowth, type DetectedChanges } from './score-trend.detect.js';
import { explainerOf } from './score-trend.explain.js';
import { dateInput } from './score-trend.handles.js';
import { lateWords } from './score-trend.late-words.js';
import { toggled } from './score-trend.lists.js';
import type { ListOfDay, PanelContext } from './score-trend.panel.js';
import { dayOf, reportOn } from './score-trend.reports.js';

/** Rows that are listed before "show all", and lines of each kind of detected change. */
const usualRows = 10;
const usualLines = 5;
/** Days that "recently" looks back. */
const recentDays = 7;

export function panelTemplate(context: PanelContext): TemplateResult {
  const words = lateWords(context.formatter);
  const { x } = context.view.history.daily ?? context.view.history;
  const day = x[nearestIndex(x, context.state.day ?? Infinity)] ?? x.at(-1) ?? 0;
  const date = dateOfDay(day);
  const report = reportOn(context.report, date);
  const hasRows = report !== null && report.controls.length + report.recommendations.length > 0;
  return html`<div class="form">${dayChoice(context, day, words)}</div>
    ${hasRows ? asOf(report, date, context, words) : html`<p class="missing body" role="status"><bdi>${words.text('day.noRows')}</bdi></p>`}`;
}

function dayChoice({ view: { history }, set }: PanelContext, day: number, words: Formatter): TemplateResult {
  const { x } = history.daily ?? history;
  const place = nearestIndex(x, day);
  const step = (to: number): void => set({ day: x[to]! });
  return html`${dateInput(words.text('day.date'), day, x, (chosen) => set({ day: chosen }))}
    <div class="choices">
      <button class="turn newer" aria-label=${words.text('day.before')} ?disabled=${place <= 0} @click=${() => step(place - 1)}>
        ${chevronIcon}
      </button>
      <button class="turn older" aria-label=${words.text('day.after')} ?disabled=${place >= x.length - 1} @click=${() => step(place + 1)}>
        ${chevronIcon}
      </button>
    </div>`;
}

function asOf(report: ScoreReport, date: string, context: PanelContext, words: Formatter): TemplateResult {
  const own = dayOf(report) || date;
  return html`<p class="body sum" role="status">
      <strong><bdi>${words.text('day.title', { date: words.day(own) })}</bdi></strong>
      ${own < date ? html`<bdi class="muted">${words.text('why.standIn', { date: words.day(date), other: words.day(own) })}</bdi>` : nothing}
    </p>
    <div class="pair">${detected(report, own, context, words)} ${recently(report, own, context, words)}</div>
    ${report.controls.length > 0 ? controlTable(report, context, words) : nothing}
    ${report.recommendations.length > 0 ? actionTable(report, context, words) : nothing}`;
}

function detected(report: ScoreReport, date: string, context: PanelContext, words: Formatter): TemplateResult {
  const before = reportOn(context.report, addDays(date, -1));
  return html`<div>
    ${title(words.text('day.changes'), context)}
    ${before && before !== report ? changeLines(detectedChanges(before, report), dayOf(before), words) : html`<p class="body muted"><bdi>${words.text('day.noEarlier')}</bdi></p>`}
    <p class="caption"><bdi>${words.text('day.delay')}</bdi></p>
  </div>`;
}

/** One level below the widget's own. */
const title = (text: string, { host }: PanelContext): TemplateResult =>
  html`<div class="title" role="heading" aria-level=${Math.min(6, Math.max(1, Math.round(host.headingLevel) || 2) + 1)}>
    <bdi>${text}</bdi>
  </div>`;

function changeLines(
  { deltaPercent, statuses, resources, listed, gone }: DetectedChanges,
  since: string,
  words: Formatter,
): TemplateResult {
  const status = (id: string): string => {
    const key = `status.${id}`;
    return words.has(key) ? words.text(key) : id;
  };
  const kinds: readonly (readonly string[])[] = [
    deltaPercent === null || Math.abs(deltaPercent) < 0.005
      ? []
      : [words.text('day.score', { change: words.text('change.value', { change: words.change(deltaPercent) }), date: words.day(since) })],
    statuses.map(({ name, before, after }) => words.text('day.statusChanged', { name, before: status(before), after: status(after) })),
    resources.map(({ name, added, removed }) =>
      added > 0 ? words.text('day.added', { name, count: added }) : words.text('day.removed', { name, count: removed }),
    ),
    listed.map((name) => words.text('day.listed', { name })),
    gone.map((name) => words.text('day.gone', { name })),
  ];
  const lines = kinds.flatMap((kind) =>
    kind.length > usualLines ? [...kind.slice(0, usualLines), words.text('day.more', { count: kind.length - usualLines })] : kind,
  );
  if (lines.length === 0) return html`<p class="body muted"><bdi>${words.text('day.noChanges', { date: words.day(since) })}</bdi></p>`;
  return html`<ul class="lines body">
    ${lines.map((line) => html`<li><bdi>${line}</bdi></li>`)}
  </ul>`;
}

function recently(report: ScoreReport, date: string, context: PanelContext, words: Formatter): TemplateResult | typeof nothing {
  const before = reportOn(context.report, addDays(date, -recentDays));
  if (!before || before === report) return nothing;
  const lines = growthLines(before, report, context, words);
  if (lines.length === 0) return nothing;
  return html`<div>
    ${title(words.text('day.recent'), context)}
    <ul class="lines body">
      ${lines.map((line) => html`<li>${line}</li>`)}
    </ul>
    <p class="caption"><bdi>${words.text('day.recentLead', { date: words.day(dayOf(before)) })}</bdi></p>
  </div>`;
}

/** Of recommendations, which open; of security controls where the history does not tell those. */
function growthLines(before: ScoreReport, report: ScoreReport, context: PanelContext, words: Formatter): readonly TemplateResult[] {
  const grown = unhealthyGrowth(before, report, usualLines);
  if (grown.length > 0)
    return grown.map(({ row, count, total }) => openButton(row, words.text('day.growth', { name: row.title, count, total }), context));
  return controlGrowth(before, report, usualLines).map(
    ({ row: { name, scopeId }, count, total }) =>
      html`<bdi>${words.text('day.growth', { name, count, total })}</bdi> ${scopeCaption(scopeId, report)}`,
  );
}

function openButton(recommendation: RecommendationReport, text: string, { host }: PanelContext): TemplateResult {
  const detail = { recommendationId: recommendation.id, scopeId: recommendation.scopeId ?? null, recommendation };
  return html`<button class="link" @click=${() => dispatch(host, 'secure-score-recommendation-open', detail, { cancelable: true })}>
    <bdi>${text}</bdi>
  </button>`;
}

const byMaximum = (one: { maxPoints: number | null }, other: { maxPoints: number | null }): number =>
  (other.maxPoints ?? -1) - (one.maxPoints ?? -1);

function controlTable(report: ScoreReport, context: PanelContext, words: Formatter): TemplateResult {
  const rows = [...report.controls].sort(byMaximum);
  return tableOf('controls', words.text('day.controls'), ['day.points', 'day.resources'], rows, context, words, (row) =>
    controlCells(row, report, context, words),
  );
}

function controlCells(row: ControlReport, report: ScoreReport, context: PanelContext, words: Formatter): TemplateResult {
  const { score, maxPoints, name, resources, id, scopeId } = row;
  const points =
    score.kind === 'scored' && score.points !== undefined
      ? words.text('score.pointsShort', { points: words.points(score.points, maxPoints), max: maxPoints })
      : words.text('score.unknown');
  const count = resources.healthy + resources.unhealthy;
  return html`<th scope="row"><bdi>${name}</bdi> ${scopeCaption(scopeId, report)}</th>
    <td class="figure">${explained({ kind: 'control', id, scopeId }, points, report, context)}</td>
    <td><bdi>${count > 0 ? words.text('day.ofResources', { unhealthy: resources.unhealthy, count }) : '–'}</bdi></td>`;
}

/** Where there are several, rows of the same name are told apart. */
function scopeCaption(scopeId: string | null | undefined, { scopes }: ScoreReport): TemplateResult | typeof nothing {
  const scope = scopeId && scopes.length > 1 ? scopes.find(({ id }) => keyOf(id) === keyOf(scopeId)) : null;
  return scope ? html`<bdi class="caption">${scope.name}</bdi>` : nothing;
}

function actionTable(report: ScoreReport, context: PanelContext, words: Formatter): TemplateResult {
  const rows = [...report.recommendations].sort(byMaximum);
  return tableOf('recommendations', words.text('day.actions'), ['day.points', 'day.status'], rows, context, words, (row) =>
    actionCells(row, report, context, words),
  );
}

function actionCells(row: RecommendationReport, report: ScoreReport, context: PanelContext, words: Formatter): TemplateResult {
  const { id, scopeId, title, points, maxPoints, status } = row;
  const key = `status.${status}`;
  const text = points === null ? null : words.text('score.pointsShort', { points: words.points(points, maxPoints), max: maxPoints });
  return html`<th scope="row">${openButton(row, title, context)} ${scopeCaption(scopeId, report)}</th>
    <td class="figure">
      ${text === null ? '–' : explained({ kind: 'recommendation', id, scopeId: scopeId ?? null }, text, report, context)}
    </td>
    <td><bdi>${words.has(key) ? words.text(key) : status}</bdi></td>`;
}

/** The arithmetic as of that day. */
const explained = (target: ExplanationTarget, text: string, report: ScoreReport, context: PanelContext): TemplateResult =>
  explainerOf(context).trigger(() => explainScore(report, target), html`<bdi>${text}</bdi>`);

function tableOf<Row>(
  id: ListOfDay,
  name: string,
  columns: readonly ('day.points' | 'day.resources' | 'day.status')[],
  rows: readonly Row[],
  context: PanelContext,
  words: Formatter,
  cells: (row: Row) => TemplateResult,
): TemplateResult {
  const { state, set } = context;
  const isWhole = state.whole.includes(id);
  const shown = isWhole ? rows : rows.slice(0, usualRows);
  return html`${title(name, context)}
    <div class="table" role="region" tabindex="0" aria-label=${name}>
      <table>
        <thead>
          <tr>
            <th scope="col"><bdi>${words.text('day.name')}</bdi></th>
            ${columns.map((key) => html`<th scope="col"><bdi>${words.text(key)}</bdi></th>`)}
          </tr>
        </thead>
        <tbody>
          ${shown.map(
            (row) =>
              html`<tr>
                ${cells(row)}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
    ${rows.length > usualRows ? html`<button class="link body" @click=${() => set({ whole: toggled(state.whole, id) })}>${isWhole ? words.text('why.showFewer') : words.text('day.showAll', { count: rows.length })}</button>` : nothing}`;
}
