// Takes out of css`` and html`` literals what a browser does not see: comments, and white space that nothing shows.
import { transformSync } from 'esbuild';
import { parseAst } from 'vite';

/** Stands for an expression while a literal is one text; no source holds a private character. */
const hole = '\ue000';
/** Where one of these begins or ends, so does a line: white space beside it is not shown. */
const block =
  /^<\/?(?:p|div|ul|ol|li|dl|dt|dd|h[1-6]|table|caption|thead|tbody|tfoot|tr|th|td|section|header|footer|fieldset|legend|form|details|summary|figure|figcaption|hr)[\s/>]/;
/** In a drawing only these show white space. */
const drawnText = /^<\/?(?:text|tspan|foreignObject)[\s/>]/;
const tags = new Set(['css', 'html', 'svg']);

/** The module with its literals shrunk. The lines of the code around them stay where they are, so that source maps stay true. */
export function shrinkTemplates(code) {
  const edits = [];
  visit(parseAst(code), (node) => {
    if (node.type === 'TaggedTemplateExpression' && tags.has(node.tag.name)) edits.push(...editsOf(node, code));
  });
  return edits
    .toSorted((a, b) => b.start - a.start)
    .reduce((text, edit) => text.slice(0, edit.start) + edit.text + text.slice(edit.end), code);
}

/** Calls back with every node of a syntax tree. */
export function visit(node, callback) {
  if (Array.isArray(node)) for (const item of node) visit(item, callback);
  else if (node && typeof node === 'object') {
    if (node.type) callback(node);
    for (const value of Object.values(node)) if (value && typeof value === 'object') visit(value, callback);
  }
}

/** One replacement for each piece of the literal, with what closes it: `${` or the last backtick. */
function editsOf({ tag, quasi: { quasis } }, code) {
  const pieces = quasis.map(({ start, end }) => code.slice(start, end));
  // A shrinker that knows CSS would have to know what an expression stands for; ours have none.
  if (tag.name === 'css' && pieces.length > 1) return [];
  const whole = pieces.join(hole);
  const shrunk = (tag.name === 'css' ? shrinkSheet(whole) : shrinkMarkup(whole, tag.name === 'svg')).split(hole);
  return pieces.map((piece, index) => {
    const close = index < pieces.length - 1 ? '${' : '`';
    const lines = '\n'.repeat(newlines(piece) - newlines(shrunk[index]));
    return { start: quasis[index].start, end: quasis[index].end + close.length, text: shrunk[index] + close + lines };
  });
}

const newlines = (text) => text.split('\n').length - 1;

/** Backslashes are the literal's own escapes; a sheet with one is left as it is. */
function shrinkSheet(text) {
  return text.includes('\\') ? text : transformSync(text, { loader: 'css', minify: true, charset: 'utf8' }).code.trim();
}

/** In markup a tag ends at the first `>` outside quotes; everything between two tags is text. */
export function shrinkMarkup(text, isDrawing = false) {
  const parts = text.split(/(<!--[\s\S]*?-->|<\/?[a-zA-Z](?:"[^"]*"|'[^']*'|[^"'>])*>)/);
  let depth = isDrawing ? 1 : 0;
  return parts
    .map((part, index) => {
      if (index % 2 === 0) return shrinkText(part, parts[index - 1], parts[index + 1], depth > 0);
      if (/^<svg[\s>]/.test(part)) depth += 1;
      if (/^<\/svg>/.test(part)) depth -= 1;
      return part.startsWith('<!--') ? '' : shrinkTag(part);
    })
    .join('');
}

/** Between words, and beside tags that stand in a line, white space is one space. */
function shrinkText(text, before, after, isDrawing) {
  const isHidden = (tag) => tag !== undefined && (block.test(tag) || (isDrawing && !drawnText.test(tag)));
  return text
    .replace(/^\s+/, isHidden(before) ? '' : ' ')
    .replace(/\s+$/, isHidden(after) ? '' : ' ')
    .replace(/\s+/g, ' ');
}

/** A slash right after an attribute without quotes would be read as its end. */
function shrinkTag(tag) {
  const pieces = tag.split(/("[^"]*"|'[^']*')/);
  return pieces
    .map((piece, index) => (index % 2 === 0 ? piece.replace(/\s+/g, ' ') : piece))
    .join('')
    .replace(/\s+>$/, '>')
    .replace(/(["'])\s+\/>$/, '$1/>');
}
