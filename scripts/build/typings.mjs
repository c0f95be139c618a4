// Types of the elements for the templates of frameworks. What an element has is said once, in `frameworks/elements.d.ts`, by looking it up
// in its class; the file of a framework says only how that framework writes properties, attributes and events.

const indent = (text, by) => text.replace(/^(?=.)/gm, by);
const comment = (text) => (text ? `/** ${text.replaceAll('*/', '*\\/').trim().split('\n').join('\n * ')} */\n` : '');
const member = (description, line) => indent(`${comment(description)}${line}\n`, '  ');
const quoted = (name) => (/^[a-z]\w*$/i.test(name) ? name : `'${name}'`);

const settable = ({ properties }) => properties.filter(({ isReadonly }) => !isReadonly);
/** Attributes that are spelled otherwise than their property; where both have one name, frameworks set the property. */
const otherwiseSpelled = (element) => settable(element).filter(({ name, attribute }) => attribute !== null && attribute !== name);

const properties = ({ className, ...element }) =>
  settable(element)
    .map(({ name, description }) => member(description, `readonly ${name}?: ${className}['${name}'] | undefined;`))
    .join('');
const attributes = ({ className, ...element }) =>
  otherwiseSpelled(element)
    .map(({ name, attribute, description }) =>
      member(description, `readonly ${quoted(attribute)}?: AttributeValue<${className}['${name}']>;`),
    )
    .join('');
const events = ({ events: list }) =>
  list.map(({ name, description }) => member(description, `readonly '${name}': HTMLElementEventMap['${name}'];`)).join('');

/** Events bubble: what the elements inside a provider tell can be heard on it, its own first. */
function heardOn(element, elements) {
  if (element.tag !== 'secure-score-provider') return element;
  const heard = new Map(element.events.map((event) => [event.name, event]));
  for (const event of elements.flatMap(({ events: inside }) => inside)) {
    if (!heard.has(event.name)) heard.set(event.name, { ...event, description: `${event.description} From an element inside.` });
  }
  return { ...element, events: [...heard.values()] };
}

const interfacesOf = (element) => `export interface ${element.className}Properties {
${properties(element)}}

export interface ${element.className}Attributes {
${attributes(element)}}

export interface ${element.className}Events {
${events(element)}}
`;

const mapOf = (name, elements, type) => `export interface ${name} {
${elements.map((element) => `  '${element.tag}': ${type(element)};\n`).join('')}}
`;

const generated = '// Made from custom-elements.json by the build.\n';

const elementsFile = (elements) => `${generated}${elements
  .map(({ className, module }) => `import type { ${className} } from '../${module}';\n`)
  .join('')}
/** What an attribute takes for a property of type \`T\`. The text \`false\` is no, since that is what frameworks write. */
export type AttributeValue<T> = T extends boolean ? boolean | '' | 'true' | 'false' | undefined : T extends number ? T | \`\${T}\` | undefined : T extends string ? T | undefined : T extends null | undefined ? undefined : string | undefined;

/** Handlers of events, named as a framework names them. */
export type Handlers<Events, Element, Prefix extends string, Suffix extends string = ''> = {
  readonly [Name in keyof Events & string as \`\${Prefix}\${Name}\${Suffix}\`]?: ((event: Events[Name] & { readonly currentTarget: Element }) => void) | undefined;
};

${elements.map((element) => interfacesOf(heardOn(element, elements))).join('\n')}
${mapOf('ElementClasses', elements, ({ className }) => className)}
${mapOf('ElementProperties', elements, ({ className }) => `${className}Properties`)}
${mapOf('ElementAttributes', elements, ({ className }) => `${className}Attributes`)}
${mapOf('ElementEvents', elements, ({ className }) => `${className}Events`)}
export type Tag = keyof ElementClasses;
`;

const tagLines = (elements, depth, type) =>
  elements.map(({ tag, description }) => indent(`${comment(description)}'${tag}': ${type}<'${tag}'>;\n`, '  '.repeat(depth))).join('');

const imports = (names) => `import type { ${names} } from './elements.js';\n`;

const react = (elements) => `${generated}// React 19 and later. \`on\` and an event's name is its listener.
import type { HTMLAttributes, RefAttributes } from 'react';
${imports('ElementAttributes, ElementClasses, ElementEvents, ElementProperties, Handlers, Tag')}
type Own<T extends Tag> = ElementProperties[T] & ElementAttributes[T];
type OwnHandlers<T extends Tag> = Handlers<ElementEvents[T], ElementClasses[T], 'on'> & Handlers<ElementEvents[T], ElementClasses[T], 'on', 'Capture'>;

/** Everything that a tag takes in JSX. */
export type ElementProps<T extends Tag> = Omit<HTMLAttributes<ElementClasses[T]>, keyof Own<T>> & RefAttributes<ElementClasses[T]> & { readonly class?: string | undefined } & Own<T> & OwnHandlers<T>;

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
${tagLines(elements, 3, 'ElementProps')}    }
  }
}
`;

const react17 = (elements) => `${generated}// React 17 and 18 know attributes only: objects and listeners go through a \`ref\`.
import type { HTMLAttributes, RefAttributes } from 'react';
${imports('AttributeValue, ElementAttributes, ElementClasses, ElementProperties, Tag')}
type Plain = string | number | boolean | null | undefined;
/** Properties whose attribute has the same name, and that are no objects. */
type SameName<T extends Tag> = { readonly [Name in keyof ElementProperties[T] as ElementProperties[T][Name] extends Plain ? (Name extends Lower ? Name : never) : never]?: AttributeValue<ElementProperties[T][Name]> };
type Lower = Lowercase<string>;
type Own<T extends Tag> = SameName<T> & ElementAttributes[T];

/** Everything that a tag takes in JSX. */
export type ElementProps<T extends Tag> = Omit<HTMLAttributes<ElementClasses[T]>, keyof Own<T>> & RefAttributes<ElementClasses[T]> & { readonly class?: string | undefined } & Own<T>;

declare global {
  namespace JSX {
    interface IntrinsicElements {
${tagLines(elements, 3, 'ElementProps')}    }
  }
}
`;

const preact = (elements) => `${generated}// \`on\` and an event's name is its listener.
import type { JSX } from 'preact';
${imports('ElementAttributes, ElementClasses, ElementEvents, ElementProperties, Handlers, Tag')}
type Own<T extends Tag> = ElementProperties[T] & ElementAttributes[T];
type OwnHandlers<T extends Tag> = Handlers<ElementEvents[T], ElementClasses[T], 'on'> & Handlers<ElementEvents[T], ElementClasses[T], 'on', 'Capture'>;

/** Everything that a tag takes in JSX. */
export type ElementProps<T extends Tag> = Omit<JSX.HTMLAttributes<ElementClasses[T]>, keyof Own<T>> & Own<T> & OwnHandlers<T>;

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
${tagLines(elements, 3, 'ElementProps')}    }
  }
}
`;

const solid = (
  elements,
) => `${generated}// \`on:\` and an event's name is its listener; \`prop:\` sets a property, \`attr:\` an attribute, and \`bool:\` one that is there or not.
import type { JSX } from 'solid-js';
${imports('AttributeValue, ElementAttributes, ElementClasses, ElementEvents, ElementProperties, Handlers, Tag')}
type Own<T extends Tag> = ElementProperties[T] & ElementAttributes[T];
type Prefixed<Values, Prefix extends string> = { readonly [Name in keyof Values & string as \`\${Prefix}\${Name}\`]?: Values[Name] };
type Written<Values> = { readonly [Name in keyof Values & string as \`attr:\${Name}\`]?: AttributeValue<Values[Name]> };

/** Everything that a tag takes in JSX. */
export type ElementProps<T extends Tag> = Omit<JSX.HTMLAttributes<ElementClasses[T]>, keyof Own<T>> & Own<T> & Prefixed<ElementProperties[T], 'prop:'> & Written<Own<T>> & Prefixed<ElementAttributes[T], 'bool:'> & Handlers<ElementEvents[T], ElementClasses[T], 'on:'>;

declare module 'solid-js' {
  namespace JSX {
    interface IntrinsicElements {
${tagLines(elements, 3, 'ElementProps')}    }
  }
}
`;

const vue = (elements) => `${generated}// A listener of \`@secure-score-error\` is the property \`onSecureScoreError\` here.
import type { HTMLAttributes, PublicProps } from 'vue';
${imports('ElementClasses, ElementEvents, ElementProperties, Tag')}
type Camel<Text extends string> = Text extends \`\${infer First}-\${infer Rest}\` ? \`\${First}\${Capitalize<Camel<Rest>>}\` : Text;
type Handler<T extends Tag, Name extends keyof ElementEvents[T]> = (event: ElementEvents[T][Name] & { readonly currentTarget: ElementClasses[T] }) => void;
type VueHandlers<T extends Tag> = { readonly [Name in keyof ElementEvents[T] & string as \`on\${Capitalize<Camel<Name>>}\`]?: Handler<T, Name> | undefined };
type VueEmit<T extends Tag> = <Name extends keyof ElementEvents[T] & string>(name: Name, event: ElementEvents[T][Name]) => void;

/** Everything that a tag takes in a template. */
export type ElementProps<T extends Tag> = Omit<HTMLAttributes, keyof ElementProperties[T]> & PublicProps & ElementProperties[T] & VueHandlers<T>;

/** A tag as vue-tsc sees it: made as its class, with the props of a component. */
export type ElementComponent<T extends Tag> = new () => ElementClasses[T] & { readonly $props: ElementProps<T>; readonly $emit: VueEmit<T> };

declare module 'vue' {
  interface GlobalComponents {
${tagLines(elements, 2, 'ElementComponent')}  }
}
`;

const svelte = (elements) => `${generated}// \`on\` and an event's name is its listener.
import type { HTMLAttributes } from 'svelte/elements';
${imports('ElementAttributes, ElementClasses, ElementEvents, ElementProperties, Handlers, Tag')}
type Own<T extends Tag> = ElementProperties[T] & ElementAttributes[T];
type OwnHandlers<T extends Tag> = Handlers<ElementEvents[T], ElementClasses[T], 'on'> & Handlers<ElementEvents[T], ElementClasses[T], 'on:'>;

/** Everything that a tag takes in a template. */
export type ElementProps<T extends Tag> = Omit<HTMLAttributes<ElementClasses[T]>, keyof Own<T>> & Own<T> & OwnHandlers<T>;

declare module 'svelte/elements' {
  interface SvelteHTMLElements {
${tagLines(elements, 2, 'ElementProps')}  }
}
`;

const frameworks = { react, 'react-17': react17, preact, solid, vue, svelte };

/** Names of the type-only entries: `secure-score-widgets/react` and so on. */
export const typedFrameworks = Object.keys(frameworks);

/** The files of `frameworks/` by name. Each entry is a module without content too, so that an import of it never fails where types are gone. */
export function frameworkFiles(elements) {
  const entries = Object.entries(frameworks).flatMap(([name, write]) => [
    [`${name}.d.ts`, write(elements)],
    [`${name}.js`, 'export {};\n'],
  ]);
  return Object.fromEntries([['elements.d.ts', elementsFile(elements)], ['elements.js', 'export {};\n'], ...entries]);
}
