/**
 * Microsoft Entra recommendations (`directory/recommendations`). Those of the identity secure score are the same as
 * Graph's control scores: joined by id or title, never summed twice (SCORING.md, A).
 */
import type { Recommendation } from '../core/posture.js';
import { Unreadable } from '../schema/log.js';
import { isRow, type Row } from '../schema/values.js';
import { statusOf } from '../schema/vocabulary.js';
import type { Collection } from './collection.js';
import type { RowReader } from './rowReader.js';

export const entraRecommendations: RowReader = {
  name: 'recommendations',
  matches: (row) => typeof row['recommendationType'] === 'string' && 'status' in row,
  read: readRecommendation,
};

function readRecommendation(row: Row, { reader, entra }: Collection): void {
  const id = row['recommendationType'];
  if (typeof id !== 'string' || id === '') throw new Unreadable('.recommendationType', 'text that is not empty', id);
  reader.subject = { kind: 'recommendation', id };
  const text = (name: string) => reader.textOf(row, name) || null;
  const maxPoints = reader.number(row['maxScore'], '.maxScore');
  const steps = reader.rows(row['actionSteps'], '.actionSteps');
  const word = text('status');
  const insights = text('insights');
  entra.push({
    id,
    title: text('displayName') ?? id,
    subscore: 'identity',
    model: 'actions',
    maxPoints,
    points: reader.number(row['currentScore'], '.currentScore'),
    pointsAreFinal: true,
    // Best practices have no points: they are listed.
    status: maxPoints ? word && statusOf(word) : 'notScored',
    preview: /preview/i.test(text('releaseType') ?? '') || null,
    description: text('benefits'),
    remediation:
      steps
        .map((step) => reader.textOf(step, 'text'))
        .filter(Boolean)
        .join('\n') || null,
    remediationImpact: text('remediationImpact'),
    insights: insights ? [insights] : null,
    service: reader.texts(row['featureAreas'], '.featureAreas')?.[0] ?? null,
    dueDate: reader.date(row['postponeUntilDateTime'], '.postponeUntilDateTime'),
    updatedAt: reader.date(row['lastModifiedDateTime'], '.lastModifiedDateTime'),
    url: steps.map(addressIn).find((url) => url !== null) ?? null,
  });
}

function addressIn({ actionUrl }: Row): string | null {
  const url = isRow(actionUrl) ? actionUrl['url'] : null;
  return typeof url === 'string' && url !== '' ? url : null;
}

const keyOf = (text: string | null | undefined) => (text ?? '').toLowerCase().replace(/[^a-z0-9]/g, '');

/** Adds what Entra says to Graph's copies, and lists the others: scored only where Graph has not given the tenant's scored actions. */
export function addEntra({ entra, recommendations, graphScores }: Collection): void {
  const indexes = new Map<string, number>();
  recommendations.items.forEach(({ id, title }, index) => {
    for (const key of [keyOf(id), keyOf(title)]) if (key !== '' && !indexes.has(key)) indexes.set(key, index);
  });
  for (const copy of entra) {
    const keys = [keyOf(copy.id), keyOf(copy.title)];
    const index = keys.map((key) => indexes.get(key)).find((found) => found !== undefined);
    if (index !== undefined) recommendations.items[index] = joined(recommendations.items[index]!, copy);
    else {
      const added = recommendations.items.push(graphScores.length > 0 ? { ...copy, status: 'notScored' } : copy) - 1;
      keys.forEach((key) => indexes.set(key, added));
    }
  }
}

/** Graph's figures stand; a status by hand in Entra stands over none in Graph. */
function joined(row: Recommendation, copy: Recommendation): Recommendation {
  const result: Record<string, unknown> = { ...row };
  for (const [key, value] of Object.entries(copy)) result[key] ??= value;
  const isByHand = copy.status && !['completed', 'toAddress', 'notScored'].includes(copy.status);
  if (isByHand && row.status === 'toAddress') result['status'] = copy.status;
  return result as unknown as Recommendation;
}
