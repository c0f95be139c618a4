/**
 * Azure `Microsoft.Security/assessments`: one row for each recommendation at each resource, up to millions of them.
 * One pass, checked by hand, straight into columns: no object is kept for a row, and ids are compared with those of
 * the row before, because rows come grouped.
 */
import { AssessmentState, AssessmentTableBuilder } from '../core/assessments.js';
import type { AssessmentStateValue } from '../core/assessments.js';
import type { Recommendation, ResourceCounts } from '../core/posture.js';
import { Unreadable } from '../schema/log.js';
import { isRow } from '../schema/values.js';
import type { FieldReader, Row } from '../schema/values.js';
import { exemptionOf, healthOf, riskLevelOf } from '../schema/vocabulary.js';
import { lastSegment, scopeIdOf } from './armIds.js';
import { flagsOf, metadataOf } from './armMetadata.js';

type Draft = { -readonly [key in keyof Recommendation]: Recommendation[key] };

/** A scope and its recommendations, by id and other spellings of it. */
interface Place {
  readonly scopeId: string | null;
  readonly drafts: Map<string, Draft>;
}

const subscriptionStart = '/subscriptions/';
const riskOrder = ['low', 'medium', 'high', 'critical'];

export class AssessmentCollector {
  readonly table = new AssessmentTableBuilder(1024);
  /** Recommendations in the order of their first row. */
  readonly recommendations: Draft[] = [];
  readonly #places = new Map<string, Place>();
  /** Places by the subscription as resource ids spell it, with the slash that ends it. */
  readonly #placesByPrefix = new Map<string, Place>();
  #lastPrefix = '\n';
  #lastPlace: Place | undefined;
  /** The last resource of `#lastPlace`. */
  #lastResourceId = '';
  #riskWord = '';
  #riskLevel = '';

  read(row: Row, properties: Row, reader: FieldReader): void {
    const id = row['id'];
    if (typeof id !== 'string' || id === '') throw new Unreadable('.id', 'a resource id', id);
    const status = properties['status'];
    if (!isRow(status)) throw new Unreadable('.properties.status', 'an object', status);
    const state = stateOf(status, properties);
    const given = row['name'];
    const name = typeof given === 'string' && given !== '' ? given : lastSegment(id);
    const details = properties['resourceDetails'];
    const resource = isRow(details) ? details : none;
    const givenId = resourceIdOf(resource, id);
    // The same text, which is then compared at a glance by all that have it too.
    const resourceId = givenId === this.#lastResourceId ? this.#lastResourceId : givenId;
    const place = this.#placeOf(id, resourceId, resource);
    const draft = place.drafts.get(name) ?? this.#draft(name, place, properties, resource, reader);
    const risk = properties['risk'];
    if (risk != null) this.#raiseRisk(draft, risk);
    this.table.add(
      draft.id,
      resourceId,
      place.scopeId,
      state,
      textOf(resource, 'resourceName', 'ResourceName'),
      textOf(resource, 'resourceType', 'ResourceType'),
    );
  }

  /** A recommendation has the highest risk level of its rows. */
  #raiseRisk(draft: Draft, risk: unknown): void {
    const word = isRow(risk) ? risk['level'] : null;
    if (typeof word !== 'string') return;
    if (word !== this.#riskWord) {
      this.#riskWord = word;
      this.#riskLevel = riskLevelOf(word);
    }
    const level = this.#riskLevel;
    if (level !== draft.riskLevel && (!draft.riskLevel || riskOrder.indexOf(level) > riskOrder.indexOf(draft.riskLevel)))
      draft.riskLevel = level;
  }

  /** A recommendation with its resources counted by the engine; rows of its own resources stand over it. */
  addTotals(id: string, scopeId: string, resources: ResourceCounts, properties: Row, reader: FieldReader): void {
    const place = this.#place(scopeId);
    if (place.drafts.has(id)) return;
    this.#draft(id, place, properties, none, reader).resources = resources;
  }

  /**
   * An Azure resource lies in the subscription of its assessment. So the row's own id, a long text that nothing else
   * needs, is read only once for each subscription that resources begin with.
   */
  #placeOf(id: string, resourceId: string, resource: Row): Place {
    if ((resource['source'] ?? resource['Source']) !== 'Azure') return this.#place(scopeIdOf(id));
    if (resourceId === this.#lastResourceId) return this.#lastPlace!;
    if (resourceId.startsWith(this.#lastPrefix)) {
      this.#lastResourceId = resourceId;
      return this.#lastPlace!;
    }
    const prefix = resourceId.slice(0, resourceId.indexOf('/', subscriptionStart.length) + 1);
    let place = this.#placesByPrefix.get(prefix);
    if (!place) {
      place = this.#place(scopeIdOf(id));
      if (`${place.scopeId}/` !== prefix.toLowerCase()) return place;
      this.#placesByPrefix.set(prefix, place);
    }
    this.#lastPrefix = prefix;
    this.#lastResourceId = resourceId;
    return (this.#lastPlace = place);
  }

  #place(scopeId: string | null): Place {
    let place = this.#places.get(scopeId ?? '');
    if (!place) this.#places.set(scopeId ?? '', (place = { scopeId, drafts: new Map() }));
    return place;
  }

  /** Lower case is the id; other spellings are remembered, so that they are not put in lower case on every row. */
  #draft(name: string, place: Place, properties: Row, resource: Row, reader: FieldReader): Draft {
    const id = name.toLowerCase();
    let draft = place.drafts.get(id);
    if (!draft) {
      draft = newDraft(id, place.scopeId, properties, resource, reader);
      place.drafts.set(id, draft);
      this.recommendations.push(draft);
    }
    place.drafts.set(name, draft);
    return draft;
  }
}

const none: Row = {};

/** The state of a row. Exempt ones are not applicable for the vendor, with a cause. */
function stateOf(status: Row, properties: Row): AssessmentStateValue {
  const code = status['code'];
  const cause = status['cause'];
  if (typeof cause === 'string' && /^exempt/i.test(cause)) return exemptState(properties['additionalData']);
  if (code === 'Healthy') return AssessmentState.healthy;
  if (code === 'Unhealthy') return AssessmentState.unhealthy;
  if (code === 'NotApplicable') return AssessmentState.notApplicable;
  const health = typeof code === 'string' ? healthOf(code) : null;
  if (health === null) throw new Unreadable('.properties.status.code', 'Healthy, Unhealthy or NotApplicable', code);
  return AssessmentState[health];
}

/** An exemption is a waiver unless its data say that the risk is mitigated. */
function exemptState(additionalData: unknown): AssessmentStateValue {
  const category = isRow(additionalData) ? (additionalData['exemptionCategory'] ?? additionalData['ExemptionCategory']) : null;
  const mitigated = typeof category === 'string' && exemptionOf(category) === 'mitigated';
  return mitigated ? AssessmentState.exemptMitigated : AssessmentState.exemptWaived;
}

/** The vendor spells the key in three ways; without one the assessment's own id holds the resource's. */
function resourceIdOf(resource: Row, assessmentId: string): string {
  const id = resource['id'] ?? resource['Id'] ?? resource['ResourceId'] ?? resource['resourceId'];
  if (typeof id === 'string' && id !== '') return id;
  const end = assessmentId.toLowerCase().lastIndexOf('/providers/microsoft.security/assessments/');
  return end > 0 ? assessmentId.slice(0, end) : assessmentId;
}

function textOf(row: Row, name: string, otherName: string): string | null {
  const value = row[name] ?? row[otherName];
  return typeof value === 'string' && value !== '' ? value : null;
}

function newDraft(id: string, scopeId: string | null, properties: Row, resource: Row, reader: FieldReader): Draft {
  reader.subject = { kind: 'recommendation', id };
  const title = reader.text(properties['displayName'], '.properties.displayName');
  const metadata = isRow(properties['metadata']) ? metadataOf(properties['metadata'], '.properties.metadata', reader) : {};
  const flags = flagsOf(title);
  return {
    ...metadata,
    title: title || (metadata.title ?? null),
    preview: metadata.preview ?? flags.preview,
    deprecated: metadata.deprecated ?? flags.deprecated,
    id,
    scopeId,
    subscore: 'infrastructure',
    model: 'classic',
    environment: textOf(resource, 'source', 'Source'),
    url: portalLink(properties['links']),
  };
}

/** The vendor leaves the scheme out. */
function portalLink(links: unknown): string | null {
  const link = isRow(links) ? (links['azurePortal'] ?? links['azurePortalUri']) : null;
  if (typeof link !== 'string' || link === '') return null;
  return /^[a-z][a-z0-9+.-]*:/i.test(link) ? link : `https://${link}`;
}
