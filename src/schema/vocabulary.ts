/** The vendors' words, old and new, and the words the kit uses for them. */
import type { Health, KnownStatus, RiskLevel, ScopeKind } from '../core/posture.js';
import type { SubscoreId } from '../core/score.js';

/** Words are compared without case, blanks and punctuation. */
const keyOf = (word: string) => word.toLowerCase().replace(/[^a-z0-9]/g, '');

/** Spellings remembered by a lookup; payloads repeat a few words a hundred thousand times. */
const spellingsKept = 200;

function lookup<T>(words: Readonly<Record<string, T>>): (word: string) => T | null {
  const byKey = new Map(Object.entries(words));
  const bySpelling = new Map<string, T | null>();
  return (word) => {
    const seen = bySpelling.get(word);
    if (seen !== undefined) return seen;
    const meaning = word.length > 100 ? null : (byKey.get(keyOf(word)) ?? null);
    if (bySpelling.size < spellingsKept) bySpelling.set(word, meaning);
    return meaning;
  };
}

const knownStatus = lookup<KnownStatus>({
  toaddress: 'toAddress',
  default: 'toAddress',
  active: 'toAddress',
  planned: 'planned',
  riskaccepted: 'riskAccepted',
  ignored: 'ignored',
  thirdparty: 'thirdParty',
  resolvedthroughthirdparty: 'thirdParty',
  alternatemitigation: 'alternateMitigation',
  resolvedthroughalternatemitigation: 'alternateMitigation',
  completed: 'completed',
  completedbysystem: 'completed',
  completedbyuser: 'completed',
  postponed: 'planned',
  dismissed: 'riskAccepted',
  notscored: 'notScored',
});

/** The kit's word for a status; an unknown one stays as the vendor gave it. */
export function statusOf(word: string): KnownStatus | string {
  return knownStatus(word) ?? word;
}

/** The sub-score that a category belongs to; `null` for a category nobody has told us about. */
export const subscoreOf = lookup<SubscoreId>({
  infrastructure: 'infrastructure',
  apps: 'apps',
  app: 'apps',
  identity: 'identity',
  data: 'data',
  device: 'devices',
  devices: 'devices',
  other: 'other',
});

const knownLevel = lookup<string>({ none: 'none', low: 'low', medium: 'moderate', moderate: 'moderate', high: 'high', unknown: 'unknown' });

/** An implementation cost or a user impact: none, low, moderate, high, unknown, or the vendor's own word. */
export function levelOf(word: string): string {
  return knownLevel(word) ?? word;
}

const knownRiskLevel = lookup<RiskLevel>({ critical: 'critical', high: 'high', medium: 'medium', moderate: 'medium', low: 'low' });

/** A risk level or severity: critical, high, medium, low, or the vendor's own word. */
export function riskLevelOf(word: string): string {
  return knownRiskLevel(word) ?? word;
}

export const healthOf = lookup<Health>({ healthy: 'healthy', unhealthy: 'unhealthy', notapplicable: 'notApplicable' });

export const exemptionOf = lookup<'waived' | 'mitigated'>({ waived: 'waived', waiver: 'waived', mitigated: 'mitigated' });

export const modelOf = lookup<'actions' | 'classic' | 'riskBased'>({ actions: 'actions', classic: 'classic', riskbased: 'riskBased' });

export const scopeKindOf = lookup<ScopeKind>({
  tenant: 'tenant',
  managementgroup: 'managementGroup',
  subscription: 'subscription',
  account: 'account',
  project: 'project',
  connector: 'connector',
  initiative: 'initiative',
});

const currentControlNames = lookup<string>({
  enableddosprotectiononvnet: 'Protect applications against DDoS attacks',
  additionalbestpractices: 'Implement security best practices',
  enableadvancedthreatprotection: 'Enable enhanced security features',
});

/** A control's name as the vendor spells it today. */
export function controlNameOf(name: string): string {
  return currentControlNames(name) ?? name;
}
