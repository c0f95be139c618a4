/**
 * Pictures and pages of a report, made without a browser: in Node, a worker or a backend. Nothing here is an element, and
 * nothing of it comes alive later: where a page has scripts, the elements show more.
 */
import type { ScoreReport } from '../core/report.js';
import { changeText } from '../ui/change-text.js';
import { freshnessText } from '../ui/freshness-text.js';
import { badgePicture } from './badge.js';
import { breakdownPicture, breakdownTable } from './breakdown.js';
import { directionOfChange, gaugePicture, headingOf, viewOf } from './gauge.js';
import { dialFigure, framed, heading } from './html.js';
import { markup } from './markup.js';
import { contextOf, type Context, type StaticOptions } from './options.js';
import { reviewBody } from './review.js';

export type { StaticOptions } from './options.js';
export type { ColorScheme } from './colors.js';
export { staticStyles } from './styles.js';

export interface RenderOptions extends StaticOptions {
  /** `gauge` and `breakdown` are one thing each, `review` is a page for a customer. */
  readonly view?: 'gauge' | 'breakdown' | 'review';
  /** `svg` for a picture of its own; the review is HTML only. */
  readonly as?: 'html' | 'svg';
}

/**
 * The markup of a report, the same for the same report and options. All text of the data and of the options is escaped.
 *
 * @throws TypeError for a review as SVG, and for what is no report.
 */
export function renderStatic(report: ScoreReport, options: RenderOptions = {}): string {
  checked(report);
  const { view = 'gauge', as = 'html' } = options;
  if (as === 'svg') {
    if (view === 'review') throw new TypeError('The review is made as HTML only.');
    const context = contextOf(options);
    return (view === 'gauge' ? gaugePicture(report, context) : breakdownPicture(report, context)).text;
  }
  const page = options.page ?? view === 'review';
  const context = contextOf({ ...options, page });
  const title = headingOf(viewOf(report, context), report, context);
  if (view === 'review') {
    const body = reviewBody(report, context);
    return framed({ className: 'ssw-review', title: `${title} · ${context.formatter.text('review.title')}`, body, isPage: page }, context)
      .text;
  }
  const body = view === 'gauge' ? gaugeBody(report, context) : breakdownBody(report, context);
  return framed({ className: `ssw-${view}`, title, body, isPage: page }, context).text;
}

/** A badge of 20 px for README files and mails, as SVG. */
export function badgeSvg(report: ScoreReport, options: StaticOptions = {}): string {
  checked(report);
  return badgePicture(report, contextOf(options)).text;
}

function checked(report: ScoreReport): void {
  if (report?.kind !== 'report') throw new TypeError('A report is needed: what scorePosture returns, or its JSON.');
}

function gaugeBody(report: ScoreReport, context: Context) {
  const { formatter } = context;
  const view = viewOf(report, context);
  const { change, changeDays, targets, comparisons, missing, coverage, selfDeclared, score } = view;
  const reason = score.kind === 'scored' ? [] : [score.reason];
  const facts = [...reason, ...[...targets, ...comparisons].map(({ text }) => text), ...missing, coverage, selfDeclared, freshnessText(report, formatter)].filter(Boolean); // prettier-ignore
  const period = change === undefined ? '' : change ? changeText(change, formatter, changeDays) : formatter.text('change.unknown');
  return markup`${heading(0, 'ssw-heading', headingOf(view, report, context), context)}
${dialFigure(view, context)}
${period && markup`<p class="ssw-change ssw-${directionOfChange(change)}">${period}</p>`}
${facts.length > 0 && markup`<ul class="ssw-facts">${facts.map((fact) => markup`<li>${fact}</li>`)}</ul>`}`;
}

function breakdownBody(report: ScoreReport, context: Context) {
  const { formatter } = context;
  return markup`${heading(0, 'ssw-heading', `${headingOf(viewOf(report, context), report, context)} · ${formatter.text('breakdown.label')}`, context)}
${breakdownTable(report, context)}
<p class="ssw-note">${freshnessText(report, formatter)}</p>`;
}
