/**
 * What "why" prints: the causes of a change in groups, rounded so that what is printed adds up. The score of the first
 * day, every printed cause and the score of the second day make one sum in hundredths; what rounding leaves over goes to
 * the largest remainders.
 */
import { apportion, movedCount } from '../../charts/apportion.js';
import { causesApart } from '../../core/causesApart.js';
import type { CauseOrigin, ChangeCause } from '../../core/explainChange.js';
import { keyOf } from '../../core/identifiers.js';
import type { ScoreReport } from '../../core/report.js';
import { percentOf } from '../../core/score.js';
import type { Formatter } from '../../format/formatter.js';
import { roundInside } from '../../format/rounding.js';
import { changeBetween, dayOf, reportOn } from './score-trend.reports.js';

export interface CauseRow {
  readonly cause: ChangeCause;
  readonly name: string;
  /** What happened, and where: "Points changed · Production". */
  readonly detail: string;
  /** Percentage points of the total, in hundredths, as printed. */
  readonly hundredths: number;
  /** Points in hundredths; `null` where the subject has none. */
  readonly points: number | null;
}

export interface CauseGroup {
  readonly id: string;
  readonly name: string;
  readonly hundredths: number;
  readonly points: number | null;
  /** The greatest first. */
  readonly rows: readonly CauseRow[];
}

export interface ExplainedChange {
  readonly kind: 'change';
  readonly before: ScoreReport;
  readonly after: ScoreReport;
  /** Percents of the two days in hundredths, as printed, and their difference. */
  readonly first: number;
  readonly last: number;
  readonly hundredths: number;
  /** Their difference before they were rounded, in percentage points: what the list of changes prints. */
  readonly deltaPercent: number;
  readonly groups: readonly CauseGroup[];
  /** Figures that are not what they would round to alone. */
  readonly moved: number;
  /** Halves of which one of the days holds no rows: their share of the change is one figure. */
  readonly withoutRows: readonly string[];
  /** Days without rows of their own: the wanted one and the one that stands in for it. */
  readonly standIns: readonly { readonly wanted: string; readonly found: string }[];
}

export interface UnexplainedChange {
  readonly kind: 'notComparable';
  readonly sentences: readonly string[];
}

const origins: readonly CauseOrigin[] = ['improved', 'regressed', 'inventory', 'catalogue'];

/** Between the reports of two UTC days, or why that cannot be told. */
export function whyBetween(
  report: ScoreReport,
  [from, to]: readonly [string, string],
  groupBy: 'origin' | 'control',
  words: Formatter,
): ExplainedChange | UnexplainedChange {
  if (from === to)
    return { kind: 'notComparable', sentences: [words.text(report.history.length > 1 ? 'why.missing.sameDay' : 'trend.onePoint')] };
  const [before, after] = [reportOn(report, from), reportOn(report, to)];
  if (!before || !after)
    return notComparable(words.text('why.missing.noRows', { date: words.day(before ? to : from) }), report, [from, to], words);
  if (before === after || dayOf(before) === dayOf(after)) return { kind: 'notComparable', sentences: [words.text('why.missing.sameDay')] };
  const change = changeBetween(before, after);
  if (change.kind === 'notComparable') return notComparable(words.text(`why.missing.${change.reason}`), report, [from, to], words);
  const [first, last] = [hundredthsOf(before), hundredthsOf(after)];
  const standIns = [
    { wanted: from, found: dayOf(before) },
    { wanted: to, found: dayOf(after) },
  ].filter(({ wanted, found }) => found !== '' && found < wanted);
  return {
    kind: 'change',
    before,
    after,
    first,
    last,
    hundredths: last - first,
    deltaPercent: change.deltaPercent,
    standIns,
    ...grouped(causesApart(change.causes, before, after), { before, after, first, last, groupBy, words }),
  };
}

/** The change alone is still said, as the list of changes says it: of a day without a score, the newest before it counts. */
function notComparable(reason: string, report: ScoreReport, days: readonly [string, string], words: Formatter): UnexplainedChange {
  const [from, to] = days.map((day) => report.history.filter(({ date, percent }) => date <= day && percent !== null).at(-1));
  const change =
    !from || !to || from === to
      ? []
      : [words.text('why.onlyChange', { change: words.text('change.value', { change: words.change(to.percent! - from.percent!) }) })];
  return { kind: 'notComparable', sentences: [...change, reason] };
}

/** As a percent with two decimals is printed: never rounded onto 0 or 100 while something is open. */
const hundredthsOf = ({ total }: ScoreReport): number => Math.round(roundInside(percentOf(total) ?? 0, 2, 100) * 100);

interface Grouping {
  readonly before: ScoreReport;
  readonly after: ScoreReport;
  readonly first: number;
  readonly last: number;
  readonly groupBy: 'origin' | 'control';
  readonly words: Formatter;
}

function grouped(causes: readonly ChangeCause[], input: Grouping): Pick<ExplainedChange, 'groups' | 'moved' | 'withoutRows'> {
  const { first, last, words } = input;
  const exact = causes.map(({ deltaPercent }) => deltaPercent * 100);
  const printed = apportion(exact, last - first);
  const points = pointsOf(causes);
  const names = new Names(input);
  const rows = causes.map((cause, index) => ({
    cause,
    name: names.subject(cause),
    detail: names.detail(cause),
    hundredths: printed[index]!,
    points: points[index]!,
  }));
  const groupOf = input.groupBy === 'origin' ? (row: CauseRow) => row.cause.origin : (row: CauseRow) => names.control(row.cause);
  const byGroup = new Map<string, CauseRow[]>(input.groupBy === 'origin' ? origins.map((origin) => [origin, []]) : []);
  for (const row of rows) byGroup.set(groupOf(row), [...(byGroup.get(groupOf(row)) ?? []), row]);
  const groups = [...byGroup].flatMap(([id, members]) =>
    members.length === 0
      ? []
      : [group(id, input.groupBy === 'origin' ? words.text(`why.group.${id as CauseOrigin}`) : id || words.text('why.noControl'), members)],
  );
  if (input.groupBy === 'control')
    groups.sort((a, b) => Number(a.id === '') - Number(b.id === '') || Math.abs(b.hundredths) - Math.abs(a.hundredths));
  const withoutRows = causes.flatMap((cause) => (cause.subject.kind === 'part' ? [names.subject(cause)] : []));
  return { groups, withoutRows, moved: movedCount(exact, printed) };
}

function group(id: string, name: string, members: readonly CauseRow[]): CauseGroup {
  const rows = [...members].sort((a, b) => Math.abs(b.cause.deltaPercent) - Math.abs(a.cause.deltaPercent));
  const withPoints = rows.filter(({ points }) => points !== null);
  return {
    id,
    name,
    hundredths: rows.reduce((sum, row) => sum + row.hundredths, 0),
    points: withPoints.length === 0 ? null : withPoints.reduce((sum, row) => sum + row.points!, 0),
    rows,
  };
}

/** In hundredths; those that have points add up to their rounded sum. */
function pointsOf(causes: readonly ChangeCause[]): readonly (number | null)[] {
  const known = causes.flatMap(({ deltaPoints }) => (deltaPoints === undefined ? [] : [deltaPoints * 100]));
  const printed = apportion(known, Math.round(known.reduce((sum, value) => sum + value, 0)));
  let place = 0;
  return causes.map(({ deltaPoints }) => (deltaPoints === undefined ? null : printed[place++]!));
}

/** Names of what a cause is about, from the rows of both days. */
class Names {
  readonly #scopes: ReadonlyMap<string, string>;
  readonly #controls: ReadonlyMap<string, string>;
  readonly #controlOf: ReadonlyMap<string, string>;
  readonly #subscoreOf: ReadonlyMap<string, string>;
  readonly #words: Formatter;

  constructor({ before, after, words }: Grouping) {
    const reports = [before, after];
    const rows = reports.flatMap(({ recommendations }) => recommendations);
    this.#words = words;
    this.#scopes = new Map(reports.flatMap(({ scopes }) => scopes.map(({ id, name }) => [keyOf(id), name])));
    this.#controls = new Map(reports.flatMap(({ controls }) => controls.map(({ id, name }) => [keyOf(id), name])));
    this.#controlOf = new Map(rows.flatMap(({ id, controlId }) => (controlId ? [[keyOf(id), controlId]] : [])));
    this.#subscoreOf = new Map(rows.map(({ id, subscore }) => [keyOf(id), subscore]));
  }

  subject({ subject: { kind, id, name } }: ChangeCause): string {
    const words = this.#words;
    if (kind === 'unlisted') return name || words.text('explain.label.unlisted');
    if (kind === 'total') return words.text('score.total');
    const key = `${kind === 'part' ? 'half' : kind}.${id}`;
    if ((kind === 'part' || kind === 'subscore') && words.has(key)) return words.text(key);
    return name || id || words.text('explain.label.tenant');
  }

  detail({ kind, subject: { kind: what, id, scopeId } }: ChangeCause): string {
    if (what === 'unlisted') return this.#owner(id, scopeId);
    const scope = this.#scopes.size > 1 && scopeId ? this.#scopes.get(keyOf(scopeId)) : null;
    const cause = this.#words.text(`why.cause.${kind}`);
    return scope ? `${cause} · ${scope}` : cause;
  }

  /** Whose rest it is: the total's, a half's or a scope's. */
  #owner(id: string, scopeId: string | undefined): string {
    const half = `half.${id}`;
    if (this.#words.has(half)) return this.#words.text(half);
    return this.#scopes.get(keyOf(scopeId ?? id)) ?? this.#words.text('score.total');
  }

  /** A recommended action without a control belongs to its sub-score; empty where there is neither. */
  control({ subject: { kind, id, name } }: ChangeCause): string {
    if (kind === 'control') return this.#controls.get(keyOf(id)) ?? name ?? id;
    const controlId = this.#controlOf.get(keyOf(id));
    if (controlId) return this.#controls.get(keyOf(controlId)) ?? controlId;
    const subscore = kind === 'recommendation' ? `subscore.${this.#subscoreOf.get(keyOf(id)) ?? ''}` : '';
    return this.#words.has(subscore) ? this.#words.text(subscore) : '';
  }
}

/** With its sign and both decimals, so that a column lines up and adds up. */
export const signedHundredths = (hundredths: number, words: Formatter): string => words.change(hundredths / 100);
