/** Why the score changed between two days: a waterfall that is a table, with every figure printed so that it adds up. */
import { html, nothing, type TemplateResult } from 'lit';
import { waterfall, waterfallExtent, type WaterfallBar } from '../../charts/waterfall.js';
import { dateOfDay } from '../../charts/time-scale.js';
import { explainCause } from '../../core/explainCause.js';
import type { ChangeCause } from '../../core/explainChange.js';
import type { Explanation, ExplanationTarget } from '../../core/explainNode.js';
import { explainScore } from '../../core/explainScore.js';
import { keyOf } from '../../core/identifiers.js';
import type { RecommendationReport, ScoreReport } from '../../core/report.js';
import type { Formatter } from '../../format/formatter.js';
import { dispatch } from '../../ui/events.js';
import { signedHundredths, whyBetween, type CauseGroup, type CauseRow, type ExplainedChange } from './score-trend.causes.js';
import { explainerOf } from './score-trend.explain.js';
import { dateInputs, handles, type HandlesInput } from './score-trend.handles.js';
import { lateWords } from './score-trend.late-words.js';
import { toggled } from './score-trend.lists.js';
import type { PanelContext, Span } from './score-trend.panel.js';
import { dayOf } from './score-trend.reports.js';
import { changePeriods } from './score-trend.view.js';

/** Causes of a group that are listed before "show all". */
const usualRows = 6;
const usualDays = 30;

/** The chosen days, else the last thirty that the chart shows. */
function spanOf({ state, view: { history, bounds } }: PanelContext): Span {
  const { x } = history.daily ?? history;
  const [first, last] = [x[0] ?? 0, x.at(-1) ?? 0];
  const to = Math.max(first, Math.min(last, bounds[1]));
  return state.span ?? { from: Math.max(first, to - usualDays), to };
}

function input(context: PanelContext): HandlesInput {
  const { view, drawing, formatter } = context;
  const inset = drawing ? { left: drawing.left, right: drawing.width - drawing.right, bottom: drawing.height - drawing.bottom } : undefined;
  return {
    span: spanOf(context),
    bounds: view.bounds,
    days: (view.history.daily ?? view.history).x,
    ...(inset && { inset }),
    words: lateWords(formatter),
    move: (span) => choose(context, span),
  };
}

/** The two handles on the chart. */
export function overlay(context: PanelContext): TemplateResult {
  return handles(input(context));
}

export function panelTemplate(context: PanelContext): TemplateResult {
  const words = lateWords(context.formatter);
  const span = spanOf(context);
  const days = [dateOfDay(span.from), dateOfDay(span.to)] as const;
  const why = whyBetween(context.report, days, context.state.groupBy, words);
  return html`<div class="form">
      ${dateInputs(input(context))}
      <div class="choices" role="group" aria-label=${words.text('trend.period')}>${periods(context, words)}</div>
      ${why.kind === 'change' ? grouping(context, words) : nothing}
    </div>
    ${why.kind === 'change' ? causes(why, context, words) : html`<div class="missing body" role="status">${why.sentences.map((sentence) => html`<p><bdi>${sentence}</bdi></p>`)}</div>`}`;
}

/** The usual periods that the history is long enough for; the chart shows all of the chosen one. */
function periods(context: PanelContext, words: Formatter): readonly TemplateResult[] {
  const { history } = context.view;
  const { x } = history.daily ?? history;
  const [first, last] = [x[0] ?? 0, x.at(-1) ?? 0];
  const span = spanOf(context);
  return changePeriods
    .filter((days) => last - days >= first)
    .map(
      (days) =>
        html`<button
          class="chip"
          aria-pressed=${span.to === last && span.from === last - days}
          @click=${() => choose(context, { from: last - days, to: last })}
        >
          <bdi>${words.text('range.days', { count: days })}</bdi>
        </button>`,
    );
}

/** The chart shows all of what is chosen. */
export function choose({ set, view, chooseRange }: PanelContext, span: Span): void {
  set({ span });
  const { bounds, history, range, ranges } = view;
  if (span.from >= bounds[0] && span.to <= bounds[1]) return;
  const last = history.x.at(-1) ?? 0;
  const wide = ranges.find(({ value }) => value === 'all' || (typeof value === 'number' && last - value <= span.from));
  if (wide && wide.value !== range) chooseRange(wide.value);
}

function grouping({ state, set }: PanelContext, words: Formatter): TemplateResult {
  const choices = [
    ['origin', 'why.byOrigin'],
    ['control', 'why.byControl'],
  ] as const;
  return html`<div class="choices" role="group" aria-label=${words.text('why.groupBy')}>
    <span class="caption"><bdi>${words.text('why.groupBy')}</bdi></span>
    ${choices.map(
      ([value, key]) =>
        html`<button class="chip" aria-pressed=${state.groupBy === value} @click=${() => set({ groupBy: value })}>
          <bdi>${words.text(key)}</bdi>
        </button>`,
    )}
  </div>`;
}

/** How a line of the waterfall stands on the axis. */
interface Axis {
  readonly low: number;
  readonly high: number;
}

const percentText = (hundredths: number, words: Formatter): string => words.percent(hundredths / 100, { digits: 2, fixed: true });
const changeText = (hundredths: number, words: Formatter): string =>
  words.text('change.value', { change: signedHundredths(hundredths, words) });
const pointsText = (hundredths: number | null, words: Formatter): string =>
  hundredths === null ? '–' : signedHundredths(hundredths, words);

function causes(why: ExplainedChange, context: PanelContext, words: Formatter): TemplateResult {
  const isWhole = context.state.whole.includes('causes');
  const shown = why.groups.map((group) => shownRows(group, isWhole));
  const changes = shown.flatMap(({ rows, rest }) => [...rows.map(({ hundredths }) => hundredths), ...(rest ? [rest.hundredths] : [])]);
  const bars = waterfall(why.first, changes);
  const [lowest, highest] = waterfallExtent(why.first, bars);
  const room = Math.max(20, (highest - lowest) * 0.04);
  const axis = { low: lowest - room, high: highest + room };
  let place = 0;
  const { main } = context.view;
  return html`<p class="body sum" role="status">
      <bdi>${sumSentence(why, words)}</bdi>
      ${main && main.id !== 'total' ? html`<bdi class="muted">${words.text('why.wholeScore', { name: main.name })}</bdi>` : nothing}
    </p>
    <div class="table causes" role="region" tabindex="0" aria-label=${words.text('why.causes')}>
      <table>
        <thead>
          <tr>
            <th scope="col"><bdi>${words.text('column.cause')}</bdi></th>
            <td class="fall"></td>
            <th scope="col"><bdi>${words.text('why.change')}</bdi></th>
            <th scope="col"><bdi>${words.text('why.points')}</bdi></th>
          </tr>
        </thead>
        <tbody>
          ${endRow(words.text('why.start', { date: words.day(dayOf(why.before)) }), why.first, axis, words)}
        </tbody>
        ${why.groups.map((group, index) => {
          const { rows, rest } = shown[index]!;
          const own = bars.slice(place, (place += rows.length + (rest ? 1 : 0)));
          return groupBody(group, { rows, rest, bars: own, axis, why, context, words });
        })}
        <tbody>
          ${endRow(words.text('why.end', { date: words.day(dayOf(why.after)) }), why.last, axis, words)}
        </tbody>
      </table>
    </div>
    ${foot(why, context, words)}`;
}

/** The difference of two rounded scores may be a hundredth off their difference as printed elsewhere: then both are said. */
export function sumSentence({ before, after, first, last, hundredths, deltaPercent }: ExplainedChange, words: Formatter): string {
  const [change, exact] = [signedHundredths(hundredths, words), words.change(deltaPercent)].map((text) =>
    words.text('change.value', { change: text }),
  ) as [string, string];
  return words.text('why.sum', {
    from: words.day(dayOf(before)),
    first: percentText(first, words),
    to: words.day(dayOf(after)),
    last: percentText(last, words),
    change: change === exact ? change : words.text('why.unrounded', { change, exact }),
  });
}

interface Rest {
  readonly count: number;
  readonly hundredths: number;
  readonly points: number | null;
}

/** The greatest causes, and the others as one line; a rest of one is that one. */
function shownRows({ rows, hundredths, points }: CauseGroup, isWhole: boolean): { rows: readonly CauseRow[]; rest: Rest | null } {
  if (isWhole || rows.length <= usualRows + 1) return { rows, rest: null };
  const kept = rows.slice(0, usualRows);
  const keptSum = kept.reduce((sum, row) => sum + row.hundredths, 0);
  const keptPoints = kept.reduce((sum, row) => sum + (row.points ?? 0), 0);
  const rest = { count: rows.length - usualRows, hundredths: hundredths - keptSum, points: points === null ? null : points - keptPoints };
  return { rows: kept, rest };
}

interface BodyInput {
  readonly rows: readonly CauseRow[];
  readonly rest: Rest | null;
  readonly bars: readonly WaterfallBar[];
  readonly axis: Axis;
  readonly why: ExplainedChange;
  readonly context: PanelContext;
  readonly words: Formatter;
}

function groupBody(group: CauseGroup, body: BodyInput): TemplateResult {
  const { rows, rest, bars, axis, words } = body;
  return html`<tbody>
    <tr class="group">
      <th scope="rowgroup"><bdi>${group.name}</bdi></th>
      <td class="fall"></td>
      <td class=${toneOf(group.hundredths)}><bdi>${changeText(group.hundredths, words)}</bdi></td>
      <td><bdi>${pointsText(group.points, words)}</bdi></td>
    </tr>
    ${rows.map((row, index) => causeRow(row, bars[index]!, body))}
    ${
      rest &&
      html`<tr class="cause">
        <th scope="row" class="muted"><bdi>${words.text('why.rest', { count: rest.count })}</bdi></th>
        <td class="fall">${bar(bars[rows.length]!, axis)}</td>
        <td class=${toneOf(rest.hundredths)}><bdi>${changeText(rest.hundredths, words)}</bdi></td>
        <td><bdi>${pointsText(rest.points, words)}</bdi></td>
      </tr>`
    }
  </tbody>`;
}

function causeRow(row: CauseRow, at: WaterfallBar, { axis, why, context, words }: BodyInput): TemplateResult {
  const { cause, name, detail, hundredths, points } = row;
  const opened = recommendationsOf(cause, why, context.report);
  return html`<tr class="cause">
    <th scope="row">
      <div class="subject">
        ${cause.subject.kind === 'recommendation' && opened[0] ? openButton(opened[0], name, context) : html`<bdi class="name">${name}</bdi>`}
        <span class="caption"><bdi>${detail}</bdi></span>
      </div>
      ${cause.subject.kind === 'control' ? html`<div class="caption own">${opened.map((one) => openButton(one, one.title, context))}</div>` : nothing}
    </th>
    <td class="fall">${bar(at, axis)}</td>
    <td class=${toneOf(hundredths)}>
      ${explainerOf(context).trigger(() => causeExplanation(cause, name, why, words), html`<bdi>${changeText(hundredths, words)}</bdi>`)}
    </td>
    <td><bdi>${pointsText(points, words)}</bdi></td>
  </tr>`;
}

function endRow(text: string, hundredths: number, axis: Axis, words: Formatter): TemplateResult {
  return html`<tr class="end-row">
    <th scope="row"><bdi>${text}</bdi></th>
    <td class="fall">${bar({ from: axis.low, to: hundredths }, axis, 'whole')}</td>
    <td><bdi>${percentText(hundredths, words)}</bdi></td>
    <td></td>
  </tr>`;
}

const toneOf = (hundredths: number): string => (hundredths > 0 ? 'positive' : hundredths < 0 ? 'negative' : 'muted');

/** Hidden from speech: the cells beside it say the same. */
function bar({ from, to }: WaterfallBar, { low, high }: Axis, kind = to < from ? 'down' : 'up'): TemplateResult {
  const share = (value: number): number => (value - low) / (high - low);
  return html`<div
    class="rise ${kind}"
    aria-hidden="true"
    .style=${`--_low:${share(Math.min(from, to))};--_high:${share(Math.max(from, to))};--_end:${share(to)}`}
  ></div>`;
}

function foot(why: ExplainedChange, { state, set }: PanelContext, words: Formatter): TemplateResult {
  const count = why.groups.reduce((sum, { rows }) => sum + rows.length, 0);
  const isCut = why.groups.some((group) => shownRows(group, false).rest !== null);
  return html`<div class="foot">
    ${isCut ? html`<button class="link body" @click=${() => set({ whole: toggled(state.whole, 'causes') })}>${state.whole.includes('causes') ? words.text('why.showFewer') : words.text('why.showAll', { count })}</button>` : nothing}
    <div class="caption">${notesOf(why, words).map((note) => html`<p><bdi>${note}</bdi></p>`)}</div>
  </div>`;
}

/** How it was rounded, and what the history does not hold. */
function notesOf({ moved, withoutRows, standIns }: ExplainedChange, words: Formatter): readonly string[] {
  return [
    moved > 0 ? words.text('why.rounded', { count: moved }) : words.text('why.addsUp'),
    ...withoutRows.map((name) => words.text('why.withoutRows', { name })),
    ...standIns.map(({ wanted, found }) => words.text('why.standIn', { date: words.day(wanted), other: words.day(found) })),
  ];
}

/** Recommendations of a control that are offered beside its cause. */
const offered = 3;

/** Of the two days; of today where the history holds security controls alone. */
export function recommendationsOf(
  { subject: { kind, id, scopeId } }: ChangeCause,
  { before, after }: Pick<ExplainedChange, 'before' | 'after'>,
  now: ScoreReport,
): readonly RecommendationReport[] {
  if (kind !== 'recommendation' && kind !== 'control') return [];
  const isMeant = (row: RecommendationReport): boolean =>
    keyOf(kind === 'control' ? row.controlId : row.id) === keyOf(id) &&
    (scopeId === undefined || row.scopeId == null || keyOf(row.scopeId) === keyOf(scopeId));
  const byDay = [after, before, now].map(({ recommendations }) => recommendations.filter(isMeant));
  const found = byDay.find((rows) => rows.length > 0) ?? [];
  if (kind === 'recommendation') return found.slice(0, 1);
  // Of a control with nothing open any more, those that were done.
  const open = byDay.map((rows) => rows.filter(({ potentialPoints }) => potentialPoints !== 0));
  return (open.find((rows) => rows.length > 0) ?? found).slice(0, offered);
}

function openButton(recommendation: RecommendationReport, text: string, { host }: PanelContext): TemplateResult {
  const { id, scopeId } = recommendation;
  const detail = { recommendationId: id, scopeId: scopeId ?? null, recommendation };
  return html`<button class="link name" @click=${() => dispatch(host, 'secure-score-recommendation-open', detail, { cancelable: true })}>
    <bdi>${text}</bdi>
  </button>`;
}

/** The exact contribution, with the arithmetic of its subject on both days below. */
function causeExplanation(cause: ChangeCause, name: string, { before, after }: ExplainedChange, words: Formatter): Explanation {
  const node = explainCause(before, after, cause)!;
  const days = [after, before].flatMap((report) => subjectOn(report, cause.subject, name, words));
  return { ...node, label: name, subject: { ...node.subject, name }, children: [...node.children, ...days] };
}

const explainable: ReadonlySet<string> = new Set(['part', 'subscore', 'scope', 'control', 'recommendation']);

function subjectOn(
  report: ScoreReport,
  { kind, id, scopeId }: ChangeCause['subject'],
  name: string,
  words: Formatter,
): readonly Explanation[] {
  if (!explainable.has(kind)) return [];
  const node = explainScore(report, { kind, id, scopeId: scopeId ?? null } as ExplanationTarget);
  return node.value === null ? [] : [{ ...node, label: words.text('trend.annotation', { date: words.day(dayOf(report)), text: name }) }];
}
