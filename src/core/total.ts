/** Model D: the total of the two halves (SCORING.md, D). */
import { givenScore, withoutNoise } from './given.js';
import type { Ledger, LedgerHalf } from './ledger.js';
import type { GivenScore } from './posture.js';
import { unknownScore, type HalfId, type Score, type Scored } from './score.js';

export const halfIds: readonly HalfId[] = ['infrastructure', 'defenderXdr'];

export interface HalfResult {
  readonly score: Score;
  readonly ledger: LedgerHalf | null;
}

export interface TotalResult {
  readonly score: Score;
  readonly ledger: Ledger;
}

/**
 * `(Infrastructure percent + Defender XDR percent) / 2`; with one half missing the other's, marked partial and
 * naming what is missing. A given total stands, and what it holds beyond the halves is kept as an offset.
 * `baseMean` is the mean without assumed changes, so that an offset is not moved by them.
 */
export function combineHalves(
  halves: Readonly<Record<HalfId, HalfResult>>,
  given: GivenScore | null | undefined,
  baseMean: number | null,
): TotalResult {
  const present = halfIds.filter((id) => halves[id].ledger !== null);
  const ledgers = present.map((id) => halves[id].ledger!);
  const stands = givenScore(given);
  if (ledgers.length === 0)
    return { score: stands ?? whyNothing(halves), ledger: { halves: [], offsetPercent: stands?.kind === 'scored' ? stands.percent : 0 } };
  const mean = ledgers.reduce((sum, half) => sum + half.percent, 0) / ledgers.length;
  if (stands && stands.kind !== 'scored') return { score: stands, ledger: { halves: [], offsetPercent: 0 } };
  const offsetPercent = stands ? withoutNoise(stands.percent - (baseMean ?? mean)) : 0;
  const ledger = { halves: ledgers, offsetPercent };
  return { score: describe(halves, present, mean + offsetPercent, stands, offsetPercent === 0), ledger };
}

function describe(
  halves: Readonly<Record<HalfId, HalfResult>>,
  present: readonly HalfId[],
  percent: number,
  given: Scored | null,
  isExact: boolean,
): Scored {
  const scores = present.map((id) => halves[id].score as Scored);
  const missing = given ? [] : halfIds.filter((id) => halves[id].ledger === null && halves[id].score.kind !== 'notScored');
  const isPartial = missing.length > 0 || scores.some((score) => score.partial);
  const selfDeclared = scores.reduce((sum, score) => sum + (score.selfDeclaredPercent ?? 0), 0) / scores.length;
  const atLeast = scores.some((score) => score.percentAtLeast !== undefined)
    ? scores.reduce((sum, score) => sum + (score.percentAtLeast ?? score.percent), 0) / scores.length
    : null;
  // Points of a half that the given total differs from are not the total's.
  const only = present.length === 1 && isExact ? scores[0]! : null;
  const points = only?.points !== undefined && only.maxPoints !== undefined ? { points: only.points, maxPoints: only.maxPoints } : {};
  return {
    kind: 'scored',
    percent,
    ...points,
    ...(isPartial ? { partial: true as const } : {}),
    ...(missing.length > 0 ? { missing } : {}),
    ...(atLeast !== null ? { percentAtLeast: atLeast } : {}),
    ...(selfDeclared > 0 ? { selfDeclaredPercent: selfDeclared } : {}),
  };
}

/** The most telling reason of the two why there is no total. */
function whyNothing(halves: Readonly<Record<HalfId, HalfResult>>): Score {
  const scores = halfIds.map((id) => halves[id].score);
  const telling =
    scores.find((score) => score.kind === 'restricted') ??
    scores.find((score) => score.kind === 'notScored') ??
    scores.find((score) => score.kind === 'unknown' && score.reason !== 'notEnabled');
  return telling ?? unknownScore('noData');
}
