/** An accessibility tree as lines of text: role, name, value and states, as a screen reader gets them. */
import type { TreeNode } from '../support/devtools.js';

const shownProperties = new Set(
  'level checked expanded pressed selected disabled valuemin valuemax valuetext modal required invalid'.split(' '),
);
/** Roles without a meaning of their own: their children stand in their place. */
const transparent = new Set('none generic InlineTextBox LineBreak RootWebArea Section'.split(' '));

const textOf = (value: unknown): string => JSON.stringify(String(value).replace(/\s+/g, ' ').trim());

/** The browser keeps numbers in less than full precision. */
const valueText = (value: unknown): string =>
  String(Number(value)) === value ? String(Math.round(Number(value) * 100) / 100) : String(value);

function line({ role, name, value, description, properties = [] }: TreeNode): string {
  const states = properties
    .filter((property) => shownProperties.has(property.name) && !['', 'false'].includes(String(property.value.value)))
    .map((property) => `${property.name}=${String(property.value.value)}`)
    .sort();
  const parts = [
    String(role?.value ?? ''),
    name?.value ? textOf(name.value) : '',
    value?.value === undefined || value.value === '' ? '' : `value=${textOf(valueText(value.value))}`,
    description?.value ? `description=${textOf(description.value)}` : '',
    ...states,
  ];
  return parts.filter((part) => part !== '').join(' ');
}

const ofText = /^( *)StaticText "(.*)"$/;

/** Texts that follow one another are one: how many elements they stand in is nobody's business. */
function joined(lines: readonly string[]): readonly string[] {
  const result: string[] = [];
  for (const line of lines) {
    const [, indent, text] = ofText.exec(line) ?? [];
    const [, before, start] = ofText.exec(result.at(-1) ?? '') ?? [];
    if (text !== undefined && before === indent) result[result.length - 1] = `${indent}StaticText "${start} ${text}"`;
    else result.push(line);
  }
  return result;
}

/** The lines below the node that `isRoot` finds. A text that only repeats the name of what is around it is left out. */
export function treeText(nodes: readonly TreeNode[], isRoot: (node: TreeNode) => boolean): string {
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const lines: string[] = [];
  const visit = (node: TreeNode, depth: number, around: string): void => {
    const role = String(node.role?.value ?? 'none');
    const name = String(node.name?.value ?? '').trim();
    const isShown = !node.ignored && !transparent.has(role) && !(role === 'StaticText' && (name === '' || around === name));
    if (isShown) lines.push(`${'  '.repeat(depth)}${line(node)}`);
    for (const id of node.childIds ?? []) {
      const child = byId.get(id);
      if (child) visit(child, isShown ? depth + 1 : depth, isShown && name !== '' ? name : around);
    }
  };
  const root = nodes.find(isRoot);
  if (!root) throw new Error('the tree has no such root');
  for (const id of root.childIds ?? []) visit(byId.get(id)!, 0, '');
  return `${joined(lines).join('\n')}\n`;
}
