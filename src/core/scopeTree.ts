/** The tree of scopes: management groups over subscriptions, accounts, projects and connectors. */
import { keyOf } from './identifiers.js';
import { grouped, repeated } from './lists.js';
import type { Scope } from './posture.js';

export interface ScopeTree {
  readonly scopes: readonly Scope[];
  readonly childrenOf: ReadonlyMap<string, readonly Scope[]>;
  /** Keys of scopes whose chain of parents comes back to themselves: they are treated as having no parent. */
  readonly inCycle: readonly string[];
  /** Ids given twice; the first one counts. */
  readonly duplicates: readonly string[];
}

export function scopeTree(list: readonly Scope[]): ScopeTree {
  const byKey = new Map([...list].reverse().map((scope) => [keyOf(scope.id), scope]));
  const scopes = list.filter((scope) => byKey.get(keyOf(scope.id)) === scope);
  const inCycle = scopes.map(({ id }) => keyOf(id)).filter((key) => isOwnAncestor(key, byKey));
  const cycles = new Set(inCycle);
  const childrenOf = grouped(scopes, ({ id, parentId }) => {
    const parent = keyOf(parentId);
    return parent && byKey.has(parent) && !cycles.has(keyOf(id)) ? [parent] : [];
  });
  return { scopes, childrenOf, inCycle, duplicates: repeated(list, ({ id }) => keyOf(id)).map(({ id }) => id) };
}

/** The scope and everything below it, each once. */
export function subtreeOf(tree: ScopeTree, scope: Scope): Scope[] {
  const found: Scope[] = [];
  const open: Scope[] = [scope];
  while (open.length > 0) {
    const next = open.pop()!;
    found.push(next);
    open.push(...(tree.childrenOf.get(keyOf(next.id)) ?? []));
  }
  return found;
}

function isOwnAncestor(key: string, byKey: ReadonlyMap<string, Scope>): boolean {
  const visited = new Set<string>();
  let current = keyOf(byKey.get(key)?.parentId);
  while (current && byKey.has(current) && !visited.has(current)) {
    if (current === key) return true;
    visited.add(current);
    current = keyOf(byKey.get(current)?.parentId);
  }
  return false;
}
