/** From a posture to a report: the one way in which every number of the kit is made. Pure; see SCORING.md. */
import { assessmentTable } from './assessments.js';
import { AssumedChanges, type PostureChange } from './changes.js';
import { scoreClassic, type ClassicScore } from './classic.js';
import { utcDay } from './dates.js';
import { evaluateActions, scoreActionHalf, type ActionHalf, type EvaluatedAction } from './defenderXdr.js';
import { qualityOf } from './dataQuality.js';
import { givenScore } from './given.js';
import { changeOver } from './changeOver.js';
import { historyOf } from './history.js';
import { keyOf } from './identifiers.js';
import { scoreInfrastructure, type InfrastructureHalf } from './infrastructure.js';
import { grouped, identified, listOf, sumOf } from './lists.js';
import type { ScoreOptions } from './options.js';
import { projectionsOf } from './projections.js';
import { partitionRecommendations, type Keyed, type RecommendationPartition } from './partition.js';
import type { AssessmentTable, GivenScore, Posture } from './posture.js';
import type { ControlReport, HalfModel, RecommendationReport, ScoreModel, ScoreReport, SubscoreReport } from './report.js';
import { actionRow, classicRows, controlRow, pointValues, sameValue, type ClassicFigures, type PointValue } from './reportRows.js';
import { riskRows, scoreRiskBased, type RiskBasedHalf } from './riskBased.js';
import { percentOf, unknownScore, type HalfId, type SubscoreId } from './score.js';
import { combineHalves, eachHalf, halfIds, type HalfResult, type TotalResult } from './total.js';

const subscoreIds: readonly SubscoreId[] = ['infrastructure', 'apps', 'identity', 'data', 'devices'];

/**
 * Scores a posture. Never throws for data: what is missing is `unknown` with its reason, what is odd stands in `quality`.
 */
export function scorePosture(posture: Posture, options: ScoreOptions = {}): ScoreReport {
  return scoreWithChanges(posture, options, noChanges());
}

const noChanges = () => new AssumedChanges();

/** The same arithmetic with some recommendations assumed done or of another status (SCORING.md, G). */
export function scoreWithChanges(posture: Posture, given: ScoreOptions, changes: AssumedChanges): ScoreReport {
  const input = posture && typeof posture === 'object' ? posture : {};
  const options = given ?? {};
  return scoreFrom({ posture: input, options, changes, base: scoreTotal(input, options, noChanges(), null), drawn: null });
}

/**
 * The same from a report, with what was assumed for it already: a report is the value of the moment that it was made, and
 * so is what follows from it. One that was not made here (it came from a worker) is scored from its posture.
 */
export function scoreOnTop(report: ScoreReport, changes: readonly PostureChange[]): ScoreReport {
  const origin = origins.get(report);
  if (!origin) return scoreWithChanges(report.posture, report.options ?? {}, new AssumedChanges(changes));
  return scoreFrom({ ...origin, changes: origin.changes.and(changes) });
}

/** What a report was made from, and the rows of its `base`. */
interface Origin {
  readonly posture: Posture;
  readonly options: ScoreOptions;
  readonly changes: AssumedChanges;
  readonly base: Scoring;
  readonly drawn: DrawnRows | null;
}

const origins = new WeakMap<ScoreReport, Origin>();

function scoreFrom(origin: Origin): ScoreReport {
  const { posture, options, changes, base } = origin;
  const scoring = changes.isEmpty ? base : scoreTotal(posture, options, changes, base);
  const drawn = drawRows(scoring, origin);
  const report = reportOf(origin, scoring, drawn);
  origins.set(report, { ...origin, drawn: changes.isEmpty ? drawn : origin.drawn });
  return report;
}

interface Scoring extends Cloud {
  readonly table: AssessmentTable;
  readonly given: GivenTotals;
  readonly partition: RecommendationPartition;
  readonly evaluated: readonly EvaluatedAction[];
  /** Infrastructure only of a host's own actions, where no cloud model feeds it. */
  readonly actionHalves: Readonly<Record<HalfId, ActionHalf | null>> & { readonly defenderXdr: ActionHalf };
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
  const evaluate = (actions: readonly Keyed[], list: 'evaluated' | 'infrastructureActions') =>
    evaluateActions(actions, options.riskAccepted ?? 'exclude', changes, base && base[list]);
  const enabled = eachHalf((id) => options[id] ?? posture.settings?.[id] ?? null);
  const evaluated = evaluate(partition.actions, 'evaluated');
  const cloud = scoreCloud(posture, options, changes, table, partition, given.infrastructure, base);
  const infrastructureActions = evaluate(partition.infrastructureActions, 'infrastructureActions');
  const hasOwnActions = cloud.model === null && infrastructureActions.length > 0;
  const actionHalves = {
    infrastructure: hasOwnActions ? scoreActionHalf('infrastructure', infrastructureActions, given.infrastructure, new Map()) : null,
    defenderXdr: scoreActionHalf('defenderXdr', evaluated, given.defenderXdr, given.subscores),
  };
  const halves = eachHalf((id) => applySetting(actionHalves[id] ?? cloud.result, enabled[id]));
  const models: Scoring['models'] = {
    infrastructure: hasOwnActions ? 'actions' : halves.infrastructure.ledger && (cloud.model ?? 'given'),
    defenderXdr: halves.defenderXdr.ledger && (evaluated.length > 0 ? 'actions' : 'given'),
  };
  // A given total is that of what is enabled: with a half switched off it says nothing about the other.
  const off = halfIds.filter((id) => enabled[id] === false);
  const isOff = off.length > 0 && halfIds.some((id) => halves[id].ledger);
  // One that has data: the history then is of both, and today's total of one.
  const isNarrowed = off.some((id) => (actionHalves[id] ?? cloud.result).ledger);
  const total = off.length === 2 ? noTotal : combineHalves(halves, isOff ? null : given.total, base?.total.ledger ?? null);
  return {
    ...cloud,
    table,
    given,
    partition,
    evaluated,
    actionHalves,
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
  const mitigated = options.mitigatedExemption ?? 'notApplicable';
  const classic = scoreClassic(controls, partition, table, mitigated, changes, base && base.classic);
  const baseHalf = base && base.infrastructure.ledger;
  const infrastructure = scoreInfrastructure(classic.cells, identified(posture.scopes), isRiskBased ? null : given, baseHalf);
  const cloud = { classic, infrastructure };
  if (isRiskBased) {
    const riskBased = scoreRiskBased(assets, classic.items, table, options, changes, given, base?.riskBased?.ledger ?? null);
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

function reportOf({ posture, options, changes, base }: Origin, scoring: Scoring, { rows, halfShare, values }: DrawnRows): ScoreReport {
  const { total, halves, models, classic, infrastructure, riskBased } = scoring;
  const present = halfIds.filter((id) => halves[id].ledger);
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
  const controls = classic.cells.map((cell) => controlRow(cell, isClassic ? values : new Map()));
  const unlisted = eachHalf((id) => halves[id].ledger && (scoring.actionHalves[id]?.unlisted ?? null));
  const quality = qualityOf({ ...scoring, posture, now, baseClassic: base.classic });
  const report: Omit<ScoreReport, 'ledger' | 'posture' | 'options'> = {
    kind: 'report',
    asOf,
    tenantId,
    tenantName,
    model: modelOf(models, present, total),
    total: total.score,
    parts: eachHalf((id) => halves[id].score),
    halves: {
      infrastructure: {
        model: models.infrastructure,
        simpleMeanPercent: isClassic ? infrastructure.simpleMeanPercent : null,
        weighting: isClassic ? infrastructure.weighting : null,
        unlisted: unlisted.infrastructure,
      },
      defenderXdr: { model: models.defenderXdr, unlisted: unlisted.defenderXdr },
    },
    subscores: subscoreRows(scoring, halfShare, isClassic ? controls : []),
    scopes: scopeRows(infrastructure, controls),
    controls,
    recommendations: rows,
    projections: projectionsOf(scoring, rows, (more) => percentOf(scoreTotal(posture, options, changes.and(more), base).total.score)),
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

function subscoreRows({ halves, actionHalves, enabled }: Scoring, halfShare: number, controls: readonly ControlReport[]): SubscoreReport[] {
  const value = pointValues(halves.defenderXdr.ledger, halfShare).get('')?.percentOfTotal ?? null;
  const { subscores } = actionHalves.defenderXdr;
  const isOff = enabled.defenderXdr === false;
  const missing = unknownScore(enabled.defenderXdr ? 'noData' : 'notEnabled');
  const row = (id: SubscoreId): SubscoreReport => {
    const own = isOff ? undefined : subscores.get(id);
    const isKnown = own && own.openPoints !== null && value !== null;
    return { id, score: own?.score ?? missing, potentialPercent: isKnown ? own.openPoints! * value : null };
  };
  const half = halves.infrastructure;
  // All increases of the half's controls; without controls, what is left to 100 %.
  const left = half.ledger && Math.max(0, 100 - half.ledger.percent) * halfShare;
  const open = half.ledger && controls.length > 0 ? sumOf(controls, ({ potentialPercent }) => potentialPercent ?? 0) : left;
  const ids = subscoreIds.concat(subscores.has('other') ? 'other' : []);
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

/** The rows of a scoring, and what a point was worth in them. */
interface DrawnRows extends ClassicFigures {
  readonly rows: readonly RecommendationReport[];
  readonly actionValue: PointValue | undefined;
}

/**
 * Actions first, each kind in the order in which the posture lists them; those that are only assessed come last. What the
 * changes do not move keeps the row that was drawn before.
 */
function drawRows(scoring: Scoring, { base, drawn }: Origin): DrawnRows {
  const { halves, models, enabled, evaluated, infrastructureActions, classic, riskBased, table } = scoring;
  const present = halfIds.filter((id) => halves[id].ledger);
  const halfShare = present.length > 0 ? 1 / present.length : 0;
  const valuesOf = (id: HalfId) => pointValues(halves[id].ledger, halfShare);
  const values = valuesOf('infrastructure');
  const actionValue = valuesOf('defenderXdr').get('');
  const isOwnHalf = models.infrastructure === 'actions';
  const isOn = enabled.infrastructure !== false;
  const isSameValue = drawn && sameValue(drawn.actionValue, actionValue);
  const actionRows = evaluated.map((item, index) =>
    isSameValue && base.evaluated[index] === item ? drawn.rows[index]! : actionRow(item, actionValue, enabled.defenderXdr !== false),
  );
  const ownRows = infrastructureActions.map((item) => {
    const row = actionRow(item, isOwnHalf ? values.get('') : undefined, isOn);
    if (isOwnHalf) return row;
    row.notCounted ??= 'countedElsewhere';
    row.potentialPoints = row.potentialAlonePoints = null;
    return row;
  });
  const before = drawn && { ...drawn, classic: base.classic, rows: drawn.rows.slice(actionRows.length + ownRows.length) };
  const cloudRows =
    models.infrastructure === 'riskBased' && riskBased
      ? riskRows(classic.items, riskBased, table, halfShare)
      : classicRows({ classic, values, halfShare }, isOn, base.models.infrastructure === 'riskBased' ? null : before);
  return { rows: [...actionRows, ...ownRows, ...cloudRows], classic, values, halfShare, actionValue };
}
