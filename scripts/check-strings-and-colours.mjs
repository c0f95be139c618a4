// Every string comes from the catalogue and every colour from a token. Reads the syntax trees of the sources and prints what is not so.
// Templates of src/elements and src/ui hold no words of their own; css`` outside src/theme holds no colour of its own.
import { readFileSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { findFiles } from './find-files.mjs';

const root = resolve(import.meta.dirname, '..');
const filler = '\u0001';

const spokenAttributes = new Set(
  'aria-label aria-description aria-roledescription aria-valuetext aria-placeholder title placeholder alt label abbr summary'.split(' '),
);
const spokenProperties = new Set(
  'textContent innerText ariaLabel ariaDescription ariaRoleDescription ariaValueText title placeholder alt label'.split(' '),
);
const paintAttributes = new Set('fill stroke color stop-color flood-color lighting-color bgcolor'.split(' '));

const namedColours =
  'aliceblue antiquewhite aqua aquamarine azure beige bisque black blanchedalmond blue blueviolet brown burlywood cadetblue chartreuse ' +
  'chocolate coral cornflowerblue cornsilk crimson cyan darkblue darkcyan darkgoldenrod darkgray darkgreen darkgrey darkkhaki darkmagenta ' +
  'darkolivegreen darkorange darkorchid darkred darksalmon darkseagreen darkslateblue darkslategray darkslategrey darkturquoise darkviolet ' +
  'deeppink deepskyblue dimgray dimgrey dodgerblue firebrick floralwhite forestgreen fuchsia gainsboro ghostwhite gold goldenrod gray green ' +
  'greenyellow grey honeydew hotpink indianred indigo ivory khaki lavender lavenderblush lawngreen lemonchiffon lightblue lightcoral lightcyan ' +
  'lightgoldenrodyellow lightgray lightgreen lightgrey lightpink lightsalmon lightseagreen lightskyblue lightslategray lightslategrey ' +
  'lightsteelblue lightyellow lime limegreen linen magenta maroon mediumaquamarine mediumblue mediumorchid mediumpurple mediumseagreen ' +
  'mediumslateblue mediumspringgreen mediumturquoise mediumvioletred midnightblue mintcream mistyrose moccasin navajowhite navy oldlace olive ' +
  'olivedrab orange orangered orchid palegoldenrod palegreen paleturquoise palevioletred papayawhip peachpuff peru pink plum powderblue purple ' +
  'rebeccapurple red rosybrown royalblue saddlebrown salmon sandybrown seagreen seashell sienna silver skyblue slateblue slategray slategrey ' +
  'snow springgreen steelblue tan teal thistle tomato turquoise violet wheat white whitesmoke yellow yellowgreen';
const systemColours =
  'accentcolor accentcolortext activetext buttonborder buttonface buttontext canvas canvastext field fieldtext graytext highlight ' +
  'highlighttext linktext mark marktext selecteditem selecteditemtext visitedtext';

const words = (list) => new RegExp(`(?<![\\w-])(${list.replaceAll(' ', '|')})(?![\\w-])`, 'i');
const named = words(namedColours);
const system = words(systemColours);
const hexOrFunction = /#[0-9a-f]{3,8}(?![\w-])|(?<![\w-])(rgba?|hsla?|hwb|lab|lch|oklab|oklch|color)\(/i;
const wholeColour = /^(#([0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})|(rgba?|hsla?|hwb|oklab|oklch)\(.*\))$/i;
/** Properties whose values are names of the author's own, or text. */
const ownNames = /^(font|grid|animation|container|content|transition|will-change|anchor|position-anchor|view-transition|counter|--)/;

/** A template's text at its own positions, with the expressions blanked out. */
function blankExpressions(source, template) {
  const text = source.text.slice(template.getStart(source) + 1, template.end - 1).split('');
  if (!ts.isTemplateExpression(template)) return text.join('');
  const start = template.getStart(source) + 1;
  for (const span of template.templateSpans) {
    const from = span.expression.pos - 2 - start;
    const to = span.literal.getStart(source) + 1 - start;
    for (let index = from; index < to; index += 1) if (text[index] !== '\n') text[index] = filler;
  }
  return text.join('');
}

const withoutEntities = (text) => text.replace(/&(#x?[0-9a-f]+|[a-z]+);/gi, (entity) => ' '.repeat(entity.length));
const hasWords = (text) => /\p{L}/u.test(withoutEntities(text));

/** Cuts markup into text and tags: `{ kind, start, text }`. Quoted attribute values may hold `>`. */
function* markupPieces(markup) {
  const pattern = /<!--[\s\S]*?-->|<\/?[a-zA-Z\u0001](?:"[^"]*"|'[^']*'|[^>"'])*>|[^<]+|</g;
  for (const match of markup.matchAll(pattern)) {
    if (match[0].startsWith('<!--')) continue;
    yield { kind: match[0].startsWith('<') && match[0].length > 1 ? 'tag' : 'text', start: match.index, text: match[0] };
  }
}

function* attributes(tag) {
  for (const match of tag.matchAll(/([@.?]?[\w:-]+)\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]+)/g)) {
    yield { name: match[1].toLowerCase(), value: match[2].replace(/^["']|["']$/g, ''), start: match.index };
  }
}

function markupFindings(markup) {
  const findings = [];
  for (const piece of markupPieces(markup)) {
    if (piece.kind === 'text' && hasWords(piece.text)) {
      findings.push({ offset: piece.start + piece.text.search(/\p{L}/u), message: `words in a template: "${piece.text.trim()}"` });
    }
    if (piece.kind === 'tag') findings.push(...attributeFindings(piece));
  }
  return findings;
}

function attributeFindings(piece) {
  const findings = [];
  for (const { name, value, start } of attributes(piece.text)) {
    const spoken = spokenAttributes.has(name) && hasWords(value);
    const painted = paintAttributes.has(name) && (hexOrFunction.test(value) || named.test(value));
    if (spoken) findings.push({ offset: piece.start + start, message: `words in the attribute ${name}: "${value}"` });
    if (painted) findings.push({ offset: piece.start + start, message: `a colour in the attribute ${name}: "${value}"` });
  }
  return findings;
}

/** The literals an expression may evaluate to, as far as they stand in it. */
function* resultLiterals(node) {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) yield node;
  else if (ts.isParenthesizedExpression(node)) yield* resultLiterals(node.expression);
  else if (ts.isConditionalExpression(node)) yield* [...resultLiterals(node.whenTrue), ...resultLiterals(node.whenFalse)];
  else if (ts.isTemplateExpression(node)) yield* [node.head, ...node.templateSpans.map((span) => span.literal)];
  else if (ts.isBinaryExpression(node)) {
    const isResult = ['??', '||', '&&', '+'].includes(node.operatorToken.getText());
    if (isResult) yield* [...resultLiterals(node.left), ...resultLiterals(node.right)];
  }
}

/** Words in expressions that are printed as text or spoken: html`<p>${open ? 'Hide' : 'Show'}</p>`. */
function expressionFindings(source, template) {
  if (!ts.isTemplateExpression(template)) return [];
  const markup = blankExpressions(source, template);
  const start = template.getStart(source) + 1;
  const findings = [];
  for (const span of template.templateSpans) {
    if (!isPrinted(markup, span.expression.pos - 2 - start)) continue;
    for (const literal of resultLiterals(span.expression)) {
      if (hasWords(literal.text))
        findings.push({ position: literal.getStart(source), message: `words in an expression: "${literal.text}"` });
    }
  }
  return findings;
}

/** Whether what stands at this offset ends up as text or in a spoken attribute. */
function isPrinted(markup, offset) {
  for (const piece of markupPieces(markup)) {
    if (offset < piece.start || offset >= piece.start + piece.text.length) continue;
    if (piece.kind === 'text') return true;
    const before = piece.text.slice(0, offset - piece.start);
    const attribute = /([@.?]?[\w:-]+)\s*=\s*(?:"[^"]*|'[^']*|[^\s"'>]*)$/.exec(before)?.[1] ?? '';
    return spokenAttributes.has(attribute.replace('.', '').toLowerCase()) || spokenProperties.has(attribute.replace('.', ''));
  }
  return false;
}

const blank = (text) => text.replace(/[^\n]/g, ' ');

function colourIn(property, value, forced) {
  const bare = value.replace(/--[\w-]+|url\([^)]*\)|"[^"]*"|'[^']*'/g, blank);
  if (hexOrFunction.test(bare)) return hexOrFunction.exec(bare);
  if (ownNames.test(property)) return null;
  return named.exec(bare) ?? (forced ? null : system.exec(bare));
}

function cssFindings(text) {
  const findings = [];
  const sheet = text.replace(/\/\*[\s\S]*?\*\//g, blank);
  const blocks = [];
  for (const match of sheet.matchAll(/([^;{}]*)([;{}])/g)) {
    const [, chunk, end] = match;
    if (end === '{') blocks.push(/@media[^{]*forced-colors:\s*active/.test(chunk));
    else {
      const declaration = /^\s*([\w-]+)\s*:([\s\S]*)$/.exec(chunk);
      const colour = declaration && colourIn(declaration[1].toLowerCase(), declaration[2], blocks.includes(true));
      if (colour) findings.push({ offset: match.index + chunk.search(/\S/), message: `a colour in css: "${chunk.trim()}"` });
    }
    if (end === '}') blocks.pop();
  }
  return findings;
}

function isSpokenAssignment(node) {
  return (
    ts.isBinaryExpression(node) &&
    node.operatorToken.kind === ts.SyntaxKind.EqualsToken &&
    ts.isPropertyAccessExpression(node.left) &&
    spokenProperties.has(node.left.name.text)
  );
}

/** What one node of the tree does wrong; `rules` says which of the two rules hold in this file. */
function nodeFindings(source, node, rules) {
  const at = (offset) => node.template.getStart(source) + 1 + offset;
  if (ts.isTaggedTemplateExpression(node)) {
    const tag = node.tag.getText(source);
    const place = (finding) => ({ position: at(finding.offset), message: finding.message });
    if (rules.strings && (tag === 'html' || tag === 'svg')) {
      return [...markupFindings(blankExpressions(source, node.template)).map(place), ...expressionFindings(source, node.template)];
    }
    return rules.colours && tag === 'css' ? cssFindings(blankExpressions(source, node.template)).map(place) : [];
  }
  if (rules.strings && isSpokenAssignment(node)) {
    const spoken = [...resultLiterals(node.right)].filter((literal) => hasWords(literal.text));
    return spoken.map((literal) => ({
      position: literal.getStart(source),
      message: `words set as ${node.left.name.text}: "${literal.text}"`,
    }));
  }
  if (rules.colours && ts.isStringLiteralLike(node) && !ts.isTaggedTemplateExpression(node.parent) && wholeColour.test(node.text)) {
    return [{ position: node.getStart(source), message: `a colour: "${node.text}"` }];
  }
  return [];
}

/** The findings in one file: `{ line, message }[]`. The path decides which rules hold. */
export function findLiterals(path, text) {
  const rules = { strings: /src\/(elements|ui)\//.test(path), colours: /src\//.test(path) && !/src\/(theme|testing)\//.test(path) };
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true);
  const findings = [];
  const visit = (node) => {
    findings.push(...nodeFindings(source, node, rules));
    ts.forEachChild(node, visit);
  };
  visit(source);
  return findings.map(({ position, message }) => ({ line: source.getLineAndCharacterOfPosition(position).line + 1, message }));
}

function main() {
  const files = findFiles(resolve(root, 'src'), (path) => path.endsWith('.ts'));
  const lines = files.flatMap((file) => {
    const path = relative(root, file).replaceAll('\\', '/');
    return findLiterals(path, readFileSync(file, 'utf8')).map(({ line, message }) => `${path}:${line} ${message.replaceAll(filler, '…')}`);
  });
  for (const line of lines) console.error(line);
  console.log(`${files.length} files read, ${lines.length} strings or colours outside the catalogue and the tokens`);
  process.exitCode = lines.length > 0 ? 1 : 0;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main();
