/**
 * Azure `Microsoft.Security/assessments`: one row for each recommendation at each resource, up to millions of them.
 * One pass, checked by hand, straight into columns: no object is kept for a row, and ids are compared with those of
 * the row before, because rows come grouped.
 */
import { AssessmentState, AssessmentTableBuilder } from '../core/assessments.js';
import type { AssessmentStateValue } from '../core/assessments.js';
import type { Recommendation } from '../core/posture.js';
import { Unreadable } from '../schema/log.js';
import { isRow } from '../schema/values.js';
import type { FieldReader, Row } from '../schema/values.js';
import { exemptionOf, healthOf, riskLevelOf } from '../schema/vocabulary.js';
import { lastSegment, scopeIdOf, scopeKindOfId } from './armIds.js';
import { flagsOf, metadataOf } from './armMetadata.js';

type Draft = { -readonly [key in keyof Recommendation]: Recommendation[key] };

const riskOrder = ['low', 'medium', 'high', 'critical'];

export class AssessmentCollector {
  readonly table = new AssessmentTableBuilder(1024);
  /** Recommendations in the order of their first row. */
  readonly recommendations: Draft[] = [];
  readonly #byName = new Map<string, Map<string, Draft>>();
  #lastName = '';
  #lastScope: string | null = null;
  #lastDraft: Draft | undefined;
  /** The subscription of the resource before as the vendor spelled it, with the slash that ends it. */
  #lastPrefix = '\n';
  #prefixScope: string | null = null;
  #lastResource = '\n';

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
    const resourceId = resourceIdOf(resource, id);
    const scopeId = this.#scopeOf(id, resourceId, resource);
    const draft =
      name === this.#lastName && scopeId === this.#lastScope ? this.#lastDraft! : this.#draft(name, scopeId, properties, resource, reader);
    const risk = properties['risk'];
    if (risk != null) raiseRisk(draft, risk);
    this.table.add(
      draft.id,
      resourceId,
      scopeId,
      state,
      textOf(resource, 'resourceName', 'ResourceName'),
      textOf(resource, 'resourceType', 'ResourceType'),
    );
  }

  /**
   * An Azure resource lies in the subscription of its assessment. So the row's own id, a long text that nothing else
   * needs, is read only where the resource's does not begin like that of the row before.
   */
  #scopeOf(id: string, resourceId: string, resource: Row): string | null {
    const source = resource['source'] ?? resource['Source'];
    const azure = source === 'Azure';
    if (azure && resourceId === this.#lastResource) return this.#prefixScope;
    if (azure && resourceId.startsWith(this.#lastPrefix)) {
      this.#lastResource = resourceId;
      return this.#prefixScope;
    }
    const scopeId = scopeIdOf(id);
    const whole = azure && scopeId !== null && scopeKindOfId(scopeId) === 'subscription' && scopeIdOf(resourceId) === scopeId;
    this.#prefixScope = scopeId;
    this.#lastResource = whole ? resourceId : '\n';
    this.#lastPrefix = whole ? `${resourceId.slice(0, scopeId.length)}/` : '\n';
    return scopeId;
  }

  #draft(name: string, scopeId: string | null, properties: Row, resource: Row, reader: FieldReader): Draft {
    let scopes = this.#byName.get(name);
    if (!scopes) this.#byName.set(name, (scopes = this.#scopesOfOtherSpelling(name)));
    let draft = scopes.get(scopeId ?? '');
    if (!draft) {
      draft = newDraft(name.toLowerCase(), scopeId, properties, resource, reader);
      scopes.set(scopeId ?? '', draft);
      this.recommendations.push(draft);
    }
    this.#lastName = name;
    this.#lastScope = scopeId;
    this.#lastDraft = draft;
    return draft;
  }

  #scopesOfOtherSpelling(name: string): Map<string, Draft> {
    const lower = name.toLowerCase();
    const scopes = this.#byName.get(lower) ?? new Map<string, Draft>();
    this.#byName.set(lower, scopes);
    return scopes;
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

/** A recommendation has the highest risk level of its rows. */
function raiseRisk(draft: Draft, risk: unknown): void {
  const word = isRow(risk) ? risk['level'] : null;
  if (typeof word !== 'string' || word === draft.riskLevel) return;
  const level = riskLevelOf(word);
  if (!draft.riskLevel || riskOrder.indexOf(level) > riskOrder.indexOf(draft.riskLevel)) draft.riskLevel = level;
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
