/** What scoring returns: every number of the page, unrounded, with what it needs to be printed and explained. */
import type { NotCountedReason } from './actions.js';
import type { Ledger } from './ledger.js';
import type { ScoreOptions } from './options.js';
import type {
  Comparison,
  Control,
  HistoryPoint,
  Posture,
  Recommendation,
  ResourceCounts,
  RiskLevel,
  ScopeKind,
  Target,
} from './posture.js';
import type { QualityNote } from './quality.js';
import type { HalfId, PointsPair, Score, SubscoreId } from './score.js';

/** Which arithmetic made the total: one of the vendor's models, the mean of two, or figures that were given as they are. */
export type ScoreModel = 'actions' | 'classic' | 'riskBased' | 'combined' | 'given' | 'none';

/** What a half was computed by; `null` where it is missing. */
export type HalfModel = 'actions' | 'classic' | 'riskBased' | 'given' | null;

export interface SubscoreReport {
  readonly id: SubscoreId;
  readonly score: Score;
  /** Percentage points of the report's total that everything open in it would add; `null` where not known. */
  readonly potentialPercent: number | null;
}

export interface ScopeReport {
  readonly id: string;
  readonly name: string;
  readonly kind: ScopeKind | null;
  readonly parentId: string | null;
  readonly environment: string | null;
  /** The vendor's weight, or the fallback's; `null` for a group and for a scope outside the total. */
  readonly weight: number | null;
  /** 0..1 of the Infrastructure half, groups being the sum of what is below them. */
  readonly weightShare: number | null;
  readonly score: Score;
  /** Mean of the scores below, unweighted, 0..100; for a group only. */
  readonly simpleMeanPercent: number | null;
  readonly resources: ResourceCounts | null;
  readonly potentialPercent: number | null;
  /** The difference between the vendor's points and those of the listed controls; `null` where none are listed or needed. */
  readonly unlisted: PointsPair | null;
}

export interface ControlReport {
  readonly id: string;
  readonly name: string;
  readonly description: string | null;
  readonly scopeId: string | null;
  readonly environment: string | null;
  readonly maxPoints: number | null;
  readonly score: Score;
  /** `max × unhealthy / (healthy + unhealthy)`, unrounded. */
  readonly potentialPoints: number | null;
  /** Percentage points of the report's total. */
  readonly potentialPercent: number | null;
  /** Percentage points of its own scope. */
  readonly potentialPercentOfScope: number | null;
  readonly resources: ResourceCounts;
  readonly recommendationIds: readonly string[];
  readonly deprecated: boolean;
}

export interface RecommendationReport extends Omit<Recommendation, 'points' | 'maxPoints' | 'title' | 'status' | 'subscore'> {
  readonly title: string;
  readonly subscore: SubscoreId;
  readonly model: 'actions' | 'classic' | 'riskBased';
  readonly status: string;
  /** Counted points. `null` where it has none of its own: a classic recommendation, or one that is not scored. */
  readonly points: number | null;
  readonly maxPoints: number | null;
  /** `null` where it counts. */
  readonly notCounted: NotCountedReason | null;
  /** The points rest on someone's word. */
  readonly selfDeclared: boolean;
  /** Points to win; for a classic recommendation "up to", since recommendations of one control overlap. */
  readonly potentialPoints: number | null;
  /** Points won by doing this one alone; `null` where the data cannot tell. */
  readonly potentialAlonePoints: number | null;
  /** Percentage points of the report's total. */
  readonly potentialPercent: number | null;
  /** Percentage points of its own half or scope. */
  readonly potentialPercentOfScope: number | null;
  /** Its maximum as a share of the total maximum, 0..1 (another number than the potential increase). */
  readonly scoreImpactShare: number | null;
}

export interface RiskGroup {
  readonly id: string;
  readonly assets: number;
  readonly score: Score;
}

/** The parts of the risk-based model. */
export interface RiskReport {
  /** Open recommendations by risk level. */
  readonly open: Readonly<Record<RiskLevel, number>>;
  readonly environments: readonly RiskGroup[];
  readonly workloads: readonly RiskGroup[];
}

export interface HistoryDay {
  /** A UTC day, `YYYY-MM-DD`. */
  readonly date: string;
  /** `null` where the day is listed without a score. */
  readonly percent: number | null;
  readonly points?: number;
  readonly maxPoints?: number;
  readonly halves?: HistoryPoint['halves'];
  readonly subscores?: HistoryPoint['subscores'];
  readonly scopes?: HistoryPoint['scopes'];
  readonly controls?: readonly Control[] | null;
  readonly recommendations?: readonly Recommendation[] | null;
  /** True for the day that was appended from this report. */
  readonly computed?: true;
}

export interface ScoreChange {
  /** Percentage points. */
  readonly deltaPercent: number;
  /** The UTC day compared with. */
  readonly since: string;
  /** Days between the two. */
  readonly days: number;
}

export interface ScoreReport {
  readonly kind: 'report';
  readonly asOf: string | null;
  readonly tenantId: string | null;
  readonly tenantName: string | null;
  readonly model: ScoreModel;
  readonly total: Score;
  readonly parts: Readonly<Record<HalfId, Score>>;
  /** How the halves were made. */
  readonly halves: {
    readonly infrastructure: {
      readonly model: HalfModel;
      /** The unweighted mean over scopes beside the weighted score, 0..100. */
      readonly simpleMeanPercent: number | null;
      /** `given`: the vendor's weights; `fallback`: healthy + unhealthy; `equal`: nothing to weigh by, or nothing to weigh; `null`: no scope. */
      readonly weighting: 'given' | 'fallback' | 'equal' | null;
      /** The difference between given points and those of a host's own actions; `null` for a cloud model. */
      readonly unlisted: PointsPair | null;
    };
    readonly defenderXdr: { readonly model: HalfModel; readonly unlisted: PointsPair | null };
  };
  readonly subscores: readonly SubscoreReport[];
  readonly scopes: readonly ScopeReport[];
  readonly controls: readonly ControlReport[];
  readonly recommendations: readonly RecommendationReport[];
  readonly projections: { readonly planned: Score; readonly currentLicense: Score; readonly achievable: Score };
  readonly comparisons: readonly Comparison[];
  readonly history: readonly HistoryDay[];
  readonly change: ScoreChange | null;
  readonly targets: readonly Target[];
  readonly quality: readonly QualityNote[];
  /** The parts of the risk-based model, where it was computed; `null` elsewhere. */
  readonly risk: RiskReport | null;
  readonly deviceExposure: { readonly points: number; readonly asOf?: string | null } | null;
  /** The arithmetic behind the total, in one form for all models; not enumerable, so left out of JSON. */
  readonly ledger: Ledger;
  /** The input, by reference; not enumerable, so left out of JSON. */
  readonly posture: Posture;
  /** The options, by reference; not enumerable, so left out of JSON. */
  readonly options: ScoreOptions;
}
