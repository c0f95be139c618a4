/** Model D: the total of the two halves (SCORING.md, D). */
import { givenScore, withoutNoise } from './given.js';
import { meanPercent, type Ledger, type LedgerHalf } from './ledger.js';
import { sumOf } from './lists.js';
import type { GivenScore } from './posture.js';
import { unknownScore, type HalfId, type Score, type Scored } from './score.js';

export const halfIds: readonly HalfId[] = ['infrastructure', 'defenderXdr'];

export const eachHalf = <T>(valueOf: (id: HalfId) => T): Record<HalfId, T> => ({
  infrastructure: valueOf('infrastructure'),
  defenderXdr: valueOf('defenderXdr'),
});

export interface HalfResult {
  readonly score: Score;
  readonly ledger: LedgerHalf | null;
}

export interface TotalResult {
  readonly score: Score;
  readonly ledger: Ledger;
}

type Halves = Readonly<Record<HalfId, HalfResult>>;

/**
 * `(Infrastructure percent + Defender XDR percent) / 2`; with one half missing the other's, marked partial and
 * naming what is missing. A given total stands, and what it holds beyond the halves is kept as an offset.
 * `base` is the ledger without assumed changes, so that an offset is not moved by them.
 */
export function combineHalves(halves: Halves, given: GivenScore | null | undefined, base: Ledger | null): TotalResult {
  const ledgers = halfIds.flatMap((id) => halves[id].ledger ?? []);
  const stands = givenScore(given);
  const total = (score: Score, offsetPercent: number): TotalResult => ({ score, ledger: { halves: [], offsetPercent } });
  if (ledgers.length === 0) return total(stands ?? whyNothing(halves), stands?.kind === 'scored' ? stands.percent : 0);
  if (stands && stands.kind !== 'scored') return total(stands, 0);
  const mean = meanPercent(ledgers);
  const offsetPercent = stands ? (base?.halves.length ? base.offsetPercent : withoutNoise(stands.percent - mean)) : 0;
  return { score: describe(halves, mean + offsetPercent, stands, offsetPercent === 0), ledger: { halves: ledgers, offsetPercent } };
}

function describe(halves: Halves, percent: number, given: Scored | null, isExact: boolean): Scored {
  const scores = halfIds.flatMap((id) => (halves[id].ledger ? (halves[id].score as Scored) : []));
  const missing = given ? [] : halfIds.filter((id) => !halves[id].ledger && halves[id].score.kind !== 'notScored');
  const selfDeclaredPercent = sumOf(scores, (score) => score.selfDeclaredPercent ?? 0) / scores.length;
  const { points, maxPoints } = scores[0]!;
  return {
    kind: 'scored',
    percent,
    // Points of a half that the given total differs from are not the total's.
    ...(scores.length === 1 && isExact && points !== undefined && { points, maxPoints }),
    ...((missing.length > 0 || scores.some((score) => score.partial)) && { partial: true }),
    ...(missing.length > 0 && { missing }),
    ...(selfDeclaredPercent > 0 && { selfDeclaredPercent }),
  };
}

/** The most telling reason of the two why there is no total. */
function whyNothing(halves: Halves): Score {
  const scores = halfIds.map((id) => halves[id].score);
  return (
    scores.find(({ kind }) => kind === 'restricted') ??
    scores.find(({ kind }) => kind === 'notScored') ??
    scores.find((score) => score.kind === 'unknown' && score.reason !== 'notEnabled') ??
    unknownScore('noData')
  );
}
