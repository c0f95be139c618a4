/** What the table prints: nouns and a formatter in, text out. */
import type { QualityCode } from '../../core/quality.js';
import type { RecommendationReport, ScoreModel, ScoreReport } from '../../core/report.js';
import { keyOf } from '../../core/identifiers.js';
import type { Formatter } from '../../format/formatter.js';
import type { ActiveScope } from '../../state/store.js';
import { csvText, type CsvValue } from '../../ui/csv.js';
import {
  columnOf,
  levelName,
  resourceTotal,
  serviceName,
  statusName,
  statusOf,
  subscoreName,
  type ColumnId,
  type Names,
} from './recommendation-table.columns.js';
import type { Sorting, TableView } from './recommendation-table.query.js';

/** As the portals print increases: whole percentage points in the classic score, one decimal in the risk-based one. */
const changeDigits: Partial<Record<ScoreModel, number>> = { classic: 0, riskBased: 1 };

export interface PotentialView {
  /** "+1.82 pp", or "up to +1.82 pp" where others of the same control have to be done too. */
  readonly change: string;
  readonly points: string | null;
  readonly isNone: boolean;
}

/** `null` where the increase is not known. */
export function potentialView(item: RecommendationReport, model: ScoreModel, formatter: Formatter): PotentialView | null {
  const { potentialPercent, potentialPoints } = item;
  if (potentialPercent === null) return null;
  const isNone = potentialPercent === 0;
  const change = formatter.change(potentialPercent, changeDigits[model] ?? 2);
  return {
    change: formatter.text(isUpTo(item) ? 'table.upTo' : 'change.value', { change }),
    points: potentialPoints === null || isNone ? null : pointsText(potentialPoints, model, formatter),
    isNone,
  };
}

/** Whether doing this one alone may give less than the increase that is printed. */
export function isUpTo({ potentialPoints, potentialAlonePoints, model }: RecommendationReport): boolean {
  if (potentialPoints === null || potentialPoints === 0) return false;
  return potentialAlonePoints === null ? model === 'classic' : potentialAlonePoints < potentialPoints;
}

function pointsText(points: number, model: ScoreModel, formatter: Formatter): string {
  return formatter.text('count.points', { count: model === 'classic' && points >= 0.5 ? Math.round(points) : points });
}

export function achievedText({ points, maxPoints }: RecommendationReport, formatter: Formatter): string | null {
  if (points === null && maxPoints === null) return null;
  const max = maxPoints === null ? '–' : formatter.points(maxPoints);
  return formatter.text('score.pointsShort', { points: points === null ? '–' : formatter.points(points, maxPoints), max });
}

export function unhealthyText(item: RecommendationReport, formatter: Formatter): string | null {
  if (!item.resources) return null;
  return formatter.text('count.of', { shown: formatter.compact(item.resources.unhealthy), total: formatter.compact(resourceTotal(item)) });
}

/** The exact counts, for the tooltip. */
export function healthText({ resources }: RecommendationReport, formatter: Formatter): string {
  return resources ? formatter.text('table.healthDetail', { ...resources }) : '';
}

export type StatusShape = 'open' | 'planned' | 'accepted' | 'declared' | 'done' | 'none';

const shapes: Readonly<Record<string, StatusShape>> = {
  planned: 'planned',
  riskAccepted: 'accepted',
  thirdParty: 'declared',
  alternateMitigation: 'declared',
  completed: 'done',
  notScored: 'none',
  notApplicable: 'none',
};

export const statusShape = (status: string): StatusShape => (Object.hasOwn(shapes, status) ? shapes[status]! : 'open');

export interface Whereabouts {
  readonly column: ColumnId;
  readonly text: string;
}

/** The line under the title: each part shows where its column has no room. */
export function underTitle(item: RecommendationReport, names: Names): readonly Whereabouts[] {
  const parts: [ColumnId, string | null][] = [
    ['scope', names.scope(item.scopeId)],
    ['control', names.control(item.controlId)],
    ['service', serviceName(item.service, names.formatter)],
  ];
  return parts.flatMap(([column, text]) => (text === null ? [] : [{ column, text }]));
}

/** What is odd about this row's data, and what to know before acting on it. */
export function cautions(item: RecommendationReport, report: ScoreReport, formatter: Formatter): readonly string[] {
  const isNamed = (code: QualityCode) => report.quality.some((note) => note.code === code && namesRow(note, item));
  const known: [boolean, Parameters<Formatter['text']>[0]][] = [
    [item.profileMissing === true, 'caution.profileMissing'],
    [item.maxPointsImplied === true, 'caution.impliedMaximum'],
    [item.model === 'actions' && item.maxPoints === null && item.notCounted !== 'notScored', 'caution.unknownMaximum'],
    [isNamed('unknownStatus'), 'caution.unknownStatus'],
    [item.licensed === false, 'caution.notLicensed'],
    [item.selfDeclared, 'score.selfDeclaredNote'],
  ];
  const texts = known.filter(([applies]) => applies).map(([, key]) => formatter.text(key));
  return isUpTo(item) ? [...texts, upToText(item, formatter)] : texts;
}

function namesRow({ subject, facts }: ScoreReport['quality'][number], item: RecommendationReport): boolean {
  const ids = Array.isArray(facts['ids']) ? facts['ids'] : [];
  return keyOf(subject.id) === keyOf(item.id) || ids.some((id) => keyOf(id) === keyOf(item.id));
}

function upToText({ potentialPoints, potentialAlonePoints }: RecommendationReport, formatter: Formatter): string {
  const points = formatter.points(potentialPoints!);
  if (potentialAlonePoints === null) return formatter.text('caution.upToUnknown', { points });
  return formatter.text('caution.upTo', { points, alone: formatter.text('count.points', { count: potentialAlonePoints }) });
}

export interface Piece {
  readonly text: string;
  readonly isMatch: boolean;
}

/** A text cut where any of the searched words stands in it. */
export function highlighted(text: string, words: readonly string[]): readonly Piece[] {
  const lower = text.toLowerCase();
  // Some letters change their length in lower case; then positions do not carry over and nothing is marked.
  if (words.length === 0 || lower.length !== text.length) return [{ text, isMatch: false }];
  const marked = new Uint8Array(text.length);
  for (const word of words)
    for (let at = lower.indexOf(word); at >= 0; at = lower.indexOf(word, at + word.length)) marked.fill(1, at, at + word.length);
  const pieces: { text: string; isMatch: boolean }[] = [];
  for (let start = 0, end = 0; start < text.length; start = end) {
    while (end < text.length && marked[end] === marked[start]) end++;
    pieces.push({ text: text.slice(start, end), isMatch: marked[start] === 1 });
  }
  return pieces;
}

/** The active filter as a sentence, or `null` where nothing is filtered. */
export function filterSentence(count: number, view: TableView, scope: ActiveScope | null, formatter: Formatter): string | null {
  const is = (column: ColumnId, values: readonly string[]) =>
    formatter.text('filter.is', { column: formatter.text(columnOf(column).message), values: formatter.list(values) });
  const conditions: string[] = [];
  if (scope) conditions.push(formatter.text('filter.scope', { name: scope.name }));
  if (view.subscores.length > 0)
    conditions.push(
      is(
        'subscore',
        view.subscores.map((id) => formatter.text(`subscore.${id}` as 'subscore.apps')),
      ),
    );
  if (view.statuses.length > 0)
    conditions.push(
      is(
        'status',
        view.statuses.map((status) => statusName(status, formatter)),
      ),
    );
  if (view.hideCompleted) conditions.push(formatter.text('filter.notCompleted'));
  if (view.query.trim()) conditions.push(formatter.text('filter.search', { query: view.query.trim() }));
  return conditions.length === 0 ? null : formatter.text('filter.sentence', { count, conditions: formatter.list(conditions) });
}

/** The sorting as a sentence, for whoever does not see the arrows. */
export function sortSentence(sorting: readonly Sorting[], formatter: Formatter): string {
  if (sorting.length === 0) return formatter.text('sort.cleared');
  return sorting
    .map(({ id, desc }) => formatter.text(desc ? 'sort.descending' : 'sort.ascending', { column: formatter.text(columnOf(id).message) }))
    .reduce((first, second) => formatter.text('sort.then', { first, second }));
}

/** A word of a state update; it uses the vendor's own spelling of the statuses. */
export function stateName(state: string | null | undefined, formatter: Formatter): string {
  const word = state ?? '';
  if (/^(default|active)$/i.test(word)) return formatter.text('status.toAddress');
  const status = word.charAt(0).toLowerCase() + word.slice(1);
  return statusName(formatter.has(`status.${status}`) ? status : word, formatter);
}

/** Threats by the vendor come twice in different spellings. */
export function threatNames(threats: readonly string[] | null | undefined, formatter: Formatter): readonly string[] {
  const byKey = new Map<string, string>();
  for (const threat of threats ?? []) {
    const word = keyOf(threat).replace(/\s+/g, '');
    const key = `threat.${word}`;
    if (word && !byKey.has(word)) byKey.set(word, formatter.has(key) ? formatter.text(key) : threat);
  }
  return [...byKey.values()];
}

type CsvColumn = readonly [header: string, value: (item: RecommendationReport) => CsvValue];

/** The given rows as CSV, all columns, text as it is in the data, numbers unrounded. */
export function recommendationsCsv(items: readonly RecommendationReport[], names: Names): string {
  const { formatter } = names;
  const header = (id: ColumnId) => formatter.text(columnOf(id).message);
  const csvColumns: readonly CsvColumn[] = [
    [header('title'), ({ title }) => title],
    ['id', ({ id }) => id],
    [header('subscore'), (item) => subscoreName(item, formatter)],
    [header('control'), ({ controlId }) => names.control(controlId)],
    [header('scope'), ({ scopeId }) => names.scope(scopeId)],
    [header('service'), ({ service }) => serviceName(service, formatter)],
    [header('status'), (item) => statusName(statusOf(item), formatter)],
    [`${header('potential')} (pp)`, ({ potentialPercent }) => potentialPercent],
    [formatter.text('column.potentialPoints'), ({ potentialPoints }) => potentialPoints],
    [header('achieved'), ({ points }) => points],
    [formatter.text('column.maximum'), ({ maxPoints }) => maxPoints],
    [header('unhealthy'), ({ resources }) => resources?.unhealthy],
    [formatter.text('table.totalResources'), (item) => (item.resources ? resourceTotal(item) : null)],
    [header('userImpact'), ({ userImpact }) => levelName(userImpact, formatter)],
    [header('cost'), ({ implementationCost }) => levelName(implementationCost, formatter)],
    [header('updated'), ({ updatedAt }) => updatedAt],
    [formatter.text('detail.whyNotCounted'), ({ notCounted }) => (notCounted ? formatter.text(`notCounted.${notCounted}`) : null)],
    [formatter.text('detail.link'), ({ url }) => url],
  ];
  return csvText([csvColumns.map(([name]) => name), ...items.map((item) => csvColumns.map(([, value]) => value(item)))]);
}
