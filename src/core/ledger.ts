/**
 * The ledger is the arithmetic behind a report, in one form for every model: the total is the mean of the halves
 * there are, a half is the weighted mean of its scopes, a scope is the points of its parts over their maximum.
 * Explanation, attribution and planning all read it, so that they cannot disagree with the score.
 */
import type { HalfId } from './score.js';

export type LedgerPartKind = 'control' | 'recommendation' | 'asset' | 'subscore' | 'unlisted';

export interface LedgerPart {
  readonly kind: LedgerPartKind;
  readonly id: string;
  readonly name: string;
  readonly scopeId: string | null;
  readonly points: number;
  readonly maxPoints: number;
}

export interface LedgerScope {
  /** `null` for parts that belong to no scope: the tenant itself. */
  readonly scopeId: string | null;
  readonly name: string;
  /** Weight of this scope in its half; 1 where there is only one. */
  readonly weight: number;
  /** Σ of the parts. */
  readonly points: number;
  readonly maxPoints: number;
  readonly parts: readonly LedgerPart[];
}

export interface LedgerHalf {
  readonly id: HalfId;
  /** Percent of the half: `100 × Σ(points / maxPoints × weight) / Σ weight + offsetPercent`. */
  readonly percent: number;
  readonly scopes: readonly LedgerScope[];
  readonly weightTotal: number;
  /** What the given percent of the half holds beyond its listed scopes, in pp; 0 on complete data. */
  readonly offsetPercent: number;
}

export interface Ledger {
  /** The halves that are scored, in the order infrastructure, Defender XDR. */
  readonly halves: readonly LedgerHalf[];
  /** What the given total holds beyond the mean of its halves, in pp; 0 on complete data. */
  readonly offsetPercent: number;
}

/** Sums a scope from its parts. */
export function ledgerScope(scopeId: string | null, name: string, weight: number, parts: readonly LedgerPart[]): LedgerScope {
  let points = 0;
  let maxPoints = 0;
  for (const part of parts) {
    points += part.points;
    maxPoints += part.maxPoints;
  }
  return { scopeId, name, weight, points, maxPoints, parts };
}

export function ledgerHalf(id: HalfId, scopes: readonly LedgerScope[], offsetPercent = 0): LedgerHalf {
  let weightTotal = 0;
  let weighted = 0;
  for (const scope of scopes) {
    weightTotal += scope.weight;
    weighted += (scope.points / scope.maxPoints) * scope.weight;
  }
  return { id, percent: (100 * weighted) / weightTotal + offsetPercent, scopes, weightTotal, offsetPercent };
}

/** The total of a ledger, 0..100, or `null` where there is neither a half nor a given total. */
export function ledgerPercent(ledger: Ledger): number | null {
  if (ledger.halves.length === 0) return ledger.offsetPercent || null;
  return ledger.halves.reduce((sum, half) => sum + half.percent, 0) / ledger.halves.length + ledger.offsetPercent;
}
