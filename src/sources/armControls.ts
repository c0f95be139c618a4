/** Azure Resource Manager `secureScoreControls` and `secureScoreControlDefinitions`. */
import type { ResourceCounts } from '../core/posture.js';
import { Unreadable } from '../schema/log.js';
import { isRow } from '../schema/values.js';
import type { FieldReader, Row } from '../schema/values.js';
import { controlNameOf } from '../schema/vocabulary.js';
import { lastSegment, readArmId, scoreScopeIdOf } from './armIds.js';
import { readArmScore } from './armScores.js';
import type { Collection } from './collection.js';
import { keyOf } from './joinedList.js';

export function readSecureScoreControl(row: Row, properties: Row, collection: Collection): void {
  const { reader } = collection;
  const rowId = readArmId(row);
  const id = lastSegment(rowId).toLowerCase();
  reader.subject = { kind: 'control', id };
  const scopeId = scoreScopeIdOf(rowId);
  const displayName = reader.text(properties['displayName'], '.properties.displayName');
  const score = readArmScore(properties['score'], reader);
  const definition = properties['definition'];
  if (isRow(definition) && isRow(definition['properties']))
    readControlDefinition({ ...definition, id: definition['id'] ?? rowId }, definition['properties'], collection);
  const control = {
    id,
    name: displayName && controlNameOf(displayName),
    maxPoints: score?.maxPoints ?? null,
    points: score?.points ?? null,
    scopeId,
    environment: reader.text(properties['environment'], '.properties.environment'),
    resources: readCounts(properties, reader),
  };
  collection.controls.add(keyOf(scopeId, id), control, collection.payload);
}

function readCounts(properties: Row, reader: FieldReader): ResourceCounts | null {
  const count = (name: string) => reader.number(properties[name], `.properties.${name}`);
  const healthy = count('healthyResourceCount');
  const unhealthy = count('unhealthyResourceCount');
  if (healthy === null || unhealthy === null) return null;
  return { healthy, unhealthy, notApplicable: count('notApplicableResourceCount') ?? 0 };
}

export function readControlDefinition(row: Row, properties: Row, collection: Collection): void {
  const { reader } = collection;
  const id = lastSegment(readArmId(row)).toLowerCase();
  reader.subject = { kind: 'control', id };
  const ids = reader.rows(properties['assessmentDefinitions'], '.properties.assessmentDefinitions').map((definition) => {
    if (typeof definition['id'] !== 'string') throw new Unreadable('.properties.assessmentDefinitions.id', 'text', definition['id']);
    return lastSegment(definition['id']).toLowerCase();
  });
  const maxPoints = reader.number(properties['maxScore'], '.properties.maxScore');
  const displayName = reader.text(properties['displayName'], '.properties.displayName');
  if (collection.definitions.has(id)) return;
  collection.definitions.set(id, {
    id,
    name: displayName && controlNameOf(displayName),
    description: reader.text(properties['description'], '.properties.description'),
    maxPoints,
    recommendationIds: ids,
  });
}
