/** Assets with their open recommendations by risk level, in the plain format: what the risk-based model wants. */
import type { ArmResource, ArmSubscription, Tenant } from '../tenant/index.js';

interface AssetRow {
  readonly id: string;
  readonly name: string;
  readonly scopeId: string;
  readonly environment: 'Azure';
  readonly criticality: 1 | 2 | 4;
  readonly open: { critical: number; high: number; medium: number; low: number };
}

export function assetsOf({ arm }: Tenant): AssetRow[] {
  return arm.subscriptions.flatMap(assetsIn);
}

function assetsIn(subscription: ArmSubscription): AssetRow[] {
  const assets = new Map<string, AssetRow>();
  for (const row of subscription.assessments) {
    const id = row.id.split('/providers/Microsoft.Security/')[0]!;
    let asset = assets.get(id.toLowerCase());
    if (!asset) assets.set(id.toLowerCase(), (asset = assetOf(id, subscription)));
    const level = openLevelOf(row);
    if (level) asset.open[level]++;
  }
  return [...assets.values()];
}

function assetOf(id: string, subscription: ArmSubscription): AssetRow {
  const name = id.split('/').at(-1)!;
  const scopeId = `/subscriptions/${subscription.id}`;
  return { id, name, scopeId, environment: 'Azure', criticality: criticalityOf(id), open: { critical: 0, high: 0, medium: 0, low: 0 } };
}

/** What everything in a subscription hangs on weighs most, data more than the rest. */
function criticalityOf(id: string): 1 | 2 | 4 {
  if (!/\/providers\//i.test(id)) return 4;
  return /microsoft\.(?:storage|sql|keyvault|dbforpostgresql)\//i.test(id) ? 2 : 1;
}

function openLevelOf({ properties }: ArmResource): keyof AssetRow['open'] | null {
  const { code } = properties['status'] as { code: string };
  if (code !== 'Unhealthy') return null;
  const { severity, preview } = properties['metadata'] as { severity: string; preview?: boolean };
  if (preview) return null;
  return severity === 'High' ? 'high' : severity === 'Medium' ? 'medium' : 'low';
}
