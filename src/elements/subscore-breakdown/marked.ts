/** A name with what was searched for marked in it. */
import { html, type TemplateResult } from 'lit';

export function marked(name: string, query: string, locale: string): TemplateResult | string {
  const wanted = query.trim().toLocaleLowerCase(locale);
  const lower = name.toLocaleLowerCase(locale);
  const start = wanted === '' ? -1 : lower.indexOf(wanted);
  // A letter that is two in lower case would shift the mark.
  if (start < 0 || lower.length !== name.length) return name;
  const end = start + wanted.length;
  return html`${name.slice(0, start)}<mark>${name.slice(start, end)}</mark>${name.slice(end)}`;
}
