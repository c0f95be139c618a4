/**
 * The request by which a host tells Microsoft Graph a new status of a recommended action
 * (`PATCH security/secureScoreControlProfiles/{id}`). The kit itself never sends it: it holds no write token.
 */
export interface VendorInformation {
  readonly provider: string;
  readonly vendor: string;
  readonly providerVersion?: string | null;
  readonly subProvider?: string | null;
}

export interface StatusUpdate {
  /** The id of the profile, which is the recommendation's. */
  readonly profileId: string;
  /** Our word or the vendor's: `toAddress`, `planned`, `riskAccepted`, `thirdParty`, `alternateMitigation`, `Reviewed` … */
  readonly state: string;
  readonly note?: string | null;
  readonly assignedTo?: string | null;
  /** As the profile has it; the vendor answers 400 without it. */
  readonly vendorInformation?: VendorInformation | null;
  /** The status now: one that is completed is not changed by hand. */
  readonly currentState?: string | null;
}

export type StatusRefusal = 'noProfile' | 'unknownState' | 'detectedByVendor' | 'completed';

export type StatusUpdateRequest =
  | {
      readonly kind: 'request';
      readonly method: 'PATCH';
      /** Below the Graph endpoint, encoded. */
      readonly path: string;
      readonly headers: Readonly<Record<string, string>>;
      readonly body: Readonly<Record<string, unknown>>;
    }
  | {
      readonly kind: 'refused';
      readonly reason: StatusRefusal;
      /** For developers, in English. */
      readonly message: string;
    };

/** The words that Graph accepts, by ours and its own in lower case. */
const states: Readonly<Record<string, string>> = {
  default: 'Default',
  toaddress: 'Default',
  ignored: 'Ignored',
  riskaccepted: 'Ignored',
  thirdparty: 'ThirdParty',
  reviewed: 'Reviewed',
  planned: 'Planned',
  alternatemitigation: 'AlternateMitigation',
};

const vendor: VendorInformation = { provider: 'SecureScore', providerVersion: null, subProvider: null, vendor: 'Microsoft' };

export function statusUpdateRequest(update: StatusUpdate): StatusUpdateRequest {
  const { profileId, note, assignedTo, vendorInformation } = update;
  const state = Object.hasOwn(states, keyOf(update.state)) ? states[keyOf(update.state)]! : null;
  const refusal = refusalOf(update, state);
  if (refusal) return refusal;
  return {
    kind: 'request',
    method: 'PATCH',
    path: `/v1.0/security/secureScoreControlProfiles/${encodeURIComponent(profileId)}`,
    headers: { 'content-type': 'application/json', prefer: 'return=representation' },
    body: { assignedTo: assignedTo ?? '', comment: note ?? '', state, vendorInformation: { ...vendor, ...vendorInformation } },
  };
}

const keyOf = (word: unknown): string =>
  String(word)
    .toLowerCase()
    .replace(/[^a-z]/g, '');

function refusalOf({ profileId, state, currentState }: StatusUpdate, accepted: string | null): StatusUpdateRequest | null {
  const refused = (reason: StatusRefusal, message: string): StatusUpdateRequest => ({ kind: 'refused', reason, message });
  if (typeof profileId !== 'string' || profileId.trim() === '') return refused('noProfile', 'an id of a profile is needed');
  // Device configurations are measured by Defender for Endpoint; Graph refuses a status for them.
  if (/^scid_/i.test(profileId)) return refused('detectedByVendor', `${profileId} is measured on the devices and takes no status by hand`);
  if (keyOf(currentState ?? '').startsWith('completed')) return refused('completed', `${profileId} is completed and takes no other status`);
  if (keyOf(state).startsWith('completed')) return refused('completed', 'the vendor itself finds out what is completed');
  return accepted ? null : refused('unknownState', `${String(state)} is none of ${[...new Set(Object.values(states))].join(', ')}`);
}
