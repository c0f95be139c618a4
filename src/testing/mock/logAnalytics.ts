/** A Log Analytics workspace that continuous export has filled: a row a day for each subscription, and for each of its controls. */
import type { ArmResource, ArmSubscription, Tenant } from '../tenant/index.js';
import { problem, type Answer } from './answer.js';

type Cells = readonly unknown[];

/** Answers a query by the table it starts with; what else it asks for is not looked at. */
export function logAnalyticsAnswer(tenant: Tenant, body: Readonly<Record<string, unknown>>): Answer {
  const name = /^\s*(SecureScores|SecureScoreControls)\b/.exec(typeof body['query'] === 'string' ? body['query'] : '')?.[1];
  if (!name) return problem(400, 'BadArgumentError', 'The mock knows the tables SecureScores and SecureScoreControls.');
  const { columns, rowOf } = tables[name as keyof typeof tables];
  const rows = daysOf(tenant).flatMap(({ date, share }) =>
    tenant.arm.subscriptions.flatMap((subscription) => rowOf(subscription, date, share)),
  );
  return {
    status: 200,
    body: { tables: [{ name: 'PrimaryResult', columns: columns.map(([column, type]) => ({ name: column, type })), rows }] },
  };
}

interface Day {
  readonly date: string;
  /** Of today's points. */
  readonly share: number;
}

/** The days that the host kept too, and today. */
function daysOf({ host, expected, asOf }: Tenant): Day[] {
  const today = expected.infrastructure?.percent ?? 0;
  const before = host.history.flatMap(({ date, subscores }) => {
    const percent = subscores.find(({ id }) => id === 'infrastructure')?.percent;
    return percent === undefined || today === 0 ? [] : [{ date, share: percent / today }];
  });
  return [...before, { date: asOf, share: 1 }];
}

interface Figures {
  readonly max: number;
  readonly current: number;
}

const scoreOf = ({ properties }: ArmResource) => properties['score'] as Figures;

/** Never above the maximum, to two decimals. */
const pointsOf = ({ max, current }: Figures, share: number) => Math.min(max, Math.round(100 * current * share) / 100);

const shareOf = (points: number, { max }: Figures) => (max === 0 ? 0 : Math.round((10_000 * points) / max) / 10_000);

function scoreRow(subscription: ArmSubscription, date: string, share: number): Cells[] {
  return subscription.secureScores.map((row) => {
    const points = pointsOf(scoreOf(row), share);
    const { max } = scoreOf(row);
    return [
      date,
      row.id,
      subscription.id,
      'ASC score',
      points,
      max,
      shareOf(points, scoreOf(row)),
      row.properties['weight'],
      'Azure',
      'SecureScores',
    ];
  });
}

function controlRows(subscription: ArmSubscription, date: string, share: number): Cells[] {
  return subscription.secureScoreControls.map((row) => {
    const points = pointsOf(scoreOf(row), share);
    const { displayName, healthyResourceCount, unhealthyResourceCount, notApplicableResourceCount } = row.properties;
    return [
      date,
      row.id,
      subscription.id,
      row.name,
      displayName,
      points,
      scoreOf(row).max,
      shareOf(points, scoreOf(row)),
      healthyResourceCount,
      unhealthyResourceCount,
      notApplicableResourceCount,
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
    rowOf: scoreRow,
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
    rowOf: controlRows,
  },
} as const;
