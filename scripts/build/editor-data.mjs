// Data for editors that complete tags and attributes in plain HTML: VS Code's HTML custom data, and web-types for JetBrains.

const attributesOf = ({ properties }) => properties.filter(({ attribute }) => attribute !== null);
const optional = (values) => Object.fromEntries(Object.entries(values).filter(([, value]) => value !== '' && value !== undefined));
const named = ({ name, description }) => optional({ name, description });
const withValues = ({ words }) => (words.length > 0 ? { values: words.map((name) => ({ name })) } : {});

/** https://github.com/microsoft/vscode-custom-data */
export const htmlCustomData = (elements) => ({
  version: 1.1,
  tags: elements.map((element) => ({
    name: element.tag,
    description: { kind: 'markdown', value: element.description },
    attributes: attributesOf(element).map((property) => ({
      ...optional({ name: property.attribute, description: property.description, valueSet: property.isBoolean ? 'v' : undefined }),
      ...withValues(property),
    })),
  })),
});

/** The tokens of all elements and those of one, for completion in style sheets. */
export function cssCustomData(elements, tokens) {
  const all = tokens.map(({ name, meaning }) => ({ name, description: meaning }));
  const own = elements.flatMap(({ tokens: list }) => list).filter(({ name }) => !all.some((known) => known.name === name));
  return { version: 1.1, properties: [...all, ...own.map(named)] };
}

const typeText = ({ words, isBoolean, type }) =>
  words.length > 0 ? words.map((word) => JSON.stringify(word)) : isBoolean ? 'boolean' : type;

const webType = (element) => ({
  name: element.tag,
  description: element.description,
  attributes: attributesOf(element).map((property) => ({
    ...optional({ name: property.attribute, description: property.description, default: property.initial ?? undefined }),
    value: property.isBoolean ? { kind: 'no-value', type: 'boolean' } : { type: typeText(property) },
  })),
  ...(element.slots.length > 0 ? { slots: element.slots.map(({ name, description }) => ({ name, ...optional({ description }) })) } : {}),
  js: {
    properties: element.properties.map((property) => ({
      ...optional({ name: property.name, description: property.description, 'read-only': property.isReadonly || undefined }),
      type: property.type,
    })),
    events: element.events.map(named),
  },
  css: {
    properties: element.tokens.map((token) => optional({ name: token.name, description: token.description, default: token.default })),
    parts: element.parts.map(named),
  },
});

/** https://github.com/JetBrains/web-types */
export const webTypes = (elements, { name, version }) => ({
  $schema: 'https://raw.githubusercontent.com/JetBrains/web-types/master/schema/web-types.json',
  name,
  version,
  'js-types-syntax': 'typescript',
  'description-markup': 'markdown',
  contributions: { html: { elements: elements.map(webType) } },
});
