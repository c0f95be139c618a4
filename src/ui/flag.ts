/** Attributes that are there or not. */
import type { ComplexAttributeConverter } from 'lit';

/** Vue, Svelte, Solid, Angular and, by some names, Preact write a `false` into an attribute as a text: it is none. */
export const flag: ComplexAttributeConverter<boolean> = {
  fromAttribute: (text) => text !== null && text !== 'false',
};
