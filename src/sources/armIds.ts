/** What the resource ids of Azure Resource Manager say. Ids are compared in lower case: the vendor mixes cases. */
import type { ScopeKind } from '../core/posture.js';
import { Unreadable } from '../schema/log.js';
import type { Row } from '../schema/values.js';

const connectorPath = /^.*?\/providers\/microsoft\.security\/securityconnectors\/[^/]+/;
const subscriptionPath = /^\/subscriptions\/[^/]+/;
const managementGroupPath = /^\/providers\/microsoft\.management\/managementgroups\/[^/]+/;

export function readArmId(row: Row): string {
  const id = row['id'];
  if (typeof id !== 'string' || id === '') throw new Unreadable('.id', 'a resource id', id);
  return id;
}

/** The scope that a resource belongs to, in lower case: a connector, a subscription or a management group; `null` without one. */
export function scopeIdOf(id: string): string | null {
  const lower = id.toLowerCase();
  const match =
    (lower.includes('/securityconnectors/') ? connectorPath.exec(lower) : null) ??
    subscriptionPath.exec(lower) ??
    managementGroupPath.exec(lower);
  return match ? match[0] : null;
}

export function scopeKindOfId(scopeId: string): ScopeKind {
  if (scopeId.includes('/securityconnectors/')) return 'connector';
  return scopeId.startsWith('/subscriptions/') ? 'subscription' : 'managementGroup';
}

export function lastSegment(id: string): string {
  return id.slice(id.lastIndexOf('/') + 1);
}

/** The name of the secure score in an id of one or of its controls, in lower case; every initiative has a score of its own. */
export function scoreNameOf(id: string): string | null {
  return /\/securescores\/([^/]+)/.exec(id.toLowerCase())?.[1] ?? null;
}

/** The score that counts; the vendor's name for it on every scope. */
const mainScore = 'ascscore';

/** The scope of a score or of a control: an initiative's score is a scope of its own. */
export function scoreScopeIdOf(id: string): string | null {
  const scopeId = scopeIdOf(id);
  const name = scoreNameOf(id);
  if (scopeId === null || name === null || name === mainScore) return scopeId;
  return `${scopeId}/providers/microsoft.security/securescores/${name}`;
}

export function isInitiativeId(scopeId: string): boolean {
  return scopeId.includes('/securescores/');
}
