/**
 * Log Analytics: the tables `SecureScores` and `SecureScoreControls` that continuous export fills, as days of history
 * of the Infrastructure half, with their scopes and controls.
 */
import { instantOf, utcDay } from '../core/dates.js';
import type { HistoryPoint, Scope } from '../core/posture.js';
import { check, joinPath, tablesShape } from '../schema/envelopes.js';
import { Unreadable } from '../schema/log.js';
import type { FieldReader, Row } from '../schema/values.js';
import { controlNameOf } from '../schema/vocabulary.js';
import { lastSegment, scopeIdOf, scopeKindOfId, scoreNameOf } from './armIds.js';
import type { Collection } from './collection.js';
import type { LoggedDay } from './gathered.js';
import type { RowReader, Rows } from './rowReader.js';
import { tableRows } from './tableRows.js';

export const loggedControls: RowReader = {
  name: 'SecureScoreControls',
  matches: (row) => isLogged(row) && isControl(row),
  read: readControl,
};
export const loggedScores: RowReader = { name: 'SecureScores', matches: (row) => isLogged(row) && !isControl(row), read: readScore };

const isLogged = (row: Row) => 'TimeGenerated' in row && ('CurrentScore' in row || 'PercentageScore' in row);

function isControl(row: Row): boolean {
  if (typeof row['Type'] === 'string' && row['Type'] !== '') return /controls$/i.test(row['Type']);
  return 'ControlId' in row || 'ControlName' in row || 'ControlDisplayName' in row || 'HealthyResources' in row;
}

function readScore(row: Row, collection: Collection): void {
  const { reader } = collection;
  const { day, instant, id } = placeOf(row, collection);
  reader.subject = { kind: 'scope', id };
  const kind = scopeKindOfId(id);
  const scope = {
    id,
    kind,
    environment: textIn(row, 'Environment') ?? (kind === 'subscription' ? 'Azure' : null),
    weight: reader.number(row['Weight'], '.Weight'),
    score: scoreIn(row, reader),
  };
  if (!(day.scopes.get(id)!.instant > instant)) day.scopes.set(id, { instant, row: scope });
}

function readControl(row: Row, collection: Collection): void {
  const { reader } = collection;
  const { day, instant, id: scopeId } = placeOf(row, collection);
  const name = textIn(row, 'ControlDisplayName', 'DisplayName', 'ControlName');
  const given = textIn(row, 'ControlId', 'ControlName', 'SecureScoreControlId') ?? name;
  if (!given) throw new Unreadable('.ControlId', 'the id of a control', row['ControlId']);
  const id = lastSegment(given).toLowerCase();
  reader.subject = { kind: 'control', id };
  const count = (key: string) => reader.number(row[key], `.${key}`);
  const [healthy, unhealthy] = [count('HealthyResources'), count('UnhealthyResources')];
  const control = {
    id,
    name: name && controlNameOf(name),
    scopeId,
    ...scoreIn(row, reader),
    ...(healthy === null || unhealthy === null
      ? {}
      : { resources: { healthy, unhealthy, notApplicable: count('NotApplicableResources') ?? 0 } }),
  };
  const key = `${scopeId}\n${id}`;
  if (!((day.controls.get(key)?.instant ?? -Infinity) > instant)) day.controls.set(key, { instant, row: control });
}

/** The day and scope of a row. Every scope that is met has a place on its day. */
function placeOf(row: Row, { reader, logged }: Collection): { day: LoggedDay; instant: number; id: string } {
  const time = reader.date(row['TimeGenerated'], '.TimeGenerated');
  const instant = instantOf(time);
  if (instant === null) throw new Unreadable('.TimeGenerated', 'an instant', row['TimeGenerated']);
  const id = scopeIn(row);
  const date = utcDay(time)!;
  let day = logged.get(date);
  if (!day) logged.set(date, (day = { scopes: new Map(), controls: new Map() }));
  if (!day.scopes.has(id)) day.scopes.set(id, { instant: -Infinity, row: { id, kind: scopeKindOfId(id) } });
  return { day, instant, id };
}

function scopeIn(row: Row): string {
  const resource = textIn(row, 'AssessedResourceId', 'SecureScoreId', '_ResourceId', 'Id');
  if (resource && (scoreNameOf(resource) ?? 'ascscore') !== 'ascscore')
    throw new Unreadable('.AssessedResourceId', 'the main score: an initiative is no part of the history', resource);
  const subscription = textIn(row, 'SecureScoresSubscriptionId', 'SecureScoreControlsSubscriptionId', 'SubscriptionId', '_SubscriptionId');
  const id = (resource && scopeIdOf(resource)) ?? (subscription && `/subscriptions/${lastSegment(subscription).toLowerCase()}`);
  if (!id) throw new Unreadable('.AssessedResourceId', 'the id of a scope', resource);
  return id;
}

function textIn(row: Row, ...names: readonly string[]): string | null {
  const value = names.map((name) => row[name]).find((text) => typeof text === 'string' && text !== '');
  return (value as string | undefined) ?? null;
}

const scoreIn = (row: Row, reader: FieldReader) => ({
  points: reader.number(row['CurrentScore'], '.CurrentScore'),
  maxPoints: reader.number(row['MaxScore'], '.MaxScore'),
});

/** One point a day, oldest first. */
export function loggedHistory({ logged }: Collection): HistoryPoint[] {
  return [...logged.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([date, { scopes, controls }]) => {
      const rows = [...scopes.values()].map(({ row }) => row);
      return { date, half: 'infrastructure', ...figuresOf(rows), scopes: rows, controls: [...controls.values()].map(({ row }) => row) };
    });
}

/** The weighted mean of SCORING.md, B; with one scope its points too. No figure where a weight is missing. */
function figuresOf(scopes: readonly Scope[]): Pick<HistoryPoint, 'percent' | 'points' | 'maxPoints'> {
  const scored = scopes.filter(({ score }) => score?.points != null && score.maxPoints != null && score.maxPoints > 0);
  if (scored.length === 1) {
    const { points, maxPoints } = scored[0]!.score!;
    return { percent: (100 * points!) / maxPoints!, points, maxPoints };
  }
  const weights = scored.map(({ weight }) => weight ?? NaN);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  if (!(total > 0)) return { percent: null };
  const sum = scored.reduce((result, { score }, index) => result + (score!.points! / score!.maxPoints!) * weights[index]!, 0);
  return { percent: (100 * sum) / total };
}

/** The tables of a query's answer, each with its rows; `null` with problems. */
export function logTables(payload: Row, path: string, { log }: Collection): Rows[] | null {
  const checked = check(tablesShape, payload, path);
  checked.problems.forEach((problem) => log.add(problem));
  if (!checked.value) return null;
  const base = joinPath(path, 'tables');
  return checked.value.tables.map(({ columns, rows }, index) => tableRows(columns, rows, `${base}[${index}].rows`));
}
