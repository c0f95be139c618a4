/** Many tenants side by side: what to order them by, who moved most, and figures over all of them that say what they leave out. */
import { sumOf } from './lists.js';
import type { ScoreReport } from './report.js';

export interface PortfolioItem {
  /** The host's key of the tenant. */
  readonly id: string;
  readonly name: string;
  /** The report or a summary of it; `null` where it could not be had. */
  readonly report: ScoreReport | null;
}

export interface PortfolioRow<Item extends PortfolioItem = PortfolioItem> {
  readonly item: Item;
  /** 0..100, unrounded. `null` where nothing is scored, and where the score is only an upper bound: that is no place in a ranking. */
  readonly percent: number | null;
  /** Percentage points over the report's own period; `null` where not known. */
  readonly deltaPercent: number | null;
  /** The period of that change in days; `null` where there is none. */
  readonly changeDays: number | null;
  /** Share of its parts that the score covers, 0..1: scopes that could be read, and halves that are there. */
  readonly coverage: number | null;
  /** Percentage points below the nearest target; 0 where it is reached, `null` without a target or a score. */
  readonly targetGapPercent: number | null;
}

export interface PortfolioTotals {
  readonly count: number;
  /** How many have a percent; the figures below are over these. */
  readonly scoredCount: number;
  /** Unweighted: every tenant counts once. `null` where none is scored. */
  readonly meanPercent: number | null;
  readonly medianPercent: number | null;
  /** Over those with a change. */
  readonly meanDeltaPercent: number | null;
  readonly changedCount: number;
  /** Counts of the scored by the given thresholds, the lowest band first: one more than there are thresholds. */
  readonly distribution: readonly number[];
}

export interface Portfolio<Item extends PortfolioItem = PortfolioItem> {
  readonly rows: readonly PortfolioRow<Item>[];
  readonly totals: PortfolioTotals;
  /** The greatest first; those that did not move are in neither. */
  readonly risen: readonly PortfolioRow<Item>[];
  readonly fallen: readonly PortfolioRow<Item>[];
}

export interface PortfolioOptions {
  /** Percents from which the next band begins, rising; 50, 70 and 85 by default. */
  readonly thresholds?: readonly number[];
  /** How many movers each way; 3 by default. */
  readonly movers?: number;
}

export function comparePortfolio<Item extends PortfolioItem>(items: readonly Item[], options: PortfolioOptions = {}): Portfolio<Item> {
  const { thresholds = [50, 70, 85], movers = 3 } = options;
  const rows = items.map(rowOf);
  const risen = rows.filter(({ deltaPercent }) => (deltaPercent ?? 0) > 0).sort((a, b) => b.deltaPercent! - a.deltaPercent!);
  const fallen = rows.filter(({ deltaPercent }) => (deltaPercent ?? 0) < 0).sort((a, b) => a.deltaPercent! - b.deltaPercent!);
  return { rows, totals: totalsOf(rows, thresholds), risen: risen.slice(0, movers), fallen: fallen.slice(0, movers) };
}

/** Also for a part of the rows: those that a reader has filtered. */
export function totalsOf(rows: readonly PortfolioRow[], thresholds: readonly number[] = [50, 70, 85]): PortfolioTotals {
  const percents = known(rows, 'percent');
  const deltas = known(rows, 'deltaPercent');
  return {
    count: rows.length,
    scoredCount: percents.length,
    meanPercent: meanOf(percents),
    medianPercent: medianOf(percents),
    meanDeltaPercent: meanOf(deltas),
    changedCount: deltas.length,
    distribution: [...thresholds, Infinity].map(
      (end, index) => percents.filter((percent) => percent < end && percent >= (thresholds[index - 1] ?? -Infinity)).length,
    ),
  };
}

export type PortfolioKey = 'percent' | 'deltaPercent' | 'coverage' | 'targetGapPercent';

/** Rows by a figure, in the order in which they came where it is the same. What is not known stands last, whichever way round. */
export function orderPortfolio<Row extends PortfolioRow>(rows: readonly Row[], key: PortfolioKey, direction: 'rising' | 'falling'): Row[] {
  const sign = direction === 'rising' ? 1 : -1;
  return [...rows].sort((a, b) => {
    const [one, other] = [a[key], b[key]];
    if (one === null || other === null) return Number(one === null) - Number(other === null);
    return sign * (one - other);
  });
}

function rowOf<Item extends PortfolioItem>(item: Item): PortfolioRow<Item> {
  const { report } = item;
  const percent = report && exactPercent(report);
  const change = percent === null ? null : (report?.change ?? null);
  return {
    item,
    percent,
    deltaPercent: change && change.deltaPercent,
    changeDays: change && change.days,
    coverage: report && coverageOf(report),
    targetGapPercent: report && percent !== null ? gapOf(report, percent) : null,
  };
}

/** A total of one half is partial, but a score of its own. */
function exactPercent({ total, parts, quality }: ScoreReport): number | null {
  if (total.kind !== 'scored') return null;
  const isBound =
    total.partial === true &&
    quality.some(({ code }) => code === 'unknownMaximum') &&
    (!total.missing?.length || Object.values(parts).some((part) => part.kind === 'scored' && part.partial));
  return isBound ? null : total.percent;
}

function coverageOf({ total, quality }: ScoreReport): number | null {
  if (total.kind !== 'scored') return null;
  const facts = quality.find(({ code, facts }) => code === 'coverage' && typeof facts['total'] === 'number')?.facts;
  const [covered, count] = [Number(facts?.['covered']), Number(facts?.['total'])];
  const ofScopes = count > 0 && Number.isFinite(covered) ? covered / count : 1;
  // A half that the customer has not enabled is a part of the picture that nobody sees.
  return ofScopes * (1 - (total.missing?.length ?? 0) / 2);
}

function gapOf({ targets }: ScoreReport, percent: number): number | null {
  const wanted = targets.map((target) => target.percent).filter((target) => Number.isFinite(target));
  if (wanted.length === 0) return null;
  const open = wanted.filter((target) => target > percent);
  return open.length === 0 ? 0 : Math.min(...open) - percent;
}

const known = (rows: readonly PortfolioRow[], key: PortfolioKey): number[] => rows.flatMap((row) => row[key] ?? []);

const meanOf = (values: readonly number[]): number | null => (values.length === 0 ? null : sumOf(values, (value) => value) / values.length);

function medianOf(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return sorted.length % 2 === 1 ? sorted[Math.floor(middle)]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
