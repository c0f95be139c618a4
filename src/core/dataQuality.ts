/** What is odd about the data, found while scoring (SCORING.md, H). */
import { exclusionOf, isRiskAccepted } from './actions.js';
import { validCounts, type ClassicScore, type ScoredCell } from './classic.js';
import { instantOf } from './dates.js';
import { sumActions, type ActionHalf, type EvaluatedAction } from './defenderXdr.js';
import { givenScore } from './given.js';
import { keyOf, scopedKey } from './identifiers.js';
import type { InfrastructureHalf } from './infrastructure.js';
import { identified, listOf, repeated } from './lists.js';
import { meanPercent, type Ledger } from './ledger.js';
import type { AssessmentTable, GivenScore, Posture, Recommendation, ResourceCounts } from './posture.js';
import { noteAbout, type QualityCode, type QualityNote, type SubjectKind } from './quality.js';
import type { HalfModel } from './report.js';
import type { RiskBasedHalf } from './riskBased.js';
import { vendorPoints } from './rounding.js';
import { isMaximum, isNumber, percentOf, type HalfId, type PointsPair, type Score } from './score.js';
import { halfIds, type HalfResult } from './total.js';

const knownStatuses = 'toAddress planned riskAccepted thirdParty alternateMitigation completed ignored notScored notApplicable'.split(' ');

/** Hours after which data are older than the vendor's cadence: a change in actions shows within 48, controls are recomputed every 8. */
const cadenceHours = { actions: 48, classic: 8 };

export interface QualityInput {
  readonly posture: Posture;
  readonly now: string | null;
  readonly evaluated: readonly EvaluatedAction[];
  readonly actionHalves: { readonly defenderXdr: ActionHalf };
  readonly classic: ClassicScore;
  /** The same without assumed changes. */
  readonly baseClassic: ClassicScore;
  readonly infrastructure: InfrastructureHalf;
  readonly riskBased: RiskBasedHalf | null;
  readonly models: Readonly<Record<HalfId, HalfModel>>;
  readonly halves: Readonly<Record<HalfId, HalfResult>>;
  readonly total: { readonly score: Score; readonly ledger: Ledger };
  readonly table: AssessmentTable;
}

/** Notes of the reader first, then ours; one that says the same of the same subject is not repeated. */
export function qualityOf(input: QualityInput): QualityNote[] {
  const notes = [
    ...listOf(input.posture.notes).filter((note) => note.code && note.subject && note.facts),
    ...actionNotes(input.evaluated),
    ...recommendationNotes(input),
    ...mismatch('part', 'defenderXdr', input.actionHalves.defenderXdr.unlisted),
    ...percentMismatches(input),
    ...controlNotes(input),
    ...scopeNotes(input.infrastructure),
    ...riskNotes(input),
    ...rangeNotes(input),
    ...sentinels(input.posture),
    ...staleness(input),
  ];
  const doubled = new Set(repeated(notes, ({ code, subject: { kind, id = '', scopeId = '' } }) => [code, kind, scopeId, id].join('\n')));
  return notes.filter((note) => !doubled.has(note));
}

function actionNotes(evaluated: readonly EvaluatedAction[]): QualityNote[] {
  return tested('recommendation', evaluated, ({ action }) => action.id, {
    unknownMaximum: ({ now }) => now.notCounted === null && now.maxPoints === null,
    unknownPoints: ({ now, action }) => now.notCounted === 'unknownPoints' && !hasInvalidNumber(action),
    impliedMaximum: ({ action }) => action.maxPointsImplied === true,
    pointsAboveMaximum: ({ now }) => now.points !== null && now.maxPoints !== null && now.points > now.maxPoints,
    negativePoints: ({ now }) => now.points !== null && now.points < 0,
    invalidNumber: ({ action }) => hasInvalidNumber(action),
    countWithoutTotal: ({ action }) => isNumber(action.implemented) && action.total == null,
    duplicateId: ({ now }) => now.notCounted === 'duplicate',
    unknownStatus: ({ action }) => action.status != null && !knownStatuses.includes(action.status),
    unknownCategory: ({ subscore }) => subscore === 'other',
  });
}

type Tests<T> = Partial<Record<QualityCode, (item: T) => boolean | null | undefined>>;

/** A note for each test that some of the items meet. */
function tested<T>(kind: SubjectKind, items: readonly T[], idOf: (item: T) => string, tests: Tests<T>): QualityNote[] {
  return Object.entries(tests).flatMap(([code, test]) => noteAbout(code as QualityCode, kind, items.filter(test).map(idOf)));
}

const hasInvalidNumber = ({ points, maxPoints }: Pick<Recommendation, 'points' | 'maxPoints'>): boolean =>
  (points != null && !isNumber(points)) || (maxPoints != null && !isMaximum(maxPoints));

/** What is odd about recommendations of any model, and what they and the assessments refer to without its being listed. */
function recommendationNotes({ posture, table, baseClassic }: QualityInput): QualityNote[] {
  const recommendations = identified(posture.recommendations);
  const controls = identified(posture.controls);
  const scopes = identified(posture.scopes);
  const parents = scopes.map(({ parentId }) => parentId);
  const scoped = [...recommendations, ...controls, ...identified(posture.assets)].map(({ scopeId }) => scopeId);
  const named = recommendations.map(({ controlId }) => controlId);
  return [
    ...tested('recommendation', recommendations, ({ id }) => id, { deprecatedControl: ({ deprecated }) => deprecated }),
    ...contradictions(table, baseClassic.health.contradictions),
    ...noteAbout('unknownControl', 'control', unlistedIds(named, controls)),
    // Without a list of scopes there is nothing that a scope could be missing from.
    ...(scopes.length > 0 ? noteAbout('unknownScope', 'scope', unlistedIds([...parents, ...scoped, ...table.scopeIds], scopes)) : []),
  ];
}

const differ = (one: ResourceCounts, other: ResourceCounts): boolean => one.healthy !== other.healthy || one.unhealthy !== other.unhealthy;

/** Ids that nothing of the list has, each once, in their first spelling. */
function unlistedIds(ids: readonly (string | null | undefined)[], list: readonly { readonly id: string }[]): string[] {
  const known = new Set(['', ...list.map(({ id }) => keyOf(id))]);
  return ids.filter((id) => known.size < known.add(keyOf(id)).size) as string[];
}

/** Rows of one recommendation, resource and scope that say different things. */
function contradictions(table: AssessmentTable, rows: readonly number[]): QualityNote[] {
  const ids = new Set(rows.map((row) => table.recommendationIds[table.recommendation[row]!]!));
  return noteAbout('contradictoryAssessments', 'recommendation', [...ids], { rows: rows.length });
}

/** Σ of the listed parts is not the vendor's total: the rest is carried as `unlisted`. */
function mismatch(kind: 'part' | 'scope', id: string, unlisted: PointsPair | null, tolerance = 0): QualityNote[] {
  if (!unlisted || (Math.abs(unlisted.points) <= tolerance && unlisted.maxPoints === 0)) return [];
  return [note('totalMismatch', { kind, id }, { unlistedPoints: unlisted.points, unlistedMaxPoints: unlisted.maxPoints })];
}

const note = (code: QualityCode, subject: QualityNote['subject'], facts: QualityNote['facts']): QualityNote => ({ code, subject, facts });

const infrastructure = { kind: 'part', id: 'infrastructure' } as const;

/** Percents that were given and that the listed parts do not make. Less than half a point may be the vendor's way of printing. */
function percentMismatches({ total: { ledger }, halves, posture, evaluated }: QualityInput): QualityNote[] {
  const about = (subject: QualityNote['subject'], percent: number, offsetPercent: number) =>
    Math.abs(offsetPercent) > 0.5 ? [note('percentMismatch', subject, { percent, offsetPercent })] : [];
  const subscores = listOf(posture.scores?.subscores).flatMap(({ id, ...given }) => {
    const stands = givenScore(given);
    const percent = stands && percentOf(stands);
    const { points, maxPoints } = sumActions(
      evaluated.filter(({ subscore }) => subscore === id),
      'base',
    );
    return percent === null || maxPoints <= 0 ? [] : about({ kind: 'subscore', id }, percent, percent - (100 * points) / maxPoints);
  });
  return [
    ...(ledger.halves.length > 0 ? about({ kind: 'total' }, meanPercent(ledger.halves) + ledger.offsetPercent, ledger.offsetPercent) : []),
    ...halfIds.flatMap((id) => {
      const half = halves[id].ledger;
      return half ? about({ kind: 'part', id }, half.percent, half.offsetPercent) : [];
    }),
    ...subscores,
  ];
}

function controlNotes({ classic: { cells }, baseClassic: { health, map }, posture }: QualityInput): QualityNote[] {
  const assessed = new Map(cells.map((cell, index) => [cell, health.cells[index]!]));
  const least = leastUnhealthy(posture, map.controlsOf);
  return tested<ScoredCell>('control', cells, ({ control }) => control.id, {
    duplicateId: ({ isRepeated }) => isRepeated,
    deprecatedControl: ({ control }) => control.deprecated,
    unknownMaximum: ({ control }) => control.maxPoints == null && !control.deprecated,
    unknownPoints: ({ score }) => score.kind === 'unknown' && score.reason === 'noData',
    invalidNumber: ({ control }) => hasInvalidNumber(control) || (control.resources && !validCounts(control.resources)),
    pointsAboveMaximum: ({ control: { points }, maxPoints }) => isNumber(points) && maxPoints !== null && points > maxPoints,
    negativePoints: ({ control: { points } }) => isNumber(points) && points < 0,
    pointsDisagree: ({ control, maxPoints }) => {
      const [points, counts] = [control.points, validCounts(control.resources)];
      if (!isNumber(points) || !maxPoints || !counts || counts.healthy + counts.unhealthy === 0) return false;
      // A hundredth is a matter of rounding.
      return Math.abs(points - vendorPoints(maxPoints, counts.healthy, counts.unhealthy)) > 0.0101;
    },
    countsDisagree: (cell) => {
      const given = validCounts(cell.control.resources);
      const counted = assessed.get(cell)!;
      if (!given) return false;
      if (counted.healthy + counted.unhealthy + counted.notApplicable > 0) return differ(given, counted);
      return (least.get(cell.key) ?? 0) > given.unhealthy;
    },
    boundedWhatIf: ({ isBounded }) => isBounded,
  });
}

/** Unhealthy resources that a control has at least, by its recommendations' own counts: one unhealthy for any of them is unhealthy. */
function leastUnhealthy({ recommendations }: Posture, controlsOf: ReadonlyMap<string, readonly string[]>): Map<string, number> {
  const least = new Map<string, number>();
  for (const item of identified(recommendations)) {
    const { unhealthy } = validCounts(item.resources) ?? { unhealthy: 0 };
    if (unhealthy === 0 || exclusionOf(item) || isRiskAccepted(item.status)) continue;
    for (const control of controlsOf.get(keyOf(item.id)) ?? []) {
      const key = scopedKey(item.scopeId, control);
      least.set(key, Math.max(unhealthy, least.get(key) ?? 0));
    }
  }
  return least;
}

function scopeNotes({ tree, scopes, weighting, ledger }: InfrastructureHalf): QualityNote[] {
  const about = (code: QualityCode, isOdd: (given: number | null | undefined) => boolean) =>
    noteAbout(
      code,
      'scope',
      scopes.filter(({ weight }, index) => weight !== null && isOdd(tree.scopes[index]!.weight)).map(({ id }) => id),
    );
  const isWeight = (weight: unknown) => isNumber(weight) && weight >= 0;
  const invalid = about('invalidNumber', (weight) => weight != null && !isWeight(weight));
  const lacking = about('fallbackWeights', (weight) => !isWeight(weight));
  // A scope alone needs no weight.
  const isEqual = weighting === 'equal' && ledger !== null && ledger.scopes.length > 1;
  const isReplaced = weighting === 'fallback' || isEqual;
  return [
    ...noteAbout('scopeCycle', 'scope', tree.inCycle),
    ...noteAbout('duplicateId', 'scope', tree.duplicates),
    ...invalid,
    ...scopes.flatMap(({ id, unlisted }) => mismatch('scope', id, unlisted, 0.005)),
    ...(isReplaced && lacking.length === 0 ? about('zeroWeights', (weight) => weight === 0) : []),
    ...(weighting === 'fallback' ? lacking : []),
    ...(isEqual ? about('equalWeights', () => true) : []),
    ...coverage(scopes, tree),
  ];
}

/** n of m scopes are in the score. Groups, also those with nothing below them, and other standards are none of the m. */
function coverage(scopes: InfrastructureHalf['scopes'], tree: InfrastructureHalf['tree']): QualityNote[] {
  const isGroup = ({ kind, weight, score }: InfrastructureHalf['scopes'][number]) =>
    (kind === 'managementGroup' || kind === 'tenant') && weight === null && score.kind !== 'restricted';
  const leaves = scopes.filter((scope) => scope.kind !== 'initiative' && !tree.childrenOf.has(keyOf(scope.id)) && !isGroup(scope));
  const covered = leaves.filter(({ weight }) => weight !== null).length;
  const restricted = leaves.filter(({ score }) => score.kind === 'restricted').length;
  return covered === leaves.length ? [] : [note('coverage', infrastructure, { covered, total: leaves.length, restricted })];
}

function riskNotes({ riskBased, models, posture }: QualityInput): QualityNote[] {
  const model = models.infrastructure;
  const isMixed = listOf(posture.assets).length > 0 && listOf(posture.controls).length > 0;
  return [
    ...(model === 'riskBased' && riskBased
      ? [
          note('approximateModel', infrastructure, { model }),
          ...tested('asset', riskBased.repeated, ({ id }) => id, { duplicateId: () => true }),
          ...noteAbout('invalidNumber', 'asset', riskBased.unreadable),
          ...noteAbout('unmappedCriticality', 'asset', riskBased.unmappedCriticality),
        ]
      : []),
    ...(isMixed ? [note('modelsMixed', infrastructure, { model })] : []),
  ];
}

const isOutside = (score: Score): boolean => score.kind === 'scored' && (score.percent < 0 || score.percent > 100);

/** Figures outside 0..100 stay as they are and are said. */
function rangeNotes({ total, halves, actionHalves, infrastructure: { scopes } }: QualityInput): QualityNote[] {
  const about = (subject: QualityNote['subject'], score: Score) =>
    isOutside(score) ? [note('percentOutOfRange', subject, { percent: percentOf(score) })] : [];
  return [
    ...about({ kind: 'total' }, total.score),
    ...halfIds.flatMap((id) => about({ kind: 'part', id }, halves[id].score)),
    ...[...actionHalves.defenderXdr.subscores].flatMap(([id, { score }]) => about({ kind: 'subscore', id }, score)),
    ...tested('scope', scopes, ({ id }) => id, { percentOutOfRange: ({ score }) => isOutside(score) }),
  ];
}

/** −1 is the vendor's word for "none". A total of it stands as given, as any figure outside 0..100 does. */
function sentinels({ scores, scopes }: Posture): QualityNote[] {
  const isSentinel = (given: GivenScore | null | undefined) => given?.percent === -1 || given?.points === -1;
  return [
    ...(isSentinel(scores?.total) ? [note('sentinel', { kind: 'total' }, { count: 1 })] : []),
    ...tested('part', halfIds, (id) => id, { sentinel: (id) => isSentinel(scores?.[id]) }),
    ...tested('subscore', listOf(scores?.subscores), ({ id }) => id, { sentinel: isSentinel }),
    ...tested('scope', identified(scopes), ({ id }) => id, { sentinel: ({ score }) => isSentinel(score) }),
  ];
}

/** The data are as old as their date, or as their last sync where that is longer ago; single actions may lag behind the others. */
function staleness({ posture: { asOf }, now, models, evaluated }: QualityInput): QualityNote[] {
  const present = instantOf(now);
  if (present === null) return [];
  const ageOf = (date: string | null | undefined) => (present - (instantOf(date) ?? NaN)) / 3_600_000;
  const ages = evaluated.map(({ action }) => ageOf(action.lastSynced));
  const latest = evaluated[ages.indexOf(ages.reduce((least, age) => (age < least ? age : least), Infinity))]?.action.lastSynced;
  const limit = models.infrastructure === 'classic' && models.defenderXdr === null ? cadenceHours.classic : cadenceHours.actions;
  const oldest = [asOf, latest].filter((date) => ageOf(date) > limit).sort((a, b) => ageOf(b) - ageOf(a))[0];
  if (oldest) return [note('staleData', { kind: 'payload' }, { ageHours: ageOf(oldest), cadenceHours: limit, asOf: oldest })];
  const lagging = evaluated.filter((_, index) => ages[index]! > limit);
  return tested('recommendation', lagging, ({ action }) => action.id, { staleSync: () => true });
}
