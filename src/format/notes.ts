/** The sentence for a quality note. Apart from the formatter, since it is wanted only where notes are listed. */
import type { QualityNote } from '../core/quality.js';
import type { Argument, Formatter } from './formatter.js';

const subjectsNamed = 3;

/** The catalogue of `formatter` has to hold the area `quality`. */
export function noteText(formatter: Formatter, { code, subject, facts }: QualityNote): string {
  return formatter.text(`quality.${code}`, noteArguments(subjectNames(subject, facts, formatter), facts, formatter));
}

function subjectNames(
  { kind, id, name }: QualityNote['subject'],
  facts: QualityNote['facts'],
  { text, has }: Formatter,
): readonly string[] {
  if (kind === 'total') return [text('score.total')];
  const own = { part: `half.${id}`, subscore: `subscore.${id}` }[kind as string];
  if (own && id) return [has(own) ? text(own) : id];
  if (name || id) return [(name || id)!];
  return Array.isArray(facts['ids']) ? facts['ids'].slice(0, subjectsNamed) : [];
}

/** Facts by their own names, and `{subjects}`: what the note is about, the first few by name. */
function noteArguments(names: readonly string[], facts: QualityNote['facts'], { list }: Formatter): Record<string, Argument> {
  const values: Record<string, Argument> = { count: 1 };
  for (const [name, fact] of Object.entries(facts)) values[name] = printedFact(fact, list);
  const isMore = typeof values['count'] === 'number' && values['count'] > names.length;
  values['subjects'] = names.length === 0 ? null : list(isMore ? [...names, '…'] : names);
  return values;
}

function printedFact(fact: QualityNote['facts'][string], list: Formatter['list']): Argument {
  if (Array.isArray(fact)) return list(fact.slice(0, subjectsNamed));
  return typeof fact === 'boolean' ? String(fact) : (fact as Argument);
}
