import { isRow } from '../schema/values.js';
import { lastSegment } from './armIds.js';
import { isFailure, type Failure } from './live/failure.js';
import { addressOf, below } from './live/links.js';
import { loadList } from './live/lists.js';
import type { LiveOptions, Session } from './live/session.js';
import { liveSource, optional, together, type Part } from './live/source.js';
import type { LiveSource } from './source.js';

export interface ArmOptions extends LiveOptions {
  /** `https://management.azure.com` where absent. */
  readonly endpoint?: string;
  /** Subscriptions by id; all that the reader may see where absent. */
  readonly subscriptionIds?: readonly string[];
  /** Also the catalogue of recommendations, for their texts and severities where assessments come without. */
  readonly assessmentMetadata?: boolean;
}

const scoreVersion = 'api-version=2020-01-01';
const assessmentVersion = 'api-version=2025-05-04';

/**
 * The classic secure score of Azure subscriptions from Azure Resource Manager: score, controls with definitions, and
 * every assessment, all pages. A subscription among several that the reader may not see is `restricted`. For large
 * estates `connectResourceGraph` asks less often. Needs the role Security Reader.
 */
export function connectArm(options: ArmOptions = {}): LiveSource {
  const url = addressOf(options.endpoint ?? 'https://management.azure.com');
  return liveSource([{ url, setting: 'endpoint' }], options, async (session) => {
    const named = options.subscriptionIds ? noNames : await list(session, url!, 'subscriptions', 'subscriptions?api-version=2022-12-01');
    if (isFailure(named)) return named;
    const ids = options.subscriptionIds?.map(lastSegment) ?? idsIn(named);
    const metadata = `providers/Microsoft.Security/assessmentMetadata?${assessmentVersion}`;
    return together([
      Promise.resolve(named),
      ...(options.assessmentMetadata ? [optional('assessmentMetadata', list(session, url!, 'assessmentMetadata', metadata))] : []),
      loadSubscriptions(ids, session, url!),
    ]);
  });
}

const noNames: Part = { kind: 'payloads', payloads: [], incomplete: [] };

const list = (session: Session, url: URL, name: string, path: string) =>
  loadList(name, { url: below(url, path) }, session, { isPage: true });

function idsIn({ payloads }: Part): string[] {
  const rows = payloads.flatMap((page) => (isRow(page) && Array.isArray(page['value']) ? (page['value'] as unknown[]) : []));
  return rows.flatMap((row) => (isRow(row) && typeof row['subscriptionId'] === 'string' ? [row['subscriptionId']] : []));
}

/** No posture at all where none of the subscriptions may be seen. */
async function loadSubscriptions(ids: readonly string[], session: Session, url: URL): Promise<Part | Failure> {
  const refusals: Failure[] = [];
  const parts = ids.map(async (id): Promise<Part | Failure> => {
    const part = await loadSubscription(id, session, url);
    if (!isFailure(part) || part.kind !== 'failed' || part.error.code !== 'forbidden') return part;
    refusals.push(part);
    return {
      kind: 'payloads',
      payloads: [{ scopes: [{ id: `/subscriptions/${id.toLowerCase()}`, kind: 'subscription', restricted: true }] }],
      incomplete: [],
    };
  });
  const all = await together(parts);
  if (refusals.length > 0 && refusals.length === ids.length) return refusals[0]!;
  return ids.length === 0 ? { kind: 'payloads', payloads: [[]], incomplete: [] } : all;
}

function loadSubscription(id: string, session: Session, url: URL): Promise<Part | Failure> {
  const base = `subscriptions/${encodeURIComponent(id)}/providers/Microsoft.Security`;
  return together([
    list(session, url, 'secureScores', `${base}/secureScores?${scoreVersion}`),
    list(session, url, 'secureScoreControls', `${base}/secureScoreControls?${scoreVersion}&$expand=definition`),
    list(session, url, 'assessments', `${base}/assessments?${assessmentVersion}`),
  ]);
}
