/** The arithmetic of a cause of a change: how its percentage points come out of the two reports (SCORING.md, F). */
import type { ChangeCause } from './explainChange.js';
import type { Explanation } from './explainNode.js';
import { keyOf, scopedKey } from './identifiers.js';
import type { LedgerHalf, LedgerScope } from './ledger.js';
import { ledgerOf } from './ledgerOfReport.js';
import type { ScoreReport } from './report.js';
import { isGiven, isOneFigure, matchedParts, splitHalves, splitScopes, type Contribution } from './splitMean.js';

type Arithmetic = Pick<Explanation, 'formula' | 'inputs'> & { readonly factors?: readonly (readonly [name: string, formula: string])[] };

/**
 * A cause that `explainChange` found between the same two reports, as a node whose formula gives its percentage points of the total; the
 * factors in it are its children. `null` where the reports do not hold it, as those of a cause of another pair.
 */
export function explainCause(before: ScoreReport, after: ScoreReport, cause: ChangeCause): Explanation | null {
  const arithmetic = arithmeticOf(before, after, cause);
  if (!arithmetic) return null;
  const { formula, inputs, factors = [] } = arithmetic;
  const node = (label: string, own: string, value: number, unit: Explanation['unit'], children: readonly Explanation[]): Explanation => ({
    label,
    formula: own,
    inputs,
    value,
    source: 'computed',
    children,
    subject: cause.subject,
    unit,
    rounding: null,
    reason: unit === 'percent' ? `cause.${cause.kind}` : null,
    notes: [],
    potential: null,
  });
  const children = factors.map(([name, own]) => node(name, own, inputs[name]!, 'share', []));
  return node(cause.subject.name, formula, cause.deltaPercent, 'percent', children);
}

function arithmeticOf(before: ScoreReport, after: ScoreReport, { subject, kind, deltaPoints }: ChangeCause): Arithmetic | null {
  const [first, second] = [ledgerOf(before), ledgerOf(after)];
  if (!first || !second) return null;
  const isWhole = subject.kind === 'unlisted' && deltaPoints === undefined;
  if (subject.kind === 'total' || (isWhole && subject.id === 'total')) return difference(first.offsetPercent, second.offsetPercent, 1);
  for (const half of splitHalves(first, second)) {
    const isMeant = subject.kind === 'part' && subject.id === half.key;
    if (isMeant && kind !== 'points') return mixOf(half, 1);
    if (!half.before || !half.after) continue;
    if (isMeant) return difference(half.before.percent, half.after.percent, half.scoreFactor);
    if (isWhole && subject.id === half.key) return difference(half.before.offsetPercent, half.after.offsetPercent, half.scoreFactor);
    const found =
      isGiven(half.before) || isGiven(half.after)
        ? null
        : inScopes(half.before, half.after, half.scoreFactor, { subject, kind, deltaPoints });
    if (found) return found;
  }
  return null;
}

type Wanted = Pick<ChangeCause, 'subject' | 'kind'> & { readonly deltaPoints: number | undefined };

function inScopes(before: LedgerHalf, after: LedgerHalf, halfShare: number, { subject, kind, deltaPoints }: Wanted): Arithmetic | null {
  for (const scope of splitScopes(before, after)) {
    const partShare = halfShare * scope.scoreFactor;
    const [first, second] = [scope.before, scope.after];
    const isMeant = subject.kind === 'scope' && keyOf(subject.id) === scope.key;
    if (isMeant && kind !== 'points') return mixOf(scope, halfShare);
    if (!first || !second) continue;
    const percent = ({ points, maxPoints }: LedgerScope) => (100 * points) / maxPoints;
    if (isMeant) return difference(percent(first), percent(second), partShare);
    const key = `${subject.kind}\n${scopedKey(subject.scopeId, subject.id)}`;
    const part = isOneFigure(first) || isOneFigure(second) ? undefined : matchedParts(first, second).find((member) => member.key === key);
    if (!part) continue;
    const more = (of: 'points' | 'maxPoints') => (part.after?.[of] ?? 0) - (part.before?.[of] ?? 0);
    return inPoints(first, second, partShare, deltaPoints ?? more('points'), more('maxPoints'));
  }
  return null;
}

/** By two percentages of the same part. */
const difference = (before: number, now: number, partShare: number): Arithmetic => ({
  formula: 'partShare * (now - before)',
  inputs: { partShare, now, before },
});

/** By its weight, or by coming and going: how far its ratio is from the mean of all. */
function mixOf({ terms: { weight, ratio, mean, weightFactor } }: Contribution<unknown>, partShare: number): Arithmetic {
  return {
    formula: 'partShare * moreWeight * (percent - mean) * weightFactor',
    inputs: { partShare, moreWeight: weight, percent: ratio, mean, weightFactor },
  };
}

/** By its points and its maximum, each at the mean of both dates. */
function inPoints(before: LedgerScope, after: LedgerScope, partShare: number, morePoints: number, moreMaximum: number): Arithmetic {
  const figures = {
    partShare,
    firstPoints: before.points,
    lastPoints: after.points,
    firstMaximum: before.maxPoints,
    lastMaximum: after.maxPoints,
  };
  const pointFactor = (100 * partShare * (1 / before.maxPoints + 1 / after.maxPoints)) / 2;
  const maximumFactor = (100 * partShare * (before.points + after.points)) / 2 / (before.maxPoints * after.maxPoints);
  const byPoints = ['pointFactor', '100 * partShare * (1 / firstMaximum + 1 / lastMaximum) / 2'] as const;
  if (moreMaximum === 0)
    return { formula: 'morePoints * pointFactor', inputs: { ...figures, morePoints, pointFactor }, factors: [byPoints] };
  return {
    formula: 'morePoints * pointFactor - moreMaximum * maximumFactor',
    inputs: { ...figures, morePoints, moreMaximum, pointFactor, maximumFactor },
    factors: [byPoints, ['maximumFactor', '100 * partShare * (firstPoints + lastPoints) / 2 / (firstMaximum * lastMaximum)']],
  };
}
