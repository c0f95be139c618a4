/**
 * Text of the host or the vendor inside a sentence of ours. A name in the other direction would pull the punctuation and
 * numbers around it along, and `<bdi>` cannot help in attributes, tooltips and copied text. So it is put between
 * FIRST STRONG ISOLATE and POP DIRECTIONAL ISOLATE, but only where it needs it: plain text stays plain for search,
 * copying and tests.
 */
const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;
const leftToRight = /(?![\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}])\p{L}/u;
/** ASCII has neither. */
const plain = /^[ -~]*$/;
/** Embeddings, overrides, isolates and their ends: an unbalanced one would leak into the sentence. */
const controls = /[\u202a-\u202e\u2066-\u2069]/g;

/** `text` isolated where it holds letters of the other direction; bidi controls of its own are taken out. */
export function isolated(text: string, direction: 'ltr' | 'rtl'): string {
  // Most of what is printed, and what is printed most: numbers.
  if (direction === 'ltr' && plain.test(text)) return text;
  const clean = text.replace(controls, '');
  return (direction === 'rtl' ? leftToRight : rightToLeft).test(clean) ? `\u2068${clean}\u2069` : clean;
}

/** A whole text in its own direction, whatever surrounds it: LEFT-TO-RIGHT or RIGHT-TO-LEFT ISOLATE. */
export const isolatedWhole = (text: string, direction: 'ltr' | 'rtl'): string =>
  `${direction === 'rtl' ? '\u2067' : '\u2066'}${text}\u2069`;
