/** A Log Analytics workspace that continuous export has filled: a row a day for each subscription, and for each of its controls. */
import type { HostDay, Tenant } from '../tenant/index.js';
import { problem, type Answer } from './answer.js';

type Cells = readonly unknown[];

/** Answers a query by the table it starts with; what else it asks for is not looked at. */
export function logAnalyticsAnswer(tenant: Tenant, body: Readonly<Record<string, unknown>>): Answer {
  const name = /^\s*(SecureScores|SecureScoreControls)\b/.exec(typeof body['query'] === 'string' ? body['query'] : '')?.[1];
  if (!name) return problem(400, 'BadArgumentError', 'The mock knows the tables SecureScores and SecureScoreControls.');
  const { columns, rowsOf } = tables[name as keyof typeof tables];
  const rows = [...tenant.host.history, today(tenant)].flatMap(rowsOf);
  return {
    status: 200,
    body: { tables: [{ name: 'PrimaryResult', columns: columns.map(([column, type]) => ({ name: column, type })), rows }] },
  };
}

type Day = Pick<HostDay, 'date' | 'scopes' | 'controls'>;

/** What the interfaces say now, as the host keeps a day. */
function today({ arm: { subscriptions }, host, asOf }: Tenant): Day {
  return {
    date: asOf,
    scopes: subscriptions.flatMap(({ secureScores }, index) =>
      secureScores.map(({ properties }) => {
        const { current, max } = properties['score'] as Figures;
        return { ...host.scopes[index]!, weight: properties['weight'] as number, score: { points: current, maxPoints: max } };
      }),
    ),
    controls: subscriptions.flatMap(({ secureScoreControls }, index) =>
      secureScoreControls.map(({ name, properties }) => {
        const { current, max } = properties['score'] as Figures;
        return {
          id: name,
          name: properties['displayName'] as string,
          scopeId: host.scopes[index]!.id,
          maxPoints: max,
          points: current,
          resources: {
            healthy: properties['healthyResourceCount'] as number,
            unhealthy: properties['unhealthyResourceCount'] as number,
            notApplicable: properties['notApplicableResourceCount'] as number,
          },
        };
      }),
    ),
  };
}

interface Figures {
  readonly max: number;
  readonly current: number;
}

const mainScoreOf = (scopeId: string) => `${scopeId}/providers/Microsoft.Security/secureScores/ascScore`;

const guidIn = (scopeId: string) => scopeId.split('/').at(-1)!;

const shareOf = (points: number, maxPoints: number) => (maxPoints === 0 ? 0 : Math.round((10_000 * points) / maxPoints) / 10_000);

function scoreRows({ date, scopes = [] }: Day): Cells[] {
  return scopes.map(({ id, weight, score: { points, maxPoints } }) => [
    date,
    mainScoreOf(id),
    guidIn(id),
    'ASC score',
    points,
    maxPoints,
    shareOf(points, maxPoints),
    weight,
    'Azure',
    'SecureScores',
  ]);
}

/** Where nothing is healthy or unhealthy the vendor sends 0 of 0. */
function controlRows({ date, controls = [] }: Day): Cells[] {
  return controls.map(({ id, name, scopeId, points, maxPoints, resources: { healthy, unhealthy, notApplicable } }) => {
    const maximum = healthy + unhealthy === 0 ? 0 : maxPoints;
    return [
      date,
      `${mainScoreOf(scopeId)}/secureScoreControls/${id}`,
      guidIn(scopeId),
      id,
      name,
      points ?? 0,
      maximum,
      shareOf(points ?? 0, maximum),
      healthy,
      unhealthy,
      notApplicable,
      'SecureScoreControls',
    ];
  });
}

const tables = {
  SecureScores: {
    columns: [
      ['TimeGenerated', 'datetime'],
      ['AssessedResourceId', 'string'],
      ['SecureScoresSubscriptionId', 'string'],
      ['DisplayName', 'string'],
      ['CurrentScore', 'real'],
      ['MaxScore', 'real'],
      ['PercentageScore', 'real'],
      ['Weight', 'int'],
      ['Environment', 'string'],
      ['Type', 'string'],
    ],
    rowsOf: scoreRows,
  },
  SecureScoreControls: {
    columns: [
      ['TimeGenerated', 'datetime'],
      ['AssessedResourceId', 'string'],
      ['SecureScoreControlsSubscriptionId', 'string'],
      ['ControlId', 'string'],
      ['ControlDisplayName', 'string'],
      ['CurrentScore', 'real'],
      ['MaxScore', 'real'],
      ['PercentageScore', 'real'],
      ['HealthyResources', 'int'],
      ['UnhealthyResources', 'int'],
      ['NotApplicableResources', 'int'],
      ['Type', 'string'],
    ],
    rowsOf: controlRows,
  },
} as const;
