/**
 * How often a property is tried. The full count stands unless PROPERTY_SHARE asks for a part or a multiple of it: mutation testing runs
 * every property thousands of times, and a mutant that a property can kill dies within a few tries; exploring tries more than a commit does.
 */
const share = Number(process.env.PROPERTY_SHARE ?? 1);
if (!(share > 0)) throw new Error(`PROPERTY_SHARE has to be above 0, not ${process.env.PROPERTY_SHARE}`);

/** `count` times the share, but at least once. */
export const runs = (count: number): number => Math.max(1, Math.ceil(count * share));
