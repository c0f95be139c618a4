/** Attributes that hold a number. */
import type { ComplexAttributeConverter } from 'lit';

/** An empty attribute is no zero. */
export const numeric: ComplexAttributeConverter<number | null> = {
  fromAttribute: (text) => (text === null || text.trim() === '' ? null : Number(text)),
};
