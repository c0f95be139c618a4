/**
 * A posture is everything that is known about a tenant at one moment, as plain nouns: what a reader makes of the
 * vendor's payloads, and what a host with typed data may write by hand. Its shape is that of the plain format.
 * All parts are optional; a missing part is not known, never zero.
 */
import type { QualityNote } from './quality.js';
import type { HalfId, SubscoreId } from './score.js';

/** A score that the vendor or the host gives: a percent, or points and their maximum. */
export interface GivenScore {
  readonly percent?: number | null;
  readonly points?: number | null;
  readonly maxPoints?: number | null;
}

export interface ResourceCounts {
  readonly healthy: number;
  readonly unhealthy: number;
  readonly notApplicable: number;
}

export type ScopeKind = 'tenant' | 'managementGroup' | 'subscription' | 'account' | 'project' | 'connector' | 'initiative';

export interface Scope {
  readonly id: string;
  readonly name?: string | null;
  readonly kind?: ScopeKind | null;
  readonly parentId?: string | null;
  /** Azure, AWS, GCP, AzureDevOps, GitHub, GitLab …, as the vendor spells it. */
  readonly environment?: string | null;
  /** The vendor's weight of this scope; it cannot be derived (SCORING.md, B). */
  readonly weight?: number | null;
  /** The reader has no permission to see this scope's score. */
  readonly restricted?: boolean | null;
  readonly score?: GivenScore | null;
  readonly resources?: ResourceCounts | null;
}

/** A security control of the classic Defender for Cloud score, in one scope. */
export interface Control {
  readonly id: string;
  readonly name?: string | null;
  readonly description?: string | null;
  readonly maxPoints?: number | null;
  /** The vendor's rounded current points; they stand until a what-if touches the control. */
  readonly points?: number | null;
  readonly scopeId?: string | null;
  readonly environment?: string | null;
  readonly resources?: ResourceCounts | null;
  readonly recommendationIds?: readonly string[] | null;
  readonly deprecated?: boolean | null;
}

export type KnownStatus =
  'toAddress' | 'planned' | 'riskAccepted' | 'thirdParty' | 'alternateMitigation' | 'completed' | 'ignored' | 'notScored';

/** A known status, or the vendor's own word for one we do not know. */
export type Status = KnownStatus | (string & {});

export type RiskLevel = 'critical' | 'high' | 'medium' | 'low';

export interface StateUpdate {
  readonly date?: string | null;
  readonly state?: string | null;
  readonly note?: string | null;
  readonly by?: string | null;
}

export interface ComplianceReference {
  readonly standard: string;
  readonly controls: readonly string[];
}

/** A recommended action of Microsoft Secure Score, or a recommendation of Defender for Cloud. */
export interface Recommendation {
  readonly id: string;
  readonly title?: string | null;
  readonly subscore?: SubscoreId | null;
  /** The vendor's word where `subscore` is `other`. */
  readonly category?: string | null;
  readonly controlId?: string | null;
  readonly scopeId?: string | null;
  /** Which arithmetic it belongs to; told from its fields where absent. */
  readonly model?: 'actions' | 'classic' | 'riskBased' | null;
  /** The standard it belongs to, where that is not the cloud security benchmark: listed, never scored. */
  readonly standard?: string | null;
  readonly maxPoints?: number | null;
  /** True where `maxPoints` was implied by points and percentage because the profile is missing. */
  readonly maxPointsImplied?: boolean | null;
  readonly points?: number | null;
  /** The points are the vendor's own result, status included: they stand for every status but an accepted risk. */
  readonly pointsAreFinal?: boolean | null;
  /** Units done, or done at all. */
  readonly implemented?: number | boolean | null;
  /** Units there are. */
  readonly total?: number | null;
  readonly status?: Status | null;
  readonly preview?: boolean | null;
  readonly deprecated?: boolean | null;
  readonly riskLevel?: RiskLevel | (string & {}) | null;
  readonly severity?: string | null;
  readonly environment?: string | null;
  readonly workload?: string | null;
  readonly service?: string | null;
  readonly tier?: string | null;
  readonly rank?: number | null;
  /** May hold the vendor's HTML; it is data and is only ever printed through the allow-list. */
  readonly description?: string | null;
  readonly remediation?: string | null;
  readonly remediationImpact?: string | null;
  readonly implementationStatus?: string | null;
  readonly threats?: readonly string[] | null;
  readonly userImpact?: string | null;
  readonly implementationCost?: string | null;
  readonly actionType?: string | null;
  readonly insights?: readonly string[] | null;
  readonly owner?: string | null;
  readonly dueDate?: string | null;
  readonly updatedAt?: string | null;
  readonly lastSynced?: string | null;
  readonly url?: string | null;
  /** False where the tenant does not own the service; unknown where absent. */
  readonly licensed?: boolean | null;
  readonly resources?: ResourceCounts | null;
  readonly states?: readonly StateUpdate[] | null;
  readonly compliance?: readonly ComplianceReference[] | null;
  /** The vendor's catalogue holds it but the payload of its score came without its profile. */
  readonly profileMissing?: boolean | null;
}

export type Health = 'healthy' | 'unhealthy' | 'notApplicable';

/** One recommendation at one resource. Rows by hand; readers build the columns of an AssessmentTable. */
export interface Assessment {
  readonly recommendationId: string;
  readonly resourceId: string;
  readonly scopeId?: string | null;
  readonly resourceName?: string | null;
  readonly resourceType?: string | null;
  readonly status: Health;
  readonly exemption?: 'waived' | 'mitigated' | null;
}

/**
 * Assessments as columns: a hundred thousand rows stay a few megabytes and are scored without making an object a row.
 * Numbers index the dictionaries beside them. Build one with `assessmentTable`.
 */
export interface AssessmentTable {
  readonly kind: 'assessmentTable';
  readonly length: number;
  readonly recommendationIds: readonly string[];
  readonly resourceIds: readonly string[];
  /** `null` stands for rows without a scope. */
  readonly scopeIds: readonly (string | null)[];
  /** By resource, aligned with `resourceIds`. */
  readonly resourceNames: readonly (string | null)[];
  readonly resourceTypes: readonly (string | null)[];
  readonly recommendation: Uint32Array;
  readonly resource: Uint32Array;
  readonly scope: Uint32Array;
  /** `AssessmentState` by row. */
  readonly state: Uint8Array;
}

/** An asset of the risk-based model with its open recommendations by risk level. */
export interface Asset {
  readonly id: string;
  readonly name?: string | null;
  readonly scopeId?: string | null;
  readonly environment?: string | null;
  readonly workload?: string | null;
  /** A positive number, or a word that the host maps to one. 1 where absent. */
  readonly criticality?: number | string | null;
  readonly riskFactors?: readonly string[] | null;
  readonly open?: Partial<Readonly<Record<RiskLevel, number>>> | null;
}

/** A day of history. Rows allow "why" to be answered for that day. */
export interface HistoryPoint {
  /** An instant or a day; a snapshot belongs to its UTC day. */
  readonly date: string;
  /** Of the total, or of `half` where that is given; as are `points` and `maxPoints`. */
  readonly percent?: number | null;
  readonly points?: number | null;
  readonly maxPoints?: number | null;
  /** The half that the figures are of: Graph's history is that of the Defender XDR half. */
  readonly half?: HalfId | null;
  /** Figures of both halves, beside or instead of the total's. */
  readonly halves?: Partial<Readonly<Record<HalfId, GivenScore | null>>> | null;
  readonly subscores?:
    | readonly {
        readonly id: SubscoreId;
        readonly percent?: number | null;
        readonly points?: number | null;
        readonly maxPoints?: number | null;
      }[]
    | null;
  readonly scopes?: readonly Scope[] | null;
  readonly controls?: readonly Control[] | null;
  readonly recommendations?: readonly Recommendation[] | null;
}

/** `AllTenants`, `TotalSeats`, `IndustryTypes`, or a basis of the vendor's that we do not know. */
export type ComparisonBasis = 'AllTenants' | 'TotalSeats' | 'IndustryTypes' | (string & {});

export interface Comparison {
  readonly basis: ComparisonBasis;
  /** 0..100. */
  readonly percent: number;
  /** The half it compares with; the total where absent. Graph's comparisons are those of the Defender XDR half. */
  readonly half?: HalfId | null;
  readonly subscores?: readonly { readonly id: SubscoreId; readonly percent: number }[] | null;
}

export interface Target {
  /** 0..100. */
  readonly percent: number;
  readonly date?: string | null;
}

export interface Posture {
  /** The instant the data describe, ISO 8601 in UTC. */
  readonly asOf?: string | null;
  readonly tenantId?: string | null;
  readonly tenantName?: string | null;
  /** Which halves the customer has enabled; told from the data where absent. */
  readonly settings?: { readonly infrastructure?: boolean | null; readonly defenderXdr?: boolean | null } | null;
  /** Totals as the vendor or the host gives them; they stand over our own sums. */
  readonly scores?:
    | (Partial<Readonly<Record<HalfId | 'total', GivenScore | null>>> & {
        readonly subscores?: readonly ({ readonly id: SubscoreId } & GivenScore)[] | null;
      })
    | null;
  readonly targets?: readonly Target[] | null;
  readonly scopes?: readonly Scope[] | null;
  readonly controls?: readonly Control[] | null;
  readonly recommendations?: readonly Recommendation[] | null;
  readonly assessments?: readonly Assessment[] | AssessmentTable | null;
  readonly assets?: readonly Asset[] | null;
  readonly history?: readonly HistoryPoint[] | null;
  readonly comparisons?: readonly Comparison[] | null;
  /** Services the tenant owns, as the vendor names them. */
  readonly enabledServices?: readonly string[] | null;
  /** A score without a maximum (Defender for Endpoint's device exposure): a number, never a percent. */
  readonly deviceExposure?: { readonly points: number; readonly asOf?: string | null } | null;
  /** What the reader noticed; carried into the report's `quality`. */
  readonly notes?: readonly QualityNote[] | null;
}
