/** What the readers have gathered so far, by kind and joined id; `assemble` makes the posture of it. */
import type { Asset, Comparison, Control, HistoryPoint, Posture, Recommendation, Scope, Target } from '../core/posture.js';
import { FieldReader } from '../schema/values.js';
import type { Row } from '../schema/values.js';
import { ReadLog } from '../schema/log.js';
import { AssessmentCollector } from './armAssessments.js';
import { JoinedList } from './joinedList.js';
import type { LoggedDay } from './logAnalytics.js';

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

export class Collection {
  readonly log = new ReadLog();
  readonly reader = new FieldReader(this.log);
  /** Index of the payload that is being read. */
  payload = 0;
  /** Something was recognised, be it empty. */
  recognised = false;

  tenantId: string | null = null;
  readonly graphScores: GraphScore[] = [];
  readonly profiles = new Map<string, Profile>();
  /** Spellings of levels met, by what they mean. */
  readonly spellings = new Map<string, Set<string>>();

  readonly scopes = new JoinedList<Scope>('scope', this.log);
  readonly controls = new JoinedList<Control>('control', this.log);
  readonly definitions = new Map<string, ControlDefinition>();
  readonly metadata = new Map<string, Metadata>();
  readonly assessments = new AssessmentCollector();

  /** Recommendations of Microsoft Entra, for `assemble` to join. */
  readonly entra: Recommendation[] = [];
  readonly recommendations = new JoinedList<Recommendation>('recommendation', this.log);
  readonly assets = new JoinedList<Asset>('asset', this.log);
  readonly plain: PlainParts = { targets: [], history: [], comparisons: [], enabledServices: [], notes: [] };

  /** Days of Log Analytics. */
  readonly logged = new Map<string, LoggedDay>();
  /** By scope id. */
  readonly subscriptionNames = new Map<string, string>();

  /** Kinds of rows whose last page named a further one. */
  readonly openLinks = new Map<string, boolean>();
  /** Rows of Azure Resource Graph read so far, by how many it says there are: pages of one query say the same. */
  readonly resourceGraph = new Map<number, number>();
  /** Azure Resource Graph cut an answer without saying how much is missing. */
  resourceGraphCut = false;
}
