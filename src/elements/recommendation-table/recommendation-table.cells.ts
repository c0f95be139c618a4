/** The cells of a row, by column. */
import { html, nothing, svg, type TemplateResult } from 'lit';
import type { RecommendationReport } from '../../core/report.js';
import { clockIcon, warningIcon } from '../../ui/icons.js';
import type { Column } from './recommendation-table.columns.js';
import { insightIcon } from './recommendation-table.icons.js';
import type { ColumnId } from './recommendation-table.ids.js';
import type { TableModel } from './recommendation-table.model.js';
import { segments } from './recommendation-table.strip.js';
import {
  achievedText,
  healthText,
  highlighted,
  isUpTo,
  potentialView,
  statusShape,
  unhealthyText,
  type PotentialView,
} from './recommendation-table.view.js';
import {
  dueStateOf,
  environmentOf,
  insightName,
  insightsOf,
  levelName,
  levelOf,
  serviceName,
  statusName,
  statusOf,
  subscoreName,
} from './recommendation-table.words.js';

type Part = TemplateResult | typeof nothing;

export const marked = (text: string, words: readonly string[]) =>
  highlighted(text, words).map((piece) => (piece.isMatch ? html`<mark>${piece.text}</mark>` : piece.text));

export function cell({ id, message, isNumber }: Column, model: TableModel, item: RecommendationReport): TemplateResult {
  const content = cellContent(id, model, item);
  return html`<td role="cell" class="${id} ${isNumber ? 'end' : ''} ${content === unknown ? 'none' : ''}">
    <span class="label caption" aria-hidden="true">${model.formatter.text(message)}</span>
    ${content}
  </td>`;
}

export const unknown = html`<span class="muted">–</span>`;
const plain = (text: string | null | undefined) => (text ? html`<span>${text}</span>` : unknown);

function cellContent(id: ColumnId, model: TableModel, item: RecommendationReport): unknown {
  const { formatter, words, table } = model;
  const { facts } = table;
  const found = (value: string | null) => (value === null ? unknown : html`<span dir="auto">${marked(value, words)}</span>`);
  const given = (value: string | null | undefined) => (value ? html`<span dir="auto">${value}</span>` : unknown);
  switch (id) {
    case 'title':
      return nothing;
    case 'subscore':
      return html`<span>${subscoreName(item, formatter)}</span>`;
    case 'control':
      return found(facts.control(item.controlId));
    case 'scope':
      return given(facts.scope(item.scopeId));
    case 'environment':
      return given(environmentOf(item, facts));
    case 'service':
      return found(serviceName(item.service, formatter));
    case 'workload':
      return given(item.workload);
    case 'owner':
      return given(item.owner);
    case 'status':
      return statusCell(model, item);
    case 'due':
      return dueCell(model, item);
    case 'dueDate':
      return plain(item.dueDate && formatter.day(item.dueDate));
    case 'potential':
      return potentialCell(model, item);
    case 'unhealthy':
      return item.resources ? resourcesCell(model, item) : unknown;
    case 'risk':
      return levelCell(item.riskLevel, model);
    case 'severity':
      return levelCell(item.severity, model);
    case 'insights':
      return insightMarks(model, item);
    default:
      return plain(plainText(id, model, item));
  }
}

type PlainColumn = 'rank' | 'achieved' | 'maximum' | 'impact' | 'userImpact' | 'cost' | 'licensed' | 'updated' | 'synced';

function plainText(id: PlainColumn, { formatter, table }: TableModel, item: RecommendationReport): string | null {
  switch (id) {
    case 'rank':
      return item.rank == null ? null : formatter.number(item.rank);
    case 'achieved':
      return achievedText(item, formatter, table.facts.pointsDigits);
    case 'maximum':
      return item.maxPoints === null ? null : formatter.points(item.maxPoints);
    case 'impact':
      return item.scoreImpactShare === null ? null : formatter.percent(100 * item.scoreImpactShare);
    case 'userImpact':
      return levelName(item.userImpact, formatter);
    case 'cost':
      return levelName(item.implementationCost, formatter);
    case 'licensed':
      return item.licensed == null ? null : formatter.text(item.licensed ? 'table.yes' : 'table.no');
    case 'updated':
      return item.updatedAt ? formatter.day(item.updatedAt) : null;
    case 'synced':
      return item.lastSynced ? formatter.day(item.lastSynced) : null;
  }
}

/** What was asked for stands in the place of what the report says until the vendor shows it. */
function statusCell({ formatter, pendingOf }: TableModel, item: RecommendationReport): TemplateResult {
  const pending = pendingOf(item);
  const status = pending?.status ?? statusOf(item);
  return html`<span class="state"><span class="dot ${statusShape(status)}"></span>${statusName(status, formatter)}</span> ${
      pending
        ? html`<span class="pending caption ${pending.kind}">
            ${pending.kind === 'failed' ? warningIcon : clockIcon}
            <span>${formatter.text(pending.kind === 'failed' ? 'edit.refused' : `edit.${pending.kind}`)}</span>
            ${pending.reason ? html`<span dir="auto">${pending.reason}</span>` : nothing}
          </span>`
        : nothing
    }`;
}

function dueCell({ formatter, table }: TableModel, item: RecommendationReport): TemplateResult {
  const state = dueStateOf(item, table.facts);
  if (state === null) return unknown;
  const text = formatter.text(`due.${state}`);
  const day = item.dueDate && state !== 'completed' ? html` <span class="day caption">${formatter.day(item.dueDate)}</span>` : nothing;
  return html`<span class="deadline ${state}">${state === 'overdue' ? warningIcon : nothing}<span>${text}</span></span
    >${day}`;
}

function levelCell(level: string | null | undefined, { formatter }: TableModel): TemplateResult {
  const word = levelOf(level);
  if (word === null) return unknown;
  return html`<span class="level"><span class="gauge level-${word}" aria-hidden="true"></span>${levelName(level, formatter)}</span>`;
}

export function resourcesCell({ formatter }: TableModel, item: Pick<RecommendationReport, 'resources'>): TemplateResult {
  const { healthy, unhealthy, notApplicable } = item.resources!;
  return html`<span class="counts" title=${healthText(item, formatter)}>
    <span>${unhealthyText(item, formatter)}</span>${segments([healthy, unhealthy, notApplicable], 'shares')}
  </span>`;
}

/** Icon and word for each; what a row of the table is not counted for stands first, in words. */
export function insightMarks(model: TableModel, item: RecommendationReport): Part {
  const { formatter, table } = model;
  const insights = insightsOf(item, table.facts);
  const own =
    item.notCounted && item.notCounted !== 'riskAccepted' && !insights.includes(item.notCounted)
      ? mark(formatter.text(`mark.${item.notCounted}`), formatter.text(`notCounted.${item.notCounted}`), nothing)
      : nothing;
  const declared = item.selfDeclared
    ? mark(formatter.text('mark.selfDeclared'), formatter.text('score.selfDeclaredNote'), nothing)
    : nothing;
  return html`${own}${insights.map((insight) => mark(insightName(insight, formatter), '', insightIcon(insight) ?? nothing, insight))}${declared}`;
}

const mark = (text: string, title: string, icon: unknown, kind = '') =>
  html`<span class="mark ${/^[a-z]+$/i.test(kind) ? `is-${kind}` : ''}" dir="auto" title=${title || nothing}>${icon}${text}</span>`;

function potentialCell(model: TableModel, item: RecommendationReport): TemplateResult {
  const { report, table, largestPercent, explain } = model;
  const potential = potentialView(item, report.model, table.facts, isUpTo(item));
  if (!potential) return unknown;
  const target = { kind: 'recommendation', id: item.id, ...(item.scopeId && { scopeId: item.scopeId }) } as const;
  const share = largestPercent > 0 ? Math.min(100, (100 * Math.max(0, item.potentialPercent!)) / largestPercent) : 0;
  return html`<span class="increase ${potential.isNone ? 'muted' : ''}">
    <span class="amount">${explain.trigger(target, html`<strong>${potential.change}</strong>`)}${pointsPart(potential)}</span>
    ${
      potential.isNone || item.notCounted
        ? nothing
        : html`<svg class="bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">${bar(share)}</svg>`
    }
  </span>`;
}

export const pointsPart = ({ points }: PotentialView): Part => (points ? html` <span class="muted">(${points})</span>` : nothing);
const bar = (share: number) => svg`<rect class="track" width="100" height="4" /><rect class="fill" width=${share} height="4" />`;
