/** A worker from an address of the page's own origin, under Trusted Types too. */

/** The one policy name that a host allows for the kit (`trusted-types secure-score-widgets`). */
const policyName = 'secure-score-widgets';

interface Policy {
  readonly createScriptURL: (address: string) => unknown;
}
interface PolicyFactory {
  readonly createPolicy: (name: string, rules: { createScriptURL: (address: string) => string }) => Policy;
}

let policy: Policy | null = null;

/** Throws where the page's policy, its browser or the address does not allow a worker. */
export function startWorker(address: string | URL): Worker {
  const url = new URL(String(address), globalThis.document?.baseURI ?? globalThis.location?.href);
  const { trustedTypes } = globalThis as { trustedTypes?: PolicyFactory };
  if (!trustedTypes) return new Worker(url, { type: 'module' });
  policy ??= trustedTypes.createPolicy(policyName, { createScriptURL: ownOrigin });
  return new Worker(policy.createScriptURL(url.href) as string, { type: 'module' });
}

function ownOrigin(address: string): string {
  if (new URL(address).origin !== globalThis.location.origin) throw new TypeError('a worker comes from the origin of the page');
  return address;
}
