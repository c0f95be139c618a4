/** Healthy, unhealthy and not applicable resources of a row. */
import type { ResourceCounts } from '../../core/posture.js';
import type { Formatter } from '../../format/formatter.js';
import type { HealthView } from './row.view.js';

/** `null` where there is no resource at all. */
export function healthView(resources: ResourceCounts | null, formatter: Formatter): HealthView | null {
  if (!resources) return null;
  const { healthy, unhealthy, notApplicable } = resources;
  const total = healthy + unhealthy + notApplicable;
  if (total <= 0) return null;
  const each = <T>(print: (count: number) => T) => ({
    healthy: print(healthy),
    unhealthy: print(unhealthy),
    notApplicable: print(notApplicable),
  });
  return {
    shares: each((count) => (100 * count) / total),
    counts: each((count) => formatter.compact(count)),
    // The vendor's "336 of 1,311 resources" counts those not applicable in the second number.
    summary: formatter.text('breakdown.unhealthyOf', { unhealthy: formatter.compact(unhealthy), total: formatter.compact(total) }),
    lines: [
      formatter.text('resources.healthy', { count: healthy }),
      formatter.text('resources.unhealthy', { count: unhealthy }),
      formatter.text('resources.notApplicable', { count: notApplicable }),
    ],
  };
}

/** `null` where none of them knows its resources. */
export function sumResources(list: readonly (ResourceCounts | null)[]): ResourceCounts | null {
  const known = list.filter((counts) => counts !== null);
  if (known.length === 0) return null;
  const sum = (key: keyof ResourceCounts) => known.reduce((total, counts) => total + counts[key], 0);
  return { healthy: sum('healthy'), unhealthy: sum('unhealthy'), notApplicable: sum('notApplicable') };
}
