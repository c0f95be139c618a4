// `dist/sbom.json`: what a host gets with the package, in CycloneDX's format. npm makes the list; its own way to leave
// out what only development needs also drops packages that are used for both, so the list is cut here, along its own dependencies.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../entries.mjs';

const reference = ({ name, version }) => `${name}@${version}`;
const byReference = (a, b) => (a['bom-ref'] ?? a.ref).localeCompare(b['bom-ref'] ?? b.ref, 'en');

/** Everything that the given packages need, by reference, and they themselves. */
function reachable(dependencies, starts) {
  const needs = new Map(dependencies.map(({ ref, dependsOn = [] }) => [ref, dependsOn]));
  const found = new Set();
  const visit = (ref) => {
    if (found.has(ref)) return;
    found.add(ref);
    for (const next of needs.get(ref) ?? []) visit(next);
  };
  for (const ref of starts) visit(ref);
  return found;
}

/** npm's list without development, and without what differs from one run or machine to the next. */
export function runtimeBill(bill, { name, version, description, dependencies }) {
  const direct = bill.components.filter((entry) => dependencies[entry.name] === entry.version).map((entry) => entry['bom-ref']);
  const missing = Object.keys(dependencies).filter((known) => !direct.some((ref) => ref.startsWith(`${known}@`)));
  if (missing.length > 0) throw new Error(`not in npm's list: ${missing.join(', ')}`);
  const kept = reachable(bill.dependencies, direct);
  const self = reference({ name, version });
  const licenses = bill.metadata.component.licenses;
  const component = { 'bom-ref': self, type: 'library', name, version, description, purl: `pkg:npm/${self}`, licenses };

  return {
    $schema: bill.$schema,
    bomFormat: bill.bomFormat,
    specVersion: bill.specVersion,
    version: 1,
    metadata: { lifecycles: bill.metadata.lifecycles, component },
    components: bill.components
      .filter((entry) => kept.has(entry['bom-ref']))
      // Where npm has it from is a matter of the machine that asks.
      .map((entry) => ({ ...entry, properties: undefined, externalReferences: undefined }))
      .toSorted(byReference),
    dependencies: [
      { ref: self, dependsOn: direct.toSorted() },
      ...bill.dependencies.filter(({ ref }) => kept.has(ref) && ref !== self).toSorted(byReference),
    ],
  };
}

/** Reads the lock file by npm's own command. */
export function readBill() {
  const command = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const run = spawnSync(command, ['sbom', '--sbom-format=cyclonedx', '--package-lock-only', '--include=dev'], {
    cwd: root,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (run.status !== 0) throw new Error(run.stderr);
  return runtimeBill(JSON.parse(run.stdout), JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));
}
