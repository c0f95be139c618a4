/** Model C, the risk-based cloud score, an approximation of the vendor's number (SCORING.md, C). */
import { AssessmentState } from './assessments.js';
import type { AssumedChanges } from './changes.js';
import { keyOf } from './identifiers.js';
import { ledgerHalf, ledgerScope, type LedgerHalf, type LedgerPart } from './ledger.js';
import type { RiskFactors, ScoreOptions } from './options.js';
import type { Asset, AssessmentTable, Recommendation, RiskLevel } from './posture.js';
import { isNumber, unknownScore, type Score } from './score.js';

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

export interface RiskGroup {
  readonly id: string;
  readonly assets: number;
  readonly score: Score;
}

export interface RiskReport {
  /** Open recommendations by risk level. */
  readonly open: Readonly<Record<RiskLevel, number>>;
  readonly environments: readonly RiskGroup[];
  readonly workloads: readonly RiskGroup[];
}

export interface RiskBasedHalf {
  readonly score: Score;
  readonly ledger: LedgerHalf | null;
  readonly assets: readonly ScoredAsset[];
  readonly report: RiskReport | null;
  readonly factors: RiskFactors;
  /** Assets left out because a count is not a number, and those whose criticality nobody maps to a number. */
  readonly unreadable: readonly string[];
  readonly unmappedCriticality: readonly string[];
}

export function factorsOf(options: ScoreOptions): RiskFactors {
  const { factors = 'default' } = options;
  if (typeof factors === 'string') return factorPresets[factors] ?? factorPresets.default;
  const usable = (level: RiskLevel) =>
    isNumber(factors[level]) && factors[level] > 0 && factors[level] <= 1 ? factors[level] : factorPresets.default[level];
  return { critical: usable('critical'), high: usable('high'), medium: usable('medium'), low: usable('low') };
}

export function scoreRiskBased(
  given: readonly Asset[],
  recommendations: readonly Recommendation[],
  table: AssessmentTable,
  options: ScoreOptions,
  changes: AssumedChanges,
): RiskBasedHalf {
  const factors = factorsOf(options);
  const levelOf = riskLevelsOf(recommendations);
  const assets = given.length > 0 ? given : assetsOfAssessments(table, levelOf);
  const done = changes.isEmpty ? null : remediatedByResource(table, levelOf, changes);
  const scored: ScoredAsset[] = [];
  const unreadable: string[] = [];
  const unmappedCriticality: string[] = [];
  for (const asset of assets) {
    const open = openOf(asset, done?.get(keyOf(asset.id)));
    if (!open) {
      unreadable.push(asset.id);
      continue;
    }
    const criticality = criticalityOf(asset, options);
    if (criticality === null) unmappedCriticality.push(asset.id);
    scored.push({ asset, open, criticality: criticality ?? 1, share: assetShare(open, factors) });
  }
  const rest = { assets: scored, factors, unreadable, unmappedCriticality };
  if (scored.length === 0)
    return { ...rest, score: unknownScore(unreadable.length > 0 ? 'invalidNumber' : 'noData'), ledger: null, report: null };
  const ledger = ledgerHalf('infrastructure', [ledgerScope(null, '', 1, scored.map(partOf))]);
  return { ...rest, score: { kind: 'scored', percent: ledger.percent }, ledger, report: reportOf(scored) };
}

/** `factor ^ count`, multiplied over the four levels; 0..1. */
export function assetShare(open: Readonly<Record<RiskLevel, number>>, factors: RiskFactors): number {
  return riskLevels.reduce((product, level) => product * factors[level] ** open[level], 1);
}

function partOf({ asset, criticality, share }: ScoredAsset): LedgerPart {
  return {
    kind: 'asset',
    id: asset.id,
    name: asset.name ?? asset.id,
    scopeId: asset.scopeId ?? null,
    points: share * criticality,
    maxPoints: criticality,
  };
}

function openOf(asset: Asset, done: Readonly<Record<RiskLevel, number>> | undefined): Record<RiskLevel, number> | null {
  const open = { critical: 0, high: 0, medium: 0, low: 0 };
  for (const level of riskLevels) {
    const count = asset.open?.[level] ?? 0;
    if (!isNumber(count) || count < 0) return null;
    open[level] = Math.max(0, count - (done?.[level] ?? 0));
  }
  return open;
}

/** `null` for a word that nobody mapped and for a number that is not positive. */
function criticalityOf(asset: Asset, options: ScoreOptions): number | null {
  if (asset.criticality == null) return 1;
  const weights = options.criticalityWeights;
  const word = String(asset.criticality);
  const value =
    typeof asset.criticality === 'string' ? (weights && Object.hasOwn(weights, word) ? weights[word] : null) : asset.criticality;
  return isNumber(value) && value > 0 ? value : null;
}

/** The risk level of each recommendation, by key; those without one of the four take no part. */
function riskLevelsOf(recommendations: readonly Recommendation[]): Map<string, RiskLevel> {
  const levels = new Map<string, RiskLevel>();
  for (const { id, riskLevel, preview, deprecated } of recommendations) {
    const level = riskLevel?.toLowerCase() as RiskLevel | undefined;
    if (level && riskLevels.includes(level) && !preview && !deprecated) levels.set(keyOf(id), level);
  }
  return levels;
}

function assetsOfAssessments(table: AssessmentTable, levelOf: ReadonlyMap<string, RiskLevel>): Asset[] {
  const levels = table.recommendationIds.map((id) => levelOf.get(keyOf(id)) ?? null);
  if (levels.every((level) => level === null)) return [];
  const open = table.resourceIds.map(() => ({ critical: 0, high: 0, medium: 0, low: 0 }));
  const scopes = new Uint32Array(table.resourceIds.length);
  for (let row = 0; row < table.length; row++) {
    const level = levels[table.recommendation[row]!];
    scopes[table.resource[row]!] = table.scope[row]!;
    if (level && table.state[row] === AssessmentState.unhealthy) open[table.resource[row]!]![level]++;
  }
  return table.resourceIds.map((id, index) => ({
    id,
    name: table.resourceNames[index] ?? null,
    scopeId: table.scopeIds[scopes[index]!] ?? null,
    workload: table.resourceTypes[index] ?? null,
    open: open[index]!,
  }));
}

/** How many open recommendations of each level a change closes, by resource key. */
function remediatedByResource(
  table: AssessmentTable,
  levelOf: ReadonlyMap<string, RiskLevel>,
  changes: AssumedChanges,
): Map<string, Record<RiskLevel, number>> {
  const done = new Map<string, Record<RiskLevel, number>>();
  for (let row = 0; row < table.length; row++) {
    if (table.state[row] !== AssessmentState.unhealthy) continue;
    const id = table.recommendationIds[table.recommendation[row]!]!;
    const level = levelOf.get(keyOf(id));
    const change = level ? changes.of(id, table.scopeIds[table.scope[row]!]) : null;
    const resource = keyOf(table.resourceIds[table.resource[row]!]);
    if (!level || !change?.remediated || (change.remediated !== 'all' && !change.remediated.has(resource))) continue;
    const counts = done.get(resource) ?? { critical: 0, high: 0, medium: 0, low: 0 };
    counts[level]++;
    done.set(resource, counts);
  }
  return done;
}

function reportOf(assets: readonly ScoredAsset[]): RiskReport {
  const open = { critical: 0, high: 0, medium: 0, low: 0 };
  for (const asset of assets) for (const level of riskLevels) open[level] += asset.open[level];
  return { open, environments: groupsOf(assets, (asset) => asset.environment), workloads: groupsOf(assets, (asset) => asset.workload) };
}

/** The same formula over the assets that share a word; those without one form no group. */
function groupsOf(assets: readonly ScoredAsset[], wordOf: (asset: Asset) => string | null | undefined): RiskGroup[] {
  const groups = new Map<string, { assets: number; points: number; maxPoints: number }>();
  for (const { asset, share, criticality } of assets) {
    const word = wordOf(asset);
    if (!word) continue;
    const group = groups.get(word) ?? { assets: 0, points: 0, maxPoints: 0 };
    group.assets++;
    group.points += share * criticality;
    group.maxPoints += criticality;
    groups.set(word, group);
  }
  return [...groups].map(([id, { assets: count, points, maxPoints }]) => ({
    id,
    assets: count,
    score: { kind: 'scored', percent: (100 * points) / maxPoints },
  }));
}
