/** Rows that the engine has counted (`kusto.ts`), and the subscriptions that Azure Resource Manager lists. */
import type { ResourceCounts } from '../core/posture.js';
import { Unreadable } from '../schema/log.js';
import type { FieldReader, Row } from '../schema/values.js';
import { controlNameOf } from '../schema/vocabulary.js';
import type { Collection } from './collection.js';
import { keyOf } from './joinedList.js';
import type { RowReader } from './rowReader.js';

export const controlTotals: RowReader = {
  name: 'controlTotals',
  matches: (row) => 'controlId' in row && 'unhealthyResources' in row && 'scopeId' in row,
  read: (row, collection) => {
    const { reader } = collection;
    const id = idIn(row, 'controlId');
    reader.subject = { kind: 'control', id };
    const name = reader.textOf(row, 'controlName');
    const scopeId = idIn(row, 'scopeId');
    const control = {
      id,
      name: name && controlNameOf(name),
      maxPoints: reader.number(row['maxPoints'], '.maxPoints'),
      scopeId,
      resources: countsOf(row, reader),
    };
    collection.controls.add(keyOf(scopeId, id), control, collection.payload);
  },
};

export const recommendationTotals: RowReader = {
  name: 'recommendationTotals',
  matches: (row) => 'recommendationId' in row && 'unhealthyResources' in row && 'scopeId' in row,
  read: (row, { assessments, reader }) => {
    const id = idIn(row, 'recommendationId');
    const properties = { displayName: row['title'], metadata: row['metadata'] };
    assessments.addTotals(id, idIn(row, 'scopeId'), countsOf(row, reader), properties, reader);
  },
};

/** Rows of the vendor's own sample queries for Azure Resource Graph, which give the columns short names. */
const isProjected = (row: Row): boolean => typeof row['subscriptionId'] === 'string' && 'currentScore' in row;
const isControlRow = (row: Row): boolean => 'controlName' in row || 'controlId' in row;
const subscriptionOf = (row: Row): string => `/subscriptions/${idIn(row, 'subscriptionId')}`;

export const projectedScores: RowReader = {
  name: 'projectedScores',
  matches: (row) => isProjected(row) && !isControlRow(row),
  read: (row, { scopes, reader, payload }) => {
    const id = subscriptionOf(row);
    reader.subject = { kind: 'scope', id };
    const score = { points: reader.number(row['currentScore'], '.currentScore'), maxPoints: reader.number(row['maxScore'], '.maxScore') };
    const weight = reader.number(row['weight'], '.weight');
    scopes.add(keyOf(null, id), { id, name: null, kind: 'subscription', environment: 'Azure', weight, score }, payload);
  },
};

export const projectedControls: RowReader = {
  name: 'projectedControls',
  matches: (row) => isProjected(row) && isControlRow(row),
  read: (row, collection) => {
    const { reader } = collection;
    const name = reader.textOf(row, 'controlName');
    const id = idIn(row, 'controlId' in row ? 'controlId' : 'controlName');
    reader.subject = { kind: 'control', id };
    const scopeId = subscriptionOf(row);
    const count = (field: string) => reader.number(row[`${field}ResourceCount`], `.${field}ResourceCount`) ?? 0;
    const control = {
      id,
      name: name && controlNameOf(name),
      points: reader.number(row['currentScore'], '.currentScore'),
      maxPoints: reader.number(row['maxScore'], '.maxScore'),
      scopeId,
      resources: { healthy: count('healthy'), unhealthy: count('unhealthy'), notApplicable: count('notApplicable') },
    };
    collection.controls.add(keyOf(scopeId, id), control, collection.payload);
  },
};

function idIn(row: Row, name: string): string {
  const id = row[name];
  if (typeof id !== 'string' || id === '') throw new Unreadable(`.${name}`, 'an id', id);
  return id.toLowerCase();
}

function countsOf(row: Row, reader: FieldReader): ResourceCounts {
  const count = (name: string) => reader.number(row[name], `.${name}`) ?? 0;
  return { healthy: count('healthyResources'), unhealthy: count('unhealthyResources'), notApplicable: count('notApplicableResources') };
}

/** Names for scopes; a subscription without anything else is none. */
export const subscriptions: RowReader = {
  name: 'subscriptions',
  matches: (row) => typeof row['subscriptionId'] === 'string' && 'displayName' in row && 'state' in row && !('properties' in row),
  read: (row, { reader, subscriptionNames }: Collection) => {
    const name = reader.textOf(row, 'displayName');
    if (name) subscriptionNames.set(`/subscriptions/${idIn(row, 'subscriptionId')}`, name);
  },
};
