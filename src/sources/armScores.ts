/** Azure Resource Manager `Microsoft.Security/secureScores`: the score and weight of a subscription, connector or initiative. */
import { Unreadable } from '../schema/log.js';
import { isRow } from '../schema/values.js';
import type { FieldReader, Row } from '../schema/values.js';
import type { Collection } from './collection.js';
import { keyOf } from './joinedList.js';
import { isInitiativeId, readArmId, scopeKindOfId, scoreScopeIdOf } from './armIds.js';

export interface ArmScore {
  readonly points: number | null;
  readonly maxPoints: number | null;
}

/** `{ current, max }` of a score or control, `null` where there is none. */
export function readArmScore(value: unknown, reader: FieldReader): ArmScore | null {
  if (value == null) return null;
  if (!isRow(value)) throw new Unreadable('.properties.score', 'an object', value);
  return {
    points: reader.number(value['current'], '.properties.score.current'),
    maxPoints: reader.number(value['max'], '.properties.score.max'),
  };
}

export function readSecureScore(row: Row, properties: Row, collection: Collection): void {
  const { reader } = collection;
  const rowId = readArmId(row);
  const id = scoreScopeIdOf(rowId);
  if (id === null) throw new Unreadable('.id', 'the id of a score in a subscription, connector or management group', rowId);
  reader.subject = { kind: 'scope', id };
  const initiative = isInitiativeId(id);
  const kind = initiative ? 'initiative' : scopeKindOfId(id);
  const displayName = reader.text(properties['displayName'], '.properties.displayName');
  const scope = {
    id,
    name: displayName && displayName.toLowerCase() !== 'asc score' ? displayName : null,
    kind,
    environment: reader.text(properties['environment'], '.properties.environment') ?? (kind === 'subscription' ? 'Azure' : null),
    weight: reader.number(properties['weight'], '.properties.weight'),
    score: readArmScore(properties['score'], reader),
  } as const;
  collection.scopes.add(keyOf(null, id), scope, collection.payload);
}
