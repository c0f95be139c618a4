/** The panel of files, and what stands in them. */
import { html, type TemplateResult } from 'lit';
import { utcDay } from '../../core/dates.js';
import type { RecommendationReport, ScoreReport } from '../../core/report.js';
import type { Formatter } from '../../format/formatter.js';
import { csvText, type CsvValue } from '../../ui/csv.js';
import { csvFile, saveFile } from '../../ui/save-file.js';
import { columnOf } from './recommendation-table.columns.js';
import type { ColumnId } from './recommendation-table.ids.js';
import { lateWords } from './recommendation-table.lateWords.js';
import type { ExportedFile, ShownPlan, TableActions, TableModel } from './recommendation-table.model.js';
import { totalOf } from './recommendation-table.view.js';
import {
  dueStateOf,
  environmentOf,
  insightName,
  insightsOf,
  levelName,
  serviceName,
  statusName,
  statusOf,
  subscoreName,
  type Facts,
} from './recommendation-table.words.js';

export function panelTemplate(model: TableModel, actions: TableActions): TemplateResult {
  const words = lateWords(model.formatter);
  const save = (format: 'csv' | 'json') => actions.save(fileOf(model, format));
  return html`<div class="files">
    <p class="body">
      <strong>${words.text('export.heading', { count: model.rows.length })}</strong>
      <span class="caption">${words.text('export.link')}</span>
    </p>
    <button data-first @click=${() => save('csv')}>${words.text('export.csv')}</button>
    <button @click=${() => save('json')}>${words.text('export.json')}</button>
    <button @click=${actions.print}>${words.text('export.print')}</button>
  </div>`;
}

/** What is listed, all columns, in the order of the table. */
export function fileOf({ report, rows, table }: TableModel, format: 'csv' | 'json'): ExportedFile {
  const items = Array.from(rows, (row) => table.items[row]!);
  const text = format === 'csv' ? recommendationsCsv(items, table.facts) : recommendationsJson(items, report, table.facts.formatter);
  return { format, text, filename: `${nameOf('recommendations', report)}.${format}`, count: items.length };
}

function nameOf(word: string, { asOf }: ScoreReport): string {
  const day = utcDay(asOf);
  return day ? `${word}-${day}` : word;
}

type Cell = readonly [header: string, value: (item: RecommendationReport) => CsvValue];

/** Text as it is in the data, numbers unrounded. */
export function recommendationsCsv(items: readonly RecommendationReport[], facts: Facts): string {
  const words = lateWords(facts.formatter);
  const header = (id: ColumnId) => words.text(columnOf(id).message);
  const list = (texts: readonly string[]) => texts.join('; ');
  const cells: readonly Cell[] = [
    [header('title'), ({ title }) => title],
    ['id', ({ id }) => id],
    [header('subscore'), (item) => subscoreName(item, words)],
    [header('control'), ({ controlId }) => facts.control(controlId)],
    [header('scope'), ({ scopeId }) => facts.scope(scopeId)],
    [header('environment'), (item) => environmentOf(item, facts)],
    [header('service'), ({ service }) => serviceName(service, words)],
    [header('workload'), ({ workload }) => workload],
    [header('status'), (item) => statusName(statusOf(item), words)],
    [header('due'), (item) => dueText(item, facts, words)],
    [header('dueDate'), ({ dueDate }) => dueDate],
    [header('owner'), ({ owner }) => owner],
    [`${header('potential')} (pp)`, ({ potentialPercent }) => potentialPercent],
    [words.text('column.potentialPoints'), ({ potentialPoints }) => potentialPoints],
    [words.text('export.alone'), ({ potentialAlonePoints }) => potentialAlonePoints],
    [header('achieved'), ({ points }) => points],
    [header('maximum'), ({ maxPoints }) => maxPoints],
    [header('unhealthy'), ({ resources }) => resources?.unhealthy],
    [words.text('table.totalResources'), ({ resources }) => (resources ? totalOf(resources) : null)],
    [header('risk'), ({ riskLevel }) => levelName(riskLevel, words)],
    [header('severity'), ({ severity }) => levelName(severity, words)],
    [header('userImpact'), ({ userImpact }) => levelName(userImpact, words)],
    [header('cost'), ({ implementationCost }) => levelName(implementationCost, words)],
    [header('rank'), ({ rank }) => rank],
    [header('insights'), (item) => list(insightsOf(item, facts).map((insight) => insightName(insight, words)))],
    [header('licensed'), ({ licensed }) => licensed],
    [header('updated'), ({ updatedAt }) => updatedAt],
    [header('synced'), ({ lastSynced }) => lastSynced],
    [words.text('detail.whyNotCounted'), ({ notCounted }) => (notCounted ? words.text(`notCounted.${notCounted}`) : null)],
    [words.text('detail.link'), ({ url }) => url],
  ];
  return csvText([cells.map(([name]) => name), ...items.map((item) => cells.map(([, value]) => value(item)))]);
}

function dueText(item: RecommendationReport, facts: Facts, words: Formatter): string | null {
  const state = dueStateOf(item, facts);
  return state && words.text(`due.${state}`);
}

/** The rows as the report has them, with what they belong to and what the score does not promise. */
export function recommendationsJson(items: readonly RecommendationReport[], report: ScoreReport, formatter: Formatter): string {
  const { asOf, tenantId, total } = report;
  return JSON.stringify({ asOf, tenantId, total, disclaimer: formatter.text('disclaimer.text'), recommendations: items }, null, 2);
}

/** A plan as it is carried out: a line a recommendation, by step. */
export function planFile({ steps }: ShownPlan, { report, table, rows }: TableModel): ExportedFile {
  const { facts } = table;
  const words = lateWords(facts.formatter);
  const header = [
    words.text('plan.step'),
    words.text('column.title'),
    'id',
    words.text('column.control'),
    words.text('column.scope'),
    words.text('column.status'),
    words.text('column.unhealthy'),
    `${words.text('plan.stepGain')} (pp)`,
    `${words.text('plan.stepReached')} (%)`,
  ];
  const items = Array.from(rows, (row) => table.items[row]!);
  const lines = steps.flatMap(({ recommendationIds, gainPercent, reachedPercent }, step) =>
    items
      .filter(({ id }) => recommendationIds.includes(id))
      .map((item, index): CsvValue[] => [
        step + 1,
        item.title,
        item.id,
        facts.control(item.controlId),
        facts.scope(item.scopeId),
        statusName(statusOf(item), words),
        item.resources?.unhealthy,
        index === 0 ? gainPercent : null,
        index === 0 ? reachedPercent : null,
      ]),
  );
  return { format: 'csv', text: csvText([header, ...lines]), filename: `${nameOf('plan', report)}.csv`, count: lines.length };
}

/** Gives the file to the reader; what is spoken then. */
export function saved({ format, text, filename, count }: ExportedFile, formatter: Formatter): string {
  saveFile(format === 'csv' ? csvFile(text) : new Blob([text], { type: 'application/json;charset=utf-8' }), filename);
  return lateWords(formatter).text('export.done', { count, format: format.toUpperCase() });
}
