/** The panel of filters: every word that tells rows apart, with the number of rows that it would leave. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Formatter } from '../../format/formatter.js';
import { facetOf } from './recommendation-table.facets.js';
import { type FacetId, facetIds } from './recommendation-table.ids.js';
import { lateWords } from './recommendation-table.lateWords.js';
import type { TableActions, TableModel } from './recommendation-table.model.js';
import { facetCounts } from './recommendation-table.query.js';
import { wanted } from './recommendation-table.viewState.js';

/** More words than these stand behind one more act. */
const wordsShown = 8;

export function panelTemplate(model: TableModel, actions: TableActions): TemplateResult {
  const words = lateWords(model.formatter);
  const ids = facetIds.filter((id) => model.table.facet(id).words.length > 1 || wanted(model.view, id).length > 0);
  if (ids.length === 0) return html`<p class="body" tabindex="-1" data-first>${words.text('filter.empty')}</p>`;
  return html`<div class="facets">${ids.map((id) => facetTemplate(model, actions, id, words))}</div>`;
}

interface FacetWord {
  readonly word: string;
  readonly name: string;
  readonly count: number;
  readonly isChosen: boolean;
}

function facetTemplate(model: TableModel, actions: TableActions, id: FacetId, words: Formatter): TemplateResult {
  const facet = model.table.facet(id);
  const counts = facetCounts(facet, model.matches, id);
  const chosen = wanted(model.view, id);
  const all = facet.words.map((word, index): FacetWord => ({
    word,
    name: facet.names[index]!,
    count: counts[index]!,
    isChosen: chosen.includes(word),
  }));
  // Words that have an order of their own keep it; of many names the most frequent come first.
  const listed = facetOf(id).rank ? all : [...all].sort((a, b) => Number(b.isChosen) - Number(a.isChosen) || b.count - a.count);
  const rest = listed.slice(wordsShown);
  return html`<fieldset class="facet">
    <legend class="caption">${words.text(facetOf(id).message)}</legend>
    ${listed.slice(0, wordsShown).map((word) => option(word, id, model, actions))}
    ${
      rest.length > 0
        ? html`<details>
            <summary class="caption">${words.text('filter.moreWords', { count: rest.length })}</summary>
            ${rest.map((word) => option(word, id, model, actions))}
          </details>`
        : nothing
    }
  </fieldset>`;
}

function option({ word, name, count, isChosen }: FacetWord, id: FacetId, { formatter }: TableModel, actions: TableActions): TemplateResult {
  return html`<label class="option ${count === 0 && !isChosen ? 'muted' : ''}">
    <input type="checkbox" .checked=${isChosen} @change=${() => actions.toggleWord(id, word)} />
    <span dir="auto">${name}</span> <span class="caption count" title=${formatter.number(count)}>${formatter.compact(count)}</span>
  </label>`;
}
