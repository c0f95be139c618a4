/** What is odd about the data, found while scoring (SCORING.md, H). */
import type { ClassicScore } from './classic.js';
import { validCounts } from './classic.js';
import { instantOf } from './dates.js';
import type { ActionHalf, EvaluatedAction } from './defenderXdr.js';
import { listOf, scopedKey } from './identifiers.js';
import type { InfrastructureHalf } from './infrastructure.js';
import type { Posture, Recommendation } from './posture.js';
import { noteAbout, type QualityNote } from './quality.js';
import type { HalfModel } from './report.js';
import type { RiskBasedHalf } from './riskBased.js';
import { isMaximum, isNumber, percentOf, type HalfId, type Score } from './score.js';

const knownStatuses = new Set([
  'toAddress',
  'planned',
  'riskAccepted',
  'thirdParty',
  'alternateMitigation',
  'completed',
  'ignored',
  'notScored',
  'notApplicable',
]);

/** Hours after which data are older than the vendor's cadence: a change in actions shows within 48, controls are recomputed every 8. */
const cadenceHours = { actions: 48, classic: 8 };

export interface QualityInput {
  readonly posture: Posture;
  readonly now: string | null;
  readonly evaluated: readonly EvaluatedAction[];
  readonly actionHalf: ActionHalf;
  readonly classic: ClassicScore | null;
  readonly infrastructure: InfrastructureHalf | null;
  readonly riskBased: RiskBasedHalf | null;
  readonly models: Readonly<Record<HalfId, HalfModel>>;
  readonly parts: Readonly<Record<HalfId, Score>>;
  readonly total: Score;
}

/** Notes of the reader first, then ours; one that says the same of the same subject is not repeated. */
export function qualityOf(input: QualityInput): QualityNote[] {
  const notes = [
    ...listOf(input.posture.notes).filter((note) => note.code && note.subject),
    ...actionNotes(input.evaluated, input.actionHalf),
    ...(input.classic && input.infrastructure ? classicNotes(input.classic, input.infrastructure) : []),
    ...riskNotes(input),
    ...rangeNotes(input),
    ...staleness(input),
  ];
  const seen = new Set<string>();
  return notes.filter(({ code, subject }) => {
    const key = `${code}\n${subject.kind}\n${subject.scopeId ?? ''}\n${subject.id ?? ''}`;
    return seen.has(key) ? false : seen.add(key);
  });
}

function actionNotes(evaluated: readonly EvaluatedAction[], half: ActionHalf): QualityNote[] {
  const idsWhere = (test: (item: EvaluatedAction) => boolean) => evaluated.filter(test).map(({ action }) => action.id);
  const about = (code: QualityNote['code'], test: (item: EvaluatedAction) => boolean) => noteAbout(code, 'recommendation', idsWhere(test));
  return [
    ...about('unknownMaximum', ({ now }) => now.notCounted === null && now.maxPoints === null),
    ...about('impliedMaximum', ({ action }) => action.maxPointsImplied === true),
    ...about('pointsAboveMaximum', ({ now }) => now.points !== null && now.maxPoints !== null && now.points > now.maxPoints),
    ...about('negativePoints', ({ now }) => now.points !== null && now.points < 0),
    ...about('invalidNumber', ({ action }) => hasInvalidNumber(action)),
    ...about('countWithoutTotal', ({ action }) => isNumber(action.implemented) && action.total == null),
    ...about('duplicateId', ({ now }) => now.notCounted === 'duplicate'),
    ...about('unknownStatus', ({ action }) => action.status != null && !knownStatuses.has(action.status)),
    ...about('unknownCategory', ({ subscore }) => subscore === 'other'),
    ...mismatch(half),
  ];
}

const hasInvalidNumber = ({ points, maxPoints }: Recommendation): boolean =>
  (points != null && !isNumber(points)) || (maxPoints != null && !isMaximum(maxPoints));

/** Σ of the listed parts is not the vendor's total: the rest is carried as `unlisted`. */
function mismatch({ unlisted }: ActionHalf): QualityNote[] {
  if (!unlisted || (unlisted.points === 0 && unlisted.maxPoints === 0)) return [];
  return [
    {
      code: 'totalMismatch',
      subject: { kind: 'part', id: 'defenderXdr' },
      facts: { unlistedPoints: unlisted.points, unlistedMaxPoints: unlisted.maxPoints },
    },
  ];
}

function classicNotes(classic: ClassicScore, half: InfrastructureHalf): QualityNote[] {
  const { tree, scopes, weighting } = half;
  const controls = classic.map.cells.map(({ control }) => control);
  const mismatched = scopes.filter(({ unlisted }) => unlisted && (Math.abs(unlisted.points) > 0.005 || unlisted.maxPoints !== 0));
  return [
    ...noteAbout('scopeCycle', 'scope', tree.inCycle),
    ...noteAbout('duplicateId', 'scope', tree.duplicates),
    ...noteAbout('duplicateId', 'control', doubledCells(classic)),
    ...noteAbout(
      'deprecatedControl',
      'control',
      controls.filter((control) => control.deprecated).map(({ id }) => id),
    ),
    ...noteAbout(
      'invalidNumber',
      'control',
      controls.filter(({ resources }) => resources && !validCounts(resources)).map(({ id }) => id),
    ),
    ...noteAbout(
      'boundedWhatIf',
      'control',
      classic.boundedCells.map(({ cell }) => cell.control.id),
    ),
    ...mismatched.map(({ scope, unlisted }): QualityNote => ({
      code: 'totalMismatch',
      subject: { kind: 'scope', id: scope.id },
      facts: { unlistedPoints: unlisted!.points, unlistedMaxPoints: unlisted!.maxPoints },
    })),
    ...(weighting === 'fallback'
      ? noteAbout(
          'fallbackWeights',
          'scope',
          scopes.filter((scope) => scope.contributes && scope.scope.weight == null).map(({ scope }) => scope.id),
        )
      : []),
    ...(weighting === 'equal'
      ? noteAbout(
          'equalWeights',
          'scope',
          scopes.filter((scope) => scope.contributes).map(({ scope }) => scope.id),
        )
      : []),
    ...coverage(half),
  ];
}

function doubledCells(classic: ClassicScore): string[] {
  const seen = new Set<string>();
  const doubled: string[] = [];
  for (const { cell } of classic.cells) {
    const key = scopedKey(cell.scopeId, cell.control.id);
    if (seen.has(key)) doubled.push(cell.control.id);
    seen.add(key);
  }
  return doubled;
}

/** n of m scopes are in the score. Groups and other standards are none of the m. */
function coverage({ scopes, tree }: InfrastructureHalf): QualityNote[] {
  const leaves = scopes.filter(({ scope }) => scope.kind !== 'initiative' && !tree.childrenOf.has(scope.id.toLowerCase()));
  const covered = leaves.filter(({ contributes }) => contributes).length;
  if (covered === leaves.length) return [];
  const restricted = leaves.filter(({ score }) => score.kind === 'restricted').length;
  return [{ code: 'coverage', subject: { kind: 'part', id: 'infrastructure' }, facts: { covered, total: leaves.length, restricted } }];
}

function riskNotes({ riskBased, models, posture }: QualityInput): QualityNote[] {
  const notes: QualityNote[] = [];
  if (models.infrastructure === 'riskBased' && riskBased) {
    notes.push({ code: 'approximateModel', subject: { kind: 'part', id: 'infrastructure' }, facts: { model: 'riskBased' } });
    notes.push(...noteAbout('invalidNumber', 'asset', riskBased.unreadable));
    notes.push(...noteAbout('unknownStatus', 'asset', riskBased.unmappedCriticality, { field: 'criticality' }));
  }
  if (listOf(posture.assets).length > 0 && listOf(posture.controls).length > 0) {
    notes.push({ code: 'modelsMixed', subject: { kind: 'part', id: 'infrastructure' }, facts: { model: models.infrastructure } });
  }
  return notes;
}

/** Figures outside 0..100 stay as they are and are said. */
function rangeNotes({ total, parts }: QualityInput): QualityNote[] {
  const scores: [QualityNote['subject'], Score][] = [
    [{ kind: 'total' }, total],
    [{ kind: 'part', id: 'infrastructure' }, parts.infrastructure],
    [{ kind: 'part', id: 'defenderXdr' }, parts.defenderXdr],
  ];
  return scores.flatMap(([subject, score]): QualityNote[] => {
    const percent = percentOf(score);
    return percent !== null && (percent < 0 || percent > 100) ? [{ code: 'percentOutOfRange', subject, facts: { percent } }] : [];
  });
}

function staleness({ posture, now, models }: QualityInput): QualityNote[] {
  const [asOf, present] = [instantOf(posture.asOf), instantOf(now)];
  if (asOf === null || present === null) return [];
  const limit = models.infrastructure === 'classic' && models.defenderXdr === null ? cadenceHours.classic : cadenceHours.actions;
  const ageHours = (present - asOf) / 3_600_000;
  return ageHours > limit
    ? [{ code: 'staleData', subject: { kind: 'payload' }, facts: { ageHours, cadenceHours: limit, asOf: posture.asOf! } }]
    : [];
}
