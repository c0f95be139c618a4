/** What a reader can read. */

/** All text below a node, shadow roots included, styles, scripts and drawings left out; white space is folded. */
export function textOf(node: Node | null | undefined): string {
  if (!node) return '';
  if (node.nodeType === node.TEXT_NODE) return node.textContent ?? '';
  if (/^(style|script)$/i.test(node.nodeName)) return '';
  const shadow = (node as Element).shadowRoot;
  const children = [...(shadow?.childNodes ?? []), ...node.childNodes];
  return children.map(textOf).join(' ').replace(/\s+/g, ' ').trim();
}
