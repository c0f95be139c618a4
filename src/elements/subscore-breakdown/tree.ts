/** Rows in a tree of any depth and size: in order, searched, and written down line by line for what is open. */
import type { Formatter } from '../../format/formatter.js';
import { orderOf, type Listed, type SortChoice } from './order.js';
import type { RowView } from './row.view.js';

/** A row before anybody has to read it: its words are found when it comes to the screen. */
export interface TreeNode extends Listed {
  /** Identity through sorting, searching and new data. */
  readonly key: string;
  readonly id: string;
  readonly children: readonly TreeNode[];
  readonly row: () => RowView;
  /** What opening the row tells about it, or `null` where there are only rows below, or nothing. */
  readonly detail: (() => DetailView) | null;
}

export interface DetailView {
  readonly description: string | null;
  /** Words with their counts: "Fix 3". */
  readonly facts: readonly string[];
}

/** A row at its place. */
export interface TreeLine {
  readonly node: TreeNode;
  readonly parent: TreeNode | null;
  /** From 1. */
  readonly level: number;
  /** From 1, among `siblings`. */
  readonly position: number;
  readonly siblings: number;
  /** `null` where there is nothing to open. */
  readonly isOpen: boolean | null;
}

export const isExpandable = ({ children, detail }: TreeNode): boolean => children.length > 0 || detail !== null;

/** All nodes of a tree, parents before children; without recursion, since the depth is the data's. */
export function allNodes(roots: readonly TreeNode[]): TreeNode[] {
  const nodes: TreeNode[] = [];
  const open = [...roots].reverse();
  for (let next = open.pop(); next; next = open.pop()) {
    nodes.push(next);
    for (let index = next.children.length - 1; index >= 0; index -= 1) open.push(next.children[index]!);
  }
  return nodes;
}

/** What a search leaves: the nodes found, and those above them, without which a row would not be told where it belongs. */
export interface Found {
  readonly matches: ReadonlySet<TreeNode>;
  readonly shown: ReadonlySet<TreeNode>;
}

export function search(roots: readonly TreeNode[], query: string, locale: string): Found | null {
  const wanted = query.trim().toLocaleLowerCase(locale);
  if (wanted === '') return null;
  const nodes = allNodes(roots);
  const matches = new Set(
    nodes.filter(({ name, id }) => name.toLocaleLowerCase(locale).includes(wanted) || id.toLocaleLowerCase(locale).includes(wanted)),
  );
  const shown = new Set(matches);
  // Children come after their parents, so that from the end every child is decided before its parent.
  for (const node of nodes.reverse()) if (node.children.some((child) => shown.has(child))) shown.add(node);
  return { matches, shown };
}

export interface LineChoice {
  readonly sort: SortChoice;
  readonly found: Found | null;
  readonly isOpen: (node: TreeNode, level: number) => boolean;
}

/** The open lines in order. Siblings are ordered where they are shown only, so that a closed group costs nothing. */
export function linesOf(roots: readonly TreeNode[], { sort, found, isOpen }: LineChoice, formatter: Formatter): TreeLine[] {
  const lines: TreeLine[] = [];
  const stack: TreeLine[] = [];
  const push = (nodes: readonly TreeNode[], parent: TreeNode | null, level: number) => {
    const left = found ? nodes.filter((node) => found.shown.has(node)) : nodes;
    const ordered = left.length > 1 ? orderOf(left, sort, formatter) : left;
    for (let index = ordered.length - 1; index >= 0; index -= 1) {
      const node = ordered[index]!;
      const isOpenNow = isExpandable(node) ? isOpen(node, level) : null;
      stack.push({ node, parent, level, position: index + 1, siblings: ordered.length, isOpen: isOpenNow });
    }
  };
  push(roots, null, 1);
  for (let line = stack.pop(); line; line = stack.pop()) {
    lines.push(line);
    if (line.isOpen) push(line.node.children, line.node, line.level + 1);
  }
  return lines;
}

/** Made once and kept: the same row is printed again with every update. */
export function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}
