/** What an open row says: why, how, where, and what has happened so far. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Assessment, StateUpdate } from '../../core/posture.js';
import type { RecommendationReport } from '../../core/report.js';
import type { Formatter } from '../../format/formatter.js';
import { externalIcon, infoIcon } from '../../ui/icons.js';
import { richText, safeLink } from '../../ui/rich-text.js';
import { safeUrl } from '../../ui/safe-url.js';
import { cautions, stateName, threatNames } from './recommendation-table.detail.view.js';
import { formTemplate, isFinal, refusalOf } from './recommendation-table.editor.js';
import type { RequestedAction } from './recommendation-table.events.js';
import { insightIcon } from './recommendation-table.icons.js';
import { lateWords } from './recommendation-table.lateWords.js';
import type { TableActions, TableModel } from './recommendation-table.model.js';
import { pageOf } from './recommendation-table.query.js';
import { resourcesOf } from './recommendation-table.resources.js';
import { achievedText, healthText } from './recommendation-table.view.js';
import { insightsOf, levelName, serviceName } from './recommendation-table.words.js';

type Part = TemplateResult | typeof nothing;

const resourcesOnPage = 20;

export function detailTemplate(given: TableModel, actions: TableActions, row: number): TemplateResult {
  const model = { ...given, formatter: lateWords(given.formatter) };
  const { formatter, table } = model;
  const item = table.items[row]!;
  const hasText = [item.description, item.remediation, item.remediationImpact].some((text) => text?.trim());
  return html`<div
    class="opened"
    role="group"
    aria-label=${formatter.text('detail.show', { title: item.title })}
    @click=${(event: Event) => actions.navigate(event, row)}
  >
    ${notices(model, item)}
    <div class="prose">
      ${hasText ? nothing : html`<p class="muted">${formatter.text('detail.noDescription')}</p>`}
      ${prose(model, 'detail.description', item.description)} ${prose(model, 'detail.implementationStatus', item.implementationStatus)}
      ${prose(model, 'detail.remediation', item.remediation)} ${prose(model, 'detail.remediationImpact', item.remediationImpact)}
      ${linkOut(item, formatter)} ${requests(model, actions, row)} ${edit(model, actions, row)}
    </div>
    <div class="side">${facts(model, item)} ${resources(model, actions, row)} ${history(model, item)} ${compliance(model, item)}</div>
  </div>`;
}

/** The vendor's remedies where the recommendation has them, and what any recommendation can be given. */
function requests({ formatter, requestable, table, report }: TableModel, actions: TableActions, row: number): Part {
  const item = table.items[row]!;
  const insights = insightsOf(item, table.facts);
  const isRemedy = (action: RequestedAction) => action === 'fix' || action === 'enforce' || action === 'deny';
  const offered = requestable.filter((action) => !isRemedy(action) || insights.includes(action));
  if (offered.length === 0) return nothing;
  const count = resourcesOf(report, item).filter(({ status }) => status === 'unhealthy').length;
  return html`<div class="acts screen-only" role="group" aria-label=${formatter.text('detail.actions')}>
    ${offered.map((action) => html`<button @click=${() => actions.request(action, [row])}>${insightIcon(action)}${actText(action, count, formatter)}</button>`)}
  </div>`;
}

function actText(action: RequestedAction, count: number, formatter: Formatter): string {
  if (action !== 'fix') return formatter.text(`act.${action}`);
  return count > 0 ? formatter.text('act.fix', { count }) : formatter.text('insight.fix');
}

function edit(model: TableModel, actions: TableActions, row: number): Part {
  const { formatter, editable, table } = model;
  if (!editable) return nothing;
  const item = table.items[row]!;
  if (isFinal(item)) {
    const reason = refusalOf(item, 'planned') ?? 'completed';
    return html`<p class="caption screen-only">${formatter.text('edit.status')}: ${formatter.text(`refusal.${reason}`)}</p>`;
  }
  return html`<details class="edit screen-only" ?open=${model.pendingOf(item)?.kind === 'failed'}>
    <summary>${formatter.text('edit.status')}</summary>
    ${formTemplate(model, actions, [row], null)}
  </details>`;
}

function notices({ formatter, report }: TableModel, item: RecommendationReport): Part {
  const why = item.notCounted ? formatter.text(`notCounted.${item.notCounted}`) : null;
  const texts = cautions(item, report, formatter);
  if (!why && texts.length === 0) return nothing;
  return html`<div class="notices">
    ${
      why
        ? html`<p>
            ${infoIcon}<span><strong>${formatter.text('detail.whyNotCounted')}</strong> ${why}</span>
          </p>`
        : nothing
    }
    ${texts.map((text) => html`<p>${infoIcon}<span>${text}</span></p>`)}
  </div>`;
}

type ProseKey = 'detail.description' | 'detail.implementationStatus' | 'detail.remediation' | 'detail.remediationImpact';

function prose({ formatter, headingLevel }: TableModel, key: ProseKey, source: string | null | undefined): Part {
  const text = richText(source, formatter);
  return text === nothing ? nothing : html`<section>${heading(formatter.text(key), headingLevel)}${text}</section>`;
}

const heading = (text: string, level: number): TemplateResult =>
  html`<div class="heading" role="heading" aria-level=${Math.min(6, level + 1)}>${text}</div>`;

function linkOut({ url }: RecommendationReport, formatter: Formatter): Part {
  const address = safeUrl(url);
  if (!address) return url?.trim() ? html`<p class="caption address" dir="ltr">${url}</p>` : nothing;
  const text = formatter.text('detail.link');
  return html`<p class="out">
    ${safeLink(address, html`${text}${externalIcon}`, text, formatter)} <span class="caption" dir="ltr">${address.hostname}</span>
  </p>`;
}

function facts({ formatter, table }: TableModel, item: RecommendationReport): TemplateResult {
  const actionType =
    item.actionType && formatter.has(`actionType.${item.actionType}`)
      ? formatter.text(`actionType.${item.actionType}` as 'actionType.Config')
      : item.actionType;
  const threats = threatNames(item.threats, formatter);
  const share = item.scoreImpactShare;
  const rows: [string, string | null | undefined][] = [
    [formatter.text('column.achieved'), achievedText(item, formatter)],
    [formatter.text('column.impact'), share === null ? null : formatter.percent(100 * share)],
    [formatter.text('detail.actionType'), actionType],
    [formatter.text('column.service'), serviceName(item.service, formatter)],
    [formatter.text('detail.tier'), item.tier],
    [formatter.text('column.control'), table.facts.control(item.controlId)],
    [formatter.text('column.scope'), table.facts.scope(item.scopeId)],
    [formatter.text('column.severity'), levelName(item.severity, formatter)],
    [formatter.text('column.userImpact'), levelName(item.userImpact, formatter)],
    [formatter.text('column.cost'), levelName(item.implementationCost, formatter)],
    [formatter.text('detail.threats'), threats.length > 0 ? formatter.list(threats) : null],
    [formatter.text('column.risk'), levelName(item.riskLevel, formatter)],
    [formatter.text('column.workload'), item.workload],
    [formatter.text('column.owner'), item.owner],
    [formatter.text('column.dueDate'), item.dueDate ? formatter.day(item.dueDate) : null],
    [formatter.text('column.updated'), item.updatedAt ? formatter.day(item.updatedAt) : null],
    [formatter.text('column.synced'), item.lastSynced ? formatter.instant(item.lastSynced) : null],
  ];
  const known = rows.filter(([, value]) => value);
  return html`<dl class="facts">
    ${known.map(
      ([name, value]) =>
        html`<div>
          <dt class="muted">${name}</dt>
          <dd dir="auto">${value}</dd>
        </div>`,
    )}
  </dl>`;
}

function resources({ formatter, report, headingLevel, resourcePages, table }: TableModel, actions: TableActions, row: number): Part {
  const item = table.items[row]!;
  const assessed = resourcesOf(report, item);
  if (!item.resources && assessed.length === 0) return nothing;
  const page = pageOf(assessed.length, resourcePages.get(table.keyOf(row)) ?? 0, resourcesOnPage);
  const exempt = assessed.filter(({ exemption }) => exemption).length;
  const step = (key: 'page.previous' | 'page.next', to: number, isOff: boolean) =>
    html`<button class="link" aria-disabled=${isOff ? 'true' : 'false'} @click=${() => isOff || actions.goToResources(row, to)}>
      ${formatter.text(key)}
    </button>`;
  return html`<section>
    ${heading(formatter.text('detail.resources'), headingLevel)}
    <p class="caption">${healthText(item, formatter)}</p>
    ${exempt > 0 ? html`<p class="caption">${formatter.text('detail.exemptions', { count: exempt })}</p>` : nothing}
    ${
      assessed.length === 0
        ? html`<p class="caption">${formatter.text('detail.noResources')}</p>`
        : html`<ul class="resources">
            ${assessed.slice(page.from, page.to).map((assessment) => resource(assessment, formatter))}
          </ul>`
    }
    ${
      page.pages > 1
        ? html`<p class="more">
            <span class="caption">${formatter.text('page.range', { from: page.from + 1, to: page.to, total: assessed.length })}</span>
            ${step('page.previous', page.page - 1, page.page === 0)} ${step('page.next', page.page + 1, page.page === page.pages - 1)}
          </p>`
        : nothing
    }
  </section>`;
}

function resource({ resourceId, resourceName, resourceType, status, exemption }: Assessment, formatter: Formatter): TemplateResult {
  const name = resourceName || resourceId.split('/').at(-1) || resourceId;
  const state = exemption ? formatter.text(`detail.exempt.${exemption}`) : formatter.text(`detail.health.${status}`);
  return html`<li title=${resourceId}>
    <span class="dot ${healthShape[status]}"></span>
    <span class="resource"
      ><span dir="auto">${name}</span>${resourceType ? html` <span class="caption" dir="ltr">${resourceType}</span>` : nothing}</span
    >
    <span class="caption">${state}</span>
  </li>`;
}

const healthShape = { unhealthy: 'bad', healthy: 'done', notApplicable: 'none' } as const;

function history({ formatter, headingLevel }: TableModel, { states }: RecommendationReport): Part {
  const said = (states ?? []).filter(({ date, note, by }) => date || note || by);
  if (said.length === 0) return nothing;
  return html`<section>
    ${heading(formatter.text('detail.history'), headingLevel)}
    <ol class="history">
      ${said.map((state) => historyEntry(state, formatter))}
    </ol>
  </section>`;
}

function historyEntry({ date, state, note, by }: StateUpdate, formatter: Formatter): TemplateResult {
  const name = stateName(state, formatter);
  const day = date ? formatter.day(date) : formatter.text('freshness.unknown');
  return html`<li>
    <span>${by ? formatter.text('detail.historyEntry', { date: day, state: name, by }) : html`${day}: ${name}`}</span>
    ${note ? html`<span class="muted note" dir="auto">${note}</span>` : nothing}
  </li>`;
}

function compliance({ formatter, headingLevel }: TableModel, item: RecommendationReport): Part {
  const references = item.compliance ?? [];
  if (references.length === 0) return nothing;
  return html`<section>
    ${heading(formatter.text('detail.compliance'), headingLevel)}
    <ul class="resources">
      ${references.map(({ standard, controls }) => html`<li dir="auto">${formatter.text('detail.complianceEntry', { standard, controls: formatter.list(controls) })}</li>`)}
    </ul>
  </section>`;
}
