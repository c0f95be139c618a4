/** Microsoft Graph `security/secureScores`: the tenant's points, newest first, one entry a day for 90 days. */
import { instantOf } from '../core/dates.js';
import { Unreadable } from '../schema/log.js';
import type { FieldReader, Row } from '../schema/values.js';
import type { Collection } from './collection.js';
import type { ControlScore } from './gathered.js';
import type { RowReader } from './rowReader.js';

export const graphScores: RowReader = {
  name: 'secureScores',
  matches: (row) => Array.isArray(row['controlScores']) || 'currentScore' in row || 'averageComparativeScores' in row,
  read: readScore,
};

function readScore(row: Row, collection: Collection): void {
  const { reader } = collection;
  reader.subject = { kind: 'total', id: null };
  const points = reader.number(row['currentScore'], '.currentScore');
  const maxPoints = reader.number(row['maxScore'], '.maxScore');
  claimTenant(row, collection);
  const date = reader.date(row['createdDateTime'], '.createdDateTime');
  collection.graphScores.push({
    date,
    instant: instantOf(date),
    points,
    maxPoints,
    enabledServices: reader.texts(row['enabledServices'], '.enabledServices'),
    comparatives: reader.rows(row['averageComparativeScores'], '.averageComparativeScores'),
    actions: readActions(row['controlScores'], collection),
    payload: collection.payload,
  });
}

/** Rows of another tenant than the first one's are never mixed in. */
export function claimTenant(row: Row, collection: Collection): void {
  const tenantId = collection.reader.text(row['azureTenantId'], '.azureTenantId');
  if (!tenantId) return;
  collection.tenantId ??= tenantId;
  if (collection.tenantId.toLowerCase() !== tenantId.toLowerCase())
    throw new Unreadable('.azureTenantId', `the tenant ${collection.tenantId}`, tenantId);
}

/** A bad action costs itself, not the day. */
function readActions(value: unknown, { reader, log }: Collection): ControlScore[] {
  if (value == null) return [];
  if (!Array.isArray(value)) throw new Unreadable('.controlScores', 'a list', value);
  const actions: ControlScore[] = [];
  for (let index = 0; index < value.length; index++) {
    try {
      actions.push(readAction(value[index], reader));
    } catch (thrown) {
      log.unreadable(`${reader.place()}.controlScores[${index}]`, thrown);
    }
  }
  return actions;
}

function readAction(row: unknown, reader: FieldReader): ControlScore {
  if (typeof row !== 'object' || row === null) throw new Unreadable('', 'an object', row);
  const field = (name: string) => anyCase(row as Row, name);
  const id = field('controlName');
  if (typeof id !== 'string' || id === '') throw new Unreadable('.controlName', 'text that is not empty', id);
  reader.subject = { kind: 'recommendation', id };
  return {
    id,
    category: reader.text(field('controlCategory'), '.controlCategory'),
    description: reader.text(field('description'), '.description'),
    points: reader.number(field('score'), '.score'),
    percent: reader.number(field('scoreInPercentage'), '.scoreInPercentage'),
    count: reader.number(field('count'), '.count'),
    total: reader.number(field('total'), '.total'),
    on: reader.boolean(field('on'), '.on'),
    applicable: reader.boolean(field('isApplicable'), '.isApplicable'),
    state: reader.text(field('controlState'), '.controlState'),
    implementationStatus: reader.text(field('implementationStatus'), '.implementationStatus'),
    lastSynced: reader.date(field('lastSynced'), '.lastSynced'),
  };
}

/** A field in camelCase or PascalCase: the vendor adds undocumented fields in either. */
function anyCase(row: Row, name: string): unknown {
  return row[name] ?? row[name[0]!.toUpperCase() + name.slice(1)];
}
