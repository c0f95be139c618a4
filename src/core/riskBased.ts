/** Model C, the risk-based cloud score, an approximation of the vendor's number (SCORING.md, C). */
import { exclusionOf } from './actions.js';
import { assessedPairs, rowsOf } from './assessedPairs.js';
import { AssessmentState } from './assessments.js';
import type { AssumedChanges } from './changes.js';
import { sumCounts, type LinkedItem } from './classic.js';
import { givenScore, withoutNoise } from './given.js';
import { keyOf } from './identifiers.js';
import { plainHalf, type LedgerHalf, type LedgerPart } from './ledger.js';
import { grouped, repeated, sumOf } from './lists.js';
import type { RiskFactors, ScoreOptions } from './options.js';
import type { Keyed } from './partition.js';
import type { Asset, AssessmentTable, GivenScore, RiskLevel } from './posture.js';
import type { RecommendationReport, RiskGroup, RiskReport } from './report.js';
import { recommendationRow } from './reportRows.js';
import { isNumber, unknownScore } from './score.js';
import type { HalfResult } from './total.js';

export const riskLevels: readonly RiskLevel[] = ['critical', 'high', 'medium', 'low'];

/** `default` follows the vendor's text and screenshots, `printed` the order in its formula picture. */
export const factorPresets: Readonly<Record<'default' | 'printed', RiskFactors>> = {
  default: { critical: 0.1, high: 0.5, medium: 0.9, low: 0.99 },
  printed: { critical: 0.99, high: 0.9, medium: 0.5, low: 0.1 },
};

export interface ScoredAsset {
  readonly asset: Asset;
  readonly open: Readonly<Record<RiskLevel, number>>;
  /** Positive. */
  readonly criticality: number;
  /** 0..1. */
  readonly share: number;
}

export interface RiskBasedHalf extends HalfResult {
  readonly assets: readonly ScoredAsset[];
  readonly report: RiskReport | null;
  readonly factors: RiskFactors;
  /** Assets left out because a count is not a number, and those whose criticality nobody maps to a number. */
  readonly unreadable: readonly string[];
  readonly unmappedCriticality: readonly string[];
  /** Given twice; the first one counts. */
  readonly repeated: readonly Asset[];
}

type Counts = Record<RiskLevel, number>;

const countsOf = (countOf: (level: RiskLevel) => number): Counts => ({
  critical: countOf('critical'),
  high: countOf('high'),
  medium: countOf('medium'),
  low: countOf('low'),
});
const none = (): Counts => countsOf(() => 0);

export function factorsOf({ factors }: ScoreOptions): RiskFactors {
  const given: Partial<RiskFactors> | null | undefined = typeof factors === 'string' ? factorPresets[factors] : factors;
  return countsOf((level) => {
    const factor = given?.[level];
    return isNumber(factor) && factor >= 0 && factor <= 1 ? factor : factorPresets.default[level];
  });
}

export function scoreRiskBased(
  given: readonly Asset[],
  recommendations: readonly Keyed[],
  table: AssessmentTable,
  options: ScoreOptions,
  changes: AssumedChanges,
  total: GivenScore | null = null,
  base: LedgerHalf | null = null,
): RiskBasedHalf {
  const factors = factorsOf(options);
  const levels = levelsOf(table, recommendations);
  const done = remediatedByResource(table, levels, changes);
  const unreadable: string[] = [];
  const unmappedCriticality: string[] = [];
  const repeats = new Set(repeated(given, ({ id }) => keyOf(id)));
  const assets = (given.length > 0 ? given : assetsOfRows(table, levels)).flatMap((asset): ScoredAsset | [] => {
    if (repeats.has(asset)) return [];
    const counts = openOf(asset, done.get(keyOf(asset.id)));
    if (!counts) return (unreadable.push(asset.id), []);
    const criticality = criticalityOf(asset, options);
    if (criticality === null) unmappedCriticality.push(asset.id);
    return { asset, open: counts, criticality: criticality ?? 1, share: assetShare(counts, factors) };
  });
  const rest = { assets, factors, unreadable, unmappedCriticality, repeated: [...repeats] };
  if (assets.length === 0)
    return { ...rest, score: unknownScore(unreadable.length > 0 ? 'invalidNumber' : 'noData'), ledger: null, report: null };
  const stands = givenScore(total);
  const parts = assets.map(partOf);
  const computed = plainHalf('infrastructure', parts);
  // A given total stands; what is assumed only moves it.
  const offset = stands?.kind === 'scored' ? (base?.offsetPercent ?? withoutNoise(stands.percent - computed.percent)) : 0;
  const ledger = offset ? plainHalf('infrastructure', parts, offset) : computed;
  const report = {
    open: countsOf((level) => sumOf(assets, (item) => item.open[level])),
    environments: groupsOf(assets, ({ environment }) => environment),
    workloads: groupsOf(assets, ({ workload }) => workload),
  };
  if (stands && stands.kind !== 'scored') return { ...rest, score: stands, ledger: null, report };
  return { ...rest, score: { kind: 'scored', percent: ledger.percent }, ledger, report };
}

/** `factor ^ count`, multiplied over the four levels; 0..1. */
export function assetShare(open: Readonly<Counts>, factors: RiskFactors): number {
  return riskLevels.reduce((product, level) => product * factors[level] ** open[level], 1);
}

const partOf = ({ asset: { id, name, scopeId = null }, criticality, share }: ScoredAsset): LedgerPart => ({
  kind: 'asset',
  id,
  name: name ?? id,
  scopeId,
  points: share * criticality,
  maxPoints: criticality,
});

/** `null` where a count is not a number. */
function openOf({ open }: Asset, done = none()): Counts | null {
  const counts = countsOf((level) => open?.[level] ?? 0);
  if (!Object.values(counts).every((count) => isNumber(count) && count >= 0)) return null;
  return countsOf((level) => Math.max(0, counts[level] - done[level]));
}

/** `null` for a word that nobody mapped and for a number that is not positive. */
function criticalityOf({ criticality }: Asset, { criticalityWeights }: ScoreOptions): number | null {
  if (criticality == null) return 1;
  const [, weight] = Object.entries(criticalityWeights ?? {}).find(([known]) => keyOf(known) === keyOf(criticality as string)) ?? [];
  const value = typeof criticality === 'string' ? weight : criticality;
  return isNumber(value) && value > 0 ? value : null;
}

/** `null` where it is none of the four. */
export function riskLevelOf({ riskLevel }: { readonly riskLevel?: string | null }): RiskLevel | null {
  const level = keyOf(riskLevel) as RiskLevel;
  return riskLevels.includes(level) ? level : null;
}

type Levels = readonly (RiskLevel | null)[];

/** By recommendation of the table; those without one of the four take no part. */
function levelsOf(table: AssessmentTable, recommendations: readonly Keyed[]): Levels {
  const levelOf = new Map<string, RiskLevel>();
  for (const { item, key } of recommendations) {
    const level = riskLevelOf(item);
    if (level && !exclusionOf(item)) levelOf.set(key, level);
  }
  return assessedPairs(table).keys.map((key) => levelOf.get(key) ?? null);
}

function assetsOfRows(table: AssessmentTable, levels: Levels): Asset[] {
  if (!levels.some(Boolean)) return [];
  const assets = table.resourceIds.map((id, index) => ({
    id,
    name: table.resourceNames[index] ?? null,
    scopeId: null as string | null,
    workload: table.resourceTypes[index] ?? null,
    open: none(),
  }));
  for (let row = 0; row < table.length; row++) {
    const asset = assets[table.resource[row]!]!;
    const level = levels[table.recommendation[row]!];
    asset.scopeId = table.scopeIds[table.scope[row]!] ?? null;
    if (level && table.state[row] === AssessmentState.unhealthy) asset.open[level]++;
  }
  return assets;
}

/** How many open recommendations of each level a change closes, by resource key. */
function remediatedByResource(table: AssessmentTable, levels: Levels, changes: AssumedChanges): Map<string, Counts> {
  const done = new Map<string, Counts>();
  if (changes.isEmpty) return done;
  const pairs = assessedPairs(table);
  const { recommendations, scopes, keys, scopeKeys } = pairs;
  recommendations.forEach((recommendation, pair) => {
    const level = levels[recommendation];
    const remediated = level && changes.of(keys[recommendation]!, scopeKeys[scopes[pair]!]!)?.remediated;
    for (const row of remediated ? rowsOf(pairs, pair) : []) {
      const resource = keyOf(table.resourceIds[table.resource[row]!]);
      if (table.state[row] !== AssessmentState.unhealthy || (remediated !== 'all' && !(remediated as ReadonlySet<string>).has(resource)))
        continue;
      const counts = done.get(resource) ?? none();
      counts[level!]++;
      done.set(resource, counts);
    }
  });
  return done;
}

/** The same formula over the assets that share a word; those without one form no group. */
function groupsOf(assets: readonly ScoredAsset[], wordOf: (asset: Asset) => string | null | undefined): RiskGroup[] {
  return [...grouped(assets, ({ asset }) => [wordOf(asset) ?? ''])].flatMap(([id, members]) => {
    const { percent } = plainHalf('infrastructure', members.map(partOf));
    return id ? { id, assets: members.length, score: { kind: 'scored', percent } } : [];
  });
}

/**
 * One row a recommendation. The score is a product, so closing one recommendation at an asset takes one factor of its
 * level from the asset's share; over assets these add up. There are no points in this model.
 */
export function riskRows(
  items: readonly LinkedItem[],
  { assets, factors }: RiskBasedHalf,
  table: AssessmentTable,
  halfShare: number,
): RecommendationReport[] {
  const { counts, open, pairs } = rowsByPair(table);
  const assetOf = new Map(assets.map((item) => [keyOf(item.asset.id), item]));
  const assetOfResource = table.resourceIds.map((id) => assetOf.get(keyOf(id)));
  const criticality = sumOf(assets, (item) => item.criticality);
  const gainAt = (resource: number, level: RiskLevel) => {
    const asset = assetOfResource[resource];
    if (!asset || asset.open[level] < 1) return 0;
    return asset.criticality * (assetShare({ ...asset.open, [level]: asset.open[level] - 1 }, factors) - asset.share);
  };
  return items.map(({ item, scope, pairs: linked }) => {
    // Rows without a scope stand for a recommendation without one, where there are any.
    const exact = linked.filter((pair) => pairs.scopeKeys[pairs.scopes[pair]!] === scope);
    const own = exact.length > 0 || scope !== null ? exact : linked;
    const resources = own.length > 0 ? sumCounts(own.map((pair) => counts[pair]!)) : (item.resources ?? null);
    const level = riskLevelOf(item);
    const notCounted = exclusionOf(item) ?? (level && own.length > 0 ? null : 'unknownPoints');
    const gain = () => sumOf(own, (pair) => sumOf(open[pair]!, (resource) => gainAt(resource, level!)));
    const percent = notCounted || criticality <= 0 ? null : (100 * gain()) / criticality;
    return recommendationRow(item, 'riskBased', {
      resources,
      status: item.status ?? (own.length > 0 && resources!.unhealthy === 0 ? 'completed' : 'toAddress'),
      notCounted,
      potentialPercent: percent === null ? null : percent * halfShare,
      potentialPercentOfScope: percent,
    });
  });
}

const kinds = ['healthy', 'unhealthy', 'notApplicable'] as const;

/** Rows as they are, whatever a person gave as status, and the unhealthy resources, by pair. */
function rowsByPair(table: AssessmentTable) {
  const pairs = assessedPairs(table);
  const counts = pairs.scopes.map(() => ({ healthy: 0, unhealthy: 0, notApplicable: 0 }));
  const open = pairs.scopes.map((_, pair): number[] => {
    const rows = rowsOf(pairs, pair);
    for (const row of rows) counts[pair]![kinds[table.state[row]!] ?? 'notApplicable']++;
    return rows.flatMap((row) => (table.state[row] === AssessmentState.unhealthy ? table.resource[row]! : []));
  });
  return { counts, open, pairs };
}
