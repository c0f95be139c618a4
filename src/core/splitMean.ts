/** How the change of a weighted mean is split over its members, level by level: halves, scopes, parts (SCORING.md, F). */
import { keyOf, scopedKey } from './identifiers.js';
import type { Ledger, LedgerHalf, LedgerPart, LedgerScope } from './ledger.js';
import { grouped, sumOf } from './lists.js';

/** One member of a weighted mean on both dates; absent on a date it has the weight 0 and the ratio of the other. */
export interface Member<T> {
  readonly key: string;
  readonly before: T | null;
  readonly after: T | null;
}

/** How much of the mean's change a member makes by its own ratio (a factor on it) and by its weight (in units of the mean), and from what. */
export interface Contribution<T> extends Member<T> {
  readonly scoreFactor: number;
  readonly mix: number;
  /** What the mix is made of: `weight * (ratio - mean) * weightFactor`, the difference of weights, the mean ratio, and that of all on both dates. */
  readonly terms: { readonly weight: number; readonly ratio: number; readonly mean: number; readonly weightFactor: number };
}

function matched<T>(before: readonly T[], after: readonly T[], key: (item: T) => string): Member<T>[] {
  const byKey = new Map<string, { key: string; before: T | null; after: T | null }>();
  for (const item of before) byKey.set(key(item), { key: key(item), before: item, after: null });
  for (const item of after) {
    const known = byKey.get(key(item));
    if (known) known.after = item;
    else byKey.set(key(item), { key: key(item), before: null, after: item });
  }
  return [...byKey.values()];
}

/** Splits the change of `Σ w r / Σ w` over its members, exactly and symmetrically. */
function splitMean<T>(members: readonly Member<T>[], weightOf: (item: T) => number, ratioOf: (item: T) => number): Contribution<T>[] {
  const rows = members.map((member) => {
    const weights = [member.before ? weightOf(member.before) : 0, member.after ? weightOf(member.after) : 0] as const;
    const ratios = [ratioOf((member.before ?? member.after)!), ratioOf((member.after ?? member.before)!)] as const;
    return { member, weights, ratios };
  });
  const total = (date: 0 | 1, value: (row: (typeof rows)[number]) => number) =>
    rows.reduce((sum, row) => sum + row.weights[date] * value(row), 0);
  const weightTotals = [total(0, () => 1), total(1, () => 1)] as const;
  const meanSum = (total(0, (row) => row.ratios[0]) + total(1, (row) => row.ratios[1])) / 2;
  const g = (1 / weightTotals[0] + 1 / weightTotals[1]) / 2;
  const mean = (2 * meanSum) / (weightTotals[0] + weightTotals[1]);
  return rows.map(({ member, weights, ratios }) => ({
    ...member,
    scoreFactor: ((weights[0] + weights[1]) / 2) * g,
    mix: (weights[1] - weights[0]) * (((ratios[0] + ratios[1]) / 2) * g - meanSum / (weightTotals[0] * weightTotals[1])),
    terms: { weight: weights[1] - weights[0], ratio: (ratios[0] + ratios[1]) / 2, mean, weightFactor: g },
  }));
}

export const splitHalves = (before: Ledger, after: Ledger): Contribution<LedgerHalf>[] =>
  splitMean(
    matched(before.halves, after.halves, (half) => half.id),
    () => 1,
    (half) => half.percent,
  );

export function splitScopes(before: LedgerHalf, after: LedgerHalf): Contribution<LedgerScope>[] {
  const weigh = before.weighting === after.weighting ? (half: LedgerHalf) => half.scopes : sharesOf;
  return splitMean(
    matched(weigh(before), weigh(after), (scope) => keyOf(scope.scopeId)),
    (scope) => scope.weight,
    (scope) => (100 * scope.points) / scope.maxPoints,
  );
}

/** Weights of different scales compare by their shares of the whole alone. */
const sharesOf = ({ scopes, weightTotal }: LedgerHalf): LedgerScope[] =>
  scopes.map((scope) => ({ ...scope, weight: scope.weight / weightTotal }));

/** Nothing is listed but what was given as a whole: what moved inside cannot be told. */
export const isOneFigure = ({ parts }: LedgerScope): boolean => parts.length === 1 && parts[0]!.kind === 'unlisted';

/** The same of a half. Its weight of 1 is on no scale with those of scopes that the other date may list. */
export const isGiven = ({ scopes: [scope, ...others] }: LedgerHalf): boolean =>
  others.length === 0 && scope!.scopeId === null && isOneFigure(scope!);

export function matchedParts(before: LedgerScope, after: LedgerScope): Member<LedgerPart>[] {
  const key = (part: LedgerPart) => `${part.kind}\n${scopedKey(part.scopeId, part.id)}`;
  return matched(mergedParts(before.parts, key), mergedParts(after.parts, key), key);
}

/** Parts that share a key (an id given twice) are one part. */
const mergedParts = (parts: readonly LedgerPart[], key: (part: LedgerPart) => string): LedgerPart[] =>
  [...grouped(parts, (part) => [key(part)]).values()].map((same) => ({
    ...same[0]!,
    points: sumOf(same, ({ points }) => points),
    maxPoints: sumOf(same, ({ maxPoints }) => maxPoints),
  }));
