/** What is odd about the data, in the panel: a sentence each, by what they are about. */
import { html, type TemplateResult } from 'lit';
import type { QualityNote, SubjectKind } from '../core/quality.js';
import type { Formatter } from '../format/formatter.js';
import { noteText } from '../format/notes.js';

/** Notes by the kind of their subject, in the order in which the kinds first come. */
export function notesByKind(notes: readonly QualityNote[]): ReadonlyMap<SubjectKind, readonly QualityNote[]> {
  const groups = new Map<SubjectKind, QualityNote[]>();
  for (const note of notes) {
    const group = groups.get(note.subject.kind);
    if (group) group.push(note);
    else groups.set(note.subject.kind, [note]);
  }
  return groups;
}

export function notesTemplate(notes: readonly QualityNote[], formatter: Formatter): TemplateResult {
  return html`<p class="formula muted">${formatter.text('notes.lead')}</p>
    ${[...notesByKind(notes)].map(
      ([kind, group]) =>
        html`<h3>${formatter.text(`notes.group.${kind}`)}</h3>
          <ul class="list">
            ${group.map((note) => html`<li>${noteText(formatter, note)}</li>`)}
          </ul>`,
    )}`;
}
