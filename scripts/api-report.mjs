// `npm run api`: writes docs/api.md, the public face of the built package: what each element has, and what each entry exports with its
// signature. A change of that file is a change of the interface; docs/versioning.md says which kind of release it takes.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import ts from 'typescript';
import { readElements } from './build/elements.mjs';
import { root, tags } from './entries.mjs';
import './typescript-loader.mjs';

export const file = join(root, 'docs/api.md');
const dist = join(root, 'dist');

const cell = (text) => String(text).replace(/\s+/g, ' ').replaceAll('|', '\\|').trim();
const code = (text) => (text === null || text === undefined || text === '' ? '' : `\`${cell(text)}\``);

function table(title, heads, rows) {
  if (rows.length === 0) return '';
  const lines = [heads, heads.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`);
  return `**${title}**\n\n${lines.join('\n')}\n\n`;
}

const byName = (a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0);
const signature = ({ name, parameters = [], return: result }) =>
  `${name}(${parameters.map((parameter) => `${parameter.name}: ${parameter.type?.text ?? 'unknown'}`).join(', ')}): ${result?.type.text ?? 'void'}`;

function elementSection({ tag, className, properties, methods, events, slots, parts, tokens }) {
  const typed = (list) => list.toSorted(byName).map(({ name, type, default: initial }) => [code(name), code(type?.text), code(initial)]);
  return `### \`<${tag}>\`, class \`${className}\`\n\n${[
    table(
      'Properties',
      ['property', 'attribute', 'type', 'default'],
      properties
        .toSorted(byName)
        .map(({ name, attribute, type, isReadonly, initial }) => [
          code(name),
          code(attribute),
          `${code(type)}${isReadonly ? ', read only' : ''}`,
          code(initial),
        ]),
    ),
    table(
      'Methods',
      ['method'],
      methods.toSorted(byName).map((method) => [code(signature(method))]),
    ),
    table(
      'Events',
      ['event', 'type'],
      typed(events).map(([name, type]) => [name, type]),
    ),
    table(
      'Slots',
      ['slot'],
      slots.map(({ name }) => [name === '' ? 'the default one' : code(name)]),
    ),
    table('Tokens of its own', ['token', 'type', 'default'], typed(tokens)),
    parts.length > 0
      ? `**Parts**: ${parts
          .map(({ name }) => code(name))
          .toSorted()
          .join(', ')}\n\n`
      : '',
  ].join('')}`;
}

/** The entries of the export map that have declarations, without those that stand for many files: `[['./core', '/…/core/index.d.ts'], …]`. */
function typedEntries() {
  const { exports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const single = Object.entries(exports).filter(
    ([name, target]) => target.types && !name.includes('*') && !target.types.includes('/frameworks/'),
  );
  return [...single.map(([name, { types }]) => [name, join(root, types)]), ['./define/suffixed', join(dist, 'define/suffixed.d.ts')]];
}

const printer = ts.createPrinter({ removeComments: true });
const isHidden = (member) =>
  (member.name && ts.isPrivateIdentifier(member.name)) ||
  (ts.getCombinedModifierFlags(member) & (ts.ModifierFlags.Private | ts.ModifierFlags.Protected)) !== 0;

/** A declaration as text, without comments, members that are not public, and what every module says. */
function printed(declaration) {
  const source = declaration.getSourceFile();
  const shown = ts.isClassDeclaration(declaration)
    ? ts.factory.updateClassDeclaration(
        declaration,
        declaration.modifiers,
        declaration.name,
        declaration.typeParameters,
        declaration.heritageClauses,
        declaration.members.filter((member) => !isHidden(member)),
      )
    : declaration;
  const node = ts.isVariableDeclaration(shown) ? shown.parent.parent : shown;
  return printer
    .printNode(ts.EmitHint.Unspecified, node, source)
    .replace(/^export (?:declare )?/, '')
    .replaceAll(/import\("[^"]*"\)\./g, '');
}

/** What an entry exports: name and text of each. */
function exportsOf(program, path) {
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(path);
  const symbol = source && checker.getSymbolAtLocation(source);
  if (!symbol) return [];
  return checker
    .getExportsOfModule(symbol)
    .map((entry) => {
      const target = entry.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(entry) : entry;
      return { name: entry.name, text: (target.declarations ?? []).map(printed).join('\n') };
    })
    .toSorted(byName);
}

function entrySection([name, path], program, known) {
  const exported = exportsOf(program, path);
  const isKnownFrom = (entry) => known.find(({ names }) => names.get(entry.name) === entry.text)?.from;
  const own = exported.filter((entry) => !isKnownFrom(entry));
  const repeated = [...new Set(exported.map(isKnownFrom).filter(Boolean))];
  known.push({ from: name, names: new Map(exported.map((entry) => [entry.name, entry.text])) });
  const also = repeated.length > 0 ? `Exports of ${repeated.map((from) => `\`${from}\``).join(' and ')} too.\n\n` : '';
  const text =
    own.length > 0
      ? `\`\`\`ts\n${own.map((entry) => entry.text).join('\n\n')}\n\`\`\`\n\n`
      : also
        ? ''
        : 'Exports nothing: it is imported for its effect.\n\n';
  return `### \`${name}\`\n\n${also}${text}`;
}

/** The whole page. */
export async function apiReport() {
  const entries = typedEntries().toSorted(([a], [b]) => (a === '.' ? 1 : b === '.' ? -1 : a < b ? -1 : 1));
  const program = ts.createProgram(
    entries.map(([, path]) => path),
    {
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.ESNext,
      moduleResolution: ts.ModuleResolutionKind.Bundler,
      types: [],
      skipLibCheck: true,
    },
  );
  const known = [];
  const { tokenDescriptions } = await import(join(root, 'src/theme/tokens.docs.ts'));
  const { exports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const text = `# Public interface

Made by \`npm run api\` from the built package; \`npm test\` fails when it is out of date. [Versioning](versioning.md) says which change of it
is a breaking one.

Entries: ${Object.keys(exports).map(code).join(', ')}.

## Elements

${readElements(dist, tags).map(elementSection).join('')}## Tokens of all elements

${table(
  'Custom properties',
  ['token', 'type', 'default'],
  tokenDescriptions.map(({ name, type, initial }) => [code(name), code(type), code(initial)]),
)}
## Entries

${entries.map((entry) => entrySection(entry, program, known)).join('')}`;
  return format(text, { ...(await resolveConfig(file)), parser: 'markdown' });
}

if (process.argv[1] === import.meta.filename) {
  const text = await apiReport();
  writeFileSync(file, text);
  console.log(`${text.split('\n').length} lines in docs/api.md`);
}
