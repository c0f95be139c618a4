/** From a posture to a report: the one way in which every number of the kit is made. Pure; see SCORING.md. */
import { assessmentTable } from './assessments.js';
import { AssumedChanges } from './changes.js';
import { scoreClassic, type ClassicScore } from './classic.js';
import { utcDay } from './dates.js';
import { evaluateActions, scoreActionHalf, type ActionHalf, type EvaluatedAction } from './defenderXdr.js';
import { qualityOf } from './dataQuality.js';
import { givenScore } from './given.js';
import { changeOver, historyOf } from './history.js';
import { keyOf, listOf } from './identifiers.js';
import { nameOf, scoreInfrastructure, type InfrastructureHalf } from './infrastructure.js';
import type { ScoreOptions } from './options.js';
import { projectionsOf } from './projections.js';
import { partitionRecommendations, type RecommendationPartition } from './partition.js';
import type { AssessmentTable, GivenScore, Posture, Recommendation } from './posture.js';
import type { ControlReport, HalfModel, RecommendationReport, ScopeReport, ScoreModel, ScoreReport, SubscoreReport } from './report.js';
import { actionRow, classicRows, controlRow, pointValues } from './reportRows.js';
import { riskRows } from './riskRows.js';
import { scoreRiskBased, type RiskBasedHalf } from './riskBased.js';
import { percentOf, unknownScore, type HalfId, type Score, type SubscoreId } from './score.js';
import { combineHalves, halfIds, type HalfResult, type TotalResult } from './total.js';

const subscoreIds: readonly SubscoreId[] = ['infrastructure', 'apps', 'identity', 'data', 'devices'];

/**
 * Scores a posture. Never throws for data: what is missing is `unknown` with its reason, what is odd stands in `quality`.
 */
export function scorePosture(posture: Posture, options: ScoreOptions = {}): ScoreReport {
  return scoreWithChanges(posture, options, new AssumedChanges());
}

/** The same arithmetic with some recommendations assumed done or of another status (SCORING.md, G). */
export function scoreWithChanges(posture: Posture, options: ScoreOptions, changes: AssumedChanges): ScoreReport {
  const input = posture && typeof posture === 'object' ? posture : {};
  return reportOf(input, options, changes, scoreTotal(input, options, changes));
}

interface Scoring {
  readonly table: AssessmentTable;
  readonly partition: RecommendationPartition;
  readonly evaluated: readonly EvaluatedAction[];
  readonly actionHalf: ActionHalf;
  readonly infrastructureActions: readonly EvaluatedAction[];
  readonly classic: ClassicScore | null;
  readonly infrastructure: InfrastructureHalf | null;
  readonly riskBased: RiskBasedHalf | null;
  readonly models: Readonly<Record<HalfId, HalfModel>>;
  readonly halves: Readonly<Record<HalfId, HalfResult>>;
  readonly enabled: Readonly<Record<HalfId, boolean | null>>;
  readonly total: TotalResult;
}

function scoreTotal(posture: Posture, options: ScoreOptions, changes: AssumedChanges): Scoring {
  const table = assessmentTable(posture.assessments);
  const given = givenTotals(posture, table);
  const partition = partitionRecommendations(posture, table, givenScore(given.defenderXdr) !== null);
  const policy = options.riskAccepted ?? 'exclude';
  const enabled = {
    infrastructure: isEnabled('infrastructure', posture, options),
    defenderXdr: isEnabled('defenderXdr', posture, options),
  };
  const evaluated = evaluateActions(partition.actions, policy, changes);
  const actionHalf = scoreActionHalf('defenderXdr', evaluated, given.defenderXdr, given.subscores);
  const cloud = scoreCloud(posture, options, changes, table, partition, given.infrastructure);
  const infrastructureActions = evaluateActions(partition.infrastructureActions, policy, changes);
  const ownActions =
    cloud.model === null && infrastructureActions.length > 0
      ? scoreActionHalf('infrastructure', infrastructureActions, given.infrastructure, new Map())
      : null;
  const infrastructureResult: HalfResult = ownActions ?? cloud.result;
  const halves = {
    infrastructure: applySetting(infrastructureResult, enabled.infrastructure),
    defenderXdr: applySetting(actionHalf, enabled.defenderXdr),
  };
  const models: Readonly<Record<HalfId, HalfModel>> = {
    infrastructure: halves.infrastructure.ledger ? (ownActions ? 'actions' : (cloud.model ?? 'given')) : null,
    defenderXdr: halves.defenderXdr.ledger ? (evaluated.length > 0 ? 'actions' : 'given') : null,
  };
  const baseMean = changes.isEmpty || !given.total ? null : meanPercent(scoreTotal(posture, options, new AssumedChanges()).halves);
  const total = combineHalves(halves, given.total, baseMean);
  return { table, partition, evaluated, actionHalf, infrastructureActions, ...cloud, models, halves, enabled, total };
}

interface GivenTotals {
  readonly total: GivenScore | null;
  readonly infrastructure: GivenScore | null;
  readonly defenderXdr: GivenScore | null;
  readonly subscores: ReadonlyMap<SubscoreId, GivenScore>;
}

/** Given figures by what they are totals of. With data for one half only, a given total is that half's. */
function givenTotals(posture: Posture, table: AssessmentTable): GivenTotals {
  const scores = posture.scores ?? {};
  const subscores = new Map(listOf(scores.subscores).map((item) => [item.id, item as GivenScore]));
  const infrastructure = scores.infrastructure ?? subscores.get('infrastructure') ?? null;
  subscores.delete('infrastructure');
  const total = scores.total ?? null;
  const hasCloud =
    infrastructure !== null ||
    listOf(posture.controls).length > 0 ||
    listOf(posture.assets).length > 0 ||
    table.length > 0 ||
    listOf(posture.scopes).some((scope) => scope.score != null);
  const hasActions =
    scores.defenderXdr != null ||
    subscores.size > 0 ||
    listOf(posture.recommendations).some((item) => (item.maxPoints ?? item.points) != null && !item.controlId);
  const isForActions = total !== null && !hasCloud && hasActions && scores.defenderXdr == null;
  const isForCloud = total !== null && hasCloud && !hasActions && infrastructure === null;
  return {
    total: isForActions || isForCloud ? null : total,
    infrastructure: isForCloud ? total : infrastructure,
    defenderXdr: scores.defenderXdr ?? (isForActions ? total : null),
    subscores,
  };
}

const isEnabled = (id: HalfId, posture: Posture, options: ScoreOptions): boolean | null => options[id] ?? posture.settings?.[id] ?? null;

/** A half that is switched off is not enabled, whatever data came; one that is on without data has no data. */
function applySetting({ score, ledger }: HalfResult, enabled: boolean | null): HalfResult {
  if (enabled === false) return { score: unknownScore('notEnabled'), ledger: null };
  if (enabled === true && score.kind === 'unknown' && score.reason === 'notEnabled') return { score: unknownScore('noData'), ledger };
  return { score, ledger };
}

interface Cloud {
  readonly result: HalfResult;
  readonly model: 'classic' | 'riskBased' | null;
  readonly classic: ClassicScore | null;
  readonly infrastructure: InfrastructureHalf | null;
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
): Cloud {
  const controls = listOf(posture.controls).filter((control) => typeof control.id === 'string');
  const assets = listOf(posture.assets).filter((asset) => typeof asset.id === 'string');
  const wanted = options.infrastructureModel ?? (controls.length === 0 && assets.length > 0 ? 'riskBased' : 'classic');
  const cloudRecommendations = [...partition.classic, ...partition.riskBased];
  const classic = scoreClassic(controls, partition.classic, table, options.mitigatedExemption ?? 'notApplicable', changes);
  const scopes = listOf(posture.scopes).filter((scope) => typeof scope.id === 'string');
  const base =
    given && !changes.isEmpty ? scoreCloud(posture, options, new AssumedChanges(), table, partition, null).infrastructure?.ledger : null;
  const infrastructure = scoreInfrastructure(classic, scopes, wanted === 'classic' ? given : null, base?.percent ?? null);
  if (wanted === 'riskBased') {
    const riskBased = scoreRiskBased(assets, cloudRecommendations, table, options, changes);
    const stands = givenScore(given);
    const result = stands && !riskBased.ledger ? scoreInfrastructure({ ...classic, cells: [] }, [], given) : riskBased;
    return { result, model: riskBased.ledger ? 'riskBased' : null, classic, infrastructure, riskBased };
  }
  const isComputed =
    infrastructure.ledger?.scopes.some((scope) => scope.scopeId !== null || scope.parts.some((part) => part.kind === 'control')) ?? false;
  const hasCloudData = isComputed || classic.cells.length > 0;
  return { result: infrastructure, model: hasCloudData ? 'classic' : null, classic, infrastructure, riskBased: null };
}

function meanPercent(halves: Readonly<Record<HalfId, HalfResult>>): number | null {
  const ledgers = halfIds.flatMap((id) => halves[id].ledger ?? []);
  return ledgers.length === 0 ? null : ledgers.reduce((sum, half) => sum + half.percent, 0) / ledgers.length;
}

function reportOf(posture: Posture, options: ScoreOptions, changes: AssumedChanges, scoring: Scoring): ScoreReport {
  const { total, halves, models, classic, infrastructure, riskBased } = scoring;
  const present = halfIds.filter((id) => halves[id].ledger !== null);
  const asOf = posture.asOf ?? null;
  const history = historyOf(listOf(posture.history), asOf ?? options.now ?? null, total.score, present.length === 1 ? present[0]! : null);
  const today = utcDay(asOf) ?? utcDay(options.now);
  const controls = controlRows(scoring, present.length);
  const recommendations = recommendationRows(scoring, present.length);
  const parts = { infrastructure: halves.infrastructure.score, defenderXdr: halves.defenderXdr.score };
  const quality = qualityOf({
    posture,
    now: options.now ?? null,
    evaluated: scoring.evaluated,
    actionHalf: scoring.actionHalf,
    classic,
    infrastructure,
    riskBased,
    models,
    parts,
    total: total.score,
  });
  const report: Omit<ScoreReport, 'ledger' | 'posture' | 'options'> = {
    kind: 'report',
    asOf,
    tenantId: posture.tenantId ?? null,
    tenantName: posture.tenantName ?? null,
    model: modelOf(models, present, total.score),
    total: total.score,
    parts,
    halves: {
      infrastructure: {
        model: models.infrastructure,
        simpleMeanPercent: models.infrastructure === 'classic' ? (infrastructure?.simpleMeanPercent ?? null) : null,
        weighting: models.infrastructure === 'classic' ? (infrastructure?.weighting ?? null) : null,
      },
      defenderXdr: { model: models.defenderXdr, unlisted: halves.defenderXdr.ledger ? scoring.actionHalf.unlisted : null },
    },
    subscores: subscoreRows(scoring, present.length, controls),
    scopes: scopeRows(scoring, controls),
    controls,
    recommendations,
    projections: projectionsOf(total.ledger, recommendations, classic?.map.controlsOf ?? new Map(), (more) =>
      percentOf(scoreTotal(posture, options, changes.and(more)).total.score),
    ),
    comparisons: listOf(posture.comparisons),
    history: history.days,
    change: changeOver(history.days, percentOf(total.score), today, options.changeDays ?? 30),
    targets: listOf(posture.targets),
    quality: [...quality, ...history.notes],
    risk: models.infrastructure === 'riskBased' ? (riskBased?.report ?? null) : null,
    deviceExposure: posture.deviceExposure ?? null,
  };
  return Object.defineProperties(report, {
    ledger: { value: total.ledger },
    posture: { value: posture },
    options: { value: options },
  }) as unknown as ScoreReport;
}

function modelOf(models: Readonly<Record<HalfId, HalfModel>>, present: readonly HalfId[], total: Score): ScoreModel {
  if (present.length === 2) return 'combined';
  if (present.length === 1) return models[present[0]!] ?? 'given';
  return total.kind === 'scored' ? 'given' : 'none';
}

function subscoreRows(scoring: Scoring, halfCount: number, controls: readonly ControlReport[]): SubscoreReport[] {
  const { halves, actionHalf, enabled } = scoring;
  const valueOfPoint = pointValues(halves.defenderXdr.ledger, 1 / halfCount).get('')?.percentOfTotal ?? null;
  const row = (id: SubscoreId): SubscoreReport => {
    if (id === 'infrastructure')
      return { id, score: halves.infrastructure.score, potentialPercent: infrastructurePotential(scoring, halfCount, controls) };
    const own = actionHalf.subscores.get(id);
    if (enabled.defenderXdr === false) return { id, score: unknownScore('notEnabled'), potentialPercent: null };
    const missing = unknownScore(enabled.defenderXdr === true ? 'noData' : 'notEnabled');
    const potential = own?.openPoints != null && valueOfPoint !== null ? own.openPoints * valueOfPoint : null;
    return { id, score: own?.score ?? missing, potentialPercent: potential };
  };
  const ids: SubscoreId[] = actionHalf.subscores.has('other') ? [...subscoreIds, 'other'] : [...subscoreIds];
  return ids.map(row);
}

/** All increases of the half's controls; without controls, what is left to 100 %. */
function infrastructurePotential(scoring: Scoring, halfCount: number, controls: readonly ControlReport[]): number | null {
  const { halves, models } = scoring;
  const half = halves.infrastructure.ledger;
  if (!half) return null;
  const rows = models.infrastructure === 'classic' ? controls : [];
  if (rows.length === 0) return Math.max(0, 100 - half.percent) / halfCount;
  return rows.reduce((sum, row) => sum + (row.potentialPercent ?? 0), 0);
}

function controlRows({ classic, halves, models }: Scoring, halfCount: number): ControlReport[] {
  const values = pointValues(models.infrastructure === 'classic' ? halves.infrastructure.ledger : null, halfCount > 0 ? 1 / halfCount : 0);
  return (classic?.cells ?? []).map((cell) => controlRow(cell, values));
}

function scopeRows(scoring: Scoring, controls: readonly ControlReport[]): ScopeReport[] {
  const potentials = new Map<string, number>();
  for (const { scopeId, potentialPercent } of controls) {
    if (potentialPercent !== null) potentials.set(keyOf(scopeId), (potentials.get(keyOf(scopeId)) ?? 0) + potentialPercent);
  }
  return (scoring.infrastructure?.scopes ?? []).map(({ scope, score, resources, unlisted, weight, weightShare, simpleMeanPercent }) => ({
    id: scope.id,
    name: nameOf(scope),
    kind: scope.kind ?? null,
    parentId: scope.parentId ?? null,
    environment: scope.environment ?? null,
    weight,
    weightShare,
    score,
    simpleMeanPercent,
    resources,
    potentialPercent: potentials.get(keyOf(scope.id)) ?? null,
    unlisted,
  }));
}

/** Rows in the order in which the posture lists them; those that are only assessed come last. */
function recommendationRows(scoring: Scoring, halfCount: number): RecommendationReport[] {
  const { halves, models, enabled, partition, classic, riskBased } = scoring;
  const share = halfCount > 0 ? 1 / halfCount : 0;
  const xdr = halves.defenderXdr.ledger;
  const xdrValue = pointValues(xdr, share).get('');
  const infrastructureValues = pointValues(halves.infrastructure.ledger, share);
  const rows = new Map<Recommendation, RecommendationReport>();
  for (const item of scoring.evaluated)
    rows.set(item.action, actionRow(item, xdrValue, xdr?.scopes[0]?.maxPoints ?? null, enabled.defenderXdr !== false));
  for (const item of scoring.infrastructureActions) {
    const isOwnHalf = models.infrastructure === 'actions';
    const row = actionRow(
      item,
      isOwnHalf ? infrastructureValues.get('') : undefined,
      halves.infrastructure.ledger?.scopes[0]?.maxPoints ?? null,
      enabled.infrastructure !== false,
    );
    rows.set(
      item.action,
      isOwnHalf ? row : { ...row, notCounted: row.notCounted ?? 'countedElsewhere', potentialPoints: null, potentialAlonePoints: null },
    );
  }
  if (models.infrastructure === 'riskBased' && riskBased) {
    const list = [...partition.classic, ...partition.riskBased];
    riskRows(list, riskBased, scoring.table, share).forEach((row, index) => rows.set(list[index]!, row));
  } else if (classic) {
    const list = [...partition.classic, ...partition.riskBased];
    classicRows(list, classic, infrastructureValues, share, enabled.infrastructure !== false).forEach((row, index) =>
      rows.set(list[index]!, row),
    );
  }
  return [...rows.values()];
}
