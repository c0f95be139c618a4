/** Assumed changes, as lookups for the scoring pass: the same arithmetic runs with and without them (SCORING.md, G). */
import { keyOf, scopedKey } from './identifiers.js';
import type { Scope, Status } from './posture.js';
import { scopeTree, subtreeOf } from './scopeTree.js';

export interface PostureChange {
  readonly recommendationId: string;
  /** Without it the change applies in all scopes; that of a management group in all scopes below it. */
  readonly scopeId?: string | null;
  /** Done for all resources, or for these. */
  readonly remediated?: true | readonly string[];
  readonly status?: Status;
}

export interface AssumedChange {
  readonly remediated: 'all' | ReadonlySet<string> | null;
  readonly status: Status | null;
}

/** The changes, and those of a management group for every scope below it. */
export function withDescendants(changes: readonly PostureChange[], scopes: readonly Scope[]): PostureChange[] {
  const tree = scopeTree(scopes);
  const byKey = new Map(tree.scopes.map((scope) => [keyOf(scope.id), scope]));
  return changes.flatMap((change) => {
    const scope = change?.scopeId == null ? undefined : byKey.get(keyOf(change.scopeId));
    return scope ? subtreeOf(tree, scope).map(({ id }) => ({ ...change, scopeId: id })) : change;
  });
}

/** Finds what is assumed about a recommendation in a scope. */
export class AssumedChanges {
  readonly #changes: readonly PostureChange[];
  readonly #byKey = new Map<string, AssumedChange>();
  readonly #keys: string[];
  #isScoped = false;

  constructor(changes: readonly PostureChange[] = []) {
    this.#changes = changes;
    const keys = new Set<string>();
    for (const change of changes) {
      if (!change || typeof change.recommendationId !== 'string' || assumesNothing(change)) continue;
      if (change.scopeId != null) this.#isScoped = true;
      const key = change.scopeId == null ? keyOf(change.recommendationId) : scopedKey(change.scopeId, change.recommendationId);
      this.#byKey.set(key, merge(this.#byKey.get(key), change));
      keys.add(keyOf(change.recommendationId));
    }
    this.#keys = [...keys];
  }

  get isEmpty(): boolean {
    return this.#byKey.size === 0;
  }

  /** The recommendations that something is assumed about, by key. */
  get recommendationKeys(): readonly string[] {
    return this.#keys;
  }

  /** These changes and some more. */
  and(more: readonly PostureChange[]): AssumedChanges {
    return new AssumedChanges([...this.#changes, ...more]);
  }

  /** By keys; `null` for what is in no scope. */
  of(recommendation: string, scope: string | null): AssumedChange | null {
    const everywhere = this.#byKey.get(recommendation);
    const here = this.#isScoped && scope !== null ? this.#byKey.get(`${scope}\n${recommendation}`) : undefined;
    if (!everywhere || !here) return here ?? everywhere ?? null;
    return { remediated: union(everywhere.remediated, here.remediated), status: here.status ?? everywhere.status };
  }
}

/** No resource is done and no status decided: what it names is not touched. */
const assumesNothing = ({ remediated, status }: PostureChange): boolean =>
  status == null && remediated !== true && !(Array.isArray(remediated) && remediated.length > 0);

function merge(before: AssumedChange | undefined, change: PostureChange): AssumedChange {
  const some = Array.isArray(change.remediated) ? new Set((change.remediated as readonly string[]).map(keyOf)) : null;
  const remediated = change.remediated === true || change.status === 'completed' ? 'all' : some;
  return { remediated: union(before?.remediated ?? null, remediated), status: change.status ?? before?.status ?? null };
}

function union(a: AssumedChange['remediated'], b: AssumedChange['remediated']): AssumedChange['remediated'] {
  if (a === 'all' || b === 'all') return 'all';
  return a && b ? new Set([...a, ...b]) : (a ?? b);
}
