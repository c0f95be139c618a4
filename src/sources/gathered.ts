/** Nouns of what the readers gather before a posture is made of it. */
import type { Comparison, Control, HistoryPoint, Posture, Recommendation, Scope, Target } from '../core/posture.js';
import type { Row } from '../schema/values.js';

/** One entry of Graph's `secureScores`: the tenant on one day. */
export interface GraphScore {
  readonly date: string | null;
  /** Milliseconds since the epoch, `null` without a usable date. */
  readonly instant: number | null;
  readonly points: number | null;
  readonly maxPoints: number | null;
  readonly enabledServices: readonly string[] | null;
  readonly comparatives: readonly Row[];
  readonly actions: readonly ControlScore[];
  readonly payload: number;
}

/** One entry of `controlScores`. */
export interface ControlScore {
  readonly id: string;
  readonly category: string | null;
  readonly description: string | null;
  readonly points: number | null;
  /** 0..100. */
  readonly percent: number | null;
  readonly count: number | null;
  readonly total: number | null;
  readonly on: boolean | null;
  readonly applicable: boolean | null;
  readonly state: string | null;
  readonly implementationStatus: string | null;
  readonly lastSynced: string | null;
}

/** One entry of `secureScoreControlProfiles`, in core's words. */
export type Profile = Partial<Recommendation> & { readonly id: string };

/** A control's definition: its maximum and the recommendations in it. */
export interface ControlDefinition {
  readonly id: string;
  readonly name: string | null;
  readonly description: string | null;
  readonly maxPoints: number | null;
  readonly recommendationIds: readonly string[];
}

/** What assessment metadata add to a recommendation. */
export type Metadata = Partial<Recommendation>;

/** Log Analytics: the latest row of each scope and control on a day. */
export interface LoggedDay {
  readonly scopes: Map<string, { readonly instant: number; readonly row: Scope }>;
  readonly controls: Map<string, { readonly instant: number; readonly row: Control }>;
}

/** Parts that the plain format gives and no vendor's payload does, or that stand as given. */
export interface PlainParts {
  asOf?: string;
  tenantName?: string;
  settings?: Posture['settings'];
  scores?: Posture['scores'];
  deviceExposure?: Posture['deviceExposure'];
  targets: Target[];
  history: HistoryPoint[];
  comparisons: Comparison[];
  enabledServices: string[];
  assessments?: Posture['assessments'];
  notes: NonNullable<Posture['notes']>[number][];
}
