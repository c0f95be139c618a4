/** The order of rows: by name, or by a number with what needs an act first. */
import { percentOf, type Score } from '../../core/score.js';
import type { Formatter } from '../../format/formatter.js';

export type SortKey = 'name' | 'percent' | 'potential' | 'unhealthy';

export interface SortChoice {
  readonly key: SortKey;
  /** Against the key's own direction. */
  readonly isReversed: boolean;
}

/** What rows are ordered by. */
export interface Listed {
  readonly name: string;
  readonly score: Score;
  readonly potentialPercent: number | null;
  /** Unhealthy resources. */
  readonly unhealthy: number | null;
}

/** Keys whose own direction is from the largest down: the largest increase and the most unhealthy resources come first. */
export const descendingKeys: ReadonlySet<SortKey> = new Set(['potential', 'unhealthy']);

const numberOf: Readonly<Record<SortKey, (row: Listed) => number | null>> = {
  name: () => 0,
  percent: ({ score }) => percentOf(score),
  potential: ({ potentialPercent }) => potentialPercent,
  unhealthy: ({ unhealthy }) => unhealthy,
};

/** The rows in order. Rows without the number come last in both directions; names decide between equals. */
export function orderOf<T extends Listed>(rows: readonly T[], { key, isReversed }: SortChoice, formatter: Formatter): T[] {
  const { collator } = formatter;
  const byName = (a: Listed, b: Listed) => collator.compare(a.name, b.name);
  if (key === 'name') return [...rows].sort(isReversed ? (a, b) => byName(b, a) : byName);
  const sign = descendingKeys.has(key) !== isReversed ? -1 : 1;
  const value = numberOf[key];
  return [...rows].sort((a, b) => compareKnown(value(a), value(b), sign) || byName(a, b));
}

function compareKnown(a: number | null, b: number | null, sign: 1 | -1): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return sign * (a - b);
}
