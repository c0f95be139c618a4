/** The tree of scopes: management groups over subscriptions, accounts, projects and connectors. */
import { keyOf } from './identifiers.js';
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
  const byKey = new Map<string, Scope>();
  const duplicates: string[] = [];
  for (const scope of list) {
    if (byKey.has(keyOf(scope.id))) duplicates.push(scope.id);
    else byKey.set(keyOf(scope.id), scope);
  }
  const inCycle = [...byKey.keys()].filter((key) => isOwnAncestor(key, byKey));
  const childrenOf = new Map<string, Scope[]>();
  for (const [key, scope] of byKey) {
    const parent = keyOf(scope.parentId);
    if (!parent || !byKey.has(parent) || inCycle.includes(key)) continue;
    const children = childrenOf.get(parent);
    if (children) children.push(scope);
    else childrenOf.set(parent, [scope]);
  }
  return { scopes: [...byKey.values()], childrenOf, inCycle, duplicates };
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
