/**
 * The plain format as a table: which keys each of its records has and what they hold. Two interpreters read the
 * table. `rows.ts` reads records by it in one pass over their keys, because zod/mini takes about as long for a hundred
 * thousand rows as parsing their JSON did; `plain.ts` makes the zod shape of it, for the published JSON Schema.
 */
import { exemptionOf, healthOf, levelOf, modelOf, riskLevelOf, scopeKindOf, statusOf } from './vocabulary.js';

interface Simple {
  readonly kind: 'text' | 'number' | 'boolean' | 'date' | 'texts' | 'numberOrBoolean' | 'numberOrText' | 'category' | 'given';
}

/** Words of ours; others are refused (`closed`) or kept as they are. */
export interface WordField {
  readonly kind: 'word';
  readonly words: readonly string[];
  readonly closed: boolean;
  readonly read: (word: string) => string | null;
}

interface Nested {
  readonly kind: 'record' | 'rows';
  readonly record: RecordShape;
}

/** Sub-scores by name: a list of records, or an object with a number or a record for each name. */
interface ByName {
  readonly kind: 'subscores';
  readonly record: RecordShape;
}

export type Field = (Simple | WordField | Nested | ByName) & { readonly required?: true };

export interface RecordShape {
  readonly fields: Readonly<Record<string, Field>>;
  readonly required: readonly string[];
}

/** A record's shape. The table has no prototype, so that a key `__proto__` or `constructor` is as unknown as any other. */
function record(fields: Record<string, Field>): RecordShape {
  const table = Object.create(null) as Record<string, Field>;
  for (const key of Object.keys(fields)) table[key] = fields[key]!;
  return { fields: table, required: Object.keys(fields).filter((key) => fields[key]!.required) };
}

const text: Field = { kind: 'text' };
const number: Field = { kind: 'number' };
const boolean: Field = { kind: 'boolean' };
const date: Field = { kind: 'date' };
const texts: Field = { kind: 'texts' };
const given: Field = { kind: 'given' };
const category: Field = { kind: 'category' };
const requiredText: Field = { kind: 'text', required: true };
const requiredNumber: Field = { kind: 'number', required: true };
const rowsOf = (shape: RecordShape): Field => ({ kind: 'rows', record: shape });
const recordOf = (shape: RecordShape): Field => ({ kind: 'record', record: shape });
const closedWord = (words: readonly string[], read: WordField['read']): Field => ({ kind: 'word', words, closed: true, read });
const openWord = (words: readonly string[], read: WordField['read']): Field => ({ kind: 'word', words, closed: false, read });

const levels = ['none', 'low', 'moderate', 'high', 'unknown'];
const riskLevels = ['critical', 'high', 'medium', 'low'];

export const givenShape = record({ percent: number, points: number, maxPoints: number });
const countsShape = record({ healthy: requiredNumber, unhealthy: requiredNumber, notApplicable: number });
const subscores: Field = {
  kind: 'subscores',
  record: record({ id: { kind: 'category', required: true }, percent: number, points: number, maxPoints: number }),
};

export const settingsShape = record({ infrastructure: boolean, defenderXdr: boolean });
export const scoresShape = record({ total: given, infrastructure: given, defenderXdr: given, subscores });
export const targetShape = record({ percent: requiredNumber, date });
const halves = ['infrastructure', 'defenderXdr'];
const half = closedWord(halves, (word) => halves.find((known) => known.toLowerCase() === word.toLowerCase()) ?? null);
export const comparisonShape = record({ basis: requiredText, percent: requiredNumber, half, subscores });
export const exposureShape = record({ points: requiredNumber, asOf: date });

export const scopeShape = record({
  id: requiredText,
  name: text,
  kind: closedWord(['tenant', 'managementGroup', 'subscription', 'account', 'project', 'connector', 'initiative'], scopeKindOf),
  parentId: text,
  environment: text,
  weight: number,
  restricted: boolean,
  score: given,
  resources: recordOf(countsShape),
});

export const controlShape = record({
  id: requiredText,
  name: text,
  description: text,
  maxPoints: number,
  points: number,
  scopeId: text,
  environment: text,
  resources: recordOf(countsShape),
  recommendationIds: texts,
  deprecated: boolean,
});

const stateShape = record({ date, state: text, note: text, by: text });
const complianceShape = record({ standard: requiredText, controls: { kind: 'texts', required: true } });

export const recommendationShape = record({
  id: requiredText,
  title: text,
  subscore: category,
  category: text,
  controlId: text,
  scopeId: text,
  model: closedWord(['actions', 'classic', 'riskBased'], modelOf),
  standard: text,
  maxPoints: number,
  maxPointsImplied: boolean,
  points: number,
  pointsAreFinal: boolean,
  implemented: { kind: 'numberOrBoolean' },
  total: number,
  status: openWord(
    ['toAddress', 'planned', 'riskAccepted', 'thirdParty', 'alternateMitigation', 'completed', 'ignored', 'notScored'],
    statusOf,
  ),
  preview: boolean,
  deprecated: boolean,
  riskLevel: openWord(riskLevels, riskLevelOf),
  severity: openWord(riskLevels, riskLevelOf),
  environment: text,
  workload: text,
  service: text,
  tier: text,
  rank: number,
  description: text,
  remediation: text,
  remediationImpact: text,
  implementationStatus: text,
  threats: texts,
  userImpact: openWord(levels, levelOf),
  implementationCost: openWord(levels, levelOf),
  actionType: text,
  insights: texts,
  owner: text,
  dueDate: date,
  updatedAt: date,
  lastSynced: date,
  url: text,
  licensed: boolean,
  resources: recordOf(countsShape),
  states: rowsOf(stateShape),
  compliance: rowsOf(complianceShape),
  profileMissing: boolean,
});

export const assessmentShape = record({
  recommendationId: requiredText,
  resourceId: requiredText,
  scopeId: text,
  resourceName: text,
  resourceType: text,
  status: { ...closedWord(['healthy', 'unhealthy', 'notApplicable'], healthOf), required: true },
  exemption: closedWord(['waived', 'mitigated'], exemptionOf),
});

export const assetShape = record({
  id: requiredText,
  name: text,
  scopeId: text,
  environment: text,
  workload: text,
  criticality: { kind: 'numberOrText' },
  riskFactors: texts,
  open: recordOf(record({ critical: number, high: number, medium: number, low: number })),
});

export const historyShape = record({
  date: { kind: 'date', required: true },
  percent: number,
  points: number,
  maxPoints: number,
  half,
  halves: recordOf(record({ infrastructure: given, defenderXdr: given })),
  subscores,
  scopes: rowsOf(scopeShape),
  controls: rowsOf(controlShape),
  recommendations: rowsOf(recommendationShape),
});

/** The plain format's lists, by key. */
export const plainLists = {
  targets: targetShape,
  scopes: scopeShape,
  controls: controlShape,
  recommendations: recommendationShape,
  assessments: assessmentShape,
  assets: assetShape,
  history: historyShape,
  comparisons: comparisonShape,
} as const;

/** The plain format's single records, by key. */
export const plainRecords = { settings: settingsShape, scores: scoresShape, deviceExposure: exposureShape } as const;
