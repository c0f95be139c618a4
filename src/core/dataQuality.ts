/** What is odd about the data, found while scoring (SCORING.md, H). */
import { validCounts, type ClassicScore } from './classic.js';
import { instantOf } from './dates.js';
import type { ActionHalf, EvaluatedAction } from './defenderXdr.js';
import { keyOf, scopedKey } from './identifiers.js';
import type { InfrastructureHalf } from './infrastructure.js';
import { listOf, repeated } from './lists.js';
import type { Posture, Recommendation } from './posture.js';
import { noteAbout, type QualityCode, type QualityNote } from './quality.js';
import type { HalfModel, PointsPair } from './report.js';
import type { RiskBasedHalf } from './riskBased.js';
import { isMaximum, isNumber, percentOf, type HalfId, type Score } from './score.js';
import { halfIds } from './total.js';

const knownStatuses = 'toAddress planned riskAccepted thirdParty alternateMitigation completed ignored notScored notApplicable'.split(' ');

/** Hours after which data are older than the vendor's cadence: a change in actions shows within 48, controls are recomputed every 8. */
const cadenceHours = { actions: 48, classic: 8 };

export interface QualityInput {
  readonly posture: Posture;
  readonly now: string | null;
  readonly evaluated: readonly EvaluatedAction[];
  readonly actionHalf: ActionHalf;
  readonly classic: ClassicScore;
  readonly infrastructure: InfrastructureHalf;
  readonly riskBased: RiskBasedHalf | null;
  readonly models: Readonly<Record<HalfId, HalfModel>>;
  readonly parts: Readonly<Record<HalfId, Score>>;
  readonly total: Score;
}

/** Notes of the reader first, then ours; one that says the same of the same subject is not repeated. */
export function qualityOf(input: QualityInput): QualityNote[] {
  const notes = [
    ...listOf(input.posture.notes).filter((note) => note.code && note.subject),
    ...actionNotes(input.evaluated),
    ...mismatch('part', 'defenderXdr', input.actionHalf.unlisted),
    ...classicNotes(input.classic, input.infrastructure),
    ...riskNotes(input),
    ...rangeNotes(input),
    ...staleness(input),
  ];
  const doubled = new Set(repeated(notes, ({ code, subject: { kind, id = '', scopeId = '' } }) => [code, kind, scopeId, id].join('\n')));
  return notes.filter((note) => !doubled.has(note));
}

function actionNotes(evaluated: readonly EvaluatedAction[]): QualityNote[] {
  const tests: Partial<Record<QualityCode, (item: EvaluatedAction) => boolean | undefined>> = {
    unknownMaximum: ({ now }) => now.notCounted === null && now.maxPoints === null,
    impliedMaximum: ({ action }) => action.maxPointsImplied === true,
    pointsAboveMaximum: ({ now }) => now.points !== null && now.maxPoints !== null && now.points > now.maxPoints,
    negativePoints: ({ now }) => now.points !== null && now.points < 0,
    invalidNumber: ({ action }) => hasInvalidNumber(action),
    countWithoutTotal: ({ action }) => isNumber(action.implemented) && action.total == null,
    duplicateId: ({ now }) => now.notCounted === 'duplicate',
    unknownStatus: ({ action }) => action.status != null && !knownStatuses.includes(action.status),
    unknownCategory: ({ subscore }) => subscore === 'other',
  };
  return Object.entries(tests).flatMap(([code, test]) =>
    noteAbout(
      code as QualityCode,
      'recommendation',
      evaluated.filter(test).map(({ action }) => action.id),
    ),
  );
}

const hasInvalidNumber = ({ points, maxPoints }: Recommendation): boolean =>
  (points != null && !isNumber(points)) || (maxPoints != null && !isMaximum(maxPoints));

/** Σ of the listed parts is not the vendor's total: the rest is carried as `unlisted`. */
function mismatch(kind: 'part' | 'scope', id: string, unlisted: PointsPair | null, tolerance = 0): QualityNote[] {
  if (!unlisted || (Math.abs(unlisted.points) <= tolerance && unlisted.maxPoints === 0)) return [];
  return [note('totalMismatch', { kind, id }, { unlistedPoints: unlisted.points, unlistedMaxPoints: unlisted.maxPoints })];
}

const note = (code: QualityCode, subject: QualityNote['subject'], facts: QualityNote['facts']): QualityNote => ({ code, subject, facts });

const infrastructure = { kind: 'part', id: 'infrastructure' } as const;

function classicNotes({ cells }: ClassicScore, { tree, scopes, weighting }: InfrastructureHalf): QualityNote[] {
  const aboutControls = (code: QualityCode, found: ClassicScore['cells']) =>
    noteAbout(
      code,
      'control',
      found.map(({ control }) => control.id),
    );
  const weighted = scopes.filter(({ weight }, index) => weight !== null && (weighting === 'equal' || tree.scopes[index]!.weight == null));
  return [
    ...noteAbout('scopeCycle', 'scope', tree.inCycle),
    ...noteAbout('duplicateId', 'scope', tree.duplicates),
    ...aboutControls(
      'duplicateId',
      repeated(cells, ({ scopeId, control }) => scopedKey(scopeId, control.id)),
    ),
    ...aboutControls(
      'deprecatedControl',
      cells.filter(({ control }) => control.deprecated),
    ),
    ...aboutControls(
      'invalidNumber',
      cells.filter(({ control: { resources } }) => resources && !validCounts(resources)),
    ),
    ...aboutControls(
      'boundedWhatIf',
      cells.filter(({ isBounded }) => isBounded),
    ),
    ...scopes.flatMap(({ id, unlisted }) => mismatch('scope', id, unlisted, 0.005)),
    ...(weighting === 'fallback' || weighting === 'equal'
      ? noteAbout(
          `${weighting}Weights`,
          'scope',
          weighted.map(({ id }) => id),
        )
      : []),
    ...coverage(scopes, tree),
  ];
}

/** n of m scopes are in the score. Groups and other standards are none of the m. */
function coverage(scopes: InfrastructureHalf['scopes'], tree: InfrastructureHalf['tree']): QualityNote[] {
  const leaves = scopes.filter(({ kind, id }) => kind !== 'initiative' && !tree.childrenOf.has(keyOf(id)));
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
          ...noteAbout('invalidNumber', 'asset', riskBased.unreadable),
          ...noteAbout('unknownStatus', 'asset', riskBased.unmappedCriticality, { field: 'criticality' }),
        ]
      : []),
    ...(isMixed ? [note('modelsMixed', infrastructure, { model })] : []),
  ];
}

/** Figures outside 0..100 stay as they are and are said. */
function rangeNotes({ total, parts }: QualityInput): QualityNote[] {
  const about = (subject: QualityNote['subject'], score: Score) => {
    const percent = percentOf(score);
    return percent !== null && (percent < 0 || percent > 100) ? [note('percentOutOfRange', subject, { percent })] : [];
  };
  return [...about({ kind: 'total' }, total), ...halfIds.flatMap((id) => about({ kind: 'part', id }, parts[id]))];
}

function staleness({ posture: { asOf }, now, models }: QualityInput): QualityNote[] {
  const [then, present] = [instantOf(asOf), instantOf(now)];
  if (then === null || present === null) return [];
  const limit = models.infrastructure === 'classic' && models.defenderXdr === null ? cadenceHours.classic : cadenceHours.actions;
  const ageHours = (present - then) / 3_600_000;
  return ageHours > limit ? [note('staleData', { kind: 'payload' }, { ageHours, cadenceHours: limit, asOf: asOf! })] : [];
}
