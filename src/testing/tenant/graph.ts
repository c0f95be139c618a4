/** The Graph payloads of a tenant, in the vendor's shapes with their quirks. */
import { actions, retiredAction, shelf, type Action } from './actions.js';
import { randomOf } from './random.js';
import { sumsOf, type ActionDay, type StatusUpdate, type TenantSize } from './timeline.js';

const dayMs = 86_400_000;
const vendorInformation = { provider: 'SecureScore', providerVersion: null, subProvider: null, vendor: 'Microsoft' } as const;

export interface GraphControlScore {
  readonly controlCategory: string;
  readonly controlName: string;
  readonly description: string;
  readonly score: number;
  readonly lastSynced: string;
  readonly implementationStatus: string;
  readonly scoreInPercentage: number;
  /** The three below are text, as the vendor sends them. */
  readonly on?: string;
  readonly count?: string;
  readonly total?: string;
}

export interface GraphComparison {
  readonly basis: string;
  readonly averageScore: number;
  readonly SeatSizeRangeLowerValue?: string;
  readonly SeatSizeRangeUpperValue?: string;
  readonly industryName?: string;
  readonly [categoryFigure: string]: number | string | undefined;
}

export interface GraphSecureScore {
  readonly id: string;
  readonly azureTenantId: string;
  readonly activeUserCount: number;
  readonly createdDateTime: string;
  readonly currentScore: number;
  readonly enabledServices: readonly string[];
  readonly licensedUserCount: number;
  readonly maxScore: number;
  readonly vendorInformation: typeof vendorInformation;
  readonly averageComparativeScores: readonly GraphComparison[];
  readonly controlScores: readonly GraphControlScore[];
}

export interface GraphProfile {
  readonly id: string;
  readonly controlCategory: string;
  readonly title: string;
  readonly maxScore: number;
  readonly deprecated: boolean;
  readonly remediation: string;
  readonly controlStateUpdates: readonly { readonly state: string; readonly updatedDateTime: string | null }[];
  readonly [field: string]: unknown;
}

export interface GraphTenant {
  readonly tenantId: string;
  /** ISO 8601 instant of the newest synchronisation. */
  readonly asOf: string;
  readonly size: TenantSize;
  readonly timeline: readonly (readonly ActionDay[])[];
  readonly updates: readonly StatusUpdate[];
}

/** One entry per day, the newest first. */
export function secureScoresOf(tenant: GraphTenant): GraphSecureScore[] {
  return tenant.timeline.map((day, index) => secureScoreOf(tenant, day, tenant.timeline.length - 1 - index)).reverse();
}

function secureScoreOf(tenant: GraphTenant, day: readonly ActionDay[], daysAgo: number): GraphSecureScore {
  const date = new Date(Date.parse(tenant.asOf) - daysAgo * dayMs).toISOString().slice(0, 10);
  const { hundredths, maxPoints } = sumsOf(day);
  return {
    id: `${tenant.tenantId}_${date}`,
    azureTenantId: tenant.tenantId,
    activeUserCount: Math.round(tenant.size.users * (new Date(`${date}T00:00:00Z`).getUTCDay() % 6 === 0 ? 0.31 : 0.88)),
    createdDateTime: `${date}T00:00:00Z`,
    currentScore: hundredths / 100,
    enabledServices: ['HasEXOP2', 'HasSPOP2', 'HasAADP2', 'HasMDOP1', 'HasMDOP2', 'HasMDATP', 'HasOCAS', 'HasDLP'],
    licensedUserCount: tenant.size.users,
    maxScore: maxPoints,
    vendorInformation,
    averageComparativeScores: comparisonsAt(tenant, daysAgo),
    controlScores: day.map((row) => controlScoreOf(tenant, row, daysAgo)),
  };
}

function controlScoreOf(tenant: GraphTenant, row: ActionDay, daysAgo: number): GraphControlScore {
  const { action, count, total, hundredths } = row;
  const minutes = randomOf(action.service).integer(20, 220);
  return {
    controlCategory: action.category,
    controlName: action.id,
    description: action.measure === 'setting' ? action.description : `<p>${action.description}</p>`,
    score: hundredths / 100,
    lastSynced: `${new Date(Date.parse(tenant.asOf) - daysAgo * dayMs - minutes * 60_000).toISOString().slice(0, 19)}Z`,
    implementationStatus: implementationStatusOf(row),
    ...measured(row),
    scoreInPercentage: Math.round((10_000 * count) / total) / 100,
  };
}

/** Settings come with `on`, shares with `count` and `total`, a bare count without a total; a few settings with none. */
function measured({ action, count, total }: ActionDay): { on?: string; count?: string; total?: string } {
  if (action.measure === 'count') return { count: String(count === 1 ? 3 : 7) };
  if (action.measure !== 'setting') return { count: String(count), total: String(total) };
  return action.service === 'EXO' && action.tier === 'Core' ? {} : { on: String(count === 1) };
}

function implementationStatusOf({ action, count, total }: ActionDay): string {
  if (action.measure === 'setting') return count === 1 ? 'The setting is in place.' : 'The setting is not in place.';
  if (action.measure === 'count') return `${count === 1 ? 3 : 7} accounts hold this role.`;
  const percent = Math.round((100 * (total - count)) / total);
  const whom = action.measure === 'devices' ? 'devices' : 'users';
  return `<p>${percent}% of ${whom} are not covered&nbsp;</p><ul><li>${total - count} of ${total} ${whom}&nbsp;</li></ul>`;
}

/** Averages by basis with points and maxima by category; the average is the percent of their sums. */
function comparisonsAt(tenant: GraphTenant, daysAgo: number): GraphComparison[] {
  const drift = (90 - daysAgo) * 0.012;
  const seats = tenant.size.users <= 100 ? ['1', '100'] : tenant.size.users <= 500 ? ['101', '500'] : ['501', '1000'];
  return [
    comparison('AllTenants', { apps: [34.2, 84.5], data: [3.1, 11.2], device: [31.6, 68.9], identity: [37.4, 60.8] }, drift),
    {
      ...comparison('TotalSeats', { apps: [42.7, 92.3], data: [4.6, 14.1], device: [38.2, 74.6], identity: [40.9, 61.7] }, drift),
      SeatSizeRangeLowerValue: seats[0]!,
      SeatSizeRangeUpperValue: seats[1]!,
    },
    {
      ...comparison('IndustryTypes', { apps: [39.8, 90.1], data: [6.2, 16.8], device: [35.1, 71.4], identity: [38.6, 61.2] }, drift),
      industryName: 'Healthcare',
    },
  ];
}

function comparison(basis: string, categories: Readonly<Record<string, readonly [number, number]>>, drift: number): GraphComparison {
  const figures: Record<string, number> = {};
  let [points, maxPoints] = [0, 0];
  for (const [category, [score, maximum]] of Object.entries(categories)) {
    const drifted = Math.round((score + drift) * 100) / 100;
    figures[`${category}Score`] = drifted;
    figures[`${category}ScoreMax`] = maximum;
    points += drifted;
    maxPoints += maximum;
  }
  return {
    basis,
    averageScore: Math.round((10_000 * points) / maxPoints) / 100,
    ...figures,
    infrastructureScore: 0,
    infrastructureScoreMax: 0,
  };
}

/** Every profile of the catalogue in the vendor's order: by id, with the shelf that the tenant is not scored on. */
export function profilesOf(tenant: GraphTenant): GraphProfile[] {
  return [...actions, ...shelf, retiredAction]
    .sort((one, other) => compareIds(one.id, other.id))
    .map((action) => profileOf(tenant, action));
}

function compareIds(one: string, other: string): number {
  const [first, second] = [one.toLowerCase(), other.toLowerCase()];
  return first < second ? -1 : first > second ? 1 : 0;
}

function profileOf(tenant: GraphTenant, action: Action): GraphProfile {
  const random = randomOf(`profile:${action.id}`);
  return {
    id: action.id,
    azureTenantId: tenant.tenantId,
    actionType: action.measure === 'count' ? 'Review' : 'Config',
    actionUrl: `https://portal.example.com/${action.portal}`,
    controlCategory: action.category,
    title: action.title,
    deprecated: action === retiredAction,
    implementationCost: action.implementationCost,
    lastModifiedDateTime: null,
    maxScore: action.maxPoints,
    rank: random.chance(0.4) ? 10 : random.integer(1, 68),
    remediation: remediationOf(action, random.integer(0, 2)),
    remediationImpact: random.chance(0.5) ? 'None.' : '<p>People may be asked once for a further step.</p>',
    service: action.service,
    threats: action.threats,
    tier: action.tier,
    userImpact: action.userImpact,
    vendorInformation,
    complianceInformation: [],
    controlStateUpdates: stateUpdatesOf(tenant, action),
  };
}

/** The vendor mixes three ways of writing steps; so do we. */
function remediationOf({ steps, portal }: Action, style: number): string {
  const html = steps.map((step) => step.replace(/\*([^*]+)\*/g, style === 1 ? '<strong>$1</strong>' : '<em>$1</em>'));
  const link = `<a href="https://portal.example.com/${portal}" target="_blank">portal.example.com/${portal}</a>`;
  if (style === 2) return ` <p>${html.map((step, index) => `${index + 1}. ${step}`).join('<br />')}</p>`;
  return `<p>Open ${link}&nbsp;and follow these steps:</p> <ol> ${html.map((step) => `<li>${step}</li>`).join(' ')} </ol>`;
}

function stateUpdatesOf(tenant: GraphTenant, action: Action): GraphProfile['controlStateUpdates'] {
  const untouched = { assignedTo: null, comment: null, state: 'Default', updatedBy: null, updatedDateTime: null };
  const updates = tenant.updates.filter(({ actionId }) => actionId === action.id);
  if (updates.length === 0) return [untouched];
  return updates.map(({ state, comment, daysAgo }) => ({
    assignedTo: state === 'Planned' ? 'Security team' : '',
    comment,
    state,
    updatedBy: 'admin@example.com',
    updatedDateTime: new Date(Date.parse(tenant.asOf) - daysAgo * dayMs - 5 * 3_600_000).toISOString(),
  }));
}

/** Pages as the endpoint sends them; all but the last with a link to the next. */
export function profilePagesOf(
  profiles: readonly GraphProfile[],
  pageSize: number,
  linkTo: (offset: number) => string,
): { value: readonly GraphProfile[]; '@odata.context': string; '@odata.nextLink'?: string }[] {
  const pages = [];
  for (let offset = 0; offset < Math.max(1, profiles.length); offset += pageSize) {
    const next = offset + pageSize;
    pages.push({
      '@odata.context': 'https://graph.microsoft.com/v1.0/$metadata#security/secureScoreControlProfiles',
      ...(next < profiles.length ? { '@odata.nextLink': linkTo(next) } : {}),
      value: profiles.slice(offset, next),
    });
  }
  return pages;
}
