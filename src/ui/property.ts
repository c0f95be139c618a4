/**
 * The decorators of reactive properties. Lit's own bring standard decorators along, which our build does not use.
 *
 * Of public ones: frameworks write `undefined` to a property whose value has not come yet, or is gone, and Preact an empty
 * text: both stand for what the property is when nobody sets it, so that a widget with an empty binding still follows its provider.
 */
import type { PropertyDeclaration, ReactiveElement } from 'lit';

/** The accessor that puts its first value, which is the one that the class gives it, in the place of nothing. */
function withDefault(accessor: PropertyDescriptor): PropertyDescriptor {
  let first: { readonly value: unknown } | undefined;
  return {
    ...accessor,
    set(value: unknown) {
      first ??= { value };
      const isNothing = value === undefined || (value === '' && typeof first.value !== 'string');
      accessor.set!.call(this, isNothing ? first.value : value);
    },
  };
}

/** As Lit's. A property with accessors of its own sees to `undefined` itself. */
export function property(options?: PropertyDeclaration): (prototype: ReactiveElement, name: string) => void {
  return (prototype, name) => {
    const isPlain = !(name in prototype);
    create(prototype, name, options);
    if (isPlain) Object.defineProperty(prototype, name, withDefault(Object.getOwnPropertyDescriptor(prototype, name)!));
  };
}

/** As Lit's: what an element keeps to itself. */
export const state = (): ((prototype: ReactiveElement, name: string) => void) => (prototype, name) =>
  create(prototype, name, { state: true, attribute: false });

const create = ({ constructor }: ReactiveElement, name: string, options?: PropertyDeclaration): void =>
  (constructor as typeof ReactiveElement).createProperty(name, options);
