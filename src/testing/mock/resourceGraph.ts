/** Azure Resource Graph over a tenant's subscriptions: it knows the queries of the kit, and does what they say. */
import { kustoQueries, type KustoQueryName } from '../../sources/kusto.js';
import type { ArmResource, ArmSubscription, Tenant } from '../tenant/index.js';
import { problem, type Answer } from './answer.js';

export interface ResourceGraphBody {
  readonly query?: unknown;
  readonly subscriptions?: readonly string[];
  readonly options?: { readonly $top?: number; readonly $skipToken?: string; readonly resultFormat?: 'objectArray' | 'table' };
}

type Row = Readonly<Record<string, unknown>>;

export function resourceGraphAnswer({ arm }: Tenant, body: ResourceGraphBody): Answer {
  const name = (Object.keys(kustoQueries) as KustoQueryName[]).find((key) => kustoQueries[key]() === body.query);
  if (!name) return problem(400, 'BadRequest', 'The mock knows the queries of the kit only.');
  const chosen = arm.subscriptions.filter(({ id }) => !body.subscriptions || body.subscriptions.includes(id));
  const rows = chosen.flatMap(rowsOf[name]);
  const { $top = 100, $skipToken = '0', resultFormat = 'objectArray' } = body.options ?? {};
  if (!/^\d{1,9}$/.test($skipToken)) return problem(400, 'BadRequest', 'Invalid value for $skipToken.');
  const next = Number($skipToken) + $top;
  const page = rows.slice(Number($skipToken), next);
  return {
    status: 200,
    body: {
      totalRecords: rows.length,
      count: page.length,
      data: resultFormat === 'table' ? tableOf(page) : page,
      facets: [],
      // The vendor sends the flag as a text.
      resultTruncated: 'false',
      ...(next < rows.length ? { $skipToken: String(next) } : {}),
    },
  };
}

function tableOf(rows: readonly Row[]) {
  const columns = Object.keys(rows[0] ?? {}).map((name) => ({ name, type: 'string' }));
  return { columns, rows: rows.map((row) => columns.map(({ name }) => row[name])) };
}

const rowsOf: Readonly<Record<KustoQueryName, (subscription: ArmSubscription) => readonly Row[]>> = {
  secureScores: ({ secureScores }) => secureScores.map(lowerType),
  controls: ({ expandedSecureScoreControls }) => expandedSecureScoreControls.map(lowerType),
  assessments: ({ assessments }) => assessments.map(lowerType),
  controlTotals,
  recommendationTotals,
};

/** The service writes types in lower case. */
const lowerType = ({ id, name, type, properties }: ArmResource): Row => ({ id, name, type: type.toLowerCase(), properties });

interface Counted {
  readonly recommendationId: string;
  readonly resourceId: string;
  readonly health: string;
  readonly title: string;
  readonly metadata: Row;
  readonly isScored: boolean;
}

function counted({ name, properties }: ArmResource): Counted {
  const details = properties['resourceDetails'] as { Id?: string; id?: string };
  const status = properties['status'] as { code: string; cause?: string };
  const metadata = (properties['metadata'] ?? {}) as Row;
  const title = String(properties['displayName']);
  return {
    recommendationId: name.toLowerCase(),
    resourceId: String(details.Id ?? details.id).toLowerCase(),
    health: /^exempt/i.test(status.cause ?? '') ? 'notapplicable' : status.code.toLowerCase(),
    title,
    metadata,
    isScored:
      /^builtin$/i.test(String(metadata['assessmentType'] ?? 'BuiltIn')) &&
      metadata['preview'] !== true &&
      !/^\[(preview|deprecated)\]/i.test(title),
  };
}

const countsOf = (healths: readonly string[]) => ({
  unhealthyResources: healths.filter((health) => health === 'unhealthy').length,
  healthyResources: healths.filter((health) => health === 'healthy').length,
  notApplicableResources: healths.filter((health) => health === 'notapplicable').length,
});

function grouped<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}

function controlTotals(subscription: ArmSubscription): Row[] {
  const assessed = subscription.assessments.map(counted).filter(({ isScored }) => isScored);
  return subscription.secureScoreControlDefinitions.flatMap(({ name, properties }) => {
    const members = (properties['assessmentDefinitions'] as { id: string }[]).map(({ id }) => id.split('/').at(-1)!.toLowerCase());
    const byResource = grouped(
      assessed.filter(({ recommendationId }) => members.includes(recommendationId)),
      ({ resourceId }) => resourceId,
    );
    const healths = [...byResource.values()].map(
      (rows) => ['unhealthy', 'healthy'].find((health) => rows.some((row) => row.health === health)) ?? 'notapplicable',
    );
    if (healths.length === 0) return [];
    const head = {
      scopeId: `/subscriptions/${subscription.id}`,
      controlId: name.toLowerCase(),
      controlName: properties['displayName'],
      maxPoints: properties['maxScore'],
    };
    return [{ ...head, ...countsOf(healths) }];
  });
}

function recommendationTotals(subscription: ArmSubscription): Row[] {
  const groups = grouped(subscription.assessments.map(counted), ({ recommendationId }) => recommendationId);
  return [...groups].map(([recommendationId, rows]) => ({
    scopeId: `/subscriptions/${subscription.id}`,
    recommendationId,
    ...countsOf(rows.map(({ health }) => health)),
    title: rows[0]!.title,
    metadata: rows[0]!.metadata,
  }));
}
