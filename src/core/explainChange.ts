/**
 * Why did the score change: the exact contribution of every part, in percentage points, adding up to the change
 * (SCORING.md, F). The attribution is symmetric in the two dates, so its order does not matter and swapping them
 * changes every sign.
 */
import { isRiskAccepted, isSelfDeclared } from './actions.js';
import { keyOf, scopedKey } from './identifiers.js';
import { identified, sumOf } from './lists.js';
import type { Ledger, LedgerHalf, LedgerPart, LedgerScope } from './ledger.js';
import { ledgerOf } from './ledgerOfReport.js';
import type { Recommendation } from './posture.js';
import type { RecommendationReport, ScoreReport } from './report.js';
import { percentOf } from './score.js';
import { isGiven, isOneFigure, matchedParts, splitHalves, splitScopes, type Member } from './splitMean.js';

export type CauseKind = 'points' | 'status' | 'new' | 'retired' | 'maximum' | 'resources' | 'weight' | 'unlisted';

/** For people: we improved, we regressed, inventory changed, the vendor changed the catalogue. */
export type CauseOrigin = 'improved' | 'regressed' | 'inventory' | 'catalogue';

export interface ChangeCause {
  readonly kind: CauseKind;
  readonly origin: CauseOrigin;
  readonly subject: {
    readonly kind: 'total' | 'part' | 'scope' | 'control' | 'recommendation' | 'asset' | 'subscore' | 'unlisted';
    readonly id: string;
    readonly name: string;
    readonly scopeId?: string;
  };
  /** Percentage points of the total. */
  readonly deltaPercent: number;
  /** In points, where the subject has them. */
  readonly deltaPoints?: number;
}

export type ChangeExplanation =
  | {
      readonly kind: 'change';
      /** Percentage points of the total, after minus before. */
      readonly deltaPercent: number;
      readonly causes: readonly ChangeCause[];
      /** What the causes do not add up to; noise of binary fractions, below 1e-9. */
      readonly residual: number;
    }
  | { readonly kind: 'notComparable'; readonly reason: 'notScored' | 'onlyTotals' | 'modelDiffers' | 'tenantDiffers' | 'residual' };

const tolerance = 1e-9;

/** The causes of the change from one report to another of the same tenant, in no order of importance. */
export function explainChange(before: ScoreReport, after: ScoreReport): ChangeExplanation {
  const [from, to] = [percentOf(before.total), percentOf(after.total)];
  if (from === null || to === null) return { kind: 'notComparable', reason: 'notScored' };
  if (before.tenantId && after.tenantId && keyOf(before.tenantId) !== keyOf(after.tenantId))
    return { kind: 'notComparable', reason: 'tenantDiffers' };
  if (!isSameModel(before, after)) return { kind: 'notComparable', reason: 'modelDiffers' };
  const [first, second] = [ledgerOf(before), ledgerOf(after)];
  const deltaPercent = to - from;
  if (!first || !second) return { kind: 'notComparable', reason: 'onlyTotals' };
  if (first.halves.length + second.halves.length === 0)
    return { kind: 'change', deltaPercent, causes: ownScore('total', '', '', deltaPercent), residual: 0 };
  if (first.halves.length === 0 || second.halves.length === 0) return { kind: 'notComparable', reason: 'onlyTotals' };
  const facts = new Facts(before, after);
  const causes = [...causesOfTotal(first, second, facts)].filter((cause) => cause.deltaPercent !== 0);
  const residual = deltaPercent - sumOf(causes, (cause) => cause.deltaPercent);
  if (Math.abs(residual) > tolerance) return { kind: 'notComparable', reason: 'residual' };
  return { kind: 'change', deltaPercent, causes, residual };
}

/** A score of which, on a date at least, nothing more is known than itself changed by itself. */
function ownScore(kind: 'total' | 'part' | 'scope', id: string, name: string, deltaPercent: number): ChangeCause[] {
  return deltaPercent === 0
    ? []
    : [{ kind: 'points', origin: deltaPercent > 0 ? 'improved' : 'regressed', subject: { kind, id, name }, deltaPercent }];
}

/** The choices that make another number of the same data. */
const rulesOf = ({ options }: ScoreReport): string =>
  JSON.stringify([
    options.riskAccepted ?? 'exclude',
    options.mitigatedExemption ?? 'notApplicable',
    options.factors ?? 'default',
    options.criticalityWeights ?? {},
  ]);

/**
 * The classic and the risk-based cloud score and a host's own actions are different numbers, and so are scores by other
 * rules: their difference explains nothing. A figure that was given may be of any model. A report from JSON no longer knows its rules.
 */
function isSameModel(before: ScoreReport, after: ScoreReport): boolean {
  if (before.options && after.options && rulesOf(before) !== rulesOf(after)) return false;
  const [one, other] = [before, after].map(({ halves }) => halves.infrastructure.model);
  return !one || !other || one === other || one === 'given' || other === 'given';
}

function* causesOfTotal(before: Ledger, after: Ledger, facts: Facts): Generator<ChangeCause> {
  for (const half of splitHalves(before, after)) {
    if (half.mix !== 0) yield partCause(half, half.mix);
    if (half.before && half.after) yield* causesOfHalf(half.before, half.after, half.scoreFactor, facts);
  }
  yield unlistedCause('total', '', undefined, after.offsetPercent - before.offsetPercent);
}

function partCause({ key, before }: Member<LedgerHalf>, deltaPercent: number): ChangeCause {
  return { kind: before ? 'retired' : 'new', origin: 'inventory', subject: { kind: 'part', id: key, name: key }, deltaPercent };
}

function* causesOfHalf(before: LedgerHalf, after: LedgerHalf, factor: number, facts: Facts): Generator<ChangeCause> {
  if (isGiven(before) || isGiven(after)) {
    yield* ownScore('part', after.id, after.id, factor * (after.percent - before.percent));
    return;
  }
  for (const scope of splitScopes(before, after)) {
    if (scope.mix !== 0) yield scopeCause(scope, factor * scope.mix);
    if (scope.before && scope.after) yield* causesOfScope(scope.before, scope.after, factor * scope.scoreFactor, facts);
  }
  yield unlistedCause(before.id, '', undefined, factor * (after.offsetPercent - before.offsetPercent));
}

function scopeCause({ before, after }: Member<LedgerScope>, deltaPercent: number): ChangeCause {
  const scope = (after ?? before)!;
  const kind = !before ? 'new' : !after ? 'retired' : 'weight';
  return { kind, origin: 'inventory', subject: { kind: 'scope', id: scope.scopeId ?? '', name: scope.name }, deltaPercent };
}

/** `100 × [ Δc × (1/M₀ + 1/M₁)/2 − Δm × (C₀ + C₁)/2 / (M₀ × M₁) ]` for each part of a scope. */
function* causesOfScope(before: LedgerScope, after: LedgerScope, factor: number, facts: Facts): Generator<ChangeCause> {
  if (isOneFigure(before) || isOneFigure(after)) {
    const deltaPercent = factor * 100 * (after.points / after.maxPoints - before.points / before.maxPoints);
    yield* ownScore('scope', after.scopeId!, after.name, deltaPercent);
    return;
  }
  const g = (1 / before.maxPoints + 1 / after.maxPoints) / 2;
  const perMaximum = (before.points + after.points) / 2 / (before.maxPoints * after.maxPoints);
  for (const member of matchedParts(before, after)) {
    const deltaPoints = (member.after?.points ?? 0) - (member.before?.points ?? 0);
    const deltaMaximum = (member.after?.maxPoints ?? 0) - (member.before?.maxPoints ?? 0);
    if (deltaPoints === 0 && deltaMaximum === 0) continue;
    const deltaPercent = factor * 100 * (deltaPoints * g - deltaMaximum * perMaximum);
    yield facts.causeOf(member, deltaPercent, deltaPoints, deltaMaximum);
  }
}

function unlistedCause(id: string, name: string, scopeId: string | undefined, deltaPercent: number): ChangeCause {
  return {
    kind: 'unlisted',
    origin: 'catalogue',
    subject: { kind: 'unlisted', id, name, ...(scopeId === undefined ? {} : { scopeId }) },
    deltaPercent,
  };
}

/** What the two reports say beyond points: statuses and resources, which tell one kind of cause from another. */
class Facts {
  readonly #statuses: readonly Map<string, string>[];
  readonly #applicable: readonly Map<string, number>[];
  /** Actions whose maximum nobody said, on a date at least. */
  readonly #guessed: ReadonlySet<string>;

  constructor(before: ScoreReport, after: ScoreReport) {
    const reports = [before, after];
    const rows = reports.map(rowsOf);
    this.#statuses = reports.map(({ recommendations }, date) => {
      const statuses = new Map(rows[date]!.map((row) => [scopedKey(row.scopeId, row.id), decisiveStatus(row)]));
      // What a what-if assumes stands in the report's rows alone.
      for (const { scopeId, id, status } of recommendations) if (isGivenWord(status)) statuses.set(scopedKey(scopeId, id), status);
      return statuses;
    });
    const guessed = rows.flat().filter(({ maxPoints, maxPointsImplied }) => maxPointsImplied || maxPoints == null);
    this.#guessed = new Set(guessed.map(({ scopeId, id }) => scopedKey(scopeId, id)));
    this.#applicable = reports.map(
      (report) => new Map(report.controls.map((row) => [scopedKey(row.scopeId, row.id), row.resources.healthy + row.resources.unhealthy])),
    );
  }

  causeOf(member: Member<LedgerPart>, deltaPercent: number, deltaPoints: number, deltaMaximum: number): ChangeCause {
    const part = (member.after ?? member.before)!;
    if (part.kind === 'unlisted') return { ...unlistedCause(part.id, part.name, part.scopeId ?? undefined, deltaPercent), deltaPoints };
    // A maximum that is guessed from points comes, goes and drifts with them.
    const isDrift = deltaPoints * deltaPercent > 0 && this.#guessed.has(scopedKey(part.scopeId, part.id));
    const kind = this.#kindOf(member, part, isDrift ? 0 : deltaMaximum);
    const subject = { kind: part.kind, id: part.id, name: part.name, ...(part.scopeId === null ? {} : { scopeId: part.scopeId }) };
    const hasPoints = part.kind !== 'asset';
    return { kind, origin: originOf(kind, part, deltaPercent), subject, deltaPercent, ...(hasPoints ? { deltaPoints } : {}) };
  }

  #kindOf(member: Member<LedgerPart>, part: LedgerPart, deltaMaximum: number): CauseKind {
    const key = scopedKey(part.scopeId, part.id);
    const [statusBefore, statusAfter] = this.#statuses.map((statuses) => statuses.get(key));
    const isSameAction = part.kind === 'recommendation' && statusBefore !== undefined && statusAfter !== undefined;
    const hasNewStatus = isSameAction && statusBefore !== statusAfter;
    if (!member.before || !member.after) return hasNewStatus ? 'status' : member.before ? 'retired' : 'new';
    if (deltaMaximum !== 0) return part.kind === 'asset' ? 'weight' : 'maximum';
    if (hasNewStatus) return 'status';
    const [before, after] = this.#applicable.map((counts) => counts.get(key));
    return part.kind === 'control' && before !== after ? 'resources' : 'points';
  }
}

/** The rows as they were given; a report from JSON has only its own. */
const rowsOf = (report: ScoreReport): readonly Recommendation[] =>
  identified<Recommendation>(report.posture ? report.posture.recommendations : (report.recommendations as readonly Recommendation[]));

/** Statuses that decide the points whatever is detected. */
const isGivenWord = (status: string | null | undefined): boolean =>
  isRiskAccepted(status) || isSelfDeclared(status) || status === 'notScored';

/** The status where it, and not what was detected, decided the points. */
const decisiveStatus = ({ status, points, notCounted }: Recommendation & Partial<Pick<RecommendationReport, 'notCounted'>>): string => {
  if (isGivenWord(status)) return status!;
  // A row of a report without points does not count: its status is derived and decided nothing.
  return points == null && !notCounted ? (status ?? '') : '';
};

function originOf(kind: CauseKind, part: LedgerPart, deltaPercent: number): CauseOrigin {
  if (kind === 'points' || kind === 'status') return deltaPercent >= 0 ? 'improved' : 'regressed';
  if (kind === 'resources' || kind === 'weight') return 'inventory';
  // A control or an asset comes and goes with what is deployed; an action comes and goes with the vendor's catalogue.
  if ((kind === 'new' || kind === 'retired') && part.kind !== 'recommendation') return 'inventory';
  return 'catalogue';
}
