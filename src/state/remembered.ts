/**
 * What was loaded, in memory only, so that a tenant that is returned to is on the screen at once while it loads again.
 * An entry belongs to one source object, or to the key that the host has named tenant and person by: nothing else
 * finds it.
 */
import type { PostureSource } from '../sources/source.js';
import type { Holding } from './holding.js';

/** Postures can be megabytes: of more tenants than this the longest unused is forgotten. */
const capacity = 8;

const entries = new Map<string, Holding>();
const sourceIds = new WeakMap<PostureSource, string>();
let sources = 0;
let clearings = 0;

/** Whose data a source brings: the key's where there is one, else those of this very object. */
export function identityOf(source: PostureSource, key: string | null): string {
  if (key !== null) return `key ${key}`;
  const known = sourceIds.get(source) ?? `source ${++sources}`;
  sourceIds.set(source, known);
  return known;
}

export function remember(identity: string, holding: Holding): void {
  entries.delete(identity);
  entries.set(identity, holding);
  for (const oldest of entries.keys()) {
    if (entries.size <= capacity) return;
    entries.delete(oldest);
  }
}

export function recall(identity: string): Holding | null {
  const holding = entries.get(identity);
  if (holding) remember(identity, holding);
  return holding ?? null;
}

/** Goes up with each clearing: what was loaded before is not to be shown again. */
export const clearingsSoFar = (): number => clearings;

/**
 * Forgets every report that is remembered on this page, for a host whose person signs out. What is on the screen
 * stays there until it is removed or fed otherwise.
 */
export function clearReportCache(): void {
  clearings++;
  entries.clear();
}
