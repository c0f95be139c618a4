/** The one-page review of a customer: the score, why it changed, what to do next, the parts. */
import { daysBetween, utcDay } from '../core/dates.js';
import { alonePercent, nextBest } from '../core/nextBest.js';
import type { RecommendationReport, ScoreReport } from '../core/report.js';
import { sparklinePath } from '../charts/sparkline.js';
import { courseOf } from '../elements/secure-score-gauge/secure-score-gauge.course.js';
import type { GaugeView } from '../elements/secure-score-gauge/secure-score-gauge.view.js';
import { levelName, serviceName, subscoreName } from '../elements/recommendation-table/recommendation-table.words.js';
import { signedHundredths, whyBetween, type CauseGroup, type ExplainedChange } from '../elements/score-trend/score-trend.causes.js';
import { changeText } from '../ui/change-text.js';
import { freshnessNotes } from '../ui/freshness-text.js';
import { breakdownTable } from './breakdown.js';
import { directionOfChange, headingOf, viewOf } from './gauge.js';
import { dialFigure, heading } from './html.js';
import { markup, type Markup } from './markup.js';
import type { Context } from './options.js';

/** Causes of a group that are named; the others are one line, so that what is printed still adds up. */
const causesNamed = 2;
const actsNamed = 3;

export function reviewBody(report: ScoreReport, context: Context): Markup {
  const view = viewOf(report, context);
  return markup`${headOf(view, report, context)}
${heroOf(view, report, context)}
${section('why.title', whyBody(view, report, context), context)}
${section('gauge.next', actsBody(report, context), context)}
${section('breakdown.label', breakdownTable(report, context), context)}
${footOf(report, context)}`;
}

function headOf(view: GaugeView, report: ScoreReport, context: Context): Markup {
  const { options, formatter } = context;
  const customer = options.customer ?? report.tenantName;
  const { preparedBy } = options;
  const date = report.asOf ? formatter.day(report.asOf, 'long') : formatter.text('freshness.unknown');
  return markup`<header class="ssw-head">
<div><p class="ssw-over">${formatter.text('review.title')}</p>
${heading(0, 'ssw-title', customer ? markup`<bdi>${customer}</bdi>` : headingOf(view, report, context), context)}</div>
<div><p>${date}</p>${preparedBy ? markup`<p class="ssw-muted">${formatter.text('review.preparedBy', { name: preparedBy })}</p>` : null}</div>
</header>`;
}

function heroOf(view: GaugeView, report: ScoreReport, context: Context): Markup {
  const { formatter } = context;
  const { score, change, changeDays, targets, comparisons, missing, coverage, selfDeclared } = view;
  const value = score.kind === 'scored' ? score.valueText : `${score.word}. ${score.reason}`;
  const facts = [...targets.map(({ text }) => text), ...comparisons.map(({ text }) => text), ...missing, coverage, selfDeclared].filter(
    Boolean,
  );
  const period = change === undefined ? '' : change ? changeText(change, formatter, changeDays) : formatter.text('change.unknown');
  return markup`<div class="ssw-hero">
${dialFigure(view, context)}
<div>
<p class="ssw-lead">${view.heading}: ${value}</p>
${period && markup`<p class="ssw-change ssw-${directionOfChange(change)}">${period}</p>`}
${facts.length > 0 && markup`<ul class="ssw-facts">${facts.map((fact) => markup`<li>${fact}</li>`)}</ul>`}
${courseFigure(view, report, context)}
</div>
</div>`;
}

const box = { width: 400, height: 44 };

/** The line over the period of the change, with its ends in words. */
function courseFigure(view: GaugeView, report: ScoreReport, { formatter, palette }: Context): Markup | null {
  const course = courseOf(report, view);
  const [first, last] = [course[0], course.at(-1)];
  if (!first || !last) return null;
  const path = sparklinePath(course.map(({ date, percent }) => ({ at: daysBetween(first.date, date), percent })), box); // prettier-ignore
  if (!path) return null;
  const printed = (percent: number | null) => formatter.percent(percent!, { model: report.model, fixed: true });
  const [from, to] = [printed(first.percent), printed(last.percent)];
  const text = formatter.text('gauge.course', { from, since: formatter.day(first.date), to, until: formatter.day(last.date) });
  return markup`<figure class="ssw-course">
<svg viewBox="0 0 ${box.width} ${box.height}" width="${box.width}" height="${box.height}" preserveAspectRatio="none" role="img"><title>${text}</title><path class="line" d="${path}" fill="none" stroke="${palette.accent}" stroke-width="2" stroke-linejoin="round" vector-effect="non-scaling-stroke"/></svg>
<figcaption dir="ltr"><span dir="${formatter.direction}">${formatter.day(first.date)} · ${from}</span><span dir="${formatter.direction}">${formatter.day(last.date)} · ${to}</span></figcaption>
</figure>`;
}

const section = (key: 'why.title' | 'gauge.next' | 'breakdown.label', body: Markup, context: Context): Markup =>
  markup`<section class="ssw-section">
${heading(1, 'ssw-heading', context.formatter.text(key), context)}
${body}
</section>`;

function whyBody({ change }: GaugeView, report: ScoreReport, { formatter }: Context): Markup {
  const day = utcDay(report.asOf);
  if (!change || !day) return markup`<p class="ssw-muted">${formatter.text('change.unknown')}</p>`;
  const why = whyBetween(report, [change.since, day], 'origin', formatter);
  if (why.kind === 'notComparable') return markup`<p class="ssw-muted">${why.sentences.join(' ')}</p>`;
  if (why.groups.length === 0) return markup`<p class="ssw-muted">${formatter.text('why.none')}</p>`;
  const percent = (hundredths: number) => formatter.percent(hundredths / 100, { digits: 2, fixed: true });
  const notes = [
    why.moved > 0 ? formatter.text('why.rounded', { count: why.moved }) : formatter.text('why.addsUp'),
    ...why.standIns.map(({ wanted, found }) =>
      formatter.text('why.standIn', { date: formatter.day(wanted), other: found ? formatter.day(found) : null }),
    ),
    ...why.withoutRows.map((name) => formatter.text('why.withoutRows', { name })),
  ];
  return markup`<table class="ssw-table">
<caption class="ssw-hidden">${formatter.text('why.causes')}</caption>
<thead><tr><th scope="col">${formatter.text('why.byOrigin')}</th><th scope="col" class="ssw-number">${formatter.text('why.change')}</th></tr></thead>
<tbody>
<tr class="ssw-group"><th scope="row">${formatter.text('why.start', { date: formatter.day(dayIn(why, 'before') || change.since) })}</th><td class="ssw-number">${percent(why.first)}</td></tr>
${why.groups.map((group) => groupRows(group, formatter))}<tr class="ssw-sum"><th scope="row">${formatter.text('why.end', { date: formatter.day(dayIn(why, 'after') || day) })}</th><td class="ssw-number">${percent(why.last)}</td></tr>
</tbody>
</table>
<p class="ssw-note">${notes.join(' ')}</p>`;
}

const dayIn = (why: ExplainedChange, which: 'before' | 'after'): string => utcDay(why[which].asOf) ?? '';

function groupRows({ name, hundredths, rows }: CauseGroup, formatter: Context['formatter']): Markup {
  const signed = (value: number) => formatter.text('change.value', { change: signedHundredths(value, formatter) });
  const isCut = rows.length > causesNamed + 1;
  const named = isCut ? rows.slice(0, causesNamed) : rows;
  const rest = isCut ? rows.slice(causesNamed) : [];
  const restSum = rest.reduce((sum, row) => sum + row.hundredths, 0);
  const color = hundredths === 0 ? '' : hundredths > 0 ? ' ssw-positive' : ' ssw-negative';
  return markup`<tr class="ssw-group"><th scope="row">${name}</th><td class="ssw-number${color}">${signed(hundredths)}</td></tr>
${named.map(
  (
    row,
  ) => markup`<tr class="ssw-cause"><th scope="row"><bdi>${row.name}</bdi> <small>${row.detail}</small></th><td class="ssw-number ssw-muted">${signed(row.hundredths)}</td></tr>
`,
)}${
    rest.length > 0 &&
    markup`<tr class="ssw-cause"><th scope="row" class="ssw-muted">${formatter.text('why.rest', { count: rest.length })}</th><td class="ssw-number ssw-muted">${signed(restSum)}</td></tr>
`
  }`;
}

function actsBody(report: ScoreReport, { formatter }: Context): Markup {
  const acts = nextBest(report, actsNamed);
  if (acts.length === 0) return markup`<p class="ssw-muted">${formatter.text('gauge.nextNone')}</p>`;
  return markup`<ol class="ssw-acts">
${acts.map(
  (
    act,
  ) => markup`<li><bdi>${act.title}</bdi><span class="ssw-gain">${formatter.text('change.value', { change: formatter.change(alonePercent(act)) })}</span><small>${factsOfAct(act, formatter).map((fact, index) => markup`${index > 0 && ' · '}<bdi>${fact}</bdi>`)}</small></li>
`,
)}</ol>`;
}

function factsOfAct(act: RecommendationReport, formatter: Context['formatter']): readonly string[] {
  const level = (key: 'column.cost' | 'column.userImpact', value: string | null | undefined) => {
    const name = levelName(value, formatter);
    return name === null ? [] : [`${formatter.text(key)}: ${name}`];
  };
  const points = act.potentialAlonePoints;
  return [
    subscoreName(act, formatter),
    serviceName(act.service, formatter),
    points === null || points <= 0 ? null : formatter.text('breakdown.points', { count: formatter.points(points) }),
    ...level('column.cost', act.implementationCost),
    ...level('column.userImpact', act.userImpact),
  ].filter((fact): fact is string => Boolean(fact));
}

function footOf(report: ScoreReport, { formatter }: Context): Markup {
  const sentences = [...freshnessNotes(report, formatter), formatter.text('disclaimer.text')];
  return markup`<footer class="ssw-foot">${sentences.join(' · ')}</footer>`;
}
