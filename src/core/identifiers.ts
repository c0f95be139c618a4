/** Ids of the vendor come in mixed case; everything matches by their lower case (SCORING.md, F). */

export const keyOf = (id: string | null | undefined): string => (typeof id === 'string' ? id.toLowerCase() : '');

/** The key of something that exists once a scope. */
export const scopedKey = (scopeId: string | null | undefined, id: string): string => `${keyOf(scopeId)}\n${keyOf(id)}`;

/** The members of an array, or none: the core holds its ground where a host hands over something else. */
export const listOf = <T>(value: readonly T[] | null | undefined): readonly T[] =>
  Array.isArray(value) ? (value.every((item) => item != null) ? value : value.filter((item) => item != null)) : [];
