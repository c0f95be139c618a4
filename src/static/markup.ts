/**
 * Markup as text. Everything that is put into a template is escaped, but for other markup: there is no way to hand in
 * text as markup, so none can be forgotten.
 */
const made = Symbol('markup');

export interface Markup {
  readonly [made]: true;
  readonly text: string;
}

/** Nothing is printed for `null`, `undefined` and `false`. */
export type Printed = Markup | string | number | null | undefined | false | readonly Printed[];

/** A template of well-formed XML that is HTML too: attributes in double quotes, no element left open. */
export function markup(strings: TemplateStringsArray, ...values: readonly Printed[]): Markup {
  return { [made]: true, text: strings.reduce((text, string, index) => text + printed(values[index - 1]) + string) };
}

/** A style sheet of ours, whose values have been validated. */
export function styleElement(css: string, nonce: string | null): Markup {
  return { [made]: true, text: `<style${nonce === null ? '' : ` nonce="${escaped(nonce)}"`}>${css}</style>` };
}

export const documentType: Markup = { [made]: true, text: '<!doctype html>\n' };

const isMarkup = (value: Printed): value is Markup => typeof value === 'object' && value !== null && made in value;

function printed(value: Printed): string {
  if (value === null || value === undefined || value === false) return '';
  if (isMarkup(value)) return value.text;
  return Array.isArray(value) ? value.map(printed).join('') : escaped(String(value));
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
/** Characters that XML has no way to hold; a lone surrogate is none of Unicode. */
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]|\p{Surrogate}/gu;

/** Safe as text and inside quotes, in HTML and in XML. */
export const escaped = (text: string): string => text.replace(forbidden, '\ufffd').replace(/[&<>"']/g, (character) => entities[character]!);
