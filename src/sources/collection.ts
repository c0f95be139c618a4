/** What the readers have gathered so far, by kind and joined id; `assemble` makes the posture of it. */
import type { Asset, Control, Recommendation, Scope } from '../core/posture.js';
import { ReadLog } from '../schema/log.js';
import { FieldReader } from '../schema/values.js';
import { AssessmentCollector } from './armAssessments.js';
import type { ControlDefinition, GraphScore, LoggedDay, Metadata, PlainParts, Profile } from './gathered.js';
import { JoinedList } from './joinedList.js';

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
