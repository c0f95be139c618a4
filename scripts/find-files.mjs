import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** The files below a folder whose path passes the filter, sorted; none when the folder is missing. */
export function findFiles(folder, accepts) {
  if (!existsSync(folder)) return [];
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .filter(accepts)
    .sort();
}
