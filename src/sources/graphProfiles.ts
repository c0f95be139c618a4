/** Microsoft Graph `security/secureScoreControlProfiles`: the vendor's catalogue, with the tenant's status of each action. */
import { instantOf } from '../core/dates.js';
import type { ComplianceReference, StateUpdate } from '../core/posture.js';
import { Unreadable } from '../schema/log.js';
import type { FieldReader, Row } from '../schema/values.js';
import { levelOf } from '../schema/vocabulary.js';
import type { Collection } from './collection.js';
import { claimTenant } from './graphScores.js';
import type { RowReader } from './rowReader.js';

export const graphProfiles: RowReader = {
  name: 'secureScoreControlProfiles',
  matches: (row) => 'controlStateUpdates' in row || 'controlCategory' in row || ('maxScore' in row && 'actionType' in row),
  read: readProfile,
};

function readProfile(row: Row, collection: Collection): void {
  const { reader } = collection;
  const id = row['id'];
  if (typeof id !== 'string' || id === '') throw new Unreadable('.id', 'text that is not empty', id);
  claimTenant(row, collection);
  reader.subject = { kind: 'recommendation', id };
  const text = (name: string) => reader.textOf(row, name);
  const states = reader.rows(row['controlStateUpdates'], '.controlStateUpdates').map((state) => readState(state, reader));
  const newest = newestState(states);
  const profile = {
    id,
    title: text('title'),
    category: text('controlCategory'),
    maxPoints: reader.number(row['maxScore'], '.maxScore'),
    status: newest?.state ?? null,
    deprecated: reader.boolean(row['deprecated'], '.deprecated'),
    service: text('service'),
    tier: text('tier'),
    rank: reader.number(row['rank'], '.rank'),
    remediation: text('remediation'),
    remediationImpact: text('remediationImpact'),
    threats: reader.texts(row['threats'], '.threats'),
    userImpact: level(text('userImpact'), collection),
    implementationCost: level(text('implementationCost'), collection),
    actionType: text('actionType'),
    owner: newest?.owner || null,
    updatedAt: reader.date(row['lastModifiedDateTime'], '.lastModifiedDateTime'),
    url: text('actionUrl'),
    states: states.map(({ date, state, note, by }) => ({ date, state, note, by })),
    compliance: readCompliance(row['complianceInformation'], reader),
  };
  const key = id.toLowerCase();
  if (!collection.profiles.has(key)) collection.profiles.set(key, profile);
}

type OwnedState = StateUpdate & { readonly owner: string | null };

function readState(row: Row, reader: FieldReader): OwnedState {
  const path = '.controlStateUpdates';
  const state = reader.text(row['state'], `${path}.state`);
  const date = reader.date(row['updatedDateTime'], `${path}.updatedDateTime`);
  if (row['updatedDateTime'] == null && state && !/^(default|active)$/i.test(state)) reader.note('nullDate');
  return {
    date,
    state,
    note: reader.text(row['comment'], `${path}.comment`),
    by: reader.text(row['updatedBy'], `${path}.updatedBy`),
    owner: reader.text(row['assignedTo'], `${path}.assignedTo`),
  };
}

/** The state with the newest date; the last of the list where dates are equal or missing. */
function newestState(states: readonly OwnedState[]): OwnedState | null {
  let newest: OwnedState | null = null;
  for (const state of states) if (!newest || (instantOf(state.date) ?? -Infinity) >= (instantOf(newest.date) ?? -Infinity)) newest = state;
  return newest;
}

function level(word: string | null, collection: Collection): string | null {
  if (!word) return null;
  const meaning = levelOf(word);
  const spellings = collection.spellings.get(meaning);
  if (spellings?.has(word)) return meaning;
  if (spellings) spellings.add(word);
  else collection.spellings.set(meaning, new Set([word]));
  return meaning;
}

function readCompliance(value: unknown, reader: FieldReader): ComplianceReference[] {
  return reader.rows(value, '.complianceInformation').map((row) => ({
    standard: reader.text(row['certificationName'], '.complianceInformation.certificationName') ?? '',
    controls: reader
      .rows(row['certificationControls'], '.complianceInformation.certificationControls')
      .map((control) => reader.text(control['name'], '.complianceInformation.certificationControls.name') ?? ''),
  }));
}
