/** From a posture to a report: the one way in which every number of the kit is made. Pure; see SCORING.md. */
import { assessmentTable } from './assessments.js';
import { AssumedChanges } from './changes.js';
import { scoreClassic, type ClassicScore } from './classic.js';
import { utcDay } from './dates.js';
import { evaluateActions, scoreActionHalf, type ActionHalf, type EvaluatedAction } from './defenderXdr.js';
import { qualityOf } from './dataQuality.js';
import { givenScore } from './given.js';
import { changeOver, historyOf } from './history.js';
import { keyOf } from './identifiers.js';
import { scoreInfrastructure, type InfrastructureHalf } from './infrastructure.js';
import { grouped, identified, listOf, sumOf } from './lists.js';
import type { ScoreOptions } from './options.js';
import { projectionsOf } from './projections.js';
import { partitionRecommendations, type RecommendationPartition } from './partition.js';
import type { AssessmentTable, GivenScore, Posture, Recommendation } from './posture.js';
import type { ControlReport, HalfModel, RecommendationReport, ScoreModel, ScoreReport, SubscoreReport } from './report.js';
import { actionRow, classicRows, controlRow, pointValues } from './reportRows.js';
import { riskRows, scoreRiskBased, type RiskBasedHalf } from './riskBased.js';
import { percentOf, unknownScore, type HalfId, type SubscoreId } from './score.js';
import { combineHalves, halfIds, type HalfResult, type TotalResult } from './total.js';

const subscoreIds: readonly SubscoreId[] = ['infrastructure', 'apps', 'identity', 'data', 'devices'];

/**
 * Scores a posture. Never throws for data: what is missing is `unknown` with its reason, what is odd stands in `quality`.
 */
export function scorePosture(posture: Posture, options: ScoreOptions = {}): ScoreReport {
  return scoreWithChanges(posture, options, noChanges());
}

const noChanges = () => new AssumedChanges();

/** The same arithmetic with some recommendations assumed done or of another status (SCORING.md, G). */
export function scoreWithChanges(posture: Posture, options: ScoreOptions, changes: AssumedChanges): ScoreReport {
  const input = posture && typeof posture === 'object' ? posture : {};
  const base = scoreTotal(input, options, noChanges(), null);
  return reportOf(input, options, changes, changes.isEmpty ? base : scoreTotal(input, options, changes, base), base);
}

interface Scoring extends Cloud {
  readonly table: AssessmentTable;
  readonly given: GivenTotals;
  readonly partition: RecommendationPartition;
  readonly evaluated: readonly EvaluatedAction[];
  readonly actionHalf: ActionHalf;
  /** The Infrastructure half of a host's own actions, where no cloud model feeds it. */
  readonly ownHalf: ActionHalf | null;
  /** A half that has data is switched off. */
  readonly isNarrowed: boolean;
  readonly infrastructureActions: readonly EvaluatedAction[];
  readonly models: Readonly<Record<HalfId, HalfModel>>;
  readonly halves: Readonly<Record<HalfId, HalfResult>>;
  readonly enabled: Readonly<Record<HalfId, boolean | null>>;
  readonly total: TotalResult;
}

/** `base` is the scoring without assumed changes: what the given totals were made of. */
function scoreTotal(posture: Posture, options: ScoreOptions, changes: AssumedChanges, base: Scoring | null): Scoring {
  const table = base?.table ?? assessmentTable(posture.assessments);
  const given = base?.given ?? givenTotals(posture, table);
  const partition = base?.partition ?? partitionRecommendations(posture, table, givenScore(given.defenderXdr) !== null);
  const evaluate = (actions: readonly Recommendation[]) => evaluateActions(actions, options.riskAccepted ?? 'exclude', changes);
  const isEnabled = (id: HalfId) => options[id] ?? posture.settings?.[id] ?? null;
  const enabled = { infrastructure: isEnabled('infrastructure'), defenderXdr: isEnabled('defenderXdr') };
  const evaluated = evaluate(partition.actions);
  const actionHalf = scoreActionHalf('defenderXdr', evaluated, given.defenderXdr, given.subscores);
  const cloud = scoreCloud(posture, options, changes, table, partition, given.infrastructure, base);
  const infrastructureActions = evaluate(partition.infrastructureActions);
  const hasOwnActions = cloud.model === null && infrastructureActions.length > 0;
  const ownHalf = hasOwnActions ? scoreActionHalf('infrastructure', infrastructureActions, given.infrastructure, new Map()) : null;
  const halves = {
    infrastructure: applySetting(ownHalf ?? cloud.result, enabled.infrastructure),
    defenderXdr: applySetting(actionHalf, enabled.defenderXdr),
  };
  const models: Scoring['models'] = {
    infrastructure: hasOwnActions ? 'actions' : halves.infrastructure.ledger && (cloud.model ?? 'given'),
    defenderXdr: halves.defenderXdr.ledger && (evaluated.length > 0 ? 'actions' : 'given'),
  };
  // A given total is that of what is enabled: with a half switched off it says nothing about the other.
  const isOff = halfIds.some((id) => enabled[id] === false) && halfIds.some((id) => halves[id].ledger);
  // One that has data: the history then is of both, and today's total of one.
  const isNarrowed =
    (enabled.infrastructure === false && (ownHalf ?? cloud.result).ledger !== null) ||
    (enabled.defenderXdr === false && actionHalf.ledger !== null);
  const isAllOff = halfIds.every((id) => enabled[id] === false);
  const total = isAllOff ? noTotal : combineHalves(halves, isOff ? null : given.total, base?.total.ledger ?? null);
  return {
    ...cloud,
    table,
    given,
    partition,
    evaluated,
    actionHalf,
    ownHalf,
    infrastructureActions,
    models,
    halves,
    enabled,
    isNarrowed,
    total,
  };
}

/** Both halves are switched off. */
const noTotal: TotalResult = { score: unknownScore('notEnabled'), ledger: { halves: [], offsetPercent: 0 } };

interface GivenTotals {
  readonly total: GivenScore | null;
  readonly infrastructure: GivenScore | null;
  readonly defenderXdr: GivenScore | null;
  readonly subscores: ReadonlyMap<SubscoreId, GivenScore>;
}

/** Given figures by what they are totals of. With data for one half only, a given total is that half's. */
function givenTotals({ scores, controls, assets, scopes, recommendations }: Posture, table: AssessmentTable): GivenTotals {
  const subscores = new Map(listOf(scores?.subscores).map((item) => [item.id, item as GivenScore]));
  const infrastructure = scores?.infrastructure ?? subscores.get('infrastructure') ?? null;
  const defenderXdr = scores?.defenderXdr ?? null;
  const total = scores?.total ?? null;
  subscores.delete('infrastructure');
  const hasCloud =
    infrastructure !== null ||
    listOf(controls).length + listOf(assets).length + table.length > 0 ||
    listOf(scopes).some(({ score }) => score != null);
  const hasActions =
    defenderXdr !== null ||
    subscores.size > 0 ||
    listOf(recommendations).some(({ maxPoints, points, controlId }) => (maxPoints ?? points) != null && !controlId);
  const isForActions = !hasCloud && hasActions && defenderXdr === null;
  const isForCloud = hasCloud && !hasActions && infrastructure === null;
  return {
    total: isForActions || isForCloud ? null : total,
    infrastructure: isForCloud ? total : infrastructure,
    defenderXdr: isForActions ? total : defenderXdr,
    subscores,
  };
}

/** A half that is switched off is not enabled, whatever data came; one that is on without data has no data. */
function applySetting({ score, ledger }: HalfResult, enabled: boolean | null): HalfResult {
  if (enabled === false) return { score: unknownScore('notEnabled'), ledger: null };
  const isMissing = enabled === true && score.kind === 'unknown' && score.reason === 'notEnabled';
  return { score: isMissing ? unknownScore('noData') : score, ledger };
}

interface Cloud {
  readonly result: HalfResult;
  readonly model: 'classic' | 'riskBased' | null;
  /** Recommendations of both cloud models. */
  readonly recommendations: readonly Recommendation[];
  readonly classic: ClassicScore;
  readonly infrastructure: InfrastructureHalf;
  readonly riskBased: RiskBasedHalf | null;
}

/** The cloud model that feeds the Infrastructure half; the other one never takes part. */
function scoreCloud(
  posture: Posture,
  options: ScoreOptions,
  changes: AssumedChanges,
  table: AssessmentTable,
  partition: RecommendationPartition,
  given: GivenScore | null,
  base: Cloud | null,
): Cloud {
  const controls = identified(posture.controls);
  const assets = identified(posture.assets);
  const isRiskBased =
    (options.infrastructureModel ?? (controls.length === 0 && assets.length > 0 ? 'riskBased' : 'classic')) === 'riskBased';
  const recommendations = base?.recommendations ?? [...partition.classic, ...partition.riskBased];
  const mitigated = options.mitigatedExemption ?? 'notApplicable';
  const classic = scoreClassic(controls, partition.classic, table, mitigated, changes, base && base.classic);
  const baseHalf = base && base.infrastructure.ledger;
  const infrastructure = scoreInfrastructure(classic.cells, identified(posture.scopes), isRiskBased ? null : given, baseHalf);
  const cloud = { recommendations, classic, infrastructure };
  if (isRiskBased) {
    const riskBased = scoreRiskBased(assets, recommendations, table, options, changes, given, base?.riskBased?.ledger ?? null);
    const result = riskBased.assets.length === 0 && givenScore(given) ? scoreInfrastructure([], [], given) : riskBased;
    return { ...cloud, result, model: riskBased.ledger && 'riskBased', riskBased };
  }
  const isComputed = infrastructure.ledger?.scopes.some(
    ({ scopeId, parts }) => scopeId !== null || parts.some(({ kind }) => kind === 'control'),
  );
  const { score } = infrastructure;
  // The host chose the model that the assets do not belong to.
  const hasOther = assets.length > 0 && score.kind === 'unknown' && score.reason === 'notEnabled';
  const result = hasOther ? { score: unknownScore('noData'), ledger: null } : infrastructure;
  return { ...cloud, result, model: isComputed || classic.cells.length > 0 ? 'classic' : null, riskBased: null };
}

function reportOf(posture: Posture, options: ScoreOptions, changes: AssumedChanges, scoring: Scoring, base: Scoring): ScoreReport {
  const { total, halves, models, classic, infrastructure, riskBased } = scoring;
  const present = halfIds.filter((id) => halves[id].ledger);
  const halfShare = present.length > 0 ? 1 / present.length : 0;
  const { asOf = null, tenantId = null, tenantName = null, deviceExposure = null } = posture;
  const now = options.now ?? null;
  const history = historyOf(
    listOf(posture.history),
    asOf ?? now,
    total.score,
    present.length === 1 ? present[0]! : null,
    scoring.isNarrowed,
  );
  const isClassic = models.infrastructure === 'classic';
  const values = pointValues(halves.infrastructure.ledger, halfShare);
  const controls = classic.cells.map((cell) => controlRow(cell, isClassic ? values : new Map()));
  const recommendations = recommendationRows(scoring, halfShare);
  const parts = { infrastructure: halves.infrastructure.score, defenderXdr: halves.defenderXdr.score };
  const quality = qualityOf({ ...scoring, posture, now, baseClassic: base.classic });
  const report: Omit<ScoreReport, 'ledger' | 'posture' | 'options'> = {
    kind: 'report',
    asOf,
    tenantId,
    tenantName,
    model: modelOf(models, present, total),
    total: total.score,
    parts,
    halves: {
      infrastructure: {
        model: models.infrastructure,
        simpleMeanPercent: isClassic ? infrastructure.simpleMeanPercent : null,
        weighting: isClassic ? infrastructure.weighting : null,
        unlisted: halves.infrastructure.ledger && (scoring.ownHalf?.unlisted ?? null),
      },
      defenderXdr: { model: models.defenderXdr, unlisted: halves.defenderXdr.ledger && scoring.actionHalf.unlisted },
    },
    subscores: subscoreRows(scoring, halfShare, isClassic ? controls : []),
    scopes: scopeRows(infrastructure, controls),
    controls,
    recommendations,
    projections: projectionsOf(total.ledger, recommendations, classic.map.controlsOf, (more) =>
      percentOf(scoreTotal(posture, options, changes.and(more), base).total.score),
    ),
    comparisons: listOf(posture.comparisons),
    history: history.days,
    change: changeOver(history.days, percentOf(total.score), utcDay(asOf) ?? utcDay(now), options.changeDays ?? 30),
    targets: listOf(posture.targets),
    quality: [...quality, ...history.notes],
    risk: (models.infrastructure === 'riskBased' && riskBased?.report) || null,
    deviceExposure,
  };
  const references = { ledger: { value: total.ledger }, posture: { value: posture }, options: { value: options } };
  return Object.defineProperties(report, references) as unknown as ScoreReport;
}

function modelOf(models: Scoring['models'], present: readonly HalfId[], { score }: TotalResult): ScoreModel {
  if (present.length === 2) return 'combined';
  if (present.length === 1) return models[present[0]!] ?? 'given';
  return score.kind === 'scored' ? 'given' : 'none';
}

function subscoreRows({ halves, actionHalf, enabled }: Scoring, halfShare: number, controls: readonly ControlReport[]): SubscoreReport[] {
  const value = pointValues(halves.defenderXdr.ledger, halfShare).get('')?.percentOfTotal ?? null;
  const isOff = enabled.defenderXdr === false;
  const missing = unknownScore(enabled.defenderXdr ? 'noData' : 'notEnabled');
  const row = (id: SubscoreId): SubscoreReport => {
    const own = isOff ? undefined : actionHalf.subscores.get(id);
    const isKnown = own && own.openPoints !== null && value !== null;
    return { id, score: own?.score ?? missing, potentialPercent: isKnown ? own.openPoints! * value : null };
  };
  const half = halves.infrastructure;
  // All increases of the half's controls; without controls, what is left to 100 %.
  const left = half.ledger && Math.max(0, 100 - half.ledger.percent) * halfShare;
  const open = half.ledger && controls.length > 0 ? sumOf(controls, ({ potentialPercent }) => potentialPercent ?? 0) : left;
  const ids = subscoreIds.concat(actionHalf.subscores.has('other') ? 'other' : []);
  return ids.map((id) => (id === 'infrastructure' ? { id, score: half.score, potentialPercent: open } : row(id)));
}

function scopeRows({ scopes }: InfrastructureHalf, controls: readonly ControlReport[]): ScoreReport['scopes'] {
  const known = controls.filter(({ potentialPercent }) => potentialPercent !== null);
  const controlsOf = grouped(known, ({ scopeId }) => [keyOf(scopeId)]);
  return scopes.map((scope) => {
    const own = controlsOf.get(keyOf(scope.id));
    return { ...scope, potentialPercent: own ? sumOf(own, ({ potentialPercent }) => potentialPercent!) : null };
  });
}

/** Actions first, each kind in the order in which the posture lists them; those that are only assessed come last. */
function recommendationRows(scoring: Scoring, halfShare: number): RecommendationReport[] {
  const { halves, models, enabled, evaluated, infrastructureActions, recommendations, classic, riskBased, table } = scoring;
  const [cloudValues, actionValues] = halfIds.map((id) => pointValues(halves[id].ledger, halfShare));
  const isOwnHalf = models.infrastructure === 'actions';
  const isOn = enabled.infrastructure !== false;
  const elsewhere = (row: RecommendationReport): RecommendationReport =>
    isOwnHalf ? row : { ...row, notCounted: row.notCounted ?? 'countedElsewhere', potentialPoints: null, potentialAlonePoints: null };
  return [
    ...evaluated.map((item) => actionRow(item, actionValues!.get(''), enabled.defenderXdr !== false)),
    ...infrastructureActions.map((item) => elsewhere(actionRow(item, isOwnHalf ? cloudValues!.get('') : undefined, isOn))),
    ...(models.infrastructure === 'riskBased' && riskBased
      ? riskRows(recommendations, riskBased, table, halfShare)
      : classicRows(recommendations, classic, cloudValues!, halfShare, isOn)),
  ];
}
