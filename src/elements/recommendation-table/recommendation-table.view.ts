/** What the table prints: nouns and a formatter in, text out. */
import type { ResourceCounts } from '../../core/posture.js';
import type { RecommendationReport, ScoreModel } from '../../core/report.js';
import type { Formatter } from '../../format/formatter.js';
import type { ActiveScope } from '../../state/active-scope.js';
import { columnOf } from './recommendation-table.columns.js';
import { facetOf } from './recommendation-table.facets.js';
import type { Subtotal } from './recommendation-table.groups.js';
import type { ColumnId, FacetId } from './recommendation-table.ids.js';
import { serviceName, type Facts } from './recommendation-table.words.js';
import type { Sorting, TableView } from './recommendation-table.viewState.js';

/** As the portals print increases (SCORING.md, Printing): whole percentage points in the classic score, one decimal in the risk-based one. */
const changeDigits: Partial<Record<ScoreModel, number>> = { classic: 0, riskBased: 1 };

/** Percentage points with their sign, in the digits of the model. */
export const changeOf = (percentagePoints: number, model: ScoreModel, formatter: Formatter): string =>
  formatter.change(percentagePoints, changeDigits[model] ?? 2);

export interface PotentialView {
  /** "+1.82 pp", or "up to +1.82 pp" where others of the same control have to be done too. */
  readonly change: string;
  readonly points: string | null;
  readonly isNone: boolean;
}

type Potential = Pick<Subtotal, 'potentialPercent' | 'potentialPoints'>;

/** `null` where the increase is not known. */
export function potentialView(
  item: Potential,
  model: ScoreModel,
  { formatter, pointsDigits }: Pick<Facts, 'formatter' | 'pointsDigits'>,
  isBound = false,
): PotentialView | null {
  const { potentialPercent, potentialPoints } = item;
  if (potentialPercent === null) return null;
  const isNone = potentialPercent === 0;
  return {
    change: formatter.text(isBound ? 'table.upTo' : 'change.value', { change: changeOf(potentialPercent, model, formatter) }),
    points: potentialPoints === null || isNone ? null : pointsText(potentialPoints, model, formatter, pointsDigits),
    isNone,
  };
}

/** Whether doing this one alone may give less than the increase that is printed. */
export function isUpTo({ potentialPoints, potentialAlonePoints, model }: RecommendationReport): boolean {
  if (potentialPoints === null || potentialPoints === 0) return false;
  return potentialAlonePoints === null ? model === 'classic' : potentialAlonePoints < potentialPoints;
}

function pointsText(points: number, model: ScoreModel, formatter: Formatter, digits: number): string {
  const isWhole = digits === 0 || (model === 'classic' && points >= 0.5);
  return formatter.text('count.points', { count: isWhole ? Math.round(points) : formatter.points(points, null, digits) });
}

/** `digits` are those of the column. */
export function achievedText(
  { points, maxPoints }: Pick<Subtotal, 'points' | 'maxPoints'>,
  formatter: Formatter,
  digits?: number,
): string | null {
  if (points === null && maxPoints === null) return null;
  const max = maxPoints === null ? '–' : formatter.points(maxPoints);
  return formatter.text('score.pointsShort', { points: points === null ? '–' : formatter.points(points, maxPoints, digits), max });
}

interface WithResources {
  readonly resources?: ResourceCounts | null;
}

export const totalOf = ({ healthy, unhealthy, notApplicable }: ResourceCounts): number => healthy + unhealthy + notApplicable;

export function unhealthyText({ resources }: WithResources, formatter: Formatter): string | null {
  if (!resources) return null;
  return formatter.text('count.of', { shown: formatter.compact(resources.unhealthy), total: formatter.compact(totalOf(resources)) });
}

/** The exact counts, for the tooltip. */
export function healthText({ resources }: WithResources, formatter: Formatter): string {
  return resources ? formatter.text('table.healthDetail', { ...resources }) : '';
}

export type StatusShape = 'open' | 'planned' | 'accepted' | 'declared' | 'done' | 'none';

const shapes: Readonly<Record<string, StatusShape>> = {
  planned: 'planned',
  riskAccepted: 'accepted',
  ignored: 'accepted',
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
export function underTitle(item: RecommendationReport, facts: Facts): readonly Whereabouts[] {
  const parts: [ColumnId, string | null][] = [
    ['scope', facts.scope(item.scopeId)],
    ['control', facts.control(item.controlId)],
    ['service', serviceName(item.service, facts.formatter)],
  ];
  return parts.flatMap(([column, text]) => (text === null ? [] : [{ column, text }]));
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

/** A facet's chosen words as they are printed; one that is not in the data stands as it is. */
export function wordNames(id: FacetId, words: readonly string[], facts: Facts): readonly string[] {
  const { name } = facetOf(id);
  return words.map((word) => name(word, facts));
}

/** The active filter as a sentence, or `null` where nothing is filtered. */
export function filterSentence(count: number, view: TableView, scope: ActiveScope | null, facts: Facts): string | null {
  const { formatter } = facts;
  const conditions: string[] = [];
  if (scope) conditions.push(formatter.text('filter.scope', { name: scope.name }));
  for (const [id, words] of Object.entries(view.filters) as [FacetId, readonly string[]][]) {
    const column = formatter.text(facetOf(id).message);
    conditions.push(formatter.text('filter.is', { column, values: formatter.list(wordNames(id, words, facts)) }));
  }
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
