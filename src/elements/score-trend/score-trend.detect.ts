/** What was detected on a day, and which recommendations have grown unhealthy: differences of the reports of two days. */
import { keyOf, scopedKey } from '../../core/identifiers.js';
import { listOf } from '../../core/lists.js';
import type { ControlReport, RecommendationReport, ScoreReport } from '../../core/report.js';
import { percentOf } from '../../core/score.js';

export interface DetectedChanges {
  /** Percentage points of the total; `null` where one of the days has no score. */
  readonly deltaPercent: number | null;
  readonly statuses: readonly { readonly name: string; readonly before: string; readonly after: string }[];
  /** By security control: a resource that several controls look at is counted by each. */
  readonly resources: readonly { readonly name: string; readonly added: number; readonly removed: number }[];
  readonly listed: readonly string[];
  readonly gone: readonly string[];
}

export function detectedChanges(before: ScoreReport, after: ScoreReport): DetectedChanges {
  const [from, to] = [percentOf(before.total), percentOf(after.total)];
  const rows = comparable(before.recommendations, after.recommendations, ({ model }) => model);
  const controls = comparable(before.controls, after.controls, () => 'control');
  const nameOf = nameWithScope([before, after]);
  const [statusBefore, statusAfter] = [before, after].map(givenStatuses) as [Statuses, Statuses];
  return {
    deltaPercent: from === null || to === null ? null : to - from,
    statuses: rows.flatMap(([one, other]) => statusChange(one, other, statusBefore, statusAfter, nameOf)),
    resources: controls.flatMap(([one, other]) => resourceChange(one, other, nameOf)),
    listed: rows.flatMap(([one, other]) => (!one && other ? [nameOf(other)] : [])),
    gone: rows.flatMap(([one, other]) => (one && !other ? [nameOf(one)] : [])),
  };
}

type Named = ControlReport | RecommendationReport;

/** Where there are several scopes, the same control changes in one of them. */
function nameWithScope(reports: readonly ScoreReport[]): (row: Named) => string {
  const scopes = new Map(reports.flatMap((report) => report.scopes.map(({ id, name }) => [keyOf(id), name])));
  return (row) => {
    const name = 'title' in row ? row.title : row.name;
    const scope = scopes.size > 1 && row.scopeId ? scopes.get(keyOf(row.scopeId)) : undefined;
    return scope ? `${name} · ${scope}` : name;
  };
}

/** Pairs of rows of a kind that both days hold: a snapshot of one half says nothing about the rows of the other. */
function comparable<Row extends { readonly id: string; readonly scopeId?: string | null }>(
  before: readonly Row[],
  after: readonly Row[],
  kindOf: (row: Row) => string,
): readonly Pair<Row>[] {
  const [kindsBefore, kindsAfter] = [new Set(before.map(kindOf)), new Set(after.map(kindOf))];
  return pairsOf(
    before.filter((row) => kindsAfter.has(kindOf(row))),
    after.filter((row) => kindsBefore.has(kindOf(row))),
  );
}

type Statuses = ReadonlySet<string>;

/** Rows that came with a status; of the others the report derives one from the points. */
const givenStatuses = ({ posture, recommendations }: ScoreReport): Statuses =>
  new Set(
    listOf(posture?.recommendations ?? recommendations).flatMap(({ id, scopeId, status }) => (status ? [scopedKey(scopeId, id)] : [])),
  );

/** A given status and a derived one are different things: going from one to the other changed nothing. */
function statusChange(
  before: RecommendationReport | null,
  after: RecommendationReport | null,
  givenBefore: Statuses,
  givenAfter: Statuses,
  nameOf: (row: Named) => string,
): DetectedChanges['statuses'] {
  if (!before || !after || before.status === after.status) return [];
  const key = scopedKey(after.scopeId, after.id);
  return givenBefore.has(key) === givenAfter.has(key) ? [{ name: nameOf(after), before: before.status, after: after.status }] : [];
}

type Pair<Row> = readonly [before: Row | null, after: Row | null];

function pairsOf<Row extends { readonly id: string; readonly scopeId?: string | null }>(
  before: readonly Row[],
  after: readonly Row[],
): readonly Pair<Row>[] {
  const pairs = new Map<string, [Row | null, Row | null]>(before.map((row) => [scopedKey(row.scopeId, row.id), [row, null]]));
  for (const row of after) {
    const key = scopedKey(row.scopeId, row.id);
    const pair = pairs.get(key);
    if (pair) pair[1] = row;
    else pairs.set(key, [null, row]);
  }
  return [...pairs.values()];
}

const countOf = (control: ControlReport | null): number =>
  control ? control.resources.healthy + control.resources.unhealthy + control.resources.notApplicable : 0;

function resourceChange(
  before: ControlReport | null,
  after: ControlReport | null,
  nameOf: (row: Named) => string,
): DetectedChanges['resources'] {
  const difference = countOf(after) - countOf(before);
  if (difference === 0) return [];
  return [{ name: nameOf((after ?? before)!), added: Math.max(0, difference), removed: Math.max(0, -difference) }];
}

export interface Growth<Row> {
  readonly row: Row;
  /** Unhealthy resources more than before, and in all. */
  readonly count: number;
  readonly total: number;
}

function grown<Row>(pairs: readonly Pair<Row>[], unhealthyIn: (row: Row) => number | null, limit: number): readonly Growth<Row>[] {
  return pairs
    .flatMap(([one, row]) => {
      const [earlier, total] = [one && unhealthyIn(one), row && unhealthyIn(row)];
      return row && total !== null && earlier !== null && total > earlier ? [{ row, count: total - earlier, total }] : [];
    })
    .sort((a, b) => b.count - a.count)
    .slice(0, limit);
}

/** The recommendations whose unhealthy resources, or open units, grew most; the greatest first. */
export const unhealthyGrowth = (before: ScoreReport, after: ScoreReport, limit: number): readonly Growth<RecommendationReport>[] =>
  grown(pairsOf(before.recommendations, after.recommendations), unhealthyOf, limit);

/** The same of security controls: what a history tells that holds no recommendations with their resources. */
export const controlGrowth = (before: ScoreReport, after: ScoreReport, limit: number): readonly Growth<ControlReport>[] =>
  grown(pairsOf(before.controls, after.controls), ({ resources }) => resources.unhealthy, limit);

function unhealthyOf({ resources, implemented, total }: RecommendationReport): number | null {
  if (resources) return resources.unhealthy;
  return typeof implemented === 'number' && typeof total === 'number' ? Math.max(0, total - implemented) : null;
}
