/** Ids of the vendor come in mixed case; everything matches by their lower case (SCORING.md, F). */

export const keyOf = (id: string | null | undefined): string => (typeof id === 'string' ? id.toLowerCase() : '');

/** The key of something that exists once a scope. */
export const scopedKey = (scopeId: string | null | undefined, id: string): string => `${keyOf(scopeId)}\n${keyOf(id)}`;

/** Something that names no scope is in all of them. */
export const isInScope = (scopeId: string | null | undefined, other: string | null | undefined): boolean =>
  scopeId == null || other == null || keyOf(scopeId) === keyOf(other);
