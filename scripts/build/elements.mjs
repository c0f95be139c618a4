// What the element manifest says about each element, joined with what the compiler knows of its properties' types: the one list that
// typings, editor data and the report of the public API are made from.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

/** The manifest as it is shipped: no private members, no helper classes, and the paths of the package instead of those of the sources. */
export function finishManifest(manifest) {
  const isShown = (member) => member.privacy !== 'private' && member.privacy !== 'protected' && !member.static;
  const bases = new Set(manifest.modules.flatMap(({ declarations = [] }) => declarations.flatMap(inheritedNames)));
  const modules = manifest.modules.flatMap((module) => {
    const classes = module.declarations.filter(({ kind, tagName, name }) => kind === 'class' && (tagName || bases.has(name)));
    if (classes.length === 0) return [];
    const declarations = classes.map((declaration) => ({ ...declaration, members: declaration.members?.filter(isShown) }));
    const names = new Set(declarations.map(({ name }) => name));
    return [{ ...module, declarations, exports: module.exports.filter(({ name }) => names.has(name)) }];
  });
  const text = JSON.stringify({ ...manifest, modules }, null, 2);
  return `${text.replace(/"\/?src\/([^"]+)\.[jt]s"/g, '"dist/$1.js"')}\n`;
}

const inheritedNames = (declaration) =>
  declaration.tagName ? (declaration.members ?? []).flatMap(({ inheritedFrom }) => inheritedFrom?.name ?? []) : [];

/** The elements in the order of `tags`, each with its properties, events, slots, parts and tokens. */
export function readElements(dist, tags) {
  const manifest = JSON.parse(readFileSync(join(dist, 'custom-elements.json'), 'utf8'));
  const classes = manifest.modules.flatMap(({ path, declarations }) => declarations.map((declaration) => ({ path, ...declaration })));
  const typeOf = propertyTypes(dist);
  return tags.map((tag) => {
    const found = classes.find(({ tagName }) => tagName === tag);
    if (!found) throw new Error(`the manifest does not know ${tag}`);
    const fields = found.members.filter(({ kind }) => kind === 'field');
    return {
      tag,
      className: found.name,
      module: found.path.replace(/^dist\//, ''),
      description: found.description ?? '',
      properties: fields.map((field) => propertyOf(field, typeOf(found.path.replace(/^dist\//, ''), found.name, field.name))),
      methods: found.members.filter(({ kind }) => kind === 'method'),
      events: found.events ?? [],
      slots: found.slots ?? [],
      parts: found.cssParts ?? [],
      tokens: found.cssProperties ?? [],
    };
  });
}

const propertyOf = ({ name, attribute, readonly, description, default: initial }, type) => ({
  name,
  attribute: attribute ?? null,
  isReadonly: readonly === true,
  description: description ?? '',
  initial: initial ?? null,
  ...type,
});

const { NoTruncation, InTypeAlias, UseAliasDefinedOutsideCurrentScope } = ts.TypeFormatFlags;
/** Names without the paths that they come from. */
const written = NoTruncation | UseAliasDefinedOutsideCurrentScope;

/** Looks into the built declarations: `{ type, isBoolean, words }` of a property, where `words` are the texts that it takes by name. */
function propertyTypes(dist) {
  const program = ts.createProgram([join(dist, 'index.d.ts')], {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    lib: ['lib.es2022.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
    types: [],
    strict: true,
    skipLibCheck: true,
  });
  const checker = program.getTypeChecker();
  return (path, className, name) => {
    const source = program.getSourceFile(join(dist, path.replace(/\.js$/, '.d.ts')));
    const node = source?.statements.find((statement) => ts.isClassDeclaration(statement) && statement.name?.text === className);
    const property = node && checker.getTypeAtLocation(node).getProperty(name);
    if (!property) throw new Error(`the declarations do not know ${className}.${name}`);
    const type = checker.getTypeOfSymbol(property);
    const members = (type.isUnion() ? type.types : [type]).filter((member) => !(member.flags & ts.TypeFlags.Null));
    const words = members.filter((member) => member.isStringLiteral()).map(({ value }) => value);
    return {
      type: checker.typeToString(type, node, words.length > 0 ? written | InTypeAlias : written),
      isBoolean: members.every((member) => (member.flags & ts.TypeFlags.BooleanLike) !== 0),
      words,
    };
  };
}
