/** All text below a node, shadow roots included, styles and scripts left out. */
export function shadowText(node: Node): string {
  if (node instanceof Text || node.nodeType === Node.TEXT_NODE) return node.textContent ?? '';
  if (/^(style|script)$/i.test(node.nodeName)) return '';
  const shadow = (node as Element).shadowRoot;
  const children = [...(shadow?.childNodes ?? []), ...node.childNodes];
  return children.map(shadowText).join(' ').replace(/\s+/g, ' ').trim();
}
