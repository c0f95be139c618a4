/** The plain format: what hosts without the vendors' APIs write, and what `readPosture` itself returns. */
import { AssessmentState, assessmentState } from '../core/assessments.js';
import type {
  Asset,
  AssessmentTable,
  Comparison,
  Control,
  Health,
  HistoryPoint,
  Posture,
  Recommendation,
  Scope,
  Target,
} from '../core/posture.js';
import { qualityCodes } from '../core/quality.js';
import type { QualityCode, QualityNote } from '../core/quality.js';
import {
  assetShape,
  comparisonShape,
  controlShape,
  exposureShape,
  historyShape,
  plainLists,
  plainRecords,
  recommendationShape,
  scopeShape,
  scoresShape,
  settingsShape,
  targetShape,
} from '../schema/fields.js';
import type { RecordShape } from '../schema/fields.js';
import { Unreadable } from '../schema/log.js';
import type { ReadLog } from '../schema/log.js';
import { readRecord } from '../schema/rows.js';
import { isRow } from '../schema/values.js';
import type { Row } from '../schema/values.js';
import { exemptionOf, healthOf, subscoreOf } from '../schema/vocabulary.js';
import type { Collection } from './collection.js';
import { keyOf } from './joinedList.js';
import { inSlices, type Steps } from './steps.js';

const listKeys = Object.keys(plainLists) as (keyof typeof plainLists)[];
const simpleKeys = ['asOf', 'tenantId', 'tenantName', 'enabledServices', 'notes'];
const knownKeys = new Set<string>([...listKeys, ...Object.keys(plainRecords), ...simpleKeys]);

/** An object with at least one part of the plain format, and no row of it: history rows have parts of their own. */
export function isPlain(value: Row): boolean {
  if ('date' in value) return false;
  return [...listKeys, ...Object.keys(plainRecords), 'asOf'].some((key) => Object.hasOwn(value, key));
}

/** Which list of the plain format a bare row belongs to. */
export function plainListOf(row: Row): keyof typeof plainLists | null {
  if ('recommendationId' in row && 'resourceId' in row) return 'assessments';
  if ('date' in row) return 'history';
  if ('basis' in row) return 'comparisons';
  if ('open' in row || 'criticality' in row) return 'assets';
  if ('recommendationIds' in row) return 'controls';
  if ('kind' in row || 'weight' in row) return 'scopes';
  return 'title' in row || 'maxPoints' in row || 'points' in row || 'status' in row || 'subscore' in row ? 'recommendations' : null;
}

export function* readPlain(value: Row, path: string, collection: Collection): Steps<void> {
  const at = (key: string) => (path === '' ? key : `${path}.${key}`);
  for (const key of Object.keys(value)) if (!knownKeys.has(key)) collection.log.note('unknownFields', 'payload', key.slice(0, 80));
  readSimple(value, at, collection);
  readRecords(value, at, collection);
  for (const key of listKeys) if (value[key] != null) yield* readPlainList(key, value[key], at(key), collection);
}

function readSimple(value: Row, at: (key: string) => string, collection: Collection): void {
  const { plain, reader } = collection;
  reader.subject = { kind: 'payload', id: null };
  reader.place = () => at('');
  attempt(at('asOf'), collection, () => (plain.asOf ??= reader.date(value['asOf'], '') ?? undefined));
  reader.place = () => at('tenantId');
  collection.tenantId ??= reader.text(value['tenantId'], '');
  reader.place = () => at('tenantName');
  plain.tenantName ??= reader.text(value['tenantName'], '') ?? undefined;
  reader.place = () => at('enabledServices');
  plain.enabledServices.push(...(reader.texts(value['enabledServices'], '') ?? []));
  if (Array.isArray(value['notes'])) plain.notes.push(...value['notes'].map(noteOf).filter((note) => note !== null));
}

function readRecords(value: Row, at: (key: string) => string, collection: Collection): void {
  const { plain, reader } = collection;
  const record = (key: string, shape: RecordShape, set: (record: never) => void) => {
    if (value[key] != null) attempt(at(key), collection, () => set(readRecord(shape, value[key], reader) as never));
  };
  record('settings', settingsShape, (settings: NonNullable<Posture['settings']>) => (plain.settings = { ...settings, ...plain.settings }));
  reader.subject = { kind: 'total', id: null };
  record('scores', scoresShape, (scores: NonNullable<Posture['scores']>) => (plain.scores = { ...scores, ...plain.scores }));
  record('deviceExposure', exposureShape, (exposure: NonNullable<Posture['deviceExposure']>) => (plain.deviceExposure ??= exposure));
}

/** A part that cannot be read is reported and left out; the others stand. */
function attempt(path: string, { log }: Collection, read: () => unknown): void {
  try {
    read();
  } catch (thrown) {
    log.unreadable(path, thrown);
  }
}

/** What happens to a row of each list; assessments have a loop of their own. */
const lists: {
  readonly [key in Exclude<keyof typeof plainLists, 'assessments'>]: {
    shape: RecordShape;
    kind: QualityNote['subject']['kind'];
    add: (row: never, collection: Collection) => void;
  };
} = {
  targets: { shape: targetShape, kind: 'total', add: (row: Target, { plain }) => plain.targets.push(row) },
  comparisons: { shape: comparisonShape, kind: 'comparison', add: addComparison },
  history: { shape: historyShape, kind: 'history', add: addHistory },
  scopes: { shape: scopeShape, kind: 'scope', add: (row: Scope, { scopes, payload }) => scopes.add(keyOf(null, row.id), row, payload) },
  controls: {
    shape: controlShape,
    kind: 'control',
    add: (row: Control, { controls, payload }) => controls.add(keyOf(row.scopeId, row.id), row, payload),
  },
  recommendations: { shape: recommendationShape, kind: 'recommendation', add: addRecommendation },
  assets: {
    shape: assetShape,
    kind: 'asset',
    add: (row: Asset, { assets, payload }) => assets.add(keyOf(row.scopeId, row.id), row, payload),
  },
};

export function* readPlainList(key: keyof typeof plainLists, value: unknown, path: string, collection: Collection): Steps<void> {
  if (key === 'assessments') return yield* readAssessments(value, path, collection);
  if (!Array.isArray(value)) return collection.log.problem(path, 'a list', value);
  const { shape, kind, add } = lists[key];
  const { reader, log } = collection;
  yield* eachRow(value.length, path, log, (index) => {
    const row = withTextIds(value[index]);
    const id = isRow(row) ? row['id'] : null;
    reader.subject = { kind, id: typeof id === 'string' ? id : null };
    add(readRecord(shape, row, reader) as never, collection);
  });
}

const idKeys = ['id', 'scopeId', 'controlId', 'parentId'];

/** Ids that a host keeps as numbers are the text of these numbers. */
function withTextIds(row: unknown): unknown {
  if (!isRow(row) || !idKeys.some((key) => typeof row[key] === 'number')) return row;
  return { ...row, ...Object.fromEntries(idKeys.flatMap((key) => (typeof row[key] === 'number' ? [[key, String(row[key])]] : []))) };
}

/** A row that cannot be read costs itself only. */
function eachRow(length: number, path: string, log: ReadLog, read: (index: number) => void): Steps<void> {
  return inSlices(length, (from, to) => {
    for (let index = from; index < to; index++) {
      try {
        read(index);
      } catch (thrown) {
        log.unreadable(`${path}[${index}]`, thrown);
      }
    }
  });
}

export function addRecommendation(row: Recommendation, { recommendations, payload }: Collection): void {
  recommendations.add(keyOf(row.scopeId, row.id), withSubscore(row), payload);
}

/** A category that we know is the sub-score of a row that names none. */
function withSubscore(row: Recommendation): Recommendation {
  const subscore = row.subscore == null && row.category ? subscoreOf(row.category) : null;
  return subscore ? { ...row, subscore } : row;
}

function addHistory(row: HistoryPoint, { plain }: Collection): void {
  plain.history.push(row.recommendations ? { ...row, recommendations: row.recommendations.map(withSubscore) } : row);
}

/** −1 is the vendor's word for "none", copied by hosts too. */
function addComparison(row: Comparison, { plain, log }: Collection): void {
  if (row.percent === -1) log.note('sentinel', 'comparison', row.basis);
  else plain.comparisons.push(row);
}

function* readAssessments(value: unknown, path: string, collection: Collection): Steps<void> {
  if (isRow(value) && value['kind'] === 'assessmentTable') return yield* readTable(value as unknown as AssessmentTable, path, collection);
  if (!Array.isArray(value)) return collection.log.problem(path, 'a list', value);
  yield* eachRow(value.length, path, collection.log, (index) => readAssessment(value[index], collection));
}

/** One pass over the keys of a row, straight into the columns: these lists are the longest there are. */
function readAssessment(row: unknown, { assessments, log }: Collection): void {
  if (!isRow(row)) throw new Unreadable('', 'an object', row);
  const { recommendationId, resourceId, scopeId, resourceName, resourceType, status, exemption } = row;
  if (typeof recommendationId !== 'string' || recommendationId === '')
    throw new Unreadable('.recommendationId', 'text that is not empty', recommendationId);
  if (typeof resourceId !== 'string' || resourceId === '') throw new Unreadable('.resourceId', 'text that is not empty', resourceId);
  const health = typeof status === 'string' ? (status in AssessmentState ? (status as Health) : healthOf(status)) : null;
  if (health === null) throw new Unreadable('.status', 'one of healthy, unhealthy, notApplicable', status);
  const exempt = exemption == null || exemption === '' ? null : typeof exemption === 'string' ? exemptionOf(exemption) : null;
  if (exempt === null && exemption != null && exemption !== '') throw new Unreadable('.exemption', 'one of waived, mitigated', exemption);
  for (const key in row) if (!assessmentKeys.has(key)) log.note('unknownFields', 'payload', key.slice(0, 80));
  const scope = optionalText(scopeId, '.scopeId');
  assessments.table.add(
    recommendationId,
    resourceId,
    scope,
    assessmentState(health, exempt),
    optionalText(resourceName, '.resourceName'),
    optionalText(resourceType, '.resourceType'),
  );
}

const assessmentKeys = new Set(Object.keys(plainLists.assessments.fields));

function optionalText(value: unknown, path: string): string | null {
  if (value == null) return null;
  if (typeof value !== 'string') throw new Unreadable(path, 'text', value);
  return value;
}

/** Columns that `assessmentTable` or `readPosture` made are taken over row by row. */
function* readTable(table: AssessmentTable, path: string, collection: Collection): Steps<void> {
  try {
    const columns = [table.recommendation, table.resource, table.scope, table.state];
    if (!columns.every((column) => ArrayBuffer.isView(column) && column.length === table.length))
      throw new Unreadable('', 'columns of one length', table);
    yield* inSlices(table.length, (from, to) => {
      for (let row = from; row < to; row++) addTableRow(table, row, collection);
    });
  } catch (thrown) {
    collection.log.unreadable(path, thrown);
  }
}

function addTableRow(table: AssessmentTable, row: number, { assessments }: Collection): void {
  const resource = table.resource[row]!;
  const recommendationId = table.recommendationIds[table.recommendation[row]!];
  const resourceId = table.resourceIds[resource];
  const state = table.state[row]!;
  if (typeof recommendationId !== 'string' || typeof resourceId !== 'string' || state > AssessmentState.exemptMitigated)
    throw new Unreadable('', 'columns that fit their dictionaries', table);
  const scopeId = optionalText(table.scopeIds[table.scope[row]!], '.scopeIds');
  assessments.table.add(
    recommendationId,
    resourceId,
    scopeId,
    state as 0,
    table.resourceNames[resource] ?? null,
    table.resourceTypes[resource] ?? null,
  );
}

const codes: ReadonlySet<string> = new Set(qualityCodes);

/** A note of an earlier reading, rebuilt from scalars. */
function noteOf(value: unknown): QualityNote | null {
  if (!isRow(value) || !isRow(value['subject']) || !isRow(value['facts'])) return null;
  const { code, subject, facts } = value;
  if (typeof code !== 'string' || !codes.has(code) || !isRow(subject) || typeof subject['kind'] !== 'string') return null;
  return { code: code as QualityCode, subject: scalarsOf(subject) as unknown as QualityNote['subject'], facts: scalarsOf(facts as Row) };
}

function scalarsOf(row: Row): QualityNote['facts'] {
  const isScalar = (value: unknown) => value === null || ['string', 'number', 'boolean'].includes(typeof value);
  const isFact = (value: unknown) => isScalar(value) || (Array.isArray(value) && value.every((item) => typeof item === 'string'));
  return Object.fromEntries(Object.entries(row).filter(([, value]) => isFact(value))) as QualityNote['facts'];
}
