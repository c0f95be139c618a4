/**
 * The ledger is the arithmetic behind a report, in one form for every model: the total is the mean of the halves
 * there are, a half is the weighted mean of its scopes, a scope is the points of its parts over their maximum.
 * Explanation, attribution and planning all read it, so that they cannot disagree with the score.
 */
import { sumOf } from './lists.js';
import type { HalfId, PointsPair, Scored } from './score.js';

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

/** Three scales of weights, which never mix: the vendor's, healthy + unhealthy resources, 1 each. */
export type Weighting = 'given' | 'fallback' | 'equal';

export interface LedgerHalf {
  readonly id: HalfId;
  /** Percent of the half: `100 × Σ(points / maxPoints × weight) / Σ weight + offsetPercent`. */
  readonly percent: number;
  readonly scopes: readonly LedgerScope[];
  readonly weightTotal: number;
  readonly weighting: Weighting;
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
  return { scopeId, name, weight, points: sumOf(parts, (part) => part.points), maxPoints: sumOf(parts, (part) => part.maxPoints), parts };
}

export function ledgerHalf(id: HalfId, scopes: readonly LedgerScope[], offsetPercent = 0, weighting: Weighting = 'equal'): LedgerHalf {
  const weightTotal = sumOf(scopes, ({ weight }) => weight);
  const weighted = sumOf(scopes, ({ points, maxPoints, weight }) => (points / maxPoints) * weight);
  return { id, percent: (100 * weighted) / weightTotal + offsetPercent, scopes, weightTotal, weighting, offsetPercent };
}

/** A half whose parts belong to no scope. */
export const plainHalf = (id: HalfId, parts: readonly LedgerPart[], offsetPercent = 0): LedgerHalf =>
  ledgerHalf(id, [ledgerScope(null, '', 1, parts)], offsetPercent);

/** A half of which nothing is listed: the given figure is its one part. */
export const givenHalf = (id: HalfId, { points, maxPoints, percent }: Scored): LedgerHalf =>
  plainHalf(id, unlistedPart(id, '', null, { points: points ?? percent, maxPoints: maxPoints ?? 100 }));

/** What a given total holds beyond the listed parts, as one more part where it is something. */
export const unlistedPart = (id: string, name: string, scopeId: string | null, unlisted: PointsPair | null): LedgerPart[] =>
  unlisted && (unlisted.points || unlisted.maxPoints) ? [{ kind: 'unlisted', id, name, scopeId, ...unlisted }] : [];

export const meanPercent = (halves: readonly LedgerHalf[]): number => sumOf(halves, ({ percent }) => percent) / halves.length;

/** The total of a ledger, 0..100, or `null` where there is neither a half nor a given total. */
export function ledgerPercent({ halves, offsetPercent }: Ledger): number | null {
  return halves.length === 0 ? offsetPercent || null : meanPercent(halves) + offsetPercent;
}
